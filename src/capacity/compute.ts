import type { EventContext } from '../judging/context';
import { isKnown, type Missing } from '../judging/known';
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type AutoScalingGroup,
  type AutoScalingGroupPeak,
  type Ec2InstanceType,
  type LaunchConfiguration,
  type LaunchTemplateVersion,
  type LoadBalancerPeak,
  type ScalingAlarm,
  type ScalingPolicy,
} from '../model/artifacts';
import type { Evidence } from '../model/ceiling';
import { elasticityOf } from '../plan/demand';
import { takenFrom } from './assumed-utilisation';
import { type Density, densityInWords, densityOf } from './density';
import { ENTRANCE_ARTIFACTS } from './entrance-traffic';
import type { FamilyContext } from './family';
import { type Growth, shareOfLoad } from './growth';
import { growingShare, growthOfUnits, isFitted, type MeasuredShare } from './measured-share';
import { type FloorInForce, floorInForce, largestMax, mayRun } from './schedule';

/** What a group runs and launches, and how many instances it needs at a multiple of traffic. */
export interface GroupDemand {
  readonly group: AutoScalingGroup;
  /** Type that the next launch uses; null when it cannot be told. */
  readonly launchType: string | null;
  /** Needed instances as a growth term of weight 1; null when the load is not known. */
  readonly growth: Growth | null;
  /** What the group runs in the event whatever its load, which `growth` holds in instances; null when that is null. */
  readonly floor: FloorInForce | null;
  /** Why more may be needed than `growth` says, or why it is null; null where the load is known. */
  readonly understated: string | null;
  /** Whether the load was measured as means of an hour; ceilings worked out from this demand say so too. */
  readonly isFlattened: boolean;
  /** What `growth` is by what each day of the look-back alone shows; empty where no day tells. */
  readonly byDay: readonly { readonly day: string; readonly growth: Growth }[];
  /** Which share of its load grows, where that was measured: a sentence that begins with a space; empty where all of it does. */
  readonly grown: string;
  readonly evidence: readonly Evidence[];
}

/** Whether any of the demands that a ceiling adds up rests on means of an hour. */
export const anyFlattened = (demands: readonly GroupDemand[]): boolean =>
  demands.some(({ isFlattened }) => isFlattened);

/** Why more may be needed than the demands that a ceiling adds up say; null where the load of each is known. */
export const whyUnderstated = (demands: readonly Pick<GroupDemand, 'understated'>[]): string | null =>
  demands.find(({ understated }) => understated !== null)?.understated ?? null;

/** Artifacts that the demand of a group is worked out from; one that could not be collected is undefined. */
export type ComputeArtifacts = Partial<
  Pick<
    Artifacts,
    | 'autoScalingGroups'
    | 'scalingPolicies'
    | 'scalingAlarms'
    | 'scheduledActions'
    | 'autoScalingGroupPeaks'
    | 'loadBalancerPeaks'
    | 'launchTemplates'
    | 'launchConfigurations'
    | 'ec2InstanceTypes'
  >
>;

/** The artifacts that a family lists in `uses`, beside the groups it needs, to call {@link groupDemand}. */
export const COMPUTE_ARTIFACTS = [
  'scalingPolicies',
  'scalingAlarms',
  'scheduledActions',
  'autoScalingGroupPeaks',
  ...ENTRANCE_ARTIFACTS,
  'launchTemplates',
  'launchConfigurations',
  'ec2InstanceTypes',
] as const;

/** What the demand of a group depends on besides artifacts. */
export type DemandContext = Pick<
  FamilyContext,
  'plan' | 'asOf' | 'window' | 'multiplier' | 'traffic' | 'elasticity' | 'addedTo'
>;

/**
 * The same of a group that carries traffic, where it is judged outside of ceilings: by the traffic of its own event alone, and as if
 * all of its load grew, since a check has no colour between good and bad for what only a fit makes good.
 */
export const demandContext = (
  context: EventContext & Pick<FamilyContext, 'target' | 'placed'>,
): DemandContext => ({
  plan: context.plan,
  asOf: context.asOf,
  window: context.window,
  multiplier: context.multiplier,
  traffic: null,
  elasticity: (resource) => elasticityOf(resource, context),
  addedTo: () => [],
});

/**
 * The groups that carry the event's traffic and may run something in it; the instances of all others count as they run
 * now.
 */
export const growingGroups = (
  { autoScalingGroups, scheduledActions }: Pick<Artifacts, 'autoScalingGroups'> & ComputeArtifacts,
  context: FamilyContext,
): readonly AutoScalingGroup[] =>
  autoScalingGroups.filter(
    (group) =>
      mayRun(group, scheduledActions, context) &&
      context.carriesTraffic(ARTIFACTS.autoScalingGroups.owner(group)),
  );

