import type { Change } from '../capacity/changes';
import { IemError } from '../model/error';
import type { Run } from '../store/store';
import type { Backend } from './backend';
import { judgedPlan } from './merge-records';
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
 * Judges the inventories of the latest full run as if something were different.
 *
 * @throws IemError `plan-not-found`; `run-not-found` when there is no full run that has finished; `change-invalid`.
 */
export async function storedWhatIf(
  { store, now }: Pick<Backend, 'store' | 'now'>,
  { event, by, ...question }: StoredWhatIf,
): Promise<WhatIfAnswer & { readonly run: Run }> {
  const plan = await judgedPlan(store, event);
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
