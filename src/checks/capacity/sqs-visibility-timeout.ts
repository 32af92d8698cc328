import { MOST_VISIBILITY, setQueueAttributes } from '../../capacity/sqs-queues';
import { asking } from '../../judging/aws-command';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, LambdaEventSource, SqsQueue } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { judgeQueueSources } from '../sqs';

/**
 * As many times the timeout of the function as a message should stay hidden, and as long besides as it waits for a batch to fill (Lambda
 * developer guide, "Creating and configuring an Amazon SQS event source mapping").
 */
const TIMEOUTS = 6;

export const sqsVisibilityTimeout = defineCheck({
  id: 'sqs-visibility-timeout',
  title: 'Queues hide messages until functions have processed them',
  failureTitle: 'Messages show again while a function still has to process them',
  why: 'A function that is throttled at the event gets its batch again and again within this time; after it others get the messages too, and they count as received once more.',
  docs: 'https://docs.aws.amazon.com/lambda/latest/dg/services-sqs-configure.html',
  workbook: '12 Resilience',
  needs: ['sqsQueues', 'lambdaEventSources', 'lambdaFunctions'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeQueueSources(artifacts, context, (source, queue, resource) =>
      judgeSource(source, queue, artifacts, resource, context.target),
    ),
});

function judgeSource(
  { functionName, batchWindowSeconds }: LambdaEventSource,
  queue: SqsQueue,
  { lambdaFunctions }: Pick<Artifacts, 'lambdaFunctions'>,
  resource: JudgedResource,
  target: Target,
): Judgement {
  const { queueName, visibilityTimeoutSeconds: hidden } = queue;
  const timeout = lambdaFunctions.find((one) => one.functionName === functionName)?.timeoutSeconds;
  if (timeout === undefined || batchWindowSeconds === undefined) {
    return unknown(resource, `How long ${functionName} may run, or waits for a batch, is not known.`);
  }
  const enough = TIMEOUTS * timeout + batchWindowSeconds;
  const words = `${queueName} hides messages for ${hidden} s; ${functionName} may run for ${timeout} s${batchWindowSeconds > 0 ? ` after up to ${batchWindowSeconds} s of gathering` : ''}, for which AWS advises ${enough} s.`;
  if (hidden >= enough) return pass(resource, words);
  return hidden < timeout
    ? fail(
        resource,
        `${words} Messages are handed out again while they are still processed.`,
        hideLonger(queue, enough, target),
      )
    : warn(resource, words, hideLonger(queue, enough, target));
}

function hideLonger(queue: SqsQueue, enough: number, target: Target): FixDraft {
  const { queueName, visibilityTimeoutSeconds: before } = queue;
  const seconds = Math.min(enough, MOST_VISIBILITY);
  const set = (value: number) =>
    asking(
      `visibility timeout of ${queueName}`,
      value,
      setQueueAttributes(queue, { VisibilityTimeout: String(value) }, target),
    );
  return {
    action: `Let ${queueName} hide messages for ${seconds} s instead of ${before}.`,
    command: set(seconds),
    reversal: { action: `Go back to ${before} s.`, command: set(before) },
    lead: 'configuration',
  };
}
