/** `npm test` installs what is missing, and then runs jest with its arguments. */
import { handOver } from './hand-over.mjs';
import { jest } from './jest.mjs';
import { install, node } from './setup.mjs';

install();
await handOver(node(), jest(process.argv.slice(2)));
