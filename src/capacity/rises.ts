/**
 * How each resource goes through the rise of the event: see {@link simulateRamp}, {@link playFunctionRise} and
 * {@link playLoadBalancerRise}.
 */
import type { EventContext } from '../judging/context';
import type { Placed } from '../judging/traffic-graph';
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type LcuReservation,
  type LoadBalancer,
  type LoadBalancerPeak,
  type ScheduledAction,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import { multiplierOf } from '../plan/demand';
import { entryFor, isGivenBySupport, namesOf } from '../plan/pre-warming';
import type { EventPlan } from '../plan/schema';
import { type ComputeArtifacts, demandContext, groupDemand, sizeUnits } from './compute';
import { playFunctionRise } from './lambda-ramp';
import { playLoadBalancerRise } from './load-balancer-ramp';
import { canReserve, capacityNeed, leastReservation, unitsInPlace } from './load-balancer-units';
import { countLacking, type PlayedRise, pickWorstRises } from './played-rise';
import { findFunctionStart } from './provisioned-concurrency';
import { groupFallsShort, type RampingGroup, simulateRamp, smallestGroup } from './ramp';
import { type ScalingSpeed, type SpeedArtifacts, scalingSpeed } from './scaling-speed';
import { actionsInForce, lastRun, maxInForce, mayRun, scheduledSize } from './schedule';
import type { Ramp } from './shortfall';

/** What the rise of a group depends on besides artifacts. */
export interface RiseContext extends EventContext {
  readonly target: Target;
  /** How it is known whether a resource carries the event's traffic. */
  placed(resource: ScopedResource): Placed;
}

/** What a rise is worked out from. */
export type RiseArtifacts = Pick<Artifacts, 'autoScalingGroups' | 'scheduledActions'> &
  ComputeArtifacts &
  SpeedArtifacts;

/** A group that went through a rise, which counts in instances and minutes. */
export interface GroupRise extends PlayedRise {
  /** The scheduled action that scales it out before the event; undefined where none does. */
  readonly action: ScheduledAction | undefined;
}

/** The rise that the plan expects: all at once where it does not say how fast it comes. */
export function expectedRamp({ traffic: { ramp } }: EventPlan, multiplier: number): Ramp {
  return { multiplier, minutes: ramp === undefined || ramp.shape === 'step' ? 0 : ramp.minutes };
}

/** A group that is ready to go through rises. */
export interface ReadyGroup {
  /** Plays the rise to a multiplier through. */
  play(multiplier: number): GroupRise;
  /** Whether it falls short in that rise: all that {@link play} tells, but with less work. */
  fallsShort(multiplier: number): boolean;
  /** Whether anything tells its load at normal peak; else what it is to run now is taken to carry that. */
  readonly isLoadKnown: boolean;
}

/** Prepares one group for the rise that the plan expects, whatever its height. */
export function readyGroup(
  group: AutoScalingGroup,
  artifacts: RiseArtifacts,
  context: RiseContext,
): ReadyGroup {
  const action = actionsInForce(group, artifacts.scheduledActions)
    .filter(
      (candidate) => raises(candidate, group) && runsBefore(candidate, artifacts.scheduledActions, context),
    )
    .sort((a, b) => scheduledSize(b) - scheduledSize(a))[0];
  const { units, assumptions, isLoadKnown, ...rising } = findStart(group, action, artifacts, context);
  const play = (multiplier: number): GroupRise => {
    const ramp = expectedRamp(context.plan, multiplier);
    const result = simulateRamp(rising, ramp);
    const lacking = countLacking(result, rising.carries);
    return {
      ...result,
      name: group.autoScalingGroupName,
      target: context.target,
      unit: 'instances',
      ramp,
      carries: rising.carries,
      start: rising.start * units,
      findEnough: () => smallestGroup(rising, ramp) * units,
      assumptions,
      lacking,
      requests: countRequests(lacking, rising, findRequestRate(group, artifacts)),
      action,
    };
  };
  const fallsShort = (multiplier: number): boolean =>
    groupFallsShort(rising, expectedRamp(context.plan, multiplier));
  return { play, fallsShort, isLoadKnown };
}

/**
 * Requests that no instance can serve: as many as those that are lacking would serve, each what one does at normal peak.
 *
 * @param rate Requests per second of the group at normal peak.
 */
