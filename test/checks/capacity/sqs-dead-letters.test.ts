import { describe, expect, it } from '@jest/globals';
import { sqsDeadLetters } from '../../../src/checks/capacity/sqs-dead-letters';
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

const judge = (queue: Partial<SqsQueue>, peak: Partial<SqsQueuePeak> | null = {}) =>
  runCheck(
    sqsDeadLetters,
    {
      // What waits in the other one was not put aside.
      sqsQueues: [aSqsQueue({ waitingMessages: 900 }), aDeadLetterQueue(queue)],
      sqsQueuePeaks:
        peak === null ? [] : [aSqsQueuePeak({ queueName: 'jobs-failed', ...unusedQueue, ...peak })],
    },
    CARRYING,
  );

describe('sqs-dead-letters', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['none', judge({}), 'pass', 'It is empty, and nothing was put aside in the look-back.'],
    ['one', judge({ waitingMessages: 1 }), 'warn', 'It holds 1 messages that failed.'],
    [
      'some that are gone',
      judge({}, { waiting: aPeak(30), waitingGrowthPerDay: 0 }),
      'pass',
      'It is empty now; up to 30 messages that failed were in it at 2026-11-14T12:00:00Z.',
    ],
    [
      // 14 × 10 is more than half of 200.
      'ever more',
      judge({ waitingMessages: 180 }, { waiting: aPeak(200), waitingGrowthPerDay: 10 }),
      'warn',
      'It holds 180 messages that failed, and about 10 more each day.',
    ],
    [
      'many, and hardly more',
      judge({ waitingMessages: 180 }, { waiting: aPeak(200), waitingGrowthPerDay: 1 }),
      'warn',
      'It holds 180 messages that failed.',
    ],
    ['one of which nothing is known', judge({}, null), 'unknown', 'no complete data'],
    ['data that are not complete', judge({}, { isSent: null }), 'unknown', 'no complete data'],
    ['one, and data that are not complete', judge({ waitingMessages: 1 }, null), 'warn', 'It holds 1'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({
        ...{ status, resource: expect.objectContaining({ name: 'jobs-failed' }) },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it('counts what topics could not deliver', () => {
    const judged = runCheck(
      sqsDeadLetters,
      {
        sqsQueues: [aSqsQueue({ queueName: 'undelivered', waitingMessages: 3 }), aSqsQueue()],
        sqsQueuePeaks: [aSqsQueuePeak({ queueName: 'undelivered' })],
        snsSubscriptions: [anSnsSubscription({ deadLetterTargetArn: queueArn('undelivered') })],
      },
      CARRYING,
    );
    expect(judged).toEqual([
      expect.objectContaining({ status: 'warn', detail: 'It holds 3 messages that failed.' }),
    ]);
  });
});
