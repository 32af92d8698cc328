/** Writes spreadsheets in the format of Excel (Office Open XML, ECMA-376), whose cells are all texts. */
import writeExcelFile, { type CellObject, type Feature } from 'write-excel-file/node';
import {
  getCellAddress,
  getOrderOfSiblings,
  getSelfClosingTagMarkup,
  insertElementMarkupAccordingToOrderOfSiblings,
} from 'write-excel-file/utility';
import { toSheetText } from '../lib/sheet-text';
import { measureWidth } from '../report/render/plain-text';

/** How a cell looks. */
export type CellStyle = Omit<CellObject, 'value' | 'type' | 'format' | 'height' | 'columnSpan' | 'rowSpan'>;

/** A cell of a sheet. */
export interface SheetCell {
  readonly text: string;
  readonly style?: CellStyle;
  /** Over how many columns it reaches; the cells that it covers are empty. */
  readonly span?: number;
  /** An address of the web; what is none is not linked. */
  readonly href?: string;
  /** The name of the sheet to which it leads. */
  readonly sheet?: string;
  /** Whether what is typed over it stays text: a day, a number with zeros before it, or what begins with `=`. */
  readonly staysText?: true;
}

/** A sheet. */
export interface Sheet {
  readonly name: string;
  /** The width of each column, in characters. */
  readonly widths: readonly number[];
  /** Null is an empty cell. */
  readonly rows: readonly (readonly (SheetCell | null)[])[];
  /** How many rows stay in view at the top. */
  readonly frozen: number;
  /** The rows that can be filtered, with the one of their headings first; the number of the last is not counted. */
  readonly filtered?: { readonly from: number; readonly to: number; readonly columns: number };
}

/** Writes a file of sheets. The links of `sheet` must be names of sheets. */
export async function writeSpreadsheet(sheets: readonly Sheet[]): Promise<Uint8Array> {
  const written = sheets.map(({ name, widths, rows, frozen }) => ({
    ...{ sheet: name, stickyRowsCount: frozen, showGridLines: false, orientation: 'landscape' as const },
    columns: widths.map((width) => ({ width })),
    data: rows.map((row) => rowOf(row, widths)),
  }));
  const features = [whatTheLibraryLacks(sheets)];
  return writeExcelFile(written, { fontFamily: 'Calibri', fontSize: SIZE, features }).toBuffer();
}

/** What a cell may hold at most (https://support.microsoft.com/office/1672b34d-7043-467e-8e27-269d656771c3). */
const MOST_CHARACTERS = 32_767;
/** What a program would read as the code of a character (ECMA-376, 22.9.2.19). */
const LOOKS_ESCAPED = /_(?=x[0-9A-Fa-f]{4}_)/g;

const LINKED: CellStyle = { textColor: '#1f4e9c', textDecoration: { underline: true } };

const cellOf = ({ text, style, span, staysText, href, sheet }: SheetCell): CellObject => ({
  value: shorten(toSheetText(text)).replace(LOOKS_ESCAPED, '_x005F_'),
  // Named, so that nothing is a formula.
  type: String,
  ...(span !== undefined && span > 1 && { columnSpan: span }),
  ...(staysText && { format: '@' }),
  ...style,
  ...((sheet !== undefined || (href !== undefined && addressOf(href) !== null)) && LINKED),
});

const shorten = (text: string): string =>
  text.length <= MOST_CHARACTERS ? text : toSheetText(`${text.slice(0, MOST_CHARACTERS - 1)}…`);

const SIZE = 11;
/** Points of a line for each of its size, and those above and below a text. */
const LINE_HEIGHT = 1.35;
const PADDING = 4;
/** The highest row that Excel has, in points. */
const HIGHEST_ROW = 409;

/** Gives a row the height that its texts need. Not every program does so, and none for a cell over several columns. */
function rowOf(row: Sheet['rows'][number], widths: readonly number[]): (CellObject | null)[] {
  const heights = row.flatMap((cell, i) =>
    cell === null
      ? []
      : heightOf(
          cell.text,
          widths.slice(i, i + (cell.span ?? 1)).reduce((sum, one) => sum + one, 0),
          cell.style?.fontSize ?? SIZE,
        ),
  );
  const height = Math.min(HIGHEST_ROW, Math.max(...heights));
  return row.map((cell) => cell && { ...cellOf(cell), height });
}

