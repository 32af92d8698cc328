import type {
  Artifacts,
  SmsSending,
  SnsSubscription,
  SnsTopic,
  SnsTopicPeak,
} from '../../../src/model/artifacts';
import { aLoadBalancer } from './elastic-load-balancing';
import { ACCOUNT, aPeak, WINDOW } from './fields';
import { queueArn } from './sqs';

export const topicArn = (topicName = 'orders'): string => `arn:aws:sns:${ACCOUNT}:${topicName}`;

/** A standard topic with one subscription. */
export const anSnsTopic = (overrides: Partial<SnsTopic> = {}): SnsTopic => ({
  topicName: 'orders',
  topicArn: topicArn(overrides.topicName),
  isFifo: false,
  fifoThroughputScope: null,
  subscriptionsConfirmed: 1,
  subscriptionsPending: 0,
  tags: {},
  ...overrides,
});

/** One that keeps messages in order, at 3,000 a second of the topic as a whole. */
export const aFifoTopic = (overrides: Partial<SnsTopic> = {}): SnsTopic =>
  anSnsTopic({ topicName: 'prices.fifo', isFifo: true, fifoThroughputScope: 'Topic', ...overrides });

/** Sends to a queue, and what fails to another. */
export const anSnsSubscription = (overrides: Partial<SnsSubscription> = {}): SnsSubscription => ({
  subscriptionArn: `${overrides.topicArn ?? topicArn()}:11111111-2222-3333-4444-555555555555`,
  topicArn: topicArn(),
  protocol: 'sqs',
  endpoint: queueArn(),
  deadLetterTargetArn: queueArn('orders-undelivered'),
  maxReceivesPerSecond: null,
  ...overrides,
});

/** Five messages a second, all of which arrive. */
export const anSnsTopicPeak = (overrides: Partial<SnsTopicPeak> = {}): SnsTopicPeak => ({
  topicName: 'orders',
  window: WINDOW,
  publishedPerSecond: aPeak(5),
  isPublished: true,
  delivered: 100_000,
  failed: 0,
  mostFailed: null,
  notPutAside: 0,
  ...overrides,
});

/** Of a topic that nobody used. */
export const unusedTopic = {
  ...{ publishedPerSecond: null, isPublished: false, delivered: 0 },
} satisfies Partial<SnsTopicPeak>;

export const someSnsPublishing = (
  overrides: Partial<Artifacts['snsPublishing']> = {},
): Artifacts['snsPublishing'] => ({
  window: WINDOW,
  publishedPerSecond: aPeak(9),
  isPublished: true,
  ...overrides,
});

/** 240 USD on a normal day, at most 300 in one and 20 in an hour, of 100,000 in a month; 5,000 so far. */
export const someSms = (
  spent: Partial<NonNullable<SmsSending['spent']>> = {},
  account: Partial<NonNullable<SmsSending['account']>> = {},
): SmsSending => ({
  spent: { thisMonth: 5_000, perHour: 10, mostPerHour: 20, mostPerDay: 300, ...spent },
  account: { monthlySpendLimit: 100_000, isInSandbox: false, ...account },
});

/** Of an account that publishes nothing. */
export const unusedSns = {
  snsTopics: [],
  snsSubscriptions: [],
  snsTopicPeaks: [],
  snsPublishing: someSnsPublishing({ publishedPerSecond: null, isPublished: false }),
  smsSending: { spent: { thisMonth: 0, perHour: 0, mostPerHour: 0, mostPerDay: 0 }, account: null },
} satisfies Partial<Artifacts>;

/** Orders that a queue, a function and a load balancer get, and prices in order. */
export const healthySns = {
  snsTopics: [anSnsTopic({ subscriptionsConfirmed: 3 }), aFifoTopic()],
  snsSubscriptions: [
    anSnsSubscription({ deadLetterTargetArn: queueArn('jobs-failed') }),
    anSnsSubscription({
      ...{ subscriptionArn: `${topicArn()}:22222222-2222-3333-4444-555555555555`, protocol: 'lambda' },
      endpoint: 'arn:aws:lambda:us-east-1:111122223333:function:checkout:live',
      deadLetterTargetArn: null,
    }),
    anSnsSubscription({
      ...{ subscriptionArn: `${topicArn()}:33333333-2222-3333-4444-555555555555`, protocol: 'https' },
      endpoint: aLoadBalancer().dnsName,
      deadLetterTargetArn: queueArn('jobs-failed'),
    }),
    anSnsSubscription({
      topicArn: topicArn('prices.fifo'),
      endpoint: queueArn('orders.fifo'),
      deadLetterTargetArn: queueArn('orders-failed.fifo'),
    }),
  ],
  snsTopicPeaks: [
    anSnsTopicPeak(),
    anSnsTopicPeak({ topicName: 'prices.fifo', publishedPerSecond: aPeak(4) }),
  ],
  snsPublishing: someSnsPublishing(),
  smsSending: someSms(),
} satisfies Partial<Artifacts>;
