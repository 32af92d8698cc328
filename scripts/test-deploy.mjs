/**
 * `npm run test:deploy` deploys `serverless.yml` to an emulated AWS, uses it over HTTP, and removes it.
 *
 * Servers and functions end with the process that started them. jest receives the arguments: `npm run test:deploy -- -t Slack`.
 */
import { join } from 'node:path';
import { prepareEmulators } from './emulator.mjs';
import { handOver } from './hand-over.mjs';
import { jest } from './jest.mjs';
import { install, node, root } from './setup.mjs';

install();
if (!prepareEmulators()) process.exit(1);

const story = join(root, 'test', 'deploy', 'backend.test.ts');
await handOver(node(), jest(['--runTestsByPath', story, ...process.argv.slice(2)]), {
  ...process.env,
  IEM_EMULATOR: '1',
});
