import { awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import type { AutoScalingGroup } from '../model/artifacts';
import type { Target } from '../model/target';
import { type ComputeArtifacts, launchSettings } from './compute';

/**
 * The launch template or configuration that a group names and AWS no longer has: the group cannot launch then. Null
 * where it is there, and where it was not read: templates are asked for by every name that a group uses, and
 * configurations are listed as a whole, so what a list that was read lacks is gone.
 */
export function missingLaunchSource(
  group: AutoScalingGroup,
  artifacts: Pick<ComputeArtifacts, 'launchTemplates' | 'launchConfigurations'>,
): string | null {
  const { template, configuration } = launchSettings(group, artifacts);
  const reference = group.launchTemplate ?? group.mixedInstancesPolicy?.launchTemplate;
  if (reference && artifacts.launchTemplates && !template) {
    const name = reference.launchTemplateId ?? reference.launchTemplateName ?? '-';
    return `launch template ${name} (version ${reference.version})`;
  }
  const named = group.launchConfigurationName;
  return named !== null && artifacts.launchConfigurations && !configuration
    ? `launch configuration ${named}`
    : null;
}

/** A mixed instances policy is set as a whole, and so has no command that leaves the rest of it as it is. */
export const giveLaunchSource = (
  { autoScalingGroupName, mixedInstancesPolicy }: AutoScalingGroup,
  missing: string,
  target: Target,
): FixDraft => ({
  action: `Give ${autoScalingGroupName} a launch template that exists, and let it launch an instance: its ${missing} is gone.`,
  ...(mixedInstancesPolicy === null
    ? {
        command: awsCommand(target, 'autoscaling', 'update-auto-scaling-group', {
          'auto-scaling-group-name': autoScalingGroupName,
          'launch-template': 'LaunchTemplateName=TEMPLATE,Version=$Default',
        }),
      }
    : {}),
  lead: 'configuration',
});
