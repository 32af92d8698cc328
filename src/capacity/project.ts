import type { EventContext } from '../judging/context';
import { type Drafted, type FixDraft, fixDater } from '../judging/fix';
import { isKnown } from '../judging/known';
import { isJudgedIn } from '../judging/rule';
import { type TargetView, viewTarget } from '../judging/target-view';
import type { Placed, TrafficGraph } from '../judging/traffic-graph';
import { messageOf } from '../lib/message-of';
import { round } from '../lib/round';
import { stableId } from '../lib/stable-id';
import type { ArtifactId, Artifacts } from '../model/artifacts';
import type { BreaksByDay, Ceiling, Colour, Evidence, StatusIf } from '../model/ceiling';
import { type CollectFailure, collectedOf, type Inventory } from '../model/inventory';
import type { ScopedResource } from '../model/resource';
import type { Survival } from '../model/survival';
import type { Target } from '../model/target';
import {
  countPlannedAdditions,
  type DemandSubject,
  elasticityOf,
  findDemandOverride,
  isBelowToday,
} from '../plan/demand';
import { peaksOf, type TrafficPeak } from '../plan/peaks';
import { survives } from '../plan/survive';
import { lowest } from './breaking-point';
import { describeSpread, spreadOf } from './by-day';
import { unreadEntrances } from './entrance-traffic';
import type { AnyCeilingFamily, CeilingDraft, CeilingPart, Failover, FamilyContext } from './family';
import {
  type Added,
  addedAlone,
  addedUse,
  atShare,
  breaksAt,
  carryingAt,
  constantUse,
  eventsAddingTo,
  fitsUpTo,
  floorAbove,
  growingMost,
  grows,
  isAssumed,
  linearUse,
  sumUses,
  takesOver,
  type Use,
  unknownAddedTo,
  useAt,
  withAddedMoved,
  withoutEvent,
  withoutFloors,
} from './growth';
import { measureTraffic } from './measured-share';
import {
  broughtAtMost,
  broughtTo,
  type EventAtPeak,
  nameOfEvent,
  type OtherEvent,
  othersDuring,
  othersIn,
  whyUnknown,
} from './other-events';
import { always, combineOutlooks, type Outlook, outlookOf, stepsOf, worse } from './status-steps';
import type { Takeover } from './takeover';

/** What a target is projected by, besides its inventory. */
export interface ProjectionContext extends EventContext {
  /** What the target takes over when another region is lost; absent where the event need not survive that. */
  readonly takeover?: Takeover | undefined;
}

/**
 * All ceilings of one target, projected to the needed multiplier: in the global target those of what an account has
 * only once, in a region all others. A family that cannot be computed, whatever the reason, becomes one grey ceiling
 * and stops no other.
 */
export function projectTarget(
  families: readonly AnyCeilingFamily[],
  inventory: Inventory,
  context: ProjectionContext,
): Ceiling[] {
  const toFix = fixDater(context);
  return draftCeilings(families, inventory, context).map(({ fix, ...ceiling }) =>
    fix === undefined ? ceiling : { ...ceiling, fix: toFix(fix) },
  );
}

/** The same before the fixes are settled with those of others. */
export function draftCeilings(
  families: readonly AnyCeilingFamily[],
  inventory: Inventory,
  context: ProjectionContext,
  { scope, graph }: TargetView = viewTarget(context.plan, inventory),
): Drafted<Ceiling>[] {
  const { target } = inventory;
  const judged = families.filter((family) => isJudgedIn(target, family));
  const { plan, asOf } = context;
  const inScope = (resource: ScopedResource): boolean => scope.includes(resource);
  const traffic = unreadEntrances([inventory])
    ? null
    : measureTraffic(collectedOf(inventory.artifacts), { plan, asOf, inScope });
  const others = othersIn(context.plan, inventory, context.overlaps);
  return worstOfPeaks(
    peaksOf(context.plan, context.window).map((peak) => ({
      peak,
      ceilings: judged.flatMap((family) =>
        projectFamily(family, inventory, {
          ...context,
          ...{ target, scope, graph, peak, traffic, inTarget: others },
          others: othersDuring(others, peak.window),
        }),
      ),
    })),
  );
}

/** A ceiling that was projected here, and so tells its status in any case. */
type ProjectedCeiling = Drafted<Ceiling> & Outlook;

interface JudgedPeak {
  readonly peak: TrafficPeak;
  readonly ceilings: readonly ProjectedCeiling[];
}

/** Of several peaks, each ceiling as it is at the one that is worst for it, with that peak in its evidence. */
function worstOfPeaks(peaks: readonly JudgedPeak[]): ProjectedCeiling[] {
  const worst = new Map<string, ProjectedCeiling>();
  for (const { peak, ceilings } of peaks) {
    for (const ceiling of ceilings) {
      const before = worst.get(ceiling.id);
      if (before === undefined) {
        worst.set(ceiling.id, withPeak(ceiling, peak));
        continue;
      }
      const shown = isWorse(ceiling, before) ? withPeak(ceiling, peak) : before;
      worst.set(ceiling.id, { ...shown, ...combineOutlooks(ceiling, before, worse) });
    }
  }
  return [...worst.values()];
}

