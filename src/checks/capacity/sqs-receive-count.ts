import { setQueueAttributes } from '../../capacity/sqs-queues';
import { asking } from '../../judging/aws-command';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { SqsQueue } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, type JudgedResource, type Judgement, notApplicable, pass, warn } from '../check';
import { judgeQueueSources } from '../sqs';

/**
 * Lambda developer guide, "Creating and configuring an Amazon SQS event source mapping": at least five, so that messages are not put aside
 * because their function was throttled.
 */
const ENOUGH = 5;

export const sqsReceiveCount = defineCheck({
  id: 'sqs-receive-count',
  title: 'Messages are not put aside because their function was throttled',
  failureTitle: 'Messages are put aside after a few throttles of their function',
  why: 'A message that Lambda received and could not hand over counts as received; at the event good messages end in the dead-letter queue.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  workbook: '12 Resilience',
  needs: ['sqsQueues', 'lambdaEventSources'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeQueueSources(artifacts, context, (_, queue, resource) =>
      judgeQueue(queue, resource, context.target),
    ),
});

function judgeQueue(queue: SqsQueue, resource: JudgedResource, target: Target): Judgement {
  const { queueName, redrivePolicy } = queue;
  if (redrivePolicy === null) return notApplicable(`${queueName} puts no message aside.`, resource);
  const { deadLetterTargetArn, maxReceiveCount } = redrivePolicy;
  const words = `${queueName} puts a message aside when it was received more than ${maxReceiveCount} ${maxReceiveCount === 1 ? 'time' : 'times'}.`;
  if (maxReceiveCount >= ENOUGH) return pass(resource, words);
  const set = (count: number) =>
    asking(
      `maximum receives of ${queueName}`,
      count,
      setQueueAttributes(
        queue,
        { RedrivePolicy: JSON.stringify({ deadLetterTargetArn, maxReceiveCount: count }) },
        target,
      ),
    );
  return warn(resource, words, {
    action: `Let ${queueName} try a message ${ENOUGH} times.`,
    command: set(ENOUGH),
    reversal: { action: `Go back to ${maxReceiveCount}.`, command: set(maxReceiveCount) },
    lead: 'configuration',
  });
}
