import { describe, expect, it } from '@jest/globals';
import { burstableCacheNodes } from '../../../src/checks/capacity/burstable-cache-nodes';
import { aReplicationGroup, clustersOf } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('burstable-cache-nodes', () => {
  it.each([
    ['cache.t3.medium', 'available', 'warn'],
    ['cache.t4g.micro', 'available', 'warn'],
    ['cache.m7g.large', 'available', 'pass'],
    ['cache.t4g.micro', 'deleting', 'notApplicable'],
  ])('%s that is %s', (cacheNodeType, status, judged) => {
    const cacheReplicationGroups = [aReplicationGroup({ cacheNodeType, status })];
    const cacheClusters = cacheReplicationGroups.flatMap((group) => clustersOf(group));
    expect(statusesOf(burstableCacheNodes, { cacheReplicationGroups, cacheClusters })).toEqual([judged]);
  });
});
