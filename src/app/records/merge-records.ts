import type { EventPlan } from '../../plan/schema';
import { recordNameOf, recordsOf } from '../../store/plan-records';
import type { EventRecord, RecordKind, Store } from '../../store/store';

/**
 * Replaces the answers, waivers, load tests and steps of a plan by the event's records. Those of the plan were recorded when
 * it was stored, so the records are complete, and what people withdrew since is gone; a step of which nobody recorded anything
 * is as the plan says. The order of the plan is kept.
 *
 * @param records All records of the event; kinds that a plan cannot contain are ignored.
 */
export function mergeRecords(plan: EventPlan, records: readonly EventRecord[]): EventPlan {
  const order = new Map(recordsOf(plan).map((record, i) => [recordNameOf(record), i]));
  const place = (record: EventRecord): number => order.get(recordNameOf(record)) ?? order.size;
  const sorted = records.toSorted((a, b) => place(a) - place(b));
  const valuesOf = <K extends RecordKind>(kind: K) =>
    sorted.filter((record): record is EventRecord<K> => record.kind === kind);
  const steps = valuesOf('step').map(({ value }) => value);
  const told = new Set(steps.map(({ step }) => step));
  return {
    ...plan,
    timeline: [...plan.timeline.filter(({ step }) => !told.has(step)), ...steps],
    checklist: Object.fromEntries(valuesOf('answer').map(({ key, value }) => [key, value])),
    waivers: valuesOf('waiver').map(({ value }) => value),
    loadTests: valuesOf('loadTest').map(({ value }) => value),
  };
}

/**
 * Loads a revision of a plan, merged with the event's records as they are now. Runs are judged by this.
 *
 * @param revision The latest by default.
 * @throws IemError `plan-not-found`.
 */
export async function loadPlanWithRecords(
  store: Pick<Store, 'plans' | 'records'>,
  event: string,
  revision?: number,
) {
  const { plan } = await store.plans.get(event, revision);
  return mergeRecords(plan, await store.records.list(event));
}
