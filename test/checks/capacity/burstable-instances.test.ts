import { describe, expect, it } from '@jest/globals';
import { burstableInstances } from '../../../src/checks/capacity/burstable-instances';
import type { Placement } from '../../../src/judging/traffic-graph';
import {
  aLaunchConfiguration,
  aLaunchTemplate,
  anAutoScalingGroup,
  anAutoScalingInstance,
  anInstanceType,
} from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const ec2InstanceTypes = {
  'm5.large': anInstanceType(),
  't3.large': anInstanceType({ instanceType: 't3.large', burstable: true }),
};

describe('burstable-instances', () => {
  it.each([
    ['constant performance', 'm5.large', {}, 'pass'],
    ['burstable', 't3.large', {}, 'warn'],
    [
      'burstable instances left from an older template',
      'm5.large',
      { instances: [anAutoScalingInstance({ instanceType: 't3.large' })] },
      'warn',
    ],
    ['a launch configuration', 'm5.large', { launchTemplate: null, launchConfigurationName: 'old' }, 'warn'],
    ['a type AWS did not describe', 'm99.large', {}, 'unknown'],
    [
      'an instance that does not say its type',
      'm5.large',
      { instances: [anAutoScalingInstance({ instanceType: null })] },
      'unknown',
    ],
    ['no type', null, {}, 'unknown'],
  ])('%s', (_, instanceType, group, status) => {
    const judged = statusesOf(burstableInstances, {
      autoScalingGroups: [anAutoScalingGroup(group)],
      launchTemplates: [aLaunchTemplate({ instanceType })],
      launchConfigurations: [
        aLaunchConfiguration({ launchConfigurationName: 'old', instanceType: 't3.large' }),
      ],
      ec2InstanceTypes,
    });
    expect(judged).toEqual([status]);
  });

  it('does not ask it of a group that carries none of the event’s traffic', () => {
    const artifacts = {
      ...{ autoScalingGroups: [anAutoScalingGroup()], launchConfigurations: [], ec2InstanceTypes },
      launchTemplates: [aLaunchTemplate({ instanceType: 't3.large' })],
    };
    const judged = (placement: Placement) =>
      statusesOf(burstableInstances, artifacts, { placed: () => ({ placement, because: 'Says the test.' }) });
    expect([judged('off'), judged('unplaced')]).toEqual([['notApplicable'], ['warn']]);
  });
});
