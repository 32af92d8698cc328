/**
 * Makes the Python virtual environment `.venv` that holds the emulators of test/emulator/requirements.txt, when it
 * is missing or was made from other requirements.
 *
 * Run by itself it does just that, as `scripts/record.ts` has it do; `scripts/test-emulator.mjs` imports it.
 */
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareEnvironment } from './python.mjs';

/** Leaves `.venv` ready; on failure says why on standard error and returns false. */
export const prepareEmulators = () =>
  prepareEnvironment({
    folder: '.venv',
    requirements: 'test/emulator/requirements.txt',
    what: 'the AWS emulators',
  });

if (argv[1] === fileURLToPath(import.meta.url)) exit(prepareEmulators() ? 0 : 1);
