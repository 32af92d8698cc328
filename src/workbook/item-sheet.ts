/**
 * Action items as a sheet that people edit in a spreadsheet and give back. Each row tells which version of the item it was made
 * from, so that what others wrote since is never overwritten.
 */
import { fnv1a } from '../lib/fnv1a';
import { toSheetText } from '../lib/sheet-text';
import {
  type ActionItem,
  type ItemEdit,
  itemEdit,
  type OwnItem,
  ownItem,
  PEOPLES_STATES,
} from '../model/action-item';
import { IemError } from '../model/error';
import { placeOf } from '../report/render/words';
import { dueOf, inOrder } from './action-items';

/** An item with its revision. */
interface Versioned {
  readonly item: ActionItem;
  readonly revision: number;
}

/** The columns that people may edit. The others tell what the item is. */
const EDITABLES = ['state', 'owner', 'due', 'reason', 'remarks'] as const;
type Editable = (typeof EDITABLES)[number];

/** How each column of the sheet is filled; an empty text is an empty cell. */
const COLUMNS: Readonly<Record<string, (stored: Versioned) => string>> = {
  status: ({ item }) => item.colour,
  state: ({ item }) => item.state,
  description: ({ item }) => item.description,
  where: ({ item: { found } }) => (found === undefined ? '' : placeOf(found)),
  reason: ({ item }) => item.reason ?? '',
  owner: ({ item }) => item.owner ?? '',
  due: ({ item }) => dueOf(item) ?? '',
  remarks: ({ item }) => item.remarks ?? '',
  id: ({ item }) => item.id,
  version: (stored) => `${stored.revision}-${hashOf((column) => COLUMNS[column]?.(stored) ?? '')}`,
};

/** Of what the editable cells of a row say. */
const hashOf = (cellOf: (column: Editable) => string): string =>
  fnv1a(JSON.stringify(EDITABLES.map((column) => normalized(cellOf(column)))));

/** What is left of a text when it has been in a spreadsheet: what is lost there is no edit. */
const normalized = (text: string): string => toSheetText(text).trim();

/** The sheet: a row of names of columns, then a row for each item, what must be done first before the others. */
export function itemSheet(stored: readonly Versioned[]): readonly (readonly string[])[] {
  const byId = new Map(stored.map((one) => [one.item.id, one]));
  const rows = inOrder(stored.map(({ item }) => item)).flatMap(({ id }) => byId.get(id) ?? []);
  return [Object.keys(COLUMNS), ...rows.map((row) => Object.values(COLUMNS).map((cellOf) => cellOf(row)))];
}

/** A change that a row asks for. */
export interface SheetEdit {
  readonly id: string;
  readonly revision: number;
  readonly edit: ItemEdit;
}

/** A row that somebody edited although the item has changed since the sheet was made. */
export interface SheetConflict {
  readonly id: string;
  readonly description: string;
  /** What differs: a column, what is stored, and what the row says. */
  readonly cells: readonly { readonly column: string; readonly stored: string; readonly given: string }[];
}

/** What a sheet asks for. */
export interface SheetReading {
  readonly edits: readonly SheetEdit[];
  /** Rows without an id: items that people add. */
  readonly added: readonly OwnItem[];
  readonly conflicts: readonly SheetConflict[];
  /** What cannot be read, as sentences that name the row as spreadsheets number it. */
  readonly problems: readonly string[];
}

/**
 * Compares an edited sheet with the items as they are now. A row that nobody edited asks for nothing, whatever became of the item.
 *
 * @param rows The names of the columns, in any order, then the rows. Columns with other names are ignored.
 * @throws IemError `input-unreadable` for a sheet without the columns `id` and `version`.
 */
