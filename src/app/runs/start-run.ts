import type { Run, RunProfile, RunRef } from '../../store/store';
import type { Backend } from '../backend';

/** Which event is checked, and how. */
export interface StartRunInput {
  /** Event id. */
  readonly event: string;
  /** By default `full`. */
  readonly profile?: RunProfile;
  /** `api`, `schedule`, …: letters, digits and hyphens. */
  readonly trigger: string;
  readonly by: string;
  /** ISO time of the request, or of the slot in a schedule. Together with `trigger` it forms the run's id. */
  readonly requestedAt: string;
  /** Minutes after which no further target is collected. Default and maximum: {@link DEADLINE_MINUTES}. */
  readonly deadlineMinutes?: number;
  /** Whether the caller retries after an error. If so, the run keeps its place until then. */
  readonly insistent?: boolean;
}

/** Minutes after which a run collects no further target, unless whoever starts it says otherwise. */
export const DEADLINE_MINUTES: Readonly<Record<RunProfile, number>> = { full: 120, light: 10 };

/**
 * Minutes from the deadline to the end of the lease, in which the last targets are finished and everything is judged.
 * A full run keeps its lease longer than the state machine can take, so it cannot lose the lease while it still
 * executes. A light run makes room for the next one sooner; if it does continue, it can no longer store a result.
 */
const MARGIN_MINUTES: Readonly<Record<RunProfile, number>> = { full: 45, light: 5 };

/**
 * Starts a run of the event's latest plan. If a run of the same profile is executing, that one is returned instead.
 * Repeating a request has no second effect, except that it completes a start that a crash interrupted.
 *
 * @throws IemError `plan-not-found`; also whatever `executions` throws. After such an error the event is free for
 * another run, unless the request is `insistent`.
 */
export async function startRun(
  { store, executions, now }: Pick<Backend, 'store' | 'executions' | 'now'>,
  { event, profile = 'full', trigger, by, requestedAt, deadlineMinutes, insistent = false }: StartRunInput,
): Promise<{ readonly run: Run; readonly started: boolean }> {
  const { revision } = await store.plans.get(event);
  const minutes = Math.min(deadlineMinutes ?? DEADLINE_MINUTES[profile], DEADLINE_MINUTES[profile]);
  const { run, started } = await store.runs.start({
    event,
    planRevision: revision,
    profile,
    trigger,
    by,
    requestedAt,
    deadline: new Date(Date.parse(now()) + minutes * 60_000).toISOString(),
    leaseSeconds: executions.leaseSeconds ?? (minutes + MARGIN_MINUTES[profile]) * 60,
  });
  const isRepeat =
    !started && run.trigger === trigger && Date.parse(run.requestedAt) === Date.parse(requestedAt);
  if (run.state !== 'running' || !(started || isRepeat)) return { run, started };
  try {
    await executions.start(run);
  } catch (error) {
    // A repeated request must not abort: the first one may have started the execution. A failing abort is ignored, as
    // the caller needs the original error.
    if (started && !insistent)
      await store.runs.abort(run, 'The execution could not be started.').catch(() => {});
    throw error;
  }
  return { run, started };
}

/**
 * Ends a run, so that another one may start. It changes nothing if the run is over.
 *
 * @param by The person who asked for it.
 * @throws IemError `run-not-found`.
 */
export async function cancelRun(
  { store, executions }: Pick<Backend, 'store' | 'executions'>,
  ref: RunRef,
  by: string,
): Promise<Run> {
  const reason = `cancelled by ${by}`;
  const run = await store.runs.get(ref);
  if (run.state === 'finished') return run;
  await executions.stop(ref, reason);
  return store.runs.abort(ref, reason);
}
