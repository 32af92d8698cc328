/** `npm run bench` runs every benchmark of `bench/`, one after the other; `npm run bench -- judge` runs only one. */
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import { join, parse } from 'node:path';
import { root } from './setup.mjs';

/** The benchmarks share this file, which measures nothing itself. */
const SHARED = 'measure';

const all = readdirSync(join(root, 'bench'))
  .filter((file) => file.endsWith('.ts'))
  .map((file) => parse(file).name)
  .filter((name) => name !== SHARED);
const named = process.argv.slice(2);
const strangers = named.filter((name) => !all.includes(name));
if (strangers.length > 0) {
  process.stderr.write(`There is no benchmark ${strangers.join(', ')}. There are ${all.join(', ')}.\n`);
  process.exit(2);
}
const names = named.length > 0 ? named : all;
const failed = names.filter((name) => {
  const run = [join(root, 'scripts', 'run.mjs'), join(root, 'bench', `${name}.ts`)];
  return spawnSync(process.execPath, run, { cwd: root, stdio: 'inherit' }).status !== 0;
});
if (failed.length > 0) {
  process.stderr.write(`Failed: ${failed.join(', ')}\n`);
  process.exitCode = 1;
}
