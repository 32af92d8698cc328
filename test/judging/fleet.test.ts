import { describe, expect, it } from '@jest/globals';
import { fleetOf, groupOwner } from '../../src/judging/fleet';
import { clusterOf } from '../../src/model/clusters';
import { anAutoScalingGroup, anAutoScalingInstance } from '../builders/artifacts';

describe('a fleet', () => {
  it.each([
    [
      'a Karpenter pool',
      { 'karpenter.sh/nodepool': 'default', 'eks:eks-cluster-name': 'shop' },
      'shop/default',
    ],
    ['a pool of an old Karpenter', { 'karpenter.sh/provisioner-name': 'default' }, 'default'],
    ['a cluster, as its controller writes it', { 'elbv2.k8s.aws/cluster': 'shop' }, 'shop'],
    ['a cluster', { 'kubernetes.io/cluster/shop': 'owned', Name: 'node' }, 'shop'],
    ['an EMR job flow', { 'aws:elasticmapreduce:job-flow-id': 'j-1', Name: 'node' }, 'j-1'],
    ['its name', { Name: 'bastion' }, 'bastion'],
    ['its id', { Name: '' }, 'i-1'],
  ] as const)('is called by %s', (_, tags, name) => {
    expect(fleetOf({ instanceId: 'i-1', tags: { ...tags } as Record<string, string> })).toBe(name);
  });

  it.each([
    ['the group that lists it, whatever EC2 names', 'i-1', 'old', 'web'],
    ['the group that EC2 names, where none lists it', 'i-2', 'old', 'old'],
    ['none', 'i-2', null, null],
  ])('has an instance that belongs to %s', (_, instanceId, autoScalingGroupName, expected) => {
    const groups = [anAutoScalingGroup({ instances: [anAutoScalingInstance({ instanceId: 'i-1' })] })];
    expect(groupOwner(groups)({ instanceId, autoScalingGroupName })).toBe(expected);
  });

  it('is of no cluster where no tag says so', () => {
    expect(clusterOf({ Name: 'web' })).toBeNull();
  });
});
