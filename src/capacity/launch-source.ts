import type { FixDraft } from '../judging/fix';
import type { AutoScalingGroup } from '../model/artifacts';
import { type ComputeArtifacts, launchSettings } from './compute';

/**
 * The launch template or configuration that a group names but AWS no longer has, so that the group cannot launch. It is
 * null where that exists, and where the list was not read. Collectors ask for every template that a group names, and
 * for all configurations, so one that a list lacks is gone.
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

/** The fix for a launch source that is gone: which one takes its place is a decision of people. */
export const giveLaunchSource = ({ autoScalingGroupName }: AutoScalingGroup, missing: string): FixDraft => ({
  action: `Choose a launch template that exists for ${autoScalingGroupName}, and let it launch an instance with it: its ${missing} is gone.`,
  lead: 'configuration',
});
