import { STATUS_OF } from '../../checks/ceilings';
import type { Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Report } from '../../model/report';
import { isCritical } from '../../score/rows';
import { named } from './words';

/** A finding, with the ceiling that it is about where there is one. */
export interface Judgement extends Omit<Finding, 'workbook'> {
  readonly workbook?: string;
  readonly ceiling?: Ceiling;
}

/**
 * What is not a pass, each once: every ceiling is also a finding of the same id. Ceilings first, the lowest of them
 * first, then the other findings, worst first; a ceiling whose finding the document leaves out is judged by itself.
 */
export function judgements({ ceilings, findings }: Report): readonly Judgement[] {
  const findingOf = new Map(findings.map((finding) => [finding.id, finding]));
  const notGreen = ceilings.filter(({ status }) => status !== 'green');
  const ids = new Set(notGreen.map(({ id }) => id));
  return [
    ...notGreen.map((ceiling) => ({ ...(findingOf.get(ceiling.id) ?? judged(ceiling)), ceiling })),
    ...findings.filter(({ id }) => !ids.has(id)),
  ];
}

/**
 * What could not be judged for a reason of its own, by check or ceiling family, the most alike first. What AWS did not
 * answer is left out: that is a failure of its target, and one of them leaves many checks without judgement.
 */
export function unjudged(report: Report): readonly (readonly [Judgement, ...Judgement[]])[] {
  const failures = new Set(
    report.coverage.targets.flatMap(({ failed }) =>
      failed.map(({ action, collector, code }) => `${action ?? collector}: ${code}`),
    ),
  );
  const own = judgements(report).filter(
    ({ status, detail }) =>
      status === 'unknown' && ![...failures].some((failure) => detail.includes(failure)),
  );
  return [...Map.groupBy(own, ({ check }) => check).values()]
    .flatMap(([first, ...others]) => (first === undefined ? [] : [[first, ...others] as const]))
    .sort((a, b) => b.length - a.length);
}

const judged = (ceiling: Ceiling): Judgement => ({
  id: ceiling.id,
  check: ceiling.family,
  status: STATUS_OF[ceiling.status],
  critical: isCritical(ceiling.family),
  account: ceiling.account,
  region: ceiling.region,
  resource: ceiling.resource,
  title: named(ceiling),
  detail: ceiling.evidence.map(({ detail }) => detail).join(' '),
  ...(ceiling.fix && { fix: ceiling.fix }),
  ...(ceiling.accepted && { accepted: ceiling.accepted }),
});
