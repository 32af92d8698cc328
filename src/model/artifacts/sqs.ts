import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** The queues of the region. */
export const sqsQueues = rows({
  per: 'region',
  service: 'sqs',
  lists: ['sqsQueue'],
  row: z.object({
    queueName: text,
    queueArn: text,
    queueUrl: text,
    createdAt: time,
    /** Whether it keeps the messages of a group in order. */
    isFifo: flag,
    /** `perQueue` or `perMessageGroupId`; null of a standard queue. */
    fifoThroughputLimit: text.nullable(),
    /** `queue` or `messageGroup`; null of a standard queue. */
    deduplicationScope: text.nullable(),
    visibilityTimeoutSeconds: amount,
    messageRetentionSeconds: amount,
    delaySeconds: amount,
    /** Where messages go that were received too often; null: nowhere. */
    redrivePolicy: z.object({ deadLetterTargetArn: text, maxReceiveCount: amount }).nullable(),
    /** Whose failed messages it takes: `allowAll`, `denyAll` or `byQueue`; null: nobody limits it. */
    redriveAllowPolicy: z.object({ redrivePermission: text, sourceQueueArns: z.array(text) }).nullable(),
    /** Whether other queues of the region put aside in it what could not be processed. */
    isDeadLetterQueue: flag,
    /** Messages that wait to be received now. */
    waitingMessages: amount,
    tags,
  }),
  owner: ({ queueName, queueArn, queueUrl, tags }) =>
    resource('sqsQueue', [queueName, queueArn, queueUrl], tags),
  brings: ({ redrivePolicy }) =>
    redrivePolicy === null ? [] : [resource('sqsQueue', [redrivePolicy.deadLetterTargetArn])],
});
export type SqsQueue = RowOf<typeof sqsQueues>;

/** The most that went through each queue in the look-back. */
export const sqsQueuePeaks = rows({
  per: 'region',
  service: 'sqs',
  row: z.object({
    queueName: text,
    window: metricWindow,
    /** Messages, as the mean of a period; null where none were sent, or where CloudWatch gave no complete data. */
    sentPerSecond: peak.nullable(),
    /** See `sentPerSecond`: a message that was received again counts again. Null of a standard queue, which has no limit of it. */
    receivedPerSecond: peak.nullable(),
    /** See `sentPerSecond`: those that were processed. */
    deletedPerSecond: peak.nullable(),
    /** Messages that were received, and neither deleted nor visible again. */
    inFlight: peak.nullable(),
    /** Messages that waited to be received. */
    waiting: peak.nullable(),
    /** How long the oldest message had been in the queue. */
    oldestAgeSeconds: peak.nullable(),
    /** By how much the fewest waiting messages of an hour rise from day to day; null with less than a day of data. */
    waitingGrowthPerDay: amount.nullable(),
    /** Whether anything was sent at all; null where CloudWatch gave no complete data. */
    isSent: flag.nullable(),
  }),
  owner: ({ queueName }) => resource('sqsQueue', [queueName]),
});
export type SqsQueuePeak = RowOf<typeof sqsQueuePeaks>;
