/** Creates Python's virtual environments for tests, if they are missing or were created from other requirements. */
import { spawnSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { platform, stderr } from 'node:process';
import { root } from './setup.mjs';

/** The oldest Python that all pinned packages support. */
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

/** The path of a program of an environment, such as its `python`. */
export const programOf = (folder, name) =>
  join(root, folder, ...(platform === 'win32' ? ['Scripts', `${name}.exe`] : ['bin', name]));

/**
 * Makes the environment `folder` ready, with the packages that the file `requirements` pins. If that fails, it prints why to
 * standard error and returns false. `what` names the purpose of the environment.
 */
export function prepareEnvironment({ folder, requirements, what }) {
  const venv = join(root, folder);
  const stamp = join(venv, 'requirements.sha256');
  const pins = join(root, requirements);
  const digest = createHash('sha256').update(readFileSync(pins)).digest('hex');
  const python = programOf(folder, 'python');
  if (existsSync(python) && existsSync(stamp) && readFileSync(stamp, 'utf8').trim() === digest) return true;

  const found = CANDIDATES.find(isPython);
  if (!found) {
    return fail(
      `Python ${MINIMUM.join('.')} or newer with its venv module is needed for ${what} ` +
        '(on Debian and Ubuntu: apt-get install python3-venv). None was found on the PATH.',
    );
  }
  stderr.write(`Making ${folder} with ${what} (once, about a minute)…\n`);
  rmSync(venv, { recursive: true, force: true });
  const install = ['-m', 'pip', 'install', '--quiet', '--disable-pip-version-check', '--no-deps'];
  if (!run(found, ['-m', 'venv', venv]) || !run(python, [...install, '-r', pins])) {
    return fail(`Could not make ${folder}; see the messages above.`);
  }
  writeFileSync(stamp, `${digest}\n`);
  return true;
}

function isPython(command) {
  const test = `import sys, venv, ensurepip; sys.exit(sys.version_info < (${MINIMUM.join(', ')}))`;
  return spawnSync(command, ['-c', test], { stdio: 'ignore' }).status === 0;
}

/** Runs a command with its output on standard error, and returns whether it succeeded. */
function run(command, args) {
  return spawnSync(command, args, { cwd: root, stdio: ['ignore', 2, 2] }).status === 0;
}

function fail(message) {
  stderr.write(`${message}\n`);
  return false;
}
