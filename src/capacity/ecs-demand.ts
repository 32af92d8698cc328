/** How many tasks an ECS service needs at a multiple of traffic, and how many it may run. */
import { isKnown, type Missing } from '../judging/known';
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import {
  ARTIFACTS,
  type Artifacts,
  type EcsService,
  type EcsServicePeak,
  type LoadBalancerPeak,
  type ScalableTarget,
} from '../model/artifacts';
import type { Evidence } from '../model/ceiling';
import { type BoundsInForce, boundsInForce } from './application-auto-scaling';
import { takenFrom } from './assumed-utilisation';
import type { DemandContext } from './compute';
import { type Density, densityInWords, densityOf } from './density';
import { ENTRANCE_ARTIFACTS } from './entrance-traffic';
import type { FamilyContext } from './family';
import type { DayUse, Growth } from './growth';
import { growingShare, growthOfUnits, type MeasuredShare } from './measured-share';

/** Artifacts that a family lists in `uses`, beside the services it needs, to work out what these need. */
export const ECS_ARTIFACTS = ['ecsServicePeaks', 'scalableTargets', ...ENTRANCE_ARTIFACTS] as const;

type EcsArtifacts = Pick<Artifacts, 'ecsServices'> &
  Partial<Pick<Artifacts, 'ecsServicePeaks' | 'scalableTargets' | 'loadBalancerPeaks'>>;

/** What a service needs in the event. */
export interface ServiceDemand {
  readonly service: EcsService;
  /** Needed tasks as a growth term of weight 1; null when the load is not known. */
  readonly growth: Growth | null;
  /** Why more may be needed than `growth` says, or why it is null; null where the load is known. */
  readonly understated: string | null;
  /** Whether the load was measured as means of an hour. */
  readonly isFlattened: boolean;
  /** What is used by each day alone. */
  readonly useByDay: readonly DayUse[];
  readonly evidence: readonly Evidence[];
}

/** How many tasks a service may run in the event. */
export interface TaskLimit {
  /** null where what scales it could not be read. */
  readonly most: number | null;
  /** Tasks that it runs whatever its load. */
  readonly least: number;
  /** What sets the limit: a scalable target, or the desired count of the service where nothing changes it. */
  readonly setBy: 'target' | 'suspended' | 'no policy' | 'service';
  /** As a sentence. */
  readonly because: string;
}

/** Names a service as ECS does in resource ids: the name alone may be that of others in other clusters. */
export const nameOfService = ({ clusterName, serviceName }: EcsService): string =>
  `${clusterName}/${serviceName}`;

const peaksByService = lookup(({ serviceArn }: EcsServicePeak) => [serviceArn]);
const peaksByTarget = lookup(({ targetGroups }: LoadBalancerPeak) =>
  targetGroups.map(({ targetGroupArn }) => targetGroupArn),
);
const targetsByService = lookup((target: ScalableTarget) =>
  target.serviceNamespace === 'ecs' && target.scalableDimension === 'ecs:service:DesiredCount'
    ? ARTIFACTS.scalableTargets.owner(target).ids
    : [],
);

/** How Application Auto Scaling may change the tasks of a service; undefined where it does not. */
export const scalableTargetOf = (
  service: EcsService,
  { scalableTargets }: Partial<Pick<Artifacts, 'scalableTargets'>>,
): ScalableTarget | undefined => targetsByService(scalableTargets, nameOfService(service))[0];

/** ECS service quotas: "Tasks per service", which is not adjustable. */
const TASKS_PER_SERVICE = 5000;

/** How many tasks a service may run in the event, and runs at least. */
export function taskLimit(
  service: EcsService,
  artifacts: Partial<Pick<Artifacts, 'scalableTargets'>>,
  context: Pick<FamilyContext, 'asOf' | 'window'>,
): TaskLimit {
  const { desiredCount } = service;
  if (artifacts.scalableTargets === undefined) {
    return {
      most: null,
      least: desiredCount,
      setBy: 'service',
      because: 'What Application Auto Scaling may set could not be read.',
    };
  }
  const target = scalableTargetOf(service, artifacts);
  if (target === undefined) {
    return {
      most: desiredCount,
      least: desiredCount,
      setBy: 'service',
      because: `Nothing changes the ${desiredCount} tasks that it is meant to run: Application Auto Scaling has no target for it.`,
    };
  }
  const [atStart, ...later] = boundsInForce(target, context);
  const least = atStart.minCapacity;
  const tightest = later.reduce((one, other) => (other.maxCapacity < one.maxCapacity ? other : one), atStart);
  const stays = Math.min(Math.max(desiredCount, least), tightest.maxCapacity);
  if (target.isScaleOutSuspended) {
    return {
      ...{ most: stays, least, setBy: 'suspended' },
      because: 'Scaling out is suspended, so that it stays at what it runs or is scheduled to.',
    };
  }
  if (target.policies.length === 0) {
    return {
      ...{ most: stays, least, setBy: 'no policy' },
      because: 'No policy makes it grow, so that it stays at what it runs or is scheduled to.',
    };
  }
  return { ...mostOf(tightest), least, setBy: 'target' };
}

