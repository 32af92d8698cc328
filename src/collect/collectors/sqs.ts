import {
  GetQueueAttributesCommand,
  paginateListQueues,
  type QueueAttributeName,
  SQSClient,
} from '@aws-sdk/client-sqs';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { SqsQueue, Tags } from '../../model/artifacts';
import { present, requireField } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, removeExcluded, type Series, shrinkagePerDay } from '../series';
import { tagsOf } from '../tags';

/** The most queues in a page of ListQueues. */
const QUEUES_PER_PAGE = 1_000;

export const sqsQueues = defineCollector({
  id: 'sqsQueues',
  answers: 'Which queues there are, how long they keep and hide messages, and where failed messages go',
  light: false,
  verified: 'moto',
  actions: ['sqs:GetQueueAttributes', 'sqs:ListQueues', 'tag:GetResources'],
  // It needs a call for each queue, of which accounts have thousands.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const sqs = clients.of(SQSClient);
    const [urls, tags] = await allInOrder([
      readAllPages(
        paginateListQueues({ client: sqs, pageSize: QUEUES_PER_PAGE }, {}, { abortSignal: signal }),
        (page) => page.QueueUrls,
      ),
      // ListQueueTags would need another call for each queue.
      tagsOf('sqs', clients, signal),
    ]);
    const queues = await mapConcurrently(urls, 16, async (QueueUrl) => {
      // One that is asked for by its name is refused where the kind of the queue, or the region, does not have it.
      const request = new GetQueueAttributesCommand({ QueueUrl, AttributeNames: ['All'] });
      const answer = await nullIfGone(sqs.send(request, { abortSignal: signal }));
      return answer && toQueue(QueueUrl, requireField(answer.Attributes, 'Attributes'), tags);
    });
    return markDeadLetterQueues(present(queues));
  },
});

type Queue = Omit<SqsQueue, 'isDeadLetterQueue'>;

function toQueue(
  queueUrl: string,
  attributes: Readonly<Partial<Record<string, string>>>,
  tags: ReadonlyMap<string, Tags>,
): Queue {
  const required = (name: QueueAttributeName): string => requireField(attributes[name], name);
  const number = (name: QueueAttributeName): number => readNumber(required(name), name);
  const queueArn = required('QueueArn');
  return {
    queueName: requireField(queueArn.split(':')[5], 'the name in QueueArn'),
    queueArn,
    queueUrl,
    createdAt: new Date(number('CreatedTimestamp') * 1000).toISOString(),
    isFifo: attributes.FifoQueue === 'true',
    fifoThroughputLimit: attributes.FifoThroughputLimit ?? null,
    deduplicationScope: attributes.DeduplicationScope ?? null,
    visibilityTimeoutSeconds: number('VisibilityTimeout'),
    messageRetentionSeconds: number('MessageRetentionPeriod'),
    delaySeconds: number('DelaySeconds'),
    redrivePolicy: readRedrivePolicy(attributes.RedrivePolicy),
    redriveAllowPolicy: readRedriveAllowPolicy(attributes.RedriveAllowPolicy),
    waitingMessages: number('ApproximateNumberOfMessages'),
    tags: tags.get(queueArn) ?? {},
  };
}

function readNumber(value: string | number, name: string): number {
  // AWS takes `maxReceiveCount` as a text or a number, and gives back what it got.
  const number = typeof value === 'string' && value.trim() === '' ? Number.NaN : Number(value);
  if (!Number.isFinite(number)) throw new Error(`${name} is no number`);
  return number;
}

/** `{"deadLetterTargetArn":"arn:aws:sqs:…","maxReceiveCount":5}`; AWS gives an empty text, or none, where there is none. */
function readRedrivePolicy(policy: string | undefined): SqsQueue['redrivePolicy'] {
  if (!policy) return null;
  const { deadLetterTargetArn, maxReceiveCount } = JSON.parse(policy) as {
    readonly deadLetterTargetArn?: string;
    readonly maxReceiveCount?: string | number;
  };
  return {
    deadLetterTargetArn: requireField(deadLetterTargetArn, 'deadLetterTargetArn'),
    maxReceiveCount: readNumber(requireField(maxReceiveCount, 'maxReceiveCount'), 'maxReceiveCount'),
  };
}

