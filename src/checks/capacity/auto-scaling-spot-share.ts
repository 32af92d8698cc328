import { type ComputeArtifacts, launchesOnlySpot, launchSettings } from '../../capacity/compute';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { AutoScalingGroup } from '../../model/artifacts';
import { judgeCarryingGroups } from '../auto-scaling';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';

export const autoScalingSpotShare = defineCheck({
  id: 'auto-scaling-spot-share',
  title: 'Auto Scaling groups do not run on Spot alone',
  failureTitle: 'Auto Scaling group runs on Spot alone',
  why: 'AWS takes Spot capacity back with two minutes of notice, and launches none while it has none: in the hour in which others need it too.',
  docs: 'https://docs.aws.amazon.com/autoscaling/ec2/userguide/ec2-auto-scaling-mixed-instances-groups.html',
  workbook: '12 Resilience',
  needs: ['autoScalingGroups'],
  uses: ['launchTemplates', 'launchConfigurations', ...TRAFFIC_ARTIFACTS],
  evaluate: ({ autoScalingGroups, ...artifacts }, context) =>
    judgeCarryingGroups(autoScalingGroups, context, (group, resource) => judge(group, resource, artifacts)),
});

function judge(
  group: AutoScalingGroup,
  resource: JudgedResource,
  artifacts: Pick<ComputeArtifacts, 'launchTemplates' | 'launchConfigurations'>,
): Judgement {
  const fix = {
    action: `Give ${resource.name} a base of On-Demand instances that carries normal traffic, and a share above it.`,
    lead: 'configuration',
  } as const;
  const { mixedInstancesPolicy: mixed } = group;
  if (mixed !== null) {
    const { onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percent } = mixed;
    if (percent === 100) return pass(resource, 'It launches no Spot Instances.');
    return base > 0 || percent > 0
      ? pass(
          resource,
          `${base} of its instances are On-Demand, and ${percent} % of what it runs beyond these.`,
        )
      : warn(resource, 'All of its instances are Spot Instances.', fix);
  }
  const { template, configuration } = launchSettings(group, artifacts);
  if (template === undefined && configuration === undefined) {
    return unknown(resource, 'What it launches could not be read, so that it may run on Spot alone.');
  }
  return launchesOnlySpot(group, artifacts)
    ? warn(resource, 'What it launches by asks for Spot Instances.', fix)
    : pass(resource, 'It launches no Spot Instances.');
}
