import { describe, expect, it } from '@jest/globals';
import { snsDeadLetterQueue } from '../../../src/checks/capacity/sns-dead-letter-queue';
import type { SnsSubscription, SnsTopicPeak } from '../../../src/model/artifacts';
import { anSnsSubscription, anSnsTopic, anSnsTopicPeak, aSqsQueue, queueArn } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (subscription: Partial<SnsSubscription>, peak: Partial<SnsTopicPeak> | null = {}) =>
  runCheck(
    snsDeadLetterQueue,
    {
      snsTopics: [anSnsTopic()],
      snsTopicPeaks: peak === null ? [] : [anSnsTopicPeak(peak)],
      snsSubscriptions: [anSnsSubscription(subscription)],
      sqsQueues: [aSqsQueue({ queueName: 'orders-undelivered' })],
    },
    CARRYING,
  ).map(({ status, detail }) => `${status}: ${detail}`);

const none = { deadLetterTargetArn: null };
const host = { protocol: 'https', endpoint: 'hooks.example.com' };

describe('sns-dead-letter-queue', () => {
  it.each<[string, Partial<SnsSubscription>, Partial<SnsTopicPeak> | null, string]>([
    ['a queue', {}, {}, 'pass: orders-undelivered gets what fails.'],
    ['a queue of a host', host, {}, 'pass: orders-undelivered gets what fails.'],
    [
      'one that is gone',
      { deadLetterTargetArn: queueArn('gone') },
      {},
      'fail: Its dead-letter queue arn:aws:sqs',
    ],
    [
      'one of another account',
      { deadLetterTargetArn: 'arn:aws:sqs:us-east-1:999999999999:orders-undelivered' },
      {},
      'unknown: Its dead-letter queue',
    ],
    [
      'none, where nothing failed',
      none,
      {},
      'pass: It has no dead-letter queue; SNS tries what AWS runs for 23',
    ],
    ['none, where one failed', none, { failed: 1 }, 'warn: It has no dead-letter queue, and 1 notifications'],
    [
      'none of a host',
      { ...none, ...host },
      {},
      'warn: It has no dead-letter queue. By default SNS tries a host',
    ],
    [
      'none of plain HTTP',
      { ...none, ...host, protocol: 'http' },
      null,
      'warn: It has no dead-letter queue.',
    ],
    [
      'none, where failures are not known',
      none,
      { failed: null },
      'unknown: It has no dead-letter queue. Whether',
    ],
    [
      'none, where nothing was measured',
      none,
      null,
      'unknown: It has no dead-letter queue. CloudWatch gave no',
    ],
    [
      'none of a topic of another account that is called the same',
      { ...none, topicArn: 'arn:aws:sns:us-east-1:999999999999:orders' },
      {},
      'unknown: It has no dead-letter queue, and whether notifications fail is not known',
    ],
    ['one that nobody has confirmed', { ...none, subscriptionArn: null }, {}, 'notApplicable: Nobody has'],
  ])('judges %s', (_, subscription, peak, expected) => {
    expect(judge(subscription, peak)).toEqual([expect.stringContaining(expected)]);
  });
});
