import type { AnyCheck } from './check';

interface CheckGroup {
  readonly title: string;
  readonly checks: readonly AnyCheck[];
}

/** The reference of all checks as Markdown, by scorecard row: what is in `docs/checks.md`. */
export const describeChecks = (groups: readonly CheckGroup[]): string =>
  `${[
    '# Checks',
    'Generated from the checks themselves; do not edit. A check judges every resource in the plan’s scope; what it needs and could not be collected makes it unknown, never a pass.',
    ...groups.flatMap(({ title, checks }) => [`## ${title}`, ...checks.map(describeCheck)]),
  ].join('\n\n')}\n`;

const describeCheck = (check: AnyCheck): string =>
  [
    `### ${check.id}`,
    `**${check.title}.** Otherwise: ${check.failureTitle}.`,
    check.why,
    `Workbook: ${check.workbook} · Looks at: ${evidenceOf(check)} · [How](${check.docs})`,
  ].join('\n\n');

const evidenceOf = ({ needs }: AnyCheck): string =>
  needs.length === 0 ? 'the event plan' : needs.map((need) => `\`${need}\``).join(', ');
