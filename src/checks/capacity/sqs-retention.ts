import {
  isBehind,
  MOST_RETENTION,
  type QueueLoad,
  setRetention,
  whyNotMeasured,
} from '../../capacity/sqs-queues';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Target } from '../../model/target';
import { multiplierOf } from '../../plan/demand';
import { peaksOf } from '../../plan/peaks';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  judgeByTraffic,
  notApplicable,
  pass,
  type TargetContext,
  unknown,
  warn,
} from '../check';
import { inWords, judgeQueues } from '../sqs';

export const sqsRetention = defineCheck({
  id: 'sqs-retention',
  title: 'Queues keep what consumers cannot take during the event',
  failureTitle: 'Messages of the event may expire before anybody reads them',
  why: 'What waits longer than the retention is deleted unread, and no dead-letter queue gets it.',
  docs: 'https://docs.aws.amazon.com/AWSSimpleQueueService/latest/SQSDeveloperGuide/quotas-messages.html',
  workbook: '12 Resilience',
  needs: ['sqsQueues', 'sqsQueuePeaks'],
  uses: [...TRAFFIC_ARTIFACTS, 'snsSubscriptions'],
  evaluate: (artifacts, context) =>
    judgeQueues(artifacts, context, (load, resource) =>
      judgeByTraffic(context, (asked) => judgeQueue(load, resource, asked)),
    ),
});

function judgeQueue(load: QueueLoad, resource: JudgedResource, context: TargetContext): Judgement {
  const { queue, measured } = load;
  const kept = queue.messageRetentionSeconds;
  const missing = whyNotMeasured(load);
  const still = longestPeak(context);
  const words = `It keeps messages for ${inWords(kept)}; traffic is high for up to ${inWords(still)}`;
  if (missing === null && measured?.isSent === false) {
    return notApplicable('Nothing was sent in the look-back.', resource);
  }
  if (kept < Math.min(still, MOST_RETENTION)) {
    return warn(
      resource,
      `${words}, and consumers that stand still from its start lose what came first.`,
      keepFor(load, still, context.target),
    );
  }
  if (missing !== null) return unknown(resource, missing);
  if (measured?.oldestAgeSeconds === null) {
    return unknown(resource, 'How long messages wait is not known: CloudWatch has no data of it.');
  }
  if (!isBehind(load)) return pass(resource, `${words}, and consumers kept up in the look-back.`);
  const wait = waitAtEnd(load, context);
  if (wait === null) return unknown(resource, `${words}. How fast its backlog is worked off is not known.`);
  const behind = `${words}. Messages waited at normal traffic, so consumers are taken to process no more than the ${round(measured?.deletedPerSecond?.value ?? 0)} a second that they did at most: the last message of the event waits for ${inWords(wait)}.`;
  return wait > kept ? warn(resource, behind, keepFor(load, wait, context.target)) : pass(resource, behind);
}

const lengthOf = ({ start, end }: { readonly start: string; readonly end: string }): number =>
  (Date.parse(end) - Date.parse(start)) / 1000;

/** The longest time of high traffic, in seconds. */
const longestPeak = ({ plan, window }: TargetContext): number =>
  Math.max(...peaksOf(plan, window).map((peak) => lengthOf(peak.window)));

/**
 * How long the last message of the event waits, in seconds, where consumers are already behind at normal traffic; null where it is not
 * known. What is worked off between peaks is left out.
 */
function waitAtEnd({ owner, measured }: QueueLoad, context: TargetContext): number | null {
  const times = multiplierOf(owner, context);
  const arriving = measured?.sentPerSecond?.value ?? null;
  const processed = measured?.deletedPerSecond?.value ?? 0;
  if (times === null || arriving === null || processed === 0) return null;
  return peaksOf(context.plan, context.window).reduce((sum, { share, window }) => {
    const more = arriving * Math.max(1, times * share) - processed;
    return sum + (Math.max(0, more) * lengthOf(window)) / processed;
  }, 0);
}

function keepFor({ queue }: QueueLoad, wait: number, target: Target): FixDraft {
  const { queueName, messageRetentionSeconds: before } = queue;
  const seconds = Math.min(Math.ceil(wait / DAY + 1) * DAY, MOST_RETENTION);
  const more = wait > MOST_RETENTION ? ' Add consumers too: no queue keeps messages for long enough.' : '';
  if (seconds <= before) {
    return {
      action: `Add consumers of ${queueName}: no queue keeps messages for long enough.`,
      lead: 'repair',
    };
  }
  return {
    action: `Let ${queueName} keep messages for ${inWords(seconds)}, unless they are worth nothing when they are late.${more}`,
    command: setRetention(queue, seconds, target),
    reversal: {
      action: `Go back to ${inWords(before)}: what is older is then gone.`,
      command: setRetention(queue, before, target),
    },
    lead: 'configuration',
  };
}

const DAY = 86_400;
