import { describe, expect, it } from '@jest/globals';
import { dbReaderScaling } from '../../../src/checks/capacity/db-reader-scaling';
import type { ScalableTarget } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aDbCluster, aDbInstancePeak, aPeak, aReaderTarget, clusterMembers } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

/** A reader at 30 % CPU at the normal peak, which are 300 % at 10×. */
const account = (target: Partial<ScalableTarget> = {}, cpu: number | null = 30, hoursWithData = 336) => ({
  dbInstances: clusterMembers(),
  dbClusters: [aDbCluster()],
  dbInstancePeaks: [
    aDbInstancePeak({
      dbInstanceIdentifier: 'catalog-2',
      cpuUtilization: cpu === null ? null : aPeak(cpu, { hoursWithData }),
    }),
  ],
  scalableTargets: [aReaderTarget({ minCapacity: 1, ...target })],
});
const risingIn = (minutes: number): EventPlanInput['traffic'] => ({
  multiplier: 10,
  ramp: { shape: 'linear', minutes },
});
const context = (traffic: EventPlanInput['traffic'] = { multiplier: 10 }, multiplier = 10) => ({
  ...CARRYING,
  plan: aPlan({ traffic }),
  multiplier,
  plannedMultiplier: multiplier,
});

describe('db-reader-scaling', () => {
  it.each([
    ['three readers at the start, which carry 300 %', account({ minCapacity: 3 }), undefined, 'pass'],
    ['two, which do not', account({ minCapacity: 2 }), undefined, 'warn'],
    // In 15 of 60 minutes it rises by 9 × 15 ÷ 60 to 3.25×: 97.5 % of the one that is there.
    ['a rise of an hour, of which one carries what comes first', account(), risingIn(60), 'pass'],
    // 9 × 15 ÷ 55 are 3.45×: 103.6 %.
    ['one that is a little steeper', account(), risingIn(55), 'warn'],
    ['one of 15 minutes, which is as all at once', account({ minCapacity: 2 }), risingIn(15), 'warn'],
    ['scaling that is suspended', account({ isScaleOutSuspended: true }), risingIn(600), 'warn'],
    ['no policy', account({ policies: [] }), risingIn(600), 'warn'],
    ['no data', account({}, null), undefined, 'unknown'],
    ['too little data', account({ minCapacity: 3 }, 30, 1), undefined, 'unknown'],
  ])('%s', (_, artifacts, traffic, status) => {
    expect(statusesOf(dbReaderScaling, artifacts, context(traffic))).toEqual([status]);
  });

  it('has nothing to say of a cluster that nothing scales', () => {
    expect(runCheck(dbReaderScaling, { ...account(), scalableTargets: [] }, context())).toEqual([]);
  });

  it('does not know what one carries where there is none', () => {
    const dbInstances = clusterMembers(['us-east-1a']);
    expect(statusesOf(dbReaderScaling, { ...account(), dbInstances }, context())).toEqual(['unknown']);
  });

  it('keeps more readers during the event, and takes them back', () => {
    // 300 ÷ 100 ÷ 0.8.
    expect(runCheck(dbReaderScaling, account(), context())).toMatchObject([
      {
        fix: {
          command: { words: expect.arrayContaining(['cluster:catalog', '--min-capacity', '4']) },
          reversal: { command: { words: expect.arrayContaining(['--min-capacity', '1']) } },
        },
      },
    ]);
  });

  it('has no command for more than its maximum', () => {
    const [judged] = runCheck(dbReaderScaling, account({ maxCapacity: 3 }), context());
    expect(judged).toMatchObject({
      fix: { action: expect.stringContaining('once its maximum allows that') },
    });
    expect(judged).not.toMatchObject({ fix: { command: expect.anything() } });
  });
});
