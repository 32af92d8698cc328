import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';
import { carriesAllReds, redIds } from '../../report/build';
import type { PageRequest, Run, RunRef, Store } from '../../store/store';
import { pages } from '../pages';
import { judgedPlan } from '../records/merge-records';
import { tolerate } from '../tolerate';

/** What the inventories of a run are judged by, and the answer is compared with. */
export interface Basis {
  readonly plan: EventPlan;
  /** The report to compare with; null on the first run. */
  readonly previous: Report | null;
  /** Ids of all that was red in it, where its lists are cut short. */
  readonly redBefore?: ReadonlySet<string>;
}

/**
 * The plan that a run is of with what people have recorded since, and the run that has finished last.
 *
 * @throws IemError `plan-not-found`.
 */
export async function basisOf(store: Store, run: Pick<Run, 'event' | 'planRevision'>): Promise<Basis> {
  const plan = await judgedPlan(store, run.event, run.planRevision);
  const latest = await store.runs.latest(run.event);
  const previous = latest && (await keptReport(store, latest));
  if (latest === null || previous === null || carriesAllReds(previous)) return { plan, previous };
  return { plan, previous, redBefore: await allReds(store, latest) };
}

/** null when it was kept no longer. */
export const keptReport = (store: Store, run: RunRef): Promise<Report | null> =>
  tolerate('run-not-found', store.runs.report(run));

async function allReds(store: Store, run: RunRef): Promise<ReadonlySet<string>> {
  const reds = new Set<string>();
  const failures = (page: PageRequest) =>
    store.runs.findings(run, { status: 'fail' }, { ...page, limit: 1000 });
  for await (const findings of pages(failures)) {
    for (const red of redIds(findings)) reds.add(red);
  }
  return reds;
}
