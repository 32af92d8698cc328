import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { lookup } from '../../lib/lookup';
import type { Artifacts, LambdaFunction, SnsSubscription } from '../../model/artifacts';
import type { Target } from '../../model/target';
import { defineCheck, fail, type JudgedResource, type Judgement, pass, unknown } from '../check';
import { isHere, judgeSubscriptions, nameOfEndpoint } from '../sns';
import { findQueue } from '../sqs';

export const snsSubscriptionEndpoints = defineCheck({
  id: 'sns-subscription-endpoints',
  title: 'Queues and functions that topics send to are there',
  failureTitle: 'A topic sends to a queue or a function that does not exist',
  why: 'What is sent to something that was deleted is not tried again: every message of the event is lost there.',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  workbook: '12 Resilience',
  needs: ['snsTopics', 'snsTopicPeaks', 'snsSubscriptions', 'sqsQueues', 'lambdaFunctions'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSubscriptions(
      artifacts,
      context,
      ({ protocol }) => protocol === 'sqs' || protocol === 'lambda',
      (subscription, load, resource) => {
        const { delivered = null, failed = null } = load?.measured ?? {};
        return judgeEndpoint(
          subscription,
          artifacts,
          delivered !== null && delivered > 0 && failed === 0,
          resource,
          context.target,
        );
      },
    ),
});

const functionsByArn = lookup(({ functionArn }: LambdaFunction) => [functionArn]);

function judgeEndpoint(
  subscription: SnsSubscription,
  artifacts: Pick<Artifacts, 'sqsQueues' | 'lambdaFunctions'>,
  allArrive: boolean,
  resource: JudgedResource,
  target: Target,
): Judgement {
  const { protocol, endpoint } = subscription;
  const name = nameOfEndpoint(subscription);
  const functionArn = endpoint.split(':').slice(0, 7).join(':');
  const isThere =
    protocol === 'sqs'
      ? findQueue(artifacts, endpoint) !== undefined
      : functionsByArn(artifacts.lambdaFunctions, functionArn).length > 0;
  if (isThere) return pass(resource, `It sends to ${name}, which is there.`);
  if (isHere(endpoint, target)) {
    return fail(resource, `It sends to ${name}, which does not exist.`, {
      action: `Create ${name} again, or delete the subscription.`,
      lead: 'configuration',
    });
  }
  const where = `It sends to ${name} of another account or region, which was not read`;
  return allArrive
    ? pass(resource, `${where}; no notification of the topic failed in the look-back.`)
    : unknown(resource, `${where}.`);
}
