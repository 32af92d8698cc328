import { describe, expect, it } from '@jest/globals';
import { autoScalingGroupZones } from '../../../src/checks/architecture/auto-scaling-group-zones';
import { anAutoScalingGroup } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

describe('auto-scaling-group-zones', () => {
  it.each([
    ['one zone', { availabilityZones: ['us-east-1a'] }, 'fail'],
    ['two zones', { availabilityZones: ['us-east-1a', 'us-east-1b'] }, 'pass'],
    [
      'a group that runs nothing',
      { availabilityZones: ['us-east-1a'], maxSize: 0, minSize: 0 },
      'notApplicable',
    ],
  ])('%s', (_, group, status) => {
    const [judgement] = runCheck(autoScalingGroupZones, { autoScalingGroups: [anAutoScalingGroup(group)] });
    expect(judgement?.status).toBe(status);
  });

  it('judges every group by its name', () => {
    const groups = ['web', 'api'].map((autoScalingGroupName) => anAutoScalingGroup({ autoScalingGroupName }));
    const names = runCheck(autoScalingGroupZones, { autoScalingGroups: groups }).map((j) => j.resource.name);
    expect(names).toEqual(['web', 'api']);
  });

  it('names the subnets that it keeps', () => {
    const [judgement] = runCheck(autoScalingGroupZones, {
      autoScalingGroups: [anAutoScalingGroup({ availabilityZones: ['us-east-1a'], subnetIds: ['subnet-a'] })],
    });
    expect(judgement).toMatchObject({
      fix: { action: expect.stringContaining('subnet-a') },
    });
  });
});
