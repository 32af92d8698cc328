import type { Run, RunProfile, RunRef } from '../../store/store';
import type { Backend } from '../backend';

export interface StartRun {
  /** Event id. */
  readonly event: string;
  /** `full` unless told. */
  readonly profile?: RunProfile;
  /** `api`, `schedule`, …: letters, digits and hyphens. */
  readonly trigger: string;
  readonly by: string;
  /** ISO time it was asked for; of a schedule, the time of the slot. With `trigger` it makes the run's id. */
  readonly requestedAt: string;
  /** After so many minutes no further target is collected; at most, and unless told, {@link DEADLINE_MINUTES}. */
  readonly deadlineMinutes?: number;
  /** Whether whoever asks will ask again after an error: meanwhile the run keeps its place. */
  readonly insistent?: boolean;
}

export const DEADLINE_MINUTES: Readonly<Record<RunProfile, number>> = { full: 120, light: 10 };

/**
 * From the deadline until the lease ends: what is being collected then is finished, and all is judged. A full run keeps
 * its place for longer than the state machine may take, so it loses that only when it is surely over. A light one makes
 * room for the next sooner; should it go on all the same, it can store no result any more.
 */
const MARGIN_MINUTES: Readonly<Record<RunProfile, number>> = { full: 45, light: 5 };

/**
 * Starts a run of the event's latest plan and has it carried out. Where one of its profile is under way, that one is
 * returned. Repeating a request has no second effect, but does make up for a crash in the middle of it.
 *
 * @throws IemError `plan-not-found`; whatever `executions` throws, after which the event is free for another run unless
 * the caller insists.
 */
export async function startRun(
  { store, executions, now }: Pick<Backend, 'store' | 'executions' | 'now'>,
  { event, profile = 'full', trigger, by, requestedAt, deadlineMinutes, insistent = false }: StartRun,
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
    // Of a repeat the execution may be under way all the same. Why it failed is what must be told.
    if (started && !insistent) await store.runs.abort(run, 'It could not be started.').catch(() => {});
    throw error;
  }
  return { run, started };
}

/**
 * Ends a run and frees its place; of a run that is over it changes nothing.
 *
 * @param by Who asks for it.
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
