import { describe, expect, it } from '@jest/globals';
import { serverlessCacheScaling } from '../../../src/checks/capacity/serverless-cache-scaling';
import type { ServerlessCache, ServerlessCachePeak } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aPeak, aServerlessCache, aServerlessCachePeak } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const account = (cache: Partial<ServerlessCache> = {}, peak: Partial<ServerlessCachePeak> = {}) => ({
  serverlessCaches: [aServerlessCache(cache)],
  serverlessCachePeaks: [aServerlessCachePeak(peak)],
});
const ecpu = (value: number) => ({ ecpuPerSecond: aPeak(value) });
const risingIn = (minutes: number): EventPlanInput['traffic'] => ({
  multiplier: 10,
  ramp: { shape: 'linear', minutes },
});
const context = (traffic: EventPlanInput['traffic'] = { multiplier: 10 }) => ({
  ...CARRYING,
  plan: aPlan({ traffic }),
  multiplier: 10,
  plannedMultiplier: 10,
});

describe('serverless-cache-scaling', () => {
  it.each([
    // 3,000 × 10 are the 30,000 that are there from the start.
    ['as much as is there at once', account({}, ecpu(3000)), undefined, 'pass'],
    ['one more', account({}, ecpu(3000.1)), undefined, 'warn'],
    ['twice as much, in 3 minutes', account({}, ecpu(6000)), risingIn(3), 'pass'],
    ['twice as much, in 2 minutes', account({}, ecpu(6000)), risingIn(2), 'warn'],
    [
      'twice as much of Redis OSS, in 11 minutes',
      account({ engine: 'redis' }, ecpu(6000)),
      risingIn(11),
      'warn',
    ],
    [
      'twice as much of Redis OSS, in 12 minutes',
      account({ engine: 'redis' }, ecpu(6000)),
      risingIn(12),
      'pass',
    ],
    [
      'twice as much of Valkey 7, in 11 minutes',
      account({ majorEngineVersion: '7' }, ecpu(6000)),
      risingIn(11),
      'warn',
    ],
    [
      'twice as much, with a minimum',
      account({ ecpuPerSecond: { minimum: 60_000, maximum: null } }, ecpu(6000)),
      undefined,
      'pass',
    ],
    ['commands that were throttled', account({}, { throttledCommands: aPeak(1) }), undefined, 'warn'],
    ['no data', account({}, { ecpuPerSecond: null }), undefined, 'unknown'],
    [
      'too little data',
      account({}, { ecpuPerSecond: aPeak(10, { hoursWithData: 1 }) }),
      undefined,
      'unknown',
    ],
    ['one that is being deleted', account({ status: 'DELETING' }, ecpu(9000)), undefined, 'notApplicable'],
  ])('%s', (_, artifacts, traffic, status) => {
    expect(statusesOf(serverlessCacheScaling, artifacts, context(traffic))).toEqual([status]);
  });

  it('sets a minimum ahead of the event, and takes it back', () => {
    const [judged] = runCheck(serverlessCacheScaling, account({}, ecpu(6000)), context());
    expect(judged).toMatchObject({
      fix: {
        command: { words: expect.arrayContaining(['{"ECPUPerSecond":{"Maximum":1000000,"Minimum":60000}}']) },
        reversal: {
          command: {
            words: expect.arrayContaining(['{"ECPUPerSecond":{"Maximum":1000000,"Minimum":1000}}']),
          },
        },
      },
    });
  });
});
