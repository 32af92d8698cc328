import { describe, expect, it } from '@jest/globals';
import { dbReplicaLag } from '../../../src/checks/architecture/db-replica-lag';
import type { DbInstance, DbInstancePeak } from '../../../src/model/artifacts';
import { aDbCluster, aDbInstance, aDbInstancePeak, clusterMembers } from '../../builders/artifacts';
import { aPeak } from '../../builders/artifacts/fields';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (
  db: Partial<DbInstance>,
  replicaLagSeconds: DbInstancePeak['replicaLagSeconds'],
  placed = CARRYING,
) =>
  runCheck(
    dbReplicaLag,
    {
      dbInstances: [aDbInstance({ readReplicaSource: 'orders-main', ...db })],
      dbClusters: [],
      dbInstancePeaks: [aDbInstancePeak({ replicaLagSeconds })],
    },
    placed,
  );

describe('db-replica-lag', () => {
  it.each([
    ['10 s', aPeak(10), 'pass'],
    ['more', aPeak(10.1), 'warn'],
    ['a minute', aPeak(60), 'warn'],
    ['more than that', aPeak(60.1), 'fail'],
    ['no data', null, 'unknown'],
    ['an earlier inventory', undefined, 'unknown'],
    ['too few hours', { ...aPeak(1), hoursWithData: 3 }, 'unknown'],
  ])('%s', (_, lag, status) => {
    expect(judge({}, lag).map((judgement) => judgement.status)).toEqual([status]);
  });

  it.each([
    ['replicating', 'pass'],
    ['error', 'fail'],
    ['stopped', 'fail'],
    ['terminated', 'fail'],
    // It has none, as readers of a cluster, or is of an earlier inventory.
    [null, 'pass'],
    [undefined, 'pass'],
  ])('of which the replication is %s', (replicationStatus, status) => {
    expect(judge({ replicationStatus }, aPeak(1))[0]?.status).toBe(status);
  });

  it.each([
    ['off', 'notApplicable'],
    ['unplaced', 'warn'],
  ] as const)('turns nothing red for a replica that is %s the path of traffic', (placement, status) => {
    const [judged] = judge({ replicationStatus: 'error' }, null, {
      placed: () => ({ placement, because: 'So.' }),
    });
    expect(judged?.status).toBe(status);
  });

  it('judges the readers of a cluster, and neither its writer nor what has no source', () => {
    const judged = runCheck(
      dbReplicaLag,
      {
        dbInstances: [aDbInstance(), ...clusterMembers()],
        dbClusters: [aDbCluster()],
        dbInstancePeaks: [
          aDbInstancePeak({ dbInstanceIdentifier: 'catalog-2', replicaLagSeconds: aPeak(0.02) }),
        ],
      },
      CARRYING,
    );
    expect(judged).toMatchObject([{ status: 'pass', resource: { name: 'catalog-2' } }]);
  });
});
