/**
 * Bundles each Lambda function into `build/functions/<name>.zip`: `index.mjs` and the parts it imports when needed.
 *
 * With everything inside, the SDK too: what runs is what was tested, and starts faster than from `node_modules`. Names
 * are left as they are, so that stack traces can be read without source maps. The same sources give the same zip.
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

/** Entry points are the modules of `functions/`; those that begin with `_` are parts of them. */
export const functionNames = () =>
  readdirSync(functions)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
    .map((file) => parse(file).name);

/** The oldest time a zip can hold, so that when it was made is not in it. */
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

/** Two may do it at once, so no zip is ever half written or gone for a moment. */
function writeZip(name, outputFiles) {
  const entries = outputFiles.map(({ path, contents }) => [basename(path), [contents, { mtime: NO_TIME }]]);
  const unfinished = join(zips, `${name}.${pid}`);
  mkdirSync(zips, { recursive: true });
  writeFileSync(unfinished, zipSync(Object.fromEntries(entries), { level: 9 }));
  renameSync(unfinished, join(zips, `${name}.zip`));
}

/** Bundles one function as `watchBundle` does; `rebuilt` is called each time but the first. */
export function watchFunction(name, rebuilt) {
  let isFirst = true;
  return watchBundle(optionsFor(name), (outputFiles) => {
    writeZip(name, outputFiles);
    if (!isFirst) rebuilt();
    isFirst = false;
  });
}

// Not awaited: the deployment tool reads this with `require`, which takes no module that waits.
if (argv[1] === fileURLToPath(import.meta.url)) bundleFunctions();
