import type { Change } from '../../capacity/changes';
import { IemError } from '../../model/error';
import { targetsOf } from '../../plan/targets';
import type { Run } from '../../store/store';
import type { Backend } from '../backend';
import { judgedPlan } from '../records/merge-records';
import { type WhatIfAnswer, whatIf } from './what-if';

export interface StoredWhatIf {
  /** Event id. */
  readonly event: string;
  readonly by: string;
  /** Times normal traffic, in place of the plan's. */
  readonly multiplier?: number;
  readonly changes: readonly Change[];
}

/**
 * Somebody waits for the answer, and Lambda ends after 29 seconds: a target of 60 instances takes 20 milliseconds of one
 * CPU to be read and judged twice.
 */
export const MOST_TARGETS = 1000;

/**
 * Judges the inventories of the latest full run as if something were different.
 *
 * @throws IemError `plan-not-found`; `event-too-large` when its plan names more than {@link MOST_TARGETS} targets;
 * `run-not-found` when there is no full run that has finished; `change-invalid`.
 */
export async function storedWhatIf(
  { store, now }: Pick<Backend, 'store' | 'now'>,
  { event, by, ...question }: StoredWhatIf,
): Promise<WhatIfAnswer & { readonly run: Run }> {
  const plan = await judgedPlan(store, event);
  const targets = targetsOf(plan).length;
  if (targets > MOST_TARGETS) {
    throw new IemError(
      'event-too-large',
      `Event "${event}" has ${targets} targets; at most ${MOST_TARGETS} can be judged while you wait. On your own machine, read the accounts in question with "iem collect" and ask "iem whatif".`,
    );
  }
  const run = await store.runs.latest(event, 'full');
  if (run === null)
    throw new IemError('run-not-found', `Event "${event}" has no full run that has finished.`);
  const at = now();
  const details = { id: run.id, trigger: 'api', by, startedAt: at, finishedAt: at };
  const answer = await whatIf({
    ...question,
    plan,
    collected: await store.runs.targets(run),
    load: (target) => store.runs.inventory(run, target),
    run: details,
  });
  return { run, ...answer };
}