/**
 * The groups that carry none of the event's traffic, but that of others at the same time: what they need for that counts
 * beyond what counts of them anyway.
 */
export const groupsOfOthers = (
  { autoScalingGroups, scheduledActions }: Pick<Artifacts, 'autoScalingGroups'> & ComputeArtifacts,
  context: FamilyContext,
): readonly AutoScalingGroup[] =>
  context.others.length === 0
    ? []
    : autoScalingGroups.filter((group) => {
        const owner = ARTIFACTS.autoScalingGroups.owner(group);
        return (
          mayRun(group, scheduledActions, context) &&
          !context.carriesTraffic(owner) &&
          context.addedTo(owner).length > 0
        );
      });

/** The same demand of a group whose instances count whether others need them or not. */
export const atLeast = (demand: GroupDemand, instances: number): GroupDemand => ({
  ...demand,
  growth: demand.growth && { ...demand.growth, reservedUnits: instances },
});

/** A group that carries none of the event's traffic, and what it runs at its own peak. */
export interface OwnPeak {
  readonly group: AutoScalingGroup;
  /** Type that the next launch uses; null when it cannot be told. */
  readonly launchType: string | null;
  /** The most instances that it ran in the look-back, as far as its maximum still lets it. */
  readonly instances: number;
  /** Why it may run more than that; null where it is known. */
  readonly understated: string | null;
}

/**
 * What the groups run that carry none of the event's traffic and may run something in it: a batch job that runs 200
 * instances every evening runs them on the evening of the event too, however few there are now.
 */
export const ownPeaks = (
  artifacts: Pick<Artifacts, 'autoScalingGroups'> & ComputeArtifacts,
  context: FamilyContext,
  cost: LaunchCost = BY_INSTANCES,
): readonly OwnPeak[] => {
  const { autoScalingGroups, autoScalingGroupPeaks, scheduledActions = [] } = artifacts;
  return autoScalingGroups
    .filter(
      (group) =>
        mayRun(group, artifacts.scheduledActions, context) &&
        !context.carriesTraffic(ARTIFACTS.autoScalingGroups.owner(group)),
    )
    .map((group) => {
      const [peak] = peaksByGroup(autoScalingGroupPeaks, group.autoScalingGroupName);
      const most = largestMax(group, scheduledActions, context.asOf, context.window);
      const known = present([peak?.inServiceInstances?.value, peak?.load?.instances]);
      const ranNone =
        peak !== undefined && !peak.isIncomplete && peak.cpuUtilization === null && peak.load === null;
      const isKnown = (known.length > 0 && !peak?.isIncomplete) || ranNone || most <= group.instances.length;
      return {
        group,
        launchType: launchTypeOf(group, artifacts, cost),
        // An instance is a unit of the group's size at least.
        instances: Math.ceil(Math.min(most, Math.max(0, ...known))),
        understated: isKnown
          ? null
          : `Group ${group.autoScalingGroupName}: how many instances it had at its own peak could not be read.`,
      };
    });
};

/**
 * How much of a limit an instance of a type uses up for the work it does. Where a group may launch several types, the
 * one of the highest cost is assumed, so that the need is never understated; a type that AWS did not describe costs
 * more than any other.
 */
export type LaunchCost = (type: Ec2InstanceType) => number;

/** The cost where a limit counts instances: the smaller they are, the more of them the same work takes. */
const BY_INSTANCES: LaunchCost = ({ vCpus }) => 1 / vCpus;

const inService = (group: AutoScalingGroup): number =>
  group.instances.filter((instance) => instance.lifecycleState === 'InService').length;

/**
 * `needed(m) = max(floor, ⌈load × m ÷ usable per instance⌉)`, where the floor is what the group runs in the event
 * whatever its load: see {@link floorInForce}.
 *
 * What an instance carries is taken, in this order, from a passed load test (requests per second), the
 * target-tracking policies (the one that asks for more instances), the measured peak utilisation.
 */
