import { toSheetText } from '../lib/sheet-text';
import { measureWidth } from '../report/render/plain-text';
import { type CellStyle, type SheetCell, writeSpreadsheet } from './spreadsheet';

const CELL: CellStyle = { wrap: true, alignVertical: 'top' };
const HEADER: CellStyle = {
  ...CELL,
  ...{ fontWeight: 'bold', textColor: '#ffffff', backgroundColor: '#2f3b4c' },
};
/** Of what tells which item a row is, and is not to be changed. */
const GREY: CellStyle = { textColor: '#9a978e', backgroundColor: '#f0efeb' };
const NOT_TO_BE_CHANGED: ReadonlySet<string> = new Set(['id', 'version']);
const FILL: Readonly<Record<string, string>> = { red: '#f6c9c5', yellow: '#fbe6b0', green: '#cfe8d8' };
const NARROWEST = 11;
const WIDEST = 48;

/**
 * Writes the sheet of action items for a spreadsheet. All cells are texts, so that no program rewrites them; a day that somebody types
 * becomes what the program takes it for.
 *
 * @param sheet The names of the columns, then the rows.
 */
export function itemSpreadsheet(sheet: readonly (readonly string[])[]): Promise<Uint8Array> {
  const [names = [], ...rows] = sheet;
  const cellOf = (text: string, column: number): SheetCell => {
    const name = names[column] ?? '';
    const fill = name === 'status' ? FILL[text] : undefined;
    return {
      text,
      style: {
        ...CELL,
        ...(NOT_TO_BE_CHANGED.has(name) && GREY),
        ...(fill !== undefined && { backgroundColor: fill }),
      },
      ...(name !== 'due' && { staysText: true as const }),
    };
  };
  const widths = names.map((name, column) => {
    const longest = Math.max(...sheet.map((row) => measureWidth(toSheetText(row[column] ?? ''))));
    return Math.min(WIDEST, Math.max(NARROWEST, longest + 2, PEOPLES.has(name) ? 24 : 0));
  });
  return writeSpreadsheet([
    {
      ...{ name: 'Action items', widths, frozen: 1 },
      rows: [names.map((text) => ({ text, style: HEADER })), ...rows.map((row) => row.map(cellOf))],
      filtered: { from: 0, to: sheet.length, columns: names.length },
    },
  ]);
}

/** Columns that people fill, which are empty at first. */
const PEOPLES: ReadonlySet<string> = new Set(['reason', 'owner', 'remarks']);
