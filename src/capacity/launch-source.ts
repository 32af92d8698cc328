import type { FixDraft } from '../judging/fix';
import { lookup } from '../lib/lookup';
import type { Artifacts, AutoScalingGroup, Image } from '../model/artifacts';
import { type ComputeArtifacts, launchSettings } from './compute';

/** What a group lacks to launch from. */
export interface MissingLaunchSource {
  readonly of: 'settings' | 'image';
  /** What it is and why nothing can be launched from it: `launch template lt-1 (version 7) is gone`. */
  readonly because: string;
}

type LaunchArtifacts = Pick<ComputeArtifacts, 'launchTemplates' | 'launchConfigurations'> &
  Partial<Pick<Artifacts, 'images'>>;

/**
 * What a group is to launch from but cannot: a launch template or configuration, or its AMI. It is null where that exists,
 * and where the list was not read. Collectors ask for every template and AMI that a group names, and for all configurations,
 * so a template or configuration that a list lacks is gone.
 */
export function missingLaunchSource(
  group: AutoScalingGroup,
  artifacts: LaunchArtifacts,
): MissingLaunchSource | null {
  const { template, configuration } = launchSettings(group, artifacts);
  const reference = group.launchTemplate ?? group.mixedInstancesPolicy?.launchTemplate;
  if (reference && artifacts.launchTemplates && !template) {
    const name = reference.launchTemplateId ?? reference.launchTemplateName ?? '-';
    return { of: 'settings', because: `launch template ${name} (version ${reference.version}) is gone` };
  }
  const named = group.launchConfigurationName;
  if (named !== null && artifacts.launchConfigurations && !configuration)
    return { of: 'settings', because: `launch configuration ${named} is gone` };
  const [image] = imagesById(artifacts.images, template?.imageId ?? configuration?.imageId ?? '');
  return image === undefined || image.state === 'available' ? null : missingImage(image);
}

const imagesById = lookup(({ imageId }: Image) => [imageId]);

const missingImage = ({ imageId, state }: Image): MissingLaunchSource => ({
  of: 'image',
  because:
    state === null
      ? `AMI ${imageId} is gone, or this account may not launch it`
      : `AMI ${imageId} cannot be launched: it is ${state}`,
});

/** The fix for a launch source that is missing: which one takes its place is a decision of people. */
export const giveLaunchSource = (
  { autoScalingGroupName: name }: AutoScalingGroup,
  { of, because }: MissingLaunchSource,
): FixDraft => ({
  action: `${of === 'image' ? `Give the launch template of ${name} an AMI that this account can launch` : `Choose a launch template that exists for ${name}`}, and let it launch an instance with it: its ${because}.`,
  lead: 'configuration',
});
