import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';
import { carriesAllReds, listRedIds } from '../../report/build';
import type { PageRequest, Run, RunRef, Store } from '../../store/store';
import { readPages } from '../pages';
import { loadPlanWithRecords } from '../records/merge-records';
import { tolerate } from '../tolerate';
import { loadOtherPlans } from './other-plans';

/** What a run is judged by, besides its inventories: the plan, and the previous report to compare with. */
export interface JudgingInput {
  readonly plan: EventPlan;
  /** null for the first run of an event. */
  readonly previous: Report | null;
  /** Ids of everything red in the previous report, if that report had to leave some of it out. */
  readonly redBefore?: ReadonlySet<string>;
  /** Plans of other events, which may run at the same time in the same accounts. */
  readonly others?: readonly EventPlan[] | undefined;
}

/**
 * Loads the plan of a run, with what people have recorded since, the plans of other events, and the report of the latest
 * finished run.
 *
 * @throws IemError `plan-not-found`.
 */
export async function loadJudgingInput(
  store: Store,
  run: Pick<Run, 'event' | 'planRevision'>,
): Promise<JudgingInput> {
  const plan = await loadPlanWithRecords(store, run.event, run.planRevision);
  const latest = await store.runs.latest(run.event);
  const previous = latest && (await findReport(store, latest));
  const input = { plan, previous, others: await loadOtherPlans(store, plan) };
  if (latest === null || previous === null || carriesAllReds(previous)) return input;
  return { ...input, redBefore: await readRedIds(store, latest) };
}

/** Returns null if the report has expired. */
export const findReport = (store: Store, run: RunRef): Promise<Report | null> =>
  tolerate('run-not-found', store.runs.report(run));

async function readRedIds(store: Store, run: RunRef): Promise<ReadonlySet<string>> {
  const reds = new Set<string>();
  const failures = (page: PageRequest) =>
    store.runs.findings(run, { status: 'fail' }, { ...page, limit: 1000 });
  for await (const findings of readPages(failures)) {
    for (const red of listRedIds(findings)) reds.add(red);
  }
  return reds;
}
