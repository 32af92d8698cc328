/** What people record about an event apart from its plan. A record has a key, and obeys the same rules as the plan. */
import type { z } from 'zod';
import { formatPath } from '../../lib/format-path';
import { firstPart } from '../../lib/stable-id';
import { IemError } from '../../model/error';
import { findNearest, type Path } from '../../plan/problem';
import { type Objection, objectionsToPart, type PlanPart } from '../../plan/rules';
import type { EventPlan } from '../../plan/schema';
import { objectionsToSecrets } from '../../plan/secrets';
import { describeIssue } from '../../plan/wording';
import { loadTestKey, stepKey, waiverKey } from '../../store/plan-records';
import type { EventRecord, RecordAuthor, RecordKind, RecordValues } from '../../store/store';
import type { Backend } from '../backend';
import { PLAN_NAMES } from '../judging/plan-names';

/** Identifies a record. */
export interface RecordAddress<K extends RecordKind> {
  /** Event id. */
  readonly event: string;
  readonly kind: K;
  readonly key: string;
}

interface RecordRules<K extends RecordKind> {
  /** Derives the key from the value. Absent for kinds whose value does not say what it is about. */
  keyOf?(value: RecordValues[K]): string;
  objections(plan: EventPlan, value: RecordValues[K], key: string): readonly Objection[];
}

/** What the plan's rules would object to if the plan contained this part. */
const inThePlan = (plan: EventPlan, part: PlanPart, at: Path): readonly Objection[] =>
  objectionsToPart(plan, part, at, PLAN_NAMES);

const JUDGED = new Set([...PLAN_NAMES.checks, ...PLAN_NAMES.ceilings]);

const RULES = {
  answer: {
    objections: (plan, answer, key) => inThePlan(plan, { checklist: { [key]: answer } }, ['checklist', key]),
  },
  waiver: {
    keyOf: waiverKey,
    objections: (plan, waiver) => inThePlan(plan, { waivers: [waiver] }, ['waivers', 0]),
  },
  loadTest: {
    keyOf: loadTestKey,
    objections: (plan, test) => inThePlan(plan, { loadTests: [test] }, ['loadTests', 0]),
  },
  step: {
    keyOf: stepKey,
    objections: (plan, step) => inThePlan(plan, { timeline: [step] }, ['timeline', 0]),
  },
  owner: {
    objections(_, __, key) {
      const name = firstPart(key);
      const message = 'is no check or ceiling, so nothing has this owner';
      return JUDGED.has(name) ? [] : [{ path: [name], message, suggest: () => findNearest(name, JUDGED) }];
    },
  },
} satisfies { readonly [K in RecordKind]?: RecordRules<K> };

/** A kind of record that people may write. */
export type WritableKind = keyof typeof RULES;
/** What people write in a record of one kind. */
export type RecordValue<K extends WritableKind> = RecordValues[K];

const rulesOf = <K extends WritableKind>(kind: K): RecordRules<K> => RULES[kind] as RecordRules<K>;

/** The records of one kind, including those that came with the plan. Throws `plan-not-found`. */
export async function listRecords<K extends RecordKind>(
  { store }: Pick<Backend, 'store'>,
  event: string,
  kind: K,
): Promise<readonly EventRecord<K>[]> {
  await store.plans.get(event);
  return store.records.list(event, kind);
}

/** Returns null if there is no such record. Throws `plan-not-found`. */
export const findRecord = async <K extends RecordKind>(
  backend: Pick<Backend, 'store'>,
  { event, kind, key }: RecordAddress<K>,
): Promise<EventRecord<K> | null> =>
  (await listRecords(backend, event, kind)).find((record) => record.key === key) ?? null;

/**
 * Writes a record.
 *
 * @param expectedRevision The revision that the caller has read; 0 for a new record.
 * @throws IemError `plan-not-found`; `change-invalid` if the value does not belong to the key, or would not be valid in
 *   a plan either; `record-conflict` if `expectedRevision` is not the latest.
 */
export async function putRecord<K extends WritableKind>(
  { store }: Pick<Backend, 'store'>,
  at: RecordAddress<K>,
  value: RecordValues[K],
  expectedRevision: number,
  author: RecordAuthor,
): Promise<EventRecord<K>> {
  const { keyOf, objections } = rulesOf(at.kind);
  const expected = keyOf?.(value) ?? at.key;
  if (at.key !== expected) {
    throw new IemError('change-invalid', `The value belongs to the key "${expected}", not "${at.key}".`);
  }
  const { plan } = await store.plans.get(at.event);
  refuse([...objectionsToSecrets(value), ...objections(plan, value, at.key)]);
  return store.records.put({ ...author, ...at, value }, expectedRevision);
}

/**
 * Writes a new record. The key is derived from the value where the kind allows it; otherwise the given key is used.
 * Throws what {@link putRecord} throws.
 */
export const addRecord = <K extends WritableKind>(
  backend: Pick<Backend, 'store'>,
  { event, kind, key = '' }: Omit<RecordAddress<K>, 'key'> & { readonly key?: string },
  value: RecordValues[K],
  author: RecordAuthor,
): Promise<EventRecord<K>> => {
  const at = { event, kind, key: rulesOf(kind).keyOf?.(value) ?? key };
  return putRecord(backend, at, value, 0, author);
};

/** Reads a value of a record that a person gave. Throws `input-unreadable` with what is wrong first. */
export function readValue<T>(shape: z.ZodType<T>, given: unknown): T {
  const read = shape.safeParse(given, { error: describeIssue });
  if (read.success) return read.data;
  const [issue] = read.error.issues;
  throw new IemError('input-unreadable', `${issue?.path.join('.')}: ${issue?.message}.`);
}

/** Throws `change-invalid` with the first objection, if there is one. */
export function refuse([objection]: readonly Objection[]): void {
  if (objection === undefined) return;
  const { path, message } = objection;
  const meant = objection.suggest?.();
  const suggestion = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  throw new IemError('change-invalid', `${formatPath(path)} ${message}${suggestion}.`, {
    field: { path, message, ...(meant !== undefined && { suggestion: meant }) },
  });
}

/** Withdraws a record. If there is none, nothing changes. Throws `plan-not-found`, `record-conflict`. */
export async function withdrawRecord<K extends WritableKind>(
  { store }: Pick<Backend, 'store'>,
  at: RecordAddress<K>,
  expectedRevision: number,
  author: RecordAuthor,
): Promise<void> {
  await store.plans.get(at.event);
  await store.records.withdraw({ ...author, ...at }, expectedRevision);
}
