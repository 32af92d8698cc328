/**
 * `npm run test:template` packages `serverless.yml`, tests what the templates would deploy, and lints them. jest receives the
 * arguments.
 */
import { join } from 'node:path';
import { prepareEmulators } from './emulator.mjs';
import { handOver } from './hand-over.mjs';
import { jest } from './jest.mjs';
import { prepareEnvironment } from './python.mjs';
import { install, node, root } from './setup.mjs';

const POLICY = {
  folder: '.venv-policy',
  requirements: 'test/deploy/requirements.txt',
  what: 'the linter of policies',
};

install();
// The environment of the emulators contains cfn-lint.
if (!prepareEmulators() || !prepareEnvironment(POLICY)) process.exit(1);

const template = join(root, 'test', 'deploy', 'template.test.ts');
await handOver(node(), jest(['--runTestsByPath', template, ...process.argv.slice(2)]), {
  ...process.env,
  IEM_EMULATOR: '1',
});
