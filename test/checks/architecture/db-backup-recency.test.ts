import { describe, expect, it } from '@jest/globals';
import { dbBackupRecency } from '../../../src/checks/architecture/db-backup-recency';
import { aDbCluster, aDbInstance } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const asOf = '2026-11-22T00:00:00Z';

describe('db-backup-recency', () => {
  it.each([
    ['an hour ago', '2026-11-21T23:00:00.000Z', 'pass'],
    ['a second more', '2026-11-21T22:59:59Z', 'warn'],
    ['a day ago', '2026-11-21T00:00:00Z', 'warn'],
    ['a second more than a day', '2026-11-20T23:59:59Z', 'fail'],
    ['a clock ahead of ours', '2026-11-22T00:05:00Z', 'pass'],
    ['no time', null, 'unknown'],
    ['no time at all', 'yesterday', 'unknown'],
  ])('%s', (_, latestRestorableTime, status) => {
    const dbInstances = [aDbInstance({ latestRestorableTime })];
    const dbClusters = [aDbCluster({ latestRestorableTime })];
    expect(statusesOf(dbBackupRecency, { dbInstances, dbClusters }, { asOf })).toEqual([status, status]);
  });

  it('leaves backups that are off to the check of backups', () => {
    const dbInstances = [aDbInstance({ backupRetentionPeriod: 0, latestRestorableTime: null })];
    expect(statusesOf(dbBackupRecency, { dbInstances, dbClusters: [] }, { asOf })).toEqual(['notApplicable']);
  });
});
