import { type Inventory, validatedInventory } from '../../model/inventory';
import type { Report } from '../../model/report';
import type { Run, Store } from '../../store/store';
import { buildWorkbook } from '../../workbook/build';
import type { Workbook } from '../../workbook/document';
import { listSteps, type Step } from '../../workbook/steps';
import { listActionItems } from '../records/action-items';
import { loadPlanWithRecords } from '../records/merge-records';
import { tolerate } from '../tolerate';

/**
 * Puts the workbook of a stored event together, from its plan and records as they are now and its latest run.
 *
 * @param now ISO 8601 in UTC.
 * @throws IemError `plan-not-found`.
 */
export async function loadWorkbook(store: Store, event: string, now: string): Promise<Workbook> {
  const plan = await loadPlanWithRecords(store, event);
  const run = await store.runs.latest(event);
  const { report, inventories } = run === null ? NO_RUN : await loadResults(store, run);
  const items = (await listActionItems(store, event)).map(({ item }) => item);
  return buildWorkbook({ plan, report, inventories, items, now });
}

/** The steps of a stored event, from its plan and records as they are now and its latest run. Throws `plan-not-found`. */
export async function loadSteps(store: Store, event: string, now: string): Promise<readonly Step[]> {
  const plan = await loadPlanWithRecords(store, event);
  const run = await store.runs.latest(event);
  const report = run && (await tolerate('run-not-found', store.runs.report(run)));
  return listSteps({ plan, report, now });
}

interface RunResults {
  readonly report: Report | null;
  readonly inventories: readonly Inventory[];
}

const NO_RUN: RunResults = { report: null, inventories: [] };

/** What is kept of a run: inventories expire before reports do. */
async function loadResults({ runs }: Pick<Store, 'runs'>, run: Run): Promise<RunResults> {
  const report = await tolerate('run-not-found', runs.report(run));
  const inventories: Inventory[] = [];
  for (const { target } of await runs.targets(run)) {
    const inventory = await tolerate('run-not-found', runs.inventory(run, target));
    if (inventory !== null) inventories.push(validatedInventory(inventory));
  }
  return { report, inventories };
}
