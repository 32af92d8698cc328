import { describe, expect, it } from '@jest/globals';
import type { Artifacts, DbInstancePeak, ScalableTarget } from '../../../src/model/artifacts';
import {
  aDbCluster,
  aDbInstancePeak,
  anAccountQuota,
  aPeak,
  aReaderTarget,
  aServiceQuota,
  clusterMembers,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1a'];

/** A writer at 10 % and two readers at 30 % CPU each, of which Application Auto Scaling may have 10, each at 60 %. */
const account = (
  target: Partial<ScalableTarget> = {},
  reader: Partial<DbInstancePeak> = {},
): Partial<Artifacts> => ({
  dbInstances: clusterMembers(ZONES),
  dbClusters: [
    aDbCluster({
      members: [1, 2, 3].map((number) => ({
        dbInstanceIdentifier: `catalog-${number}`,
        isWriter: number === 1,
        isPendingReboot: false,
        promotionTier: 1,
      })),
    }),
  ],
  dbInstancePeaks: [
    aDbInstancePeak({ dbInstanceIdentifier: 'catalog-1', cpuUtilization: aPeak(10) }),
    aDbInstancePeak({ dbInstanceIdentifier: 'catalog-2', cpuUtilization: aPeak(30) }),
    aDbInstancePeak({ dbInstanceIdentifier: 'catalog-3', cpuUtilization: aPeak(30), ...reader }),
  ],
  scalableTargets: [aReaderTarget({ minCapacity: 1, maxCapacity: 10, ...target })],
});
const at = (multiplier: number, survive: 'none' | 'az' = 'none') => ({
  plan: aPlan({ traffic: { multiplier }, resilience: { survive } }),
  multiplier,
});

describe('db-readers', () => {
  const FAMILY = 'db-readers';

  it('knows those of Neptune, which Application Auto Scaling counts by its own name of them', () => {
    const aurora = account();
    const artifacts = {
      ...aurora,
      dbInstances: aurora.dbInstances?.map((one) => ({ ...one, engine: 'neptune' })),
      dbClusters: aurora.dbClusters?.map((one) => ({ ...one, engine: 'neptune' })),
      scalableTargets: [
        aReaderTarget({
          serviceNamespace: 'neptune',
          scalableDimension: 'neptune:cluster:ReadReplicaCount',
          minCapacity: 1,
          maxCapacity: 10,
          policies: [
            {
              policyName: 'readers',
              policyType: 'TargetTrackingScaling',
              targetValue: 60,
              metric: 'NeptuneReaderAverageCPUUtilization',
            },
          ],
        }),
      ],
    };
    // ⌈60 × 11 ÷ 60⌉ are 11 of 10.
    expect(onlyCeiling(FAMILY, artifacts, at(11))).toMatchObject({
      ...{ resource: 'catalog', now: 2, limit: 10, atPeak: 11, breaksAt: 10, status: 'yellow' },
      fix: {
        command: expect.stringMatching(
          /--service-namespace neptune .*--scalable-dimension neptune:cluster:ReadReplicaCount/,
        ),
      },
    });
  });

  it.each([
    // ⌈60 × 8 ÷ 60⌉ = 8 of 10.
    ['that leave room', 8, 'green', 8],
    ['that leave less', 9, 'yellow', 9],
    // 11 at 60 %, and 60 × 11 ÷ 100 = 6.6 with all CPU.
    ['beyond their target', 11, 'yellow', 11],
    // 60 × 16.7 are 1,002 % of 10 × 100.
    ['that even all CPU is too little for', 16.7, 'red', 17],
  ])('judges readers %s', (_, multiplier, status, atPeak) => {
    expect(onlyCeiling(FAMILY, account(), at(multiplier))).toMatchObject({
      ...{ resource: 'catalog', now: 2, limit: 10, breaksAt: 10 },
      status,
      atPeak,
    });
  });

  it('keeps readers in reserve for the loss of one of two zones', () => {
    // 4 × 2 ÷ (2 − 1).
    expect(onlyCeiling(FAMILY, account(), at(4, 'az')).atPeakWithoutZone).toBe(8);
  });

  it('goes by the lowest maximum of schedules during the event, and by 15 in any case', () => {
    const lowered = {
      ...{ scheduledActionName: 'save', schedule: 'cron(0 * * * ? *)', timeZone: null },
      ...{ minCapacity: null, maxCapacity: 4 },
    };
    expect(onlyCeiling(FAMILY, account({ scheduledActions: [lowered] })).limit).toBe(4);
    expect(onlyCeiling(FAMILY, account({ maxCapacity: 20 })).limit).toBe(15);
  });

  it.each([
    ['whose scaling is suspended', account({ isScaleOutSuspended: true })],
    ['without a policy', account({ policies: [] })],
    [
      'by a metric that says nothing of CPU',
      account({
        policies: aReaderTarget().policies.map((policy) => ({
          ...policy,
          metric: 'RDSReaderAverageDatabaseConnections',
        })),
      }),
    ],
    ['that nothing scales', { ...account(), scalableTargets: [] }],
    ['of a table of that name', account({ serviceNamespace: 'dynamodb' })],
  ])('has nothing to say of readers %s', (_, artifacts) => {
    expect(ceilingsOf(FAMILY, artifacts)).toEqual([]);
  });

  it.each([
    ['has no data', { cpuUtilization: null }],
    ['has too little data', { cpuUtilization: aPeak(1, { hoursWithData: 1 }) }],
  ])('is grey where a reader %s', (_, reader) => {
    expect(onlyCeiling(FAMILY, account({}, reader), at(2)).status).toBe('grey');
  });

  it('raises the maximum, and takes it back', () => {
    // ⌈11 ÷ 0.8⌉.
    expect(onlyCeiling(FAMILY, account(), at(11)).fix).toMatchObject({
      command: expect.stringContaining('--resource-id cluster:catalog'),
      action: expect.stringContaining('to 14'),
      reversal: { command: expect.stringContaining('--max-capacity 10') },
    });
    expect(onlyCeiling(FAMILY, account(), at(13)).fix?.command).toBeUndefined();
  });
});

describe('a reader of which more may be started', () => {
  const colourOf = (family: string, artifacts: Partial<Artifacts>, multiplier: number) =>
    ceilingsOf(family, artifacts, at(multiplier)).map(({ resource, status }) => [resource, status]);

  it('is red only where its share of what all of them do would not fit', () => {
    // 30 × 3.4 are 102 %; with ten in place of two 20.4 %, and at 17× 102 %. The writer has 10 × 3.4.
    expect(colourOf('db-cpu', account(), 2.6)).toEqual([
      ['catalog-1', 'green'],
      ['catalog-2', 'green'],
      ['catalog-3', 'green'],
    ]);
    expect(colourOf('db-cpu', account(), 3.4)).toEqual([
      ['catalog-1', 'green'],
      ['catalog-2', 'yellow'],
      ['catalog-3', 'yellow'],
    ]);
    expect(colourOf('db-cpu', account(), 17)).toEqual([
      ['catalog-1', 'red'],
      ['catalog-2', 'red'],
      ['catalog-3', 'red'],
    ]);
  });

  it.each([
    ['is suspended', account({ isScaleOutSuspended: true })],
    ['has a maximum that is reached', account({ maxCapacity: 2 })],
  ])('counts as it is where scaling %s', (_, artifacts) => {
    expect(colourOf('db-cpu', artifacts, 3.4)).toContainEqual(['catalog-2', 'red']);
  });

  it('counts in the quota of instances, beyond those of now', () => {
    const artifacts = {
      ...account(),
      rdsAccountAttributes: [anAccountQuota({ used: 30, max: 40 })],
      serviceQuotas: [
        aServiceQuota({ serviceCode: 'rds', quotaCode: 'L-7B6409FD', quotaName: 'DB instances', value: 40 }),
      ],
    };
    // 30 + 9 − 2; 30 + 12 − 2 at 12×, which 13 exceed.
    expect(onlyCeiling('db-instances', artifacts, at(9))).toMatchObject({ atPeak: 37, breaksAt: 12 });
    expect(onlyCeiling('db-instances', { ...artifacts, scalableTargets: [] }, at(9)).atPeak).toBe(30);
    expect(
      onlyCeiling('db-instances', { ...artifacts, ...account({}, { cpuUtilization: null }) }, at(9)).status,
    ).toBe('grey');
  });
});