export function readItemSheet(
  rows: readonly (readonly string[])[],
  stored: readonly Versioned[],
): SheetReading {
  const [names = [], ...body] = rows;
  const places = new Map(names.map((name, i) => [name.trim().toLowerCase(), i]));
  for (const needed of ['id', 'version', ...EDITABLES]) {
    if (places.has(needed)) continue;
    throw new IemError(
      'input-unreadable',
      `The sheet has no column "${needed}": its first row must name the columns, as in what iem items --output writes.`,
    );
  }
  const byId = new Map(stored.map((one) => [one.item.id, one]));
  // The same sheet may be given twice: what it adds is added once.
  const own = new Set(stored.flatMap(({ item }) => (item.found === undefined ? item.description : [])));
  const readings = body.map((row, i) => {
    const cellOf = (column: string): string => row[places.get(column) ?? -1]?.trim() ?? '';
    return readRow(cellOf, i + 2, byId, own);
  });
  return {
    edits: readings.flatMap(({ edit }) => edit ?? []),
    added: readings.flatMap(({ added }) => added ?? []),
    conflicts: readings.flatMap(({ conflict }) => conflict ?? []),
    problems: readings.flatMap(({ problem }) => problem ?? []),
  };
}

interface RowReading {
  readonly edit?: SheetEdit;
  readonly added?: SheetReading['added'][number];
  readonly conflict?: SheetConflict;
  readonly problem?: string;
}

function readRow(
  cellOf: (column: string) => string,
  number: number,
  byId: ReadonlyMap<string, Versioned>,
  own: Set<string>,
): RowReading {
  const id = cellOf('id');
  if (id === '') return readNewRow(cellOf, number, own);
  const stored = byId.get(id);
  if (stored === undefined) return { problem: `Row ${number}: there is no action item ${id}.` };
  const [, revision, hash] = /^(\d+)-([0-9a-f]{8})$/.exec(cellOf('version')) ?? [];
  if (revision === undefined)
    return { problem: `Row ${number}: the version of ${id} is not what was written: write the sheet again.` };
  if (hash === hashOf((column) => cellOf(column))) return {};

  const cells = EDITABLES.map((column) => ({
    column,
    stored: COLUMNS[column]?.(stored) ?? '',
    given: cellOf(column),
  })).filter((cell) => normalized(cell.stored) !== normalized(cell.given));
  if (cells.length === 0) return {};
  if (Number(revision) !== stored.revision)
    return { conflict: { id, description: stored.item.description, cells } };
  const edit: Record<string, string | null> = {};
  for (const { column, given } of cells) {
    if (given === '' && column !== 'state') {
      edit[column] = null;
      continue;
    }
    const read = itemEdit.shape[column].safeParse(given);
    if (!read.success) return { problem: `Row ${number}, ${column}: "${given}" ${EXPECTED[column]}.` };
    edit[column] = read.data ?? null;
  }
  return { edit: { id, revision: stored.revision, edit: edit as ItemEdit } };
}

const EXPECTED: Readonly<Record<Editable, string>> = {
  state: `is no state that people set (${PEOPLES_STATES.join(', ')})`,
  owner: 'is too long',
  due: 'is no day such as 2026-12-01',
  reason: 'is too long',
  remarks: 'is too long',
};

/** @param own Descriptions of the items that people have added; that of the row is one of them then. */
function readNewRow(cellOf: (column: string) => string, number: number, own: Set<string>): RowReading {
  const given = ['description', 'owner', 'due', 'reason', 'remarks'].flatMap((column) =>
    cellOf(column) === '' ? [] : [[column, cellOf(column)] as const],
  );
  if (given.length === 0) return {};
  const status = cellOf('status') === '' ? {} : { colour: cellOf('status') };
  const read = ownItem.safeParse({ ...Object.fromEntries(given), ...status });
  if (read.success) {
    const { description } = read.data;
    if (own.has(description))
      return { problem: `Row ${number}: there is an item that says the same: “${description}”.` };
    own.add(description);
    return { added: read.data };
  }
  const [first] = read.error.issues;
  return { problem: `Row ${number}: ${String(first?.path[0] ?? 'it')} is not valid: ${first?.message}.` };
}
