import { describe, expect, it } from '@jest/globals';
import { dbBackups } from '../../../src/checks/architecture/db-backups';
import { aDbCluster, aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-backups', () => {
  it.each([
    ['seven days', 7, 'pass'],
    ['one less', 6, 'warn'],
    ['one day', 1, 'warn'],
    ['off', 0, 'fail'],
  ])('%s', (_, backupRetentionPeriod, status) => {
    const dbInstances = [aDbInstance({ backupRetentionPeriod })];
    const dbClusters = [aDbCluster({ backupRetentionPeriod })];
    expect(statusesOf(dbBackups, { dbInstances, dbClusters: [] })).toEqual([status]);
    expect(statusesOf(dbBackups, { dbInstances: [], dbClusters })).toEqual([status]);
  });

  it.each([
    [
      0,
      'Automated backups are off.',
      /^Keep automated backups for seven days\. Turning them on .* quiet hour\.$/,
    ],
    [6, 'Kept for 6 days.', /^Keep automated backups for seven days\.$/],
  ])('with %d days says what it is, and turns seven on at once', (backupRetentionPeriod, detail, action) => {
    const dbInstances = [aDbInstance({ backupRetentionPeriod })];
    const [judged] = runCheck(dbBackups, { dbInstances, dbClusters: [] });
    expect(judged).toMatchObject({
      detail,
      fix: {
        action: expect.stringMatching(action),
        command: { words: expect.arrayContaining(['--backup-retention-period', '7', '--apply-immediately']) },
      },
    });
  });

  it('does not judge a read replica, which has no backups of its own', () => {
    const dbInstances = [aDbInstance({ backupRetentionPeriod: 0, readReplicaSource: 'orders' })];
    expect(statusesOf(dbBackups, { dbInstances, dbClusters: [] })).toEqual(['notApplicable']);
  });

  it('judges a cluster once, not each of its members', () => {
    const judged = runCheck(dbBackups, { dbInstances: clusterMembers(), dbClusters: [aDbCluster()] });
    expect(judged.map((judgement) => judgement.resource.name)).toEqual(['cluster/catalog']);
  });
});
