/**
 * `npm run test:emulator` prepares the emulators and runs the suite of test/emulator against them.
 *
 * The suite starts each server on a free loopback port. A server ends with the process that started it, so nothing needs to be
 * cleaned up here. jest receives the arguments: `npm run test:emulator -- store`.
 */
import { join } from 'node:path';
import { prepareEmulators } from './emulator.mjs';
import { handOver } from './hand-over.mjs';
import { jest } from './jest.mjs';
import { install, node, root } from './setup.mjs';

install();
if (!prepareEmulators()) process.exit(1);

const suite = ['--roots', join(root, 'test', 'emulator')];
const env = { ...process.env, IEM_EMULATOR: '1' };
const args = process.argv.slice(2);
// One server or another is waited for half of the time, so two files run at once; what is asked for by name runs alone.
await handOver(
  node(),
  jest([...suite, ...(args.length > 0 ? ['--runInBand', ...args] : ['--maxWorkers', '2'])]),
  env,
);
