/** One event as people work with it, wherever it is stored: on this machine or behind an API. */
import type { ActionItem, ItemEdit, OwnItem } from '../../model/action-item';
import type { Finding } from '../../model/finding';
import { type Inventory, validatedInventory } from '../../model/inventory';
import type { Target } from '../../model/target';
import type { EventPlan } from '../../plan/schema';
import type { EventRecord, RecordAuthor, RecordValues, Store, StoredItem } from '../../store/store';
import type { Step } from '../../workbook/steps';
import { readPages } from '../pages';
import { tolerate } from '../tolerate';
import { loadSteps } from '../workbook/load-workbook';
import { addActionItem, changeActionItem, listActionItems } from './action-items';
import { findRecord, putRecord, type WritableKind } from './records';

/** What people read and write of one event. Who writes, and when, it knows itself. Everything throws `plan-not-found`. */
export interface EventAccess {
  /** Event id. */
  readonly id: string;
  /** ISO 8601 in UTC. */
  now(): string;
  plan(): Promise<Pick<EventPlan, 'calendar' | 'timeline'>>;
  /** Returns null if there is no such record. */
  record<K extends WritableKind>(
    kind: K,
    key: string,
  ): Promise<Pick<EventRecord<K>, 'value' | 'revision'> | null>;
  /** Writes a record; the revision is 0 for a new one. Throws `change-invalid`, `record-conflict`. */
  putRecord<K extends WritableKind>(
    kind: K,
    key: string,
    value: RecordValues[K],
    expectedRevision: number,
  ): Promise<void>;
  items(): Promise<readonly StoredItem[]>;
  /** Returns null if there is none. */
  item(id: string): Promise<StoredItem | null>;
  /** Throws `change-invalid`. */
  addItem(words: OwnItem): Promise<ActionItem>;
  /** Throws `item-not-found`, `change-invalid`; `record-conflict` with what somebody else wrote. */
  changeItem(id: string, edit: ItemEdit, expectedRevision: number): Promise<StoredItem>;
  /** What the latest run read of a target; null where nothing is kept. */
  inventory(target: Target): Promise<Inventory | null>;
  /** The findings of these checks in the latest run; none where there is no run. */
  findings(checks: readonly string[]): Promise<readonly Finding[]>;
  steps(): Promise<readonly Step[]>;
}

const PAGE = { limit: 1000 };

/** Who works with a stored event, and by which clock. */
export interface Worker extends RecordAuthor {
  /** ISO 8601 in UTC. */
  readonly now: () => string;
}

/** Gives access to an event of a store. */
export function accessStored(store: Store, event: string, { now, ...author }: Worker): EventAccess {
  const writer = () => ({ by: author.by, at: now() });
  return {
    ...{ id: event, now },
    plan: async () => (await store.plans.get(event)).plan,
    record: (kind, key) => findRecord({ store }, { event, kind, key }),
    async putRecord(kind, key, value, expectedRevision) {
      await putRecord({ store }, { event, kind, key }, value, expectedRevision, author);
    },
    items: () => listActionItems(store, event),
    item: (id) => store.items.get(event, id),
    addItem: async (words) => (await addActionItem(store, event, words, writer())).item,
    changeItem: (id, edit, expectedRevision) =>
      changeActionItem(store, { event, id }, edit, expectedRevision, writer()),
    async inventory(target) {
      const run = await store.runs.latest(event);
      const inventory = run && (await tolerate('run-not-found', store.runs.inventory(run, target)));
      return inventory && validatedInventory(inventory);
    },
    findings: (checks) => loadLatestFindings(store, event, checks),
    steps: () => loadSteps(store, event, now()),
  };
}

/** Loads the findings of checks in the latest run of an event; none where there is no run. */
export async function loadLatestFindings(
  { runs }: Pick<Store, 'runs'>,
  event: string,
  checks: readonly string[],
): Promise<readonly Finding[]> {
  const run = await runs.latest(event);
  const all: Finding[] = [];
  if (run === null) return all;
  for await (const page of readPages((page) => runs.findings(run, { checks }, { ...page, ...PAGE })))
    all.push(...page);
  return all;
}
