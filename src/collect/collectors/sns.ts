import {
  GetSMSAttributesCommand,
  GetSMSSandboxAccountStatusCommand,
  GetSubscriptionAttributesCommand,
  GetTopicAttributesCommand,
  paginateListSubscriptions,
  paginateListTopics,
  SNSClient,
  type Subscription,
} from '@aws-sdk/client-sns';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { SmsSending, SnsSubscription, SnsTopic, Tags } from '../../model/artifacts';
import { present, requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, type Point, removeExcluded, type Series } from '../series';
import { tagsOf } from '../tags';

export const snsTopics = defineCollector({
  id: 'snsTopics',
  answers: 'Which topics there are, how many subscriptions each has, and what the rate of a FIFO topic is of',
  light: false,
  verified: 'moto',
  actions: ['sns:GetTopicAttributes', 'sns:ListTopics', 'tag:GetResources'],
  // It needs a call for each topic, of which accounts have thousands.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const sns = clients.of(SNSClient);
    const [topics, tags] = await allInOrder([
      readAllPages(paginateListTopics({ client: sns }, {}, { abortSignal: signal }), (page) => page.Topics),
      // ListTagsForResource would need another call for each topic, and AWS allows ten a second.
      tagsOf('sns', clients, signal),
    ]);
    const read = await mapConcurrently(topics, 8, async ({ TopicArn }) => {
      const topicArn = requireField(TopicArn, 'TopicArn');
      const request = new GetTopicAttributesCommand({ TopicArn: topicArn });
      const answer = await nullIfGone(sns.send(request, { abortSignal: signal }));
      return answer && toTopic(topicArn, requireField(answer.Attributes, 'Attributes'), tags);
    });
    return present(read);
  },
});

function toTopic(
  topicArn: string,
  attributes: Readonly<Partial<Record<string, string>>>,
  tags: ReadonlyMap<string, Tags>,
): SnsTopic {
  const count = (name: string): number => readNumber(requireField(attributes[name], name), name);
  return {
    topicName: requireField(topicArn.split(':')[5], 'the name in TopicArn'),
    topicArn,
    isFifo: attributes.FifoTopic === 'true',
    fifoThroughputScope: attributes.FifoThroughputScope ?? null,
    subscriptionsConfirmed: count('SubscriptionsConfirmed'),
    subscriptionsPending: count('SubscriptionsPending'),
    tags: tags.get(topicArn) ?? {},
  };
}

function readNumber(value: string | number, name: string): number {
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new Error(`${name} is no number`);
  return number;
}

/** How machines get messages; the rest are people. */
const MACHINES = ['sqs', 'lambda', 'firehose', 'http', 'https'];

/** What AWS puts in the place of the ARN of a subscription that nobody has confirmed. */
const PENDING = 'PendingConfirmation';
/** And of one that was just deleted. */
const DELETED = 'Deleted';

export const snsSubscriptions = defineCollector({
  id: 'snsSubscriptions',
  answers:
    'Which queues, functions, delivery streams and hosts get messages of topics, and where failed ones go',
  light: false,
  verified: 'moto',
  actions: ['sns:GetSubscriptionAttributes', 'sns:ListSubscriptions'],
  // It needs a call for each subscription of a machine, of which accounts have thousands.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const sns = clients.of(SNSClient);
    const all = await readAllPages(
      paginateListSubscriptions({ client: sns }, {}, { abortSignal: signal }),
      (page) => page.Subscriptions,
    );
    const machines = all.filter(
      ({ Protocol, SubscriptionArn }) =>
        SubscriptionArn !== DELETED && MACHINES.includes(requireField(Protocol, 'Protocol')),
    );
    const read = await mapConcurrently(machines, 8, async (subscription) => {
      const arn = requireField(subscription.SubscriptionArn, 'SubscriptionArn');
      if (arn === PENDING) return toSubscription(subscription, null, {});
      const request = new GetSubscriptionAttributesCommand({ SubscriptionArn: arn });
      const answer = await nullIfGone(sns.send(request, { abortSignal: signal }));
      return answer && toSubscription(subscription, arn, requireField(answer.Attributes, 'Attributes'));
    });
    return present(read);
  },
});

