import { breakingPoint, mayBreakFirst } from '../../capacity/breaking-point';
import {
  askedMultiplier,
  measureOverlaps,
  neededMultiplier,
  needsEntrances,
} from '../../capacity/multiplier';
import { oddsOf, withOdds } from '../../capacity/odds';
import type { PlayedRise } from '../../capacity/played-rise';
import { draftCeilings } from '../../capacity/project';
import { ceilingFamilies } from '../../capacity/registry';
import { listWorstRises } from '../../capacity/rises';
import { type Takeover, takeovers, withRegionLost } from '../../capacity/takeover';
import { describeOverlap, overlappingEvents } from '../../checks/capacity/overlapping-events';
import { findingsFromCeilings } from '../../checks/ceilings';
import { type CensusGap, censusGaps, censusInWords } from '../../checks/census';
import { checks } from '../../checks/registry';
import { type CheckRunnerOptions, draftTargetFindings, runEventChecks } from '../../checks/run';
import { type EventContext, isOver } from '../../judging/context';
import { fixSettler } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import type { KnownNames } from '../../judging/known-names';
import { readBy } from '../../judging/rule';
import { compileScope, narrowArtifacts } from '../../judging/scope';
import { viewTarget } from '../../judging/target-view';
import { mapTraffic, type TrafficMap } from '../../judging/traffic-map';
import {
  describeUncountedDemand,
  describeUnmatchedElasticity,
  listUnmatchedElasticity,
  type UnmatchedElasticity,
} from '../../judging/unheeded';
import { round } from '../../lib/round';
import type { ArtifactId } from '../../model/artifacts';
import type { Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Inventory } from '../../model/inventory';
import { eventWindow, formatInZone } from '../../plan/calendar';
import { listExcludedTests } from '../../plan/lookback';
import { type EventOverlap, overlapsOf } from '../../plan/overlap';
import type { EventPlan, Multiplier } from '../../plan/schema';
import { hasSeveralRegions, survives } from '../../plan/survive';
import { buildArchitecture } from '../../report/architecture';
import type { JudgingResult } from '../../report/build';
import { describeRises } from '../../report/rises';
import { isCritical } from '../../score/rows';
import { buildScorecard, nothingJudged, verdictOf } from '../../score/scorecard';
import { applyWaivers } from '../../score/waivers';
import { PLAN_NAMES } from './plan-names';

const targetChecks = checks.filter((check) => check.scope === 'target');
const eventChecks = checks.filter((check) => check.scope === 'event');

/** The names that a waiver may use. */
const NAMES: readonly string[] = [...PLAN_NAMES.checks, ...PLAN_NAMES.ceilings];

/** The results of judging one target, before waivers are applied. */
export interface TargetResult {
  readonly ceilings: readonly Ceiling[];
  readonly findings: readonly Finding[];
  readonly censusGaps: readonly CensusGap[];
  readonly trafficMap: TrafficMap;
  readonly unmatchedElasticity: readonly UnmatchedElasticity[];
  /** The worst of it. */
  readonly rises: readonly PlayedRise[];
  /** What the event as a whole is judged by. */
  readonly kept: Inventory;
}

/** Judges an event in two steps: first each target by itself, in any order, and then the event as a whole. */
export interface EventJudge {
  /** Judges one target. The caller may drop the inventory afterwards: `conclude` needs only the result. */
  judgeTarget(inventory: Inventory): TargetResult;
  /** Combines the results of all targets into the answer. */
  conclude(targets: readonly TargetResult[]): JudgingResult;
}

/**
 * The artifacts of all targets that must be known before any is judged. There are none if the plan gives a multiplier and need
 * not survive the loss of a region; and if no other event at the same time makes the traffic of entrances matter.
 *
 * @param others Plans of other events.
 */
export function listWholeEventArtifacts(
  plan: EventPlan,
  others: readonly EventPlan[] = [],
): readonly ArtifactId[] {
  const overlaps = overlapsOf(plan, others);
  const asksEntrances =
    plan.traffic.peakRequestsPerSecond !== undefined ||
    mustKnowTakeover(plan, overlaps) ||
    overlaps.some(needsEntrances);
  return asksEntrances ? ENTRANCES : [];
}

/** The artifacts of each target by which the event as a whole is judged when all targets have been. */
const listKeptArtifacts = (plan: EventPlan): readonly ArtifactId[] => [
  ...new Set([
    ...eventChecks.filter(({ concerns }) => concerns?.(plan) !== false).flatMap(readBy),
    ...(hasSeveralRegions(plan) ? ENTRANCES : []),
  ]),
];