/** Estimates the height of a text in points, from how many digits of the usual size its cell is wide. */
function heightOf(text: string, width: number, size: number): number {
  // Most letters are narrower than a digit, but words end before the end of a line.
  const columns = (width * SIZE * 1.1) / size - 2;
  const lines = text
    .split('\n')
    .reduce((sum, line) => sum + Math.max(1, Math.ceil(measureWidth(line) / columns)), 0);
  return Math.ceil(lines * size * LINE_HEIGHT + PADDING);
}

const SHEET = 'xl/worksheets/sheet{id}.xml';
const RELATIONS = 'xl/worksheets/_rels/sheet{id}.xml.rels';
const HYPERLINK = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/hyperlink';

/** Links, filters, and pages that are as wide as the sheet; and that texts of digits are meant to be texts. */
const whatTheLibraryLacks = (sheets: readonly Sheet[]) =>
  ({
    files: {
      transform: {
        [SHEET]: {
          transform: (xml, _, { sheetIndex }) => {
            const sheet = sheets[sheetIndex];
            return sheet === undefined ? xml : elementsOf(sheet).reduce(insertElement, xml);
          },
          transformElementAttributes: (tag, attributes) =>
            tag === 'pageSetup' ? { ...attributes, fitToWidth: 1, fitToHeight: 0 } : attributes,
        },
        [RELATIONS]: {
          insert: (_, { sheetIndex }) =>
            linksOf(sheets[sheetIndex])
              .map(({ id, address }) =>
                address === null
                  ? ''
                  : element('Relationship', {
                      ...{ Id: id, Type: HYPERLINK, Target: address, TargetMode: 'External' },
                    }),
              )
              .join(''),
        },
      },
    },
  }) satisfies Feature<unknown>;

const element = getSelfClosingTagMarkup;

/** The elements of a worksheet that the library does not write, in the order of the standard (18.3.1.99). */
function elementsOf(sheet: Sheet): readonly string[] {
  const { rows, widths, filtered } = sheet;
  const links = linksOf(sheet).map(({ id, at, address, to }) =>
    address === null
      ? element('hyperlink', { ref: at, location: `'${to?.replaceAll("'", "''")}'!A1` })
      : element('hyperlink', { ref: at, 'r:id': id }),
  );
  const all = `A1:${getCellAddress(Math.max(rows.length, 1) - 1, Math.max(widths.length, 1) - 1)}`;
  return [
    `<sheetPr>${element('pageSetUpPr', { fitToPage: 1 })}</sheetPr>`,
    ...(filtered === undefined
      ? []
      : [
          element('autoFilter', {
            ref: `${getCellAddress(filtered.from, 0)}:${getCellAddress(filtered.to - 1, filtered.columns - 1)}`,
          }),
        ]),
    ...(links.length === 0 ? [] : [`<hyperlinks>${links.join('')}</hyperlinks>`]),
    `<ignoredErrors>${element('ignoredError', { sqref: all, numberStoredAsText: 1 })}</ignoredErrors>`,
  ];
}

/** The library's list of elements lacks the last one. */
const ORDER = (getOrderOfSiblings(SHEET, 'worksheet') ?? []).flatMap((name) =>
  name === 'drawing' ? ['ignoredErrors', name] : [name],
);

const insertElement = (xml: string, markup: string): string =>
  insertElementMarkupAccordingToOrderOfSiblings(xml, markup, ORDER, 'worksheet');

interface Link {
  readonly id: string;
  /** The cell, such as `B7`. */
  readonly at: string;
  /** Null for a link to a sheet. */
  readonly address: string | null;
  readonly to?: string;
}

const linksOf = (sheet: Sheet | undefined): readonly Link[] =>
  (sheet?.rows ?? []).flatMap((row, y) =>
    row.flatMap((cell, x): readonly Link[] => {
      const link = { id: `rId-link-${y + 1}-${x + 1}`, at: getCellAddress(y, x) };
      const address = cell?.href === undefined ? null : addressOf(cell.href);
      if (address !== null) return [{ ...link, address }];
      return cell?.sheet === undefined ? [] : [{ ...link, address, to: cell.sheet }];
    }),
  );

/** Excel takes a file with a longer address for a broken one. */
const LONGEST_ADDRESS = 2_079;
/** What an address has to have encoded (RFC 3986, 2.2 and 2.3). */
const NEEDS_ENCODING = /[^\w.~:/?#@!$&'()*+,;=%-]/g;

function addressOf(href: string): string | null {
  const url = URL.canParse(href) ? new URL(href) : null;
  if (url === null || !/^https?:$/.test(url.protocol)) return null;
  const address = url.href.replaceAll(NEEDS_ENCODING, encodeURIComponent);
  return address.length <= LONGEST_ADDRESS ? address : null;
}
