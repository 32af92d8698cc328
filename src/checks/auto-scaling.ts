import type { DemandContext } from '../capacity/compute';
import type { AutoScalingGroup } from '../model/artifacts';
import { elasticityOf } from '../plan/demand';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext } from './check';

const groupResource = (group: AutoScalingGroup): JudgedResource => ({
  name: group.autoScalingGroupName,
  arn: group.autoScalingGroupArn,
});

/** Judges every group that runs or may run something; the others are said not to apply. */
export const judgeGroups = (
  groups: readonly AutoScalingGroup[],
  judge: (group: AutoScalingGroup, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  groups.map((group) => {
    const resource = groupResource(group);
    if (group.maxSize === 0) return notApplicable('Its maximum size is 0: it runs nothing.', resource);
    if (group.status !== null) return notApplicable('It is being deleted.', resource);
    return judge(group, resource);
  });

/** What the demand of a group that carries traffic depends on. */
export const demandContext = ({ plan, target, multiplier, asOf, window }: TargetContext): DemandContext => ({
  plan,
  asOf,
  window,
  elasticity: (resource) => elasticityOf(resource, { plan, target, multiplier }),
});
