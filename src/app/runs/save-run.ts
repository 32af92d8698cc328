import { IemError } from '../../model/error';
import type { Inventory } from '../../model/inventory';
import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';
import type { Run, Store, StoredPlan } from '../../store/store';
import type { CheckedEvent } from '../judging/check';
import { type JudgingInput, loadJudgingInput } from '../judging/judging-input';
import { followRunInItems } from '../records/action-items';
import { tolerate } from '../tolerate';
import { abandon, LEASE_SECONDS, whileHolding } from './lease';

/** What a run of the command line is saved with. */
export interface SaveRunInput {
  readonly store: Store;
  readonly plan: EventPlan;
  readonly by: string;
  readonly trigger: string;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/**
 * Runs one check and stores it: the plan first, then the results, which become visible all at once at the end, and then what
 * they change in the action items. The run holds the event's lease meanwhile, and is marked as aborted if it fails.
 *
 * @throws IemError `run-in-progress` if another run of the event is executing.
 */
export async function saveRun(
  { store, plan, by, trigger, now }: SaveRunInput,
  produce: (run: Run, input: JudgingInput) => Promise<CheckedEvent & { inventories: readonly Inventory[] }>,
): Promise<Report> {
  const stored = await keepPlan(store, plan, by);
  const input = await loadJudgingInput(store, { event: plan.id, planRevision: stored.revision });
  const request = {
    event: plan.id,
    planRevision: stored.revision,
    trigger,
    by,
    requestedAt: now(),
    leaseSeconds: LEASE_SECONDS,
  };
  const { run, started } = await store.runs.start(request);
  if (!started) {
    throw new IemError(
      'run-in-progress',
      `${run.by} started a run of ${plan.id} at ${run.startedAt} that has not finished: wait for it. If that process has died, you can start another run within ${LEASE_SECONDS / 60} minutes.`,
    );
  }
  try {
    return await whileHolding(store, run, async () => {
      const { report, inventories, ...everything } = await produce(run, input);
      for (const inventory of inventories) await store.runs.saveInventory(run, inventory);
      const finished = await store.runs.finish(run, { report, ...everything });
      await followRunInItems(store, finished, { asOf: report.run.asOf, ...everything });
      return report;
    });
  } catch (error) {
    await abandon(store, run, error);
    throw error;
  }
}

/** Stores the plan as the next revision, unless nothing changed. What the file says always wins. */
async function keepPlan(store: Store, plan: EventPlan, by: string, tries = 3): Promise<StoredPlan> {
  const current = await tolerate('plan-not-found', store.plans.get(plan.id));
  const keeping = current ? store.plans.replace(plan, current.revision, by) : store.plans.create(plan, by);
  if (tries === 1) return keeping;
  // Somebody stored another revision in the meantime. Ours is newer, so it is stored on top.
  return (await tolerate('revision-conflict', keeping)) ?? keepPlan(store, plan, by, tries - 1);
}