function isWorse(a: ProjectedCeiling, b: ProjectedCeiling): boolean {
  if (a.status !== b.status) return worse(a.status, b.status) === a.status;
  const [first, second] = [a, b].map(({ breaksAt, breaksAtWithoutZone }) =>
    Math.min(breaksAt ?? Number.POSITIVE_INFINITY, breaksAtWithoutZone ?? Number.POSITIVE_INFINITY),
  );
  return (first ?? 0) < (second ?? 0);
}

const withPeak = (ceiling: ProjectedCeiling, { name, window, share }: TrafficPeak): ProjectedCeiling =>
  name === null
    ? ceiling
    : {
        ...ceiling,
        peak: name,
        evidence: [
          ...ceiling.evidence,
          {
            source: 'plan',
            at: window.start,
            detail: `It is judged at the peak “${name}”, which is the worst for it${share < 1 ? ` and brings ${round(share * 100)} % of the traffic of the highest` : ''}.`,
          },
        ],
      };

interface Surroundings
  extends ProjectionContext,
    Pick<TargetView, 'scope' | 'graph'>,
    Pick<FamilyContext, 'traffic'> {
  readonly target: Target;
  readonly peak: TrafficPeak;
  /** The other events that run in the target at the same time, and those of them whose traffic is high at the peak. */
  readonly inTarget: readonly OtherEvent[];
  readonly others: readonly EventAtPeak[];
}

/** Why each resource that was asked about could not be placed on the path of an event’s traffic, by its name. */
type Unplaced = Map<string, string>;

/** What a family may ask, and what of it was open. */
interface Asked {
  readonly context: FamilyContext;
  /** By whose traffic it is, in words. */
  readonly unplaced: ReadonlyMap<string, Unplaced>;
  /** What load balancers bring to each resource that was asked about and gets traffic of its own, by its name. */
  readonly own: ReadonlyMap<string, string>;
}

/** Whose traffic it is that is judged. */
const OWN = 'the event’s traffic';

function contextFor(
  family: AnyCeilingFamily,
  { scope, graph, peak, inTarget, ...context }: Surroundings,
  unknowns: FamilyContext['unknowns'],
): Asked {
  const { plan, target, others } = context;
  const unplaced = new Map<string, Unplaced>();
  const own = new Map<string, string>();
  const placed = (resource: ScopedResource): Placed => {
    const found = graph.placed(resource);
    if (found.own) own.set(resource.ids[0] ?? resource.kind, found.own.words);
    return found;
  };
  const carries = (resource: ScopedResource, path: TrafficGraph, whose: string): boolean => {
    const { placement, because } = path.placed(resource);
    if (placement !== 'unplaced') return placement === 'on';
    const open: Unplaced = unplaced.get(whose) ?? new Map();
    unplaced.set(whose, open.set(resource.ids[0] ?? resource.kind, because));
    return unknowns === 'most';
  };
  const carriesTraffic = (resource: ScopedResource): boolean => carries(resource, graph, OWN);
  return {
    unplaced,
    own,
    context: {
      ...context,
      window: peak.window,
      eventWindow: context.window,
      unknowns,
      inScope: (resource) => scope.includes(resource),
      placed: (resource) => graph.placed(resource),
      carriesTraffic,
      elasticity: (resource) =>
        carriesTraffic(resource) ? elasticityOf(resource, { ...context, placed }) : 0,
      addedTo: (resource) =>
        others.flatMap((other) => {
          const brought = broughtTo(resource, other, target);
          return brought !== null && carries(resource, other.graph, `the traffic of ${nameOfEvent(other)}`)
            ? [brought]
            : [];
        }),
      addedAtMost: () => others.flatMap((other) => broughtAtMost(other) ?? []),
      plannedAdditions: (quotaCode) =>
        [plan, ...inTarget.map((other) => other.plan)].reduce(
          (sum, each) => sum + countPlannedAdditions(each, { quotaCode, family: family.id, target }),
          0,
        ),
    },
  };
}

function projectFamily(
  family: AnyCeilingFamily,
  inventory: Inventory,
  surroundings: Surroundings,
): ProjectedCeiling[] {
  const most = contextFor(family, surroundings, 'most');
  const failed = failuresOf(family.needs, inventory)[0];
  if (failed) return [unjudgedCeiling(family, most.context, failureText(failed), [failureEvidence(failed)])];
  const wanted = [...family.needs, ...family.uses];
  const artifacts = Object.fromEntries(
    wanted.flatMap((id) => {
      const result = inventory.artifacts[id];
      return result?.ok ? [[id, result.data]] : [];
    }),
  ) as Partial<Artifacts>;
  try {
    const lacking = failuresOf(family.uses, inventory).map(failureEvidence);
    const estimate = ({ context }: Asked): CeilingDraft[] =>
      family.estimate(artifacts, context).map((draft) => atPeakShare(draft, surroundings.peak));
    const drafts = estimate(most).map((draft) => withOwnTraffic(draft, most.own));
    if (most.unplaced.size === 0 && drafts.every(({ open }) => open === undefined))
      return drafts.map((draft) => projectDraft(draft, family, most.context, lacking));
    const least = contextFor(family, surroundings, 'least');
    const atLeast = new Map(estimate(least).map((draft) => [draft.resource, draft] as const));
    return drafts.map((draft) => {
      const low = atLeast.get(draft.resource);
      return between(
        projectDraft(draft, family, most.context, lacking),
        low === undefined ? null : projectDraft(low, family, least.context, lacking),
        openWords(most.unplaced, draft),
      );
    });
  } catch (error) {
    const message = messageOf(error);
    return [unjudgedCeiling(family, most.context, `The arithmetic of ${family.id} failed: ${message}`, [])];
  }
}

