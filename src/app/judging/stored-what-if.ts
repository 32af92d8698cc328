import type { Change } from '../../capacity/changes';
import { IemError } from '../../model/error';
import type { Multiplier } from '../../plan/schema';
import { targetsOf } from '../../plan/targets';
import type { Run } from '../../store/store';
import type { Backend } from '../backend';
import { loadPlanWithRecords } from '../records/merge-records';
import { judgeWhatIf, type WhatIfAnswer } from './what-if';

/** A what-if question about an event whose plan and runs are stored. */
export interface StoredWhatIfInput {
  /** Event id. */
  readonly event: string;
  readonly by: string;
  /** Replaces the plan's multiplier of normal traffic. */
  readonly multiplier?: Multiplier;
  readonly changes: readonly Change[];
}

/**
 * A caller waits for the answer, and the Lambda function ends after 29 seconds. Reading and judging a target of 60
 * instances twice takes 20 milliseconds of one CPU.
 */
export const MOST_TARGETS = 1000;

/**
 * Judges the inventories of the latest full run under changed assumptions.
 *
 * @throws IemError `plan-not-found`; `event-too-large` if the plan names more than {@link MOST_TARGETS} targets;
 * `run-not-found` if no full run has finished yet; `change-invalid`.
 */
export async function judgeStoredWhatIf(
  { store, now }: Pick<Backend, 'store' | 'now'>,
  { event, by, ...question }: StoredWhatIfInput,
): Promise<WhatIfAnswer & { readonly run: Run }> {
  const plan = await loadPlanWithRecords(store, event);
  const targets = targetsOf(plan).length;
  if (targets > MOST_TARGETS) {
    throw new IemError(
      'event-too-large',
      `Event "${event}" has ${targets} targets, but at most ${MOST_TARGETS} can be judged while you wait. Collect the accounts in question with "iem collect" on your own machine, and ask "iem whatif" there.`,
    );
  }
  const run = await store.runs.latest(event, 'full');
  if (run === null) throw new IemError('run-not-found', `Event "${event}" has no finished full run yet.`);
  const at = now();
  const details = { id: run.id, trigger: 'api', by, startedAt: at, finishedAt: at };
  const answer = await judgeWhatIf({
    ...question,
    plan,
    collected: await store.runs.targets(run),
    load: (target) => store.runs.inventory(run, target),
    run: details,
  });
  return { run, ...answer };
}
