/**
 * `npm run test:faults` makes every call of every collector go wrong in every way, and prints what became of each artifact.
 *
 * `said`: it was not collected, and the report names the action. `part`: it was collected, and what is missing is not known.
 * `same`: it is what it is without the fault. A collector that calls several actions has what most of it shows first of these.
 */
import { collectors } from '../src/collect/registry';
import type { ArtifactId } from '../src/model/artifacts';
import { allTrials, FAULT_KINDS, type Outcome, tryFaults } from '../test/emulator/faults';

const OUTCOMES: readonly Outcome[] = ['said', 'part', 'same'];

const trials = allTrials();
let done = 0;
const tried = await tryFaults(trials, ({ problems }) => {
  done += 1;
  process.stderr.write(`\r${done} of ${trials.length}`);
  for (const problem of problems) process.stderr.write(`\r${problem}\n`);
});
process.stderr.write('\r');

const outcomesOf = (id: ArtifactId, kind: string): Outcome[] =>
  tried.flatMap(({ trial, outcomes }) => (trial.kind === kind ? (outcomes.get(id) ?? []) : []));
const width = Math.max(...collectors.map(({ id }) => id.length));
console.log(`${' '.repeat(width)}  ${FAULT_KINDS.join('  ')}`);
for (const { id } of collectors) {
  const cells = FAULT_KINDS.map((kind) => {
    const outcomes = outcomesOf(id, kind);
    return (OUTCOMES.find((outcome) => outcomes.includes(outcome)) ?? '-').padEnd(kind.length);
  });
  console.log(`${id.padEnd(width)}  ${cells.join('  ').trimEnd()}`);
}
const problems = tried.flatMap((one) => one.problems);
const slowest = Math.max(...tried.map(({ seconds }) => seconds));
console.log(`\n${tried.length} trials, the slowest took ${slowest.toFixed(1)} s.`);
for (const problem of problems) console.log(problem);
console.log(`${tried.length - problems.length} passed, ${problems.length} failed`);
process.exitCode = problems.length > 0 ? 1 : 0;
