import type { FixDraft } from '../../judging/fix';
import { isKnown } from '../../judging/known';
import { round } from '../../lib/round';
import type { Artifacts, Peak } from '../../model/artifacts';
import { BUSIEST_SECOND } from '../busiest-second';
import { densityInWords, densityOf, understatedBy } from '../density';
import { type CeilingDraft, defineCeilingFamily, type FamilyContext } from '../family';
import { addedField, linearUse, timesLoad, type Use, useAtMost } from '../growth';
import { listQueues, type QueueLoad, setQueueAttributes, whyNotMeasured } from '../sqs-queues';

/** What the families of queues say alike. */
const QUEUE = {
  workbook: '12 Performance',
  kind: 'quota',
  elastic: true,
  needs: ['sqsQueues', 'sqsQueuePeaks'],
  uses: ['snsSubscriptions'],
} as const;

/** The queues in scope of which there is something to project: some use, or that it is not known. */
const queuesInQuestion = (
  artifacts: Pick<Artifacts, 'sqsQueues' | 'sqsQueuePeaks'> & Partial<Artifacts>,
  context: FamilyContext,
): QueueLoad[] =>
  listQueues(artifacts).filter(
    (load) =>
      context.inScope(load.owner) &&
      (load.measured?.isSent === true ||
        (load.measured?.inFlight?.value ?? 0) > 0 ||
        whyNotMeasured(load) !== null),
  );

/**
 * Messages that one queue may have in flight: of a FIFO queue, and about as many of most standard ones (SQS developer guide, "Amazon SQS
 * FIFO queue quotas" and "Amazon SQS standard queue quotas"). Service Quotas does not know it; AWS Support raises it.
 */
const IN_FLIGHT = 120_000;

export const sqsInFlight = defineCeilingFamily({
  ...QUEUE,
  id: 'sqs-in-flight',
  title: 'Queues may have as many messages in flight as the peak brings',
  failureTitle: 'Messages in flight reach the most that a queue may have',
  why: 'At the limit a queue hands out no further message until some are deleted, however many wait and however many consumers ask.',
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-queues.html',
  unit: 'messages',
  formula:
    'the most ApproximateNumberOfMessagesNotVisible at normal peak × m, against 120,000 of a queue, about as many as most standard queues may have. Dead-letter queues do not count.',
  remedy:
    'Delete messages as soon as they are processed, spread them over several queues, or have AWS Support raise the limit.',
  estimate: (artifacts, context) =>
    queuesInQuestion(artifacts, context).map((load) => inFlightCeiling(load, context)),
});

function inFlightCeiling(load: QueueLoad, context: FamilyContext): CeilingDraft {
  const { queueName, isFifo } = load.queue;
  const peak = load.measured?.inFlight ?? null;
  return {
    resource: queueName,
    title: `Messages of ${queueName} in flight`,
    unit: 'messages',
    ...measuredUse(load, peak, 'maxima', 'ApproximateNumberOfMessagesNotVisible', ({ value }) =>
      linearUse(value, context.elasticity(load.owner), 0, context.addedTo(load.owner)),
    ),
    limit: IN_FLIGHT,
    evidence: [
      {
        source: 'sqs:GetQueueAttributes',
        at: context.asOf,
        detail: `${queueName} is a ${isFifo ? 'FIFO' : 'standard'} queue, of which AWS publishes ${isFifo ? '' : 'about '}${IN_FLIGHT.toLocaleString('en-US')} messages in flight; what AWS Support raised it to cannot be read.`,
      },
      ...evidenceOf(load, peak, 'maxima', 'ApproximateNumberOfMessagesNotVisible', 'messages were in flight'),
    ],
    fix: (expected) => ({
      action: `Have AWS Support let ${queueName} have ${withRoom(expected, context)} messages in flight, spread them over several queues, or process and delete them faster.`,
      lead: 'quotaIncrease',
    }),
  };
}

/**
 * Calls of each action (SendMessage, ReceiveMessage, DeleteMessage) a second that a FIFO queue takes (SQS developer guide, "Amazon SQS
 * message quotas"): a queue as a whole, and with high throughput each of its partitions; and with high throughput all of them together, by
 * region.
 */
const CALLS = { ofPartition: 300, elsewhere: 2_400 } as const;
const HIGH_THROUGHPUT: Readonly<Record<string, number>> = {
  ...{ 'us-east-1': 70_000, 'us-west-2': 70_000, 'eu-west-1': 70_000 },
  ...{ 'us-east-2': 19_000, 'eu-central-1': 19_000 },
  ...{ 'ap-south-1': 9_000, 'ap-southeast-1': 9_000, 'ap-southeast-2': 9_000, 'ap-northeast-1': 9_000 },
  ...{ 'eu-west-2': 4_500, 'sa-east-1': 4_500 },
};

