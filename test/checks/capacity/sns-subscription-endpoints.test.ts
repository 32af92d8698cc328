import { describe, expect, it } from '@jest/globals';
import { snsSubscriptionEndpoints } from '../../../src/checks/capacity/sns-subscription-endpoints';
import type { Artifacts, SnsSubscription, SnsTopicPeak } from '../../../src/model/artifacts';
import {
  aLambdaFunction,
  anSnsSubscription,
  anSnsTopic,
  anSnsTopicPeak,
  aSqsQueue,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (subscription: Partial<SnsSubscription>, peak: Partial<SnsTopicPeak> = {}) =>
  runCheck(
    snsSubscriptionEndpoints,
    {
      snsTopics: [anSnsTopic()],
      snsTopicPeaks: [anSnsTopicPeak(peak)],
      snsSubscriptions: [anSnsSubscription(subscription)],
      sqsQueues: [aSqsQueue()],
      lambdaFunctions: [aLambdaFunction()],
    },
    CARRYING,
  ).map(({ status, detail }) => `${status}: ${detail}`);

const lambda = (name: string, account = '111122223333') => ({
  protocol: 'lambda',
  endpoint: `arn:aws:lambda:us-east-1:${account}:function:${name}`,
});

describe('sns-subscription-endpoints', () => {
  it.each<[string, Partial<SnsSubscription>, string]>([
    ['a queue', {}, 'pass: It sends to the queue jobs, which is there.'],
    ['a function', lambda('checkout'), 'pass: It sends to the function checkout, which is there.'],
    ['an alias of a function', lambda('checkout:live'), 'pass: It sends to the function checkout:live'],
    [
      'a queue that is gone',
      { endpoint: 'arn:aws:sqs:us-east-1:111122223333:gone' },
      'fail: It sends to the queue gone, which does not exist.',
    ],
    ['a function that is gone', lambda('gone:live'), 'fail: It sends to the function gone:live, which'],
    [
      'a queue of the same name elsewhere',
      { endpoint: 'arn:aws:sqs:us-east-1:999999999999:jobs' },
      'pass: It sends to the queue jobs of another account or region, which was not read; no notification',
    ],
    ['one that nobody has confirmed', { subscriptionArn: null }, 'notApplicable: Nobody has confirmed it'],
  ])('judges %s', (_, subscription, expected) => {
    expect(judge(subscription)).toEqual([expect.stringContaining(expected)]);
  });

  it.each<[string, Partial<SnsTopicPeak>]>([
    ['some failed', { failed: 1 }],
    ['nothing arrived', { delivered: 0 }],
    ['nothing is known of failures', { failed: null }],
    ['nothing is known of what arrived', { delivered: null }],
  ])('does not know of another account where %s', (_, peak) => {
    expect(judge(lambda('checkout', '999999999999'), peak)).toEqual([expect.stringMatching(/^unknown/)]);
  });

  it('does not know of another account what a topic of another account sends there', () => {
    const topicArn = 'arn:aws:sns:us-east-1:999999999999:orders';
    const endpoint = 'arn:aws:sqs:us-east-2:111122223333:jobs';
    expect(judge({ topicArn, endpoint })).toEqual([expect.stringMatching(/^unknown/)]);
  });

  it('says nothing of what a deleted topic sent to, nor passes what its topic does not count', () => {
    const subscription = anSnsSubscription({
      protocol: 'sqs',
      endpoint: 'arn:aws:sqs:us-east-1:111122223333:gone',
    });
    const found = (snsTopics: Artifacts['snsTopics']) =>
      runCheck(
        snsSubscriptionEndpoints,
        {
          snsTopics,
          snsTopicPeaks: [],
          snsSubscriptions: [subscription],
          sqsQueues: [],
          lambdaFunctions: [],
        },
        CARRYING,
      ).map(({ status }) => status);
    expect(found([])).toEqual(['notApplicable']);
    expect(found([anSnsTopic({ subscriptionsConfirmed: 0 })])).toEqual(['unknown']);
    expect(found([anSnsTopic()])).toEqual(['fail']);
  });

  it('leaves other endpoints alone', () => {
    expect(judge({ protocol: 'https', endpoint: 'hooks.example.com' })).toEqual([]);
  });
});