export function groupDemand(
  group: AutoScalingGroup,
  artifacts: ComputeArtifacts,
  context: DemandContext,
  cost: LaunchCost = BY_INSTANCES,
): GroupDemand {
  const launchType = launchTypeOf(group, artifacts, cost);
  const common = { group, launchType };
  const unknown = (understated: string): GroupDemand => ({
    ...common,
    growth: null,
    floor: null,
    understated,
    isFlattened: false,
    byDay: [],
    grown: '',
    evidence: [],
  });
  const capacity = demandMeasured(group, launchType, artifacts, context);
  if (!isKnown(capacity)) return unknown(capacity.missing);

  const owner = ARTIFACTS.autoScalingGroups.owner(group);
  const factor = context.elasticity(owner);
  if (!Number.isFinite(factor)) return unknown('How many times its normal traffic it gets is not known.');
  const floor = floorOf(group, artifacts, context);
  const added = context.addedTo(owner);
  const measured = measuredGrowth(capacity, factor, context);
  const minUnits = Math.ceil(floor.size / (sizeUnits(group, launchType, artifacts) ?? 1));
  const { growth, byDay } = growthOfUnits({ ...capacity, factor, minUnits, added }, measured);
  const { density } = capacity;
  const whyMore = isKnown(density) ? (artifacts.scheduledActions ? null : UNREAD_SCHEDULE) : density.missing;
  return {
    ...common,
    growth,
    floor,
    understated: whyMore,
    isFlattened: isKnown(density) && density.isFlattened,
    byDay,
    grown: isFitted(measured) ? describeGrown(measured) : '',
    evidence: [
      ...capacity.evidence,
      ...(measured === null ? [] : [growthEvidence(measured)]),
      {
        source: 'autoscaling:DescribeAutoScalingGroups, DescribeScheduledActions',
        at: context.asOf,
        detail: `It runs ${floor.size} at least during the event: ${floor.because}.`,
      },
    ],
  };
}

/**
 * The same demands with the load of blue and green counted once, where they are added up. A group without an instance in
 * service stands by while others serve all of its target groups: either may take their load, but never both. So it counts
 * with what it runs whatever the load, and with what it would need more than those whose load it takes.
 *
 * @param weightOf How much an instance of a demand counts against the limit.
 */
export const countLoadOnce = (
  demands: readonly GroupDemand[],
  weightOf: (demand: GroupDemand) => number = () => 1,
): GroupDemand[] => {
  const serving = demands.filter(({ group }) => inService(group) > 0);
  const costOf = (demand: GroupDemand): number => atNormalPeak(demand) * weightOf(demand);
  return demands.map((demand) => {
    const { group, growth } = demand;
    const twins = inService(group) > 0 ? [] : serving.filter((other) => sharesTargets(other.group, group));
    const areAll = group.targetGroupArns.every((arn) =>
      twins.some((twin) => twin.group.targetGroupArns.includes(arn)),
    );
    if (growth === null || twins.length === 0 || !areAll || twins.some(isUnknown)) return demand;
    const theirs = twins.reduce((sum, twin) => sum + costOf(twin), 0);
    const more = Math.max(0, 1 - theirs / costOf(demand));
    return { ...demand, growth: shareOfLoad(growth, more) };
  });
};

const isUnknown = ({ growth, understated }: GroupDemand): boolean => growth === null || understated !== null;

const sharesTargets = (a: AutoScalingGroup, b: AutoScalingGroup): boolean =>
  a.targetGroupArns.some((arn) => b.targetGroupArns.includes(arn));

/** Instances that the load takes at normal peak, not rounded. */
const atNormalPeak = ({ growth }: GroupDemand): number =>
  growth === null ? 0 : (growth.fixedLoad + growth.elasticLoad) / (growth.perUnit ?? 1);

function demandMeasured(
  group: AutoScalingGroup,
  launchType: string | null,
  artifacts: ComputeArtifacts,
  context: DemandContext,
): CapacityPerInstance | Missing {
  // A group that is closed now needs something only if a scheduled action opens it.
  if (group.maxSize === 0 && !artifacts.scheduledActions) return { missing: UNREAD_SCHEDULE };
  return ranNothing(group, artifacts.autoScalingGroupPeaks)
    ? nothingCarried(group)
    : capacityPerInstance(group, launchType, artifacts, context);
}

const UNREAD_SCHEDULE = 'The scheduled actions of Auto Scaling groups could not be read.';

/**
 * Whether a group has carried none of the normal peak, such as an idle twin: it is meant to run nothing, does so, and
 * its look-back, which could be read, shows neither an instance nor any CPU.
 */
function ranNothing(group: AutoScalingGroup, peaks: ComputeArtifacts['autoScalingGroupPeaks']): boolean {
  const [peak] = peaksByGroup(peaks, group.autoScalingGroupName);
  return (
    peak !== undefined &&
    !peak.isIncomplete &&
    group.desiredCapacity === 0 &&
    group.instances.length === 0 &&
    peak.load === null &&
    peak.cpuUtilization === null &&
    (peak.inServiceInstances?.value ?? 0) === 0
  );
}

const nothingCarried = ({ autoScalingGroupName }: AutoScalingGroup): CapacityPerInstance => ({
  load: 0,
  // Without load it does not matter what an instance carries.
  usable: 1,
  density: { words: '', isFlattened: false },
  evidence: [
    {
      source: 'AWS/AutoScaling, AWS/EC2',
      at: null,
      detail: `The group ${autoScalingGroupName} runs nothing, and ran nothing over the look-back: it carried none of the normal peak.`,
    },
  ],
});