/**
 * Whether what a region takes over must be known before a target is judged: where that must be survived, and where what
 * other events bring comes along, which no later arithmetic could tell apart.
 */
const mustKnowTakeover = (plan: EventPlan, overlaps: readonly EventOverlap[]): boolean =>
  survives(plan) === 'region' || (hasSeveralRegions(plan) && overlaps.length > 0);

/**
 * Whether the resources of all targets must be known by name before any is judged: the plan leaves some out, and what AWS
 * says of an account as a whole may be about those.
 */
export const needsKnownNames = ({ accounts }: EventPlan): boolean =>
  accounts.some(({ regions }) => regions.some(({ scope }) => !compileScope(scope).everything));

/** What the traffic of a target's entrances is told by. */
const ENTRANCES = ['loadBalancers', 'loadBalancerPeaks'] as const satisfies readonly ArtifactId[];

/** The same inventory with no other artifacts than these. */
export const keepArtifacts = (
  ids: readonly ArtifactId[],
  { artifacts, ...inventory }: Inventory,
): Inventory => ({
  ...inventory,
  artifacts: Object.fromEntries(ids.flatMap((id) => (artifacts[id] ? [[id, artifacts[id]]] : []))),
});

/** What an event may be judged by besides its plan and inventories. */
export interface JudgeOptions {
  /** Judges at this multiple of normal traffic in place of the planned one. */
  readonly multiplier?: Multiplier | undefined;
  /** The time to judge as of, ISO 8601 in UTC; by default each inventory's own. */
  readonly asOf?: string | undefined;
  /** Plans of other events. */
  readonly others?: readonly EventPlan[] | undefined;
  /** What each target has by name. */
  readonly knownNames?: readonly KnownNames[] | undefined;
}

/**
 * Creates a judge for one plan. It is pure: the same inventories always give the same answer.
 *
 * @param inventories One for each target of the plan, with at least the {@link listWholeEventArtifacts}.
 * @param latest The time of the newest inventory.
 */
