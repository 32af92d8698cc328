import { describe, expect, it } from '@jest/globals';
import { snsDeliveries } from '../../../src/checks/capacity/sns-deliveries';
import type { SnsTopicPeak } from '../../../src/model/artifacts';
import { anSnsTopic, anSnsTopicPeak, aPeak, unusedTopic } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

const judge = (peak: Partial<SnsTopicPeak> | null) =>
  runCheck(
    snsDeliveries,
    { snsTopics: [anSnsTopic()], snsTopicPeaks: peak === null ? [] : [anSnsTopicPeak(peak)] },
    CARRYING,
  );

describe('sns-deliveries', () => {
  it.each<[string, Partial<SnsTopicPeak> | null, string, string]>([
    ['none that fail', {}, 'pass', 'None of its 100000 notifications failed in the look-back.'],
    [
      'one that fails',
      { delivered: 99, failed: 1, mostFailed: aPeak(1) },
      'warn',
      '1 of 100 notifications failed in the look-back. The most at once were 1, at 2026-11-14T12:00:00Z.',
    ],
    ['all that fail', { delivered: 0, failed: 4 }, 'fail', '4 of 4 notifications failed'],
    [
      'one that not even its dead-letter queue takes',
      { failed: 9, notPutAside: 1 },
      'fail',
      '1 notifications failed in the look-back that their dead-letter queue did not take',
    ],
    [
      'some that fail, of which it is not known how many are lost',
      { failed: 9, notPutAside: null },
      'warn',
      '9 of',
    ],
    ['no message', unusedTopic, 'notApplicable', 'Nothing was published'],
    ['data that are not complete', { isPublished: null }, 'unknown', 'no complete data for orders'],
    [
      'messages of which none arrived',
      { delivered: 0, failed: 0 },
      'unknown',
      'No notification was delivered',
    ],
    ['deliveries that are not known', { delivered: null, failed: 0 }, 'unknown', 'is not known'],
    ['failures of an unknown number', { delivered: null, failed: 5 }, 'warn', '5 notifications failed'],
    ['failures that are not known', { failed: null }, 'unknown', 'not known'],
    ['losses that are not known', { notPutAside: null }, 'unknown', 'not known'],
    ['a topic of which nothing was measured', null, 'unknown', 'no complete data for orders'],
  ])('judges %s', (_, peak, status, detail) => {
    expect(judge(peak)).toEqual([
      expect.objectContaining({
        ...{ status, resource: expect.objectContaining({ name: 'orders' }) },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });
});
