import { describe, expect, it } from '@jest/globals';
import { sqsBacklog } from '../../../src/checks/capacity/sqs-backlog';
import type { SqsQueue, SqsQueuePeak } from '../../../src/model/artifacts';
import {
  aDeadLetterQueue,
  anSnsSubscription,
  aPeak,
  aSqsQueue,
  aSqsQueuePeak,
  queueArn,
  unusedQueue,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (peak: Partial<SqsQueuePeak> | null, queue: Partial<SqsQueue> = {}) =>
  runCheck(
    sqsBacklog,
    {
      sqsQueues: [aSqsQueue(queue), aDeadLetterQueue()],
      sqsQueuePeaks: [
        ...(peak === null ? [] : [aSqsQueuePeak(peak)]),
        // What was put aside waits for somebody to look at it.
        aSqsQueuePeak({ queueName: 'jobs-failed', ...unusedQueue, oldestAgeSeconds: aPeak(1_000_000) }),
      ],
    },
    CARRYING,
  );
const oldest = (seconds: number, queue: Partial<SqsQueue> = {}) =>
  judge({ oldestAgeSeconds: aPeak(seconds) }, queue);
const HALF = 2 * 86_400;

describe('sqs-backlog', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      '15 minutes',
      oldest(900),
      'pass',
      'The oldest message had waited for 15 minutes at 2026-11-14T12:00:00Z; the queue keeps messages for 4 days.',
    ],
    ['a little more', oldest(901), 'warn', 'are taken for not keeping up.'],
    ['as much more as each is delayed', oldest(901, { delaySeconds: 1 }), 'pass', 'delayed for 1 second;'],
    ['half of the retention', oldest(HALF), 'warn', 'had waited for 2 days'],
    ['more than half of it', oldest(HALF + 1), 'fail', 'had waited for 2 days'],
    ['more than half of ten minutes', oldest(301, { messageRetentionSeconds: 600 }), 'fail', '10 minutes'],
    [
      // 14 × 10 is half of 280.
      'a backlog that makes up half of the most',
      judge({ waiting: aPeak(280), waitingGrowthPerDay: 10 }),
      'warn',
      'Even at the quietest hour about 10 more messages wait each day: consumers take less than arrives.',
    ],
    ['one that makes up less', judge({ waiting: aPeak(281), waitingGrowthPerDay: 10 }), 'pass', '4 seconds'],
    ['nothing that is sent', judge(unusedQueue), 'notApplicable', 'Nothing was sent in the look-back.'],
    ['no data of what waits', judge({ oldestAgeSeconds: null }), 'unknown', 'CloudWatch has no data of it.'],
    ['data that are not complete', judge({ isSent: null }), 'unknown', 'no complete data'],
    ['a queue that came since', judge(null), 'unknown', 'no complete data'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('keeps messages for twice as long until consumers have caught up, and 14 days at most', () => {
    const commands = (days: number) =>
      oldest(14 * 86_400, { messageRetentionSeconds: days * 86_400 }).map(
        (one) => 'fix' in one && one.fix.command,
      );
    expect(commands(4)).toMatchObject([
      { words: expect.arrayContaining(['{"MessageRetentionPeriod":"691200"}']) },
    ]);
    expect(commands(10)).toMatchObject([
      { words: expect.arrayContaining(['{"MessageRetentionPeriod":"1209600"}']) },
    ]);
    expect(commands(14)).toEqual([undefined]);
  });

  it.each<[string, Partial<SqsQueuePeak>, number]>([
    ['that nobody processes', { deletedPerSecond: null }, 0],
    ['of which none were processed', { deletedPerSecond: aPeak(0) }, 0],
    ['that somebody processes', {}, 1],
    ['of which CloudWatch gave no complete data', { ...unusedQueue, isSent: null }, 1],
  ])('is of what topics could not deliver %s', (_, peak, judged) => {
    const judgements = runCheck(
      sqsBacklog,
      {
        sqsQueues: [aSqsQueue()],
        sqsQueuePeaks: [aSqsQueuePeak({ oldestAgeSeconds: aPeak(3 * 86_400), ...peak })],
        snsSubscriptions: [anSnsSubscription({ deadLetterTargetArn: queueArn() })],
      },
      CARRYING,
    );
    expect(judgements).toHaveLength(judged);
  });
});
