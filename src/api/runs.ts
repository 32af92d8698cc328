import type { Backend } from '../app/backend';
import { IemError } from '../model/error';

type Run = Awaited<ReturnType<Backend['store']['runs']['get']>>;

/** Loads the run that a path names; `latest` is the latest finished run. Throws `run-not-found`. */
export async function loadRun(
  { store }: Pick<Backend, 'store'>,
  { eventId, runId }: { readonly eventId: string; readonly runId: string },
): Promise<Run> {
  if (runId !== 'latest') return store.runs.get({ event: eventId, id: runId });
  const latest = await store.runs.latest(eventId);
  if (latest !== null) return latest;
  throw new IemError('run-not-found', `Event "${eventId}" has no finished run.`);
}
