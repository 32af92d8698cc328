/**
 * Makes a clone ready to run: it installs the packages of the lock file, and then bundles the sources.
 *
 * It runs on Node.js 20 without any package, so it imports only Node's own modules. It prints to standard error only, because the
 * command that follows may write JSON to standard output.
 */
import { spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { isNewEnough, oldestNode } from '../bin/node-version.js';
import { fingerprint } from './fingerprint.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));

const POLL_MS = 200;
const PATIENCE_MS = 10 * 60 * 1000;

/** Installs the dependencies, unless `node_modules` already agrees with the lock file. */
export function install() {
  if (isInstalled()) return;
  runAlone(() => {
    if (isInstalled()) return;
    say('Installing dependencies (once) ...');
    run('npm', ['ci', '--include=dev', '--loglevel=error']);
  });
}

/** Installs, and then bundles the sources into `dist/`, unless they have not changed since the last time. */
export function setUp() {
  install();
  if (isBuilt()) return;
  runAlone(() => {
    if (!isBuilt()) run(node(), [join(root, 'scripts', 'build.mjs')]);
  });
}

/** The Node.js of the clone, which is the same for everybody; or that of this process, if the former could not be installed. */
export function node() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (isNewEnough) return process.execPath;
  return fail(
    `npm did not install ${own}: let it run install scripts, or use Node.js ${oldestNode} or newer.`,
  );
}

/** Ignores optional packages: they may be for other platforms, or may fail to install, and npm does not require them. */
function isInstalled() {
  const locked = packagesIn(join(root, 'package-lock.json'));
  const installed = packagesIn(join(root, 'node_modules', '.package-lock.json'));
  return Object.entries(locked).every(
    ([path, { version, optional }]) => path === '' || optional || installed[path]?.version === version,
  );
}

function packagesIn(lockFile) {
  return existsSync(lockFile) ? JSON.parse(readFileSync(lockFile, 'utf8')).packages : {};
}

function isBuilt() {
  const stamp = join(root, 'dist', '.built-from');
  return existsSync(stamp) && readFileSync(stamp, 'utf8') === fingerprint(root);
}

/** Runs `work` in one process at a time. If two commands start in a fresh clone, the second waits for the first. */
function runAlone(work) {
  // The same folder contains stored runs, which other users must not read.
  mkdirSync(join(root, '.iem'), { recursive: true, mode: 0o700 });
  const lock = join(root, '.iem', 'setup.lock');
  const deadline = Date.now() + PATIENCE_MS;
  while (!takeLock(lock)) {
    if (Date.now() > deadline) fail(`Another set-up does not end. If none is running, delete ${lock}`);
    if (!isAlive(readIfThere(lock))) rmSync(lock, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  work();
  rmSync(lock, { force: true });
}

function takeLock(lock) {
  try {
    writeFileSync(lock, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error.code === 'EEXIST') return false;
    throw error;
  }
}

function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}

/** Whether the process lives. An empty file is a lock that is just being taken or released. */
function isAlive(pid) {
  if (pid === '') return true;
  try {
    process.kill(Number(pid), 0);
    return true;
  } catch (error) {
    return error.code === 'EPERM';
  }
}

function run(command, args) {
  const toStderr = ['ignore', 2, 2];
  // npm is a shell script on Windows. All arguments are our own, so the shell cannot misread them.
  const shell = command === 'npm' && process.platform === 'win32';
  const { status, error } = spawnSync(command, args, { cwd: root, stdio: toStderr, shell });
  if (error) fail(`${command} could not be started: ${error.message}`);
  if (status !== 0) fail(`"${command} ${args[0]}" failed; what it said is above.`);
}

function fail(message) {
  say(message);
  process.exit(2);
}

function say(message) {
  process.stderr.write(`${message}\n`);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) setUp();
