import { aFifoTopic, anSnsTopic } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const arnOf = (name: string): string => `arn:aws:sns:us-east-1:111122223333:${name}`;
const queueOf = (name: string): string => `arn:aws:sqs:us-east-1:111122223333:${name}`;

const counts = (confirmed: number, pending: number) => ({
  SubscriptionsConfirmed: String(confirmed),
  SubscriptionsPending: String(pending),
});

const TOPICS: Readonly<Record<string, object>> = {
  [arnOf('orders')]: counts(2, 1),
  [arnOf('prices.fifo')]: { ...counts(1, 0), FifoTopic: 'true', FifoThroughputScope: 'MessageGroup' },
};

const subscription = (name: string, Protocol: string, Endpoint: string) => ({
  SubscriptionArn: `${arnOf('orders')}:${name}`,
  TopicArn: arnOf('orders'),
  ...{ Protocol, Endpoint },
});

const policy = (throttlePolicy: object | null) =>
  JSON.stringify({ healthyRetryPolicy: { numRetries: 3 }, throttlePolicy });

const ATTRIBUTES: Readonly<Record<string, object>> = {
  [`${arnOf('orders')}:jobs`]: { RedrivePolicy: JSON.stringify({ deadLetterTargetArn: queueOf('failed') }) },
  // AWS gives an empty text where there was one.
  [`${arnOf('orders')}:checkout`]: { RedrivePolicy: '' },
  [`${arnOf('orders')}:hook`]: { EffectiveDeliveryPolicy: policy({ maxReceivesPerSecond: 10 }) },
  [`${arnOf('orders')}:hook-2`]: { EffectiveDeliveryPolicy: policy(null) },
};

const ORDERS = { topicArn: arnOf('orders'), deadLetterTargetArn: null, maxReceivesPerSecond: null };

