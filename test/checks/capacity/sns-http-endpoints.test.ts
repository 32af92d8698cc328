import { describe, expect, it } from '@jest/globals';
import { snsHttpEndpoints } from '../../../src/checks/capacity/sns-http-endpoints';
import type { Artifacts, SnsSubscription } from '../../../src/model/artifacts';
import {
  aClassicLoadBalancer,
  aLoadBalancer,
  anApi,
  anSnsSubscription,
  anSnsTopic,
  anSnsTopicPeak,
  unusedTopic,
} from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (subscription: Partial<SnsSubscription>, others: Partial<Artifacts> = {}) =>
  runCheck(
    snsHttpEndpoints,
    {
      snsTopics: [anSnsTopic()],
      snsTopicPeaks: [anSnsTopicPeak()],
      snsSubscriptions: [
        anSnsSubscription({ protocol: 'https', endpoint: 'hooks.example.com', ...subscription }),
      ],
      loadBalancers: [aLoadBalancer()],
      classicLoadBalancers: [aClassicLoadBalancer()],
      apis: [anApi()],
      ...others,
    },
    CARRYING,
  ).map(({ status, detail }) => `${status}: ${detail}`);

const api = (apiId: string) => `${apiId}.execute-api.us-east-1.amazonaws.com`;

describe('sns-http-endpoints', () => {
  it.each<[string, Partial<SnsSubscription>, string]>([
    [
      // 10 × 5.
      'a host',
      {},
      'warn: Its topic gets up to 5 messages a second at normal peak, and 50 at the event; each is a request to hooks.example.com, unless a filter keeps it back. SNS hands over as many at once as there are.',
    ],
    [
      'one that gets too few',
      { maxReceivesPerSecond: 49 },
      'hand over 49 a second, fewer than come: the rest is late',
    ],
    ['one that gets enough', { maxReceivesPerSecond: 50 }, 'hand over 50 a second. Nothing here shows'],
    ['plain HTTP', { protocol: 'http' }, 'warn: Its topic gets'],
    ['a load balancer', { endpoint: `${aLoadBalancer().dnsName}:8443` }, 'pass: It calls the load balancer '],
    [
      'a Classic Load Balancer',
      { endpoint: aClassicLoadBalancer().dnsName },
      'pass: It calls the load balancer ',
    ],
    ['a load balancer that is gone', { endpoint: 'gone-1.us-east-1.elb.amazonaws.com' }, 'warn: '],
    ['an API', { endpoint: api(anApi().apiId) }, 'pass: It calls the API '],
    ['an API of somebody else', { endpoint: api('zzzzzzzzzz') }, 'warn: '],
    ['one that nobody has confirmed', { subscriptionArn: null }, 'notApplicable: Nobody has confirmed it'],
    [
      'what a topic of another account sends',
      { topicArn: 'arn:aws:sns:us-east-1:999999999999:orders' },
      'unknown: What its topic gets is not known',
    ],
  ])('judges %s', (_, subscription, expected) => {
    expect(judge(subscription)).toEqual([expect.stringContaining(expected)]);
  });

  it('asks nothing of a host that gets nothing, and does not know where data are missing', () => {
    expect(judge({}, { snsTopicPeaks: [anSnsTopicPeak(unusedTopic)] })).toEqual([
      expect.stringContaining('notApplicable: Nothing was published'),
    ]);
    expect(judge({}, { snsTopicPeaks: [] })).toEqual([expect.stringContaining('unknown: CloudWatch gave')]);
  });

  it('leaves queues alone', () => {
    expect(judge({ protocol: 'sqs' })).toEqual([]);
  });
});