function toSubscription(
  { TopicArn, Protocol, Endpoint }: Subscription,
  subscriptionArn: string | null,
  attributes: Readonly<Partial<Record<string, string>>>,
): SnsSubscription {
  const protocol = requireField(Protocol, 'Protocol');
  const endpoint = requireField(Endpoint, 'Endpoint');
  const isHttp = protocol.startsWith('http');
  return {
    subscriptionArn,
    topicArn: requireField(TopicArn, 'TopicArn'),
    protocol,
    endpoint: isHttp ? hostOf(endpoint) : endpoint,
    deadLetterTargetArn: readTarget(attributes.RedrivePolicy),
    maxReceivesPerSecond: isHttp ? readThrottle(attributes.EffectiveDeliveryPolicy) : null,
  };
}

/** What follows the host, or stands before it, may hold a secret. */
const hostOf = (url: string): string => (URL.canParse(url) ? new URL(url).host : 'a host');

/** `{"deadLetterTargetArn":"arn:aws:sqs:…"}`; AWS gives an empty text or object, or none, where there is none. */
function readTarget(policy: string | undefined): string | null {
  if (!policy) return null;
  const { deadLetterTargetArn } = JSON.parse(policy) as { readonly deadLetterTargetArn?: string };
  return deadLetterTargetArn ?? null;
}

/** `{"throttlePolicy":{"maxReceivesPerSecond":10}}`, with all else that is in force; null where nothing is set. */
function readThrottle(policy: string | undefined): number | null {
  if (!policy) return null;
  const { throttlePolicy } = JSON.parse(policy) as {
    readonly throttlePolicy?: { readonly maxReceivesPerSecond?: number | string | null } | null;
  };
  const most = throttlePolicy?.maxReceivesPerSecond ?? null;
  return most === null ? null : readNumber(most, 'maxReceivesPerSecond');
}

/** Queries a metric, which SNS publishes only while there are messages. */
const query = (
  metric: string,
  dimensions: MetricQuery['dimensions'],
  namespace = 'AWS/SNS',
): MetricQuery => ({ namespace, metric, statistic: 'Sum', dimensions, silence: 'zero' });

const isAny = (series: Series): boolean | null => series?.some(({ value }) => value > 0) ?? null;

export const snsTopicPeaks = defineCollector({
  id: 'snsTopicPeaks',
  answers: 'The most that was published to each topic, and how many notifications failed',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['snsTopics'],
  deadlineFactor: 10,
  async collect(context, { snsTopics }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const total = (series: Series) => normal(series)?.reduce((sum, { value }) => sum + value, 0) ?? null;
    return readMetrics(
      reader,
      snsTopics.map(({ topicName: TopicName }) => ({
        published: query('NumberOfMessagesPublished', { TopicName }),
        delivered: query('NumberOfNotificationsDelivered', { TopicName }),
        failed: query('NumberOfNotificationsFailed', { TopicName }),
        notPutAside: query('NumberOfNotificationsFailedToRedriveToDlq', { TopicName }),
      })),
      ({ published, delivered, failed, notPutAside }, i) => {
        const failures = findHighest(normal(failed));
        return {
          topicName: requireField(snsTopics[i], 'a topic for the metrics').topicName,
          window,
          publishedPerSecond: findHighest(normal(divideBy(published, window.periodSeconds))),
          isPublished: isAny(published),
          delivered: total(delivered),
          failed: total(failed),
          mostFailed: failures && failures.value > 0 ? failures : null,
          notPutAside: total(notPutAside),
        };
      },
    );
  },
});

/** What Service Quotas names as the use of its quota of messages a second; it counts those of each minute. */
const ALL_MESSAGES = query(
  'ResourceCount',
  { Class: 'None', Resource: 'NumberOfMessagesPublishedPerAccount', Service: 'SNS', Type: 'Resource' },
  'AWS/Usage',
);

export const snsPublishing = defineCollector({
  id: 'snsPublishing',
  answers: 'The most that was published in the region: to topics, phones and devices',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  async collect(context) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const [publishing] = await readMetrics(reader, [{ all: ALL_MESSAGES }], ({ all }) => ({
      window,
      publishedPerSecond: findHighest(normal(divideBy(all, window.periodSeconds))),
      isPublished: isAny(all),
    }));
    return requireField(publishing, 'a series of messages');
  },
});