/** A draft of what comes at a peak, which may bring less traffic than the highest one. */
function atPeakShare(
  { use, useWithoutZone, failover, useByDay, parts, ...draft }: CeilingDraft,
  { share }: TrafficPeak,
): CeilingDraft {
  return {
    ...draft,
    use: use && atShare(use, share),
    ...(useByDay && { useByDay: useByDay.map((day) => ({ ...day, use: atShare(day.use, share) })) }),
    ...(parts && {
      parts: parts.map((part) => ({
        ...part,
        use: atShare(part.use, share),
        useWithoutZone: atShare(part.useWithoutZone, share),
      })),
    }),
    ...(useWithoutZone !== undefined && {
      useWithoutZone: useWithoutZone === 'lost' ? useWithoutZone : atShare(useWithoutZone, share),
    }),
    ...(failover && {
      failover: { ...failover, taken: failover.taken.map((taken) => atShare(taken, share)) },
    }),
  };
}

/** Names that are said before the rest is counted. */
const SAID = 5;

/** Adds to the evidence what the plan expects of single load balancers that lead to what a ceiling counts. */
function withOwnTraffic(draft: CeilingDraft, own: Asked['own']): CeilingDraft {
  if (own.size === 0 || draft.use === null || !grows(draft.use)) return draft;
  const ofResource = own.get(draft.resource);
  const words = ofResource === undefined ? [...new Set(own.values())] : [ofResource];
  const others = words.length > SAID ? [`${words.length - SAID} more of the kind.`] : [];
  return {
    ...draft,
    evidence: [
      ...draft.evidence,
      ...[...words.slice(0, SAID), ...others].map((detail) => ({ source: 'plan', at: null, detail })),
    ],
  };
}

/** What is open of a ceiling, in sentences. */
const openWords = (unplaced: Asked['unplaced'], { open }: CeilingDraft): string =>
  [...[...unplaced].map(([whose, resources]) => unplacedWords(whose, resources)), open ?? '']
    .filter((words) => words !== '')
    .join(' ');

/** What could not be placed, and the question to the plan that settles it. */
function unplacedWords(whose: string, unplaced: Unplaced): string {
  const names = [...unplaced.keys()];
  const others = names.length > SAID ? ` and ${names.length - SAID} others` : '';
  const [because] = unplaced.values();
  return `It is not known whether ${names.slice(0, SAID).join(', ')}${others} ${names.length === 1 ? 'carries' : 'carry'} ${whose}. ${because} Say so in traffic.elasticity of ${whose === OWN ? 'the plan' : 'its plan'}: factor 0 for what does not, 1 for what does.`;
}

/**
 * One ceiling of the two that are possible while something could not be placed. What fits with all of it growing is safe,
 * and what fails with none of it growing fails; between them nobody can say. It surely breaks where it does with none.
 *
 * @param least null where nothing is left to judge when what could not be placed carries no traffic.
 */
function between(most: ProjectedCeiling, least: ProjectedCeiling | null, unplaced: string): ProjectedCeiling {
  const outlook = combineOutlooks(most, least ?? NOTHING_LEFT, decided);
  if (least !== null && isSameAnswer(most, least)) return { ...most, ...outlook };
  const open = { source: 'arithmetic', at: null, detail: unplaced };
  if (least?.status === 'red') return { ...least, ...outlook, evidence: [...least.evidence, open] };
  const { fix, floorAboveLimit: _, ...undecided } = most;
  const isSafe = most.status === 'green' || most.status === 'yellow';
  return {
    ...undecided,
    ...(isSafe && fix ? { fix } : {}),
    ...outlook,
    breaksAt: least?.breaksAt ?? null,
    breaksAtWithoutZone: least?.breaksAtWithoutZone ?? null,
    mayBreakAt: most.breaksAt,
    mayBreakAtWithoutZone: most.breaksAtWithoutZone,
    evidence: [open, ...most.evidence],
  };
}

/** What fits at its most is safe, and what fails at its least fails. */
const decided = (most: Colour, least: Colour): Colour => {
  if (least === 'red') return 'red';
  return most === 'green' || most === 'yellow' ? most : 'grey';
};

/** Where nothing is left to judge, nothing is too much. */
const NOTHING_LEFT = always('green');

const isSameAnswer = (a: ProjectedCeiling, b: ProjectedCeiling): boolean =>
  a.status === b.status &&
  a.atPeak === b.atPeak &&
  a.breaksAt === b.breaksAt &&
  a.breaksAtWithoutZone === b.breaksAtWithoutZone;

const NOT_COLLECTED: CollectFailure = {
  ok: false,
  code: 'NotCollected',
  message: 'the inventory does not hold it',
  action: null,
};

