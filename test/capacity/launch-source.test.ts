import { expect, it } from '@jest/globals';
import { missingLaunchSource } from '../../src/capacity/launch-source';
import { aLaunchConfiguration, aLaunchTemplate, anAutoScalingGroup } from '../builders/artifacts';

const template = { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' };
const mixed = (
  reference: typeof template | { launchTemplateId: null; launchTemplateName: string; version: string },
) => ({
  launchTemplate: null,
  mixedInstancesPolicy: {
    launchTemplate: reference,
    overrides: [],
    onDemandBaseCapacity: 0,
    onDemandPercentageAboveBaseCapacity: 100,
  },
});
const byConfiguration = {
  launchTemplate: null,
  mixedInstancesPolicy: null,
  launchConfigurationName: 'web-2019',
};
const withImage = (...images: { imageId: string; state: string | null }[]) => ({ ...there, images });
const there = { launchTemplates: [aLaunchTemplate()], launchConfigurations: [aLaunchConfiguration()] };
const gone = { launchTemplates: [], launchConfigurations: [] };

it.each([
  ['a template that exists', { launchTemplate: template }, there, null],
  [
    'a template that is gone',
    { launchTemplate: template },
    gone,
    'launch template lt-1 (version $Default) is gone',
  ],
  ['a template, where the list was not read', { launchTemplate: template }, {}, null],
  [
    'a template of a mixed group that is gone',
    mixed(template),
    gone,
    'launch template lt-1 (version $Default) is gone',
  ],
  [
    'one that is named without an id',
    mixed({ ...template, launchTemplateId: null }),
    gone,
    'launch template web (version $Default) is gone',
  ],
  ['a configuration that exists', byConfiguration, there, null],
  ['a configuration that is gone', byConfiguration, gone, 'launch configuration web-2019 is gone'],
  ['a configuration, where the list was not read', byConfiguration, {}, null],
  [
    'an AMI that can be launched',
    { launchTemplate: template },
    withImage({ imageId: 'ami-1', state: 'available' }),
    null,
  ],
  [
    'an AMI that is gone',
    { launchTemplate: template },
    withImage({ imageId: 'ami-1', state: null }),
    'AMI ami-1 is gone, or this account may not launch it',
  ],
  [
    'an AMI of a configuration that is disabled',
    byConfiguration,
    withImage({ imageId: 'ami-1', state: 'disabled' }),
    'AMI ami-1 cannot be launched: it is disabled',
  ],
  ['an AMI of which AWS said nothing', { launchTemplate: template }, withImage(), null],
  [
    'nothing, which is no source that is gone',
    { ...byConfiguration, launchConfigurationName: null },
    gone,
    null,
  ],
])('finds the launch source that is gone: %s', (_, group, artifacts, expected) => {
  expect(missingLaunchSource(anAutoScalingGroup(group), artifacts)?.because ?? null).toBe(expected);
});
