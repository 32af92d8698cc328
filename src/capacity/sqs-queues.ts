/** What queues of SQS hold and pass on, and whether anything tells what the event brings to them. */
import { type AwsCommand, asking, awsCommand } from '../judging/aws-command';
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type SnsSubscription,
  type SqsQueue,
  type SqsQueuePeak,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';

/** A queue with what went through it at normal peak. */
export interface QueueLoad {
  readonly queue: SqsQueue;
  readonly owner: ScopedResource;
  /** Undefined where nothing was measured of it. */
  readonly measured: SqsQueuePeak | undefined;
  /** Whether each group of messages has calls of its own; both settings are needed ("Enabling high throughput for FIFO queues"). */
  readonly isHighThroughput: boolean;
}

const peaksByQueue = lookup(({ queueName }: SqsQueuePeak) => [queueName]);

/** What was measured of a queue; undefined where nothing was. */
export const peakOfQueue = (
  peaks: Artifacts['sqsQueuePeaks'] | undefined,
  { queueName }: SqsQueue,
): SqsQueuePeak | undefined => peaksByQueue(peaks, queueName)[0];

const subscriptionsByTarget = lookup(({ deadLetterTargetArn }: SnsSubscription) =>
  deadLetterTargetArn === null ? [] : [deadLetterTargetArn],
);

/** Whether SNS puts into a queue what it could not deliver. */
const isOfTopics = ({ queueArn }: SqsQueue, { snsSubscriptions }: Partial<Artifacts>): boolean =>
  subscriptionsByTarget(snsSubscriptions, queueArn).length > 0;

/** Whether queues or topics put aside in a queue what could not be processed or delivered. */
export const isForDeadLetters = (queue: SqsQueue, artifacts: Partial<Artifacts>): boolean =>
  queue.isDeadLetterQueue || isOfTopics(queue, artifacts);

/**
 * The queues that carry what people send to them. What SQS itself moves to a dead-letter queue is no traffic of the event, and counts in no
 * NumberOfMessagesSent (SQS developer guide, "Using dead-letter queues"): one with any is a queue like others. What SNS puts aside counts
 * there: of a queue that gets some, only messages that somebody processes may be traffic.
 */
export const listQueues = ({
  sqsQueues,
  sqsQueuePeaks,
  ...others
}: Pick<Artifacts, 'sqsQueues'> & Partial<Artifacts>): QueueLoad[] =>
  sqsQueues
    .map((queue) => ({
      queue,
      owner: ARTIFACTS.sqsQueues.owner(queue),
      measured: peakOfQueue(sqsQueuePeaks, queue),
      isHighThroughput:
        queue.fifoThroughputLimit === 'perMessageGroupId' && queue.deduplicationScope === 'messageGroup',
    }))
    .filter(({ queue, measured }) => {
      if (isOfTopics(queue, others)) {
        return (
          measured !== undefined && (measured.isSent === null || (measured.deletedPerSecond?.value ?? 0) > 0)
        );
      }
      return !queue.isDeadLetterQueue || (measured !== undefined && measured.isSent !== false);
    });

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. A queue that was made within the look-back and
 * not used yet may have been made for the event.
 */
export function whyNotMeasured({ queue, measured }: QueueLoad): string | null {
  const { queueName, createdAt } = queue;
  if (measured === undefined || measured.isSent === null)
    return `CloudWatch gave no complete data for ${queueName}.`;
  if (measured.isSent || Date.parse(createdAt) <= Date.parse(measured.window.from)) return null;
  return `${queueName} was made within the look-back, and nothing was sent to it yet: nothing tells what the event brings.`;
}

/** Assumed: whoever lets messages wait for so long at normal traffic, in seconds, does not keep up with it. */
const BEHIND = 15 * 60;

/** Whether messages waited longer than consumers that keep up let them. */
export const isBehind = ({ queue, measured }: QueueLoad): boolean =>
  (measured?.oldestAgeSeconds?.value ?? 0) > BEHIND + queue.delaySeconds;

const DAY_MS = 86_400_000;

/**
 * Whether ever more messages wait, even at the quietest hours: what they grow by in a day makes up half of the most, or more, over the whole
 * look-back. What comes and goes with the traffic of a day does not.
 */
export function isGrowing({ window, waiting, waitingGrowthPerDay }: SqsQueuePeak): boolean {
  const days = (Date.parse(window.to) - Date.parse(window.from)) / DAY_MS;
  const grown = (waitingGrowthPerDay ?? 0) * days;
  return grown > 0 && grown >= (waiting?.value ?? 0) / 2;
}

/** The longest that a queue keeps messages, in seconds: 14 days ("Amazon SQS message quotas"). */
export const MOST_RETENTION = 14 * 86_400;

/** The longest that a queue hides a message that was received, in seconds: 12 hours ("Amazon SQS visibility timeout"). */
export const MOST_VISIBILITY = 12 * 3_600;

/** The command that changes attributes of a queue. */
export const setQueueAttributes = (
  { queueUrl }: Pick<SqsQueue, 'queueUrl'>,
  attributes: Readonly<Record<string, string>>,
  target: Target,
): AwsCommand =>
  awsCommand(target, 'sqs', 'set-queue-attributes', {
    'queue-url': queueUrl,
    attributes: JSON.stringify(attributes),
  });

/** The command that makes a queue keep messages for so long. */
export const setRetention = (queue: SqsQueue, seconds: number, target: Target): AwsCommand =>
  asking(
    `retention of ${queue.queueName}`,
    seconds,
    setQueueAttributes(queue, { MessageRetentionPeriod: String(seconds) }, target),
  );