/** Messages that one call of a batch takes at most. */
const MOST_BATCHED = 10;

const ASSUMED = `No metric counts calls: each is assumed to take from ${MOST_BATCHED} messages down to one, and the busiest second to have up to ${BUSIEST_SECOND} times the mean of its five minutes. What fits only if calls take more than one message is yellow.`;

const FIFO = {
  ...QUEUE,
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  unit: 'calls/s',
} as const;

export const sqsFifoThroughput = defineCeilingFamily({
  ...FIFO,
  id: 'sqs-fifo-throughput',
  title: 'FIFO queues take the calls of the peak',
  failureTitle: 'A FIFO queue takes fewer calls than the peak brings',
  why: 'A FIFO queue refuses calls past its limit; producers that do not try again lose messages, and consumers fall behind.',
  formula: `the most of the messages sent, received and deleted a second at normal peak × m, in calls, against 300 calls a second of each action; with high throughput 70,000 in us-east-1, us-west-2 and eu-west-1, 19,000 in us-east-2 and eu-central-1, 9,000 in ap-south-1, ap-southeast-1, ap-southeast-2 and ap-northeast-1, 4,500 in eu-west-2 and sa-east-1, and 2,400 elsewhere. ${ASSUMED}`,
  remedy: 'Switch the queue to high throughput, or send, receive and delete messages in batches.',
  estimate: (artifacts, context) =>
    queuesInQuestion(artifacts, context)
      .filter(({ queue }) => queue.isFifo)
      .map((load) => throughputCeiling(load, context)),
});

function throughputCeiling(load: QueueLoad, context: FamilyContext): CeilingDraft {
  const { queue, isHighThroughput } = load;
  const { queueName } = queue;
  const { region } = context.target;
  const together = HIGH_THROUGHPUT[region] ?? CALLS.elsewhere;
  const limit = isHighThroughput ? together : CALLS.ofPartition;
  const peak = busiestOf(load);
  return {
    resource: queueName,
    title: `Calls of ${queueName}`,
    unit: 'calls/s',
    ...measuredUse(load, peak, 'rates', MESSAGES, ({ value }) => callsOf(value, load, context)),
    limit,
    evidence: [
      {
        source: 'sqs:GetQueueAttributes',
        at: context.asOf,
        detail: `${queueName} is a FIFO queue ${isHighThroughput ? 'with' : 'without'} high throughput: AWS publishes ${limit.toLocaleString('en-US')} calls of each action a second${isHighThroughput ? ` in ${region}` : ''}. ${ASSUMED}`,
      },
      ...evidenceOf(load, peak, 'rates', MESSAGES, 'messages a second went through'),
    ],
    fix: (expected) =>
      isHighThroughput || expected > together
        ? {
            action: `Send, receive and delete ${MOST_BATCHED} messages of ${queueName} in one call, or spread them over several queues.`,
            lead: 'rebuild',
          }
        : switchToHighThroughput(queue, context),
  };
}

/** As many calls as messages; between as few as batches may be, and as many as the busiest second may have. */
function callsOf(messages: number, { owner }: QueueLoad, context: FamilyContext): Use {
  const growing = context.elasticity(owner);
  const loadOf = (amount: number) => ({
    fixedLoad: amount * (1 - growing),
    elasticLoad: amount * growing,
    ...addedField(timesLoad(context.addedTo(owner), amount)),
  });
  const term = {
    ...loadOf(messages),
    loadBetween: [loadOf(messages / MOST_BATCHED), loadOf(messages * BUSIEST_SECOND)] as const,
    perUnit: null,
    minUnits: 0,
    surviveZones: null,
    spreadOver: 1,
    weight: 1,
  };
  return { fixed: 0, growth: [term] };
}

const MESSAGES = 'NumberOfMessagesSent, NumberOfMessagesReceived and NumberOfMessagesDeleted';

/** The busiest of the three actions, each of which has a limit of its own. */
const busiestOf = ({ measured }: QueueLoad): Peak | null =>
  [measured?.sentPerSecond, measured?.receivedPerSecond, measured?.deletedPerSecond].reduce<Peak | null>(
    (most, peak) => (peak && (most === null || peak.value > most.value) ? peak : most),
    null,
  );

