/** Sections 10, 11, 15, 16 and 17: what a run came to. */

import type { ActionItem, ItemEvent } from '../../model/action-item';
import { targetName } from '../../model/target';
import { dateIn } from '../../plan/calendar';
import {
  describeVerdict,
  findingColour,
  findingWord,
  formatCapacity,
  formatCount,
  formatName,
  formatPercent,
  formatQuantity,
  HEADINGS,
  listReasons,
  placeOf,
  whereOf,
} from '../../report/render/words';
import { dueOf, inOrder, isLate, isPending } from '../action-items';
import { type Block, type Cell, cell, type SectionContent } from '../document';
import type { WorkbookInput } from '../input';
import { ownerByRole } from '../owners';
import { inZone, MOST_ROWS, todayOf } from '../words';

const notChecked = ({ plan }: WorkbookInput): SectionContent => ({
  blocks: [],
  missing: [
    {
      what: 'Check the event, so that this section is filled (iem check).',
      owner: ownerByRole(plan, 'engineer'),
    },
  ],
});

const noteOf = (all: number): { note?: string } =>
  all > MOST_ROWS ? { note: `${all - MOST_ROWS} more are in the report.` } : {};

/** Section 10: what Trusted Advisor found, and our own checks where it cannot be asked. */
export function trustedAdvisor(input: WorkbookInput): SectionContent {
  const { report } = input;
  if (report === null) return notChecked(input);
  const found = report.findings.filter(({ workbook }) => workbook.startsWith('10 ') || workbook === 'Step 8');
  const row = report.scorecard.rows.find(({ id }) => id === 'security-trusted-advisor');
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Row of the scorecard', value: cell(row?.colour, row && { colour: row.colour }) },
          { label: 'Judged', value: cell(formatPercent(row?.coverage ?? null)) },
        ],
      },
      {
        kind: 'table',
        title: 'Open findings',
        columns: ['State', 'Where', 'What', 'What to do'],
        rows: found
          .slice(0, MOST_ROWS)
          .map((one) => [
            cell(findingWord(one), { colour: findingColour(one) }),
            cell(placeOf(one)),
            cell(one.detail),
            cell(one.fix?.action),
          ]),
        ...noteOf(found.length),
      },
    ],
    missing: [],
  };
}

/** Section 11: every limit, the one that is reached first before the others. */
export function serviceLimits(input: WorkbookInput): SectionContent {
  const { report } = input;
  if (report === null) return notChecked(input);
  const { ceilings } = report;
  return {
    blocks: [
      {
        kind: 'table',
        columns: [
          'State',
          'Limit',
          'Where',
          'Quota',
          'Now',
          'At the peak',
          'Limit is',
          'Breaks at',
          'What to do',
          'By',
        ],
        rows: ceilings
          .slice(0, MOST_ROWS)
          .map((one) => [
            cell(one.accepted ? `${one.status}, accepted` : one.status, { colour: one.status }),
            cell(formatName(one)),
            cell(targetName(one)),
            cell(one.quotaCode),
            cell(formatQuantity(one.now)),
            cell(formatQuantity(one.atPeak)),
            cell(one.limit === null ? null : `${formatQuantity(one.limit)} ${one.unit}`),
            cell(one.breaksAt === null ? null : formatCapacity(one.breaksAt)),
            cell(one.fix?.action),
            cell(one.fix?.by),
          ]),
        ...noteOf(report.ceilingCount ?? ceilings.length),
      },
    ],
    missing: [],
  };
}

/** Section 15: the seven rows under their three headings. */
export function scorecard(input: WorkbookInput): SectionContent {
  const { plan, report } = input;
  if (report === null) return notChecked(input);
  const { rows, score, coverage } = report.scorecard;
  return {
    blocks: [
      {
        kind: 'fields',
        fields: [
          { label: 'Latest run', value: cell(inZone(report.run.asOf, plan.calendar.timeZone)) },
          { label: 'Verdict', value: cell(describeVerdict(report)) },
          { label: 'Score', value: cell(formatPercent(score)) },
          { label: 'Judged', value: cell(formatPercent(coverage)) },
          {
            label: 'Breaks at',
            value: cell(
              report.breakingPoint === null ? 'not known' : formatCapacity(report.breakingPoint.multiplier),
            ),
          },
        ],
      },
      ...HEADINGS.map(
        ({ title, rows: ids }): Block => ({
          kind: 'table',
          title,
          columns: ['Row', 'State', 'Score', 'Judged', 'Because'],
          rows: rows
            .filter(({ id }) => ids.includes(id))
            .map((row) => [
              cell(row.title),
              cell(row.colour, { colour: row.colour }),
              cell(formatPercent(row.score)),
              cell(formatPercent(row.coverage)),
              cell(
                [
                  ...listReasons(report, row.reasons),
                  ...(row.because === undefined ? [] : [row.because]),
                ].join('; '),
              ),
            ]),
        }),
      ),
    ],
    missing: [],
  };
}

