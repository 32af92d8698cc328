import { byBreakingPoint } from '../capacity/breaking-point';
import { withLastPart } from '../lib/stable-id';
import type { Architecture } from '../model/architecture';
import type { BreakingPoint, Ceiling, Colour } from '../model/ceiling';
import { isDenial } from '../model/denial';
import type { Finding, FindingStatus } from '../model/finding';
import type { CollectCost, Inventory } from '../model/inventory';
import type {
  Changes,
  FindingCount,
  Report,
  Scorecard,
  ScorecardRow,
  TargetCoverage,
  Verdict,
} from '../model/report';
import type { Rise } from '../model/rise';
import { GLOBAL } from '../model/target';
import { eventWindow, formatInZone } from '../plan/calendar';
import type { EventPlan, MultiplierRange } from '../plan/schema';
import { survives } from '../plan/survive';
import { buildOutlook, type OutlookBasis } from './outlook';

/** The result of judging a plan over its inventories. */
export interface JudgingResult {
  /** The latest time of collection. Everything is judged as of then. */
  readonly asOf: string;
  readonly multiplier: number | null;
  /** How sure the plan is of the multiplier; null if it gives one number, or none. */
  readonly multiplierRange: MultiplierRange | null;
  readonly notes: readonly string[];
  readonly ceilings: readonly Ceiling[];
  /** All findings, those of ceilings included. */
  readonly findings: readonly Finding[];
  readonly scorecard: Scorecard;
  readonly verdict: Verdict;
  /** See {@link Report}. */
  readonly caveats: readonly string[];
  readonly breakingPoint: BreakingPoint | null;
  readonly architecture: Architecture;
  /** The worst ones. */
  readonly rises: readonly Rise[];
  /** What the outlook of the report is built from, besides findings and ceilings; absent: it has none. */
  readonly outlook?: Omit<OutlookBasis, 'findings' | 'ceilings'>;
}

/** Who started a run, when and why. Times are ISO 8601 in UTC. */
export interface RunDetails {
  readonly id: string;
  readonly trigger: string;
  readonly by: string;
  readonly startedAt: string;
  readonly finishedAt: string;
}

/** What the report tells about collecting one target. */
export interface CollectionSummary {
  readonly coverage: TargetCoverage;
  readonly cost: CollectCost;
}

/** The most findings of one check in a report. The report counts the others, and the store has them by page. */
export const FINDINGS_PER_CHECK = 100;
/** The most ceilings in a report. */
export const MOST_CEILINGS = 1000;
/** The most reasons of one row. */
export const MOST_REASONS = 100;
/** The most failures of collectors, over all targets. */
export const MOST_FAILURES = 1000;
/** The most ids in each list of changes. */
export const MOST_CHANGES = 1000;
/** The most resolved items that are given by name. */
const MOST_RESOLVED_ITEMS = 100;

/**
 * Builds the one document of a run. It stays within a few megabytes for any number of targets: long lists are cut short,
 * with a count beside them.
 *
 * @param previous The report to compare with; null on the first run.
 * @param redBefore The ids of everything that was red in it, if its lists are cut short.
 */
export function buildReport(
  plan: EventPlan,
  judged: JudgingResult,
  collections: readonly CollectionSummary[],
  run: RunDetails,
  previous: Report | null,
  redBefore?: ReadonlySet<string>,
): Report {
  const { start, end } = eventWindow(plan);
  const { timeZone } = plan.calendar;
  const findings = selectFindings(judged.findings);
  const billRequests = sum(collections.map(({ cost }) => cost.billRequests ?? 0));
  const outlook =
    judged.outlook && judged.ceilings.length <= MOST_CEILINGS
      ? buildOutlook({ ...judged, ...judged.outlook }, findings)
      : undefined;
  return {
    schema: 'iem-report/1',
    event: {
      id: plan.id,
      name: plan.name,
      customer: plan.customer,
      start: formatInZone(start, timeZone),
      end: formatInZone(end, timeZone),
      timeZone,
      multiplier: judged.multiplier,
      ...(judged.multiplierRange && { multiplierRange: judged.multiplierRange }),
      survive: survives(plan),
    },
    run: {
      ...run,
      asOf: judged.asOf,
      requests: sum(collections.map(({ cost }) => cost.requests)),
      metricsBought: sum(collections.map(({ cost }) => cost.metricsBought)),
      ...(billRequests > 0 && { billRequests }),
      notes: judged.notes,
    },
    verdict: judged.verdict,
    ...countAcceptedRisks(judged.findings),
    ...(judged.caveats.length > 0 && { caveats: judged.caveats }),
    breakingPoint: judged.breakingPoint,
    ceilings: selectCeilings(judged),
    ...countIfCut('ceilingCount', judged.ceilings, MOST_CEILINGS),
    architecture: judged.architecture,
    rises: judged.rises,
    scorecard: { ...judged.scorecard, rows: judged.scorecard.rows.map(withFewReasons) },
    ...(outlook && { outlook }),
    findings,
    findingCounts: countFindings(judged.findings),
    coverage: { targets: withFewFailures(collections.map(({ coverage }) => coverage)) },
    changes:
      previous &&
      findChanges(previous, redBefore ?? listRedIds([...previous.findings, ...previous.ceilings]), judged),
  };
}

