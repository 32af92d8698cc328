import { describe, expect, it } from '@jest/globals';
import { cacheZones } from '../../../src/checks/architecture/cache-zones';
import type { CacheReplicationGroup } from '../../../src/model/artifacts';
import {
  aCacheCluster,
  aMemcachedCluster,
  aReplicationGroup,
  aShard,
  clustersOf,
} from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const group = (overrides: Partial<CacheReplicationGroup> = {}) => {
  const cacheReplicationGroups = [aReplicationGroup(overrides)];
  return { cacheReplicationGroups, cacheClusters: cacheReplicationGroups.flatMap((one) => clustersOf(one)) };
};
const inZones = (...zones: (string | null)[]) => group({ nodeGroups: [aShard(zones)] });

describe('cache-zones', () => {
  it.each([
    ['two nodes in two zones', group(), 'pass'],
    ['Multi-AZ off', group({ multiAz: false }), 'warn'],
    ['automatic failover off', group({ automaticFailover: 'disabled' }), 'fail'],
    [
      'automatic failover about to change',
      group({ pendingModifications: ['AutomaticFailoverStatus'] }),
      'fail',
    ],
    ['one node', inZones('us-east-1a'), 'fail'],
    ['two nodes in one zone', inZones('us-east-1a', 'us-east-1a'), 'fail'],
    ['an unknown zone beside one', inZones('us-east-1a', null), 'unknown'],
    ['an unknown zone beside two', inZones('us-east-1a', 'us-east-1b', null), 'pass'],
    [
      'one shard of two without a replica',
      group({
        nodeGroups: [aShard(['us-east-1a', 'us-east-1b']), aShard(['us-east-1a'], { nodeGroupId: '0002' })],
      }),
      'fail',
    ],
    [
      'a node of no group',
      { cacheReplicationGroups: [], cacheClusters: [aCacheCluster({ replicationGroupId: null })] },
      'fail',
    ],
    [
      'a group that is not listed',
      { cacheReplicationGroups: [], cacheClusters: [aCacheCluster()] },
      'unknown',
    ],
    ['Memcached in two zones', { cacheReplicationGroups: [], cacheClusters: [aMemcachedCluster()] }, 'pass'],
    [
      'Memcached in one zone',
      { cacheReplicationGroups: [], cacheClusters: [aMemcachedCluster(['us-east-1a', 'us-east-1a'])] },
      'fail',
    ],
    [
      'Memcached in zones that are not known',
      { cacheReplicationGroups: [], cacheClusters: [aMemcachedCluster([null, null])] },
      'unknown',
    ],
    [
      'one that is being deleted',
      { ...inZones('us-east-1a'), ...group({ status: 'deleting' }) },
      'notApplicable',
    ],
  ])('%s', (_, artifacts, status) => {
    expect(statusesOf(cacheZones, artifacts, CARRYING)).toEqual([status]);
  });

  it('does not apply where the traffic of the event does not come', () => {
    const placed = () => ({ placement: 'off', because: 'The plan says so.' }) as const;
    expect(statusesOf(cacheZones, inZones('us-east-1a'), { placed })).toEqual(['notApplicable']);
  });

  it('adds a replica, and turns Multi-AZ on', () => {
    const [judged] = runCheck(cacheZones, inZones('us-east-1a'), CARRYING);
    expect(judged).toMatchObject({
      fix: {
        command: [
          { words: expect.arrayContaining(['increase-replica-count', '--new-replica-count', '1']) },
          { words: expect.arrayContaining(['--multi-az-enabled', '--automatic-failover-enabled']) },
        ],
      },
    });
  });
});
