import { MOST_RETENTION, setRetention } from '../../capacity/sqs-queues';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, SqsQueue } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { findQueue, inWords, judgeQueues } from '../sqs';

export const sqsDeadLetterQueue = defineCheck({
  id: 'sqs-dead-letter-queue',
  title: 'Queues put aside what cannot be processed, and keep it',
  failureTitle: 'What a queue cannot get processed is tried for ever, or lost',
  why: 'A message that always fails keeps consumers busy until it expires, holds up its group in a FIFO queue, and is then gone.',
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  workbook: '12 Resilience',
  needs: ['sqsQueues'],
  uses: [...TRAFFIC_ARTIFACTS, 'snsSubscriptions'],
  evaluate: (artifacts, context) =>
    judgeQueues(artifacts, context, ({ queue }, resource) =>
      judgeQueue(queue, artifacts, resource, context.target),
    ),
});

function judgeQueue(
  queue: SqsQueue,
  artifacts: Pick<Artifacts, 'sqsQueues'>,
  resource: JudgedResource,
  target: Target,
): Judgement {
  const { queueName, queueArn, isFifo, redrivePolicy, messageRetentionSeconds } = queue;
  if (redrivePolicy === null) {
    return warn(
      resource,
      `It has no dead-letter queue: a message that fails is tried for ${inWords(messageRetentionSeconds)}${isFifo ? ', and holds up its group meanwhile' : ''}, and then lost.`,
      {
        action: `Give ${queueName} a ${isFifo ? 'FIFO' : 'standard'} queue for what was received five times, which keeps it for 14 days${isFifo ? ', unless nothing of a group may go on without it' : ''}.`,
        lead: 'configuration',
      },
    );
  }
  const { deadLetterTargetArn: arn } = redrivePolicy;
  const deadLetters = findQueue(artifacts, arn);
  if (deadLetters === undefined) {
    return arn.split(':').slice(3, 5).join(':') === `${target.region}:${target.account}`
      ? fail(resource, `Its dead-letter queue ${arn} does not exist: what fails is never put aside.`, {
          action: `Create ${arn.split(':')[5]} again, or give ${queueName} another dead-letter queue.`,
          lead: 'configuration',
        })
      : unknown(resource, `Its dead-letter queue ${arn} is of another account or region, and was not read.`);
  }
  if (refuses(deadLetters, queueArn)) {
    return warn(
      resource,
      `Its dead-letter queue ${deadLetters.queueName} does not allow it to put messages aside there (RedriveAllowPolicy).`,
      {
        action: `Allow ${queueName} in the redrive allow policy of ${deadLetters.queueName}.`,
        lead: 'configuration',
      },
    );
  }
  const kept = `What was received more than ${redrivePolicy.maxReceiveCount} times goes to ${deadLetters.queueName}, which keeps it for ${inWords(deadLetters.messageRetentionSeconds)}`;
  // A message of a standard queue is as old there as it was here ("Setting-up dead-letter queue retention in Amazon SQS").
  if (
    !isFifo &&
    deadLetters.messageRetentionSeconds <= messageRetentionSeconds &&
    deadLetters.messageRetentionSeconds < MOST_RETENTION
  ) {
    return warn(
      resource,
      `${kept} from when it was sent; ${queueName} keeps it for ${inWords(messageRetentionSeconds)}, so that it may be gone as soon as it is put aside.`,
      keepLonger(deadLetters, target),
    );
  }
  return pass(resource, `${kept}.`);
}

/** Whether a dead-letter queue does not take what a queue puts aside. */
const refuses = ({ redriveAllowPolicy }: SqsQueue, sourceArn: string): boolean =>
  redriveAllowPolicy?.redrivePermission === 'denyAll' ||
  (redriveAllowPolicy?.redrivePermission === 'byQueue' &&
    !redriveAllowPolicy.sourceQueueArns.includes(sourceArn));

function keepLonger(queue: SqsQueue, target: Target): FixDraft {
  const { queueName, messageRetentionSeconds: before } = queue;
  return {
    action: `Let ${queueName} keep messages for ${inWords(MOST_RETENTION)}.`,
    command: setRetention(queue, MOST_RETENTION, target),
    reversal: {
      action: `Go back to ${inWords(before)}: what is older is then gone.`,
      command: setRetention(queue, before, target),
    },
    lead: 'configuration',
  };
}
