import type { Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Report } from '../../model/report';
import { STATUS_OF } from '../../model/status-of';
import { targetName } from '../../model/target';
import { isCritical } from '../../score/rows';
import { answersNothing, formatName } from './words';

/** A finding with the ceiling that it is about, if there is one. */
export interface FindingWithCeiling extends Omit<Finding, 'workbook'> {
  readonly workbook?: string;
  readonly ceiling?: Ceiling;
}

/**
 * Lists the findings that are not a pass, each once, although every ceiling is also a finding of the same id. Ceilings come
 * first, the lowest of them first, then the other findings, worst first. A ceiling whose finding the report leaves out
 * becomes a finding again.
 */
export function listOpenFindings({ ceilings, findings }: Report): readonly FindingWithCeiling[] {
  const findingOf = new Map(findings.map((finding) => [finding.id, finding]));
  const notGreen = ceilings.filter(({ status }) => status !== 'green');
  const ids = new Set(notGreen.map(({ id }) => id));
  return [
    ...notGreen.map((ceiling) => ({ ...(findingOf.get(ceiling.id) ?? fromCeiling(ceiling)), ceiling })),
    ...findings.filter(({ id }) => !ids.has(id)),
  ];
}

/**
 * Groups the findings that could not be judged by check or ceiling family, the largest group first. It leaves out those for
 * which AWS did not answer, because the report shows such a failure once, with its target, and it affects many checks.
 */
export function groupUnjudged(
  report: Report,
): readonly (readonly [FindingWithCeiling, ...FindingWithCeiling[]])[] {
  // The report leaves out failures of large events, but not all of one code, and not that a target answers nothing.
  const codes = new Set(report.coverage.targets.flatMap(({ failed }) => failed.map(({ code }) => code)));
  const silent = new Set(report.coverage.targets.filter(answersNothing).map(targetName));
  const own = listOpenFindings(report).filter(
    ({ status, detail, account, region }) =>
      status === 'unknown' &&
      !silent.has(targetName({ account, region })) &&
      ![...codes].some((code) => detail.includes(`: ${code}`)),
  );
  return [...Map.groupBy(own, ({ check }) => check).values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
    .sort((a, b) => b.length - a.length);
}

const fromCeiling = (ceiling: Ceiling): FindingWithCeiling => ({
  id: ceiling.id,
  check: ceiling.family,
  status: STATUS_OF[ceiling.status],
  critical: isCritical(ceiling.family),
  account: ceiling.account,
  region: ceiling.region,
  resource: ceiling.resource,
  title: formatName(ceiling),
  detail: ceiling.evidence.map(({ detail }) => detail).join(' '),
  ...(ceiling.fix && { fix: ceiling.fix }),
  ...(ceiling.accepted && { accepted: ceiling.accepted }),
});
