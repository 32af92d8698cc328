import type { Artifacts, TargetGroup, TargetHealth } from '../model/artifacts';
import { type JudgedResource, type Judgement, notApplicable, unknown } from './check';

const targetGroupResource = (group: TargetGroup): JudgedResource => ({
  name: group.targetGroupName,
  arn: group.targetGroupArn,
});

/** Judges the targets of every group that a load balancer uses. */
export function judgeTargets(
  { targetGroups, targetHealth }: Pick<Artifacts, 'targetGroups' | 'targetHealth'>,
  judge: (group: TargetGroup, targets: TargetHealth['targets'], resource: JudgedResource) => Judgement,
): readonly Judgement[] {
  const health = new Map(targetHealth.map((one) => [one.targetGroupArn, one.targets]));
  return targetGroups.map((group) => {
    const resource = targetGroupResource(group);
    const targets = health.get(group.targetGroupArn);
    if (group.loadBalancerArns.length === 0) return notApplicable('No load balancer uses it.', resource);
    if (!group.healthCheckEnabled) return notApplicable('Its health checks are off.', resource);
    if (targets === undefined) return unknown(resource, 'The health of its targets was not read.');
    return judge(group, targets, resource);
  });
}
