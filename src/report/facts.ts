/** Extracts from a report the few facts of a notification. */
import { plainLine } from '../lib/plain-line';
import type { Ceiling } from '../model/ceiling';
import type { Finding, Fix } from '../model/finding';
import type { DueThing, NotedItem, OverdueFacts, ReadinessFacts, ReadinessKind } from '../model/notification';
import type { Report } from '../model/report';
import { eventWindow, formatInZone } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { comparePressing, rankCeiling, rankFinding } from './pressing';
import { formatName } from './render/words';

/** The most items of each list that have names; the others are counted. */
const TOP = 10;
/** The longest name, in UTF-16 units. AWS allows 256; people may write more. */
const MAX_NAME = 256;
const MAX_ACTION = 1000;
/** A longer command is left out, because half of a command does something else. */
const MAX_COMMAND = 2000;

/** What a notification says besides the report. */
export interface FactsDetails {
  readonly kind: ReadinessKind;
  /** The milestone of a digest: `T-7d`, `start`, … */
  readonly milestone?: string | null;
  /** What the report's changes are against; null on the first run. */
  readonly previous: Report | null;
  /** The owners of findings and ceilings, by id. */
  readonly owners: ReadonlyMap<string, string>;
  /** What is overdue or due soon, the worst first. */
  readonly due?: readonly DueThing[];
}

/** Takes from a report what a notification says, cut to what a message can hold. */
export function createReadinessFacts(
  report: Report,
  { kind, milestone, previous, owners, due = [] }: FactsDetails,
): ReadinessFacts {
  const { event, breakingPoint, changes, acceptedRisks, caveats } = report;
  const noted = (red: Red): NotedItem => toNotedItem(red, owners.get(red.id));
  const reds = listReds(report);
  const was = new Map((previous ? listReds(previous) : []).map((red) => [red.id, red]));
  const isNew = new Set(changes?.newRed);
  const newReds = reds.filter(({ id }) => isNew.has(id));
  const resolved = (changes?.resolved ?? []).flatMap((id) => was.get(id) ?? []).sort(comparePressing);
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
    breaksFirst: first ? plainLine(formatName(first), MAX_NAME) : null,
    needed: event.multiplier,
    ...(event.multiplierRange && { multiplierRange: event.multiplierRange }),
    score: report.scorecard.score,
    coverage: report.scorecard.coverage,
    reds: { count: reds.length + countRedsLeftOut(report, reds), top: reds.slice(0, TOP).map(noted) },
    newRed: {
      count: changes?.newRedCount ?? changes?.newRed.length ?? 0,
      top: newReds.slice(0, TOP).map(noted),
    },
    resolved: {
      count: changes?.resolvedCount ?? changes?.resolved.length ?? 0,
      top: resolved.slice(0, TOP).map(noted),
    },
    ...(due.length > 0 && {
      due: {
        overdue: due.filter(isOverdue).length,
        soon: due.filter((thing) => !isOverdue(thing)).length,
        top: due.slice(0, TOP).map(toNotedDue),
      },
    }),
    ...(milestone && { milestone }),
  };
}

/** Whether its day is over. */
export const isOverdue = ({ daysOverdue }: Pick<DueThing, 'daysOverdue'>): boolean => daysOverdue > 0;

const toNotedDue = (thing: DueThing): DueThing => ({
  ...thing,
  title: plainLine(thing.title, MAX_NAME),
  owner: thing.owner === null ? null : plainLine(thing.owner, MAX_NAME),
});

/** Tells of one thing that is overdue. */
export function createOverdueFacts(plan: EventPlan, thing: DueThing): OverdueFacts {
  const { kind, ...item } = toNotedDue(thing);
  return { schema: 'iem-overdue/1', kind: `${kind}-overdue`, event: notedEventOf(plan), item };
}

function notedEventOf(plan: EventPlan): OverdueFacts['event'] {
  const { timeZone } = plan.calendar;
  const { start, end } = eventWindow(plan);
  return {
    ...{ id: plan.id, name: plainLine(plan.name, MAX_NAME), timeZone },
    ...{ start: formatInZone(start, timeZone), end: formatInZone(end, timeZone) },
  };
}

/** Creates the facts of a drill: the event from which it comes, and nothing about readiness. */
export function createDrillFacts(plan: EventPlan, at: string): ReadinessFacts {
  const none = { count: 0, top: [] };
  return {
    schema: 'iem-notification/1',
    kind: 'drill',
    event: notedEventOf(plan),
    run: { id: 'drill', trigger: 'drill', asOf: at },
    // A drill has no evidence, so it is not green.
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

/** Lists what is red and not accepted, the most pressing first. A ceiling and its finding are listed once. */
export function listReds({ ceilings, findings }: Pick<Report, 'ceilings' | 'findings'>): readonly Red[] {
  const reds = [...findings.flatMap(redFinding), ...ceilings.flatMap(redCeiling)];
  return [...new Map(reds.map((red) => [red.id, red])).values()].sort(comparePressing);
}

function redCeiling(ceiling: Ceiling): Red[] {
  const { id, family, account, region, resource, breaksAt, fix } = ceiling;
  if (ceiling.status !== 'red' || ceiling.accepted) return [];
  return [
    {
      ...{ id, check: family, title: ceiling.title, account, region, resource },
      ...(breaksAt !== null && { breaksAt }),
      ...(fix && { fix }),
      rank: rankCeiling(ceiling),
    },
  ];
}

function redFinding(finding: Finding): Red[] {
  const { id, check, title, account, region, resource, fix } = finding;
  if (finding.status !== 'fail' || finding.accepted) return [];
  return [{ id, check, title, account, region, resource, ...(fix && { fix }), rank: rankFinding(finding) }];
}

/** Counts the reds that the report counts but does not list, because it cuts long lists short. The count is never too high. */
function countRedsLeftOut({ findingCounts }: Report, reds: readonly Red[]): number {
  const shown = Map.groupBy(reds, ({ check }) => check);
  const leftOut = findingCounts.map(({ check, fail, accepted }) =>
    Math.max(0, fail - accepted - (shown.get(check)?.length ?? 0)),
  );
  return leftOut.reduce((sum, count) => sum + count, 0);
}

/** Describes a finding or ceiling as a notification names it. */
export function toNotedItem(
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
