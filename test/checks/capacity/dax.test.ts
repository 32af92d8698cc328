import { describe, expect, it } from '@jest/globals';
import { burstableDaxNodes } from '../../../src/checks/capacity/burstable-dax-nodes';
import { daxErrors } from '../../../src/checks/capacity/dax-errors';
import { daxLatestCpu } from '../../../src/checks/capacity/dax-latest-cpu';
import { daxMemory } from '../../../src/checks/capacity/dax-memory';
import { daxThrottling } from '../../../src/checks/capacity/dax-throttling';
import * as build from '../../builders/artifacts';
import { type Case, itJudges, judge, UNSURE } from '../dax-cases';

const { aPeak } = build;

describe('dax-throttling', () => {
  itJudges(daxThrottling, [
    ...UNSURE,
    ['what refuses nothing', [{}], 'pass', 'refused no requests'],
    ['what refuses some', [{}, { throttledRequests: aPeak(3) }], 'fail', 'refused 3 requests'],
    [
      'some by what is known',
      [{}, { throttledRequests: aPeak(3), isIncomplete: true }],
      'fail',
      '3 requests',
    ],
    ['what is not known', [{}, { throttledRequests: null }], 'unknown', 'not known'],
  ]);

  it('asks for one more node', () => {
    const [finding] = judge(daxThrottling, [{}, { throttledRequests: aPeak(3) }]);
    expect(JSON.stringify(finding)).toContain('"--new-replication-factor","4"');
  });
});

describe('dax-errors', () => {
  const failed = (requests: number, failedShare: number | null): Case => [
    {},
    { failedRequests: aPeak(requests), failedShare },
  ];
  itJudges(daxErrors, [
    ...UNSURE,
    ['no errors', [{}], 'pass', 'At most 0 requests'],
    ['one of a hundred', failed(10, 0.01), 'warn', 'as much as 1 % did'],
    ['fewer', failed(10, 0.009), 'pass', 'as much as 0.9 % did'],
    ['few in all', failed(9, null), 'pass', 'At most 9 requests'],
    ['a share that is not known', failed(10, null), 'warn', 'At most 10'],
    ['what is not known', [{}, { failedRequests: null }], 'unknown', 'not known'],
  ]);
});

describe('dax-memory', () => {
  const full = { memoryPercent: aPeak(100) };
  itJudges(daxMemory, [
    ...UNSURE,
    ['what is free', [{}], 'pass', 'Up to 40 %'],
    ['what is nearly full', [{}, { memoryPercent: aPeak(99) }], 'pass', 'Up to 99 %'],
    ['what was full', [{}, full], 'fail', 'All memory of a node was used'],
    [
      'what is full now',
      [{}, { latest: { at: '2026-11-21T23:00:00Z', cpu: 1, memoryPercent: 100 } }],
      'fail',
      '11-21',
    ],
    ['what was full, by what is known', [{}, { ...full, isIncomplete: true }], 'fail', 'All memory'],
    ['what is evicted', [{}, { evictedBytes: aPeak(3 * 1024 ** 2) }], 'warn', '3 MiB was evicted'],
    ['a use that is not known', [{}, { memoryPercent: null }], 'unknown', 'not known'],
    ['evictions that are not', [{}, { evictedBytes: null }], 'unknown', 'not known'],
    [
      'some of a use that is not',
      [{}, { memoryPercent: null, evictedBytes: aPeak(1) }],
      'warn',
      'was evicted',
    ],
  ]);
});

describe('dax-latest-cpu', () => {
  const now = (cpu: number): Case => [{}, { latest: { at: '2026-11-21T23:00:00Z', cpu, memoryPercent: 1 } }];
  itJudges(daxLatestCpu, [
    ['as much as AWS advises', now(70), 'pass', '70 %'],
    ['more', now(71), 'warn', '71 %'],
    ['what is not known', [{}, { latest: null }], 'unknown', 'no CPU'],
    ['what nobody uses', [{}, { latest: null, isUsed: false }], 'notApplicable', 'Nobody'],
  ]);

  it('asks for 3 × 94 ÷ 70 nodes', () => {
    expect(JSON.stringify(judge(daxLatestCpu, now(94))[0])).toContain('"--new-replication-factor","5"');
  });
});

describe('burstable-dax-nodes', () => {
  const ofType = (nodeType: string, credits: number | null = null): Case => [
    { nodeType },
    { leastCpuCredits: credits === null ? null : aPeak(credits) },
  ];
  itJudges(burstableDaxNodes, [
    ['constant ones', [{}], 'pass', 'dax.r5.large'],
    ['T2', ofType('dax.t2.small', 12), 'warn', '12 CPU credits left'],
    ['T3', ofType('dax.t3.medium'), 'warn', 'no data of its CPU credits'],
  ]);
});
