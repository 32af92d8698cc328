import { describe, expect, it } from '@jest/globals';
import type { ArtifactId } from '../../src/model/artifacts';
import { actionsOf, denialsOf, lostWithout, touchedWithout } from './denials';

const collector = (id: ArtifactId, action: string, needs: ArtifactId[] = [], uses: ArtifactId[] = []) => ({
  ...{ id, needs, uses },
  actions: [action],
});

/** Groups are needed by their peaks, which help the databases' peaks; quotas stand alone. */
const collectors = [
  collector('autoScalingGroups', 'autoscaling:DescribeAutoScalingGroups'),
  collector('autoScalingGroupPeaks', 'cloudwatch:GetMetricData', ['autoScalingGroups']),
  collector('dbInstancePeaks', 'rds:DescribeDBInstances', [], ['autoScalingGroupPeaks']),
  collector('serviceQuotas', 'servicequotas:ListServiceQuotas'),
];

describe('permissions that are taken away together', () => {
  it('lose what calls them and what needs that, and touch what uses it', () => {
    const denied = ['autoscaling:DescribeAutoScalingGroups'];
    expect([...lostWithout(denied, collectors)]).toEqual(['autoScalingGroups', 'autoScalingGroupPeaks']);
    expect([...touchedWithout(denied, collectors)]).toEqual([
      'autoScalingGroups',
      'autoScalingGroupPeaks',
      'dbInstancePeaks',
    ]);
  });

  it('touch different artifacts, and are each taken away once', () => {
    const groups = denialsOf(collectors);
    expect(groups.flat().toSorted()).toEqual(actionsOf(collectors).toSorted());
    expect(groups[0]).toEqual(['autoscaling:DescribeAutoScalingGroups', 'servicequotas:ListServiceQuotas']);
    for (const group of groups) {
      const touched = group.flatMap((action) => [...touchedWithout([action], collectors)]);
      expect(touched).toEqual([...new Set(touched)]);
    }
  });
});
