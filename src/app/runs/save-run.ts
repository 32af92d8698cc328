import { IemError } from '../../model/error';
import type { Inventory } from '../../model/inventory';
import type { Report } from '../../model/report';
import type { EventPlan } from '../../plan/schema';
import type { Run, Store, StoredPlan } from '../../store/store';
import { type Basis, basisOf } from '../judging/basis';
import type { CheckedEvent } from '../judging/check';
import { tolerate } from '../tolerate';
import { abandon, LEASE_SECONDS, whileHolding } from './lease';

export interface SaveRun {
  readonly store: Store;
  readonly plan: EventPlan;
  readonly by: string;
  readonly trigger: string;
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/**
 * Runs one check with the store around it: the plan is kept, the run holds the event's lease, its results become
 * visible together at the end, and a run that fails is marked as aborted.
 *
 * @throws IemError `run-in-progress` when another run of the event is under way.
 */
export async function saveRun(
  { store, plan, by, trigger, now }: SaveRun,
  produce: (run: Run, basis: Basis) => Promise<CheckedEvent & { inventories: readonly Inventory[] }>,
): Promise<Report> {
  const stored = await keepPlan(store, plan, by);
  const basis = await basisOf(store, { event: plan.id, planRevision: stored.revision });
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
      `A run of ${plan.id} by ${run.by} is under way since ${run.startedAt}: wait for it. If it has died, its place is free in ${LEASE_SECONDS / 60} minutes.`,
    );
  }
  try {
    return await whileHolding(store, run, async () => {
      const { report, inventories, ...everything } = await produce(run, basis);
      for (const inventory of inventories) await store.runs.saveInventory(run, inventory);
      await store.runs.finish(run, { report, ...everything });
      return report;
    });
  } catch (error) {
    await abandon(store, run, error);
    throw error;
  }
}

/** The file is the latest word on the plan: it becomes the next revision unless nothing changed. */
async function keepPlan(store: Store, plan: EventPlan, by: string, tries = 3): Promise<StoredPlan> {
  const current = await tolerate('plan-not-found', store.plans.get(plan.id));
  const keeping = current ? store.plans.replace(plan, current.revision, by) : store.plans.create(plan, by);
  if (tries === 1) return keeping;
  // Somebody else has kept a plan in between; ours is later.
  return (await tolerate('revision-conflict', keeping)) ?? keepPlan(store, plan, by, tries - 1);
}
