import type { Artifacts, SqsQueue, SqsQueuePeak } from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

export const queueArn = (queueName = 'jobs'): string => `arn:aws:sqs:${ACCOUNT}:${queueName}`;

/** A standard queue that keeps messages for four days, and puts aside what was received five times. */
export const aSqsQueue = (overrides: Partial<SqsQueue> = {}): SqsQueue => ({
  queueName: 'jobs',
  queueArn: queueArn(overrides.queueName),
  queueUrl: `https://sqs.us-east-1.amazonaws.com/111122223333/${overrides.queueName ?? 'jobs'}`,
  createdAt: '2024-05-01T00:00:00.000Z',
  isFifo: false,
  fifoThroughputLimit: null,
  deduplicationScope: null,
  visibilityTimeoutSeconds: 60,
  messageRetentionSeconds: 4 * 86_400,
  delaySeconds: 0,
  redrivePolicy: { deadLetterTargetArn: queueArn('jobs-failed'), maxReceiveCount: 5 },
  redriveAllowPolicy: null,
  isDeadLetterQueue: false,
  waitingMessages: 0,
  tags: {},
  ...overrides,
});

/** Of a queue that keeps messages in order, each group at rates of its own. */
export const HIGH_THROUGHPUT = {
  isFifo: true,
  fifoThroughputLimit: 'perMessageGroupId',
  deduplicationScope: 'messageGroup',
} as const;

/** The queue that keeps what others put aside, for as long as it can. */
export const aDeadLetterQueue = (overrides: Partial<SqsQueue> = {}): SqsQueue =>
  aSqsQueue({
    queueName: 'jobs-failed',
    messageRetentionSeconds: 14 * 86_400,
    redrivePolicy: null,
    isDeadLetterQueue: true,
    ...overrides,
  });

/** Five messages a second are sent and processed, and none of them waits for long. */
export const aSqsQueuePeak = (overrides: Partial<SqsQueuePeak> = {}): SqsQueuePeak => ({
  queueName: 'jobs',
  window: WINDOW,
  sentPerSecond: aPeak(5),
  receivedPerSecond: null,
  deletedPerSecond: aPeak(5),
  inFlight: aPeak(20),
  waiting: aPeak(10),
  oldestAgeSeconds: aPeak(4),
  waitingGrowthPerDay: 0,
  isSent: true,
  ...overrides,
});

/** Of a queue that nobody used. */
export const unusedQueue = {
  sentPerSecond: null,
  receivedPerSecond: null,
  deletedPerSecond: null,
  inFlight: null,
  waiting: null,
  oldestAgeSeconds: null,
  waitingGrowthPerDay: null,
  isSent: false,
} satisfies Partial<SqsQueuePeak>;

/** A standard queue, a FIFO queue of high throughput, and where both put aside what fails. */
export const healthySqs = {
  sqsQueues: [
    aSqsQueue(),
    aDeadLetterQueue(),
    aSqsQueue({
      queueName: 'orders.fifo',
      ...HIGH_THROUGHPUT,
      redrivePolicy: { deadLetterTargetArn: queueArn('orders-failed.fifo'), maxReceiveCount: 5 },
    }),
    aDeadLetterQueue({ queueName: 'orders-failed.fifo', ...HIGH_THROUGHPUT }),
  ],
  sqsQueuePeaks: [
    aSqsQueuePeak(),
    aSqsQueuePeak({ queueName: 'jobs-failed', ...unusedQueue }),
    aSqsQueuePeak({ queueName: 'orders.fifo', receivedPerSecond: aPeak(5) }),
    aSqsQueuePeak({ queueName: 'orders-failed.fifo', ...unusedQueue }),
  ],
} satisfies Partial<Artifacts>;
