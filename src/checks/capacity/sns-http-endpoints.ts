import { type TopicLoad, whyNotMeasured } from '../../capacity/sns-topics';
import { endpointOf, plainHost } from '../../judging/endpoints';
import { TRAFFIC_ARTIFACTS } from '../../judging/traffic-graph';
import { round } from '../../lib/round';
import type { Artifacts, SnsSubscription } from '../../model/artifacts';
import { multiplierOf } from '../../plan/demand';
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
import { isHttp, judgeSubscriptions } from '../sns';

export const snsHttpEndpoints = defineCheck({
  id: 'sns-http-endpoints',
  title: 'Hosts that topics call are judged with the event',
  failureTitle: 'A host that nothing judges gets each message of a topic as a request',
  why: 'SNS does not spread a burst: a host behind a topic gets all of it at once, and what it does not take within minutes is dropped.',
  docs: 'https://docs.aws.amazon.com/sns/latest/dg/sns-message-delivery-retries.html',
  workbook: '12 Performance',
  needs: ['snsTopics', 'snsTopicPeaks', 'snsSubscriptions'],
  uses: TRAFFIC_ARTIFACTS,
  evaluate: (artifacts, context) =>
    judgeSubscriptions(artifacts, context, isHttp, (subscription, load, resource) => {
      const entrance = entranceOf(subscription, artifacts);
      return entrance === null
        ? judgeByTraffic(context, (asked) => judgeHost(subscription, load, resource, asked))
        : pass(resource, `It calls ${entrance}, whose own traffic is judged.`);
    }),
});

/** The load balancer or the API of this region that a host is, as people call it; null where it is another. */
function entranceOf(
  { endpoint }: SnsSubscription,
  { loadBalancers = [], classicLoadBalancers = [], apis = [] }: Partial<Artifacts>,
): string | null {
  const found = endpointOf(endpoint.replace(/:\d+$/, ''));
  if (found?.kind === 'api') {
    const api = apis.find(({ apiId }) => apiId === found.id);
    return api === undefined ? null : `the API ${api.apiName}`;
  }
  const balancer = [...loadBalancers, ...classicLoadBalancers].find(
    ({ dnsName }) => found?.kind === 'loadBalancer' && plainHost(dnsName) === found.id,
  );
  return balancer === undefined ? null : `the load balancer ${balancer.loadBalancerName}`;
}

function judgeHost(
  { endpoint, maxReceivesPerSecond: throttle }: SnsSubscription,
  load: TopicLoad | undefined,
  resource: JudgedResource,
  context: TargetContext,
): Judgement {
  if (load === undefined) {
    return unknown(resource, 'What its topic gets is not known: it is of another account or region.');
  }
  const missing = whyNotMeasured(load);
  if (missing !== null) return unknown(resource, missing);
  if (load.measured?.isPublished !== true) {
    return notApplicable('Nothing was published to its topic in the look-back.', resource);
  }
  const now = load.measured.publishedPerSecond?.value ?? 0;
  const times = multiplierOf(load.owner, context);
  const expected = times === null ? null : now * Math.max(1, times);
  const words = `Its topic gets up to ${round(now)} messages a second at normal peak${expected === null ? '' : `, and ${round(expected)} at the event`}; each is a request to ${endpoint}, unless a filter keeps it back.`;
  const limited =
    throttle === null
      ? 'SNS hands over as many at once as there are.'
      : `Somebody lets SNS hand over ${throttle} a second${expected !== null && expected > throttle ? ', fewer than come: the rest is late, or dropped' : ''}.`;
  return warn(resource, `${words} ${limited} Nothing here shows that the host takes them.`, {
    action: `Test that ${endpoint} takes ${expected === null ? 'the event' : `${round(expected)} requests a second`}, or put a queue between the topic and the host.`,
    lead: 'repair',
  });
}
