import { describe, expect, it } from '@jest/globals';
import { dbServerlessScaling } from '../../../src/checks/capacity/db-serverless-scaling';
import type { DbCluster, DbInstance, DbInstancePeak } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aPeak, aServerlessCluster, aServerlessPeak, serverlessMembers } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** One member that had 2 ACUs at the normal peak, which are 20 at 10×. */
const account = (
  minCapacity: number | null,
  peak: Partial<DbInstancePeak> = {},
  cluster: Partial<DbCluster> = {},
  member: Partial<DbInstance> = {},
) => ({
  dbInstances: serverlessMembers(['us-east-1a']).map((one) => ({ ...one, ...member })),
  dbClusters: [
    aServerlessCluster({
      serverlessV2Scaling: { minCapacity, maxCapacity: 24, secondsUntilAutoPause: 300 },
      ...cluster,
    }),
  ],
  dbInstancePeaks: [aServerlessPeak({ serverlessCapacity: aPeak(2), ...peak })],
});
const risingIn = (minutes: number): EventPlanInput['traffic'] => ({
  multiplier: 10,
  ramp: { shape: 'linear', minutes },
});
const context = (
  traffic: EventPlanInput['traffic'] = { multiplier: 10 },
  multiplier: number | null = 10,
) => ({
  ...CARRYING,
  plan: aPlan({ traffic }),
  multiplier,
  plannedMultiplier: multiplier,
});

describe('db-serverless-scaling', () => {
  it.each([
    ['a minimum that carries the peak', account(20), undefined, 'pass'],
    ['a minimum below it, all at once', account(19.5), undefined, 'warn'],
    ['twice the minimum, in 5 minutes', account(10), risingIn(5), 'pass'],
    ['twice the minimum, in less', account(10), risingIn(4), 'warn'],
    ['more than twice the minimum, in 5 minutes', account(9.5), risingIn(5), 'warn'],
    ['40 times 0.5 in 30 minutes, which are 6 doublings', account(0.5), risingIn(30), 'pass'],
    ['40 times 0.5 in 25 minutes, which are 5', account(0.5), risingIn(25), 'warn'],
    ['a pause, however slow the rise', account(0), risingIn(600), 'warn'],
    ['no data', account(20, { serverlessCapacity: null }), undefined, 'unknown'],
    [
      'too little data',
      account(20, { serverlessCapacity: aPeak(2, { hoursWithData: 1 }) }),
      undefined,
      'unknown',
    ],
    ['a minimum that is not known', account(null), undefined, 'unknown'],
    ['a cluster without a range', account(20, {}, { serverlessV2Scaling: null }), undefined, 'unknown'],
    [
      'one that is being deleted',
      account(1, {}, {}, { dbInstanceStatus: 'deleting' }),
      undefined,
      'notApplicable',
    ],
  ])('%s', (_, artifacts, traffic, status) => {
    expect(statusesOf(dbServerlessScaling, artifacts, context(traffic))).toEqual([status]);
  });

  it('does not judge what is provisioned', () => {
    expect(runCheck(dbServerlessScaling, account(1, {}, {}, { dbInstanceClass: 'db.r6g.large' }))).toEqual(
      [],
    );
  });

  it.each([
    ['that does not rise', 1],
    ['that is not known', null],
  ])('does not apply to traffic %s', (_, multiplier) => {
    const planned = context(multiplier === null ? { peakRequestsPerSecond: 1 } : { multiplier }, multiplier);
    expect(statusesOf(dbServerlessScaling, account(1), planned)).toEqual(['notApplicable']);
  });

  it('sets the minimum, and a maximum with room above it, and takes both back', () => {
    // 20 ÷ 0.8 are 25.
    expect(runCheck(dbServerlessScaling, account(0), context())).toMatchObject([
      {
        detail: expect.stringContaining('it pauses after 300 s without connections'),
        fix: {
          change: 'cluster/sessions@111122223333/us-east-1.minCapacity=20',
          command: { words: expect.arrayContaining(['MinCapacity=20,MaxCapacity=25']) },
          reversal: {
            command: {
              words: expect.arrayContaining(['MinCapacity=0,MaxCapacity=24,SecondsUntilAutoPause=300']),
            },
          },
        },
      },
    ]);
  });

  it('asks for no more than Aurora gives', () => {
    const judged = runCheck(dbServerlessScaling, account(1, { serverlessCapacity: aPeak(30) }), context());
    expect(judged).toMatchObject([
      { fix: { command: { words: expect.arrayContaining(['MinCapacity=256,MaxCapacity=256']) } } },
    ]);
  });
});