function mostOf({ maxCapacity, maxSetBy }: BoundsInForce): Pick<TaskLimit, 'most' | 'because'> {
  const because =
    maxSetBy === null
      ? `Its maximum is ${maxCapacity}.`
      : `The scheduled action ${maxSetBy} sets its maximum to ${maxCapacity}.`;
  return maxCapacity > TASKS_PER_SERVICE
    ? { most: TASKS_PER_SERVICE, because: `${because} ECS runs no more than 5,000 tasks of a service.` }
    : { most: maxCapacity, because };
}

/** Load at normal peak and what one task carries of it, in the same unit. */
interface CapacityPerTask {
  readonly load: number;
  readonly usable: number;
  readonly between?: readonly [least: number, most: number];
  readonly density: Density | Missing;
  /** Where the load is of CPU: what its hours show. */
  readonly peak?: EcsServicePeak;
  readonly evidence: readonly Evidence[];
}

const needOf = ({ load, usable }: CapacityPerTask): number => load / usable;

/**
 * `needed(m) = max(least, ⌈load × m ÷ usable per task⌉)`, where a task carries what its tracking policies say (the one that asks for
 * more tasks counts), else what it was seen to.
 */
export function serviceDemand(
  service: EcsService,
  artifacts: EcsArtifacts,
  context: DemandContext,
): ServiceDemand {
  const unknown = (understated: string): ServiceDemand => ({
    ...{ service, growth: null, understated, isFlattened: false, useByDay: [], evidence: [] },
  });
  const capacity = capacityPerTask(service, artifacts);
  if (!isKnown(capacity)) return unknown(capacity.missing);
  const owner = ARTIFACTS.ecsServices.owner(service);
  const factor = context.elasticity(owner);
  if (!Number.isFinite(factor)) return unknown('How many times its normal traffic it gets is not known.');
  const added = context.addedTo(owner);
  const measured = measuredGrowth(capacity, factor, context);
  const minUnits = taskLimit(service, artifacts, context).least;
  const { growth, byDay } = growthOfUnits({ ...capacity, factor, minUnits, added }, measured);
  const { density } = capacity;
  return {
    service,
    growth,
    understated: isKnown(density) ? null : density.missing,
    isFlattened: isKnown(density) && density.isFlattened,
    useByDay: byDay.map(({ day, growth: ofDay }) => ({ day, use: { fixed: 0, growth: [ofDay] } })),
    evidence: [
      ...capacity.evidence,
      ...(measured === null
        ? []
        : [
            {
              source: 'AWS/ECS CPUUtilization, AWS/ApplicationELB RequestCount',
              at: null,
              detail: `Its load at normal peak${measured.words}`,
            },
          ]),
    ],
  };
}

/** How a load of CPU grows by its hours; null where these tell nothing. */
function measuredGrowth(
  { load, usable, density, peak }: CapacityPerTask,
  elasticity: number,
  { traffic, multiplier }: DemandContext,
): MeasuredShare | null {
  if (!peak?.cpuLoad || traffic === null || elasticity !== 1 || !isKnown(density)) return null;
  const { cpuLoadByHour: byHour, window, cpuLoad } = peak;
  const units = { atPeak: cpuLoad.tasks, kept: usable };
  return growingShare({ byHour, window, peak: load, units }, traffic, { elasticity, multiplier });
}

function capacityPerTask(service: EcsService, artifacts: EcsArtifacts): CapacityPerTask | Missing {
  const { ecsServicePeaks, scalableTargets, loadBalancerPeaks } = artifacts;
  if (ecsServicePeaks === undefined) {
    return { missing: 'The CPU utilisation of ECS services could not be read.' };
  }
  if (scalableTargets === undefined) {
    return { missing: 'The scaling policies of ECS services could not be read.' };
  }
  const name = nameOfService(service);
  const [peak] = peaksByService(ecsServicePeaks, service.serviceArn);
  if (ranNothing(service, peak)) return nothingCarried(name);
  const policies = scalableTargetOf(service, artifacts)?.policies ?? [];
  const tracksRequests = policies.some(({ metric }) => metric === REQUESTS);
  if (tracksRequests && loadBalancerPeaks === undefined) {
    return { missing: 'The requests to load balancers could not be read.' };
  }
  if (!peak?.cpuLoad) return { missing: whyNoLoad(name, peak) };
  const density = densityOf(peak.cpuLoad, peak.window, 'means', `CPUUtilization of the service ${name}`);
  const byPolicies = policies.flatMap((policy): CapacityPerTask[] => {
    const { metric, targetValue, policyName } = policy;
    if (targetValue === null || !(targetValue > 0)) return [];
    const words = (aim: string): Evidence => ({
      source: 'application-autoscaling:DescribeScalingPolicies',
      at: null,
      detail: `The policy ${policyName} aims at ${aim}.`,
    });
    if (metric === CPU && peak.cpuLoad) {
      return [
        {
          ...{ load: peak.cpuLoad.value, usable: targetValue / 100, density, peak },
          evidence: [loadEvidence(peak.cpuLoad, density), words(`${round(targetValue)} % CPU`)],
        },
      ];
    }
    const requests = metric === REQUESTS ? requestsPerSecond(service, artifacts) : null;
    if (requests === null) return [];
    return [
      {
        // The metric is requests per target per minute.
        ...{ load: requests.value, usable: targetValue / 60, density: requests.density },
        evidence: [requests.evidence, words(`${round(targetValue)} requests per target and minute`)],
      },
    ];
  });
  const [most] = byPolicies.toSorted((a, b) => needOf(b) - needOf(a));
  return most ?? fromMeasuredPeak(peak, peak.cpuLoad, density);
}

