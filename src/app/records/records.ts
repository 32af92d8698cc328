/** What people record of an event apart from its plan: kept under a key, and never what the plan may not say either. */
import { pathText } from '../../lib/path-text';
import { firstPart } from '../../lib/stable-id';
import { IemError } from '../../model/error';
import { nearest, type Path } from '../../plan/problem';
import { type Objection, objectionsToPart, type PlanPart } from '../../plan/rules';
import type { EventPlan } from '../../plan/schema';
import { objectionsToSecrets } from '../../plan/secrets';
import { loadTestKey, waiverKey } from '../../store/plan-records';
import type { EventRecord, RecordAuthor, RecordKind, RecordValues } from '../../store/store';
import type { Backend } from '../backend';
import { PLAN_NAMES } from '../judging/plan-names';

/** Where a record is kept. */
export interface KeptAt<K extends RecordKind> {
  /** Event id. */
  readonly event: string;
  readonly kind: K;
  readonly key: string;
}

interface RecordRules<K extends RecordKind> {
  /** The key that a value asks for, where it says itself what it is about. */
  keyOf?(value: RecordValues[K]): string;
  objections(plan: EventPlan, value: RecordValues[K], key: string): readonly Objection[];
}

/** What the plan's rules object to where the plan has this in the place of what it says itself. */
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
  owner: {
    objections(_, __, key) {
      const name = firstPart(key);
      const message = 'is no check or ceiling, so nothing has this owner';
      return JUDGED.has(name) ? [] : [{ path: [name], message, suggest: () => nearest(name, JUDGED) }];
    },
  },
} satisfies { readonly [K in RecordKind]?: RecordRules<K> };

/** A kind of record that people may write. */
export type WritableKind = keyof typeof RULES;
export type RecordValue<K extends WritableKind> = RecordValues[K];

const rulesOf = <K extends WritableKind>(kind: K): RecordRules<K> => RULES[kind] as RecordRules<K>;

/** The records of one kind, those that the plan has brought included. Throws `plan-not-found`. */
export async function listRecords<K extends RecordKind>(
  { store }: Pick<Backend, 'store'>,
  event: string,
  kind: K,
): Promise<readonly EventRecord<K>[]> {
  await store.plans.get(event);
  return store.records.list(event, kind);
}

/** null when there is none. Throws `plan-not-found`. */
export const findRecord = async <K extends RecordKind>(
  backend: Pick<Backend, 'store'>,
  { event, kind, key }: KeptAt<K>,
): Promise<EventRecord<K> | null> =>
  (await listRecords(backend, event, kind)).find((record) => record.key === key) ?? null;

/**
 * Writes a record.
 *
 * @param expectedRevision The one that was read; 0 where there is none yet.
 * @throws IemError `plan-not-found`; `change-invalid` when the value is about something else than its key, or is one that
 *   the plan may not have either; `record-conflict` when `expectedRevision` is not the latest.
 */
export async function putRecord<K extends WritableKind>(
  { store }: Pick<Backend, 'store'>,
  at: KeptAt<K>,
  value: RecordValues[K],
  expectedRevision: number,
  author: RecordAuthor,
): Promise<EventRecord<K>> {
  const { keyOf, objections } = rulesOf(at.kind);
  const expected = keyOf?.(value) ?? at.key;
  if (at.key !== expected) {
    throw new IemError('change-invalid', `This is about something else: its key would be "${expected}".`);
  }
  const { plan } = await store.plans.get(at.event);
  refuse([...objectionsToSecrets(value), ...objections(plan, value, at.key)]);
  return store.records.put({ ...author, ...at, value }, expectedRevision);
}

/**
 * Writes a record that is not there yet, under the key that its value asks for, or under the one given where a value does
 * not say what it is about. Throws as {@link putRecord}.
 */
export const addRecord = <K extends WritableKind>(
  backend: Pick<Backend, 'store'>,
  { event, kind, key = '' }: Omit<KeptAt<K>, 'key'> & { readonly key?: string },
  value: RecordValues[K],
  author: RecordAuthor,
): Promise<EventRecord<K>> => {
  const at = { event, kind, key: rulesOf(kind).keyOf?.(value) ?? key };
  return putRecord(backend, at, value, 0, author);
};

function refuse([objection]: readonly Objection[]): void {
  if (objection === undefined) return;
  const meant = objection.suggest?.();
  const suggestion = meant === undefined ? '' : ` (did you mean ${meant}?)`;
  throw new IemError('change-invalid', `${pathText(objection.path)} ${objection.message}${suggestion}.`);
}

/** Takes a record back; of one that is not there it changes nothing. Throws `plan-not-found`, `record-conflict`. */
export async function withdrawRecord<K extends WritableKind>(
  { store }: Pick<Backend, 'store'>,
  at: KeptAt<K>,
  expectedRevision: number,
  author: RecordAuthor,
): Promise<void> {
  await store.plans.get(at.event);
  await store.records.withdraw({ ...author, ...at }, expectedRevision);
}
