import { describe, expect, it } from '@jest/globals';
import { dbReplicaLag } from '../../../src/checks/capacity/db-replica-lag';
import { aDbCluster, aDbInstance, aDbInstancePeak, aPeak, clusterMembers } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const replica = (engine = 'mysql') => ({
  dbInstances: [aDbInstance({ engine, readReplicaSource: 'shop' })],
  dbClusters: [],
});
const behind = (seconds: number, hoursWithData = 336) => [
  aDbInstancePeak({ replicaLagSeconds: aPeak(seconds, { hoursWithData }), isReplicationStopped: false }),
];

describe('db-replica-lag', () => {
  it.each([
    // 10 × 6 s are 60 s.
    ['as much as AWS recommends at the peak', 10, 6, 336, 'pass'],
    ['more than that at the peak', 10, 6.1, 336, 'warn'],
    ['half a minute at normal traffic', 10, 30, 336, 'warn'],
    ['half a minute, where traffic does not grow', 1, 30, 336, 'pass'],
    ['more than a minute, where traffic shrinks', 0.5, 61, 336, 'warn'],
    ['little, in data of two days', 10, 1, 48, 'pass'],
    ['little, in data of an hour less', 10, 1, 47, 'unknown'],
    ['more than a minute, in data of one hour', 10, 61, 1, 'warn'],
    ['little, by a multiplier that nobody knows', null, 1, 336, 'unknown'],
    ['more than a minute, by a multiplier that nobody knows', null, 61, 336, 'warn'],
  ])('%s', (_, multiplier, seconds, hours, status) => {
    const artifacts = { ...replica(), dbInstancePeaks: behind(seconds, hours) };
    expect(statusesOf(dbReplicaLag, artifacts, { ...CARRYING, multiplier })).toEqual([status]);
  });

  it.each([
    [10, 7, '; 70 s if it grows with 10× traffic, an assumption'],
    [1.5, 60, '; 90 s if it grows with 1.5× traffic, an assumption'],
    [10, 61, ''],
    [null, 61.23, ''],
  ])('says how far it falls behind at %s×, of %d s', (multiplier, seconds, grown) => {
    const artifacts = { ...replica(), dbInstancePeaks: behind(seconds) };
    const [judged] = runCheck(dbReplicaLag, artifacts, { ...CARRYING, multiplier });
    const known = `At most ${seconds === 61.23 ? 61.2 : seconds} s behind at normal traffic, at`;
    expect(judged?.detail.startsWith(known)).toBe(true);
    expect(judged?.detail.endsWith(`Z${grown}. AWS recommends no more than 60 s.`)).toBe(true);
  });

  it.each([[], [aDbInstancePeak({ replicaLagSeconds: null })]])(
    'says that there are no data: %#',
    (...peaks) => {
      const [judged] = runCheck(dbReplicaLag, { ...replica(), dbInstancePeaks: peaks }, CARRYING);
      expect(judged).toMatchObject({
        status: 'unknown',
        detail: expect.stringContaining('the lag of orders'),
      });
    },
  );

  it.each([
    // 10 × 6 s.
    [6, 'pass'],
    [7, 'unknown'],
    [300, 'unknown'],
    [301, 'warn'],
  ])('cannot tell lag from silence in PostgreSQL: %d s', (seconds, status) => {
    const artifacts = { ...replica('postgres'), dbInstancePeaks: behind(seconds) };
    expect(statusesOf(dbReplicaLag, artifacts, { ...CARRYING, multiplier: 10 })).toEqual([status]);
  });

  it.each([
    ['CloudWatch has no lag', aDbInstancePeak(), 'unknown'],
    ['an earlier inventory has none', aDbInstancePeak({ replicaLagSeconds: undefined }), 'unknown'],
    ['it does not replicate', aDbInstancePeak({ isReplicationStopped: true }), 'notApplicable'],
  ])('%s', (_, peak, status) => {
    expect(statusesOf(dbReplicaLag, { ...replica(), dbInstancePeaks: [peak] }, CARRYING)).toEqual([status]);
  });

  it('judges the readers of a cluster, and neither its writer nor what stands alone', () => {
    const judgements = runCheck(
      dbReplicaLag,
      {
        dbInstances: [aDbInstance(), ...clusterMembers()],
        dbClusters: [aDbCluster()],
        dbInstancePeaks: [
          aDbInstancePeak({ dbInstanceIdentifier: 'catalog-2', replicaLagSeconds: aPeak(30) }),
        ],
      },
      CARRYING,
    );
    expect(judgements).toMatchObject([
      {
        status: 'warn',
        resource: { name: 'catalog-2' },
        // 10 × 30 s.
        detail: expect.stringContaining('; 300 s if it grows with 10× traffic, an assumption.'),
      },
    ]);
  });
});