const CPU = 'ECSServiceAverageCPUUtilization';
const REQUESTS = 'ALBRequestCountPerTarget';

/** Whether a service has carried none of the normal peak: it is meant to run nothing, and its look-back shows no task. */
const ranNothing = ({ desiredCount, runningCount }: EcsService, peak: EcsServicePeak | undefined): boolean =>
  desiredCount === 0 &&
  runningCount === 0 &&
  peak !== undefined &&
  !peak.isIncomplete &&
  peak.cpuUtilization === null;

const nothingCarried = (name: string): CapacityPerTask => ({
  load: 0,
  // Without load it does not matter what a task carries.
  usable: 1,
  density: { words: '', isFlattened: false },
  evidence: [
    {
      source: 'AWS/ECS CPUUtilization',
      at: null,
      detail: `The service ${name} runs nothing, and ran nothing over the look-back: it carried none of the normal peak.`,
    },
  ],
});

const whyNoLoad = (name: string, peak: EcsServicePeak | undefined): string =>
  peak?.cpuUtilization
    ? `How many tasks the service ${name} had at its peak is not known: the samples of CPUUtilization do not tell it.`
    : `CloudWatch has no data for CPUUtilization of the service ${name} in the look-back.`;

function fromMeasuredPeak(
  peak: EcsServicePeak,
  load: NonNullable<EcsServicePeak['cpuLoad']>,
  density: Density | Missing,
): CapacityPerTask {
  const percent = load.cpuUtilization;
  // More data may show a task that carries more than was seen, but never more than all of its CPU.
  const taken = isKnown(density)
    ? takenFrom(percent)
    : { percent: 100, words: 'the most that there can be is taken, 100 % CPU' };
  const least = Math.max(Math.min(percent, taken.percent), Number.EPSILON) / 100;
  return {
    ...{ load: load.value, usable: taken.percent / 100, density, peak },
    ...(isKnown(density) && taken.percent !== percent ? { between: [least, 1] } : {}),
    evidence: [
      loadEvidence(load, density),
      {
        source: 'AWS/ECS CPUUtilization',
        at: load.at,
        detail: `No tracking policy of CPU or requests says what a task carries, so ${taken.words}.`,
      },
    ],
  };
}

const loadEvidence = (
  { tasks, cpuUtilization, value, at }: NonNullable<EcsServicePeak['cpuLoad']>,
  density: Density | Missing,
): Evidence => ({
  source: 'AWS/ECS CPUUtilization',
  at,
  detail: `Load at normal peak: ${round(tasks)} tasks (by the samples of CPUUtilization) × ${round(cpuUtilization)} % CPU = ${round(value)} busy tasks. ${densityInWords(density)}`,
});

/** Requests per second that reach a service through its target groups; null where none was measured. */
function requestsPerSecond(
  { targetGroupArns }: EcsService,
  { loadBalancerPeaks = [] }: EcsArtifacts,
): { value: number; density: Density | Missing; evidence: Evidence } | null {
  const peaks = targetGroupArns
    .flatMap((arn) => peaksByTarget(loadBalancerPeaks, arn).map((balancer) => ({ arn, balancer })))
    .flatMap(({ arn, balancer: { window, targetGroups } }) =>
      targetGroups.flatMap(({ targetGroupArn, requestsPerSecond: peak }) =>
        targetGroupArn === arn && peak !== null ? [{ ...peak, window }] : [],
      ),
    );
  const [highest] = peaks.toSorted((a, b) => b.value - a.value);
  if (!highest) return null;
  const value = peaks.reduce((sum, peak) => sum + peak.value, 0);
  const density = densityOf(highest, highest.window, 'rates', 'RequestCount of its target groups');
  return {
    value,
    density,
    evidence: {
      source: 'AWS/ApplicationELB RequestCount',
      at: highest.at,
      detail: `Load at normal peak: ${round(value)} requests/s to its target groups. ${densityInWords(density)}`,
    },
  };
}
