import { isDeepStrictEqual } from 'node:util';
import { stableId } from '../lib/stable-id';
import type { EventPlan, Waiver } from '../plan/schema';
import type { EventRecord, RecordKind, RecordRef, RecordValues } from './store';

/** What a plan says that is a record. */
export type PlanRecord = { [K in RecordKind]: RecordRef<K> & { value: RecordValues[K] } }[RecordKind];

/** Key of the record of a waiver: what it waives, and where. */
export const waiverKey = ({ finding, account = '*', region = '*', resource = '*' }: Waiver): string =>
  stableId(finding, account, region, resource);

/** Key of the record of a load test: its name and day. */
export const loadTestKey = ({ name, on }: RecordValues['loadTest']): string => stableId(name, on);

/** The answers, waivers and load tests of a plan, one per key: of two with the same key the later one counts. */
export function recordsOf(plan: EventPlan): readonly PlanRecord[] {
  const event = plan.id;
  const records: PlanRecord[] = [
    ...Object.entries(plan.checklist).map(([key, value]) => ({ event, kind: 'answer' as const, key, value })),
    ...plan.waivers.map((value) => ({ event, kind: 'waiver' as const, key: waiverKey(value), value })),
    ...plan.loadTests.map((value) => ({ event, kind: 'loadTest' as const, key: loadTestKey(value), value })),
  ];
  return [...new Map(records.map((record) => [refName(record), record])).values()];
}

/** `answer monitoring-tools`: names a record within its event. */
export const refName = ({ kind, key }: Pick<RecordRef, 'kind' | 'key'>): string => `${kind} ${key}`;

/** Whether two values say the same; what JSON cannot carry does not count. */
export const sameValue = (a: unknown, b: unknown): boolean => isDeepStrictEqual(plain(a), plain(b));

const plain = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** A record as stored: without a value it was withdrawn. */
export type StoredRecord = Omit<EventRecord, 'value'> & { readonly value?: EventRecord['value'] };

/** A person's record that the plan contradicts. What an earlier plan said may change with the plan. */
export const clashes = (said: PlanRecord, stored: StoredRecord | undefined): boolean =>
  stored !== undefined && stored.source !== 'plan' && !sameValue(said.value, stored.value);

/** Both values, for a message. */
export const clashText = (theirs: unknown, stored: StoredRecord | undefined): string =>
  `${shown(theirs)} is given, ${stored?.value === undefined ? withdrawn(stored) : `${shown(stored.value)} was recorded${byWhom(stored)}`}`;

const withdrawn = (stored: StoredRecord | undefined): string =>
  stored === undefined ? 'nothing is recorded' : `the record was withdrawn${byWhom(stored)}`;

const byWhom = ({ by, at, revision }: StoredRecord): string => ` by ${by} at ${at} (revision ${revision})`;

const shown = (value: unknown): string => JSON.stringify(value).slice(0, 500);
