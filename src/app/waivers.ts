import { pathText } from '../lib/path-text';
import { IemError } from '../model/error';
import { objectionsToWaiver } from '../plan/rules';
import type { EventPlan, Waiver } from '../plan/schema';
import { waiverKey } from '../store/plan-records';
import type { EventRecord, RecordAuthor } from '../store/store';
import type { Backend } from './backend';
import { PLAN_NAMES } from './plan-names';

/** Where a waiver is kept: under what it waives. */
export interface WaiverRef {
  /** Event id. */
  readonly event: string;
  readonly key: string;
}

type Kept = EventRecord<'waiver'>;

/** The waivers of an event, those its plan names included. Throws `plan-not-found`. */
export async function listWaivers(
  { store }: Pick<Backend, 'store'>,
  event: string,
): Promise<readonly Kept[]> {
  await store.plans.get(event);
  return store.records.list(event, 'waiver');
}

/** null when there is none. Throws `plan-not-found`. */
export const findWaiver = async (
  backend: Pick<Backend, 'store'>,
  { event, key }: WaiverRef,
): Promise<Kept | null> => (await listWaivers(backend, event)).find((record) => record.key === key) ?? null;

/** Accepts a risk that nobody has accepted yet. Throws `plan-not-found`, `change-invalid`, `record-conflict`. */
export const addWaiver = (
  backend: Pick<Backend, 'store'>,
  event: string,
  waiver: Waiver,
  author: RecordAuthor,
): Promise<Kept> => putWaiver(backend, { event, key: waiverKey(waiver) }, waiver, 0, author);

/**
 * Changes why, by whom or until when a risk is accepted.
 *
 * @throws IemError `plan-not-found`; `change-invalid` when it would waive something else, or is one that the plan may
 *   not have either; `record-conflict` when `expectedRevision` is not the latest.
 */
export async function putWaiver(
  { store }: Pick<Backend, 'store'>,
  { event, key }: WaiverRef,
  waiver: Waiver,
  expectedRevision: number,
  author: RecordAuthor,
): Promise<Kept> {
  const expected = waiverKey(waiver);
  if (key !== expected) {
    throw new IemError(
      'change-invalid',
      `The waiver is about something else: its key would be "${expected}".`,
    );
  }
  const { plan } = await store.plans.get(event);
  refuseWhatPlansMayNot(plan, waiver);
  return store.records.put({ ...author, event, kind: 'waiver', key, value: waiver }, expectedRevision);
}

function refuseWhatPlansMayNot(plan: EventPlan, waiver: Waiver): void {
  const [objection] = objectionsToWaiver(plan, waiver, PLAN_NAMES);
  if (objection === undefined) return;
  const meant = objection.suggest?.();
  const suggestion = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  throw new IemError('change-invalid', `${pathText(objection.path)} ${objection.message}${suggestion}.`);
}

/** Takes a waiver back; of one that is not there it changes nothing. Throws `plan-not-found`, `record-conflict`. */
export async function withdrawWaiver(
  { store }: Pick<Backend, 'store'>,
  { event, key }: WaiverRef,
  expectedRevision: number,
  author: RecordAuthor,
): Promise<void> {
  await store.plans.get(event);
  await store.records.withdraw({ ...author, event, kind: 'waiver', key }, expectedRevision);
}
