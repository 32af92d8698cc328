import { IemError } from '../model/error';
import type { EventPlan } from '../plan/schema';
import { tookEffect } from './conditions';
import type { Entities } from './entities';
import {
  describeClash,
  isClash,
  isSameValue,
  type PlanRecord,
  recordNameOf,
  recordsOf,
  type StoredRecord,
} from './plan-records';
import type { EventRecord, RecordAuthor, RecordDraft, RecordKind, RecordRef, RecordStore } from './store';
import { upgrade } from './versions';

/** Imports the records of a plan. The store of plans uses it. */
export interface PlanImport {
  /** Throws `record-conflict` if the plan contradicts records that people made, and names them all. */
  refuseClashes(plan: EventPlan): Promise<void>;
  /** Writes the records of a plan, but keeps those that people made. Repeating it changes nothing. */
  importPlan(plan: EventPlan, by: string): Promise<void>;
}

/** The services that records depend on. */
export interface RecordsOptions {
  readonly entities: Pick<Entities, 'record'>;
  readonly now: () => string;
  /** Completes an import that a crash interrupted. It is called before records are read. */
  readonly completeImport: (event: string) => Promise<void>;
}

/** Creates the store of records. */
export function createRecords({
  entities: { record },
  now,
  completeImport,
}: RecordsOptions): RecordStore & PlanImport {
  const find = async ({ event, kind, key }: RecordRef): Promise<StoredRecord | undefined> => {
    const { data } = await record.get({ event, kind, key }).go({ consistent: true });
    return data === null ? undefined : toStoredRecord(data);
  };

  const listAll = async (event: string, kind?: RecordKind): Promise<readonly StoredRecord[]> => {
    const { data } = await record.query
      .byEvent(kind === undefined ? { event } : { event, kind })
      .go({ consistent: true, pages: 'all' });
    // DynamoDB finds sort keys by prefix, so a query for `owner` would also find a kind `ownerOf`.
    return data.filter((item) => kind === undefined || item.kind === kind).map(toStoredRecord);
  };

  /** Overwrites the record that was read. Returns null if it has changed since. */
  const overwrite = (
    before: StoredRecord | undefined,
    {
      event,
      kind,
      key,
      value,
      source,
      by,
    }: Pick<StoredRecord, 'event' | 'kind' | 'key' | 'value' | 'source' | 'by'>,
  ): Promise<StoredRecord | null> => {
    const next = { event, kind, key, value, source, by, at: now(), revision: (before?.revision ?? 0) + 1 };
    const write = record
      .put(next)
      .where(({ revision }, { eq, notExists }) =>
        before === undefined ? notExists(revision) : eq(revision, before.revision),
      );
    return tookEffect(write.go()).then((written) => (written ? next : null));
  };

  async function put<K extends RecordKind>(draft: RecordDraft<K>, expected: number): Promise<EventRecord<K>> {
    await completeImport(draft.event);
    const before = await find(draft);
    if (before && isPresent(before) && isSameValue(before.value, draft.value))
      return before as EventRecord<K>;
    if (revisionOf(before) !== expected) throw conflictError(draft, draft.value, before);
    const written = await overwrite(before, draft);
    return written === null ? put(draft, expected) : (written as EventRecord<K>);
  }

  async function withdraw({ event, kind, key, source, by }: RecordRef & RecordAuthor, expected: number) {
    await completeImport(event);
    const before = await find({ event, kind, key });
    if (before === undefined || !isPresent(before)) return;
    if (before.revision !== expected) throw conflictError({ kind, key }, null, before);
    const written = await overwrite(before, { event, kind, key, source, by });
    if (written === null) await withdraw({ event, kind, key, source, by }, expected);
  }

  const storedByName = async (event: string): Promise<ReadonlyMap<string, StoredRecord>> =>
    new Map((await listAll(event)).map((stored) => [recordNameOf(stored), stored]));

  return {
    put,

    async list<K extends RecordKind>(event: string, kind?: K) {
      await completeImport(event);
      return (await listAll(event, kind)).filter(isPresent) as EventRecord<K>[];
    },

    withdraw,

    async refuseClashes(plan) {
      const stored = await storedByName(plan.id);
      const clashes = recordsOf(plan).filter((value) => isClash(value, stored.get(recordNameOf(value))));
      if (clashes.length > 0) throw new IemError('record-conflict', describeClashes(clashes, stored));
    },

    async importPlan(plan, by) {
      const stored = await storedByName(plan.id);
      for (const planned of recordsOf(plan)) {
        const before = stored.get(recordNameOf(planned));
        if (isClash(planned, before) || isSameValue(planned.value, before?.value)) continue;
        // If a person has just written the record, it stays.
        await overwrite(before, { ...planned, source: 'plan', by });
      }
    },
  };
}

const toStoredRecord = (item: StoredRecord & { v: number }): StoredRecord => {
  const { v, ...record } = upgrade(item);
  return record;
};

const isPresent = (stored: StoredRecord): stored is EventRecord => stored.value !== undefined;

/** The revision that readers see: 0 if there is no record, or it was withdrawn. */
const revisionOf = (stored: StoredRecord | undefined): number =>
  stored && isPresent(stored) ? stored.revision : 0;

const conflictError = (
  ref: Pick<RecordRef, 'kind' | 'key'>,
  value: unknown,
  stored: StoredRecord | undefined,
) =>
  new IemError(
    'record-conflict',
    `The ${recordNameOf(ref)} has changed: ${describeClash(value, stored)}. Read it again.`,
  );

const describeClashes = (clashes: readonly PlanRecord[], stored: ReadonlyMap<string, StoredRecord>): string =>
  [
    'The plan contradicts recorded values. Write the recorded values into the plan, or change the records:',
    ...clashes.map(
      (value) => `${recordNameOf(value)}: ${describeClash(value.value, stored.get(recordNameOf(value)))}.`,
    ),
  ].join('\n');