const failuresOf = (
  ids: readonly ArtifactId[],
  { artifacts }: Inventory,
): (CollectFailure & { id: ArtifactId })[] =>
  ids.flatMap((id) => {
    const result = artifacts[id] ?? NOT_COLLECTED;
    return result.ok ? [] : [{ id, ...result }];
  });

const failureText = ({ id, action, code, message }: CollectFailure & { id: ArtifactId }): string =>
  `${action ?? id}: ${code}: ${message}`;

const failureEvidence = (failure: CollectFailure & { id: ArtifactId }): Evidence => ({
  source: failure.action ?? failure.id,
  at: null,
  detail: `Could not be read: ${failureText(failure)}`,
});

/** Nothing is known of it, however much traffic there is. */
const UNKNOWN = always('grey');

const unjudgedCeiling = (
  family: AnyCeilingFamily,
  { target }: FamilyContext,
  reason: string,
  evidence: readonly Evidence[],
): ProjectedCeiling => ({
  id: stableId(family.id, target.account, target.region, '-'),
  family: family.id,
  kind: family.kind,
  ...target,
  resource: '-',
  title: family.title,
  now: null,
  fixed: null,
  elastic: null,
  atPeak: null,
  atPeakWithoutZone: null,
  limit: null,
  unit: '',
  grows: family.elastic,
  breaksAt: null,
  breaksAtWithoutZone: null,
  ...UNKNOWN,
  evidence: evidence.length > 0 ? evidence : [{ source: family.id, at: null, detail: reason }],
});

/** Holds one draft against the needed multiplier: what is expected, where it breaks, its colour and its fix. */
function projectDraft(
  draft: CeilingDraft,
  family: AnyCeilingFamily,
  context: FamilyContext,
  lacking: readonly Evidence[] = [],
): ProjectedCeiling {
  const { plan, target } = context;
  const id = stableId(family.id, target.account, target.region, draft.resource);
  const subject: DemandSubject = { family: family.id, id, resource: draft.resource, target };
  const stated = findDemandOverride(plan, subject);
  const isContradicted = stated !== null && isBelowToday(stated, draft.now);
  const override = isContradicted ? null : stated;
  const use = useInAll(draft, override, family, subject, context);
  const limit = finite(draft.limit);
  // What the plan itself expects is of all there is of its own event, whatever could be measured.
  const ofDraft = override === null ? (draft.understated ?? null) : null;
  const lowerBound = ofDraft ?? whyMoreOfOthers(use, draft, context);
  const ofZone = draft.failover ? whyMoreTaken(draft.failover, draft, context) : null;
  const understated =
    lowerBound ??
    (survives(plan) === 'none' ? null : ofZone) ??
    (use !== null && takesOver(use) ? unknownTakeover(context) : null);
  const because = (detail: string): Evidence => ({ source: family.id, at: null, detail });
  const base = {
    id,
    family: family.id,
    kind: family.kind,
    ...(draft.quotaCode ? { quotaCode: draft.quotaCode } : {}),
    ...target,
    resource: draft.resource,
    title: draft.title,
    now: rounded(finite(draft.now)),
    limit,
    unit: draft.unit,
    evidence: [
      ...draft.evidence,
      ...(stated === null ? [] : [planEvidence(stated, draft)]),
      ...othersEvidence(use, draft, family, context),
    ],
  };
  const unknown = (why: string): ProjectedCeiling => ({
    ...base,
    fixed: null,
    elastic: null,
    atPeak: null,
    atPeakWithoutZone: null,
    grows: use === null || understated !== null ? family.elastic : grows(use),
    breaksAt: null,
    breaksAtWithoutZone: null,
    ...UNKNOWN,
    evidence: [because(`${why}${notRead(lacking)}`), ...base.evidence, ...lacking],
  });
  if (use === null || limit === null) return unknown(draft.missing ?? 'The limit or the use is not known.');
  const zoneUses = usesWithoutZone(draft, use, override, family, subject, context);
  const judged = judge(
    draft,
    {
      use,
      zoneUses,
      limit,
      isUnderstated: lowerBound !== null,
      isZoneUnderstated: ofZone !== null,
      isContradicted,
    },
    context,
  );
  const known = withSpread({ ...base, ...judged }, breaksByDay(draft, limit, override));
  if (understated === null) return known;
  if (judged.status === 'grey') {
    const { status, statusSteps, ifSurviving } = judged;
    return { ...unknown(understated), status, statusSteps, ifSurviving };
  }
  return {
    ...known,
    evidence: [because(`${understated} ${EXCEEDED_ALL_THE_SAME}`), ...known.evidence, ...lacking],
  };
}

/** The use, or what the plan states in its place, with all that other events add; null where it is not known. */
function useInAll(
  draft: CeilingDraft,
  override: number | null,
  family: AnyCeilingFamily,
  subject: DemandSubject,
  context: FamilyContext,
): Use | null {
  const together = draft.use && withTheirDemand(draft.use, draft.now, family, subject, context);
  const use = override === null ? together : overridden(together, override, context.multiplier);
  // AWS may answer what is no finite number; then no figure is worked out, and none is shown.
  return use && finite(useAt(use, 0)) === null ? null : use;
}

/**
 * What the use is with the worst zone gone, with what the plans of other events state of it; several where the loss may turn
 * out in several ways. What the plan states in place of the use is of what nothing else fails over to.
 */
