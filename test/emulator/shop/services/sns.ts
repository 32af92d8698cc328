import { CloudWatchClient, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateTopicCommand,
  SetSubscriptionAttributesCommand,
  SNSClient,
  SubscribeCommand,
} from '@aws-sdk/client-sns';
import { NONE, shopService } from './service';

/** What `sqs` plants, which comes before. */
const queue = (name: string): string => `arn:aws:sqs:eu-west-1:123456789012:${name}`;

export const sns = shopService({
  collected: () => ({
    snsTopics: NONE,
    snsSubscriptions: NONE,
    snsTopicPeaks: NONE,
    snsPublishing: {
      'ap-southeast-1': { publishedPerSecond: null, isPublished: false },
      'us-east-1': { publishedPerSecond: null, isPublished: false },
    },
    smsSending: {
      'ap-southeast-1': { spent: { thisMonth: 0 }, account: null },
      'us-east-1': { spent: { thisMonth: 0 }, account: null },
    },
  }),
  // moto knows no sandbox.
  answers: () => [{ op: 'sns:GetSMSSandboxAccountStatus', reply: { IsInSandbox: false } }],
  rarities: {
    actions: [
      'sns:GetSMSAttributes',
      'sns:GetSMSSandboxAccountStatus',
      'sns:GetSubscriptionAttributes',
      'sns:GetTopicAttributes',
    ],
    plant: async ({ config, now }) => {
      // In a period that is over when the account is read.
      const earlier = new Date(new Date(now).getTime() - 2 * 3_600_000);
      await new CloudWatchClient(config).send(
        new PutMetricDataCommand({
          Namespace: 'AWS/SNS',
          MetricData: [{ MetricName: 'SMSMonthToDateSpentUSD', Timestamp: earlier, Value: 1 }],
        }),
      );
      const sns = new SNSClient(config);
      const { TopicArn } = await sns.send(new CreateTopicCommand({ Name: 'orders' }));
      const { SubscriptionArn } = await sns.send(
        new SubscribeCommand({ TopicArn, Protocol: 'sqs', Endpoint: queue('jobs') }),
      );
      await sns.send(
        new SetSubscriptionAttributesCommand({
          SubscriptionArn,
          AttributeName: 'RedrivePolicy',
          AttributeValue: JSON.stringify({ deadLetterTargetArn: queue('jobs-failed') }),
        }),
      );
    },
  },
});
