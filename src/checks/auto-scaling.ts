import { type AwsCommand, awsCommand } from '../judging/aws-command';
import { ARTIFACTS, type AutoScalingGroup } from '../model/artifacts';
import type { Target } from '../model/target';
import { asPlaced } from './as-placed';
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

/** Judges what stops the groups that carry the event's traffic; see {@link asPlaced}. */
export const judgeCarryingGroups = (
  groups: readonly AutoScalingGroup[],
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (group: AutoScalingGroup, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  judgeGroups(groups, (group, resource) =>
    asPlaced(judge(group, resource), () => placed(ARTIFACTS.autoScalingGroups.owner(group))),
  );

/** The command by which people read why the last launches of a group failed. */
export const listActivities = (autoScalingGroupName: string, target: Target): AwsCommand =>
  awsCommand(target, 'autoscaling', 'describe-scaling-activities', {
    'auto-scaling-group-name': autoScalingGroupName,
    'max-items': 20,
  });
