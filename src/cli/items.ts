/** What `iem items` does: it is loaded only when the command is given. */
import {
  type Author,
  addActionItem,
  changeActionItem,
  listActionItems,
  type OwnItem,
} from '../app/records/action-items';
import { withoutGuard, writeCsv } from '../lib/csv';
import { parseCsv } from '../lib/parse-csv';
import { type ItemState, itemWords, ownItem } from '../model/action-item';
import { IemError } from '../model/error';
import { toPlainText } from '../report/render/plain-text';
import { type Line, print, wrap } from '../report/render/terminal-lines';
import { formatCount, placeOf, SIGN } from '../report/render/words';
import type { Store, StoredItem } from '../store/store';
import { dueOf, type ItemEdit, inOrder, isLate } from '../workbook/action-items';
import { itemSheet, readItemSheet, type SheetReading } from '../workbook/item-sheet';
import { todayOf } from '../workbook/words';
import type { Environment } from './environment';
import { readText } from './read-text';

/** Which items are listed, and how. */
export interface ListedItems {
  readonly state?: string;
  readonly owner?: string;
  readonly late?: boolean;
  readonly format: 'terminal' | 'json' | 'csv';
}

/** Lists the items of an event. Throws `plan-not-found`. */
export async function listItems(
  store: Store,
  event: string,
  { state, owner, late = false, format }: ListedItems,
  environment: Environment,
): Promise<string> {
  const { plan } = await store.plans.get(event);
  const today = todayOf(plan, environment.now());
  const stored = (await listActionItems(store, event)).filter(
    ({ item }) =>
      (state === undefined || item.state === state) &&
      (owner === undefined || item.owner === owner) &&
      (!late || isLate(item, today)),
  );
  if (format === 'json') return `${JSON.stringify(stored, null, 2)}\n`;
  return format === 'csv' ? writeCsv(itemSheet(stored)) : itemLines(event, stored, today, environment);
}

function itemLines(
  event: string,
  stored: readonly StoredItem[],
  today: string,
  { colour, unicode, width }: Pick<Environment, 'colour' | 'unicode' | 'width'>,
): string {
  const items = inOrder(stored.map(({ item }) => item));
  const lines = items.flatMap((item): Line[] => {
    const due = dueOf(item);
    const facts = [
      item.state as ItemState,
      item.owner === undefined ? 'no owner' : toPlainText(item.owner),
      ...(due === null ? [] : [isLate(item, today) ? `was due ${due}` : `due ${due}`]),
      ...(item.found === undefined ? [] : [toPlainText(placeOf(item.found))]),
    ];
    const sign = SIGN[item.colour];
    return [
      ...wrap(
        [[item.colour, sign[unicode ? 'unicode' : 'ascii']], ` ${toPlainText(item.description)}`],
        width,
        '  ',
      ),
      ...wrap(['  ', ['dim', facts.join(', ')]], width, '  '),
      ...wrap(['  ', ['dim', toPlainText(item.id)]], width, '  '),
    ];
  });
  const title: Line = [['bold', `${formatCount(items.length, 'action item')} of ${event}`]];
  return print([title, ...lines], width, colour, unicode ? '…' : '...');
}

/** Reads what a person says of an item of their own. Throws `input-unreadable`. */
export function readOwnItem(given: Readonly<Record<string, unknown>>): OwnItem {
  const read = ownItem.safeParse(given);
  if (read.success) return read.data;
  throw unreadable(read.error.issues[0]);
}

/** Reads what is to be changed; an empty text takes a value away. Throws `input-unreadable`. */
export function readEdit({ state, ...words }: Readonly<Record<string, string | undefined>>): ItemEdit {
  const removed = Object.fromEntries(
    Object.entries(words).flatMap(([field, text]) => (text === '' ? [[field, null]] : [])),
  );
  const given = Object.fromEntries(Object.entries(words).filter(([field]) => !Object.hasOwn(removed, field)));
  const read = itemWords.safeParse(given);
  if (!read.success) throw unreadable(read.error.issues[0]);
  return {
    ...read.data,
    ...removed,
    ...(state !== undefined && { state: state as NonNullable<ItemEdit['state']> }),
  };
}

const unreadable = (
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): IemError =>
  new IemError(
    'input-unreadable',
    `--${String(issue?.path[0] ?? 'description')}: ${issue?.message ?? 'it is not valid'}.`,
  );

/** Changes items as they are now, and returns how many changed. Throws what `changeActionItem` throws. */
export async function setItems(
  store: Store,
  event: string,
  ids: readonly string[],
  edit: ItemEdit,
  author: Author,
): Promise<number> {
  let changed = 0;
  for (const id of ids) {
    const revision = (await store.items.get(event, id))?.revision ?? 0;
    const after = await changeActionItem(store, { event, id }, edit, revision, author);
    if (after.revision !== revision) changed++;
  }
  return changed;
}

/** Characters of a sheet are read up to this many megabytes. */
const MOST_SHEET_MEGABYTES = 20;

/** Takes over what people edited in a sheet, and tells what came of each row. Throws `input-unreadable`. */
export async function importSheet(
  store: Store,
  event: string,
  file: string,
  { dryRun, author }: { readonly dryRun: boolean; readonly author: Author },
): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const rows = await readSheet(file);
  const reading = readItemSheet(rows, await listActionItems(store, event));
  const conflicts = reading.conflicts.map(
    ({ id, cells }) =>
      `Conflict in ${id}: ${cells.map(({ column, stored, given }) => `${column} is "${stored}", and "${given}" in the sheet`).join('; ')}.`,
  );
  const lost = dryRun ? [] : await takeOver(store, event, reading, author);
  const count = formatCount(reading.edits.length + reading.added.length - lost.length, 'item');
  const said = dryRun ? `${count} would change.` : `${count} changed.`;
  const notes = [...reading.problems, ...conflicts, ...lost];
  return { text: [...notes, said].map(toPlainText).join('\n'), isWhole: notes.length === 0 };
}

async function readSheet(file: string): Promise<string[][]> {
  const text = (await readText(file, MOST_SHEET_MEGABYTES)).replace(/^\ufeff/, '');
  try {
    return parseCsv(text).map((row) => row.map(withoutGuard));
  } catch (error) {
    throw new IemError('input-unreadable', `${file} is not CSV with commas between the cells.`, {
      cause: error,
    });
  }
}

/** Gives what somebody else was faster with. */
async function takeOver(
  store: Store,
  event: string,
  { edits, added }: SheetReading,
  author: Author,
): Promise<readonly string[]> {
  const lost: string[] = [];
  const attempt = async (work: () => Promise<unknown>): Promise<void> => {
    try {
      await work();
    } catch (error) {
      if (!(error instanceof IemError && error.code === 'record-conflict')) throw error;
      lost.push(error.message);
    }
  };
  for (const { id, revision, edit } of edits) {
    await attempt(() => changeActionItem(store, { event, id }, edit, revision, author));
  }
  for (const { id, words } of added) await attempt(() => addActionItem(store, event, words, author, id));
  return lost;
}
