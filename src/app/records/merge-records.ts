import type { EventPlan } from '../../plan/schema';
import { recordsOf, refName } from '../../store/plan-records';
import type { EventRecord, RecordKind, Store } from '../../store/store';

/**
 * A plan with what people said in place of what it says itself: its answers, waivers and load tests were recorded
 * when it was stored, so the records are the truth and what was withdrawn is gone. Those of the plan keep its order.
 *
 * @param records Of the event; those that no plan holds are left out.
 */
export function mergeRecords(plan: EventPlan, records: readonly EventRecord[]): EventPlan {
  const order = new Map(recordsOf(plan).map((record, i) => [refName(record), i]));
  const place = (record: EventRecord): number => order.get(refName(record)) ?? order.size;
  const sorted = records.toSorted((a, b) => place(a) - place(b));
  const said = <K extends RecordKind>(kind: K) =>
    sorted.filter((record): record is EventRecord<K> => record.kind === kind);
  return {
    ...plan,
    checklist: Object.fromEntries(said('answer').map(({ key, value }) => [key, value])),
    waivers: said('waiver').map(({ value }) => value),
    loadTests: said('loadTest').map(({ value }) => value),
  };
}

/**
 * A plan as it is judged by: a revision of it with the records of the event as they are now.
 *
 * @param revision The latest unless told.
 * @throws IemError `plan-not-found`.
 */
export async function judgedPlan(store: Pick<Store, 'plans' | 'records'>, event: string, revision?: number) {
  const { plan } = await store.plans.get(event, revision);
  return mergeRecords(plan, await store.records.list(event));
}
