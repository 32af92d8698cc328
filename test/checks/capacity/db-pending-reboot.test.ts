import { describe, expect, it } from '@jest/globals';
import { dbPendingReboot } from '../../../src/checks/capacity/db-pending-reboot';
import { aDbCluster, aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

describe('db-pending-reboot', () => {
  it.each([
    ['nothing waits', [], 'pass'],
    ['a parameter group of its own waits', ['shop'], 'warn'],
  ])('%s', (_, parameterGroupsPendingReboot, status) => {
    const dbInstances = [aDbInstance({ parameterGroupsPendingReboot })];
    expect(runCheck(dbPendingReboot, { dbInstances, dbClusters: [] })[0]?.status).toBe(status);
  });

  it('finds the member for which the group of its cluster waits, and no other', () => {
    const dbClusters = [
      aDbCluster({
        dbClusterParameterGroup: 'shop-cluster',
        members: [
          { dbInstanceIdentifier: 'catalog-1', isWriter: true, isPendingReboot: true },
          { dbInstanceIdentifier: 'catalog-2', isWriter: false, isPendingReboot: false },
        ],
      }),
    ];
    const judged = runCheck(dbPendingReboot, { dbInstances: clusterMembers(), dbClusters });
    expect(judged.map(({ status }) => status)).toEqual(['warn', 'pass']);
    expect(judged[0]).toMatchObject({
      detail: 'Changes of the parameter group shop-cluster wait for a reboot.',
      fix: { command: { words: expect.arrayContaining(['reboot-db-instance', 'catalog-1']) } },
    });
  });
});
