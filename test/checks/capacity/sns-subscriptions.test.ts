import { describe, expect, it } from '@jest/globals';
import { snsSubscriptions } from '../../../src/checks/capacity/sns-subscriptions';
import type { SnsTopicPeak } from '../../../src/model/artifacts';
import { anSnsTopic, anSnsTopicPeak, unusedTopic } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('sns-subscriptions', () => {
  it.each<[string, number, number, Partial<SnsTopicPeak>, string, string]>([
    ['one', 1, 0, {}, 'pass', 'Its subscription is confirmed.'],
    ['three', 3, 0, {}, 'pass', 'All of its 3 subscriptions are confirmed.'],
    ['one that waits', 2, 1, {}, 'warn', '1 of its 3 subscriptions wait to be confirmed'],
    ['one that waits where nothing is published', 0, 1, unusedTopic, 'warn', '1 of its 1 subscriptions wait'],
    ['none, for messages that come', 0, 0, {}, 'warn', 'nobody gets them'],
    ['none, where nothing is published', 0, 0, unusedTopic, 'notApplicable', 'nothing was published'],
    [
      'none, where it is not known what is published',
      0,
      0,
      { isPublished: null },
      'unknown',
      'no complete data',
    ],
  ])('judges %s', (_, subscriptionsConfirmed, subscriptionsPending, peak, status, detail) => {
    const snsTopics = [anSnsTopic({ subscriptionsConfirmed, subscriptionsPending })];
    const judged = runCheck(snsSubscriptions, { snsTopics, snsTopicPeaks: [anSnsTopicPeak(peak)] }, CARRYING);
    expect(judged).toEqual([expect.objectContaining({ status, detail: expect.stringContaining(detail) })]);
  });
});
