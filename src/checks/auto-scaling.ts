import type { AutoScalingGroup } from '../model/artifacts';
import { type JudgedResource, type Judgement, notApplicable } from './check';

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
