import { IemError } from '../model/error';
import type { Report } from '../model/report';
import type { EventPlan } from '../plan/schema';
import { carriesAllReds, redIds } from '../report/build';
import type { Run, Store } from '../store/store';
import type { Backend } from './backend';
import { checkStoredEvent } from './check';
import { judgedPlan } from './merge-records';
import { noteRun } from './note-run';
import { type RunInput, refOf } from './prepare-run';

/**
 * Judges what a run has stored, stores the result, then has told what changed. Of a run that is finished it only does
 * the last, so a crash in between is made up for; of one that was aborted, nothing.
 *
 * @throws IemError `run-not-found`, `plan-not-found`, `run-in-progress` when another run has taken its place.
 */
export async function finishRun(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  input: RunInput,
): Promise<Record<string, never>> {
  const { store } = backend;
  const run = await store.runs.get(refOf(input));
  if (run.state === 'aborted') return {};
  const plan = await judgedPlan(store, run.event, run.planRevision);
  const { report, previous } =
    run.state === 'finished' ? await resultOf(store, run) : await judgeRun(backend, run, plan);
  await noteRun(backend, { plan, run: await store.runs.get(run), report, previous });
  return {};
}

interface Result {
  readonly report: Report;
  /** What it is compared with; null on the first run. */
  readonly previous: Report | null;
}

async function judgeRun(
  { store, now }: Pick<Backend, 'store' | 'now'>,
  run: Run,
  plan: EventPlan,
): Promise<Result> {
  const latest = await store.runs.latest(run.event);
  const previous = latest && (await keptReport(store, latest));
  const { report, ...everything } = await checkStoredEvent({
    plan,
    collected: await store.runs.targets(run),
    load: (target) => store.runs.inventory(run, target),
    run: {
      id: run.id,
      trigger: run.trigger,
      by: run.by,
      startedAt: run.startedAt,
      finishedAt: now(),
    },
    previous,
    ...(previous && !carriesAllReds(previous) && { redBefore: await allReds(store, run.event, previous) }),
  });
  await store.runs.finish(run, { report, ...everything });
  return { report, previous };
}

/** What a finished run was judged to be, and against what. */
async function resultOf(store: Store, run: Run): Promise<Result> {
  const report = await store.runs.report(run);
  const previous =
    report.changes && (await keptReport(store, { event: run.event, id: report.changes.since }));
  return { report, previous };
}

/** null when it was kept no longer. */
async function keptReport(store: Store, run: Pick<Run, 'event' | 'id'>): Promise<Report | null> {
  try {
    return await store.runs.report(run);
  } catch (error) {
    if (error instanceof IemError && error.code === 'run-not-found') return null;
    throw error;
  }
}

/** Ids of everything that was red in a report that is cut short; read by page. */
async function allReds(store: Store, event: string, { run: { id } }: Report): Promise<ReadonlySet<string>> {
  const reds = new Set<string>();
  let cursor: string | null = null;
  do {
    const page = await store.runs.findings({ event, id }, { status: 'fail' }, { limit: 1000, cursor });
    for (const red of redIds(page.items)) reds.add(red);
    cursor = page.cursor;
  } while (cursor !== null);
  return reds;
}
