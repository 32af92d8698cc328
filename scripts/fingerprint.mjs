import { createHash } from 'node:crypto';
import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';

/** The inputs of `dist/`: the sources, the bundling code, and the versions of packages. */
const INPUTS = ['src', 'scripts/build.mjs', 'package-lock.json'];

/**
 * Computes a fingerprint that changes when an input is added, removed or written. It uses times and sizes instead of contents,
 * because every start of the program in a clone computes it, and it must take only milliseconds.
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
