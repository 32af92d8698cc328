import { byBreakingPoint } from '../capacity/breaking-point';
import type { BreakingPoint, Ceiling } from '../model/ceiling';
import type { Finding, FindingStatus } from '../model/finding';
import type { Inventory } from '../model/inventory';
import type { Changes, FindingCount, Report, Scorecard, TargetCoverage, Verdict } from '../model/report';
import { eventWindow, inZone } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';

/** What judging a plan over its inventories gives. */
export interface Judged {
  /** Latest time of collection: everything is judged as of then. */
  readonly asOf: string;
  readonly multiplier: number | null;
  readonly notes: readonly string[];
  readonly ceilings: readonly Ceiling[];
  /** All findings, those of ceilings included. */
  readonly findings: readonly Finding[];
  readonly scorecard: Scorecard;
  readonly verdict: Verdict;
  readonly breakingPoint: BreakingPoint | null;
}

/** Who ran it, when and why. Times are ISO 8601 in UTC. */
export interface RunDetails {
  readonly id: string;
  readonly trigger: string;
  readonly by: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** Findings of one check that the document carries; the rest are counted, and read by page from the store. */
export const FINDINGS_PER_CHECK = 100;

/** The one document of a run. */
export function buildReport(
  plan: EventPlan,
  judged: Judged,
  inventories: readonly Inventory[],
  run: RunDetails,
  previous: Report | null,
): Report {
  const { start, end } = eventWindow(plan);
  const { timeZone } = plan.calendar;
  const report: Omit<Report, 'changes'> = {
    schema: 'iem-report/1',
    event: {
      id: plan.id,
      name: plan.name,
      customer: plan.customer,
      start: inZone(start, timeZone),
      end: inZone(end, timeZone),
      timeZone,
      multiplier: judged.multiplier,
    },
    run: {
      ...run,
      asOf: judged.asOf,
      requests: sum(inventories.map((inventory) => inventory.cost.requests)),
      metricsBought: sum(inventories.map((inventory) => inventory.cost.metricsBought)),
      notes: judged.notes,
    },
    verdict: judged.verdict,
    breakingPoint: judged.breakingPoint,
    ceilings: [...judged.ceilings].sort(byBreakingPoint),
    scorecard: judged.scorecard,
    findings: shown(judged.findings),
    findingCounts: countFindings(judged.findings),
    coverage: { targets: inventories.map(coverageOf) },
  };
  return { ...report, changes: previous && changesSince(previous, report) };
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const WORST_FIRST: readonly FindingStatus[] = ['fail', 'unknown', 'warn', 'notApplicable', 'pass'];

const isOpen = ({ status }: Finding): boolean => status !== 'pass' && status !== 'notApplicable';

/** What is not a pass, critical and worst first, so many of each check. */
function shown(findings: readonly Finding[]): Finding[] {
  const perCheck = new Map<string, number>();
  return findings
    .filter(isOpen)
    .sort(
      (a, b) =>
        Number(Boolean(a.accepted)) - Number(Boolean(b.accepted)) ||
        WORST_FIRST.indexOf(a.status) - WORST_FIRST.indexOf(b.status) ||
        Number(b.critical) - Number(a.critical) ||
        (a.id < b.id ? -1 : 1),
    )
    .filter(({ check }) => {
      const seen = (perCheck.get(check) ?? 0) + 1;
      perCheck.set(check, seen);
      return seen <= FINDINGS_PER_CHECK;
    });
}

function countFindings(findings: readonly Finding[]): FindingCount[] {
  const counts = new Map<string, { -readonly [K in keyof FindingCount]: FindingCount[K] }>();
  for (const { check, title, status, accepted } of findings) {
    const count = counts.get(check) ?? {
      ...{ check, title, pass: 0, warn: 0, fail: 0, unknown: 0, notApplicable: 0, accepted: 0 },
    };
    count[status] += 1;
    if (accepted) count.accepted += 1;
    counts.set(check, count);
  }
  return [...counts.values()].sort((a, b) => (a.check < b.check ? -1 : 1));
}

function coverageOf({ target, artifacts }: Inventory): TargetCoverage {
  const results = Object.entries(artifacts);
  return {
    ...target,
    ok: results.filter(([, result]) => result?.ok).length,
    failed: results.flatMap(([collector, result]) =>
      result && !result.ok
        ? [{ collector, action: result.action, code: result.code, message: result.message }]
        : [],
    ),
  };
}

/** What turned red and what stopped being red, by id, over findings and ceilings. */
function changesSince(previous: Report, current: Omit<Report, 'changes'>): Changes {
  const before = redIds(previous);
  const now = redIds(current);
  const unjudged = unjudgedIds(current);
  return {
    since: previous.run.id,
    newRed: [...now].filter((id) => !before.has(id)),
    // What can no longer be read is not resolved.
    resolved: [...before].filter((id) => !now.has(id) && !unjudged.has(id)),
  };
}

const unjudgedIds = ({ findings, ceilings }: Pick<Report, 'findings' | 'ceilings'>): Set<string> =>
  new Set([
    ...ceilings.filter(({ status }) => status === 'grey').map(({ id }) => id),
    ...findings.filter(({ status }) => status === 'unknown').map(({ id }) => id),
  ]);

const redIds = ({ findings, ceilings }: Pick<Report, 'findings' | 'ceilings'>): Set<string> =>
  new Set([
    ...ceilings.filter(({ status, accepted }) => status === 'red' && !accepted).map(({ id }) => id),
    ...findings.filter(({ status, accepted }) => status === 'fail' && !accepted).map(({ id }) => id),
  ]);
