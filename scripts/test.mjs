/** `npm test`: installs if need be, then runs jest with the arguments given. */
import { handOver } from './hand-over.mjs';
import { jest } from './jest.mjs';
import { install, node } from './setup.mjs';

install();
await handOver(node(), jest(process.argv.slice(2)));
