/** Keeps the action items of an event as its runs and its people leave them. */
import { randomUUID } from 'node:crypto';
import { mapConcurrently } from '../../lib/concurrency';
import type { ActionItem, ItemEdit, OwnItem } from '../../model/action-item';
import type { Ceiling } from '../../model/ceiling';
import { IemError } from '../../model/error';
import type { Finding } from '../../model/finding';
import { objectionsToSecrets } from '../../plan/secrets';
import type { Run, RunRef, Store, StoredItem } from '../../store/store';
import {
  collectProblems,
  editItem,
  followRun,
  type ItemStep,
  type JudgedProblems,
  refusedFields,
} from '../../workbook/action-items';
import { readPages } from '../pages';
import { refuse } from './records';

/** Reads all action items of an event. */
export async function listActionItems(
  { items }: Pick<Store, 'items'>,
  event: string,
): Promise<readonly StoredItem[]> {
  const all: StoredItem[] = [];
  for await (const page of readPages((page) => items.list(event, { ...page, limit: 1000 })))
    all.push(...page);
  return all;
}

/** What a run judged, all of it. */
export interface JudgedRun {
  /** The time as of which it speaks, ISO 8601 in UTC. */
  readonly asOf: string;
  readonly findings: readonly Finding[];
  readonly ceilings: readonly Ceiling[];
}

const WRITES_AT_A_TIME = 8;

/**
 * Writes what a finished run changes in the action items of its event: it opens, resolves and reopens them. Repeating it changes
 * nothing, and neither does a run that is older than what is known. What people write meanwhile stays.
 *
 * @returns All items of the event, as they are then.
 */
export async function followRunInItems(
  store: Pick<Store, 'items' | 'records'>,
  run: Pick<Run, 'event' | 'id' | 'finishedAt'>,
  judged: JudgedRun,
): Promise<readonly ActionItem[]> {
  const problems = collectProblems(
    { by: `run ${run.id}`, at: run.finishedAt ?? judged.asOf, asOf: judged.asOf },
    judged,
  );
  const owners = new Map(
    (await store.records.list(run.event, 'owner')).map(({ key, value }) => [key, value.owner]),
  );
  const stored = await listActionItems(store, run.event);
  const revisions = new Map(stored.map(({ item, revision }) => [item.id, revision]));
  const steps = stepsOf(stored, problems, owners);
  const written = await mapConcurrently(steps, WRITES_AT_A_TIME, ({ after }) =>
    writeStep(store, run.event, after, revisions.get(after.id) ?? 0, (now) =>
      stepsOf(now === null ? [] : [now], problems, owners).find((step) => step.after.id === after.id),
    ),
  );
  const items = new Map([...stored.map(({ item }) => item), ...written].map((item) => [item.id, item]));
  return [...items.values()];
}

const stepsOf = (
  stored: readonly StoredItem[],
  problems: JudgedProblems,
  owners: ReadonlyMap<string, string>,
): readonly ItemStep[] =>
  followRun(
    stored.map(({ item }) => item),
    problems,
    (finding) => owners.get(finding),
  );

/** Writes an item, and gives it as it is then. Where somebody has written it meanwhile, the run is followed again from what they wrote. */
async function writeStep(
  { items }: Pick<Store, 'items'>,
  event: string,
  after: ActionItem,
  revision: number,
  followAgain: (now: StoredItem | null) => ItemStep | undefined,
): Promise<ActionItem> {
  try {
    return (await items.put(event, after, revision)).item;
  } catch (error) {
    if (!(error instanceof IemError && error.code === 'record-conflict')) throw error;
    const now = await items.get(event, after.id);
    const step = followAgain(now);
    if (step === undefined) return now?.item ?? after;
    return writeStep({ items }, event, step.after, now?.revision ?? 0, followAgain);
  }
}

/** Reads what a finished run judged from the store. */
export async function loadJudgedRun(
  { runs }: Pick<Store, 'runs'>,
  run: RunRef,
  asOf: string,
): Promise<JudgedRun> {
  const findings: Finding[] = [];
  const ceilings: Ceiling[] = [];
  for await (const page of readPages((page) => runs.findings(run, {}, { ...page, limit: 1000 })))
    findings.push(...page);
  for await (const page of readPages((page) => runs.ceilings(run, {}, { ...page, limit: 1000 })))
    ceilings.push(...page);
  return { asOf, findings, ceilings };
}

/** Who writes, and when, ISO 8601 in UTC. */
export interface Author {
  readonly by: string;
  readonly at: string;
}

/**
 * Adds an item of a person.
 *
 * @param id Where adding the same again is to be refused; by default a new one.
 * @throws IemError `plan-not-found`; `change-invalid`; `record-conflict` where there is one with this id.
 */
export async function addActionItem(
  { plans, items }: Pick<Store, 'plans' | 'items'>,
  event: string,
  words: OwnItem,
  { by, at }: Author,
  id = `item~${randomUUID()}`,
): Promise<StoredItem> {
  await plans.get(event);
  refuse(objectionsToSecrets(words));
  const item: ActionItem = {
    ...words,
    id,
    state: 'open',
    history: [{ at, by, did: 'opened' }],
  };
  return items.put(event, item, 0);
}

/**
 * Changes an item as a person wants it.
 *
 * @param expectedRevision The revision that the person has read.
 * @throws IemError `plan-not-found`; `item-not-found`; `change-invalid` where they change what runs find; `record-conflict`.
 */
export async function changeActionItem(
  { plans, items }: Pick<Store, 'plans' | 'items'>,
  { event, id }: { readonly event: string; readonly id: string },
  edit: ItemEdit,
  expectedRevision: number,
  author: Author,
): Promise<StoredItem> {
  await plans.get(event);
  refuse(objectionsToSecrets(edit));
  const stored = await items.get(event, id);
  if (stored === null) throw new IemError('item-not-found', `Event "${event}" has no action item "${id}".`);
  const { item, revision } = stored;
  const [refused] = refusedFields(item, edit);
  if (refused !== undefined)
    throw new IemError('change-invalid', `${refused} is what runs find of this item: it cannot be changed.`);
  const changed = editItem(item, edit, author);
  if (changed === item) return stored;
  if (revision !== expectedRevision) throw conflictError(stored, expectedRevision);
  return items.put(event, changed, expectedRevision);
}

/** Shows what somebody else has written since. */
function conflictError({ item, revision }: StoredItem, expected: number): IemError {
  const { at, by, did, detail = did } = item.history.at(-1) ?? { at: '', by: 'somebody', did: 'changed' };
  return new IemError(
    'record-conflict',
    `Action item ${item.id} has changed since revision ${expected} was read: ${by} at ${at} (${detail}; revision ${revision}). Read it again.`,
  );
}
