import { planAllActions } from '../../actions/plan';
import type { PlannerInput } from '../../actions/planner';
import type { ActionRecord, PlannedAction } from '../../model/action';
import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import type { Page, PageRequest, Store } from '../../store/store';
import { readPages } from '../pages';
import { loadPlanWithRecords } from '../records/merge-records';

/** What is planned for an event, and from what. */
export interface ActionPlan {
  /** With what people recorded besides. */
  readonly plan: EventPlan;
  /** The run that it follows from. */
  readonly run: { readonly id: string; readonly asOf: string };
  readonly actions: readonly PlannedAction[];
}

/** What actions are planned from, as it is stored. */
export type StoredInput = Omit<PlannerInput, 'history' | 'now'>;

/**
 * Loads what actions are planned from: the plan, its latest run, and what became of actions before.
 *
 * @throws IemError `plan-not-found`; `run-not-found` before the first run.
 */
export async function loadPlannerInput(store: Store, event: string): Promise<StoredInput> {
  const plan = await loadPlanWithRecords(store, event);
  const run = await store.runs.latest(event);
  if (run === null) {
    throw new IemError(
      'run-not-found',
      `There is no finished run of ${event}: actions follow from what one finds. Start one first.`,
    );
  }
  const report = await store.runs.report(run);
  const ceilings = await readAll((page) => store.runs.ceilings(run, {}, page));
  const findings = await readAll((page) => store.runs.findings(run, {}, page));
  const { plan: judged } = await store.plans.get(event, run.planRevision);
  return { plan, judged, report, ceilings, findings, records: await listActionRecords(store, event) };
}

async function readAll<T>(read: (page: PageRequest) => Promise<Page<T>>): Promise<readonly T[]> {
  const items: T[] = [];
  for await (const page of readPages((at) => read({ ...at, limit: 1000 }))) items.push(...page);
  return items;
}

/** What became of all actions of an event that were ever applied, by id. */
export const listActionRecords = async (
  { actions }: Pick<Store, 'actions'>,
  event: string,
): Promise<readonly ActionRecord[]> =>
  (await readAll((page) => actions.list(event, page))).map(({ item }) => item);

/**
 * Plans what can be done for an event by its latest run.
 *
 * @param history What AWS said of requests; null where it was not asked.
 * @param now ISO 8601 in UTC.
 */
export function planFrom(input: StoredInput, history: PlannerInput['history'], now: string): ActionPlan {
  const { id, asOf } = input.report.run;
  return { plan: input.plan, run: { id, asOf }, actions: planAllActions({ ...input, history, now }) };
}