/** What a group runs in the event whatever its load, as far as its schedule is known. */
const floorOf = (
  group: AutoScalingGroup,
  { scalingPolicies, scheduledActions = [] }: ComputeArtifacts,
  { asOf, window }: DemandContext,
): FloorInForce => floorInForce(group, scheduledActions, asOf, window, scalesIn(group, scalingPolicies));

/** Whether a policy may take a group down to its minimum; not so where it only ever scales out. */
const scalesIn = (group: AutoScalingGroup, policies: ComputeArtifacts['scalingPolicies']): boolean =>
  policiesByGroup(policies, group.autoScalingGroupName).some(
    ({ enabled, policyType, targetTracking }) =>
      enabled &&
      policyType !== 'PredictiveScaling' &&
      (targetTracking === null || (targetTracking.targetValue > 0 && !targetTracking.disableScaleIn)),
  );

const peaksByGroup = lookup(({ autoScalingGroupName }: AutoScalingGroupPeak) => [autoScalingGroupName]);
/** The scaling policies of a group, by its name. */
export const policiesByGroup = lookup(({ autoScalingGroupName }: ScalingPolicy) => [autoScalingGroupName]);
const groupsByTarget = lookup(({ targetGroupArns }: AutoScalingGroup) => targetGroupArns);
const peaksByTarget = lookup(({ targetGroups }: LoadBalancerPeak) =>
  targetGroups.map(({ targetGroupArn }) => targetGroupArn),
);
const templatesByReference = lookup(({ launchTemplateId, launchTemplateName }: LaunchTemplateVersion) => [
  launchTemplateId,
  launchTemplateName,
]);
const configurationsByName = lookup(({ launchConfigurationName }: LaunchConfiguration) => [
  launchConfigurationName,
]);

/** Load at normal peak and what one instance carries of it, in the same unit. */
interface CapacityPerInstance {
  readonly load: number;
  readonly usable: number;
  /** The least and the most that it may be, where it is assumed. */
  readonly between?: readonly [least: number, most: number];
  /** Of the data behind the load; where they are too few, the load is at least so high. */
  readonly density: Density | Missing;
  /** Where the load is of CPU: what its hours show, and of how many instances it was at the peak. */
  readonly hourly?: Hourly;
  /** Of the instances needed at normal peak, the share that requests ask for too, which grow with traffic; absent: none known. */
  readonly askedByRequests?: number;
  readonly evidence: readonly Evidence[];
}

interface Hourly extends Pick<AutoScalingGroupPeak, 'window' | 'loadByHour'> {
  readonly instances: number;
  /** How many times as big those are that are launched. */
  readonly ratio: number;
}

const hourlyOf = (load: PeakLoad, { window, loadByHour }: AutoScalingGroupPeak, ratio: number): Hourly => ({
  window,
  loadByHour,
  instances: load.instances,
  ratio,
});

/**
 * How the load of a group grows by its hours; null where these tell nothing. Requests come with traffic by what they are, so only a
 * load of CPU is compared with it. Too few data show what is needed at least, and that is not made less of.
 */
function measuredGrowth(
  { load, usable, hourly, density, askedByRequests = 0 }: CapacityPerInstance,
  elasticity: number,
  { traffic, multiplier }: DemandContext,
): MeasuredShare | null {
  if (hourly?.loadByHour === undefined || traffic === null || elasticity !== 1 || !isKnown(density)) {
    return null;
  }
  const { loadByHour: byHour, window, instances, ratio } = hourly;
  // What an instance does without traffic is taken to be the same share of a bigger one, and the same work on a smaller one.
  const units = { atPeak: instances, kept: usable / Math.max(1, ratio) };
  const measured = growingShare({ byHour, window, peak: load, units }, traffic, { elasticity, multiplier });
  if (measured.share >= askedByRequests) return measured;
  const share = Math.min(1, askedByRequests);
  return {
    share,
    atMost: 1,
    words: `${measured.words} But its requests, which grow with traffic, ask for ${round(share * 100)} % of these instances: so much is taken to grow.`,
    byDay: [],
  };
}

/** What ceilings that follow from the need of a group say of a load that was fitted. */
const describeGrown = ({ share, atMost }: MeasuredShare): string =>
  share < 1
    ? ` Of its load ${round(share * 100)} % are taken to grow with traffic, as was measured: see the ceiling of the group.`
    : ` It may take up to ${round(atMost)} times as many instances as in proportion: see the ceiling of the group.`;

const growthEvidence = ({ words }: MeasuredShare): Evidence => ({
  source: 'AWS/EC2 CPUUtilization, AWS/ApplicationELB RequestCount',
  at: null,
  detail: `Its load at normal peak${words}`,
});