/** Section 16: what must be done, as runs and people left it. */
export function actionItems(input: WorkbookInput): SectionContent {
  const { plan, report, items, now } = input;
  const ordered = inOrder(items);
  const open = ordered.filter(({ state }) => state !== 'resolved');
  const resolved = ordered.filter(({ state }) => state === 'resolved');
  const owner = ownerByRole(plan, 'incident');
  const unowned = items.filter(
    (item) => isPending(item) && item.colour === 'red' && item.owner === undefined,
  ).length;
  const late = items.filter((item) => isLate(item, todayOf(plan, now))).length;
  return {
    blocks: [
      {
        kind: 'table',
        columns: ['Status', 'State', 'Description', 'Where', 'Reason', 'Owner', 'Due', 'Remarks'],
        rows: open.slice(0, MOST_ROWS).map(rowOfItem),
        ...noteOf(open.length),
      },
      {
        kind: 'table',
        title: 'Resolved',
        columns: ['Description', 'Where', 'On', 'By', 'Owner'],
        rows: resolved.slice(0, MOST_ROWS).map((item) => rowOfResolved(item, plan.calendar.timeZone)),
        ...noteOf(resolved.length),
      },
      {
        kind: 'table',
        title: 'Written in the plan',
        columns: ['Status', 'Description', 'Reason', 'Owner', 'Due', 'Remarks'],
        rows: plan.actionItems.map(({ status, description, reason, owner, due, remarks }) => [
          cell(status, { colour: status }),
          cell(description),
          cell(reason),
          cell(owner),
          cell(due),
          cell(remarks),
        ]),
      },
    ],
    missing: [
      ...(report === null ? notChecked(input).missing : []),
      ...(unowned === 0
        ? []
        : [
            {
              what: `Say who takes on ${formatCount(unowned, 'red item')} that nobody has (iem items).`,
              owner,
            },
          ]),
      ...(late === 0 ? [] : [{ what: `Do what is late: ${formatCount(late, 'item')} (iem items).`, owner }]),
    ],
  };
}

/** What a run did last to an item: people may have changed it since. */
const lastOf = ({ history }: ActionItem, did: ItemEvent['did']): ItemEvent | undefined =>
  history.findLast((event) => event.did === did);

const rowOfItem = (item: ActionItem): readonly Cell[] => {
  // What a run found is not green because somebody says so: the next run tells.
  const isUntold = item.state === 'accepted' || (item.state === 'done' && item.found !== undefined);
  const colour = isUntold ? 'grey' : item.state === 'done' ? 'green' : item.colour;
  return [
    cell(item.colour, { colour }),
    cell(item.state),
    cell(item.description),
    cell(whereIs(item)),
    cell(item.reason ?? (item.state === 'accepted' ? lastOf(item, 'accepted')?.detail : undefined)),
    cell(item.owner),
    cell(dueOf(item)),
    cell(item.remarks),
  ];
};

const rowOfResolved = (item: ActionItem, timeZone: string): readonly Cell[] => {
  const resolved = lastOf(item, 'resolved');
  return [
    cell(item.description),
    cell(whereIs(item)),
    cell(resolved && dateIn(resolved.at, timeZone)),
    cell(resolved?.by),
    cell(item.owner),
  ];
};

const whereIs = ({ found }: ActionItem): string | null => (found === undefined ? null : placeOf(found));

/** Section 17: what raises the breaking point, the lowest ceiling first, and what people recommend. */
export function recommendations(input: WorkbookInput): SectionContent {
  const { plan, report } = input;
  const breaking = (report?.ceilings ?? []).filter(
    ({ status, fix, accepted }) =>
      status === 'red' && fix !== undefined && fix.coveredBy === undefined && !accepted,
  );
  return {
    blocks: [
      {
        kind: 'table',
        title: 'What raises the breaking point, in this order',
        columns: ['Breaks at', 'What', 'Where', 'What to do', 'By'],
        rows: breaking
          .slice(0, MOST_ROWS)
          .map((one) => [
            cell(one.breaksAt === null ? null : formatCapacity(one.breaksAt)),
            cell(formatName(one)),
            cell(whereOf(one)),
            cell(one.fix?.action),
            cell(one.fix?.by),
          ]),
        ...noteOf(breaking.length),
      },
      { kind: 'text', paragraphs: nothingBreaks(report) },
      { kind: 'text', title: 'Of people', paragraphs: plan.recommendations },
    ],
    missing: report === null ? notChecked(input).missing : [],
  };
}

/** Says that nothing has to be raised, where that is known. */
function nothingBreaks(report: WorkbookInput['report']): readonly string[] {
  if (!report?.breakingPoint || report.ceilings.some(({ status }) => status === 'red')) return [];
  const { unknown } = report.breakingPoint;
  return [
    `No limit that was judged is reached before the peak${unknown === 0 ? '' : `; not judged: ${unknown}`}.`,
  ];
}
