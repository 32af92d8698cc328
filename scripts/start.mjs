/** `npm start` sets up the clone, and then judges the sample event, or the plan in the arguments. */
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { node, root, setUp } from './setup.mjs';

setUp();
await handOver(node(), [join(root, 'dist', 'start.js'), ...process.argv.slice(2)]);
