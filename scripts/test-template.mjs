/**
 * `npm run test:template`: packages `serverless.yml` and asks the templates what would be deployed, and the linters
 * what they think of that. Arguments are jest's.
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
// The emulators bring cfn-lint with them.
if (!prepareEmulators() || !prepareEnvironment(POLICY)) process.exit(1);

const template = join(root, 'test', 'deploy', 'template.test.ts');
await handOver(node(), jest(['--runTestsByPath', template, ...process.argv.slice(2)]), {
  ...process.env,
  IEM_EMULATOR: '1',
});
