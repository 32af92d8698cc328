import { describe, expect, it } from '@jest/globals';
import {
  aMemcachedCluster,
  aReplicationGroup,
  aServerlessCache,
  aServiceQuota,
  aShard,
  clustersOf,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const quota = (quotaCode: string, value: number) => [
  aServiceQuota({ serviceCode: 'elasticache', quotaCode, quotaName: quotaCode, value }),
];

describe('cache-nodes', () => {
  const artifacts = (value: number) => ({
    cacheClusters: [...clustersOf(aReplicationGroup()), aMemcachedCluster()],
    serviceQuotas: quota('L-DFE45DF3', value),
  });

  it.each([
    // 2 nodes of the group and 2 of Memcached; yellow above 80 %.
    [5, 'green'],
    [4, 'yellow'],
    [3, 'red'],
  ])('has 4 of %d', (value, status) => {
    expect(onlyCeiling('cache-nodes', artifacts(value))).toMatchObject({ now: 4, limit: value, status });
  });

  it('counts what is planned', () => {
    const plan = aPlan({ plannedAdditions: [{ quota: 'L-DFE45DF3', region: 'us-east-1', count: 3 }] });
    expect(onlyCeiling('cache-nodes', artifacts(6), { plan })).toMatchObject({ atPeak: 7, status: 'red' });
  });

  it('is grey without the quota, and nothing where there is nothing', () => {
    expect(onlyCeiling('cache-nodes', { ...artifacts(5), serviceQuotas: [] }).status).toBe('grey');
    expect(ceilingsOf('cache-nodes', { cacheClusters: [] })).toEqual([]);
  });
});

describe('cache-nodes-per-cluster', () => {
  it('counts the nodes of groups with cluster mode, and of Memcached', () => {
    const group = aReplicationGroup({
      clusterEnabled: true,
      nodeGroups: [aShard(['us-east-1a', 'us-east-1b']), aShard(['us-east-1a'], { nodeGroupId: '0002' })],
    });
    const ceilings = ceilingsOf('cache-nodes-per-cluster', {
      cacheReplicationGroups: [group, aReplicationGroup({ replicationGroupId: 'plain' })],
      cacheClusters: [...clustersOf(group), aMemcachedCluster()],
      serviceQuotas: [...quota('L-AF354865', 90), ...quota('L-8C334AD1', 2)],
    });
    expect(ceilings.map(({ resource, now, limit, status }) => [resource, now, limit, status])).toEqual([
      ['sessions', 3, 90, 'green'],
      ['pages', 2, 2, 'yellow'],
    ]);
  });
});

describe('serverless-cache-count', () => {
  it('counts what is not being deleted', () => {
    const artifacts = {
      serverlessCaches: [
        aServerlessCache(),
        aServerlessCache({ serverlessCacheName: 'old', status: 'deleting' }),
      ],
      serviceQuotas: quota('L-BBCDAECC', 40),
    };
    expect(onlyCeiling('serverless-cache-count', artifacts)).toMatchObject({
      now: 1,
      limit: 40,
      status: 'green',
    });
  });
});
