/**
 * Makes a clone ready to run: installs what the lock file says, then bundles what the sources say.
 *
 * Runs on Node 20 with nothing installed, so it imports nothing but Node. All it prints goes to stderr: stdout
 * belongs to the command that follows, which may be writing JSON.
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

/** Installs the dependencies unless `node_modules` holds what the lock file says. */
export function install() {
  if (isInstalled()) return;
  oneAtATime(() => {
    if (isInstalled()) return;
    say('Installing dependencies (once) ...');
    run('npm', ['ci', '--include=dev', '--loglevel=error']);
  });
}

/** Installs, then bundles the sources into `dist/` unless that was made from them as they are. */
export function setUp() {
  install();
  if (isBuilt()) return;
  oneAtATime(() => {
    if (!isBuilt()) run(node(), [join(root, 'scripts', 'build.mjs')]);
  });
}

/** The Node of the clone, the same for everybody; this process's own where that could not be installed. */
export function node() {
  const own = join(root, 'node_modules', 'node', 'bin', process.platform === 'win32' ? 'node.exe' : 'node');
  if (existsSync(own)) return own;
  if (isNewEnough) return process.execPath;
  return fail(
    `npm did not install ${own}: let it run install scripts, or use Node.js ${oldestNode} or newer.`,
  );
}

/** Optional packages are for other platforms or may fail to install; npm itself does not insist on them. */
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

/** Two commands may start at once in a fresh clone; the second waits for the first one's work. */
function oneAtATime(work) {
  // The same folder keeps runs, which are nobody else's business.
  mkdirSync(join(root, '.iem'), { recursive: true, mode: 0o700 });
  const lock = join(root, '.iem', 'setup.lock');
  const deadline = Date.now() + PATIENCE_MS;
  while (!took(lock)) {
    if (Date.now() > deadline) fail(`Another set-up does not end. If none is running, delete ${lock}`);
    if (!isAlive(readIfThere(lock))) rmSync(lock, { force: true });
    Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, POLL_MS);
  }
  process.once('exit', () => rmSync(lock, { force: true }));
  work();
  rmSync(lock, { force: true });
}

function took(lock) {
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

/** An empty file is a lock that is just being taken or given back. */
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
  // npm is a shell script on Windows; the arguments are ours, so the shell has nothing to misread.
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