/** What was spent since the begin of the calendar month, which SNS publishes of the region as a whole. */
const SPENT: MetricQuery = {
  namespace: 'AWS/SNS',
  metric: 'SMSMonthToDateSpentUSD',
  statistic: 'Maximum',
  dimensions: {},
  silence: 'unknown',
};

export const smsSending = defineCollector({
  id: 'smsSending',
  answers: 'What SMS of the region cost, what they may cost in a month, and who gets them',
  light: true,
  verified: 'modelled',
  actions: ['cloudwatch:GetMetricData', 'sns:GetSMSAttributes', 'sns:GetSMSSandboxAccountStatus'],
  async collect(context): Promise<SmsSending> {
    const { lookback, collectedAt } = context;
    // From the begin of a month on, when nothing was spent of it yet.
    const from = [lookback.from, collectedAt].map(monthOf).toSorted()[0] ?? lookback.from;
    const reader = createMetricReader({ ...context, lookback: { ...lookback, from, to: collectedAt } });
    const [series = null] = await readMetrics(reader, [{ spent: SPENT }], ({ spent }) => spent);
    return {
      spent: series && spendingOf(series, reader.maximaPeriodSeconds, context),
      account: series?.some(({ value }) => value > 0) ? await readSmsAccount(context) : null,
    };
  },
});

/** The begin of the calendar month of a time, in UTC. */
const monthOf = (time: string): string => `${new Date(time).toISOString().slice(0, 7)}-01T00:00:00.000Z`;

const HOUR_MS = 3_600_000;
const DAY_MS = 24 * HOUR_MS;

function spendingOf(
  series: readonly Point[],
  periodSeconds: number,
  { lookback, collectedAt }: CollectContext,
): SmsSending['spent'] {
  const [begin, end] = [lookback.from, lookback.to].map((time) => Date.parse(time)) as [number, number];
  const normal = (points: readonly Point[], seconds: number): readonly Point[] =>
    removeExcluded(points, seconds, lookback.exclude).filter(({ at }) => at >= begin && at < end);
  const grown = normal(increases(series), periodSeconds);
  const mostIn = (length: number): number =>
    Math.max(
      0,
      ...[...Map.groupBy(grown, ({ at }) => Math.floor(at / length)).values()].map((points) => sumOf(points)),
    );
  const hours = Math.max(0, Math.floor((Math.min(end, Date.parse(collectedAt)) - begin) / HOUR_MS));
  const normalHours = normal(
    Array.from({ length: hours }, (_, i) => ({ at: begin + i * HOUR_MS, value: 1 })),
    HOUR_MS / 1000,
  );
  const last = series.at(-1);
  return {
    thisMonth: last && last.at >= Date.parse(monthOf(collectedAt)) ? last.value : 0,
    perHour: normalHours.length === 0 ? 0 : sumOf(grown) / normalHours.length,
    mostPerHour: mostIn(HOUR_MS),
    mostPerDay: mostIn(DAY_MS),
  };
}

const sumOf = (points: readonly Point[]): number => points.reduce((sum, { value }) => sum + value, 0);

/** What was added in each period to a sum that begins anew with each month. */
const increases = (series: readonly Point[]): Point[] =>
  series.map(({ at, value }, i) => {
    const before = series[i - 1];
    const isSameMonth = before !== undefined && monthOfTime(before.at) === monthOfTime(at);
    return { at, value: Math.max(0, value - (isSameMonth ? before.value : 0)) };
  });

const monthOfTime = (at: number): string => monthOf(new Date(at).toISOString());

async function readSmsAccount({
  clients,
  signal: abortSignal,
}: CollectContext): Promise<SmsSending['account']> {
  const sns = clients.of(SNSClient);
  const [{ attributes = {} }, { IsInSandbox }] = await allInOrder([
    sns.send(new GetSMSAttributesCommand({ attributes: [SPEND_LIMIT] }), { abortSignal }),
    sns.send(new GetSMSSandboxAccountStatusCommand({}), { abortSignal }),
  ]);
  const limit = attributes[SPEND_LIMIT];
  return {
    monthlySpendLimit: limit === undefined ? null : readNumber(limit, SPEND_LIMIT),
    isInSandbox: requireField(IsInSandbox, 'IsInSandbox'),
  };
}

const SPEND_LIMIT = 'MonthlySpendLimit';
