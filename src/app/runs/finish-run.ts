import type { Report } from '../../model/report';
import { eventWindow } from '../../plan/calendar';
import type { Run, Store } from '../../store/store';
import type { Backend } from '../backend';
import { type Basis, basisOf, keptReport } from '../judging/basis';
import { checkStoredEvent } from '../judging/check';
import { notifyOfRun } from '../notifications/notify-of-run';
import { judgedPlan } from '../records/merge-records';
import { type RunInput, refOf } from './prepare-run';

/**
 * Judges what a run has stored, stores the result, keeps it for good when the event is over, then has told what
 * changed. Of a run that is finished it only does what follows storing, so a crash in between is made up for; of one
 * that was aborted, nothing.
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
  const result = run.state === 'finished' ? await resultOf(store, run) : await judgeRun(backend, run);
  if (isFinal(result)) await store.runs.keep(run);
  await notifyOfRun(backend, { ...result, run });
  return {};
}

/** The report of a run, and what it follows from. */
type Result = Pick<Basis, 'plan' | 'previous'> & { readonly report: Report };

/** How an event went is kept for good; how it was going to, for as long as runs are. */
const isFinal = ({ plan, report }: Result): boolean =>
  Date.parse(report.run.asOf) > Date.parse(eventWindow(plan).end);

async function judgeRun({ store, now }: Pick<Backend, 'store' | 'now'>, run: Run): Promise<Result> {
  const basis = await basisOf(store, run);
  const { report, ...everything } = await checkStoredEvent({
    ...basis,
    collected: await store.runs.targets(run),
    load: (target) => store.runs.inventory(run, target),
    run: {
      id: run.id,
      trigger: run.trigger,
      by: run.by,
      startedAt: run.startedAt,
      finishedAt: now(),
    },
  });
  await store.runs.finish(run, { report, ...everything });
  return { ...basis, report };
}

async function resultOf(store: Store, run: Run): Promise<Result> {
  const plan = await judgedPlan(store, run.event, run.planRevision);
  const report = await store.runs.report(run);
  const since = report.changes?.since;
  const previous = since === undefined ? null : await keptReport(store, { event: run.event, id: since });
  return { plan, report, previous };
}
