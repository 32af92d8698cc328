import { IemError } from '../model/error';
import type { EventPlan } from '../plan/schema';
import { tookEffect } from './conditions';
import type { Entities } from './entities';
import {
  clashes,
  clashText,
  type PlanRecord,
  recordsOf,
  refName,
  type StoredRecord,
  sameValue,
} from './plan-records';
import type { EventRecord, RecordAuthor, RecordDraft, RecordKind, RecordRef, RecordStore } from './store';
import { upgraded } from './versions';

/** What the plans need of the records beside the port. */
export interface PlanImport {
  /** Throws `record-conflict`, naming every record of a person that the plan contradicts. */
  refuseClashes(plan: EventPlan): Promise<void>;
  /** Writes the records of a plan; a person's record stays as it is. Repeating it changes nothing. */
  importPlan(plan: EventPlan, by: string): Promise<void>;
}

export interface RecordsOptions {
  readonly entities: Pick<Entities, 'record'>;
  readonly now: () => string;
  /** Imports what a plan says but a crash kept from being imported, before anything is read. */
  readonly settle: (event: string) => Promise<void>;
}

export function createRecords({
  entities: { record },
  now,
  settle,
}: RecordsOptions): RecordStore & PlanImport {
  const find = async ({ event, kind, key }: RecordRef): Promise<StoredRecord | undefined> => {
    const { data } = await record.get({ event, kind, key }).go({ consistent: true });
    return data === null ? undefined : stored(data);
  };

  const listAll = async (event: string, kind?: RecordKind): Promise<readonly StoredRecord[]> => {
    const { data } = await record.query
      .byEvent(kind === undefined ? { event } : { event, kind })
      .go({ consistent: true, pages: 'all' });
    // A query by kind is a query by prefix: `owner` would also find `ownerOf`.
    return data.filter((item) => kind === undefined || item.kind === kind).map(stored);
  };

  /** Writes over exactly what was read; false when that has changed since. */
  const writeOver = (
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
    await settle(draft.event);
    const before = await find(draft);
    if (before && isPresent(before) && sameValue(before.value, draft.value)) return before as EventRecord<K>;
    if (revisionOf(before) !== expected) throw conflict(draft, draft.value, before);
    const written = await writeOver(before, draft);
    return written === null ? put(draft, expected) : (written as EventRecord<K>);
  }

  async function withdraw({ event, kind, key, source, by }: RecordRef & RecordAuthor, expected: number) {
    await settle(event);
    const before = await find({ event, kind, key });
    if (before === undefined || !isPresent(before)) return;
    if (before.revision !== expected) throw conflict({ kind, key }, null, before);
    const written = await writeOver(before, { event, kind, key, source, by });
    if (written === null) await withdraw({ event, kind, key, source, by }, expected);
  }

  const storedByName = async (event: string): Promise<ReadonlyMap<string, StoredRecord>> =>
    new Map((await listAll(event)).map((stored) => [refName(stored), stored]));

  return {
    put,

    async list<K extends RecordKind>(event: string, kind?: K) {
      await settle(event);
      return (await listAll(event, kind)).filter(isPresent) as EventRecord<K>[];
    },

    withdraw,

    async refuseClashes(plan) {
      const stored = await storedByName(plan.id);
      const said = recordsOf(plan).filter((value) => clashes(value, stored.get(refName(value))));
      if (said.length > 0) throw new IemError('record-conflict', clashMessage(said, stored));
    },

    async importPlan(plan, by) {
      const stored = await storedByName(plan.id);
      for (const said of recordsOf(plan)) {
        const before = stored.get(refName(said));
        if (clashes(said, before) || sameValue(said.value, before?.value)) continue;
        // Not written when someone was quicker: a person's word stays.
        await writeOver(before, { ...said, source: 'plan', by });
      }
    },
  };
}

const stored = (item: StoredRecord & { v: number }): StoredRecord => {
  const { v, ...record } = upgraded(item);
  return record;
};

const isPresent = (stored: StoredRecord): stored is EventRecord => stored.value !== undefined;

/** What a reader has seen: 0 where there is none, or none any more. */
const revisionOf = (stored: StoredRecord | undefined): number =>
  stored && isPresent(stored) ? stored.revision : 0;

const conflict = (ref: Pick<RecordRef, 'kind' | 'key'>, value: unknown, stored: StoredRecord | undefined) =>
  new IemError(
    'record-conflict',
    `The ${refName(ref)} has changed: ${clashText(value, stored)}. Read it again.`,
  );

const clashMessage = (said: readonly PlanRecord[], stored: ReadonlyMap<string, StoredRecord>): string =>
  [
    'The plan contradicts what was recorded; take over the recorded value or change the record:',
    ...said.map((value) => `${refName(value)}: ${clashText(value.value, stored.get(refName(value)))}.`),
  ].join('\n');
