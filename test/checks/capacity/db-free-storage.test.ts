import { describe, expect, it } from '@jest/globals';
import { dbFreeStorage } from '../../../src/checks/capacity/db-free-storage';
import { aDbInstance, aDbInstancePeak, aPeak } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const GIB = 1024 ** 3;
const lowest = (bytes: number) => aPeak(bytes);

describe('db-free-storage, of 100 GiB', () => {
  it.each([
    ['a fifth', lowest(20 * GIB), 'pass'],
    ['a byte less', lowest(20 * GIB - 1), 'warn'],
    ['a tenth', lowest(10 * GIB), 'warn'],
    ['a byte less than a tenth', lowest(10 * GIB - 1), 'fail'],
    ['none', lowest(0), 'fail'],
    ['no data, which is not none', null, 'unknown'],
    ['a fifth, in data of two days', aPeak(20 * GIB, { hoursWithData: 48 }), 'pass'],
    ['a fifth, in data of an hour less', aPeak(20 * GIB, { hoursWithData: 47 }), 'unknown'],
    ['none, in data of one hour', aPeak(0, { hoursWithData: 1 }), 'fail'],
  ])('%s free', (_, freeStorageBytes, status) => {
    const dbInstances = [aDbInstance({ allocatedStorage: 100 })];
    const dbInstancePeaks = [aDbInstancePeak({ freeStorageBytes })];
    expect(statusesOf(dbFreeStorage, { dbInstances, dbInstancePeaks })).toEqual([status]);
  });

  it.each([
    ['no peaks of it', {}, 'unknown'],
    ['no storage of its own', { allocatedStorage: 0 }, 'unknown'],
    ['Aurora', { storageType: 'aurora' }, 'notApplicable'],
  ])('%s', (_, db, status) => {
    expect(statusesOf(dbFreeStorage, { dbInstances: [aDbInstance(db)], dbInstancePeaks: [] })).toEqual([
      status,
    ]);
  });

  it('is not judged by peaks without storage of its own', () => {
    const dbInstances = [aDbInstance({ allocatedStorage: 0 })];
    expect(statusesOf(dbFreeStorage, { dbInstances, dbInstancePeaks: [aDbInstancePeak()] })).toEqual([
      'unknown',
    ]);
  });

  it('says how much is free, rounded down, and asks for whole GiB at once', () => {
    // 10.55 of 100 GiB: (100 − 10.55) ÷ 0.6 = 149.1.
    const [judgement] = runCheck(dbFreeStorage, {
      dbInstances: [aDbInstance({ allocatedStorage: 100 })],
      dbInstancePeaks: [aDbInstancePeak({ freeStorageBytes: lowest(10.55 * GIB) })],
    });
    expect(judgement).toMatchObject({
      detail: expect.stringMatching(/^At its lowest 10\.[56] of 100 GiB free \(10 %\), at /),
      fix: { command: { words: expect.arrayContaining(['150', '--apply-immediately']) } },
    });
  });

  it('asks for enough to leave twice the fifth free', () => {
    const [judgement] = runCheck(dbFreeStorage, {
      dbInstances: [aDbInstance({ allocatedStorage: 100 })],
      dbInstancePeaks: [aDbInstancePeak({ freeStorageBytes: lowest(10 * GIB) })],
    });
    expect(judgement).toMatchObject({
      fix: {
        irreversible: expect.stringContaining('cannot be made smaller again'),
        command: { words: expect.arrayContaining(['--allocated-storage', '150']) },
      },
    });
  });
});
