/**
 * Bundles the program into `dist/`, with one file for each entry point and each part that is imported dynamically.
 *
 * The bundle contains the SDK and zod, without what no command uses of them, because they then start faster and take less memory
 * than from `node_modules`. Other dependencies stay packages, which npm installs beside the published tarball. Thanks to
 * splitting, a command does not read the clients and renderers that it does not need.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import typescript from 'typescript';
import { bundling, withPackages } from './bundling.mjs';
import { fingerprint } from './fingerprint.mjs';
import { root } from './setup.mjs';

const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** All dependencies except the SDK, of which a command needs a tenth, and zod, of which we need only the English messages. */
const outside = Object.keys(dependencies).filter(
  (name) => !/^(@aws-sdk\/|@smithy\/|@aws-crypto\/|zod$)/.test(name),
);

const dist = join(root, 'dist');
const builtFrom = fingerprint(root);

const { outputFiles } = await build({
  ...bundling,
  ...withPackages,
  external: outside,
  absWorkingDir: root,
  entryPoints: {
    main: 'src/cli/main.ts',
    start: 'src/cli/start.ts',
    'client/index': 'src/client/index.ts',
  },
  outdir: 'dist',
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  sourcemap: 'linked',
  sourcesContent: false,
  write: false,
});

const files = [...outputFiles, ...declarations('src/client', join(dist, 'client'))];

// Old files are deleted after new ones are written, so that a running program still finds the parts that it has not loaded yet.
for (const { path, contents } of files) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
const made = new Set(files.map(({ path }) => path));
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !made.has(path)) rmSync(path);
}
writeFileSync(join(dist, '.built-from'), builtFrom);

/** Creates the types of a folder that other programs import. Each file is converted by itself, which is fast. */
function declarations(from, to) {
  return readdirSync(join(root, from)).map((name) => {
    const source = readFileSync(join(root, from, name), 'utf8');
    const text = name.endsWith('.d.ts') ? source : declarationOf(source, name);
    return { path: join(to, name.replace(/(\.d)?\.ts$/, '.d.ts')), contents: text };
  });
}

function declarationOf(source, fileName) {
  const { outputText, diagnostics } = typescript.transpileDeclaration(source, {
    fileName,
    reportDiagnostics: true,
  });
  const [problem] = diagnostics ?? [];
  if (problem)
    throw new Error(`${fileName}: ${typescript.flattenDiagnosticMessageText(problem.messageText, '\n')}`);
  // Node.js, and the compilers of programs that import these types, need the extensions of file names.
  return outputText.replaceAll(/(from '\.\/[\w-]+)(?=')/g, '$1.js');
}
