/**
 * Runs a TypeScript file: `node scripts/run.mjs bench/judge.ts [arguments]`.
 *
 * The file is bundled first, because imports have no extensions. The bundle lies below `node_modules`, where it finds packages.
 */
import { realpathSync, rmSync } from 'node:fs';
import { join, parse } from 'node:path';
import { handOver } from './hand-over.mjs';
import { install, node, root } from './setup.mjs';

const [file, ...args] = process.argv.slice(2);
if (file === undefined) {
  process.stderr.write('usage: node scripts/run.mjs <file.ts> [arguments]\n');
  process.exit(2);
}

install();
const { build } = await import('esbuild');
const { bundling } = await import('./bundling.mjs');
const source = realpathSync(file);
const outfile = join(root, 'node_modules', '.cache', 'iem', `${parse(source).name}-${process.pid}.mjs`);
process.on('exit', () => rmSync(outfile, { force: true }));
await build({ ...bundling, entryPoints: [source], outfile, sourcemap: 'inline', sourcesContent: false });
await handOver(node(), ['--enable-source-maps', outfile, ...args]);
