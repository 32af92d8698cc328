/**
 * Creates the Python virtual environment `.venv` with the emulators of test/emulator/requirements.txt, if it is missing or was
 * created from other requirements.
 *
 * `scripts/instance-types.ts` runs this file as a program; `scripts/test-emulator.mjs` imports it.
 */
import { argv, exit } from 'node:process';
import { fileURLToPath } from 'node:url';
import { prepareEnvironment } from './python.mjs';

/** Makes `.venv` ready. If that fails, it prints why to standard error and returns false. */
export const prepareEmulators = () =>
  prepareEnvironment({
    folder: '.venv',
    requirements: 'test/emulator/requirements.txt',
    what: 'the AWS emulators',
  });

if (argv[1] === fileURLToPath(import.meta.url)) exit(prepareEmulators() ? 0 : 1);