export function createEventJudge(
  plan: EventPlan,
  inventories: readonly Inventory[],
  latest: string,
  { multiplier: asked, asOf, others = [], knownNames = [] }: JudgeOptions = {},
): EventJudge {
  const planned = neededMultiplier(plan, inventories);
  const needed = asked === undefined ? planned : askedMultiplier(asked);
  const highMultiplier = needed.range?.high ?? needed.value;
  const basis = needed.range && { range: needed.range, survive: survives(plan) };
  const window = eventWindow(plan);
  const overlaps = measureOverlaps(overlapsOf(plan, others), inventories);
  const takeover = mustKnowTakeover(plan, overlaps) ? takeovers(plan, inventories) : undefined;
  const judgingAt = (time: string): CheckRunnerOptions => {
    const multipliers = { multiplier: needed.value, plannedMultiplier: planned.value, highMultiplier };
    const event = { plan, window, ...multipliers, overlaps, knownNames };
    const context: EventContext = { ...event, asOf: time };
    return { context, isCritical };
  };
  const keptIds = listKeptArtifacts(plan);
  return {
    judgeTarget(inventory) {
      const { target } = inventory;
      const judging = judgingAt(asOf ?? inventory.collectedAt);
      const view = viewTarget(plan, inventory);
      const drafted = draftCeilings(
        ceilingFamilies,
        inventory,
        { ...judging.context, takeover: takeover?.get(target.region) },
        view,
      );
      const found = draftTargetFindings(targetChecks, inventory, judging, view);
      const settle = fixSettler([...drafted, ...found], judging.context);
      const ceilings = drafted.map((ceiling) => settle<Ceiling>(ceiling));
      return {
        ceilings,
        findings: [
          ...findingsFromCeilings(ceilings, ceilingFamilies, isCritical),
          ...found.map((finding) => settle<Finding>(finding)),
        ],
        censusGaps: censusGaps(inventory, plan.traffic.notInPath),
        trafficMap: mapTraffic(target, view),
        unmatchedElasticity: listUnmatchedElasticity(plan, target, view.artifacts),
        rises: listWorstRises(narrowArtifacts(view.artifacts, view.scope), {
          ...judging.context,
          target,
          placed: (resource) => view.graph.placed(resource),
        }),
        kept: keepArtifacts(keptIds, inventory),
      };
    },

    conclude(targets) {
      const kept = targets.map((target) => target.kept);
      const ofEvent = runEventChecks(eventChecks, kept, judgingAt(asOf ?? latest));
      const waived = applyWaivers(
        plan,
        [...targets.flatMap((target) => target.findings), ...ofEvent],
        targets.flatMap((target) => target.ceilings),
        NAMES,
      );
      const { findings } = waived;
      const projected = basis ? withOdds(waived.ceilings, basis) : waived.ceilings;
      const taken = takeover ? undefined : takeovers(plan, kept);
      const ceilings = taken
        ? withRegionLost(projected, taken, { multiplier: needed.value, highMultiplier })
        : projected;
      const scorecard = buildScorecard(findings, ceilings);
      const breaks = breakingPoint(ceilings, needed.value, basis && oddsOf(ceilings, basis));
      const { context } = judgingAt(asOf ?? latest);
      return {
        asOf: asOf ?? latest,
        multiplier: needed.value,
        multiplierRange: needed.range,
        notes: [
          ...needed.notes,
          ...describeLeftOutTests(listExcludedTests(plan, latest)),
          ...describeUncountedAdditions(plan),
        ],
        ceilings,
        findings,
        scorecard,
        verdict: verdictOf(scorecard),
        caveats: [
          ...(nothingJudged({ scorecard, breakingPoint: breaks }) ? [NOTHING_JUDGED] : []),
          ...(needed.contradiction === null ? [] : [needed.contradiction]),
          ...(isOver(context) ? [describeOver(context)] : []),
          ...overlaps.map(
            (other) => `${describeOverlap(other)}, in accounts of this event: see ${overlappingEvents.id}.`,
          ),
          ...describeEarlierBreak(mayBreakFirst(ceilings, breaks, needed.value)),
          ...waived.caveats,
          ...describeUnmatchedElasticity(
            plan,
            targets.map(({ unmatchedElasticity }) => unmatchedElasticity),
          ),
          ...describeUncountedDemand(plan, ceilings),
          ...censusInWords(
            findings,
            targets.flatMap((target) => target.censusGaps),
          ),
        ],
        breakingPoint: breaks,
        architecture: buildArchitecture(
          targets.map(({ trafficMap }) => trafficMap),
          ceilings,
        ),
        rises: describeRises(targets.map(({ rises }) => rises)),
        outlook: {
          accepts: waived.accepts,
          failureTitleOf: (check) => FAILURE_TITLES.get(check),
          ...(taken && taken.size > 0 && { takeovers: timesByRegion(taken) }),
        },
      };
    },
  };
}

const FAILURE_TITLES: ReadonlyMap<string, string> = new Map(
  checks.map(({ id, failureTitle }) => [id, failureTitle]),
);

const timesByRegion = (taken: ReadonlyMap<string, Takeover>): Record<string, number | null> =>
  Object.fromEntries(
    [...taken].map(([region, takeover]) => [region, isKnown(takeover) ? takeover.times : null]),
  );

const describeLeftOutTests = (tests: readonly string[]): string[] =>
  tests.length === 0
    ? []
    : [`Normal traffic is measured without the days of your load tests: ${tests.join(', ')}.`];

const describeEarlierBreak = (first: ReturnType<typeof mayBreakFirst>): string[] =>
  first === undefined
    ? []
    : [
        `${first.title}: may break at ${round(first.mayBreakAt)}× already. ${first.evidence[0]?.detail ?? ''}`.trim(),
      ];

/** AWS has more quotas than this program counts, so an unknown code is no error. A note says that it is not judged. */
function describeUncountedAdditions({ plannedAdditions }: Pick<EventPlan, 'plannedAdditions'>): string[] {
  const counted = new Set([...PLAN_NAMES.quotas, ...PLAN_NAMES.ceilings]);
  const uncounted = new Set(
    plannedAdditions.map(({ quota }) => quota).filter((quota) => !counted.has(quota)),
  );
  if (uncounted.size === 0) return [];
  return [
    `Planned additions to ${[...uncounted].join(', ')} are not judged: no ceiling counts a quota of that code.`,
  ];
}

const NOTHING_JUDGED =
  'AWS answered too little to judge anything by, so this report says nothing about the accounts, neither good nor bad.';

const describeOver = ({ window, plan, asOf }: EventContext): string =>
  `The event is over: it ended ${formatInZone(window.end, plan.calendar.timeZone)}, and this report is as of ${asOf}. The fixes it lists can only help the next event.`;
