import { describe, expect, it } from '@jest/globals';
import { dbMemory } from '../../../src/checks/capacity/db-memory';
import { aDbCluster, aDbInstance, aDbInstancePeak, aPeak, clusterMembers } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const GIB = 1024 ** 3;
const free = (gib: number, swapGiB = 0, hoursWithData = 336) => [
  aDbInstancePeak({
    freeableMemoryBytes: aPeak(gib * GIB, { hoursWithData }),
    swapBytes: aPeak(swapGiB * GIB),
  }),
];

describe('db-memory, of the 8 GiB of db.m5.large', () => {
  it.each([
    // 5 % are 0.4 GiB; 25 % are 2 GiB.
    ['mysql', 0.4, 'pass'],
    ['mysql', 0.39, 'warn'],
    ['mariadb', 0.39, 'warn'],
    ['aurora-postgresql', 0.4, 'pass'],
    ['aurora-mysql', 0.39, 'warn'],
    ['postgres', 2, 'pass'],
    ['postgres', 1.99, 'warn'],
    ['oracle-ee', 1.99, 'warn'],
    ['mysql', 0, 'warn'],
  ])('%s with %d GiB free', (engine, gib, status) => {
    const dbInstances = [aDbInstance({ engine })];
    expect(statusesOf(dbMemory, { dbInstances, dbInstancePeaks: free(gib) }, CARRYING)).toEqual([status]);
  });

  it.each([
    ['as much as is free is swapped out', free(1, 1), 'pass'],
    ['more than is free is swapped out', free(1, 1.1), 'warn'],
    ['swap is not published', [aDbInstancePeak({ swapBytes: null })], 'pass'],
    ['data of two days', free(4, 0, 48), 'pass'],
    ['data of an hour less', free(4, 0, 47), 'unknown'],
    ['none in data of one hour', free(0, 0, 1), 'warn'],
    ['CloudWatch has no data', [aDbInstancePeak({ freeableMemoryBytes: null })], 'unknown'],
    ['an earlier inventory', [aDbInstancePeak({ freeableMemoryBytes: undefined })], 'unknown'],
    ['no peaks of it', [], 'unknown'],
  ])('%s', (_, dbInstancePeaks, status) => {
    expect(statusesOf(dbMemory, { dbInstances: [aDbInstance()], dbInstancePeaks }, CARRYING)).toEqual([
      status,
    ]);
  });

  it('does not matter off the path of traffic', () => {
    const placed = () => ({ placement: 'off', because: 'Nothing leads to it.' }) as const;
    const artifacts = { dbInstances: [aDbInstance()], dbInstancePeaks: free(0) };
    expect(statusesOf(dbMemory, artifacts, { placed })).toEqual(['notApplicable']);
  });

  it('takes AWS’s word for the memory of a class before its own', () => {
    const type = {
      instanceType: 'm5.large',
      vCpus: 2,
      memoryMiB: 16 * 1024,
      burstable: false,
      currentGeneration: true,
      networkPerformance: null,
      ebs: null,
    };
    const artifacts = {
      dbInstances: [aDbInstance()],
      dbInstancePeaks: free(0.5),
      ec2InstanceTypes: { 'm5.large': type },
    };
    // 5 % of 16 GiB are 0.8.
    expect(runCheck(dbMemory, artifacts, CARRYING)).toMatchObject([
      { status: 'warn', detail: expect.stringContaining(': 3.1 % of the 16 GiB of db.m5.large') },
    ]);
  });

  it.each([
    // 5 % of 16 ACU × 2 GiB are 1.6.
    ['its range', { maxCapacity: 16 }, 1.6, 'pass'],
    ['a little less', { maxCapacity: 16 }, 1.5, 'warn'],
    ['no range that is known', null, 1.5, 'unknown'],
  ])('counts Aurora Serverless up to its largest capacity: %s', (_, serverlessV2Scaling, gib, status) => {
    const [writer] = clusterMembers();
    const dbInstances = writer ? [{ ...writer, dbInstanceClass: 'db.serverless' }] : [];
    const dbClusters = [aDbCluster({ serverlessV2Scaling })];
    const dbInstancePeaks = free(gib).map((peak) => ({ ...peak, dbInstanceIdentifier: 'catalog-1' }));
    expect(statusesOf(dbMemory, { dbInstances, dbClusters, dbInstancePeaks }, CARRYING)).toEqual([status]);
  });
});
