/** The rows of the long tables, as data. Some are rendered on the server, and all of them by the page's script. */
import type { Ceiling, Colour } from '../../../model/ceiling';
import type { Accepted, Finding, Fix } from '../../../model/finding';
import type { TargetCoverage } from '../../../model/report';
import { measureWidth, truncate } from '../plain-text';
import {
  answersNothing,
  codesOf,
  countOf,
  findingColour,
  findingWord,
  formatCapacity,
  formatCount,
  formatName,
  formatQuantity,
  formatTime,
  isAboutEvent,
  reserveOf,
  whereOf,
} from '../words';
import { ceilingAnchor, findingAnchor } from './anchors';

/** A text, or a text with a second line in a quieter style. */
export type Cell = string | readonly [main: string, sub: string];

/** A label, its text, and how the text is shown if it is not prose: as code, or as a command to copy. */
export type Detail = readonly [label: string, text: string, set?: 'code' | 'command'];

/** A row. Its fields have short names, because the page contains one for every finding. */
export interface Row {
  /** The anchor, if something can link to the row. */
  readonly a?: string;
  /** The colour and the word of the status. */
  readonly s: readonly [Colour, string];
  /** The cell of each column. */
  readonly c: readonly Cell[];
  /** The value of each facet. */
  readonly f: readonly string[];
  /** The details that unfold below the row. */
  readonly d: readonly Detail[];
}

/** A column of a table on the page. */
export interface Column {
  readonly title: string;
  readonly numeric?: true;
}

/** A table of which the page shows some rows at a time. */
export interface PagedTable {
  readonly id: string;
  readonly caption: string;
  readonly columns: readonly Column[];
  /** The facets by which rows can be filtered, besides status and text. */
  readonly facets: readonly string[];
  readonly rows: readonly Row[];
}

const fixDetails = (fix: Fix | undefined): Detail[] => [
  ...(fix === undefined ? [] : [['Fix', fix.action] as const]),
  ...(fix?.by === undefined ? [] : [['By', formatTime(fix.by)] as const]),
  ...(fix?.command === undefined ? [] : [['Command', fix.command, 'command'] as const]),
  ...(fix?.irreversible === undefined ? [] : [['Cannot be undone', fix.irreversible] as const]),
  ...(fix?.reversal === undefined ? [] : [['After the event', fix.reversal.action] as const]),
  ...(fix?.reversal?.command === undefined
    ? []
    : [['Puts it back', fix.reversal.command, 'command'] as const]),
];

const acceptedDetails = (accepted: Accepted | undefined): Detail[] =>
  accepted === undefined
    ? []
    : [['Accepted', `${accepted.reason} (${accepted.owner}, until ${formatTime(accepted.expires)})`]];

/** The words for the colours of ceilings. */
const CEILING_WORD: Record<Colour, string> = {
  red: 'breaks',
  yellow: 'tight',
  green: 'holds',
  grey: 'unknown',
};

const ceilingRow = (ceiling: Ceiling): Row => ({
  a: ceilingAnchor(ceiling.id),
  s: [
    ceiling.status,
    ceiling.accepted ? `${CEILING_WORD[ceiling.status]}, accepted` : CEILING_WORD[ceiling.status],
  ],
  c: [
    [formatName(ceiling), ceiling.unit],
    [ceiling.account, ceiling.region],
    formatQuantity(ceiling.now),
    peakCell(ceiling),
    formatQuantity(ceiling.limit),
    ceiling.breaksAt === null
      ? ceiling.grows
        ? 'not judged'
        : 'does not grow'
      : formatCapacity(ceiling.breaksAt),
    ceiling.breaksAtWithoutZone === null ? '–' : formatCapacity(ceiling.breaksAtWithoutZone),
  ],
  f: [ceiling.kind, ceiling.account, ceiling.region],
  d: [
    ...fixDetails(ceiling.fix),
    ...acceptedDetails(ceiling.accepted),
    ...(ceiling.quotaCode === undefined ? [] : [['Quota', ceiling.quotaCode, 'code'] as const]),
    ...ceiling.evidence.map(
      ({ source, at, detail }): Detail => [source, at === null ? detail : `${detail} (${formatTime(at)})`],
    ),
  ],
});

/** Shows use at the peak, and below it what is needed to survive the loss of a zone, if that is more. */
function peakCell(ceiling: Ceiling): Cell {
  const reserve = reserveOf(ceiling);
  const peak = formatQuantity(ceiling.atPeak);
  return reserve === null ? peak : [peak, `${reserve} to survive a zone`];
}

