import { describe, expect, it } from '@jest/globals';
import { cacheNotifications } from '../../../src/checks/architecture/cache-notifications';
import type { CacheCluster } from '../../../src/model/artifacts';
import { aReplicationGroup, clustersOf } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const account = (cluster: Partial<CacheCluster>, status = 'available') => ({
  cacheReplicationGroups: [aReplicationGroup({ status })],
  cacheClusters: clustersOf(aReplicationGroup(), cluster),
});

describe('cache-notifications', () => {
  it.each([
    ['a topic', account({}), 'pass'],
    ['none', account({ notificationTopicArn: null }), 'warn'],
    ['none of what is being deleted', account({ notificationTopicArn: null }, 'deleting'), 'notApplicable'],
  ])('%s', (_, artifacts, status) => {
    expect(statusesOf(cacheNotifications, artifacts)).toEqual([status]);
  });
});