function capacityPerInstance(
  group: AutoScalingGroup,
  launchType: string | null,
  artifacts: ComputeArtifacts,
  context: DemandContext,
): CapacityPerInstance | Missing {
  const ratio = sizeRatio(group, launchType, artifacts.ec2InstanceTypes);
  const measured = fromMeasuredPeak(group, ratio, artifacts);
  const known = [
    fromLoadTest(group, artifacts, context),
    ...fromPolicies(group, ratio, artifacts),
    measured,
  ].filter(isKnown);
  const enough = known.find(({ density }) => isKnown(density));
  if (!enough) return known[0] ?? measured;
  const unread = whyRequestsUnread(group, artifacts, context);
  // What the requests would ask for may be more than what the CPU does.
  if (unread !== null) return { ...enough, density: { missing: unread } };
  // Too little data show what is needed at least, which counts where it is more than enough data show of another.
  const most =
    known.find((candidate) => candidate === enough || needOf(candidate) > needOf(enough)) ?? enough;
  const byRequests = known.filter(({ hourly }) => hourly === undefined).map(needOf);
  return byRequests.length === 0 || needOf(most) === 0
    ? most
    : { ...most, askedByRequests: Math.max(...byRequests) / needOf(most) };
}

/** Why the requests are not known that a load test or a policy of the group rests on; null where they are, or none does. */
function whyRequestsUnread(
  group: AutoScalingGroup,
  { loadBalancerPeaks, scalingPolicies }: ComputeArtifacts,
  { plan }: DemandContext,
): string | null {
  const name = group.autoScalingGroupName;
  const restsOnThem =
    ratesOf(group, plan).length > 0 ||
    policiesByGroup(scalingPolicies, name).some(
      ({ enabled, targetTracking }) => enabled && countsRequests(targetTracking),
    );
  if (!restsOnThem) return null;
  if (loadBalancerPeaks === undefined) return 'The requests to load balancers could not be read.';
  const isIncomplete = group.targetGroupArns.some((arn) =>
    peaksByTarget(loadBalancerPeaks, arn).some(({ targetGroups }) =>
      targetGroups.some((one) => one.targetGroupArn === arn && one.isIncomplete),
    ),
  );
  return isIncomplete ? `CloudWatch gave only a part of the requests to the target groups of ${name}.` : null;
}

const countsRequests = (tracking: ScalingPolicy['targetTracking']): boolean =>
  tracking?.predefinedMetricType === 'ALBRequestCountPerTarget';

/** What passed load tests say that an instance of a group carries, the latest first. */
const ratesOf = ({ autoScalingGroupName }: AutoScalingGroup, { loadTests }: DemandContext['plan']) =>
  loadTests
    .filter((candidate) => candidate.result === 'passed')
    .flatMap((candidate) =>
      candidate.requestsPerSecondPerInstance
        .filter((rate) => rate.autoScalingGroup === autoScalingGroupName)
        .map((rate) => ({ on: candidate.on, name: candidate.name, rate: rate.value })),
    )
    .sort((a, b) => (a.on < b.on ? 1 : -1));

/** Instances needed at normal peak. */
const needOf = ({ load, usable }: CapacityPerInstance): number => load / usable;

function fromLoadTest(
  group: AutoScalingGroup,
  artifacts: ComputeArtifacts,
  { plan }: DemandContext,
): CapacityPerInstance | null {
  const [test] = ratesOf(group, plan);
  const requests = test && requestsPerSecond(group, group.targetGroupArns, artifacts);
  if (!test || !requests) return null;
  return {
    load: requests.value,
    usable: test.rate,
    density: requests.density,
    evidence: [
      requests.evidence,
      {
        source: 'plan',
        at: null,
        detail: `Load test "${test.name}" of ${test.on}: one instance carries ${round(test.rate)} requests/s.`,
      },
    ],
  };
}

/** What the policies of a group say; the one that asks for the most instances comes first. */
function fromPolicies(
  group: AutoScalingGroup,
  ratio: SizeRatio,
  artifacts: ComputeArtifacts,
): readonly CapacityPerInstance[] {
  const { autoScalingGroupPeaks: peaks, scalingPolicies } = artifacts;
  // Where no CPU could be read, a policy that tracks it may ask for more than those that track requests.
  if (!peaks) return [];
  const [peak] = peaksByGroup(peaks, group.autoScalingGroupName);
  return policiesByGroup(scalingPolicies, group.autoScalingGroupName)
    .filter(({ enabled }) => enabled)
    .map((policy) => fromPolicy(policy, group, peak, ratio, artifacts))
    .filter(isKnown)
    .sort((a, b) => needOf(b) - needOf(a));
}

