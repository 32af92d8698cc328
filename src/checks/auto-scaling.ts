import { ARTIFACTS, type AutoScalingGroup } from '../model/artifacts';
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

/**
 * Judges what stops the groups that carry the event's traffic. What is wrong with one that carries none does not apply; where
 * that is not known, what would fail is a warning, with the question to the plan that settles it. What passes does so
 * wherever the group stands, so that less evidence never looks better.
 */
export const judgeCarryingGroups = (
  groups: readonly AutoScalingGroup[],
  { placed }: Pick<TargetContext, 'placed'>,
  judge: (group: AutoScalingGroup, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  judgeGroups(groups, (group, resource) => {
    const judgement = judge(group, resource);
    if (judgement.status === 'pass' || judgement.status === 'notApplicable') return judgement;
    const { placement, because } = placed(ARTIFACTS.autoScalingGroups.owner(group));
    if (placement === 'off') {
      return notApplicable(`It does not carry the event’s traffic. ${because}`, resource);
    }
    if (placement === 'on' || judgement.status !== 'fail') return judgement;
    const question = 'Say in traffic.elasticity of the plan whether it carries the event’s traffic.';
    return { ...judgement, status: 'warn', detail: `${judgement.detail} ${because} ${question}` };
  });
