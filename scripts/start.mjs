/** `npm start`: sets the clone up, then runs the sample event, or the plan named in the arguments. */
import { join } from 'node:path';
import { handOver } from './hand-over.mjs';
import { node, root, setUp } from './setup.mjs';

setUp();
await handOver(node(), [join(root, 'dist', 'start.js'), ...process.argv.slice(2)]);
