import type { Colour } from '../../model/ceiling';
import { measureWidth, toPlainText } from '../../report/render/plain-text';
import { formatEventWindow, formatTime } from '../../report/render/words';
import type { Cell, Missing, Section, TableBlock, Workbook, WrittenBlock } from '../document';
import { type CellStyle, type Sheet, type SheetCell, writeSpreadsheet } from '../spreadsheet';
import { writtenBlocks } from './empty';

/** Renders the workbook as a spreadsheet: an overview, and a sheet for each section. */
export const xlsx = (workbook: Workbook): Promise<Uint8Array> =>
  writeSpreadsheet([overviewOf(workbook), ...workbook.sections.map(sheetOf)]);

const OVERVIEW = 'Overview';
const MOST_NAME = 31;

/** The name of a section's sheet, such as `6 Resources`: of at most 31 characters, without those that Excel forbids. */
function nameOf({ number, title }: Section): string {
  const words = `${number} ${title}`.replaceAll(/[[\]:*?/\\]/g, ' ').split(/\s+/);
  const kept = words.reduce((name, word) =>
    `${name} ${word}`.length <= MOST_NAME ? `${name} ${word}` : name,
  );
  return kept.replace(/( (and|for|the|of))+$/, '');
}

const INK = '#1b1b19';
const MUTED = '#5c5a54';
const LINE = '#d8d5cc';
const TEXT: CellStyle = { wrap: true, alignVertical: 'top', textColor: INK };
const CELL: CellStyle = { ...TEXT, bottomBorderStyle: 'thin', bottomBorderColor: LINE };
const LABEL: CellStyle = { ...CELL, textColor: MUTED };
const HEADER: CellStyle = { ...TEXT, fontWeight: 'bold', textColor: '#ffffff', backgroundColor: '#2f3b4c' };
const TITLE: CellStyle = { fontSize: 16, fontWeight: 'bold', alignVertical: 'center', textColor: INK };
const SUBTITLE: CellStyle = { ...TEXT, fontSize: 13, fontWeight: 'bold' };
const QUIET: CellStyle = { ...TEXT, textColor: MUTED, fontStyle: 'italic' };

/** Behind dark text; what they mean stands in words, for people who see no colours. */
const FILL: Record<Colour, string> = {
  red: '#f6c9c5',
  yellow: '#fbe6b0',
  green: '#cfe8d8',
  grey: '#e4e2dc',
};
const MISSING: CellStyle = { ...CELL, backgroundColor: FILL.yellow };

type Row = readonly (SheetCell | null)[];

const cell = (text: string, style: CellStyle = CELL): SheetCell => ({ text: toPlainLines(text), style });

/** Applies `toPlainText` to each line: a cell may have several. */
const toPlainLines = (text: string): string => text.split('\n').map(toPlainText).join('\n');

function overviewOf({ event, asOf, sections }: Workbook): Sheet {
  const widths = [44, 20, 60];
  const across = acrossAll(widths.length);
  const facts: Row[] = [
    ['Customer', event.customer],
    ['Event', formatEventWindow(event)],
    ['As of', formatTime(asOf)],
  ].map(([label = '', value = '']) => [cell(label, LABEL), { ...cell(value), span: 2 }, null]);
  const head: Row[] = [
    ...[titleRow(`${event.name}: planning workbook`, widths.length), ...facts, []],
    ['Section', 'Missing', ADDS].map((text) => cell(text, HEADER)),
  ];
  const rows = sections.map((section): Row => {
    const owners = [...new Set(section.missing.map(({ owner }) => owner ?? NOBODY))];
    const isMissing = section.missing.length > 0;
    return [
      {
        ...cell(`${section.number} ${section.title}`, CELL),
        sheet: nameOf(section),
      },
      cell(stateOf(section), isMissing ? MISSING : CELL),
      cell(owners.join(', ')),
    ];
  });
  const count = sections.reduce((sum, { missing }) => sum + missing.length, 0);
  const total: Row = [cell('All sections', LABEL), cell(`${count} missing`, LABEL), null];
  const note = across('What is missing stands at the top of the sheet of its section.', QUIET);
  return { name: OVERVIEW, widths, rows: [...head, ...rows, total, [], note], frozen: 1 };
}

const stateOf = ({ missing, waitsFor }: Section): string =>
  missing.length > 0 ? `${missing.length} missing` : waitsFor === undefined ? 'nothing missing' : 'later';

const titleRow = (text: string, columns: number): Row => acrossAll(columns)(text, TITLE);

/** Returns how a text fills a row. */
const acrossAll =
  (columns: number) =>
  (text: string, style: CellStyle): Row => [{ ...cell(text, style), span: columns }, ...empty(columns - 1)];

const empty = (count: number): null[] => Array<null>(count).fill(null);

function sheetOf(section: Section): Sheet {
  const blocks = writtenBlocks(section.blocks);
  const widths = widthsOf(blocks, section.missing);
  const across = acrossAll(widths.length);
  const back: Row = [{ ...cell(OVERVIEW, TEXT), sheet: OVERVIEW }];
  const head: Row[] = [titleRow(`${section.number} ${section.title}`, widths.length), back];
  if (section.waitsFor !== undefined) head.push([], across(section.waitsFor, QUIET));
  head.push(...missingRows(section.missing, widths.length));

  const rows = [...head];
  let filtered: Sheet['filtered'];
  const grid = gridOf(blocks);
  for (const block of blocks) {
    rows.push([]);
    if (block.title !== undefined) rows.push(across(block.title, SUBTITLE));
    const from = rows.length;
    rows.push(...rowsOf(block, across, grid));
    // Several tables cannot be filtered apart, nor stay under the headings of one.
    if (block.kind === 'table' && blocks.length === 1) {
      filtered = { from, to: from + 1 + block.rows.length, columns: block.columns.length };
    }
    if (block.kind === 'table' && block.note !== undefined) rows.push(across(block.note, QUIET));
  }
  const frozen = filtered !== undefined && filtered.from <= MOST_FROZEN ? filtered.from + 1 : 1;
  return { name: nameOf(section), widths, rows, frozen, ...(filtered && { filtered }) };
}