function usesWithoutZone(
  { useWithoutZone: zonal, failover, now }: CeilingDraft,
  use: Use,
  override: number | null,
  family: AnyCeilingFamily,
  subject: DemandSubject,
  context: FamilyContext,
): readonly Use[] | 'lost' {
  if (zonal === 'lost') return zonal;
  if (failover !== undefined && failover.taken.length > 0) {
    return failover.taken.map((taken) => sumUses(0, [use, taken]));
  }
  return [
    zonal === undefined || override !== null ? use : withTheirDemand(zonal, now, family, subject, context),
  ];
}

/**
 * The use where the plan of another event states what is used at its peak: that counts for the other event, as it does in
 * its own report, in place of the arithmetic.
 */
function withTheirDemand(
  use: Use,
  now: number | null,
  { kind }: AnyCeilingFamily,
  subject: DemandSubject,
  { others }: FamilyContext,
): Use {
  const adding = eventsAddingTo(use);
  return others.reduce((together, { id, plan, moves, peak, multiplier, highMultiplier }) => {
    const expected = findDemandOverride(plan, subject);
    const isTheirs = kind === 'quota' || adding.includes(id);
    if (expected === null || isBelowToday(expected, now) || !isTheirs) return together;
    const alone = withoutFloors(adding.reduce(withoutEvent, use));
    const normal = useAt(alone, 1);
    const fixed = Math.min(use.fixed, expected);
    const beyond = (times: number): number =>
      Math.max(0, fixed + (expected - fixed) * peak.share * times - normal);
    const load = beyond(1);
    const most = multiplier === null ? load : beyond((highMultiplier ?? multiplier) / multiplier);
    const added: Added = { event: id, load, most, isUnknown: false, moves, window: peak.window };
    const without = withoutEvent(together, id);
    return { ...without, growth: [...without.growth, ...addedUse([added])] };
  }, use);
}

/** Why other events may bring more to a use than it says; null where all that they bring is known. */
function whyMoreOfOthers(use: Use | null, draft: CeilingDraft, { others }: FamilyContext): string | null {
  if (use === null) return null;
  // Where only the plan says what is used, nothing shows whether others use it.
  const isBlind = draft.use === null;
  const unknown = unknownAddedTo(use);
  const first = others.find(({ id }) => isBlind || unknown.includes(id));
  if (first === undefined) return null;
  return isBlind
    ? `How much ${nameOfEvent(first)} uses of it at the same time is not known.`
    : whyUnknown(first);
}

/** Why more may be taken over without a zone than is known; null where all of it is. */
const whyMoreTaken = (
  { taken, understated }: Failover,
  draft: CeilingDraft,
  context: FamilyContext,
): string | null => understated ?? whyMoreOfOthers(sumUses(0, taken), draft, context);

/** What each of the other events brings at the needed multiplier, in the unit of the ceiling. */
function othersEvidence(
  use: Use | null,
  { unit, quotaCode }: CeilingDraft,
  { id: family }: AnyCeilingFamily,
  { others, multiplier, target }: FamilyContext,
): Evidence[] {
  const adding = use === null ? [] : eventsAddingTo(use);
  const of = (other: EventAtPeak, detail: string): Evidence => ({
    source: 'plan',
    at: other.peak.window.start,
    detail: `${nameOfEvent(other)}, at the same time, ${detail}`,
  });
  return others.flatMap((other) => {
    const { id, plan } = other;
    const planned = countPlannedAdditions(plan, { ...(quotaCode && { quotaCode }), family, target });
    const unknown = use !== null && unknownAddedTo(use).includes(id);
    return [
      ...(use === null || !adding.includes(id) || unknown
        ? []
        : [
            of(
              other,
              `brings ${round(broughtBy(id, use, multiplier ?? 1))} ${unit} beyond normal traffic${timesInWords(other)}.`,
            ),
          ]),
      ...(planned > 0 ? [of(other, `plans ${planned} more; they are counted.`)] : []),
    ];
  });
}

/** What one of the other events adds to a use at `m`. */
const broughtBy = (event: string, use: Use, m: number): number =>
  useAt(use, m) - useAt(withoutEvent(use, event), m);

const timesInWords = ({ multiplier, peak }: EventAtPeak): string =>
  multiplier === null ? '' : `, which is ${round(multiplier * peak.share)}× in all by its plan`;

/** Where it breaks by each day alone, unless the plan itself says what is used; a day by which it never does tells nothing. */
const breaksByDay = (
  { useByDay = [] }: CeilingDraft,
  limit: number,
  override: number | null,
): BreaksByDay['days'] =>
  (override === null ? useByDay : []).flatMap(({ day, use }) => {
    const at = rounded(breaksAt(use, limit));
    return at === null ? [] : [{ day, breaksAt: at }];
  });

/** Tells how far the days differ, where there are enough of them. */
function withSpread(ceiling: ProjectedCeiling, days: BreaksByDay['days']): ProjectedCeiling {
  const byDay = spreadOf(days);
  if (byDay === null) return ceiling;
  const words = { source: 'arithmetic', at: null, detail: describeSpread(byDay) };
  return { ...ceiling, byDay, evidence: [...ceiling.evidence, words] };
}