function countRequests(lacking: number, { growth }: RampingGroup, rate: number | null): number | null {
  const { fixedLoad, elasticLoad, perUnit } = growth;
  const normal = (fixedLoad + elasticLoad) / (perUnit ?? 1);
  return rate === null || normal === 0 ? null : lacking * (rate / normal) * 60;
}

/** Plays the rise through for what of a target is known to carry the event's traffic, and picks the worst. */
export function listWorstRises(artifacts: Partial<Artifacts>, context: RiseContext): PlayedRise[] {
  const { multiplier } = context;
  if (multiplier === null) return [];
  return pickWorstRises([
    ...(multiplier > 1 ? listGroupRises(artifacts, multiplier, context) : []),
    ...listFunctionRises(artifacts, context),
    ...listLoadBalancerRises(artifacts, context),
  ]);
}

const carriesTraffic = (owner: ScopedResource, context: RiseContext): boolean =>
  context.placed(owner).placement === 'on';

function listGroupRises(
  artifacts: Partial<Artifacts>,
  multiplier: number,
  context: RiseContext,
): PlayedRise[] {
  const { autoScalingGroups, scheduledActions } = artifacts;
  if (!autoScalingGroups || !scheduledActions) return [];
  return autoScalingGroups
    .filter((group) => {
      const owner = ARTIFACTS.autoScalingGroups.owner(group);
      return (
        mayRun(group, scheduledActions, context) &&
        carriesTraffic(owner, context) &&
        multiplierOf(owner, context) !== null
      );
    })
    .map((group) =>
      readyGroup(group, { ...artifacts, autoScalingGroups, scheduledActions }, context).play(multiplier),
    );
}

/** Only of functions that fall short: one that follows has just what it needs, whatever that is. */
function listFunctionRises(artifacts: Partial<Artifacts>, context: RiseContext): PlayedRise[] {
  const { lambdaFunctions, lambdaFunctionPeaks } = artifacts;
  const peaks = new Map(lambdaFunctionPeaks?.map((peak) => [peak.functionName, peak.concurrentExecutions]));
  return (lambdaFunctions ?? []).flatMap((lambda) => {
    const owner = ARTIFACTS.lambdaFunctions.owner(lambda);
    const peak = peaks.get(lambda.functionName);
    const times = multiplierOf(owner, context);
    if (!peak || times === null || times <= 1 || !carriesTraffic(owner, context)) return [];
    const ramp = expectedRamp(context.plan, times);
    const start = findFunctionStart(lambda.functionName, peak.value, artifacts, context);
    return playFunctionRise(lambda.functionName, peak.value, start, ramp, context.target) ?? [];
  });
}

function listLoadBalancerRises(artifacts: Partial<Artifacts>, context: RiseContext): PlayedRise[] {
  const { loadBalancers, lcuReservations } = artifacts;
  if (!loadBalancers || !lcuReservations) return [];
  return loadBalancers
    .filter((balancer) => carriesTraffic(ARTIFACTS.loadBalancers.owner(balancer), context))
    .flatMap((balancer) => loadBalancerRise(balancer, { ...artifacts, lcuReservations }, context) ?? []);
}

/** What the rise of a load balancer is worked out from. */
type LoadBalancerArtifacts = Pick<Artifacts, 'lcuReservations'> &
  Partial<Pick<Artifacts, 'loadBalancerPeaks' | 'listeners'>>;

const reservationsByArn = lookup(({ loadBalancerArn }: LcuReservation) => [loadBalancerArn]);
const peaksByArn = lookup(({ loadBalancerArn }: LoadBalancerPeak) => [loadBalancerArn]);

/**
 * Plays the rise that the plan expects through for a load balancer; undefined where its traffic does not rise, or where it is not
 * known how far, how much it carries at normal peak, or what it has: no API shows the capacity that AWS Support gave.
 */
