import { z } from 'zod';
import { resource, type ScopedResource } from '../resource';
import { type DataOf, type RowOf, rows, whole } from './definition';
import { amount, flag, metricWindow, peak, tags, text } from './fields';

/** The topics of the region. */
export const snsTopics = rows({
  per: 'region',
  service: 'sns',
  lists: ['snsTopic'],
  row: z.object({
    topicName: text,
    topicArn: text,
    /** Whether it keeps the messages of a group in order. */
    isFifo: flag,
    /** `Topic` or `MessageGroup`: what the rate of a FIFO topic and its deduplication are of; null of a standard topic. */
    fifoThroughputScope: text.nullable(),
    /** Subscriptions of whatever account that get its messages. */
    subscriptionsConfirmed: amount,
    /** Subscriptions that get nothing until somebody confirms them. */
    subscriptionsPending: amount,
    tags,
  }),
  owner: ({ topicName, topicArn, tags }) => resource('snsTopic', [topicName, topicArn], tags),
});
export type SnsTopic = RowOf<typeof snsTopics>;

/**
 * The subscriptions of this account by which machines get messages, to topics of whatever account. Those of people (mail, SMS, push) are
 * only counted, by their topics: whom they reach is nobody's business here.
 */
export const snsSubscriptions = rows({
  per: 'region',
  service: 'sns',
  row: z.object({
    /** null while nobody has confirmed it. */
    subscriptionArn: text.nullable(),
    topicArn: text,
    /** `sqs`, `lambda`, `firehose`, `http` or `https`. */
    protocol: text,
    /** An ARN; of HTTP and HTTPS the host alone, as what follows it may hold a secret. */
    endpoint: text,
    /** Where messages go that could not be delivered; null: nowhere. */
    deadLetterTargetArn: text.nullable(),
    /** The most messages a second that SNS hands to an endpoint of HTTP; null: as many as there are. */
    maxReceivesPerSecond: amount.nullable(),
  }),
  // By its ARN alone: it may be of another account, where its name means another topic.
  owner: ({ topicArn }) => resource('snsTopic', [topicArn]),
  brings: (subscription) => [
    ...receiverOf(subscription),
    ...(subscription.deadLetterTargetArn === null
      ? []
      : [resource('sqsQueue', [subscription.deadLetterTargetArn])]),
  ],
  comesWith: (subscription) => receiverOf(subscription),
});
export type SnsSubscription = RowOf<typeof snsSubscriptions>;

/** The queue, the function or the stream of Data Firehose that gets the messages; none where something else does. */
function receiverOf({
  protocol,
  endpoint,
}: {
  readonly protocol: string;
  readonly endpoint: string;
}): ScopedResource[] {
  if (protocol === 'sqs') return [resource('sqsQueue', [endpoint])];
  if (protocol === 'firehose') return [resource('firehoseStream', [endpoint])];
  // Without a version or an alias.
  return protocol === 'lambda'
    ? [resource('lambdaFunction', [endpoint.split(':').slice(0, 7).join(':')])]
    : [];
}

/** What went through each topic in the look-back. */
export const snsTopicPeaks = rows({
  per: 'region',
  service: 'sns',
  row: z.object({
    topicName: text,
    window: metricWindow,
    /** Messages, as the mean of a period; null where none were published, or where CloudWatch gave no complete data. */
    publishedPerSecond: peak.nullable(),
    /** Whether anything was published; null where CloudWatch gave no complete data. */
    isPublished: flag.nullable(),
    /** Notifications of the look-back that reached their endpoint; null where CloudWatch gave no complete data. */
    delivered: amount.nullable(),
    /** Those that did not; of HTTP, each attempt. */
    failed: amount.nullable(),
    /** The most that failed in one period; null where none did. */
    mostFailed: peak.nullable(),
    /** Those that failed and that the dead-letter queue of their subscription did not take either. */
    notPutAside: amount.nullable(),
  }),
  owner: ({ topicName }) => resource('snsTopic', [topicName]),
});
export type SnsTopicPeak = RowOf<typeof snsTopicPeaks>;

/** What the account published to SNS in the region: to topics, and to phones and devices directly. */
export const snsPublishing = whole({
  per: 'region',
  service: 'sns',
  shape: z.object({
    window: metricWindow,
    /** Messages, as the mean of a period; null where none were published, or where CloudWatch gave no complete data. */
    publishedPerSecond: peak.nullable(),
    /** Whether anything was published; null where CloudWatch gave no complete data. */
    isPublished: flag.nullable(),
  }),
});

/** What SMS cost that SNS sent from the region, in USD; charges of what is sent without SNS are not among them. */
export const smsSending = whole({
  per: 'region',
  service: 'sns',
  shape: z.object({
    /** Null where CloudWatch gave no complete data. */
    spent: z
      .object({
        /** From the begin of the calendar month (UTC) in which it was read. */
        thisMonth: amount,
        /** On the mean of the normal hours of the look-back, the most in one, and the most in a day of them (UTC). */
        perHour: amount,
        mostPerHour: amount,
        mostPerDay: amount,
      })
      .nullable(),
    /** Null where nothing was spent in the months of the look-back and since: then it is not asked. */
    account: z
      .object({
        /** The most that SNS spends in a calendar month; null where SNS did not say. */
        monthlySpendLimit: amount.nullable(),
        /** Whether only verified numbers get messages. */
        isInSandbox: flag,
      })
      .nullable(),
  }),
});
export type SmsSending = DataOf<typeof smsSending>;
