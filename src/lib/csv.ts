/** CSV by RFC 4180 that is safe to open in a spreadsheet. */

/** What a cell may hold; null and undefined are an empty cell. */
export type CsvValue = string | number | boolean | null | undefined;

/** Writes rows of cells. What a spreadsheet would take for a formula becomes text. */
export const writeCsv = (rows: readonly (readonly CsvValue[])[]): string =>
  rows.map((row) => `${row.map(formatCell).join(',')}\r\n`).join('');

/**
 * The beginning of a formula, also in full-width characters and after spaces
 * (https://owasp.org/www-community/attacks/CSV_Injection), and also after a semicolon, which separates cells in countries whose
 * decimal sign is the comma.
 */
const FORMULA = /(^|;)(?=\s*[=+\-@＝＋－＠])/g;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function formatCell(value: CsvValue): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replaceAll(FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/** Takes back what {@link writeCsv} put before the beginning of a formula. */
export const withoutGuard = (cell: string): string => cell.replaceAll(GUARDED, '$1');

const GUARDED = /(^|;)'(?=\s*[=+\-@＝＋－＠])/g;
