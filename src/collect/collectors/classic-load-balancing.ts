import {
  DescribeInstanceHealthCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeTagsCommand,
  ElasticLoadBalancingClient,
  type InstanceState,
  type LoadBalancerDescription,
  paginateDescribeLoadBalancers,
} from '@aws-sdk/client-elastic-load-balancing';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { ClassicLoadBalancer, Tags } from '../../model/artifacts';
import { present, requireField, toTags } from '../answer';
import { defineCollector } from '../collector';
import { describeTagsInBatches, nullIfGone } from '../deleted-meanwhile';
import { readAllPages } from '../pages';

/** The most Classic Load Balancers in a page. It is an input parameter, because the paginator ignores `pageSize`. */
const PAGE_SIZE = 400;
/** Load balancers that are described at the same time. The rate limiter decides the pace. */
const AT_ONCE = 5;

export const classicLoadBalancers = defineCollector({
  id: 'classicLoadBalancers',
  answers: 'Classic Load Balancers with their zones, and the instances behind them with their health',
  light: true,
  verified: 'moto',
  caveat: 'it does not return the zones of subnets',
  actions: [
    'elasticloadbalancing:DescribeInstanceHealth',
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeTags',
  ],
  // It needs two calls for each load balancer, and all calls to Elastic Load Balancing share one rate.
  deadlineFactor: 10,
  async collect({ clients, signal }) {
    const elb = clients.of(ElasticLoadBalancingClient);
    const listed = await readAllPages(
      paginateDescribeLoadBalancers({ client: elb }, { PageSize: PAGE_SIZE }, { abortSignal: signal }),
      (page) => page.LoadBalancerDescriptions,
    );
    const described = await mapConcurrently(listed, AT_ONCE, (balancer) =>
      nullIfGone(describe(elb, balancer, signal)),
    );
    const there = present(described);
    const tags = await tagsByName(
      elb,
      there.map(({ loadBalancerName }) => loadBalancerName),
      signal,
    );
    return there.map((balancer) => ({ ...balancer, tags: tags.get(balancer.loadBalancerName) ?? {} }));
  },
});

async function describe(
  elb: ElasticLoadBalancingClient,
  balancer: LoadBalancerDescription,
  abortSignal: AbortSignal,
): Promise<Omit<ClassicLoadBalancer, 'tags'>> {
  const LoadBalancerName = requireField(balancer.LoadBalancerName, 'LoadBalancerName');
  const send = { abortSignal };
  const [{ InstanceStates = [] }, { LoadBalancerAttributes }] = await allInOrder([
    elb.send(new DescribeInstanceHealthCommand({ LoadBalancerName }), send),
    elb.send(new DescribeLoadBalancerAttributesCommand({ LoadBalancerName }), send),
  ]);
  return {
    loadBalancerName: LoadBalancerName,
    dnsName: balancer.DNSName ?? '',
    scheme: balancer.Scheme ?? null,
    availabilityZones: balancer.AvailabilityZones ?? [],
    subnetIds: balancer.Subnets ?? [],
    listeners: present((balancer.ListenerDescriptions ?? []).map(({ Listener }) => Listener)).map(
      (listener) => ({
        port: requireField(listener.LoadBalancerPort, 'LoadBalancerPort'),
        certificateArn: listener.SSLCertificateId ?? null,
      }),
    ),
    instances: InstanceStates.map(toInstance),
    isCrossZone: requireField(
      LoadBalancerAttributes?.CrossZoneLoadBalancing?.Enabled,
      'CrossZoneLoadBalancing.Enabled',
    ),
  };
}

/** AWS gives `N/A` as the reason for an instance in service. */
const toInstance = ({ InstanceId, State, Description }: InstanceState) => ({
  instanceId: requireField(InstanceId, 'InstanceId'),
  state: requireField(State, 'State'),
  reason: Description === undefined || Description === 'N/A' ? null : Description,
});

const tagsByName = (
  elb: ElasticLoadBalancingClient,
  names: readonly string[],
  abortSignal: AbortSignal,
): Promise<Map<string, Tags>> =>
  describeTagsInBatches(names, async (batch) => {
    const command = new DescribeTagsCommand({ LoadBalancerNames: [...batch] });
    const { TagDescriptions = [] } = await elb.send(command, { abortSignal });
    return TagDescriptions.map(({ LoadBalancerName, Tags }) => [
      requireField(LoadBalancerName, 'LoadBalancerName'),
      toTags(Tags),
    ]);
  });
