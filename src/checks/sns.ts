import { listTopics, type TopicLoad } from '../capacity/sns-topics';
import { lookup } from '../lib/lookup';
import { ARTIFACTS, type Artifacts, type SnsSubscription } from '../model/artifacts';
import type { Target } from '../model/target';
import { asPlaced } from './as-placed';
import { type JudgedResource, type Judgement, notApplicable, type TargetContext, unknown } from './check';

type TopicArtifacts = Pick<Artifacts, 'snsTopics' | 'snsTopicPeaks'>;

/** Judges each topic, by whether it carries the event's traffic. */
export const judgeTopics = (
  artifacts: TopicArtifacts,
  { placed }: TargetContext,
  judge: (load: TopicLoad, resource: JudgedResource) => Judgement,
): Judgement[] =>
  listTopics(artifacts).map((load) => {
    const { topicName: name, topicArn: arn } = load.topic;
    return asPlaced(judge(load, { name, arn }), () => placed(load.owner));
  });

const loadsByArn = lookup(({ topic }: TopicLoad) => [topic.topicArn]);

/**
 * Judges each subscription that is meant, by whether its topic carries the event's traffic; what nobody has confirmed gets nothing.
 *
 * @param judge Gets the topic too; undefined where it is of another account or region.
 */
export const judgeSubscriptions = (
  artifacts: TopicArtifacts & Pick<Artifacts, 'snsSubscriptions'>,
  { placed, target }: TargetContext,
  isMeant: (subscription: SnsSubscription) => boolean,
  judge: (subscription: SnsSubscription, load: TopicLoad | undefined, resource: JudgedResource) => Judgement,
): Judgement[] => {
  const loads = listTopics(artifacts);
  return artifacts.snsSubscriptions.filter(isMeant).map((subscription) => {
    const { subscriptionArn, topicArn } = subscription;
    const resource = {
      name: `${lastPartOf(topicArn)} to ${nameOfEndpoint(subscription)}`,
      ...(subscriptionArn !== null && { arn: subscriptionArn }),
    };
    if (subscriptionArn === null) return notApplicable('Nobody has confirmed it: it gets nothing.', resource);
    const load = loadsByArn(loads, topicArn)[0];
    // AWS lists subscriptions of a deleted topic for a while; they are not of one that is made again under its name.
    if (load === undefined && isHere(topicArn, target))
      return notApplicable('Its topic is no longer there.', resource);
    if (load?.topic.subscriptionsConfirmed === 0)
      return unknown(resource, 'Its topic counts no confirmed subscription, so that it may get nothing.');
    return asPlaced(judge(subscription, load, resource), () =>
      placed(load?.owner ?? ARTIFACTS.snsSubscriptions.owner(subscription)),
    );
  });
};

/** What an ARN ends with: the name of a topic or a queue. */
export const lastPartOf = (arn: string): string => arn.split(':').at(-1) ?? arn;

/** How people call what gets the messages: `the queue jobs`, or the host as it is. */
export function nameOfEndpoint({ protocol, endpoint }: SnsSubscription): string {
  if (protocol === 'sqs') return `the queue ${lastPartOf(endpoint)}`;
  if (protocol === 'lambda') return `the function ${endpoint.split(':').slice(6).join(':')}`;
  return protocol === 'firehose' ? `the delivery stream ${endpoint.split('/').at(-1)}` : endpoint;
}

/** Whether messages go to a host, which SNS gives up after minutes where others are tried for weeks. */
export const isHttp = ({ protocol }: SnsSubscription): boolean => protocol.startsWith('http');

/** Whether an ARN is of the account and the region that are judged. */
export const isHere = (arn: string, { account, region }: Target): boolean =>
  arn.split(':').slice(3, 5).join(':') === `${region}:${account}`;
