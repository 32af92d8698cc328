import { awsCommand } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { nodeGroupOf } from '../../judging/fleet';
import type { ScalingPolicy } from '../../model/artifacts';
import { judgeGroups } from '../auto-scaling';
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
  evaluate({ autoScalingGroups, scalingPolicies }, context) {
    const policiesOf = Map.groupBy(scalingPolicies, (policy) => policy.autoScalingGroupName);
    return judgeGroups(autoScalingGroups, (group, resource) => {
      if (group.minSize === group.maxSize) {
        return notApplicable(`Its size is fixed at ${group.minSize}.`, resource);
      }
      const policies = policiesOf.get(group.autoScalingGroupName) ?? [];
      const dynamic = policies.filter((policy) => policy.enabled && DYNAMIC.includes(policy.policyType));
      if (dynamic.length === 0 && nodeGroupOf(group.tags) !== null) {
        return unknown(resource, SCALED_BY_CLUSTER);
      }
      const fix = trackCpu(group.autoScalingGroupName, context);
      if (dynamic.length === 0) return fail(resource, withoutDynamicPolicy(policies), fix);
      const detail = `Scaled by ${listed(dynamic.map((policy) => `${policy.policyName} (${policy.policyType})`))}.`;
      return dynamic.every((policy) => policy.policyType === 'SimpleScaling')
        ? warn(resource, `${detail} A simple policy waits for its cooldown after every step.`, fix)
        : pass(resource, detail);
    });
  },
});

function withoutDynamicPolicy(policies: readonly ScalingPolicy[]): string {
  if (policies.length === 0) return 'It has no scaling policy.';
  const states = policies.map(
    (policy) => `${policy.policyName} (${policy.policyType}${policy.enabled ? '' : ', disabled'})`,
  );
  return `No enabled policy answers to load: ${listed(states)}.`;
}

const trackCpu = (group: string, { target }: TargetContext): FixDraft => ({
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
