import { IemError } from '../model/error';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import { carriesAllReds, redIds } from '../report/build';
import type { Run, RunRef, Store } from '../store/store';
import { judgedPlan } from './merge-records';

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
export async function keptReport(store: Store, run: RunRef): Promise<Report | null> {
  try {
    return await store.runs.report(run);
  } catch (error) {
    if (error instanceof IemError && error.code === 'run-not-found') return null;
    throw error;
  }
}

async function allReds(store: Store, run: RunRef): Promise<ReadonlySet<string>> {
  const reds = new Set<string>();
  let cursor: string | null = null;
  do {
    const page = await store.runs.findings(run, { status: 'fail' }, { limit: 1000, cursor });
    for (const red of redIds(page.items)) reds.add(red);
    cursor = page.cursor;
  } while (cursor !== null);
  return reds;
}
