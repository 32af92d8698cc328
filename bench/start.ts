/**
 * Measures what it costs to start the program in each possible way. It compares processor time, with that of children, because
 * this is nearly the same on a busy machine. The ways take turns, so that other programs disturb all of them alike.
 */
import { execFileSync } from 'node:child_process';
import { median, ms, printTable, times } from './measure';

const ROUNDS = 9;

const ways: readonly (readonly [name: string, command: string, ...args: string[]])[] = [
  ['node -e 0', process.execPath, '-e', '0'],
  ['node dist/main.js --version', process.execPath, 'dist/main.js', '--version'],
  ['node bin/iem.js --version', process.execPath, 'bin/iem.js', '--version'],
  ['npx iem --version', 'npx', 'iem', '--version'],
];

/** The shell's own report of its children's user and system time, such as `0m1.250s 0m0.130s`. */
const TIMES = /(\d+)m([\d.]+)s (\d+)m([\d.]+)s\s*$/;

/** Starts a program and returns the processor time that it and its children took, milliseconds. */
function measureCpuMs(command: readonly string[]): number {
  const script = '"$@" > /dev/null 2>&1 || exit; times';
  const output = execFileSync('sh', ['-c', script, 'sh', ...command], { encoding: 'utf8' });
  const [, userMinutes, user, systemMinutes, system] = (TIMES.exec(output) ?? []).map(Number);
  return 1000 * (60 * (Number(userMinutes) + Number(systemMinutes)) + Number(user) + Number(system));
}

// The first round warms up.
const rounds = Array.from({ length: ROUNDS + 1 }, () =>
  ways.map(([, ...command]) => measureCpuMs(command)),
).slice(1);
const medians = ways.map((_, way) => median(rounds.map((round) => round[way] ?? Number.NaN)));
const [node = Number.NaN, main = Number.NaN] = medians;
printTable(
  `Processor time of a start, median of ${ROUNDS} rounds`,
  ['command', 'processor time', 'against node', 'against dist/main.js'],
  ways.map(([name], way) => {
    const taken = medians[way] ?? Number.NaN;
    return [name, ms(taken), times(taken / node), times(taken / main)];
  }),
);
