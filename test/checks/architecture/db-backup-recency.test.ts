import { describe, expect, it } from '@jest/globals';
import { dbBackupRecency } from '../../../src/checks/architecture/db-backup-recency';
import { aDbCluster, aDbInstance } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const asOf = '2026-11-22T00:00:00Z';

describe('db-backup-recency', () => {
  it.each([
    ['an hour ago', '2026-11-21T23:00:00.000Z', 'pass'],
    ['a second more', '2026-11-21T22:59:59Z', 'warn'],
    ['a millisecond less than an hour and a second', '2026-11-21T22:59:59.999Z', 'warn'],
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

  it.each([
    ['2026-11-21T21:30:00Z', '2.5 hours'],
    ['2026-11-22T00:05:00Z', '0.0 hours'],
  ])('says how old %s is', (latestRestorableTime, age) => {
    const dbInstances = [aDbInstance({ latestRestorableTime })];
    const [judged] = runCheck(dbBackupRecency, { dbInstances, dbClusters: [] }, { asOf });
    expect(judged?.detail).toBe(
      `It can be restored to ${latestRestorableTime}, ${age} before the inventory was taken.`,
    );
  });

  it.each([
    ['has no backups of its own', null, 'notApplicable'],
    ['has old ones', '2026-11-20T00:00:00Z', 'fail'],
  ])('judges a cluster without instances by its backups: it %s', (_, latestRestorableTime, status) => {
    const dbClusters = [aDbCluster({ members: [], latestRestorableTime })];
    expect(statusesOf(dbBackupRecency, { dbInstances: [], dbClusters }, { asOf })).toEqual([status]);
  });

  it('leaves backups that are off to the check of backups', () => {
    const dbInstances = [aDbInstance({ backupRetentionPeriod: 0, latestRestorableTime: null })];
    expect(statusesOf(dbBackupRecency, { dbInstances, dbClusters: [] }, { asOf })).toEqual(['notApplicable']);
  });
});