/** More rows would leave no room on a small screen. */
const MOST_FROZEN = 5;

function missingRows(missing: readonly Missing[], columns: number): readonly Row[] {
  if (missing.length === 0) return [];
  const row = (what: string, owner: string, style: CellStyle): Row => [
    ...acrossAll(columns - 1)(what, style),
    cell(owner, style),
  ];
  return [
    [],
    row('Missing', ADDS, HEADER),
    ...missing.map(({ what, owner }) => row(what, owner ?? NOBODY, MISSING)),
  ];
}

const ADDS = 'Who is to add it';
const NOBODY = 'no owner';

/** The columns of the widest table of a sheet, in which the others find their place. */
const gridOf = (blocks: readonly WrittenBlock[]): readonly string[] =>
  blocks.reduce<readonly string[]>(
    (widest, block) =>
      block.kind === 'table' && block.columns.length > widest.length ? block.columns : widest,
    [],
  );

/** Puts what a table has in the columns of the same name, where they are in the same order. */
function alignTo<T>(grid: readonly string[], columns: readonly string[], cells: readonly T[]): (T | null)[] {
  const placed: (T | null)[] = [];
  for (const [i, cell] of cells.entries()) {
    const place = grid.indexOf(columns[i] ?? '', placed.length);
    const isRoom = place >= 0 && place + cells.length - i <= grid.length;
    if (isRoom) placed.push(...empty(place - placed.length));
    placed.push(cell);
  }
  return placed;
}

const aligned = (
  grid: readonly string[],
  { columns }: TableBlock,
  gap: CellStyle,
  cells: readonly SheetCell[],
): Row => alignTo(grid, columns, cells).map((one) => one ?? { text: '', style: gap });

function rowsOf(
  block: WrittenBlock,
  across: (text: string, style: CellStyle) => Row,
  grid: readonly string[],
): readonly Row[] {
  switch (block.kind) {
    case 'text':
      return block.paragraphs.map((paragraph) => across(paragraph, TEXT));
    case 'fields':
      return block.fields.map(({ label, value }) => [cell(label, LABEL), cellOf(value, label)]);
    case 'table':
      return [
        aligned(
          grid,
          block,
          HEADER,
          block.columns.map((column) => cell(column, HEADER)),
        ),
        ...block.rows.map((row) =>
          aligned(
            grid,
            block,
            CELL,
            row.map((one, i) => cellOf(one, block.columns[i] ?? '')),
          ),
        ),
      ];
  }
}

function cellOf(value: Cell, heading: string): SheetCell {
  const { colour, href } = value;
  const style = {
    ...CELL,
    ...(colour !== undefined && { backgroundColor: FILL[colour] }),
  };
  return { ...cell(wordsOf(value, heading), style), ...(href !== undefined && { href }) };
}

/** Columns whose words say what their colours do. */
const SAYING = new Set(['State', 'Status', 'Result']);

const wordsOf = ({ text, colour }: Cell, heading: string): string =>
  colour === undefined || text.startsWith(colour) || SAYING.has(heading) ? text : `${colour}: ${text}`;

const NARROWEST = 9;
/** What a sheet has in width at least, in characters, so that sentences have room. */
const LEAST = 80;
/** What it may have before its long texts take more lines. */
const WIDE = 210;
/** Of names of people. */
const OWNER = 18;

/** A column is as wide as its longest line, up to its part of the sheet. */
function widthsOf(blocks: readonly WrittenBlock[], missing: readonly Missing[]): readonly number[] {
  const grid = gridOf(blocks);
  const rows = blocks.flatMap((block): readonly (readonly (string | null)[])[] => {
    if (block.kind === 'text') return [];
    if (block.kind === 'fields')
      return block.fields.map(({ label, value }) => [label, wordsOf(value, label)]);
    const { columns } = block;
    const texts = block.rows.map((row) => row.map((one, i) => wordsOf(one, columns[i] ?? '')));
    return [columns, ...texts].map((row) => alignTo(grid, columns, row));
  });
  const count = Math.max(0, ...rows.map((row) => row.length));
  const most = Math.min(80, Math.max(48, Math.floor(WIDE / Math.max(1, count))));
  const widths = Array.from({ length: count }, (_, i) => {
    const lines = rows.flatMap((row) => toPlainLines(row[i] ?? '').split('\n'));
    const longest = lines.reduce((sum, line) => Math.max(sum, measureWidth(line)), 0);
    return Math.min(most, Math.max(NARROWEST, Math.ceil(longest * 1.1) + 2));
  });
  const total = widths.reduce((sum, width) => sum + width, 0);
  // What is missing and who is to add it need two columns, of which the first must not be that of short labels.
  const owner = missing.length > 0 && count < 3 ? [OWNER] : [];
  const filler = total < LEAST ? [LEAST - total] : [];
  const all = [...widths, ...filler, ...owner];
  return missing.length === 0 ? all : all.with(-1, Math.max(OWNER, all.at(-1) ?? 0));
}
