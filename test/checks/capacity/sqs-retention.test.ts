import { describe, expect, it } from '@jest/globals';
import { sqsRetention } from '../../../src/checks/capacity/sqs-retention';
import type { SqsQueue, SqsQueuePeak } from '../../../src/model/artifacts';
import { aPeak, aSqsQueue, aSqsQueuePeak, unusedQueue } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const HOUR = 3_600;

/** An event of ten hours and ten times the traffic. */
const plan = aPlan({
  calendar: { timeZone: 'UTC', start: '2026-12-12 08:00', end: '2026-12-12 18:00' },
  traffic: { multiplier: 10 },
});

const judge = (
  queue: Partial<SqsQueue>,
  peak: Partial<SqsQueuePeak> | null = {},
  of: Parameters<typeof runCheck>[2] = { plan },
) =>
  runCheck(
    sqsRetention,
    {
      sqsQueues: [aSqsQueue(queue)],
      sqsQueuePeaks: peak === null ? [] : [aSqsQueuePeak(peak)],
    },
    { ...CARRYING, ...of },
  );
const keeping = (hours: number, ...rest: [(Partial<SqsQueuePeak> | null)?]) =>
  judge({ messageRetentionSeconds: hours * HOUR }, ...rest);

/** Consumers that were behind when 5 a second were sent, and did 6 at most. */
const behind = { oldestAgeSeconds: aPeak(HOUR), deletedPerSecond: aPeak(6) };

describe('sqs-retention', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      'as long as the event',
      keeping(10),
      'pass',
      'It keeps messages for 10 hours; traffic is high for up to 10 hours, and consumers kept up in the look-back.',
    ],
    [
      'a little less',
      keeping(9.9),
      'warn',
      'and consumers that stand still from its start lose what came first.',
    ],
    [
      // (5 × 10 − 6) × 10 h ÷ 6 = 73.33 h
      'what a backlog of the event waits',
      keeping(73.4, behind),
      'pass',
      'are taken to process no more than the 6 a second that they did at most: the last message of the event waits for 3.056 days.',
    ],
    ['a little less than that', keeping(73.3, behind), 'warn', 'waits for 3.056 days.'],
    [
      'a backlog that nobody works off',
      keeping(96, { ...behind, deletedPerSecond: null }),
      'unknown',
      'is not known',
    ],
    ['nothing that is sent', keeping(1, unusedQueue), 'notApplicable', 'Nothing was sent in the look-back.'],
    ['a queue that came since', keeping(96, null), 'unknown', 'no complete data'],
    ['one that came since, and keeps little', keeping(1, null), 'warn', 'stand still'],
    [
      'a queue that was made for the event',
      judge({ createdAt: '2026-11-20T00:00:00.000Z' }, unusedQueue),
      'unknown',
      'nothing tells what the event brings',
    ],
    ['no data of what waits', keeping(96, { oldestAgeSeconds: null }), 'unknown', 'no data of it'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('counts each peak by what it brings, and the longest for who stands still', () => {
    // 2 h at 10×: (50 − 6) × 2 ÷ 6 = 14.67 h; 4 h at 4×: (20 − 6) × 4 ÷ 6 = 9.33 h. Together 24 h.
    const peaks = aPlan({
      calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-14 00:00' },
      traffic: {
        peaks: [
          { name: 'opening', from: '2026-12-12 08:00', to: '2026-12-12 10:00', multiplier: 10 },
          { name: 'evening', from: '2026-12-12 18:00', to: '2026-12-12 22:00', multiplier: 4 },
        ],
      },
    });
    const statusOf = (hours: number, peak: Partial<SqsQueuePeak>) =>
      judge({ messageRetentionSeconds: hours * HOUR }, peak, { plan: peaks }).map(({ status }) => status);
    expect(statusOf(24.1, behind)).toEqual(['pass']);
    expect(statusOf(23.9, behind)).toEqual(['warn']);
    expect(statusOf(4, {})).toEqual(['pass']);
    expect(statusOf(3.9, {})).toEqual(['warn']);
  });

  it('keeps messages a day longer than they wait, in whole days', () => {
    // 73.33 h are 3.06 days.
    expect(keeping(24, behind)).toMatchObject([
      {
        fix: {
          action: 'Let jobs keep messages for 5 days, unless they are worth nothing when they are late.',
          command: { words: expect.arrayContaining(['{"MessageRetentionPeriod":"432000"}']) },
          reversal: { command: { words: expect.arrayContaining(['{"MessageRetentionPeriod":"86400"}']) } },
        },
      },
    ]);
  });

  it('asks for consumers where no queue keeps messages for long enough', () => {
    // (50 − 1) × 10 h ÷ 1 = 490 h of 336.
    const slow = { ...behind, deletedPerSecond: aPeak(1) };
    expect(keeping(96, slow)).toMatchObject([
      { fix: { action: expect.stringContaining('Add consumers too') } },
    ]);
    expect(keeping(336, slow)).toMatchObject([
      { fix: { action: 'Add consumers of jobs: no queue keeps messages for long enough.' } },
    ]);
  });

  it('tells from which multiplier on a backlog expires', () => {
    // (5 × m − 6) × 10 ÷ 6 = 50 at m = 7.2.
    const [judgement] = keeping(50, behind);
    expect(judgement?.statusSteps).toMatchObject([{ status: 'pass' }, { upTo: null, status: 'warn' }]);
    expect(judgement?.statusSteps?.[0]?.upTo).toBeCloseTo(7.2, 1);
  });
});
