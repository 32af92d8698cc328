import { type TopicLoad, whyNotMeasured } from '../../capacity/sns-topics';
import type { FixDraft } from '../../judging/fix';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
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
import { judgeTopics } from '../sns';

export const snsDeliveries = defineCheck({
  id: 'sns-deliveries',
  title: 'Notifications of topics arrive',
  failureTitle: 'Notifications fail at normal traffic',
  why: 'What fails on normal days fails as much more often at the event; what no dead-letter queue keeps is lost.',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-monitoring-using-cloudwatch.html',
  workbook: '12 Resilience',
  needs: ['snsTopics', 'snsTopicPeaks'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) => judgeTopics(artifacts, context, judgeTopic),
});

function judgeTopic(load: TopicLoad, resource: JudgedResource): Judgement {
  const { measured } = load;
  const { delivered = null, failed = null, notPutAside = null, mostFailed = null } = measured ?? {};
  if (notPutAside !== null && notPutAside > 0) {
    return fail(
      resource,
      `${notPutAside} notifications failed in the look-back that their dead-letter queue did not take either: they are lost.`,
      {
        action:
          'Let SNS send to the dead-letter queue (its policy, the policy of its key, and that it is there and of the kind of the topic).',
        lead: 'configuration',
      },
    );
  }
  if (failed !== null && failed > 0) {
    const most = mostFailed && ` The most at once were ${mostFailed.value}, at ${mostFailed.at}.`;
    const all = delivered === null ? '' : `of ${failed + delivered} `;
    const words = `${failed} ${all}notifications failed in the look-back.${most ?? ''}`;
    return delivered === 0 ? fail(resource, words, FIND_OUT) : warn(resource, words, FIND_OUT);
  }
  const missing = whyNotMeasured(load);
  if (missing !== null || failed === null || notPutAside === null) {
    return unknown(resource, missing ?? 'Whether notifications fail is not known.');
  }
  if (!measured?.isPublished) return notApplicable('Nothing was published in the look-back.', resource);
  if (delivered === null) return unknown(resource, 'How many notifications were delivered is not known.');
  return delivered > 0
    ? pass(resource, `None of its ${delivered} notifications failed in the look-back.`)
    : unknown(
        resource,
        'No notification was delivered on normal days, and none failed: subscriptions may wait to be confirmed, filters may drop all, or it may be new.',
      );
}

const FIND_OUT: FixDraft = {
  action:
    'Find out which subscription fails and why (delivery status logging of the topic tells), mend or delete it, and give it a dead-letter queue.',
  lead: 'repair',
};
