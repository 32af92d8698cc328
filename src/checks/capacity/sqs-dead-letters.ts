import { isForDeadLetters, isGrowing, peakOfQueue } from '../../capacity/sqs-queues';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import { ARTIFACTS, type SqsQueue, type SqsQueuePeak } from '../../model/artifacts';
import { asPlaced } from '../as-placed';
import { defineCheck, type JudgedResource, type Judgement, pass, unknown, warn } from '../check';
import { resourceOfQueue } from '../sqs';

export const sqsDeadLetters = defineCheck({
  id: 'sqs-dead-letters',
  title: 'Dead-letter queues are empty',
  failureTitle: 'Messages fail at normal traffic',
  why: 'What fails on normal days fails as much more often at the event, and nobody sees then what is new among what is old.',
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-dead-letter-queues.html',
  workbook: '12 Resilience',
  needs: ['sqsQueues', 'sqsQueuePeaks'],
  uses: [...TRAFFIC_ARTIFACTS, 'snsSubscriptions'],
  evaluate: ({ sqsQueues, sqsQueuePeaks, ...others }, { placed }) =>
    sqsQueues
      .filter((queue) => isForDeadLetters(queue, others))
      .map((queue) =>
        asPlaced(judgeQueue(queue, peakOfQueue(sqsQueuePeaks, queue), resourceOfQueue(queue)), () =>
          placed(ARTIFACTS.sqsQueues.owner(queue)),
        ),
      ),
});

function judgeQueue(
  { waitingMessages }: SqsQueue,
  measured: SqsQueuePeak | undefined,
  resource: JudgedResource,
): Judgement {
  if (measured !== undefined && isGrowing(measured)) {
    return warn(
      resource,
      `It holds ${waitingMessages} messages that failed, and about ${round(measured.waitingGrowthPerDay ?? 0)} more each day.`,
      {
        action:
          'Find out why they fail and mend it, and then move them back (start-message-move-task) or purge the queue.',
        lead: 'repair',
      },
    );
  }
  if (waitingMessages > 0) {
    return warn(resource, `It holds ${waitingMessages} messages that failed.`, {
      action: 'Find out why they failed, and move them back (start-message-move-task) or purge the queue.',
      lead: 'repair',
    });
  }
  if (measured === undefined || measured.isSent === null) {
    return unknown(resource, 'Whether messages fail is not known: CloudWatch gave no complete data.');
  }
  const { waiting } = measured;
  return pass(
    resource,
    waiting !== null && waiting.value > 0
      ? `It is empty now; up to ${waiting.value} messages that failed were in it at ${waiting.at}.`
      : 'It is empty, and nothing was put aside in the look-back.',
  );
}
