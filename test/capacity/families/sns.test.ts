import { describe, expect, it } from '@jest/globals';
import { snsFifoThroughput } from '../../../src/capacity/families/sns';
import { projectTarget } from '../../../src/capacity/project';
import type { Artifacts, SnsTopic, SnsTopicPeak } from '../../../src/model/artifacts';
import {
  aFifoTopic,
  anSnsTopic,
  anSnsTopicPeak,
  aPeak,
  aPublishQuota,
  someSnsPublishing,
  unusedTopic,
} from '../../builders/artifacts';
import { anInventory, ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aContext } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Topic = readonly [topicName: string, perSecond: number | null, peak?: Partial<SnsTopicPeak>];

/** What was published a second at the peak of each topic, and of the account at one time. */
const publishing = (
  topics: readonly Topic[],
  all: number | null,
  of: Partial<Artifacts['snsPublishing']> = {},
): Partial<Artifacts> => ({
  snsTopics: topics.map(([topicName]) =>
    topicName.endsWith('.fifo') ? aFifoTopic({ topicName }) : anSnsTopic({ topicName }),
  ),
  snsTopicPeaks: topics.map(([topicName, perSecond, peak]) =>
    anSnsTopicPeak({
      topicName,
      ...(perSecond === null ? unusedTopic : { publishedPerSecond: aPeak(perSecond) }),
      ...peak,
    }),
  ),
  snsPublishing: someSnsPublishing({
    publishedPerSecond: all === null ? null : aPeak(all),
    isPublished: all !== null,
    ...of,
  }),
  serviceQuotas: [aPublishQuota(300)],
});

describe('messages that are published in a region', () => {
  const rate = (...of: Parameters<typeof publishing>) => onlyCeiling('sns-publish-rate', publishing(...of));

  it.each<[string, readonly Topic[], number, string, number]>([
    // At 10×: 1.5 × 10 × 16 = 240, which are 80 % of 300; 300 ÷ 24.
    ['one topic', [['orders', 16]], 16, 'green', 12.5],
    ['a little more', [['orders', 16.1]], 16.1, 'yellow', 12.4224],
    // 10 × 30 = 300, if the busiest second has no more than the mean.
    ['as much as fits without a busiest second', [['orders', 30]], 30, 'yellow', 6.66667],
    ['more', [['orders', 30.1]], 30.1, 'red', 6.64452],
    // 20 + 20 at their peaks, and never more than 25 together.
    [
      'two topics, one after the other',
      [
        ['orders', 20],
        ['views', 20],
      ],
      25,
      'yellow',
      5,
    ],
    [
      'two topics at the same time',
      [
        ['orders', 20],
        ['views', 20],
      ],
      40,
      'red',
      5,
    ],
    // 20 of the 45 go to phones and devices: 1.5 × 10 × 45; 10 × 25 + 20 fit if they do not grow.
    ['messages to phones besides', [['orders', 25]], 45, 'yellow', 4.44444],
    [
      'FIFO topics besides',
      [
        ['orders', 30],
        ['prices.fifo', 100],
      ],
      130,
      'yellow',
      1.53846,
    ],
  ])('are judged of %s', (_, topics, all, status, breaksAt) => {
    const ceiling = rate(topics, all);
    expect(ceiling).toMatchObject({ resource: '-', limit: 300, now: all, status, breaksAt });
    expect(ceiling.fix?.command ?? 'request-service-quota-increase').toContain(
      'request-service-quota-increase',
    );
  });

  it('are at least those of the busiest topic where nothing tells what the account published', () => {
    // 10 × 31, and 10 × 20 of which nobody knows whether it is at the same time.
    expect(
      rate(
        [
          ['orders', 31],
          ['views', 20],
        ],
        null,
        { isPublished: null },
      ).status,
    ).toBe('red');
    const two = rate(
      [
        ['orders', 5],
        ['views', 5],
      ],
      null,
      { isPublished: null },
    );
    expect(two).toMatchObject({ status: 'grey', now: 10 });
    // CloudWatch has none of the account, though topics got some.
    expect(rate([['orders', 5]], null).status).toBe('grey');
  });

  it('are grey of few hours, and name the topics that got none', () => {
    const few = rate([['orders', 5]], null, {
      publishedPerSecond: aPeak(5, { hoursWithData: 3 }),
      isPublished: true,
    });
    expect(few.status).toBe('grey');
    expect(
      rate(
        [
          ['orders', 5],
          ['launch', null],
        ],
        5,
      ).evidence.at(-1)?.detail,
    ).toContain('Nothing was published to 1 of them in the look-back');
  });

  it('are grey while the data of one topic are not complete', () => {
    const ceiling = rate(
      [
        ['orders', 15],
        ['views', 15, { isPublished: null, publishedPerSecond: null }],
      ],
      15,
    );
    expect(ceiling.status).toBe('grey');
  });

  it('are all direct ones that may hide while topics rest', () => {
    const evening = { publishedPerSecond: { ...aPeak(15), at: '2026-11-14T19:00:00Z' } };
    // Up to 1.5 × 10 × (15 + 15) = 450 of 300; at least 10 × 15.
    expect(rate([['orders', 15, evening]], 15)).toMatchObject({ status: 'yellow', atPeak: 450 });
  });

  it('are none where nothing is published', () => {
    expect(ceilingsOf('sns-publish-rate', publishing([], null))).toEqual([]);
    expect(ceilingsOf('sns-publish-rate', publishing([['alarms', null]], null))).toEqual([]);
  });

  it('grow only as far as they are of the event', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: 'reports' }, factor: 0 }] },
    });
    // 1.5 × (10 × 5 + 100) = 225 of 300.
    const account = publishing(
      [
        ['orders', 5],
        ['reports', 100],
      ],
      105,
    );
    expect(onlyCeiling('sns-publish-rate', account, { plan })).toMatchObject({
      status: 'green',
      atPeak: 225,
      breaksAt: 20,
    });
  });

  it('are grey without the quota', () => {
    const account = { ...publishing([['orders', 5]], 5), serviceQuotas: [] };
    expect(onlyCeiling('sns-publish-rate', account).status).toBe('grey');
  });
});

