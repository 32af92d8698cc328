import {
  GetSMSAttributesResponse$,
  GetSMSSandboxAccountStatusResult$,
  GetSubscriptionAttributesResponse$,
  GetTopicAttributesResponse$,
  ListSubscriptionsResponse$,
  ListTopicsResponse$,
} from '@aws-sdk/client-sns';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { arn, byKey, times } from './rows';
import { type AccountSize, type Paging, service } from './service';

/** One topic for as many groups of instances. */
const GROUPS_PER_TOPIC = 4;

/** A page is of 100, and nobody can ask for another size. */
const PAGES: Paging = { size: 'PageSize', token: 'NextToken', min: 1, max: 100, default: 100 };

const nameOf = (index: number): string => `shop-topic-${String(index).padStart(4, '0')}`;

interface Topic {
  readonly TopicArn: string;
}

const rowsOf = ({ groups }: AccountSize) => {
  const topics: Topic[] = times(Math.ceil(groups / GROUPS_PER_TOPIC), (i) => ({
    TopicArn: arn('sns', nameOf(i)),
  }));
  return {
    snsTopics: byKey(
      topics,
      ({ TopicArn }) => TopicArn,
      (one) => one,
    ),
    snsSubscriptions: topics.map(({ TopicArn }, index) => ({
      SubscriptionArn: `${TopicArn}:subscription`,
      TopicArn,
      Protocol: 'sqs',
      Endpoint: arn('sqs', `shop-queue-${String(2 * index + 1).padStart(4, '0')}`),
    })),
  };
};

export const sns = service({
  prefix: 'sns',
  protocol: 'query',
  rows: rowsOf,
  operations: ({ snsTopics, snsSubscriptions }, list) => ({
    'sns:ListTopics': list({
      ...{ output: ListTopicsResponse$, member: 'Topics', next: 'NextToken' },
      ...{ all: [...snsTopics.values()], paging: PAGES },
    }),
    'sns:ListSubscriptions': list({
      ...{ output: ListSubscriptionsResponse$, member: 'Subscriptions', next: 'NextToken' },
      ...{ all: snsSubscriptions, paging: PAGES },
    }),
    'sns:GetTopicAttributes': (request) => {
      if (!snsTopics.has(textOf(request, 'TopicArn') ?? ''))
        throw new AwsError('NotFound', 'Topic does not exist');
      const Attributes = { SubscriptionsConfirmed: '1', SubscriptionsPending: '0' };
      return { body: renderOutput(request, GetTopicAttributesResponse$, { Attributes }), items: 1 };
    },
    'sns:GetSMSAttributes': (request) => {
      const attributes = { MonthlySpendLimit: '100000' };
      return { body: renderOutput(request, GetSMSAttributesResponse$, { attributes }), items: 1 };
    },
    'sns:GetSMSSandboxAccountStatus': (request) => ({
      body: renderOutput(request, GetSMSSandboxAccountStatusResult$, { IsInSandbox: false }),
      items: 1,
    }),
    'sns:GetSubscriptionAttributes': (request) => {
      const asked = textOf(request, 'SubscriptionArn');
      if (!snsSubscriptions.some(({ SubscriptionArn }) => SubscriptionArn === asked))
        throw new AwsError('NotFound', 'Subscription does not exist');
      const Attributes = { PendingConfirmation: 'false' };
      return { body: renderOutput(request, GetSubscriptionAttributesResponse$, { Attributes }), items: 1 };
    },
  }),
  metricLevels: {
    NumberOfMessagesPublished: 3_000,
    NumberOfNotificationsDelivered: 3_000,
    NumberOfNotificationsFailed: 0,
    NumberOfNotificationsFailedToRedriveToDlq: 0,
    SMSMonthToDateSpentUSD: 100,
  },
  // From the page on its endpoints and quotas.
  limitsOf: (request) => [{ bucket: iamAction(request), capacity: 30, refill: 30 }],
});
