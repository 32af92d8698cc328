import type { Report } from '../../model/report';
import { type FindingWithCeiling, listOpenFindings } from './open-findings';
import { toPlainReport } from './plain-text';
import type { Renderer } from './renderer';

type Value = string | number | boolean | null | undefined;

/** The columns have the names of the report's fields; nested fields have joined names. */
const COLUMNS: Readonly<Record<string, (finding: FindingWithCeiling) => Value>> = {
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
  fixIrreversible: ({ fix }) => fix?.irreversible,
  reversal: ({ fix }) => fix?.reversal?.action,
  reversalAfter: ({ fix }) => fix?.reversal?.after,
  reversalCommand: ({ fix }) => fix?.reversal?.command,
  acceptedReason: ({ accepted }) => accepted?.reason,
  acceptedOwner: ({ accepted }) => accepted?.owner,
  acceptedExpires: ({ accepted }) => accepted?.expires,
  workbook: ({ workbook }) => workbook,
  id: ({ id }) => id,
};

/**
 * Renders CSV by RFC 4180, in UTF-8: a header, then a row for every caveat, and for every ceiling and finding that is not a
 * pass. Numbers are not rounded. What a spreadsheet would take for a formula becomes text.
 */
export const csv: Renderer = (report) =>
  [Object.keys(COLUMNS), ...caveatRows(toPlainReport(report)), ...rowsOf(toPlainReport(report))]
    .map((row) => `${row.map(formatCell).join(',')}\r\n`)
    .join('');

/** Renders the same with a byte order mark, without which Excel does not recognize UTF-8. */
export const csvForExcel: Renderer = (report, options) => `\ufeff${csv(report, options)}`;

const caveatRows = ({ caveats = [] }: Report): Value[][] =>
  caveats.map((detail) =>
    Object.keys(COLUMNS).map((column) =>
      column === 'kind' ? 'caveat' : column === 'detail' ? detail : null,
    ),
  );

const rowsOf = (report: Report): Value[][] =>
  listOpenFindings(report).map((finding) => Object.values(COLUMNS).map((column) => column(finding)));

/**
 * The beginning of a formula, also in full-width characters and after spaces
 * (https://owasp.org/www-community/attacks/CSV_Injection), and also after a semicolon, which separates cells in countries whose
 * decimal sign is the comma.
 */
const FORMULA = /(^|;)(?=\s*[=+\-@＝＋－＠])/g;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/;

function formatCell(value: Value): string {
  if (value === null || value === undefined) return '';
  if (typeof value !== 'string') return String(value);
  const text = value.replaceAll(FORMULA, "$1'");
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