const fifo = (perSecond: number | null, topic: Partial<SnsTopic> = {}, peak: Partial<SnsTopicPeak> = {}) => ({
  snsTopics: [aFifoTopic(topic), anSnsTopic()],
  snsTopicPeaks: [
    anSnsTopicPeak({
      topicName: 'prices.fifo',
      ...(perSecond === null ? unusedTopic : { publishedPerSecond: aPeak(perSecond) }),
      ...peak,
    }),
    anSnsTopicPeak({ publishedPerSecond: aPeak(50_000) }),
  ],
});

describe('messages of a FIFO topic', () => {
  it.each<[string, number, string, number]>([
    // 1.5 × 10 × 160 = 2,400, which are 80 % of 3,000.
    ['160 a second at normal peak', 160, 'green', 12.5],
    ['161', 161, 'yellow', 12.4224],
    ['300, which fit without a busiest second', 300, 'yellow', 6.66667],
    ['301', 301, 'red', 6.64452],
  ])('are judged of %s', (_, perSecond, status, breaksAt) => {
    expect(onlyCeiling('sns-fifo-throughput', fifo(perSecond))).toMatchObject({
      ...{ resource: 'prices.fifo', limit: 3_000, now: perSecond, status, breaksAt },
    });
  });

  it('become more by a setting that cannot be taken back', () => {
    const { fix } = onlyCeiling('sns-fifo-throughput', fifo(301));
    expect(fix?.action).toContain('It cannot be taken back.');
    expect(fix?.command).toContain('--attribute-name FifoThroughputScope --attribute-value MessageGroup');
    expect(fix?.reversal).toBeUndefined();
  });

  it.each<[string, number]>([
    ['us-east-1', 30_000],
    ['us-west-2', 9_000],
    ['eu-west-1', 9_000],
    ['eu-central-1', 3_000],
  ])('are with that setting limited by the region alone: in %s by %i', (region, limit) => {
    const plan = aPlan({ accounts: [{ id: '111122223333', regions: [{ name: region }] }] });
    const target = { account: '111122223333', region };
    const account = fifo(250, { fifoThroughputScope: 'MessageGroup' });
    const context = aContext({ plan });
    expect(projectTarget([snsFifoThroughput], anInventory(account, {}, { target }), context)).toMatchObject([
      { resource: '-', limit, now: 250 },
    ]);
  });

  it('count together against the region', () => {
    const { snsTopics, snsTopicPeaks } = fifo(100);
    const ceilings = ceilingsOf('sns-fifo-throughput', {
      snsTopics: [...snsTopics, aFifoTopic({ topicName: 'stock.fifo' })],
      snsTopicPeaks: [
        ...snsTopicPeaks,
        anSnsTopicPeak({ topicName: 'stock.fifo', publishedPerSecond: aPeak(60) }),
      ],
    });
    // 30,000 ÷ (1.5 × 160).
    expect(ceilings.map(({ resource, breaksAt }) => [resource, breaksAt])).toEqual([
      ['prices.fifo', 20],
      ['stock.fifo', expect.closeTo(33.3333, 3)],
      ['-', 125],
    ]);
  });

  it.each<[string, Partial<Artifacts>]>([
    ['one that got nothing, which may be new', fifo(null)],
    ['one of which CloudWatch gave no complete data', fifo(null, {}, { isPublished: null })],
    [
      'one with data of few hours',
      fifo(null, {}, { isPublished: true, publishedPerSecond: aPeak(9, { hoursWithData: 1 }) }),
    ],
    ['one of which nothing was measured', { ...fifo(9), snsTopicPeaks: [] }],
  ])('are grey of %s', (_, account) => {
    expect(onlyCeiling('sns-fifo-throughput', account).status).toBe('grey');
    expect(onlyCeiling('sns-fifo-groups', account).status).toBe('grey');
  });

  it('are no question of one that got nothing and brings nothing', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'sns' }, factor: 0 }] },
    });
    expect(ceilingsOf('sns-fifo-throughput', fifo(null), { plan })).toEqual([]);
  });
});

describe('messages of a group', () => {
  it.each<[string, number, string]>([
    // 1.5 × 10 × 16 = 240, which are 80 % of 300.
    ['fit if all are of one group', 16, 'green'],
    ['fit perhaps not if all are of one group', 17, 'yellow'],
    ['do not fit if all are of one group, which nobody knows', 3_000, 'yellow'],
  ])('%s', (_, perSecond, status) => {
    for (const fifoThroughputScope of ['Topic', 'MessageGroup', null]) {
      expect(onlyCeiling('sns-fifo-groups', fifo(perSecond, { fifoThroughputScope }))).toMatchObject({
        ...{ resource: 'prices.fifo', limit: 300, now: perSecond, status },
      });
    }
  });
});
