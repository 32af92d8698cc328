import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anEksCluster,
  anEksNodegroup,
  aScalingPolicy,
  aServiceQuota,
  someEksQuotas,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

/** Two busy instances of four; each carries 0.5, so that m times the traffic takes 4·m nodes, and 8·m without one of two zones. */
const workers: Partial<Artifacts> = {
  eksNodegroups: [anEksNodegroup()],
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000 })],
  scheduledActions: [],
  scalingPolicies: [aScalingPolicy()],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  serviceQuotas: someEksQuotas(),
};

describe('eks-nodes-per-node-group', () => {
  const FAMILY = 'eks-nodes-per-node-group';

  it('holds the nodes of the peak against the quota of one node group', () => {
    // 450 ÷ 4 and 450 ÷ 8; 8 × 50 = 400 are more than 80 % of 450, 8 × 45 = 360 as much, and 8 × 57 = 456 too many.
    expect(onlyCeiling(FAMILY, workers, { multiplier: 50 })).toMatchObject({
      resource: 'shop/workers',
      unit: 'nodes',
      limit: 450,
      atPeak: 200,
      breaksAt: 112.5,
      breaksAtWithoutZone: 56.25,
      status: 'yellow',
    });
    expect(onlyCeiling(FAMILY, workers, { multiplier: 57 }).status).toBe('red');
    expect(onlyCeiling(FAMILY, workers, { multiplier: 45 }).status).toBe('green');
  });

  it('asks for a larger quota', () => {
    // 8 × 200 ÷ 0.8.
    expect(onlyCeiling(FAMILY, workers, { multiplier: 200 }).fix?.command).toContain(
      '--service-code eks --quota-code L-BD136A63 --desired-value 2000',
    );
  });

  it('does not know where no load was measured, or the quota is not known', () => {
    const unread = { ...workers, autoScalingGroupPeaks: [] };
    expect(onlyCeiling(FAMILY, unread, { multiplier: 10 }).status).toBe('grey');
    const noQuota = { ...workers, serviceQuotas: [] };
    expect(onlyCeiling(FAMILY, noQuota, { multiplier: 10 }).status).toBe('grey');
  });

  it('leaves out groups that no managed node group names, and node groups without one', () => {
    const others = {
      ...workers,
      eksNodegroups: [
        anEksNodegroup({ autoScalingGroupNames: [] }),
        anEksNodegroup({ nodegroupName: 'gone', autoScalingGroupNames: ['gone'] }),
      ],
    };
    expect(ceilingsOf(FAMILY, others)).toEqual([]);
  });
});

describe('the quotas of what there is', () => {
  it('count the managed node groups of each cluster', () => {
    const nodegroups = ['a', 'b', 'c'].map((nodegroupName) => anEksNodegroup({ nodegroupName }));
    const artifacts = {
      eksNodegroups: [...nodegroups, anEksNodegroup({ clusterName: 'jobs' })],
      serviceQuotas: [aServiceQuota({ serviceCode: 'eks', quotaCode: 'L-6D54EA21', value: 2 })],
    };
    expect(ceilingsOf('eks-node-groups-per-cluster', artifacts)).toMatchObject([
      { resource: 'shop', atPeak: 3, limit: 2, status: 'red' },
      { resource: 'jobs', atPeak: 1, limit: 2, status: 'green' },
    ]);
  });

  it('count clusters, with those that are planned', () => {
    const artifacts = {
      eksClusters: [anEksCluster(), anEksCluster({ clusterName: 'jobs' })],
      serviceQuotas: someEksQuotas(),
    };
    const plan = aPlan({
      plannedAdditions: [{ quota: 'L-1194D53C', region: 'us-east-1', count: 99 }],
    });
    expect(onlyCeiling('eks-clusters', artifacts)).toMatchObject({ atPeak: 2, limit: 100, status: 'green' });
    expect(onlyCeiling('eks-clusters', artifacts, { plan })).toMatchObject({ atPeak: 101, status: 'red' });
    expect(ceilingsOf('eks-clusters', { ...artifacts, eksClusters: [] })).toEqual([]);
  });
});