function fromPolicy(
  policy: ScalingPolicy,
  group: AutoScalingGroup,
  peak: AutoScalingGroupPeak | undefined,
  ratio: SizeRatio,
  artifacts: ComputeArtifacts,
): CapacityPerInstance | null {
  const threshold = thresholdOf(policy, artifacts.scalingAlarms);
  if (threshold !== null) {
    return fromCpu(threshold, `adds instances above ${round(threshold)} % CPU`, policy, peak, ratio);
  }
  const tracking = policy.targetTracking;
  // A target of 0 or less does not tell what an instance carries.
  if (tracking === null || !(tracking.targetValue > 0)) return null;
  if (countsRequests(tracking)) {
    const label = tracking.resourceLabel?.match(/targetgroup\/[^/]+\/[^/]+$/)?.[0];
    const arns = group.targetGroupArns.filter((arn) => label === undefined || arn.endsWith(label));
    const requests = requestsPerSecond(group, arns, artifacts);
    if (!requests) return null;
    return {
      load: requests.value,
      // The metric is requests per target per minute.
      usable: tracking.targetValue / 60,
      density: requests.density,
      evidence: [
        requests.evidence,
        {
          source: 'autoscaling:DescribePolicies',
          at: null,
          detail: `The policy ${policy.policyName} aims at ${round(tracking.targetValue)} requests per target and minute.`,
        },
      ],
    };
  }
  if (!tracking.predefinedMetricType?.startsWith('ASGAverageCPUUtilization')) return null;
  return fromCpu(tracking.targetValue, `aims at ${round(tracking.targetValue)} % CPU`, policy, peak, ratio);
}

/** What an instance carries that a policy keeps at so many percent of its CPU. */
function fromCpu(
  percent: number,
  inWords: string,
  { policyName }: ScalingPolicy,
  peak: AutoScalingGroupPeak | undefined,
  ratio: SizeRatio,
): CapacityPerInstance | null {
  if (!peak?.load || ratio.value === null) return null;
  const density = cpuDensity(peak.load, peak);
  return {
    load: peak.load.value,
    usable: (percent / 100) * ratio.value,
    density,
    hourly: hourlyOf(peak.load, peak, ratio.value),
    evidence: [
      loadEvidence(peak.load, density),
      {
        source: 'autoscaling:DescribePolicies',
        at: null,
        detail: `The policy ${policyName} ${inWords}.${ratio.note}`,
      },
    ],
  };
}

/** Percent of CPU above which the alarms of a step or simple policy add instances: the lowest of them that acts. */
function thresholdOf(
  { autoScalingGroupName, policyName }: ScalingPolicy,
  alarms: readonly ScalingAlarm[] | undefined,
): number | null {
  const thresholds = present(
    alarmsByGroup(alarms, autoScalingGroupName)
      .filter((alarm) => alarm.policyName === policyName && alarm.actionsEnabled)
      .map(({ groupCpuThreshold }) => groupCpuThreshold),
  ).filter((percent) => percent > 0);
  return thresholds.length === 0 ? null : Math.min(...thresholds, MOST_CPU);
}

/** Percent of CPU that there can be, whatever an alarm says. */
const MOST_CPU = 100;

const alarmsByGroup = lookup(({ autoScalingGroupName }: ScalingAlarm) => [autoScalingGroupName]);

function fromMeasuredPeak(
  group: AutoScalingGroup,
  ratio: SizeRatio,
  { autoScalingGroupPeaks: peaks, scalingPolicies }: ComputeArtifacts,
): CapacityPerInstance | Missing {
  if (!peaks) return { missing: 'The CPU utilisation of Auto Scaling groups could not be read.' };
  if (!scalingPolicies) {
    return { missing: 'The scaling policies of Auto Scaling groups could not be read.' };
  }
  const [peak] = peaksByGroup(peaks, group.autoScalingGroupName);
  if (peak?.cpuUtilization && !peak.load) {
    return {
      missing: `How many instances the group ${group.autoScalingGroupName} had at its peak is not known: its group metrics were off, and the samples of CPUUtilization do not tell it.`,
    };
  }
  if (!peak?.load || !peak.cpuUtilization) {
    return {
      missing: `CloudWatch has no data for CPUUtilization of the group ${group.autoScalingGroupName} in the look-back.`,
    };
  }
  if (ratio.value === null) return { missing: ratio.note };
  const density = cpuDensity(peak.load, peak);
  const { cpuUtilization: percent, at } = peak.load;
  // More data may show an instance that carries more than was seen, but never more than all of its CPU.
  const taken = isKnown(density)
    ? takenFrom(percent)
    : { percent: 100, words: 'the most that there can be is taken, 100 % CPU' };
  const isAssumed = isKnown(density) && taken.percent !== percent;
  return {
    load: peak.load.value,
    usable: (taken.percent / 100) * ratio.value,
    ...(isAssumed
      ? {
          between: [
            (Math.max(Math.min(percent, taken.percent), Number.EPSILON) / 100) * ratio.value,
            ratio.value,
          ] as const,
        }
      : {}),
    density,
    hourly: hourlyOf(peak.load, peak, ratio.value),
    evidence: [
      loadEvidence(peak.load, density),
      {
        source: 'AWS/EC2 CPUUtilization',
        at,
        detail: `No target-tracking policy says what an instance carries, so ${taken.words}.${ratio.note}`,
      },
    ],
  };
}

