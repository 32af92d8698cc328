import type { Artifacts, AutoScalingGroup } from '../model/artifacts';
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

/**
 * Every instance type that the next launch of a group may use; empty when that cannot be told, as with
 * attribute-based selection, which lists no types.
 */
export function launchTypes(
  group: AutoScalingGroup,
  { launchTemplates, launchConfigurations }: Pick<Artifacts, 'launchTemplates' | 'launchConfigurations'>,
): readonly string[] {
  const overrides = group.mixedInstancesPolicy?.overrides ?? [];
  if (overrides.length > 0) {
    const types = overrides.map((override) => override.instanceType);
    return types.every((type) => type !== null) ? types : [];
  }
  const reference = group.launchTemplate ?? group.mixedInstancesPolicy?.launchTemplate;
  const template = launchTemplates.find(
    (candidate) =>
      reference?.version === candidate.version &&
      (reference.launchTemplateId === candidate.launchTemplateId ||
        reference.launchTemplateName === candidate.launchTemplateName),
  );
  const configuration = launchConfigurations.find(
    (candidate) => candidate.launchConfigurationName === group.launchConfigurationName,
  );
  const type = template?.instanceType ?? configuration?.instanceType;
  return type === undefined || type === null ? [] : [type];
}