function readRedriveAllowPolicy(policy: string | undefined): SqsQueue['redriveAllowPolicy'] {
  if (!policy) return null;
  const { redrivePermission, sourceQueueArns } = JSON.parse(policy) as {
    readonly redrivePermission?: string;
    readonly sourceQueueArns?: readonly string[];
  };
  return {
    redrivePermission: requireField(redrivePermission, 'redrivePermission'),
    sourceQueueArns: [...(sourceQueueArns ?? [])],
  };
}

/** Only all queues together show of one that others put failed messages into it. */
function markDeadLetterQueues(queues: readonly Queue[]): SqsQueue[] {
  const targets = new Set(queues.map(({ redrivePolicy }) => redrivePolicy?.deadLetterTargetArn));
  return queues.map((queue) => ({ ...queue, isDeadLetterQueue: targets.has(queue.queueArn) }));
}

/**
 * Queries a metric of a queue. CloudWatch gets them as long as a queue contains messages or anybody asks it for some, and for six hours
 * after ("Available CloudWatch metrics for Amazon SQS"): one without data is empty.
 */
const query = (
  QueueName: string,
  metric: string,
  statistic: MetricQuery['statistic'] = 'Sum',
): MetricQuery => ({
  namespace: 'AWS/SQS',
  metric,
  statistic,
  dimensions: { QueueName },
  silence: 'zero',
});

export const sqsQueuePeaks = defineCollector({
  id: 'sqsQueuePeaks',
  answers: 'The most that went through each queue, was in flight and waited, and for how long',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['sqsQueues'],
  deadlineFactor: 10,
  async collect(context, { sqsQueues }) {
    const reader = createMetricReader(context);
    const { window, maximaPeriodSeconds } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const perSecond = (amounts: Series) => findHighest(normal(divideBy(amounts, window.periodSeconds)));
    const growth = (least: Series) =>
      growthPerDay(least && removeExcluded(least, maximaPeriodSeconds, context.lookback.exclude));
    return readMetrics(
      reader,
      sqsQueues.map(({ queueName, isFifo }) => ({
        sent: query(queueName, 'NumberOfMessagesSent'),
        received: isFifo ? query(queueName, 'NumberOfMessagesReceived') : null,
        deleted: query(queueName, 'NumberOfMessagesDeleted'),
        inFlight: query(queueName, 'ApproximateNumberOfMessagesNotVisible', 'Maximum'),
        waiting: query(queueName, 'ApproximateNumberOfMessagesVisible', 'Maximum'),
        leastWaiting: {
          ...query(queueName, 'ApproximateNumberOfMessagesVisible', 'Minimum'),
          lowestAlone: true as const,
        },
        oldestAge: query(queueName, 'ApproximateAgeOfOldestMessage', 'Maximum'),
      })),
      ({ sent, received, deleted, inFlight, waiting, leastWaiting, oldestAge }, i) => {
        const { queueName, isFifo } = requireField(sqsQueues[i], 'a queue for the metrics');
        const all = [
          sent,
          deleted,
          inFlight,
          waiting,
          leastWaiting,
          oldestAge,
          ...(isFifo ? [received] : []),
        ];
        return {
          queueName,
          window,
          sentPerSecond: perSecond(sent),
          receivedPerSecond: perSecond(received),
          deletedPerSecond: perSecond(deleted),
          inFlight: findMaximum(inFlight),
          waiting: findMaximum(waiting),
          oldestAgeSeconds: findMaximum(oldestAge),
          waitingGrowthPerDay: growth(leastWaiting),
          isSent: all.includes(null) ? null : (sent ?? []).some(({ value }) => value > 0),
        };
      },
    );
  },
});

/** How fast a series grows per day: the opposite of {@link shrinkagePerDay}. */
const growthPerDay = (series: Series): number | null =>
  shrinkagePerDay(series?.map(({ at, value }) => ({ at, value: -value })) ?? null);
