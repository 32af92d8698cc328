/**
 * Makes the Python virtual environment `.venv` that holds the emulators of test/emulator/requirements.txt, when it
 * is missing or was made from other requirements.
 *
 * Run by itself it does just that, as `scripts/record.ts` has it do; `scripts/test-emulator.mjs` imports it.
 */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { argv, exit, platform, stderr } from 'node:process';
import { fileURLToPath } from 'node:url';
import { root } from './setup.mjs';

const venv = join(root, '.venv');
const requirements = join(root, 'test', 'emulator', 'requirements.txt');
const stamp = join(venv, 'requirements.sha256');
const venvPython = join(venv, ...(platform === 'win32' ? ['Scripts', 'python.exe'] : ['bin', 'python']));

/** Oldest Python that the pinned emulators run on. */
const MINIMUM = [3, 10];
const CANDIDATES = [
  'python3',
  'python',
  'python3.14',
  'python3.13',
  'python3.12',
  'python3.11',
  'python3.10',
];

const digest = () => createHash('sha256').update(readFileSync(requirements)).digest('hex');
const isCurrent = () =>
  existsSync(venvPython) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === digest();

const isPython = (command) => {
  const test = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${MINIMUM.join(', ')}))`;
  return spawnSync(command, ['-c', test], { stdio: 'ignore' }).status === 0;
};

/** Runs a command with its output on standard error; says whether it succeeded. */
const run = (command, args) => spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;

const fail = (message) => {
  stderr.write(`${message}\n`);
  return false;
};

/** Leaves `.venv` ready; on failure says why on standard error and returns false. */
export function prepareEmulators() {
  if (isCurrent()) return true;
  const python = CANDIDATES.find(isPython);
  if (!python) {
    return fail(
      `The emulator suite needs Python ${MINIMUM.join('.')} or newer with its venv module ` +
        '(on Debian and Ubuntu: apt-get install python3-venv). None was found on the PATH.',
    );
  }
  stderr.write('Making .venv with the AWS emulators (once, about a minute)…\n');
  rmSync(venv, { recursive: true, force: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
  if (!run(python, ['-m', 'venv', venv]) || !run(venvPython, [...install, '-r', requirements])) {
    return fail('Could not make .venv; see the messages above.');
  }
  writeFileSync(stamp, `${digest()}\n`);
  return true;
}

if (argv[1] === fileURLToPath(import.meta.url)) exit(prepareEmulators() ? 0 : 1);