type PeakLoad = NonNullable<AutoScalingGroupPeak['load']>;

const cpuDensity = (
  load: PeakLoad,
  { autoScalingGroupName, window }: AutoScalingGroupPeak,
): Density | Missing =>
  densityOf(load, window, 'means', `CPUUtilization of the group ${autoScalingGroupName}`);

/** What is said of how the instances at the peak were counted. */
const HOW_COUNTED: Readonly<Record<PeakLoad['instancesFrom'], string>> = {
  GroupInServiceInstances: '',
  SampleCount: ' (group metrics are off, so the samples of CPUUtilization are counted)',
  current: ' (group metrics are off, so today’s number of instances is taken)',
};

const loadEvidence = (load: PeakLoad, density: Density | Missing): Evidence => ({
  source:
    load.instancesFrom === 'GroupInServiceInstances' ? 'AWS/AutoScaling, AWS/EC2' : 'AWS/EC2 CPUUtilization',
  at: load.at,
  detail: `Load at normal peak: ${round(load.instances)} instances × ${round(load.cpuUtilization)} % CPU = ${round(load.value)} busy instances${HOW_COUNTED[load.instancesFrom]}. ${densityInWords(density)}`,
});

/**
 * Requests per second that reach a group through target groups, with its share of those that other groups are in too;
 * null where none was measured.
 */
function requestsPerSecond(
  group: AutoScalingGroup,
  targetGroupArns: readonly string[],
  { loadBalancerPeaks = [], autoScalingGroups = [] }: ComputeArtifacts,
): { value: number; density: Density | Missing; evidence: Evidence } | null {
  const peaks = [...new Set(targetGroupArns)]
    .flatMap((arn) =>
      peaksByTarget(loadBalancerPeaks, arn).flatMap(({ window, targetGroups }) =>
        targetGroups
          .filter(({ targetGroupArn }) => targetGroupArn === arn)
          .map((targetGroup) => ({ ...targetGroup, window })),
      ),
    )
    .flatMap(({ targetGroupArn, requestsPerSecond: peak, window }) =>
      peak === null
        ? []
        : [{ ...peak, window, value: peak.value * shareOf(group, targetGroupArn, autoScalingGroups) }],
    );
  const highest = peaks.sort((a, b) => b.value - a.value)[0];
  if (!highest) return null;
  const value = peaks.reduce((sum, peak) => sum + peak.value, 0);
  // The highest peak is most of the load, so its data stand for those of the others.
  const density = densityOf(
    highest,
    highest.window,
    'rates',
    `RequestCount of the target groups of ${group.autoScalingGroupName}`,
  );
  const isShared = targetGroupArns.some((arn) => groupsByTarget(autoScalingGroups, arn).length > 1);
  return {
    value,
    density,
    evidence: {
      source: 'AWS/ApplicationELB RequestCount',
      at: highest.at,
      detail: `Load at normal peak: ${round(value)} requests/s to its target groups${isShared ? ', which it shares with other groups in proportion to instances in service' : ''}. ${densityInWords(density)}`,
    },
  };
}

/** Targets get equal shares of the requests; a group that is idle now may have to take over all of them. */
function shareOf(
  group: AutoScalingGroup,
  targetGroupArn: string,
  groups: readonly AutoScalingGroup[],
): number {
  const own = inService(group);
  const others = groupsByTarget(groups, targetGroupArn).filter((other) => other !== group);
  return own === 0 ? 1 : own / others.reduce((sum, other) => sum + inService(other), own);
}

/** How much bigger the instances to be launched are than those whose load was measured. */
interface SizeRatio {
  readonly value: number | null;
  readonly note: string;
}

function sizeRatio(
  group: AutoScalingGroup,
  launchType: string | null,
  types: Artifacts['ec2InstanceTypes'] | undefined,
): SizeRatio {
  const running = present(group.instances.map((instance) => instance.instanceType));
  if (launchType === null || running.every((type) => type === launchType)) return { value: 1, note: '' };
  const runningTypes = [...new Set(running)].sort();
  const sum = sumOrNull(running.map((type) => types?.[type]?.vCpus ?? null));
  const launched = types?.[launchType]?.vCpus;
  if (!launched || !sum) {
    return {
      value: null,
      note: `The vCPUs of ${runningTypes.join(', ')} or ${launchType} are not known.`,
    };
  }
  const mean = sum / running.length;
  return {
    value: launched / mean,
    note: ` The load was measured on ${runningTypes.join(', ')} (${round(mean)} vCPUs${runningTypes.length > 1 ? ' on average' : ''}), and is converted to the ${launchType} (${launched} vCPUs) that launches use.`,
  };
}

