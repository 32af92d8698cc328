/** What `iem items` reads and shows: it is loaded only when the command is given. */
import type { AcceptedItem } from '../app/records/accept-item';
import type { FoundItems, SheetOutcome } from '../app/records/work-off-items';
import { withoutGuard, writeCsv } from '../lib/csv';
import { parseCsv } from '../lib/parse-csv';
import { type ItemEdit, itemEdit, type OwnItem, ownItem } from '../model/action-item';
import { IemError } from '../model/error';
import { describeIssue } from '../plan/wording';
import { toPlainText } from '../report/render/plain-text';
import { type Line, print, wrap } from '../report/render/terminal-lines';
import { formatCount, placeOf, SIGN } from '../report/render/words';
import { dueOf, inOrder, isLate } from '../workbook/action-items';
import { itemSheet } from '../workbook/item-sheet';
import type { Environment } from './environment';
import { readBytes, textOf } from './read-text';

/** Shows items: the lists for a program and a spreadsheet have all that is known, the one for a person what to do. */
export async function itemsText(
  event: string,
  { stored, today }: FoundItems,
  format: 'terminal' | 'json' | 'csv' | 'xlsx',
  screen: Screen,
): Promise<string | Uint8Array> {
  if (format === 'json') return `${JSON.stringify(stored, null, 2)}\n`;
  if (format === 'xlsx')
    return (await import('../workbook/item-sheet-xlsx')).itemSpreadsheet(itemSheet(stored));
  return format === 'csv' ? writeCsv(itemSheet(stored)) : itemLines(event, { stored, today }, screen);
}

type Screen = Pick<Environment, 'colour' | 'unicode' | 'width'>;

function itemLines(event: string, { stored, today }: FoundItems, { colour, unicode, width }: Screen): string {
  const items = inOrder(stored.map(({ item }) => item));
  const lines = items.flatMap((item): Line[] => {
    const due = dueOf(item);
    const facts = [
      item.state,
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
  const read = ownItem.safeParse(given, { error: describeIssue });
  if (read.success) return read.data;
  throw unreadable(read.error.issues[0]);
}

/** Reads what is to be changed; an empty text takes a value away. Throws `input-unreadable`. */
export function readEdit(given: Readonly<Record<string, string | undefined>>): ItemEdit {
  const words = Object.entries(given).map(([field, text]) => [field, text === '' ? null : text]);
  const read = itemEdit.safeParse(Object.fromEntries(words), { error: describeIssue });
  if (read.success) return read.data;
  throw unreadable(read.error.issues[0]);
}

const unreadable = (
  issue: { readonly path: readonly PropertyKey[]; readonly message: string } | undefined,
): IemError =>
  new IemError(
    'input-unreadable',
    `--${String(issue?.path[0] ?? 'description')}: ${issue?.message ?? 'it is not valid'}.`,
  );

/** Tells what was accepted, and whose waivers were replaced. */
export const acceptedText = (id: string, expires: string, { findings, replaced }: AcceptedItem): string =>
  [
    ...replaced.map(
      ({ finding, reason, owner, ...waiver }) =>
        `Replaced the waiver of ${finding}: ${reason} (${owner}, until ${waiver.expires})`,
    ),
    `Accepted ${formatCount(findings.length, 'finding')} of ${id} until ${expires}. The next run takes the item as accepted.`,
  ]
    .map(toPlainText)
    .join('\n');

/** Characters of a sheet are read up to this many megabytes. */
const MOST_SHEET_MEGABYTES = 20;
/** Of a spreadsheet, which is packed. */
const MOST_UNPACKED_BYTES = 200_000_000;

/** Reads the rows of a sheet. Throws `input-unreadable`. */
export async function readSheet(file: string): Promise<string[][]> {
  const bytes = await readBytes(file, MOST_SHEET_MEGABYTES);
  const { isSpreadsheet, readSpreadsheet } = await import('./read-spreadsheet');
  if (isSpreadsheet(bytes)) return readSpreadsheet(bytes, file, MOST_UNPACKED_BYTES);
  const text = textOf(bytes, file, MOST_SHEET_MEGABYTES).replace(/^\ufeff/, '');
  try {
    return parseCsv(text).map((row) => row.map(withoutGuard));
  } catch (error) {
    throw new IemError('input-unreadable', `${file} is not CSV with commas between the cells.`, {
      cause: error,
    });
  }
}

/** Tells what came of each row that could not be taken over, and how many could. */
export function outcomeText(
  { edits, added, problems, conflicts, lost }: SheetOutcome,
  isDryRun: boolean,
): string {
  const shown = conflicts.map(
    ({ id, cells }) =>
      `Conflict in ${id}: ${cells.map(({ column, stored, given }) => `${column} is "${stored}", and "${given}" in the sheet`).join('; ')}.`,
  );
  const count = formatCount(edits.length + added.length - lost.length, 'item');
  const said = isDryRun ? `${count} would change.` : `${count} changed.`;
  return [...problems, ...shown, ...lost, said].map(toPlainText).join('\n');
}

/** Whether all of a sheet was taken over. */
export const isWhole = ({ problems, conflicts, lost }: SheetOutcome): boolean =>
  problems.length + conflicts.length + lost.length === 0;
