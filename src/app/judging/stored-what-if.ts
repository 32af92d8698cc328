import type { Change } from '../../capacity/changes';
import { IemError } from '../../model/error';
import type { Target } from '../../model/target';
import { targetsOf } from '../../plan/targets';
import type { Run } from '../../store/store';
import type { Backend } from '../backend';
import { loadPlanWithRecords } from '../records/merge-records';
import { loadOtherPlans } from './other-plans';
import { judgeUntilGreen, type UntilGreenAnswer } from './until-green';
import { type Assumptions, judgeWhatIf, type WhatIfAnswer } from './what-if';

/** A what-if question about an event whose plan and runs are stored. */
export interface StoredWhatIfInput extends Assumptions {
  /** Event id. */
  readonly event: string;
  readonly by: string;
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
  backend: Pick<Backend, 'store' | 'now'>,
  { event, by, ...question }: StoredWhatIfInput,
): Promise<WhatIfAnswer & { readonly run: Run }> {
  const { run, input } = await openLatestRun(backend, { event, by, most: MOST_TARGETS, ask: '"iem whatif"' });
  return { run, ...(await judgeWhatIf({ ...question, ...input })) };
}

/** It judges each target again for every change that is tried in it, which are tens in an account that is too small. */
export const MOST_TARGETS_UNTIL_GREEN = 20;

/**
 * Finds what to change until the event holds, by the inventories of the latest full run.
 *
 * @throws IemError `plan-not-found`; `event-too-large` if the plan names more than {@link MOST_TARGETS_UNTIL_GREEN}
 * targets; `run-not-found` if no full run has finished yet.
 */
export async function judgeStoredUntilGreen(
  backend: Pick<Backend, 'store' | 'now'>,
  { event, by, ...question }: Omit<StoredWhatIfInput, 'changes'>,
): Promise<UntilGreenAnswer & { readonly run: Run }> {
  const { run, input } = await openLatestRun(backend, {
    ...{ event, by, most: MOST_TARGETS_UNTIL_GREEN },
    ask: '"iem whatif --until-green"',
  });
  return { run, ...(await judgeUntilGreen({ ...question, ...input })) };
}

interface OpenRequest extends Pick<StoredWhatIfInput, 'event' | 'by'> {
  /** The most targets that can be judged while a caller waits. */
  readonly most: number;
  /** The command that answers the question for more. */
  readonly ask: string;
}

async function openLatestRun(
  { store, now }: Pick<Backend, 'store' | 'now'>,
  { event, by, most, ask }: OpenRequest,
) {
  const plan = await loadPlanWithRecords(store, event);
  const targets = targetsOf(plan).length;
  if (targets > most) {
    throw new IemError(
      'event-too-large',
      `Event "${event}" has ${targets} targets, but at most ${most} can be judged while you wait. Collect the accounts in question with "iem collect" on your own machine, and ask ${ask} there.`,
    );
  }
  const run = await store.runs.latest(event, 'full');
  if (run === null) throw new IemError('run-not-found', `Event "${event}" has no finished full run yet.`);
  const at = now();
  return {
    run,
    input: {
      plan,
      others: await loadOtherPlans(store, plan),
      collected: await store.runs.targets(run),
      load: (target: Target) => store.runs.inventory(run, target),
      run: { id: run.id, trigger: 'api', by, startedAt: at, finishedAt: at },
    },
  };
}
