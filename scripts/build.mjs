/**
 * Bundles the program into `dist/`, one file per entry point and per lazily imported part.
 *
 * The SDK and zod are inside, without what no command uses of them: they start faster and take less memory than from
 * `node_modules`. Other dependencies stay packages, which npm installs beside the published tarball. Splitting keeps the
 * clients and renderers that a command does not need from being read.
 */
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import typescript from 'typescript';
import { bundling, withPackages } from './bundling.mjs';
import { fingerprint } from './fingerprint.mjs';
import { root } from './setup.mjs';

const { dependencies = {} } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
/** All but the SDK, of which a command needs a tenth, and zod, whose messages are in English. */
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

// New files first, old ones after: a program that is running goes on finding the parts it has yet to load.
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

/** The types of a folder that others import: each file by itself, which is quick and needs no other file. */
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
  // Node resolves no name without its extension, and so do those who import us from there.
  return outputText.replaceAll(/(from '\.\/[\w-]+)(?=')/g, '$1.js');
}
