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

// Each file starts servers of its own, and waits for them half of the time.
const suite = ['--roots', join(root, 'test', 'emulator'), '--maxWorkers', '2'];
await handOver(node(), jest([...suite, ...process.argv.slice(2)]), { ...process.env, IEM_EMULATOR: '1' });
