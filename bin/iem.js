#!/usr/bin/env node
// Plain JavaScript that an old Node can read, so that it can say why it refuses.
import { existsSync } from 'node:fs';
import { isNewEnough, oldestNode } from './node-version.js';

const isClone = existsSync(new URL('../scripts/setup.mjs', import.meta.url));

if (isClone) {
  const { node, setUp } = await import('../scripts/setup.mjs');
  const { handOver } = await import('../scripts/hand-over.mjs');
  setUp();
  if (!isNewEnough) await handOver(node(), process.argv.slice(1));
}
if (!isNewEnough) {
  process.stderr.write(`iem needs Node.js ${oldestNode} or newer; this is ${process.versions.node}.\n`);
  process.exit(2);
}
await import('../dist/main.js');
