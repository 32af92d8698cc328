import { type CsvValue, writeCsv } from '../../lib/csv';
import type { Report } from '../../model/report';
import { type FindingWithCeiling, listOpenFindings } from './open-findings';
import { toPlainReport } from './plain-text';
import type { Renderer } from './renderer';

/** The columns have the names of the report's fields; nested fields have joined names. */
const COLUMNS: Readonly<Record<string, (finding: FindingWithCeiling) => CsvValue>> = {
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

/** Renders CSV: a header, then a row for every caveat, and for every ceiling and finding that is not a pass. Numbers are not rounded. */
export const csv: Renderer = (report) =>
  writeCsv([Object.keys(COLUMNS), ...caveatRows(toPlainReport(report)), ...rowsOf(toPlainReport(report))]);

/** Renders the same with a byte order mark, without which Excel does not recognize UTF-8. */
export const csvForExcel: Renderer = (report, options) => `\ufeff${csv(report, options)}`;

const caveatRows = ({ caveats = [] }: Report): CsvValue[][] =>
  caveats.map((detail) =>
    Object.keys(COLUMNS).map((column) =>
      column === 'kind' ? 'caveat' : column === 'detail' ? detail : null,
    ),
  );

const rowsOf = (report: Report): CsvValue[][] =>
  listOpenFindings(report).map((finding) => Object.values(COLUMNS).map((column) => column(finding)));
