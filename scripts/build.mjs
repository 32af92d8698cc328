/**
 * Bundles the program into `dist/`, one file per entry point and per lazily imported part.
 *
 * Dependencies stay packages: npm installs them beside the published tarball, and splitting keeps the SDK clients
 * and renderers that a command does not need from being read.
 */
import { mkdirSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { build } from 'esbuild';
import { bundling } from './bundling.mjs';
import { fingerprint } from './fingerprint.mjs';
import { root } from './setup.mjs';

const dist = join(root, 'dist');
const builtFrom = fingerprint(root);

const { outputFiles } = await build({
  ...bundling,
  absWorkingDir: root,
  entryPoints: ['src/cli/main.ts', 'src/cli/start.ts'],
  outdir: 'dist',
  entryNames: '[name]',
  chunkNames: 'chunks/[name]-[hash]',
  splitting: true,
  sourcemap: 'linked',
  sourcesContent: false,
  write: false,
});

// New files first, old ones after: a program that is running goes on finding the parts it has yet to load.
for (const { path, contents } of outputFiles) {
  mkdirSync(dirname(path), { recursive: true });
  writeFileSync(path, contents);
}
const made = new Set(outputFiles.map(({ path }) => path));
for (const entry of readdirSync(dist, { recursive: true, withFileTypes: true })) {
  const path = join(entry.parentPath, entry.name);
  if (entry.isFile() && !made.has(path)) rmSync(path);
}
writeFileSync(join(dist, '.built-from'), builtFrom);
