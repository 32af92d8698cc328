import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** What `dist/` is made from: the sources, how they are bundled, and the versions they are bundled for. */
const INPUTS = ['src', 'scripts/build.mjs', 'package-lock.json'];

/**
 * Changes when any input is added, removed or written to. Times and sizes rather than contents: it is taken at
 * every start of the program in a clone, and must cost milliseconds.
 */
export function fingerprint(root) {
  const hash = createHash('sha256');
  for (const path of INPUTS.flatMap((input) => filesUnder(root, input)).sort()) {
    const { mtimeMs, size } = statSync(join(root, path));
    hash.update(`${path}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

function filesUnder(root, path) {
  if (statSync(join(root, path)).isFile()) return [path];
  return readdirSync(join(root, path)).flatMap((name) => filesUnder(root, `${path}/${name}`));
}
