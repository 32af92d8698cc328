import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { nodeGroupOf } from '../../judging/fleet';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, AutoScalingGroup, ScalingAlarm, ScalingPolicy } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, fail, notApplicable, pass, type TargetContext, unknown, warn } from '../check';
import { listed } from '../words';

/** Policies that react to load. Predictive scaling does not: it knows only past weeks, in which there was no event. */
const DYNAMIC = ['TargetTrackingScaling', 'StepScaling', 'SimpleScaling'];

/** A tracking policy would work against Cluster Autoscaler, which sets the desired capacity by pods that wait. */
const SCALED_BY_CLUSTER =
  'It runs nodes of a Kubernetes cluster and has no scaling policy: whether Cluster Autoscaler grows it cannot be seen from AWS. Make sure that it runs and may go up to the maximum size, and add no policy beside it.';

export const autoScalingPolicy = defineCheck({
  id: 'auto-scaling-policy',
  title: 'Auto Scaling groups grow with their load',
  failureTitle: 'Auto Scaling group does not grow with its load as it should',
  why: 'A maximum size helps nobody while nothing tells the group to use it.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/as-scaling-target-tracking.html',
  workbook: 'Step 10',
  needs: ['autoScalingGroups', 'scalingPolicies'],
  uses: ['scalingAlarms', ...TRAFFIC_ARTIFACTS],
  evaluate(artifacts, context) {
    const { autoScalingGroups, scalingPolicies } = artifacts;
    const { scalingAlarms }: Partial<Artifacts> = artifacts;
    const policiesOf = Map.groupBy(scalingPolicies, (policy) => policy.autoScalingGroupName);
    return judgeCarryingGroups(autoScalingGroups, context, (group, resource) => {
      if (group.minSize === group.maxSize) {
        return notApplicable(`Its size is fixed at ${group.minSize}.`, resource);
      }
      const policies = policiesOf.get(group.autoScalingGroupName) ?? [];
      const dynamic = policies.filter(
        ({ enabled, policyType, onlyScalesIn }) => enabled && DYNAMIC.includes(policyType) && !onlyScalesIn,
      );
      if (dynamic.length === 0 && nodeGroupOf(group.tags) !== null) {
        return unknown(resource, SCALED_BY_CLUSTER);
      }
      const fix = followLoad(group, context);
      if (dynamic.length === 0) return fail(resource, withoutDynamicPolicy(policies), fix);
      const judged = dynamic.map((policy) => ({
        ...policy,
        problem: strangeTargets(policy, group) ?? alarmProblem(policy, scalingAlarms),
      }));
      const working = judged.filter(({ problem }) => problem === null);
      if (working.length === 0) {
        const problems = listed(judged.map(({ policyName, problem }) => `${policyName}: ${problem}`));
        const areUnread = judged.some(({ problem }) => problem === UNREAD_ALARMS);
        return areUnread
          ? unknown(resource, `${problems}.`)
          : fail(resource, `No policy works: ${problems}.`, fix);
      }
      const detail = `Scaled by ${listed(working.map((policy) => `${policy.policyName} (${policy.policyType})`))}.`;
      return working.every((policy) => policy.policyType === 'SimpleScaling')
        ? warn(resource, `${detail} A simple policy waits for its cooldown after every step.`, fix)
        : pass(resource, detail);
    });
  },
});

const UNREAD_ALARMS = 'its alarms could not be read';

/** Why nothing sets a policy off; null where something does. Target tracking makes and keeps its own alarms. */
function alarmProblem(
  { autoScalingGroupName, policyName, policyType, alarmNames }: ScalingPolicy,
  alarms: readonly ScalingAlarm[] | undefined,
): string | null {
  if (policyType === 'TargetTrackingScaling') return null;
  if (alarmNames.length === 0) return 'no alarm sets it off';
  if (alarms === undefined) return UNREAD_ALARMS;
  const own = alarms.filter(
    (alarm) => alarm.autoScalingGroupName === autoScalingGroupName && alarm.policyName === policyName,
  );
  if (own.some(({ actionsEnabled }) => actionsEnabled)) return null;
  return own.length === 0
    ? `its alarm ${listed(alarmNames)} does not exist`
    : `the actions of its alarm ${listed(own.map(({ alarmName }) => alarmName))} are disabled`;
}

/** Why a policy does not see the requests to a group; null where it does, or tracks something else. */
function strangeTargets(
  { targetTracking }: ScalingPolicy,
  { targetGroupArns }: AutoScalingGroup,
): string | null {
  const { predefinedMetricType, resourceLabel } = targetTracking ?? {};
  const [label] = /targetgroup\/[^/]+\/[^/]+$/.exec(resourceLabel ?? '') ?? [];
  if (predefinedMetricType !== 'ALBRequestCountPerTarget' || label === undefined) return null;
  return targetGroupArns.some((arn) => arn.endsWith(label))
    ? null
    : `it tracks the requests to ${label}, which the group is not attached to`;
}

function withoutDynamicPolicy(policies: readonly ScalingPolicy[]): string {
  if (policies.length === 0) return 'It has no scaling policy.';
  const states = policies.map(
    ({ policyName, policyType, enabled, onlyScalesIn }) =>
      `${policyName} (${policyType}${enabled ? '' : ', disabled'}${onlyScalesIn ? ', only takes instances away' : ''})`,
  );
  return `No enabled policy answers to load: ${listed(states)}.`;
}

/** CPU tells the load of what serves requests; what works off a queue, or runs for a job, is not led by it. */
function followLoad(group: AutoScalingGroup, { target }: TargetContext): FixDraft {
  const isServing = group.targetGroupArns.length > 0 || group.loadBalancerNames.length > 0;
  return isServing
    ? trackCpu(group.autoScalingGroupName, target)
    : {
        action:
          'No load balancer sends it traffic. Find out what loads it, and have it follow that: the backlog of a queue for each instance, or the CPU. Where another service sets its size, add no policy beside that.',
        lead: 'scalingPolicy',
      };
}

const trackCpu = (group: string, target: Target): FixDraft => ({
  action: 'Add a target tracking policy; start with 50 % CPU, and correct it by a load test.',
  command: awsCommand(target, 'autoscaling', 'put-scaling-policy', {
    'auto-scaling-group-name': group,
    'policy-name': 'track-cpu',
    'policy-type': 'TargetTrackingScaling',
    'target-tracking-configuration': JSON.stringify({
      PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
      TargetValue: 50,
    }),
  }),
  lead: 'scalingPolicy',
});