function switchToHighThroughput(queue: QueueLoad['queue'], { target }: FamilyContext): FixDraft {
  const { queueName, deduplicationScope, fifoThroughputLimit } = queue;
  const before = {
    ...(deduplicationScope !== null && { DeduplicationScope: deduplicationScope }),
    ...(fifoThroughputLimit !== null && { FifoThroughputLimit: fifoThroughputLimit }),
  };
  return {
    action: `Switch ${queueName} to high throughput, if its messages have many groups and repetitions are of the same group: each group keeps its order.`,
    command: setQueueAttributes(
      queue,
      { DeduplicationScope: 'messageGroup', FifoThroughputLimit: 'perMessageGroupId' },
      target,
    ),
    reversal: {
      action: 'Switch it back.',
      ...(Object.keys(before).length > 0 && { command: setQueueAttributes(queue, before, target) }),
    },
    lead: 'configuration',
  };
}

export const sqsFifoGroups = defineCeilingFamily({
  ...FIFO,
  id: 'sqs-fifo-groups',
  title: 'Groups of FIFO queues take the calls of the peak',
  failureTitle: 'A group of messages may get more calls than its partition takes',
  why: 'High throughput spreads groups of messages over partitions; a group stays in one, whose calls past the limit are refused.',
  formula: `the most of the messages sent, received and deleted a second at normal peak × m, in calls, against 300 calls of each action a second of the partition of a group. How messages spread over groups is not read: what fits only if they have several is yellow. The busiest second is assumed to have up to ${BUSIEST_SECOND} times the mean of its five minutes.`,
  remedy: 'Give messages more groups, and send, receive and delete those of one group in batches.',
  estimate: (artifacts, context) =>
    queuesInQuestion(artifacts, context)
      .filter(({ isHighThroughput }) => isHighThroughput)
      .map((load) => groupCeiling(load, context)),
});

function groupCeiling(load: QueueLoad, context: FamilyContext): CeilingDraft {
  const { queueName } = load.queue;
  const peak = busiestOf(load);
  return {
    resource: queueName,
    title: `Calls of the busiest group of ${queueName}`,
    unit: 'calls/s',
    ...measuredUse(load, peak, 'rates', MESSAGES, ({ value }) =>
      useAtMost(value * BUSIEST_SECOND, context.elasticity(load.owner), context.addedTo(load.owner)),
    ),
    limit: CALLS.ofPartition,
    evidence: [
      {
        source: 'sqs:GetQueueAttributes',
        at: context.asOf,
        detail: `${queueName} is a FIFO queue with high throughput, of which each partition takes ${CALLS.ofPartition} calls of each action a second. How many groups its messages have is not read: at most, all are of one, and each call takes one.`,
      },
      ...evidenceOf(load, peak, 'rates', MESSAGES, 'messages a second went through'),
    ],
    fix: () => ({
      action: `Make sure that no group of ${queueName} gets more than ${CALLS.ofPartition} calls a second: give messages more groups, and send, receive and delete those of one group in batches.`,
      lead: 'rebuild',
    }),
  };
}

/** What is used now and at the event, or why that is not known. */
function measuredUse(
  load: QueueLoad,
  peak: Peak | null,
  points: 'maxima' | 'rates',
  metric: string,
  useOf: (peak: Peak) => Use,
): Pick<CeilingDraft, 'now' | 'use' | 'missing' | 'understated' | 'isFlattened'> {
  const missing = whyNotMeasured(load);
  const density = densityOf(peak, load.measured?.window, points, `${metric} of ${load.queue.queueName}`);
  if (peak === null) {
    const why = missing ?? (isKnown(density) ? null : density.missing);
    return { now: null, use: null, ...(why !== null && { missing: why }) };
  }
  return {
    now: peak.value,
    use: useOf(peak),
    ...(missing === null ? understatedBy(density) : { understated: missing }),
    isFlattened: isKnown(density) && density.isFlattened,
  };
}

function evidenceOf(
  { queue, measured }: QueueLoad,
  peak: Peak | null,
  points: 'maxima' | 'rates',
  metric: string,
  happened: string,
): CeilingDraft['evidence'] {
  if (peak === null) return [];
  const density = densityOf(peak, measured?.window, points, `${metric} of ${queue.queueName}`);
  return [
    {
      source: `AWS/SQS ${metric}`,
      at: peak.at,
      detail: `${round(peak.value)} ${happened} at normal peak, taken to grow in proportion to traffic. ${densityInWords(density)}`,
    },
  ];
}

/** Enough that what is expected stays below the yellow threshold; without the last bits of floating point, which would round up. */
const withRoom = (expected: number, { plan }: FamilyContext): number =>
  Math.ceil(Number((expected / plan.thresholds.yellow).toPrecision(12)));