/** Makes the table of all ceilings. */
export const ceilingsTable = (ceilings: readonly Ceiling[]): PagedTable => ({
  id: 'ceilings',
  caption: 'Every ceiling, the lowest first',
  columns: [
    { title: 'Ceiling' },
    { title: 'Where' },
    { title: 'Now', numeric: true },
    { title: 'At the peak', numeric: true },
    { title: 'Limit', numeric: true },
    { title: 'Breaks at', numeric: true },
    { title: 'Without a zone', numeric: true },
  ],
  facets: ['Kind', 'Account', 'Region'],
  rows: ceilings.map(ceilingRow),
});

const findingRow = (finding: Finding): Row => ({
  a: findingAnchor(finding.id),
  s: [findingColour(finding), findingWord(finding)],
  c: [
    [finding.title, finding.detail],
    finding.resource === '-' ? `the whole ${isAboutEvent(finding) ? 'event' : 'account'}` : finding.resource,
    isAboutEvent(finding) ? whereOf(finding) : [finding.account, finding.region],
  ],
  f: [
    finding.check,
    ...(isAboutEvent(finding) ? [whereOf(finding), whereOf(finding)] : [finding.account, finding.region]),
  ],
  d: [
    ...fixDetails(finding.fix),
    ...acceptedDetails(finding.accepted),
    ['Check', finding.check, 'code'],
    ['Workbook', finding.workbook],
    ...(finding.arn === undefined ? [] : [['ARN', finding.arn, 'code'] as const]),
  ],
});

/** Makes the table of all findings. */
export const findingsTable = (findings: readonly Finding[]): PagedTable => ({
  id: 'findings',
  caption: 'Every finding that is not a pass, the worst first',
  columns: [{ title: 'Finding' }, { title: 'Resource' }, { title: 'Where' }],
  facets: ['Check', 'Account', 'Region'],
  rows: findings.map(findingRow),
});

/** Messages of AWS can be long. The cell shows the beginning, and the whole message unfolds. */
const MAX_MESSAGE = 160;

const failuresOf = ({ failed, failedCount }: TargetCoverage): number => countOf(failed, failedCount);

function targetRow(target: TargetCoverage): Row {
  const { account, region, ok } = target;
  const failures = failuresOf(target);
  return {
    s: failures === 0 ? ['green', 'seen'] : ['grey', ok === 0 ? 'not seen' : 'seen in part'],
    c: [gapCell(target), [account, region], `${ok} of ${ok + failures}`],
    f: [account, region],
    d: failureDetails(target),
  };
}

/** Shows the first failure; the others unfold. */
function gapCell(target: TargetCoverage): Cell {
  const failures = failuresOf(target);
  const [first] = target.failed;
  if (failures === 0) return 'no gap';
  if (first === undefined) return [formatCount(failures, 'failure'), 'Not listed here.'];
  if (target.reason !== undefined) return ['nothing could be read', target.reason];
  if (answersNothing(target)) {
    return [`nothing could be read: ${codesOf(target)}`, truncate(first.message, MAX_MESSAGE)];
  }
  const rest = failures === 1 ? '' : `, and ${failures - 1} more`;
  return [`${first.action ?? first.collector} ${first.code}${rest}`, truncate(first.message, MAX_MESSAGE)];
}

/** Creates the details of a target; none if the cell shows everything. */
function failureDetails(target: TargetCoverage): Detail[] {
  const { failed } = target;
  const unlisted = failuresOf(target) - failed.length;
  const [first, second] = failed;
  if (first === undefined || first.message === target.reason) return [];
  if (second === undefined && unlisted === 0 && measureWidth(first.message) <= MAX_MESSAGE) return [];
  return [
    ...failed.map(
      ({ collector, action, code, message }): Detail => [action ?? collector, `${code}: ${message}`],
    ),
    ...(unlisted === 0 ? [] : [['Not listed here', formatCount(unlisted, 'failure')] as const]),
  ];
}

/** Makes the table of what was read in each target. */
export const targetsTable = (targets: readonly TargetCoverage[]): PagedTable => ({
  id: 'targets',
  caption: 'Every target, those with the most failures first',
  columns: [{ title: 'Gap' }, { title: 'Where' }, { title: 'Answered', numeric: true }],
  facets: ['Account', 'Region'],
  rows: targets.toSorted((a, b) => failuresOf(b) - failuresOf(a)).map(targetRow),
});
