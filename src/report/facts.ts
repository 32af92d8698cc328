/** From a report to the little that a notification says. */
import { plainLine } from '../lib/plain-line';
import type { Ceiling } from '../model/ceiling';
import type { Finding, Fix } from '../model/finding';
import type { NotedItem, NotificationKind, ReadinessFacts } from '../model/notification';
import type { Report } from '../model/report';
import { eventWindow, formatInZone } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { ceilingRank, findingRank, morePressing } from './pressing';
import { named } from './render/words';

/** Items of each list that are told by name; the rest are counted. */
const TOP = 10;
/** A name, UTF-16 units: AWS allows 256; people may write a page. */
const MAX_NAME = 256;
const MAX_ACTION = 1000;
/** A command is told whole or not at all. */
const MAX_COMMAND = 2000;

export interface FactsDetails {
  readonly kind: NotificationKind;
  /** Of a digest: `T-7d`, `start`, … */
  readonly milestone?: string | null;
  /** What the report's changes are against; null on the first run. */
  readonly previous: Report | null;
  /** Who has taken on what, by id of the finding or ceiling. */
  readonly owners: ReadonlyMap<string, string>;
}

export function readinessFacts(
  report: Report,
  { kind, milestone, previous, owners }: FactsDetails,
): ReadinessFacts {
  const { event, breakingPoint, changes, acceptedRisks, caveats } = report;
  const noted = (red: Red): NotedItem => notedItem(red, owners.get(red.id));
  const reds = redsOf(report);
  const was = new Map((previous ? redsOf(previous) : []).map((red) => [red.id, red]));
  const isNew = new Set(changes?.newRed);
  const newReds = reds.filter(({ id }) => isNew.has(id));
  const resolved = (changes?.resolved ?? []).flatMap((id) => was.get(id) ?? []).sort(morePressing);
  const first = report.ceilings.find(({ id }) => id === breakingPoint?.ceiling);
  return {
    schema: 'iem-notification/1',
    kind,
    event: {
      ...{ id: event.id, name: plainLine(event.name, MAX_NAME) },
      ...{ start: event.start, end: event.end, timeZone: event.timeZone },
    },
    run: { id: report.run.id, trigger: report.run.trigger, asOf: report.run.asOf },
    verdict: report.verdict,
    previousVerdict: previous?.verdict ?? null,
    ...(acceptedRisks !== undefined && { acceptedRisks }),
    ...(caveats && { caveats: caveats.map((caveat) => plainLine(caveat, MAX_ACTION)) }),
    breakingPoint,
    breaksFirst: first ? plainLine(named(first), MAX_NAME) : null,
    needed: event.multiplier,
    ...(event.multiplierRange && { multiplierRange: event.multiplierRange }),
    score: report.scorecard.score,
    coverage: report.scorecard.coverage,
    reds: { count: reds.length + redsLeftOut(report, reds), top: reds.slice(0, TOP).map(noted) },
    newRed: {
      count: changes?.newRedCount ?? changes?.newRed.length ?? 0,
      top: newReds.slice(0, TOP).map(noted),
    },
    resolved: {
      count: changes?.resolvedCount ?? changes?.resolved.length ?? 0,
      top: resolved.slice(0, TOP).map(noted),
    },
    ...(milestone && { milestone }),
  };
}

/** What a drill says: where it comes from, and nothing about readiness. */
export function drillFacts(plan: EventPlan, at: string): ReadinessFacts {
  const { timeZone } = plan.calendar;
  const { start, end } = eventWindow(plan);
  const none = { count: 0, top: [] };
  return {
    schema: 'iem-notification/1',
    kind: 'drill',
    event: {
      ...{ id: plan.id, name: plainLine(plan.name, MAX_NAME), timeZone },
      ...{ start: formatInZone(start, timeZone), end: formatInZone(end, timeZone) },
    },
    run: { id: 'drill', trigger: 'drill', asOf: at },
    // No evidence, no green.
    verdict: 'at-risk',
    ...{
      previousVerdict: null,
      breakingPoint: null,
      breaksFirst: null,
      needed: null,
      score: null,
      coverage: 0,
    },
    ...{ reds: none, newRed: none, resolved: none },
  };
}

/** A ceiling or a finding that is red. */
export interface Red extends Pick<Finding, 'id' | 'check' | 'title' | 'account' | 'region' | 'resource'> {
  readonly breaksAt?: number;
  readonly fix?: Fix;
  /** Lower is more pressing. */
  readonly rank: number;
}

/** What is red and not accepted, the most pressing first; a ceiling and the finding that mirrors it are one. */
export function redsOf({ ceilings, findings }: Pick<Report, 'ceilings' | 'findings'>): readonly Red[] {
  const reds = [...findings.flatMap(redFinding), ...ceilings.flatMap(redCeiling)];
  return [...new Map(reds.map((red) => [red.id, red])).values()].sort(morePressing);
}

function redCeiling(ceiling: Ceiling): Red[] {
  const { id, family, account, region, resource, breaksAt, fix } = ceiling;
  if (ceiling.status !== 'red' || ceiling.accepted) return [];
  return [
    {
      ...{ id, check: family, title: ceiling.title, account, region, resource },
      ...(breaksAt !== null && { breaksAt }),
      ...(fix && { fix }),
      rank: ceilingRank(ceiling),
    },
  ];
}

function redFinding(finding: Finding): Red[] {
  const { id, check, title, account, region, resource, fix } = finding;
  if (finding.status !== 'fail' || finding.accepted) return [];
  return [{ id, check, title, account, region, resource, ...(fix && { fix }), rank: findingRank(finding) }];
}

/** How many the report counts but does not carry, where it had to cut its lists short; never too many. */
function redsLeftOut({ findingCounts }: Report, reds: readonly Red[]): number {
  const shown = Map.groupBy(reds, ({ check }) => check);
  const leftOut = findingCounts.map(({ check, fail, accepted }) =>
    Math.max(0, fail - accepted - (shown.get(check)?.length ?? 0)),
  );
  return leftOut.reduce((sum, count) => sum + count, 0);
}

export function notedItem(
  { id, title, account, region, resource, breaksAt, fix }: Red,
  owner?: string,
): NotedItem {
  return {
    id,
    title: plainLine(title, MAX_NAME),
    ...{ account, region, resource: plainLine(resource, MAX_NAME) },
    ...(breaksAt !== undefined && { breaksAt }),
    ...(fix && { fix: shortFix(fix) }),
    ...(owner !== undefined && { owner: plainLine(owner, MAX_NAME) }),
  };
}

const shortFix = ({ action, command, by }: Fix): Fix => ({
  action: plainLine(action, MAX_ACTION),
  ...(command !== undefined && command.length <= MAX_COMMAND && { command }),
  ...(by !== undefined && { by }),
});
