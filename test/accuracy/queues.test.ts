import { describe } from '@jest/globals';
import * as build from '../builders/artifacts';
import { each, itSeesThrough } from './planted';
import { queues } from './queues';

interface Named {
  readonly queueName: string;
}
const isNamed =
  (name: string) =>
  ({ queueName }: Named): boolean =>
    queueName === name;
const isJobs = isNamed('jobs');
const isFailed = isNamed('jobs-failed');
const isOrders = isNamed('orders.fifo');
const SOURCE = 'checkout from jobs (11111111-2222-3333-4444-555555555555)';

/** The orders, each of which is sent, received and deleted once. */
const passing = (perSecond: number) => ({
  sentPerSecond: build.aPeak(perSecond),
  receivedPerSecond: build.aPeak(perSecond),
  deletedPerSecond: build.aPeak(perSecond),
});

describe('the shop with queues', () =>
  itSeesThrough(queues, [
    [
      // 120,000 ÷ 6,000.
      'a queue with 6,000 messages in flight',
      ({ sqsQueuePeaks }) => ({
        sqsQueuePeaks: each(sqsQueuePeaks, { inFlight: build.aPeak(6_000) }, isJobs),
      }),
      ['red sqs-in-flight jobs 20'],
    ],
    [
      // 22 × 200 ÷ 10 = 440 of 300; one message in each call: 300 ÷ 200.
      'a FIFO queue without high throughput',
      ({ sqsQueues, sqsQueuePeaks }) => ({
        sqsQueues: each(sqsQueues, { fifoThroughputLimit: 'perQueue' }, isOrders),
        sqsQueuePeaks: each(sqsQueuePeaks, passing(200), isOrders),
      }),
      ['red sqs-fifo-throughput orders.fifo 1.5'],
    ],
    [
      // 22 × 12 × 1.5 = 396 of 300, and 26 if ten messages are in each call.
      'a FIFO queue without high throughput that is enough with batches',
      ({ sqsQueues, sqsQueuePeaks }) => ({
        sqsQueues: each(sqsQueues, { fifoThroughputLimit: 'perQueue' }, isOrders),
        sqsQueuePeaks: each(sqsQueuePeaks, passing(12), isOrders),
      }),
      ['yellow sqs-fifo-throughput orders.fifo 25'],
    ],
    [
      // 22 × 12 × 1.5 = 396 of 300 if all are of one group: 300 ÷ 18.
      'a FIFO queue of which all messages may be of one group',
      ({ sqsQueuePeaks }) => ({ sqsQueuePeaks: each(sqsQueuePeaks, passing(12), isOrders) }),
      ['yellow sqs-fifo-groups orders.fifo 16.6667'],
    ],
    [
      'messages that wait for three of four days',
      ({ sqsQueuePeaks }) => ({
        sqsQueuePeaks: each(
          sqsQueuePeaks,
          { oldestAgeSeconds: build.aPeak(3 * 86_400), deletedPerSecond: build.aPeak(50) },
          isJobs,
        ),
      }),
      ['red sqs-backlog jobs'],
    ],
    [
      // 22 × 5 − 5 = 105 more a second for 24 hours, at 5 a second: 504 hours.
      'consumers that are behind at normal traffic',
      ({ sqsQueuePeaks }) => ({
        sqsQueuePeaks: each(sqsQueuePeaks, { oldestAgeSeconds: build.aPeak(3_600) }, isJobs),
      }),
      ['yellow sqs-backlog jobs', 'yellow sqs-retention jobs'],
    ],
    [
      'a queue that keeps messages for less than the event lasts',
      ({ sqsQueues }) => ({ sqsQueues: each(sqsQueues, { messageRetentionSeconds: 3_600 }, isJobs) }),
      ['yellow sqs-retention jobs'],
    ],
    [
      'a dead-letter queue that was deleted',
      ({ sqsQueues }) => ({ sqsQueues: sqsQueues.filter((queue) => !isFailed(queue)) }),
      ['red sqs-dead-letter-queue jobs'],
    ],
    [
      'a queue without a dead-letter queue',
      ({ sqsQueues }) => ({ sqsQueues: each(sqsQueues, { redrivePolicy: null }, isOrders) }),
      ['yellow sqs-dead-letter-queue orders.fifo'],
    ],
    [
      'messages that failed',
      ({ sqsQueues }) => ({ sqsQueues: each(sqsQueues, { waitingMessages: 7 }, isFailed) }),
      ['yellow sqs-dead-letters jobs-failed'],
    ],
    [
      'a function that may run for longer than messages are hidden',
      ({ lambdaFunctions }) => ({ lambdaFunctions: each(lambdaFunctions, { timeoutSeconds: 90 }) }),
      [`red sqs-visibility-timeout ${SOURCE}`],
    ],
    [
      'a function that cannot say which messages failed',
      ({ lambdaEventSources }) => ({
        lambdaEventSources: each(lambdaEventSources, {
          reportsFailedItems: false,
          bisectsBatchOnError: false,
        }),
      }),
      [`yellow lambda-partial-batches ${SOURCE}`],
    ],
    [
      'a function that is tried twice',
      ({ sqsQueues }) => ({
        sqsQueues: each(
          sqsQueues,
          { redrivePolicy: { deadLetterTargetArn: build.queueArn('jobs-failed'), maxReceiveCount: 2 } },
          isJobs,
        ),
      }),
      [`yellow sqs-receive-count ${SOURCE}`],
    ],
  ]));
