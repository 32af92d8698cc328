import type { Report } from '../../model/report';
import { eventWindow } from '../../plan/calendar';
import type { Run, Store } from '../../store/store';
import type { Backend } from '../backend';
import { checkStoredEvent } from '../judging/check';
import { findReport, type JudgingInput, loadJudgingInput } from '../judging/judging-input';
import { notifyOfRun } from '../notifications/notify-of-run';
import { followRunInItems, type JudgedRun, loadJudgedRun } from '../records/action-items';
import { loadPlanWithRecords } from '../records/merge-records';
import { type RunInput, refOf } from './prepare-run';

/**
 * Judges the inventories of a run, stores the result, opens and closes action items, and sends notifications about changes. The result is kept forever
 * if the event is over. For a run that is already finished, only the steps after storing are repeated, in case a crash
 * prevented them. An aborted run is left alone.
 *
 * @throws IemError `run-not-found`, `plan-not-found`; `run-in-progress` if another run has replaced this one.
 */
export async function finishRun(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  input: RunInput,
): Promise<Record<string, never>> {
  const { store } = backend;
  const run = await store.runs.get(refOf(input));
  if (run.state === 'aborted') return {};
  const result =
    run.state === 'finished' ? await loadFinishedJudging(store, run) : await judgeRun(backend, run);
  if (isFinal(result)) await store.runs.keep(run);
  const items = await followRunInItems(store, result.finished, result.judged);
  await notifyOfRun(backend, { ...result, run, items });
  return {};
}

/** A run's report, with the plan and the previous report that it was made from. */
type FinishedJudging = Pick<JudgingInput, 'plan' | 'previous'> & {
  readonly report: Report;
  readonly finished: Run;
  readonly judged: JudgedRun;
};

/** A report of how the event went is kept forever. A forecast before the event expires as other runs do. */
const isFinal = ({ plan, report }: FinishedJudging): boolean =>
  Date.parse(report.run.asOf) > Date.parse(eventWindow(plan).end);

async function judgeRun({ store, now }: Pick<Backend, 'store' | 'now'>, run: Run): Promise<FinishedJudging> {
  const input = await loadJudgingInput(store, run);
  const { report, ...everything } = await checkStoredEvent({
    ...input,
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
  const finished = await store.runs.finish(run, { report, ...everything });
  return { ...input, report, finished, judged: { asOf: report.run.asOf, ...everything } };
}

async function loadFinishedJudging(store: Store, run: Run): Promise<FinishedJudging> {
  const plan = await loadPlanWithRecords(store, run.event, run.planRevision);
  const report = await store.runs.report(run);
  const since = report.changes?.since;
  const previous = since === undefined ? null : await findReport(store, { event: run.event, id: since });
  return { plan, report, previous, finished: run, judged: await loadJudgedRun(store, run, report.run.asOf) };
}
