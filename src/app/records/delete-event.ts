import type { RunProfile } from '../../store/store';
import type { Backend } from '../backend';
import { cancelRun } from '../runs/start-run';

/** Which event is deleted, and who says so. */
export interface DeleteEventInput {
  /** Event id. */
  readonly event: string;
  readonly expectedRevision: number;
  readonly by: string;
}

const PROFILES: readonly RunProfile[] = ['full', 'light'];

/**
 * Hides an event and ends its running runs, which could only fail without a plan.
 *
 * @throws IemError `plan-not-found`, `revision-conflict`; whatever `executions` throws.
 */
export async function deleteEvent(
  backend: Pick<Backend, 'store' | 'executions'>,
  { event, expectedRevision, by }: DeleteEventInput,
): Promise<void> {
  const { plans, runs } = backend.store;
  await plans.delete(event, expectedRevision);
  for (const profile of PROFILES) {
    const run = await runs.running(event, profile);
    if (run !== null) await cancelRun(backend, run, by);
  }
}
