/**
 * Bundles each Lambda function into `build/functions/<name>.zip`: `index.mjs` and the parts that it imports dynamically.
 *
 * The zip contains everything, also the SDK. So the code that runs is the code that was tested, and it starts faster than from
 * `node_modules`. Names are kept, so that stack traces can be read without source maps. The same sources give the same zip.
 */
import { mkdirSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { argv, pid } from 'node:process';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { bundling, watchBundle, withPackages } from './bundling.mjs';
import { root } from './setup.mjs';

const functions = join(root, 'functions');
export const zips = join(root, 'build', 'functions');

/** Lists the entry points: the modules of `functions/`, except those that begin with `_`, which are parts of them. */
export const functionNames = () =>
  readdirSync(functions)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
    .map((file) => parse(file).name);

/** The oldest time that a zip can contain. It stands for the real time, so that the zip does not depend on it. */
const NO_TIME = '1980-01-01T00:00:00';

export async function bundleFunctions() {
  const names = functionNames();
  for (const name of names) {
    const { outputFiles } = await build(optionsFor(name));
    writeZip(name, outputFiles);
  }
  const old = readdirSync(zips).filter((file) => file.endsWith('.zip') && !names.includes(parse(file).name));
  for (const file of old) rmSync(join(zips, file));
}

const optionsFor = (name) => ({
  ...bundling,
  ...withPackages,
  absWorkingDir: root,
  entryPoints: [{ in: join(functions, `${name}.ts`), out: 'index' }],
  outdir: 'build',
  outExtension: { '.js': '.mjs' },
  splitting: true,
  target: 'node24',
  minifyWhitespace: true,
  minifySyntax: true,
  legalComments: 'none',
  write: false,
});

/** Writes a zip by renaming a finished file, because two processes may write it at the same time. */
function writeZip(name, outputFiles) {
  const entries = outputFiles.map(({ path, contents }) => [basename(path), [contents, { mtime: NO_TIME }]]);
  const unfinished = join(zips, `${name}.${pid}`);
  mkdirSync(zips, { recursive: true });
  writeFileSync(unfinished, zipSync(Object.fromEntries(entries), { level: 9 }));
  renameSync(unfinished, join(zips, `${name}.zip`));
}

/** Bundles one function as `watchBundle` does. It calls `rebuilt` after every bundle except the first. */
export function watchFunction(name, rebuilt) {
  let isFirst = true;
  return watchBundle(optionsFor(name), (outputFiles) => {
    writeZip(name, outputFiles);
    if (!isFirst) rebuilt();
    isFirst = false;
  });
}

// This is not awaited, because the deployment tool loads this module by `require`, which does not accept a top-level await.
if (argv[1] === fileURLToPath(import.meta.url)) bundleFunctions();
