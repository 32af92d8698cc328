/** What the scorecard is made of besides what a report lists, so that its page can work it out at other traffic. */
import type { Finding, FindingStatus } from '../model/finding';
import type { Report, ReportOutlook } from '../model/report';
import { targetName } from '../model/target';

/** What judging knows of it. */
export interface OutlookBasis {
  readonly findings: readonly Finding[];
  readonly ceilings: readonly { readonly id: string }[];
  /** Whether a waiver accepts a finding as soon as it warns or fails. */
  accepts(finding: Finding): boolean;
  /** What a check calls the bad state. */
  failureTitleOf(check: string): string | undefined;
  readonly takeovers?: ReportOutlook['takeovers'];
}

/** Beyond so many entries the page would be long, and dragging its slider slow. */
const MOST_ENTRIES = 3000;

/**
 * Builds what the page needs; undefined where that is too long.
 *
 * @param listed The findings that the report lists.
 */
export function buildOutlook(
  { findings, ceilings, accepts, failureTitleOf, takeovers }: OutlookBasis,
  listed: Report['findings'],
): ReportOutlook | undefined {
  const ofCeilings = new Set(ceilings.map(({ id }) => id));
  const isListed = new Set(listed.map(({ id }) => id));
  const others = findings.filter(({ id, statusSteps }) => statusSteps === undefined && !ofCeilings.has(id));
  const unlisted = findings.filter(({ id, statusSteps }) => statusSteps !== undefined && !isListed.has(id));
  const groups = Map.groupBy(others, (finding) => `${targetName(finding)} ${finding.check}`);
  if (groups.size + unlisted.length > MOST_ENTRIES) return undefined;
  const byTarget = [...Map.groupBy(others, targetName).values()];
  return {
    findings: unlisted.map(({ id, check, account, region, resource, title, status, statusSteps = [] }) => ({
      id,
      check,
      account,
      region,
      resource,
      title: failureTitleOf(check) ?? title,
      status,
      statusSteps,
    })),
    others: byTarget.flatMap((ofTarget) => {
      const [first] = ofTarget;
      if (first === undefined) return [];
      const byCheck = [...Map.groupBy(ofTarget, ({ check }) => check)];
      const checks = Object.fromEntries(byCheck.map(([check, same]) => [check, countStatuses(same)]));
      return { account: first.account, region: first.region, checks };
    }),
    acceptedOthers: others.filter(({ accepted }) => accepted).length,
    waived: findings
      .filter(({ id, statusSteps }) => statusSteps !== undefined || ofCeilings.has(id))
      .filter(accepts)
      .map(({ id }) => id),
    ...(takeovers && { takeovers }),
  };
}

function countStatuses(findings: readonly Finding[]): Partial<Record<FindingStatus, number>> {
  const counts: Partial<Record<FindingStatus, number>> = {};
  for (const { status, accepted } of findings) {
    const counted = accepted ? 'pass' : status;
    counts[counted] = (counts[counted] ?? 0) + 1;
  }
  return counts;
}
