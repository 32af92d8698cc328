/**
 * Runs what a change must pass, counts tests and steps, and shows the end of the log of each failed command.
 *
 * Each test is counted once: `qa` leaves out the tests here, because `npm test` runs them, and without coverage, for which V8 runs
 * code that it does not optimise: that takes more than half as long again.
 */
import { execFileSync, spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { programOf } from './python.mjs';
import { root } from './setup.mjs';

/** Cases over HTTP that are kept beside the checkout. They run if they exist. */
const CASES = join(root, '..', 'shared', 'cases', 'run.py');
/**
 * `throttled-for-a-while` wants no failed collector of an AWS that does not know all APIs that are asked;
 * `empty-pages-with-tokens` wants as many ceilings as there were before the CPU of databases was one;
 * `aurora-and-multi-az-cluster-members` wants no warning, and its event is today's day of the week: on a Tuesday, in the maintenance
 * window of its databases.
 */
const CASES_LEFT_OUT = [
  'throttled-for-a-while',
  'empty-pages-with-tokens',
  'aurora-and-multi-az-cluster-members',
];

/** How many cases run at once: each mostly waits, to ask no more often than AWS allows. */
const CASE_LANES = 4;

const npmRun = (script, ...args) => ['npm', 'run', script, ...(args.length > 0 ? ['--', ...args] : [])];

/**
 * One after the other; the lanes of a step run side by side, the commands of a lane one after the other. The emulators' environment
 * of Python is made before two lanes use it. The emulators are waited for half of the time, so the rest is checked meanwhile. The
 * deployed backend has the machine to itself: its collectors have deadlines.
 */
const STEPS = [
  () => [[['npm', 'test']]],
  () => [[['node', 'scripts/emulator.mjs']]],
  () => [
    [npmRun('test:emulator')],
    [npmRun('qa', '--except', 'tests'), npmRun('test:template'), npmRun('build')],
  ],
  () => [[npmRun('test:deploy')]],
  ...(existsSync(CASES) ? [() => casesInLanes().map((command) => [command])] : []),
];

/**
 * The summary lines of jest and of `qa`, such as `Tests: 1 failed, 2 skipped, 7 passed, 10 total`, and those of the cases, such
 * as `7 passed, 1 failed`.
 */
const SUMMARY = /^(?:(?:Tests|Steps): .*\btotal|\d+ passed, \d+ failed)$/gm;
const TAIL_LINES = 200;

const counts = [];
for (const step of STEPS) await Promise.all(step().map(runLane));
const total = (key) => counts.reduce((sum, count) => sum + count[key], 0);
console.log(`${total('passed')} passed, ${total('failed')} failed`);
process.exitCode = total('failed') > 0 ? 1 : 0;

async function runLane(commands) {
  for (const command of commands) counts.push(await run(command));
}

/** One command for each lane, each with every so many cases. */
function casesInLanes() {
  const python = programOf('.venv', 'python');
  const list =
    'import sys; sys.path.insert(0, sys.argv[1]); from cases import CASES; print(*(case["id"] for case in CASES))';
  const cases = execFileSync(python, ['-B', '-c', list, dirname(CASES)], { encoding: 'utf8' })
    .trim()
    .split(' ')
    .filter((id) => !CASES_LEFT_OUT.includes(id));
  return Array.from({ length: CASE_LANES }, (_, lane) => [
    ...[python, CASES, root],
    ...cases.filter((_, i) => i % CASE_LANES === lane),
  ]);
}

async function run([command, ...args]) {
  const name = [command, ...args].join(' ');
  const start = performance.now();
  const child = spawn(command, args, {
    cwd: root,
    env: { ...process.env, CI: 'true', NO_COLOR: '1', FORCE_COLOR: undefined },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const texts = { stdout: '', stderr: '' };
  for (const stream of Object.keys(texts)) {
    child[stream].setEncoding('utf8').on('data', (text) => {
      texts[stream] += text;
    });
  }
  const status = await new Promise((resolve) => {
    child.on('close', resolve).on('error', (error) => {
      texts.stderr += error.message;
      resolve(null);
    });
  });
  const log = `${texts.stdout}${texts.stderr}`;
  const count = { passed: readCount(log, 'passed'), failed: readCount(log, 'failed') };
  if (status !== 0) {
    console.log(`${log.trimEnd().split('\n').slice(-TAIL_LINES).join('\n')}\n`);
    // A suite that could not start has no failed test, so the command itself counts as one.
    count.failed = Math.max(count.failed, 1);
  }
  const seconds = Math.round((performance.now() - start) / 1000);
  console.log(
    `${status === 0 ? 'ok    ' : 'FAILED'}  ${name}: ${count.passed} passed, ${count.failed} failed (${seconds} s)`,
  );
  for (const title of status === 0 ? [] : failedTests(log)) console.log(`        ${title}`);
  return count;
}

/** The titles under which jest tells what failed, so that nobody has to look for them in a long log. */
function failedTests(log) {
  return new Set(log.match(/(?<=^ *)● .+ › .+$/gm) ?? []);
}

function readCount(log, word) {
  const numbers = [...log.matchAll(SUMMARY)].map(
    ([line]) => line.match(new RegExp(`(\\d+) ${word}`))?.[1] ?? 0,
  );
  return numbers.reduce((sum, number) => sum + Number(number), 0);
}