export function loadBalancerRise(
  balancer: LoadBalancer,
  { lcuReservations, loadBalancerPeaks, listeners = [] }: LoadBalancerArtifacts,
  context: RiseContext,
): PlayedRise | undefined {
  const { loadBalancerArn } = balancer;
  const times = multiplierOf(ARTIFACTS.loadBalancers.owner(balancer), context);
  const [peak] = peaksByArn(loadBalancerPeaks, loadBalancerArn);
  const normal = peak?.capacityUnits?.value ?? null;
  const isKnown = capacityNeed(balancer, peak, context).units !== null;
  if (times === null || times <= 1 || normal === null || !isKnown) return undefined;
  if (leastReservation(balancer) === null) return undefined;
  if (isGivenBySupport(entryFor(namesOf(balancer), context))) return undefined;
  return playLoadBalancerRise(
    {
      ...balancer,
      normal,
      reserved: unitsInPlace(reservationsByArn(lcuReservations, loadBalancerArn)[0]),
      requestsPerSecond: peak?.requestsPerSecond?.value ?? null,
      canReserve: canReserve(balancer, listeners),
    },
    expectedRamp(context.plan, times),
    context.target,
  );
}

const groupsByTarget = lookup(({ targetGroupArns }: AutoScalingGroup) => targetGroupArns);

const peaksByTarget = lookup(({ targetGroups }: LoadBalancerPeak) =>
  targetGroups.map(({ targetGroupArn }) => targetGroupArn),
);

/**
 * Requests per second that a group serves at normal peak, over all of its target groups; null where load balancers do not
 * count them, or where it shares them with another group.
 */
function findRequestRate(
  { targetGroupArns }: AutoScalingGroup,
  { autoScalingGroups, loadBalancerPeaks }: RiseArtifacts,
): number | null {
  const own = targetGroupArns.filter((arn) => groupsByTarget(autoScalingGroups, arn).length === 1);
  if (own.length === 0 || own.length < targetGroupArns.length) return null;
  const rates = own.flatMap((arn) =>
    peaksByTarget(loadBalancerPeaks, arn).flatMap(({ targetGroups }) =>
      targetGroups
        .filter(({ targetGroupArn }) => targetGroupArn === arn)
        .map(({ requestsPerSecond }) => requestsPerSecond?.value ?? null),
    ),
  );
  return rates.length === 0 || rates.includes(null)
    ? null
    : rates.reduce<number>((sum, rate) => sum + (rate ?? 0), 0);
}

/** A group as it is at the start of the rise, and how many units of its sizes one instance counts. */
function findStart(
  group: AutoScalingGroup,
  action: ScheduledAction | undefined,
  artifacts: RiseArtifacts,
  context: RiseContext,
): RampingGroup &
  Pick<ScalingSpeed, 'assumptions'> &
  Pick<ReadyGroup, 'isLoadKnown'> & { readonly units: number } {
  const { growth, launchType } = groupDemand(
    group,
    { ...artifacts, scheduledActions: [] },
    demandContext(context),
  );
  const units = sizeUnits(group, launchType, artifacts) ?? 1;
  const load = growth ?? { fixedLoad: 0, elasticLoad: group.desiredCapacity / units, perUnit: 1 };
  const today = Math.ceil((load.fixedLoad + load.elasticLoad) / (load.perUnit ?? 1));
  const scheduled = action ? Math.floor(scheduledSize(action) / units) : 0;
  const { maxSize } = maxInForce(group, artifacts.scheduledActions, context.asOf, context.window);
  const speed = scalingSpeed(group, artifacts);
  const assumed = `Its load is not known: the ${group.desiredCapacity} that it is to run now are taken to carry normal traffic.`;
  return {
    ...speed,
    assumptions: growth === null ? `${assumed} ${speed.assumptions}` : speed.assumptions,
    isLoadKnown: growth !== null,
    growth: load,
    start: Math.max(today, growth?.minUnits ?? Math.ceil(group.minSize / units), scheduled),
    most: Math.floor(maxSize / units),
    units,
  };
}

const DAY = 86_400_000;

/** Scheduled actions that run within the day before the event count as made for it. */
const LOOK_BACK = DAY;

const raises = (action: ScheduledAction, group: AutoScalingGroup): boolean =>
  (action.minSize ?? 0) > group.minSize || (action.desiredCapacity ?? 0) > group.desiredCapacity;

/** Whether it runs within the day before the event, and after the inventory was taken. */
function runsBefore(
  action: ScheduledAction,
  actions: readonly ScheduledAction[],
  { asOf, window }: EventContext,
): boolean {
  const start = Date.parse(window.start);
  const last = lastRun(action, Date.parse(asOf), start, actions);
  return last !== null && last >= start - LOOK_BACK;
}
