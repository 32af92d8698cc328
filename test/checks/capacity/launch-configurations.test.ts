import { describe, expect, it } from '@jest/globals';
import { launchConfigurations } from '../../../src/checks/capacity/launch-configurations';
import { anAutoScalingGroup } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('launch-configurations', () => {
  it.each([
    ['a launch template', {}, 'pass'],
    ['a launch configuration', { launchTemplate: null, launchConfigurationName: 'web-2019' }, 'warn'],
    ['being deleted', { launchConfigurationName: 'web-2019', status: 'Delete in progress' }, 'notApplicable'],
  ])('%s', (_, group, status) => {
    expect(statusesOf(launchConfigurations, { autoScalingGroups: [anAutoScalingGroup(group)] })).toEqual([
      status,
    ]);
  });
});
