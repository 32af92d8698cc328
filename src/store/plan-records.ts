import { isDeepStrictEqual } from 'node:util';
import { stableId } from '../lib/stable-id';
import type { EventPlan, Waiver } from '../plan/schema';
import type { EventRecord, RecordKind, RecordRef, RecordValues } from './store';

/** A part of a plan that is stored as a record. */
export type PlanRecord = { [K in RecordKind]: RecordRef<K> & { value: RecordValues[K] } }[RecordKind];

/** Derives the key of a waiver's record from what it waives, and where. */
export const waiverKey = ({ finding, account = '*', region = '*', resource = '*' }: Waiver): string =>
  stableId(finding, account, region, resource);

/** Derives the key of a load test's record from its name and day. */
export const loadTestKey = ({ name, on }: RecordValues['loadTest']): string => stableId(name, on);

/** Derives the key of a step's record. */
export const stepKey = ({ step }: Pick<RecordValues['step'], 'step'>): string => String(step);

/** Lists the answers, waivers, load tests and steps of a plan. If two have the same key, only the later one is listed. */
export function recordsOf(plan: EventPlan): readonly PlanRecord[] {
  const event = plan.id;
  const records: PlanRecord[] = [
    ...Object.entries(plan.checklist).map(([key, value]) => ({ event, kind: 'answer' as const, key, value })),
    ...plan.waivers.map((value) => ({ event, kind: 'waiver' as const, key: waiverKey(value), value })),
    ...plan.timeline.map((value) => ({ event, kind: 'step' as const, key: stepKey(value), value })),
    ...plan.loadTests.map((value) => ({ event, kind: 'loadTest' as const, key: loadTestKey(value), value })),
  ];
  return [...new Map(records.map((record) => [recordNameOf(record), record])).values()];
}

/** Names a record within its event, such as `answer monitoring-tools`. */
export const recordNameOf = ({ kind, key }: Pick<RecordRef, 'kind' | 'key'>): string => `${kind} ${key}`;

/** Whether two values are the same as JSON. */
export const isSameValue = (a: unknown, b: unknown): boolean => isDeepStrictEqual(toJson(a), toJson(b));

const toJson = (value: unknown): unknown =>
  value === undefined ? undefined : JSON.parse(JSON.stringify(value));

/** A record as stored. If it has no value, it was withdrawn. */
export type StoredRecord = Omit<EventRecord, 'value'> & { readonly value?: EventRecord['value'] };

/** Whether the plan contradicts a record that a person made. Records of an earlier plan may change with the plan. */
export const isClash = (planned: PlanRecord, stored: StoredRecord | undefined): boolean =>
  stored !== undefined && stored.source !== 'plan' && !isSameValue(planned.value, stored.value);

/** Tells both values, for a message. */
export const describeClash = (theirs: unknown, stored: StoredRecord | undefined): string =>
  `${quote(theirs)} is given, ${stored?.value === undefined ? describeAbsence(stored) : `${quote(stored.value)} was recorded${authorOf(stored)}`}`;

const describeAbsence = (stored: StoredRecord | undefined): string =>
  stored === undefined ? 'nothing is recorded' : `the record was withdrawn${authorOf(stored)}`;

const authorOf = ({ by, at, revision }: StoredRecord): string => ` by ${by} at ${at} (revision ${revision})`;

const quote = (value: unknown): string => JSON.stringify(value).slice(0, 500);
