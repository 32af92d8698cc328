import { isBehind, isGrowing, MOST_RETENTION, type QueueLoad, setRetention } from '../../capacity/sqs-queues';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Target } from '../../model/target';
import {
  defineCheck,
  fail,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { inWords, judgeQueues } from '../sqs';

/** Assumed: messages that waited for more than half of their time at normal traffic expire unread at the event. */
const RISKY_SHARE = 0.5;

export const sqsBacklog = defineCheck({
  id: 'sqs-backlog',
  title: 'Consumers of queues keep up',
  failureTitle: 'Messages wait, or pile up, at normal traffic',
  why: 'Consumers that are behind on normal days fall further behind at the event, and what is older than the retention is lost unread.',
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/sqs-available-cloudwatch-metrics.html',
  workbook: '12 Performance',
  needs: ['sqsQueues', 'sqsQueuePeaks'],
  uses: [...TRAFFIC_ARTIFACTS, 'snsSubscriptions'],
  evaluate: (artifacts, context) =>
    judgeQueues(artifacts, context, (load, resource) => judgeQueue(load, resource, context.target)),
});

const FIND_OUT =
  'Find out what holds consumers up (errors, throttles, too few of them), or say in traffic.baseline of the plan that this was no normal day.';

function judgeQueue(load: QueueLoad, resource: JudgedResource, target: Target): Judgement {
  const { queue, measured } = load;
  const { messageRetentionSeconds, delaySeconds } = queue;
  const age = measured?.oldestAgeSeconds ?? null;
  const words =
    age &&
    `The oldest message had waited for ${inWords(age.value)} at ${age.at}${delaySeconds > 0 ? `, of which each is delayed for ${inWords(delaySeconds)}` : ''}; the queue keeps messages for ${inWords(messageRetentionSeconds)}.`;
  if (age !== null && age.value > RISKY_SHARE * messageRetentionSeconds) {
    return fail(resource, `${words}`, keepLonger(load, target));
  }
  if (measured !== undefined && isGrowing(measured)) {
    return warn(
      resource,
      `Even at the quietest hour about ${round(measured.waitingGrowthPerDay ?? 0)} more messages wait each day: consumers take less than arrives.`,
      { action: FIND_OUT, lead: 'repair' },
    );
  }
  if (isBehind(load)) {
    return warn(resource, `${words} More than 15 minutes at normal traffic are taken for not keeping up.`, {
      action: FIND_OUT,
      lead: 'repair',
    });
  }
  if (measured === undefined || measured.isSent === null) {
    return unknown(resource, 'How long messages wait is not known: CloudWatch gave no complete data.');
  }
  if (age === null) {
    return measured.isSent
      ? unknown(resource, 'How long messages wait is not known: CloudWatch has no data of it.')
      : notApplicable('Nothing was sent in the look-back.', resource);
  }
  return pass(resource, `${words}`);
}

function keepLonger({ queue }: QueueLoad, target: Target) {
  const { messageRetentionSeconds: before } = queue;
  const longer = Math.min(2 * before, MOST_RETENTION);
  if (longer === before) return { action: FIND_OUT, lead: 'repair' } as const;
  return {
    action: `${FIND_OUT} Keep messages for ${inWords(longer)} until they have caught up.`,
    command: setRetention(queue, longer, target),
    reversal: {
      action: `Keep messages for ${inWords(before)} again: what is older is then gone.`,
      command: setRetention(queue, before, target),
    },
    lead: 'repair',
  } as const;
}
