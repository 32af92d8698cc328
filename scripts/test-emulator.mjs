/**
 * `npm run test:emulator` prepares the emulators and runs the suite of test/emulator against them.
 *
 * The suite starts each server on a free loopback port. A server ends with the process that started it, so nothing needs to be
 * cleaned up here. jest receives the arguments: `npm run test:emulator -- store`.
 */
import { spawnSync } from 'node:child_process';
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
if (args.length > 0) await handOver(node(), jest([...suite, '--runInBand', ...args]), env);

// Runs with the deadlines of users against an emulator that answers one request after the other, so it runs alone. The other files
// wait for their servers half of the time.
const ALONE = 'emulator/check.test';
const alone = spawnSync(node(), jest([...suite, '--runInBand', ALONE]), { env, stdio: 'inherit' });
process.on('exit', (code) => {
  process.exitCode = code || (alone.status ?? 1);
});
await handOver(
  node(),
  jest([...suite, '--maxWorkers', '2', '--testPathIgnorePatterns', ALONE, '/node_modules/']),
  env,
);