/** The sum; null where one of the values is not known. */
const sumOrNull = (values: readonly (number | null)[]): number | null =>
  values.reduce((sum, value) => (sum === null || value === null ? null : sum + value), 0);

/** The type that the next launch is assumed to use: of several, the one of the highest cost. */
function launchTypeOf(group: AutoScalingGroup, artifacts: ComputeArtifacts, cost: LaunchCost): string | null {
  const costOf = (type: string): number => {
    const facts = artifacts.ec2InstanceTypes?.[type];
    return facts === undefined ? Number.POSITIVE_INFINITY : cost(facts);
  };
  const types = likelyTypes(group, artifacts);
  return types.length === 0 ? null : types.reduce((a, b) => (costOf(b) > costOf(a) ? b : a));
}

/** What {@link launchTypes} says; where that cannot be told, the type of most of its instances. */
export function likelyTypes(group: AutoScalingGroup, artifacts: ComputeArtifacts): readonly string[] {
  const types = launchTypes(group, artifacts);
  if (types.length > 0) return types;
  const running = mostCommon(present(group.instances.map((instance) => instance.instanceType)));
  return running === null ? [] : [running];
}

/**
 * Every instance type that the next launch of a group may use; empty when that cannot be told, as with
 * attribute-based selection, which lists no types.
 */
export function launchTypes(group: AutoScalingGroup, artifacts: ComputeArtifacts): readonly string[] {
  const overrides = group.mixedInstancesPolicy?.overrides ?? [];
  if (overrides.length > 0) {
    const types = overrides.map((override) => override.instanceType);
    return types.every((type) => type !== null) ? types : [];
  }
  const { template, configuration } = launchSettings(group, artifacts);
  const type = template?.instanceType ?? configuration?.instanceType;
  return type === undefined || type === null ? [] : [type];
}

/** Whether all that a group launches is Spot, because its launch template or configuration asks for it. */
export function launchesOnlySpot(group: AutoScalingGroup, artifacts: ComputeArtifacts): boolean {
  const { template, configuration } = launchSettings(group, artifacts);
  if (group.mixedInstancesPolicy !== null) return false;
  return template?.marketType === 'spot' || (configuration?.spotPrice ?? null) !== null;
}

const present = <T>(values: readonly (T | null | undefined)[]): T[] =>
  values.filter((value) => value !== null && value !== undefined);

/** The launch template version and the launch configuration that a group launches by, where they were read. */
export function launchSettings(
  group: AutoScalingGroup,
  { launchTemplates, launchConfigurations }: ComputeArtifacts,
) {
  const reference = group.launchTemplate ?? group.mixedInstancesPolicy?.launchTemplate;
  const [template] = present([reference?.launchTemplateId, reference?.launchTemplateName])
    .flatMap((named) => templatesByReference(launchTemplates, named))
    .filter(({ version }) => version === reference?.version);
  const [configuration] = present([group.launchConfigurationName]).flatMap((name) =>
    configurationsByName(launchConfigurations, name),
  );
  return { template, configuration };
}

function mostCommon(values: readonly string[]): string | null {
  const counts = new Map<string, number>();
  for (const value of values) counts.set(value, (counts.get(value) ?? 0) + 1);
  return [...counts].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1))[0]?.[0] ?? null;
}

/** Units one instance counts against the group's sizes: 1, its weight, its vCPUs or its MiB. */
export function sizeUnits(
  group: AutoScalingGroup,
  launchType: string | null,
  artifacts: ComputeArtifacts,
): number | null {
  const facts = launchType === null ? undefined : artifacts.ec2InstanceTypes?.[launchType];
  if (group.desiredCapacityType === 'vcpu') return facts?.vCpus ?? null;
  if (group.desiredCapacityType === 'memory-mib') return facts?.memoryMiB ?? null;
  const overrides = group.mixedInstancesPolicy?.overrides ?? [];
  // A type that is not told may have any of the weights.
  if (launchType === null && overrides.some(({ weightedCapacity }) => (weightedCapacity ?? 1) !== 1))
    return null;
  return overrides.find((override) => override.instanceType === launchType)?.weightedCapacity ?? 1;
}

/** Units that the instances in service count, each by its own type; null where that of one is not known. */
export const unitsInService = (group: AutoScalingGroup, artifacts: ComputeArtifacts): number | null =>
  sumOrNull(
    group.instances
      .filter(({ lifecycleState }) => lifecycleState === 'InService')
      .map(({ instanceType }) => sizeUnits(group, instanceType, artifacts)),
  );

/** The same need with a reserve for the loss of any one zone; null for a group in a single zone. */
export const survivingZone = (growth: Growth, zones: number): Growth | null =>
  zones < 2 ? null : { ...growth, surviveZones: zones };
