import { type TopicLoad, whyNotMeasured } from '../../capacity/sns-topics';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import {
  defineCheck,
  type JudgedResource,
  type Judgement,
  notApplicable,
  pass,
  unknown,
  warn,
} from '../check';
import { judgeTopics } from '../sns';

export const snsSubscriptions = defineCheck({
  id: 'sns-subscriptions',
  title: 'Topics have subscriptions, and all of them are confirmed',
  failureTitle: 'Messages of a topic reach nobody, or not all who subscribed',
  why: 'What is published to a topic without subscriptions is gone, and a subscription that nobody has confirmed gets nothing.',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/SendMessageToHttp.confirm.html',
  workbook: '12 Resilience',
  needs: ['snsTopics', 'snsTopicPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeTopics(artifacts, context, judgeTopic),
});

function judgeTopic(load: TopicLoad, resource: JudgedResource): Judgement {
  const { subscriptionsConfirmed: confirmed, subscriptionsPending: pending, topicName } = load.topic;
  if (pending > 0) {
    return warn(
      resource,
      `${pending} of its ${confirmed + pending} subscriptions wait to be confirmed, and get nothing.`,
      {
        action: `Confirm the subscriptions of ${topicName} that the event needs, or subscribe again where the invitation has expired.`,
        lead: 'configuration',
      },
    );
  }
  if (confirmed > 0) {
    return pass(
      resource,
      confirmed === 1
        ? 'Its subscription is confirmed.'
        : `All of its ${confirmed} subscriptions are confirmed.`,
    );
  }
  const missing = whyNotMeasured(load);
  if (missing !== null) return unknown(resource, `It has no subscription. ${missing}`);
  return load.measured?.isPublished
    ? warn(resource, 'Messages are published to it, and it has no subscription: nobody gets them.', {
        action: `Subscribe to ${topicName} whatever should get its messages, or publish to it no longer.`,
        lead: 'configuration',
      })
    : notApplicable('It has no subscription, and nothing was published to it in the look-back.', resource);
}
