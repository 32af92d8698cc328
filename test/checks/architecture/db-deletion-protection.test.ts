import { describe, expect, it } from '@jest/globals';
import { dbDeletionProtection } from '../../../src/checks/architecture/db-deletion-protection';
import { aDbCluster, aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-deletion-protection', () => {
  it.each([
    ['on', true, 'pass'],
    ['off', false, 'warn'],
  ])('%s', (_, deletionProtection, status) => {
    const dbInstances = [aDbInstance({ deletionProtection })];
    const dbClusters = [aDbCluster({ deletionProtection })];
    expect(statusesOf(dbDeletionProtection, { dbInstances, dbClusters })).toEqual([status, status]);
  });

  it('is turned on by a command', () => {
    const unprotected = { deletionProtection: false };
    const judged = runCheck(dbDeletionProtection, {
      dbInstances: [aDbInstance(unprotected)],
      dbClusters: [aDbCluster(unprotected)],
    });
    expect(judged).toMatchObject([
      {
        fix: {
          command: {
            words: expect.arrayContaining(['modify-db-instance', 'orders', '--deletion-protection']),
          },
        },
      },
      {
        fix: {
          command: {
            words: expect.arrayContaining(['modify-db-cluster', 'catalog', '--deletion-protection']),
          },
        },
      },
    ]);
  });

  it('takes the protection of the cluster for that of its members', () => {
    const dbInstances = clusterMembers().map((db) => ({ ...db, deletionProtection: false }));
    expect(statusesOf(dbDeletionProtection, { dbInstances, dbClusters: [aDbCluster()] })).toEqual(['pass']);
  });
});
