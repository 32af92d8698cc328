import type { Report } from '../../model/report';
import { type FindingWithCeiling, listOpenFindings } from './judgements';
import { plainReport } from './plain-text';
import type { Renderer } from './renderer';

type Value = string | number | boolean | null | undefined;

/** Names are those of the document; what is nested there is joined here. */
const COLUMNS: Readonly<Record<string, (judgement: FindingWithCeiling) => Value>> = {
  kind: ({ ceiling }) => (ceiling === undefined ? 'finding' : 'ceiling'),
  status: ({ status }) => status,
  critical: ({ critical }) => critical,
  check: ({ check }) => check,
  title: ({ title }) => title,
  account: ({ account }) => account,
  region: ({ region }) => region,
  resource: ({ resource }) => (resource === '-' ? null : resource),
  arn: ({ arn }) => arn,
  detail: ({ detail }) => detail,
  now: ({ ceiling }) => ceiling?.now,
  atPeak: ({ ceiling }) => ceiling?.atPeak,
  atPeakWithoutZone: ({ ceiling }) => ceiling?.atPeakWithoutZone,
  limit: ({ ceiling }) => ceiling?.limit,
  unit: ({ ceiling }) => ceiling?.unit,
  breaksAt: ({ ceiling }) => ceiling?.breaksAt,
  breaksAtWithoutZone: ({ ceiling }) => ceiling?.breaksAtWithoutZone,
  quotaCode: ({ ceiling }) => ceiling?.quotaCode,
  fix: ({ fix }) => fix?.action,
  fixBy: ({ fix }) => fix?.by,
  fixCommand: ({ fix }) => fix?.command,
  acceptedReason: ({ accepted }) => accepted?.reason,
  acceptedOwner: ({ accepted }) => accepted?.owner,
  acceptedExpires: ({ accepted }) => accepted?.expires,
  workbook: ({ workbook }) => workbook,
  id: ({ id }) => id,
};

/**
 * RFC 4180 in UTF-8: a header, then a row for every caveat, and for every ceiling and finding that is not a pass. Numbers are whole and
 * unrounded; what a spreadsheet would take for a formula is text.
 */
export const csv: Renderer = (report) =>
  [Object.keys(COLUMNS), ...caveatRows(plainReport(report)), ...rowsOf(plainReport(report))]
    .map((row) => `${row.map(cell).join(',')}\r\n`)
    .join('');

/** The same after a byte order mark, without which Excel takes UTF-8 for the code page of its machine. */
export const csvForExcel: Renderer = (report, options) => `\ufeff${csv(report, options)}`;

const caveatRows = ({ caveats = [] }: Report): Value[][] =>
  caveats.map((detail) =>
    Object.keys(COLUMNS).map((column) =>
      column === 'kind' ? 'caveat' : column === 'detail' ? detail : null,
    ),
  );

const rowsOf = (report: Report): Value[][] =>
  listOpenFindings(report).map((judgement) => Object.values(COLUMNS).map((column) => column(judgement)));

/**
 * Also in the full width of East Asian keyboards, and after spaces: https://owasp.org/www-community/attacks/CSV_Injection.
 * And after a semicolon, which is what separates cells where a comma is the decimal sign.
 */
const FORMULA = /(^|;)(?=\s*[=+\-@＝＋－＠])/g;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function cell(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replaceAll(FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