const EXCEEDED_ALL_THE_SAME =
  'The use that is known exceeds the limit all the same, and what is not known can only add to it.';

/** Names the actions that failed: with the permission for them the ceiling could be judged. */
const notRead = (lacking: readonly Evidence[]): string =>
  lacking.length > 0 ? ` Not read: ${[...new Set(lacking.map(({ source }) => source))].join(', ')}.` : '';

function planEvidence(expected: number, { now, unit }: CeilingDraft): Evidence {
  const contradicted = isBelowToday(expected, now)
    ? ` That is less than the ${now} that are used today, so it does not count: correct demand in the plan.`
    : '';
  return {
    source: 'plan',
    at: null,
    detail: `The plan itself expects ${expected} ${unit} at the peak.${contradicted}`,
  };
}

/** A draft of which use and limit are known. */
interface KnownUse {
  readonly use: Use;
  /** See `usesWithoutZone`. */
  readonly zoneUses: readonly Use[] | 'lost';
  readonly limit: number;
  /** Whether there may be more use, and never less, whatever is lost: see `understated` of a draft. */
  readonly isUnderstated: boolean;
  /** The same of the use without a zone alone. */
  readonly isZoneUnderstated: boolean;
  /** Whether the plan says what AWS shows not to be so: never better than yellow until a person corrects it. */
  readonly isContradicted: boolean;
}

type ProjectedFields = Pick<
  ProjectedCeiling,
  | 'fixed'
  | 'elastic'
  | 'atPeak'
  | 'atPeakWithoutZone'
  | 'grows'
  | 'breaksAt'
  | 'breaksAtWithoutZone'
  | 'breaksAtWithoutRegion'
  | 'floorAboveLimit'
  | 'status'
  | 'statusSteps'
  | 'ifSurviving'
  | 'fix'
>;

function judge(draft: CeilingDraft, known: KnownUse, context: FamilyContext): ProjectedFields {
  const { use, zoneUses, limit } = known;
  const atPeak = peakUse(use, context);
  const fixed = eventsAddingTo(use).reduce(
    (sum, event) => sum + broughtBy(event, use, context.multiplier ?? 0),
    use.fixed,
  );
  const requirement = requiredUse(known, context);
  const onBadDay = requiredOnBadDay(known, context);
  const failsOnBadDay = onBadDay !== null && onBadDay > limit;
  const outlook = outlookOn(draft, known, context);
  const { status } = outlook;
  const isTight =
    requirement !== null && (failsOnBadDay || requirement > context.plan.thresholds.yellow * limit);
  const floor = floorAbove(use, limit);
  const isGrowing = grows(use) || (zoneUses !== 'lost' && zoneUses.some(grows));
  return {
    fixed: rounded(fixed),
    elastic: atPeak === null ? null : rounded(atPeak - fixed),
    atPeak: rounded(atPeak),
    atPeakWithoutZone: zoneUses === 'lost' ? null : rounded(peakOfAny(zoneUses, context)),
    grows: isGrowing,
    breaksAt: rounded(breaksAt(use, limit)),
    breaksAtWithoutZone: isGrowing ? rounded(zoneUses === 'lost' ? 0 : firstBreak(zoneUses, limit)) : null,
    ...(context.takeover === undefined || survives(context.plan) !== 'region'
      ? {}
      : {
          breaksAtWithoutRegion:
            grows(use) && isKnown(context.takeover)
              ? rounded(breaksAt(takingOver(use, takenOver(context)), limit))
              : null,
        }),
    ...(floor === null ? {} : { floorAboveLimit: rounded(floor) }),
    ...outlook,
    ...(isTight
      ? { fix: makeRoom(draft, Math.max(requirement, onBadDay ?? 0), floor) }
      : fixOfLoose(draft, known, status, context)),
  };
}

/** How it is judged as planned, and if the event had to survive something else, which only differs where that needs more. */
function outlookOn(draft: CeilingDraft, known: KnownUse, context: FamilyContext): Outlook {
  const { plan } = context;
  const changes = changesOfStatus(draft, known, context);
  const judgedIf = (survive: Survival): StatusIf => {
    const asked = { ...context, plan: { ...plan, resilience: { survive } } };
    return {
      status: statusAsNeeded(draft, known, asked),
      statusSteps: stepsOf(changes, (multiplier) =>
        statusAtMultiplier(draft, known, { ...asked, multiplier }),
      ),
    };
  };
  const needs = neediest(draft, known, context);
  const planned = survives(plan);
  return outlookOf(judgedIf(planned), (survive) =>
    needs[survive] === needs[planned] ? undefined : judgedIf(survive),
  );
}

/** Of what an event may have to survive, what needs the most of this: all that do not differ have the same here. */
function neediest(
  { parts = [] }: CeilingDraft,
  { use, zoneUses, isZoneUnderstated }: KnownUse,
  { takeover }: FamilyContext,
): Record<Survival, Survival> {
  const isZonal =
    isZoneUnderstated ||
    (zoneUses !== 'lost' && zoneUses.some((one) => one !== use)) ||
    parts.some((part) => part.useWithoutZone !== part.use);
  const az = isZonal ? 'az' : 'none';
  return { none: 'none', az, region: takeover !== undefined && takesOver(use) ? 'region' : az };
}

