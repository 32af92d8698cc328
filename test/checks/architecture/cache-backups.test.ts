import { describe, expect, it } from '@jest/globals';
import { cacheBackups } from '../../../src/checks/architecture/cache-backups';
import {
  aCacheCluster,
  aMemcachedCluster,
  aReplicationGroup,
  aServerlessCache,
  clustersOf,
} from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const account = (snapshotRetentionLimit: number, status = 'available') => ({
  cacheReplicationGroups: [aReplicationGroup({ snapshotRetentionLimit, status })],
  cacheClusters: clustersOf(aReplicationGroup()),
  serverlessCaches: [aServerlessCache({ snapshotRetentionLimit, status })],
});

describe('cache-backups', () => {
  it.each([
    [1, 'available', 'pass'],
    [0, 'available', 'warn'],
    [0, 'deleting', 'notApplicable'],
  ])('%d days of what is %s', (days, status, judged) => {
    expect(statusesOf(cacheBackups, account(days, status))).toEqual([judged, judged]);
  });

  it('asks for none of Memcached', () => {
    const artifacts = {
      cacheReplicationGroups: [],
      cacheClusters: [aMemcachedCluster()],
      serverlessCaches: [aServerlessCache({ engine: 'memcached', snapshotRetentionLimit: 0 })],
    };
    expect(statusesOf(cacheBackups, artifacts)).toEqual([]);
  });

  it('names what is changed', () => {
    const artifacts = {
      ...account(0),
      cacheClusters: [
        ...clustersOf(aReplicationGroup()),
        aCacheCluster({ cacheClusterId: 'single', replicationGroupId: null, snapshotRetentionLimit: 0 }),
      ],
    };
    expect(
      runCheck(cacheBackups, artifacts).map((judged) =>
        judged.status === 'warn' && judged.fix.command && 'words' in judged.fix.command
          ? judged.fix.command.words[2]
          : null,
      ),
    ).toEqual(['modify-replication-group', 'modify-cache-cluster', 'modify-serverless-cache']);
  });
});
