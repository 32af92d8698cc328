/**
 * Bundles each Lambda function into `build/functions/<name>.zip`: `index.mjs` and the parts it imports when needed.
 *
 * With everything inside, the SDK too: what runs is what was tested, and starts faster than from `node_modules`. Names
 * are left as they are, so that stack traces can be read without source maps. The same sources give the same zip.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { basename, join, parse } from 'node:path';
import { build } from 'esbuild';
import { zipSync } from 'fflate';
import { bundling } from './bundling.mjs';
import { root } from './setup.mjs';

const functions = join(root, 'functions');
export const zips = join(root, 'build', 'functions');

/** Entry points are the modules of `functions/`; those that begin with `_` are parts of them. */
export const functionNames = () =>
  readdirSync(functions)
    .filter((file) => file.endsWith('.ts') && !file.startsWith('_'))
    .map((file) => parse(file).name);

/** CommonJS packages ask for Node's own modules by `require`, which ES modules do not have. */
const banner = "import { createRequire } from 'node:module'; const require = createRequire(import.meta.url);";

/** The oldest time a zip can hold, so that when it was made is not in it. */
const NO_TIME = '1980-01-01T00:00:00';

export async function bundleFunctions() {
  rmSync(zips, { recursive: true, force: true });
  mkdirSync(zips, { recursive: true });
  for (const name of functionNames()) writeFileSync(join(zips, `${name}.zip`), await zipOf(name));
}

async function zipOf(name) {
  const { outputFiles } = await build({
    ...bundling,
    absWorkingDir: root,
    entryPoints: [{ in: join(functions, `${name}.ts`), out: 'index' }],
    outdir: 'build',
    outExtension: { '.js': '.mjs' },
    splitting: true,
    packages: 'bundle',
    target: 'node24',
    // Of packages that come in both forms the ES module, whose unused parts can be left out.
    mainFields: ['module', 'main'],
    banner: { js: banner },
    minifyWhitespace: true,
    minifySyntax: true,
    legalComments: 'none',
    write: false,
  });
  const entries = outputFiles.map(({ path, contents }) => [basename(path), [contents, { mtime: NO_TIME }]]);
  return zipSync(Object.fromEntries(entries), { level: 9 });
}