/** The status at the needed multiplier: what holds on the likely day, but not on the bad one, is yellow. */
function statusAsNeeded(draft: CeilingDraft, known: KnownUse, context: FamilyContext): Colour {
  const likely = statusAtMultiplier(draft, known, context);
  const onBadDay = requiredOnBadDay(known, context);
  return likely === 'green' && onBadDay !== null && onBadDay > known.limit ? 'yellow' : likely;
}

const requiredOnBadDay = (known: KnownUse, context: FamilyContext): number | null =>
  requiredUse(known, { ...context, multiplier: context.highMultiplier });

function statusAtMultiplier(draft: CeilingDraft, known: KnownUse, context: FamilyContext): Colour {
  const colour = assumedColour(known, colourOf(draft, known, requiredUse(known, context), context), context);
  return colour === 'green' && fullPart(draft, context) !== null ? 'yellow' : colour;
}

/** The first part that has no room for what falls to it, and what that is; null where each has. */
function fullPart(
  { parts = [] }: CeilingDraft,
  context: FamilyContext,
): { readonly part: CeilingPart; readonly required: number } | null {
  for (const part of parts) {
    const required = requiredUse({ use: part.use, zoneUses: [part.useWithoutZone] }, context);
    if (required !== null && required > part.limit) return { part, required };
  }
  return null;
}

/** The multipliers just above which the colour may change, whatever is to be survived: where the limit, or the share of it that is yellow, is passed. */
function changesOfStatus(
  { parts = [] }: CeilingDraft,
  { use, zoneUses, limit }: KnownUse,
  context: FamilyContext,
): number[] {
  return [
    ...judgedUses(use, zoneUses, context).flatMap((one) => [
      fitsUpTo(one, context.plan.thresholds.yellow * limit),
      ...(isAssumed(one)
        ? [
            fitsUpTo(growingMost(one), context.plan.thresholds.yellow * limit),
            fitsUpTo(carryingAt(one, 'least'), limit),
            fitsUpTo(carryingAt(one, 'most'), limit),
          ]
        : [fitsUpTo(one, limit)]),
    ]),
    ...parts.flatMap((part) =>
      judgedUses(part.use, [part.useWithoutZone], context).map((one) => fitsUpTo(one, part.limit)),
    ),
  ];
}

/** The use that must fit, each as it is required by itself: see {@link requiredUse}. */
function judgedUses(use: Use, zoneUses: readonly Use[] | 'lost', { takeover }: FamilyContext): Use[] {
  const withoutRegion = takingOver(use, timesOf(takeover));
  const zones = zoneUses === 'lost' ? [] : zoneUses.filter((one) => one !== use);
  return [use, ...(withoutRegion === use ? [] : [withoutRegion]), ...zones];
}

/** The fix of what is not tight: it is yellow only for what the figure rests on. */
function fixOfLoose(
  draft: CeilingDraft,
  known: KnownUse,
  status: Colour,
  context: FamilyContext,
): { readonly fix?: FixDraft } {
  if (status !== 'yellow') return {};
  if (known.isContradicted) return { fix: CORRECT_DEMAND };
  const full = fullPart(draft, context);
  if (full !== null) return { fix: makeRoom(full.part, full.required, null) };
  const isAssumedAny = [known.use, ...(known.zoneUses === 'lost' ? [] : known.zoneUses)].some(isAssumed);
  const careful = isAssumedAny && !draft.isFlattened ? requiredAt(known, 'least', context) : null;
  return { fix: careful === null ? MEASURE_FINER : makeRoom(draft, careful, null) };
}

/** The fix where the plan expects less at the peak than is used today. */
const CORRECT_DEMAND: FixDraft = {
  action: 'Correct its entry under demand in the plan, or leave that out: the projection then counts.',
  lead: 'people',
};

/** The fix of a draft; a floor that does not fit by itself may be lowered as well. */
function makeRoom(
  { fix, unit }: Pick<CeilingDraft, 'fix' | 'unit'>,
  requirement: number,
  floor: number | null,
): FixDraft {
  const room = fix(requirement);
  return floor === null
    ? room
    : {
        ...room,
        action: `${room.action} Or plan less than the ${floor} ${unit} that run whatever the load, as far as the load allows it.`,
      };
}

/** The fix where the figures leave room, but are too coarse to show the peak. */
const MEASURE_FINER: FixDraft = {
  action:
    'Move traffic.baseline of the plan to later days, of which CloudWatch still keeps data of 5 minutes: means of an hour hide the busiest minutes.',
  lead: 'configuration',
};

/** Why it is not known how much more comes when another region is lost; null where it is, or need not be. */
const unknownTakeover = ({ plan, takeover }: FamilyContext): string | null =>
  survives(plan) === 'region' && takeover !== undefined && !isKnown(takeover) ? takeover.missing : null;

/** How many times its own traffic the region carries when another one is lost; 1 where that is not known, or not asked for. */
const takenOver = ({ plan, takeover }: FamilyContext): number =>
  survives(plan) === 'region' ? timesOf(takeover) : 1;

/** The use where so many times the traffic of the region comes, also that of other events that run in the lost one. */
const takingOver = (use: Use, times: number): Use => atShare(withAddedMoved(use, times), times);

