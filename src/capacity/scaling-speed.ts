/** How fast an Auto Scaling group grows, by its policies and settings. */
import { lookup } from '../lib/lookup';
import { round } from '../lib/round';
import type {
  Artifacts,
  AutoScalingGroup,
  AutoScalingLaunches,
  Ec2Instance,
  ScalingPolicy,
} from '../model/artifacts';
import { policiesByGroup } from './compute';
import type { RampingGroup } from './ramp';

/** How fast a group follows a rise, and what of it is assumed, as a sentence. */
export interface ScalingSpeed extends Omit<RampingGroup, 'growth' | 'start' | 'most'> {
  readonly assumptions: string;
}

/** Data points of one minute that must be above the target before AWS's alarms of target tracking go off. */
const ALARM_MINUTES = 3;
/** How much later a metric is seen that is published every five minutes. */
const BASIC_MONITORING_MINUTES = 5;
/** Assumed, as nothing publishes it: from the launch to the first request. Launches that took longer show that it is more. */
const BOOT_MINUTES = 3;
/** The same of instances that wait stopped in a warm pool. */
const WARM_BOOT_MINUTES = 1;
/** Assumed: with more of its CPU busy, an instance no longer answers in time. */
const BUSIEST_PERCENT = 85;
/** Assumed, where the target of a policy is no CPU: how far above it an instance still answers in time. */
const TOLERATED = 1.25;

interface Policy extends Pick<RampingGroup, 'headroom' | 'carries'> {
  readonly seesCpu: boolean;
}

/** Where no policy is known, or its metric is the team's own: as if it kept 50 % CPU. */
const UNKNOWN_POLICY: Policy = { headroom: 2, carries: TOLERATED, seesCpu: true };

/** Nothing scales the group out. */
const NO_POLICY: Policy = { headroom: 1, carries: TOLERATED, seesCpu: false };

/** What tells how fast a group follows. */
export type SpeedArtifacts = Partial<
  Pick<Artifacts, 'scalingPolicies' | 'ec2Instances' | 'autoScalingLaunches'>
>;

/** Finds how the launches of a group ended, by its name. */
export const launchesByGroup = lookup(({ autoScalingGroupName }: AutoScalingLaunches) => [
  autoScalingGroupName,
]);

const instancesByGroup = lookup(({ autoScalingGroupName }: Ec2Instance) =>
  autoScalingGroupName === null ? [] : [autoScalingGroupName],
);

/**
 * How fast a group follows, by the policy that lets it grow the most in one go.
 * Each list is undefined where it could not be read.
 */
export function scalingSpeed(
  group: AutoScalingGroup,
  { scalingPolicies: policies, ec2Instances: instances, autoScalingLaunches: launches }: SpeedArtifacts,
): ScalingSpeed {
  const name = group.autoScalingGroupName;
  const { seesCpu, ...policy } = policies
    ? policiesByGroup(policies, name)
        .filter(({ enabled, policyType }) => enabled && policyType !== 'PredictiveScaling')
        .map(readPolicy)
        .reduce((a, b) => (reach(b) > reach(a) ? b : a), NO_POLICY)
    : UNKNOWN_POLICY;
  const own = instancesByGroup(instances, name);
  const isDetailed = own.length > 0 && own.every(({ detailedMonitoring }) => detailedMonitoring);
  const reaction = ALARM_MINUTES + (seesCpu && !isDetailed ? BASIC_MONITORING_MINUTES : 0);
  const assumed = (group.warmPoolSize ?? 0) > 0 ? WARM_BOOT_MINUTES : BOOT_MINUTES;
  const [launched] = launchesByGroup(launches, name);
  // In service does not yet mean that the first request was answered, so a shorter time proves nothing.
  const boot = Math.max(assumed, Math.ceil((launched?.secondsToInService ?? 0) / 60));
  return {
    ...policy,
    reaction,
    boot,
    warmUp: Math.ceil((group.defaultInstanceWarmup ?? group.defaultCooldown) / 60),
    assumptions:
      policy.headroom === 1
        ? 'No policy scales it out.'
        : `Assumed: ${reaction} minutes to the alarm, ${boot} to boot${boot > assumed ? ', as half of its launches took in the last week,' : ','} and that an instance carries ${round(policy.carries)} times what its target asks for.`,
  };
}

const reach = ({ headroom }: Policy): number => headroom ?? Number.POSITIVE_INFINITY;

function readPolicy({ targetTracking }: ScalingPolicy): Policy {
  if (targetTracking === null || !(targetTracking.targetValue > 0)) return UNKNOWN_POLICY;
  const { predefinedMetricType, targetValue } = targetTracking;
  if (predefinedMetricType === 'ALBRequestCountPerTarget') {
    return { headroom: null, carries: TOLERATED, seesCpu: false };
  }
  if (predefinedMetricType !== 'ASGAverageCPUUtilization') return UNKNOWN_POLICY;
  return {
    headroom: Math.max(1, 100 / targetValue),
    carries: Math.max(1, BUSIEST_PERCENT / targetValue),
    seesCpu: true,
  };
}