export const sns: readonly CollectorCase[] = [
  {
    id: 'snsTopics',
    answers: {
      'sns:ListTopics': paged(
        'NextToken',
        { Topics: [{ TopicArn: arnOf('orders') }] },
        { Topics: [{ TopicArn: arnOf('deleted-since') }, { TopicArn: arnOf('prices.fifo') }] },
      ),
      'sns:GetTopicAttributes': ({ TopicArn }) => {
        const Attributes = TOPICS[String(TopicArn)];
        if (Attributes === undefined) throw awsError('NotFoundException');
        return { Attributes };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: arnOf('removed'), Tags: [] }] },
        { ResourceTagMappingList: [{ ResourceARN: arnOf('orders'), Tags: [{ Key: 'app', Value: 'shop' }] }] },
      ),
    },
    data: [
      {
        ...{ topicName: 'orders', topicArn: arnOf('orders'), isFifo: false, fifoThroughputScope: null },
        ...{ subscriptionsConfirmed: 2, subscriptionsPending: 1, tags: { app: 'shop' } },
      },
      {
        ...{ topicName: 'prices.fifo', topicArn: arnOf('prices.fifo'), isFifo: true },
        ...{ fifoThroughputScope: 'MessageGroup', subscriptionsConfirmed: 1, subscriptionsPending: 0 },
        tags: {},
      },
    ],
  },
  {
    id: 'snsSubscriptions',
    answers: {
      'sns:ListSubscriptions': paged(
        'NextToken',
        {
          Subscriptions: [
            subscription('jobs', 'sqs', queueOf('jobs')),
            // People are no business of anybody here, and nobody asks about them.
            subscription('mei', 'email', 'mei@example.com'),
            subscription('deleted-since', 'sqs', queueOf('jobs')),
          ],
        },
        {
          Subscriptions: [
            subscription('checkout', 'lambda', 'arn:aws:lambda:us-east-1:111122223333:function:checkout'),
            subscription('hook', 'https', 'https://user:secret@hooks.example.com:8443/in?token=secret'),
            subscription('hook-2', 'http', 'no address'),
            {
              ...subscription('', 'https', 'https://new.example.com/'),
              SubscriptionArn: 'PendingConfirmation',
            },
          ],
        },
      ),
      'sns:GetSubscriptionAttributes': ({ SubscriptionArn }) => {
        const Attributes = ATTRIBUTES[String(SubscriptionArn)];
        if (Attributes === undefined) throw awsError('NotFoundException');
        return { Attributes };
      },
    },
    data: [
      {
        ...ORDERS,
        ...{ subscriptionArn: `${arnOf('orders')}:jobs`, protocol: 'sqs', endpoint: queueOf('jobs') },
        deadLetterTargetArn: queueOf('failed'),
      },
      {
        ...ORDERS,
        ...{ subscriptionArn: `${arnOf('orders')}:checkout`, protocol: 'lambda' },
        endpoint: 'arn:aws:lambda:us-east-1:111122223333:function:checkout',
      },
      {
        ...ORDERS,
        ...{ subscriptionArn: `${arnOf('orders')}:hook`, protocol: 'https' },
        ...{ endpoint: 'hooks.example.com:8443', maxReceivesPerSecond: 10 },
      },
      {
        ...ORDERS,
        ...{ subscriptionArn: `${arnOf('orders')}:hook-2`, protocol: 'http', endpoint: 'a host' },
      },
      { ...ORDERS, subscriptionArn: null, protocol: 'https', endpoint: 'new.example.com' },
    ],
  },
  {
    id: 'snsTopicPeaks',
    inputs: { snsTopics: [anSnsTopic(), aFifoTopic()] },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'NumberOfMessagesPublished Sum TopicName=orders': [
          ['2026-11-21T22:00:00Z', 600],
          ['2026-11-21T22:05:00Z', 300],
        ],
        'NumberOfNotificationsDelivered Sum TopicName=orders': [
          ['2026-11-21T22:00:00Z', 1_100],
          ['2026-11-21T22:05:00Z', 600],
        ],
        'NumberOfNotificationsFailed Sum TopicName=orders': [
          ['2026-11-21T23:00:00Z', 30],
          ['2026-11-21T23:05:00Z', 70],
        ],
        'NumberOfNotificationsFailedToRedriveToDlq Sum TopicName=orders': [['2026-11-21T23:00:00Z', 2]],
      }),
    },
    data: [
      {
        ...{ topicName: 'orders', window: WINDOW, isPublished: true, notPutAside: 2 },
        publishedPerSecond: { value: 2, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        ...{ delivered: 1_700, failed: 100 },
        mostFailed: { value: 70, at: '2026-11-21T23:05:00.000Z', hoursWithData: 1 },
      },
      {
        ...{ topicName: 'prices.fifo', window: WINDOW, isPublished: false, publishedPerSecond: null },
        ...{ delivered: 0, failed: 0, mostFailed: null, notPutAside: 0 },
      },
    ],
  },
  {
    id: 'snsPublishing',
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'ResourceCount Sum Class=None Resource=NumberOfMessagesPublishedPerAccount Service=SNS Type=Resource':
          [['2026-11-21T22:00:00Z', 900]],
      }),
    },
    data: {
      window: WINDOW,
      publishedPerSecond: { value: 3, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
      isPublished: true,
    },
    nothing: { window: WINDOW, publishedPerSecond: null, isPublished: false },
  },
  {
    id: 'smsSending',
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        'SMSMonthToDateSpentUSD Maximum': [
          // Before the look-back.
          ['2026-11-05T10:00:00Z', 40],
          ['2026-11-10T10:00:00Z', 50],
          ['2026-11-10T11:00:00Z', 66],
          ['2026-11-20T09:00:00Z', 82],
        ],
      }),
      'sns:GetSMSAttributes': () => ({ attributes: { MonthlySpendLimit: '500' } }),
      'sns:GetSMSSandboxAccountStatus': () => ({ IsInSandbox: false }),
    },
    // 42 USD in 14 days.
    data: {
      spent: { thisMonth: 82, perHour: 0.125, mostPerHour: 16, mostPerDay: 26 },
      account: { monthlySpendLimit: 500, isInSandbox: false },
    },
    nothing: { spent: { thisMonth: 0, perHour: 0, mostPerHour: 0, mostPerDay: 0 }, account: null },
  },
];