const timesOf = (takeover: Takeover | undefined): number =>
  takeover !== undefined && isKnown(takeover) ? takeover.times : 1;

/** Use at the needed multiplier; null when it grows and the multiplier is not known. */
function peakUse(use: Use, { multiplier }: FamilyContext): number | null {
  if (!grows(use)) return useAt(use, 0);
  return multiplier === null ? null : useAt(use, multiplier);
}

/** The most of several uses at the needed multiplier; null when one grows and the multiplier is not known. */
const peakOfAny = (uses: readonly Use[], context: FamilyContext): number | null =>
  uses.reduce<number | null>((most, use) => {
    const peak = peakUse(use, context);
    return most === null || peak === null ? null : Math.max(most, peak);
  }, 0);

/** Where the first of several uses breaks; null where none ever does. */
const firstBreak = (uses: readonly Use[], limit: number): number | null =>
  lowest(uses, (use) => breaksAt(use, limit))?.at ?? null;

/** The use that the plan itself expects at the peak, in place of the arithmetic; at least what is used now. */
function overridden(use: Use | null, expected: number, multiplier: number | null): Use {
  const fixed = Math.min(use?.fixed ?? 0, expected);
  const own =
    multiplier === null ? constantUse(expected) : linearUse((expected - fixed) / multiplier, 1, fixed);
  // The plan speaks of its own event; what others bring comes on top.
  return use === null ? own : { ...own, growth: [...own.growth, ...addedUse(addedAlone(use))] };
}

/**
 * The use that must fit: that of the peak, with a reserve where the event must survive the loss of a zone or, apart from
 * that, of a region. A resource that is lost with its zone needs no reserve; checks of the architecture judge that loss.
 */
function requiredUse(
  { use, zoneUses }: Pick<KnownUse, 'use' | 'zoneUses'>,
  context: FamilyContext,
): number | null {
  const plain = peakUse(use, context);
  const isReserved = survives(context.plan) !== 'none' && zoneUses !== 'lost';
  const withoutZone = isReserved ? peakOfAny(zoneUses, context) : 0;
  if (withoutZone === null) return null;
  const isOfOthers = eventsAddingTo(use).length > 0;
  if (plain === null || (context.multiplier === null && !isOfOthers)) return plain;
  const times = takenOver(context);
  const most =
    times === 1
      ? plain
      : Math.max(plain, useAt(withAddedMoved(use, times), (context.multiplier ?? 0) * times));
  return Math.max(most, withoutZone);
}

function colourOf(
  { now, isFlattened }: CeilingDraft,
  known: KnownUse,
  requirement: number | null,
  context: FamilyContext,
): Colour {
  const { limit, isContradicted } = known;
  if (requirement === null) return now !== null && now > limit ? 'red' : 'grey';
  if (requirement > limit) return 'red';
  if (isLowerBound(known, context)) return 'grey';
  const isDoubtful = isFlattened || isContradicted;
  return isDoubtful || requirement > context.plan.thresholds.yellow * limit ? 'yellow' : 'green';
}

/** Whether there may be more use than is known, and never less. */
const isLowerBound = ({ use, isUnderstated, isZoneUnderstated }: KnownUse, context: FamilyContext): boolean =>
  isUnderstated ||
  (isZoneUnderstated && survives(context.plan) !== 'none') ||
  (takesOver(use) && unknownTakeover(context) !== null);

/**
 * What a unit carries may be assumed. Then red needs that it fails whatever a unit carries, and green that it fits with
 * the least that was seen; where only the assumption decides it is yellow. What was fitted turns nothing green that would not be if
 * the most load that was measured were there.
 */
function assumedColour(known: KnownUse, colour: Colour, context: FamilyContext): Colour {
  const { limit } = known;
  if (colour === 'red') {
    const least = requiredAt(known, 'most', context);
    if (least === null || least > limit) return 'red';
    return isLowerBound(known, context) ? 'grey' : 'yellow';
  }
  if (colour !== 'green') return colour;
  const most = requiredAt(known, 'least', context);
  const grown = requiredIf(known, growingMost, context);
  const isTight = grown !== null && grown > context.plan.thresholds.yellow * limit;
  return isTight || (most !== null && most > limit) ? 'yellow' : 'green';
}

/** What must fit if a unit carries the least, or the most, that was assumed of it. */
const requiredAt = (known: KnownUse, bound: 'least' | 'most', context: FamilyContext): number | null =>
  requiredIf(known, (use) => carryingAt(use, bound), context);

/** What must fit if its uses were others. */
const requiredIf = (
  { use, zoneUses, ...known }: KnownUse,
  change: (use: Use) => Use,
  context: FamilyContext,
): number | null =>
  requiredUse(
    {
      ...known,
      use: change(use),
      zoneUses: zoneUses === 'lost' ? zoneUses : zoneUses.map(change),
    },
    context,
  );

const finite = (value: number | null): number | null =>
  value !== null && Number.isFinite(value) ? value : null;

/** Six significant digits: enough for any figure here, and free of floating-point dust. */
const rounded = <T extends number | null>(value: T): T =>
  (value === null ? null : Number(value.toPrecision(6))) as T;
