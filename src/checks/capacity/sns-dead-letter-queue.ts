import { type TopicLoad, whyNotMeasured } from '../../capacity/sns-topics';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import type { Artifacts, SnsSubscription } from '../../model/artifacts';
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
import { isHere, isHttp, judgeSubscriptions, lastPartOf, nameOfEndpoint } from '../sns';
import { findQueue } from '../sqs';

export const snsDeadLetterQueue = defineCheck({
  id: 'sns-dead-letter-queue',
  title: 'What a subscription cannot get delivered is kept',
  failureTitle: 'What a subscription cannot get delivered is lost',
  why: 'SNS keeps nothing itself: a message that an endpoint refuses, or does not take for long enough, is gone unless a dead-letter queue gets it.',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-dead-letter-queues.html',
  workbook: '12 Resilience',
  needs: ['snsTopics', 'snsTopicPeaks', 'snsSubscriptions', 'sqsQueues'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSubscriptions(
      artifacts,
      context,
      () => true,
      (subscription, load, resource) =>
        judgeSubscription(subscription, load, artifacts, resource, context.target),
    ),
});

function judgeSubscription(
  subscription: SnsSubscription,
  load: TopicLoad | undefined,
  artifacts: Pick<Artifacts, 'sqsQueues'>,
  resource: JudgedResource,
  target: Target,
): Judgement {
  const arn = subscription.deadLetterTargetArn;
  if (arn !== null) {
    if (findQueue(artifacts, arn) !== undefined) return pass(resource, `${lastPartOf(arn)} gets what fails.`);
    return isHere(arn, target)
      ? fail(resource, `Its dead-letter queue ${arn} does not exist: what fails is lost.`, {
          action: `Create ${lastPartOf(arn)} again, or give the subscription another dead-letter queue.`,
          lead: 'configuration',
        })
      : unknown(resource, `Its dead-letter queue ${arn} is of another account or region, and was not read.`);
  }
  if (isHttp(subscription)) {
    return warn(
      resource,
      `It has no dead-letter queue. By default SNS tries a host three times more within about a minute, and then drops the message.`,
      giveQueue(subscription),
    );
  }
  const failed = load?.measured?.failed ?? null;
  if (failed !== null && failed > 0) {
    return warn(
      resource,
      `It has no dead-letter queue, and ${failed} notifications of its topic failed in the look-back.`,
      giveQueue(subscription),
    );
  }
  if (load === undefined) {
    return unknown(
      resource,
      'It has no dead-letter queue, and whether notifications fail is not known: its topic is of another account or region.',
    );
  }
  if (failed === null) {
    return unknown(
      resource,
      `It has no dead-letter queue. ${whyNotMeasured(load) ?? 'Whether notifications fail is not known.'}`,
    );
  }
  if (load.measured?.isPublished === false)
    return notApplicable(
      'It has no dead-letter queue, and nothing was published in the look-back.',
      resource,
    );
  return pass(
    resource,
    'It has no dead-letter queue; SNS tries what AWS runs for 23 days, and nothing of its topic failed in the look-back.',
  );
}

const giveQueue = (subscription: SnsSubscription): FixDraft => ({
  action: `Give the subscription of ${nameOfEndpoint(subscription)} a dead-letter queue (RedrivePolicy) that SNS may send to.`,
  lead: 'configuration',
});
