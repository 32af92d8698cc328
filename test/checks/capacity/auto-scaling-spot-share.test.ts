import { describe, expect, it } from '@jest/globals';
import { autoScalingSpotShare } from '../../../src/checks/capacity/auto-scaling-spot-share';
import type { Artifacts, AutoScalingGroup } from '../../../src/model/artifacts';
import { aLaunchTemplate, anAutoScalingGroup } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (group: Partial<AutoScalingGroup>, launchTemplates?: Artifacts['launchTemplates']) =>
  runCheck(
    autoScalingSpotShare,
    { autoScalingGroups: [anAutoScalingGroup(group)], ...(launchTemplates && { launchTemplates }) },
    CARRYING,
  ).map(({ status }) => status);

const mixed = (onDemandBaseCapacity: number, onDemandPercentageAboveBaseCapacity: number) => ({
  launchTemplate: null,
  mixedInstancesPolicy: {
    launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
    overrides: [],
    onDemandBaseCapacity,
    onDemandPercentageAboveBaseCapacity,
  },
});

describe('auto-scaling-spot-share', () => {
  it.each([
    ['no Spot', mixed(0, 100), 'pass'],
    ['all but a base', mixed(2, 0), 'pass'],
    ['one in a hundred On-Demand', mixed(0, 1), 'pass'],
    ['all', mixed(0, 0), 'warn'],
  ])('of a mixed policy: %s', (_, group, status) => expect(judge(group)).toEqual([status]));

  it.each([
    ['On-Demand', [aLaunchTemplate()], 'pass'],
    ['Spot', [aLaunchTemplate({ marketType: 'spot' })], 'warn'],
    ['one that is gone', [], 'unknown'],
    ['one that could not be read', undefined, 'unknown'],
  ])('of a launch template: %s', (_, templates, status) => expect(judge({}, templates)).toEqual([status]));
});
