import { mapConcurrently } from '../../lib/concurrency';
import { IemError } from '../../model/error';
import { validatedInventory } from '../../model/inventory';
import type { EventPlan } from '../../plan/schema';
import { createTargetTest, targetsOf } from '../../plan/targets';
import type { Run, Store } from '../../store/store';
import { assembleWorkbook } from '../../workbook/build';
import type { Workbook } from '../../workbook/document';
import type { TargetFacts } from '../../workbook/input';
import { readTarget } from '../../workbook/sections/resources';
import { listSteps, type Step } from '../../workbook/steps';
import { listActionRecords } from '../actions/stored-actions';
import { listActionItems } from '../records/action-items';
import { loadPlanWithRecords } from '../records/merge-records';
import { tolerate } from '../tolerate';

/**
 * Puts the workbook of a stored event together, from its plan and records as they are now and its latest run.
 *
 * @param now ISO 8601 in UTC.
 * @param most Refuses an event of more targets than this, where somebody waits.
 * @throws IemError `plan-not-found`, `event-too-large`.
 */
export async function loadWorkbook(
  store: Store,
  event: string,
  now: string,
  most = Number.POSITIVE_INFINITY,
): Promise<Workbook> {
  const plan = await loadPlanWithRecords(store, event);
  const planned = targetsOf(plan).length;
  if (planned > most) {
    throw new IemError(
      'event-too-large',
      `Event "${event}" has ${planned} targets, but a workbook of at most ${most} can be put together while you wait. Collect them with "iem collect" on your own machine, and ask "iem workbook" there.`,
    );
  }
  const run = await store.runs.latest(event);
  const report = run && (await tolerate('run-not-found', store.runs.report(run)));
  const targets = run === null ? [] : await loadTargets(store, run, plan, report?.event.multiplier ?? null);
  const items = (await listActionItems(store, event)).map(({ item }) => item);
  const actions = await listActionRecords(store, event);
  return assembleWorkbook({ plan, report, targets, items, actions, now });
}

/** The steps of a stored event, from its plan and records as they are now and its latest run. Throws `plan-not-found`. */
export async function loadSteps(store: Store, event: string, now: string): Promise<readonly Step[]> {
  const plan = await loadPlanWithRecords(store, event);
  const run = await store.runs.latest(event);
  const report = run && (await tolerate('run-not-found', store.runs.report(run)));
  return listSteps({ plan, report, now, actions: await listActionRecords(store, event) });
}

/** How many inventories are in memory at once. */
const MOST_LOADED = 4;

/**
 * Reads what there is of the planned targets in a run, and drops their inventories one by one. These expire before reports do, and a
 * run of an earlier revision of the plan has targets that it does not name any more.
 */
async function loadTargets(
  { runs }: Pick<Store, 'runs'>,
  run: Run,
  plan: EventPlan,
  multiplier: number | null,
): Promise<readonly TargetFacts[]> {
  const isPlanned = createTargetTest(plan);
  const planned = (await runs.targets(run)).filter(({ target }) => isPlanned(target));
  const read = await mapConcurrently(planned, MOST_LOADED, async ({ target }) => {
    const inventory = await tolerate('run-not-found', runs.inventory(run, target));
    return inventory === null ? [] : [readTarget(plan, validatedInventory(inventory), multiplier)];
  });
  return read.flat();
}
