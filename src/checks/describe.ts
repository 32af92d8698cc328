import type { Weighed } from '../judging/rule';
import { formatCodeList } from '../lib/format-code-list';
import { type RowId, SCORECARD_ROWS } from '../model/scorecard-rows';
import { CHECKLIST, type ChecklistId } from '../plan/schema';
import { asksPeople } from './answers';
import type { AnyCheck } from './check';

interface CheckGroup {
  readonly row: RowId;
  readonly items: readonly Weighed<AnyCheck>[];
}

/** The reference of all checks as Markdown, by scorecard row, which is kept as `docs/checks.md`. */
export const describeChecks = (groups: readonly CheckGroup[]): string =>
  `${[
    '# Checks',
    'Generated from the checks themselves; do not edit. A check judges every resource in the plan’s scope. Where something that it needs could not be collected the result is unknown, never a pass.',
    ...groups.flatMap(({ row, items }) => [
      `## ${titleOf(row)}`,
      ...items.map(({ judged }) => describeCheck(judged)),
    ]),
    '## The questions of section 12',
    'Each is answered by people in the plan (`checklist`). What the accounts show of it is judged by these checks and ceilings; of the others only people know.',
    [
      '| question | shown by |',
      '|---|---|',
      ...groups.flatMap(({ items }) => items.flatMap(describeQuestions)),
    ].join('\n'),
  ].join('\n\n')}\n`;

const titleOf = (row: RowId): string => SCORECARD_ROWS.find(({ id }) => id === row)?.title ?? row;

const describeCheck = (check: AnyCheck): string =>
  [
    `### ${check.id}`,
    `**${check.title}.** Otherwise: ${check.failureTitle}.`,
    check.why,
    `Workbook: ${check.workbook} · Looks at: ${evidenceOf(check)} · [How](${check.docs})`,
  ].join('\n\n');

const describeQuestions = ({ judged }: Weighed<AnyCheck>): string[] =>
  asksPeople(judged)
    ? Object.entries(judged.questions).map(
        ([id, shownBy]) =>
          `| ${CHECKLIST[id as ChecklistId]} (\`${id}\`) | ${shownBy.length === 0 ? 'people' : formatCodeList(shownBy)} |`,
      )
    : [];

const evidenceOf = ({ needs, needsOneOf = [] }: AnyCheck): string => {
  const either = needsOneOf.map((need) => `\`${need}\``).join(' or ');
  if (needs.length === 0) return either === '' ? 'the event plan' : either;
  return [formatCodeList(needs), ...(either === '' ? [] : [either])].join(', ');
};