/** Creates the field with the length of a list, if the list is cut short. */
const countIfCut = <K extends string>(
  name: K,
  { length }: readonly unknown[],
  most: number,
): { readonly [key in K]?: number } => (length > most ? ({ [name]: length } as { [key in K]: number }) : {});

/** Counts findings only, because each ceiling is a finding too. */
function countAcceptedRisks(findings: readonly Finding[]): Pick<Report, 'acceptedRisks'> {
  const acceptedRisks = findings.filter(({ accepted }) => accepted).length;
  return acceptedRisks > 0 ? { acceptedRisks } : {};
}

const sum = (numbers: readonly number[]): number => numbers.reduce((a, b) => a + b, 0);

const WORST_FIRST: readonly FindingStatus[] = ['fail', 'unknown', 'warn', 'notApplicable', 'pass'];

const isOpen = ({ status }: Finding): boolean => status !== 'pass' && status !== 'notApplicable';

/** Selects the findings that are not a pass, the worst and critical ones first, up to the limit of each check. */
function selectFindings(findings: readonly Finding[]): Finding[] {
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

/**
 * Selects all ceilings, or, if there are too many, the worst ones and those that the report refers to: they set the breaking
 * point, or are the weakest of their tier.
 */
function selectCeilings({
  ceilings,
  breakingPoint,
  architecture,
}: Pick<JudgingResult, 'ceilings' | 'breakingPoint' | 'architecture'>): Ceiling[] {
  if (ceilings.length <= MOST_CEILINGS) return ceilings.toSorted(byBreakingPoint);
  const named = [
    breakingPoint?.ceiling,
    breakingPoint?.ceilingWithoutOneZone,
    breakingPoint?.ceilingWithoutOneRegion,
    ...architecture.tiers.map(({ weakest }) => weakest),
  ];
  const rank = ({ id, status, accepted }: Ceiling): number =>
    named.includes(id)
      ? -1
      : COLOURS_WORST_FIRST.indexOf(status) + (accepted ? COLOURS_WORST_FIRST.length : 0);
  return ceilings
    .toSorted((a, b) => rank(a) - rank(b) || byBreakingPoint(a, b))
    .slice(0, MOST_CEILINGS)
    .sort(byBreakingPoint);
}

const COLOURS_WORST_FIRST: readonly Colour[] = ['red', 'yellow', 'grey', 'green'];

const withFewReasons = ({ reasons, ...row }: ScorecardRow): ScorecardRow => ({
  ...row,
  reasons: reasons.slice(0, MOST_REASONS),
  ...countIfCut('reasonCount', reasons, MOST_REASONS),
});

/** Keeps the first {@link MOST_FAILURES} failures. Each target keeps its count of failures. */
function withFewFailures(targets: readonly TargetCoverage[]): TargetCoverage[] {
  let room = MOST_FAILURES;
  return targets.map(({ failed, ...target }) => {
    const isSaidOnce = failed.every(({ message }) => message === target.reason);
    const kept = failed.slice(0, isSaidOnce ? Math.min(1, room) : room);
    room -= kept.length;
    return { ...target, failed: kept, ...countIfCut('failedCount', failed, kept.length) };
  });
}

const BY_POLICY = /explicit deny in a service control policy/;

/** Finds the one reason why nothing of a target could be read, as a sentence. Returns null if there are several, or none. */
function findCommonReason({ account, region, ok, failed }: TargetCoverage): string | null {
  const [first, second] = failed;
  // If nobody asked the target, each artifact that was not collected is named.
  if (ok > 0 || first === undefined || second === undefined || first.code === 'NotCollected') return null;
  // What needs another artifact failed because that artifact did.
  const own = failed.filter(({ code }) => code !== 'NeedsFailed');
  if (!own.every(({ code }) => isDenial(code))) {
    return failed.every(({ message }) => message === first.message) ? first.message : null;
  }
  const where = region === GLOBAL ? `account ${account}` : `${region} of account ${account}`;
  return own.every(({ message }) => BY_POLICY.test(message))
    ? `A service control policy forbids everything that was asked in ${where}: have it allow the actions that iem iam-policy prints, or take the region out of the plan.`
    : `The credentials may read nothing in ${where}: give them the policy that iem iam-policy prints.`;
}

/** Summarizes for the report how a target was collected. */
export function summarizeCollection({ target, artifacts, cost }: Inventory): CollectionSummary {
  const results = Object.entries(artifacts);
  const coverage = {
    ...target,
    ok: results.filter(([, result]) => result?.ok).length,
    failed: results.flatMap(([collector, result]) =>
      result && !result.ok
        ? [{ collector, action: result.action, code: result.code, message: result.message }]
        : [],
    ),
  };
  const reason = findCommonReason(coverage);
  return { coverage: reason === null ? coverage : { ...coverage, reason }, cost };
}

/** Finds what turned red and what is no longer red, by the ids that findings and their ceilings share. */
export function findChanges(
  previous: Report,
  redBefore: ReadonlySet<string>,
  { findings, ceilings }: Pick<JudgingResult, 'findings' | 'ceilings'>,
): Changes {
  const judged = [...findings, ...ceilings];
  const before = new Set([...redBefore, ...(previous.changes?.unjudged ?? [])]);
  const now = listRedIds(judged);
  const isUnjudged = unjudgedAmong(judged);
  const newRed = [...now].filter((id) => !before.has(id));
  const gone = [...before].filter((id) => !now.has(id));
  const resolved = gone.filter((id) => !isUnjudged(id));
  const unjudged = gone.filter(isUnjudged);
  const resolvedItems = findItems(previous, resolved).slice(0, MOST_RESOLVED_ITEMS);
  return {
    since: previous.run.id,
    newRed: newRed.slice(0, MOST_CHANGES),
    ...countIfCut('newRedCount', newRed, MOST_CHANGES),
    resolved: resolved.slice(0, MOST_CHANGES),
    ...countIfCut('resolvedCount', resolved, MOST_CHANGES),
    ...(resolvedItems.length > 0 && { resolvedItems }),
    ...(unjudged.length > 0 && { unjudged: unjudged.slice(0, MOST_CHANGES) }),
    ...countIfCut('unjudgedCount', unjudged, MOST_CHANGES),
  };
}

/** Tells of an id whether what it stands for could not be judged. */
export function unjudgedAmong(judged: readonly (Finding | Ceiling)[]): (id: string) => boolean {
  const unknown = new Set(
    judged.filter(({ status }) => status === 'grey' || status === 'unknown').map(({ id }) => id),
  );
  // If nothing could be read, there is one unknown finding, about no resource.
  return (id) => unknown.has(id) || unknown.has(withLastPart(id, NO_RESOURCE));
}

/** Finds names in the earlier report: what is good now has the title of its good state, or no longer exists. */
function findItems({ findings, ceilings }: Report, ids: readonly string[]): ResolvedItem[] {
  const items = new Map<string, ResolvedItem>(
    [...findings, ...ceilings].map(({ id, title, account, region, resource }) => [
      id,
      { id, title, account, region, resource },
    ]),
  );
  return ids.flatMap((id) => items.get(id) ?? []);
}

type ResolvedItem = NonNullable<Changes['resolvedItems']>[number];

/** Stands in the place of a resource if a finding is about all of them. */
const NO_RESOURCE = '-';

/** Lists the ids of what is red and not accepted. */
export const listRedIds = (judged: readonly (Finding | Ceiling)[]): Set<string> =>
  new Set(
    judged
      .filter(({ status, accepted }) => (status === 'red' || status === 'fail') && !accepted)
      .map(({ id }) => id),
  );

/** Whether a report lists everything that is red. It compares findings only, because each red ceiling is a finding too. */
export const carriesAllReds = ({ findings, findingCounts }: Report): boolean =>
  findings.filter(({ status }) => status === 'fail').length === sum(findingCounts.map(({ fail }) => fail));
