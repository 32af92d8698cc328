import { breakingPoint } from '../../capacity/breaking-point';
import { neededMultiplier } from '../../capacity/multiplier';
import { projectTarget } from '../../capacity/project';
import { ceilingFamilies } from '../../capacity/registry';
import { findingsFromCeilings } from '../../checks/ceilings';
import { type CensusGap, censusGaps, censusInWords } from '../../checks/census';
import { checks } from '../../checks/registry';
import { type Judging, runEventChecks, runTargetChecks } from '../../checks/run';
import { type EventContext, isOver } from '../../judging/context';
import { readBy } from '../../judging/rule';
import type { ArtifactId } from '../../model/artifacts';
import type { Ceiling } from '../../model/ceiling';
import type { Finding } from '../../model/finding';
import type { Inventory } from '../../model/inventory';
import { eventWindow, inZone } from '../../plan/calendar';
import type { EventPlan } from '../../plan/schema';
import type { Judged } from '../../report/build';
import { isCritical } from '../../score/rows';
import { buildScorecard, nothingJudged, verdictOf } from '../../score/scorecard';
import { applyWaivers } from '../../score/waivers';
import { PLAN_NAMES } from './plan-names';
import { latestOf } from './planned-inventories';

const targetChecks = checks.filter((check) => check.scope === 'target');
const eventChecks = checks.filter((check) => check.scope === 'event');

/** What a waiver may name. */
const NAMES: readonly string[] = [...PLAN_NAMES.checks, ...PLAN_NAMES.ceilings];

/** What one target adds to a judgement, before waivers. */
export interface JudgedTarget {
  readonly ceilings: readonly Ceiling[];
  readonly findings: readonly Finding[];
  readonly censusGaps: readonly CensusGap[];
}

/** A judgement that has seen the event as a whole, and now wants its targets: each by itself, in any order. */
export interface EventJudging {
  /** The part that needs one target only; what is not in its result is not needed any more. */
  target(inventory: Inventory): JudgedTarget;
  /** The answer, from the results of all targets. */
  conclude(targets: readonly JudgedTarget[]): Judged;
}

/**
 * The artifacts that the event as a whole is judged by, so that no more has to be kept of a target: none where the
 * plan itself says how much traffic it expects, and claims nothing that they show.
 */
export const wholeEventArtifacts = (plan: EventPlan): readonly ArtifactId[] => [
  ...new Set([
    ...eventChecks.filter(({ concerns }) => concerns?.(plan) !== false).flatMap(readBy),
    ...(plan.traffic.peakRequestsPerSecond === undefined
      ? []
      : (['loadBalancers', 'loadBalancerPeaks'] satisfies ArtifactId[])),
  ]),
];

/**
 * Begins to judge a plan: pure, so the same inventories give the same answer.
 *
 * @param inventories Of targets of the plan, with {@link wholeEventArtifacts} at least.
 * @param latest When the last of them was taken.
 * @param asOf The time to judge as of, ISO 8601 in UTC; by default each inventory's own.
 */
export function beginJudging(
  plan: EventPlan,
  inventories: readonly Inventory[],
  latest: string,
  asOf?: string,
): EventJudging {
  const needed = neededMultiplier(plan, inventories);
  const window = eventWindow(plan);
  const judgingAt = (time: string): Judging => {
    const context: EventContext = { plan, asOf: time, window, multiplier: needed.value };
    return { context, isCritical };
  };
  const ofEvent = runEventChecks(eventChecks, inventories, judgingAt(asOf ?? latest));
  return {
    target(inventory) {
      const judging = judgingAt(asOf ?? inventory.collectedAt);
      const ceilings = projectTarget(ceilingFamilies, inventory, judging.context);
      return {
        ceilings,
        findings: [
          ...findingsFromCeilings(ceilings, ceilingFamilies, isCritical),
          ...runTargetChecks(targetChecks, inventory, judging),
        ],
        censusGaps: censusGaps(inventory, plan.traffic.notInPath),
      };
    },

    conclude(targets) {
      const waived = applyWaivers(
        plan,
        [...targets.flatMap((target) => target.findings), ...ofEvent],
        targets.flatMap((target) => target.ceilings),
        NAMES,
      );
      const { findings, ceilings } = waived;
      const scorecard = buildScorecard(findings, ceilings);
      const breaks = breakingPoint(ceilings, needed.value);
      const { context } = judgingAt(asOf ?? latest);
      return {
        asOf: asOf ?? latest,
        multiplier: needed.value,
        notes: [...needed.notes, ...uncountedAdditions(plan)],
        ceilings,
        findings,
        scorecard,
        verdict: verdictOf(scorecard),
        caveats: [
          ...(nothingJudged({ scorecard, breakingPoint: breaks }) ? [NOTHING_JUDGED] : []),
          ...(needed.contradiction === null ? [] : [needed.contradiction]),
          ...(isOver(context) ? [overInWords(context)] : []),
          ...waived.caveats,
          ...censusInWords(
            findings,
            targets.flatMap((target) => target.censusGaps),
          ),
        ],
        breakingPoint: breaks,
      };
    },
  };
}

/** Codes are not refused, as AWS has more quotas than are counted here; but none may be dropped in silence. */
function uncountedAdditions({ plannedAdditions }: Pick<EventPlan, 'plannedAdditions'>): string[] {
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
  'Nothing could be judged by what AWS answers, so nothing is known of these accounts: this is no verdict on them.';

const overInWords = ({ window, plan, asOf }: EventContext): string =>
  `The event is over: it ended ${inZone(window.end, plan.calendar.timeZone)}, and this is judged as of ${asOf}. What is listed to be done can help only the next one.`;

/** Judges a plan over inventories that are all at hand; see {@link beginJudging}. */
export function judge(plan: EventPlan, inventories: readonly Inventory[], asOf?: string): Judged {
  // Without any inventory there is nothing to date the judgement by, and nothing to judge.
  const latest = latestOf(inventories) ?? new Date(0).toISOString();
  const judgement = beginJudging(plan, inventories, latest, asOf);
  return judgement.conclude(inventories.map((inventory) => judgement.target(inventory)));
}
