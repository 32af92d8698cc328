import {
  type Action,
  type Listener as AwsListener,
  type LoadBalancer as AwsLoadBalancer,
  type TargetGroup as AwsTargetGroup,
  DescribeCapacityReservationCommand,
  DescribeLoadBalancerAttributesCommand,
  DescribeTagsCommand,
  DescribeTargetGroupAttributesCommand,
  DescribeTargetHealthCommand,
  ElasticLoadBalancingV2Client,
  paginateDescribeListeners,
  paginateDescribeLoadBalancers,
  paginateDescribeRules,
  paginateDescribeTargetGroups,
  type Rule,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import { lookup } from '../../lib/lookup';
import type {
  LcuReservation,
  Listener,
  LoadBalancer,
  Tags,
  TargetGroup,
  TargetGroupAttributes,
  TargetHealth,
} from '../../model/artifacts';
import { present, requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { describeTagsInBatches, nullIfGone } from '../deleted-meanwhile';
import { readAllPages } from '../pages';

/** The most items in a page of Elastic Load Balancing. It is an input parameter, because its paginators ignore `pageSize`. */
const PAGE_SIZE = 400;
/** Calls for single resources at the same time. The rate limiter decides the pace. */
const AT_ONCE = 5;
/** At half of the lower of the published rates, 10 calls a second, 2,500 resources take about 10 minutes. */
const CALL_PER_RESOURCE = 10;

export const loadBalancers = defineCollector({
  id: 'loadBalancers',
  answers: 'Load balancers with their zones, attributes and tags',
  light: true,
  verified: 'moto',
  caveat: 'it knows four attributes',
  actions: [
    'elasticloadbalancing:DescribeLoadBalancerAttributes',
    'elasticloadbalancing:DescribeLoadBalancers',
    'elasticloadbalancing:DescribeTags',
  ],
  deadlineFactor: CALL_PER_RESOURCE,
  async collect({ clients, signal }) {
    const elbv2 = clients.of(ElasticLoadBalancingV2Client);
    const listed = await readAllPages(
      paginateDescribeLoadBalancers({ client: elbv2 }, { PageSize: PAGE_SIZE }, { abortSignal: signal }),
      (page) => page.LoadBalancers,
    );
    const [withAttributes, tags] = await allInOrder([
      mapConcurrently(listed, AT_ONCE, async (loadBalancer) => {
        const attributes = await nullIfGone(attributesOf(elbv2, arnOf(loadBalancer), signal));
        return attributes && { loadBalancer, attributes };
      }),
      tagsByArn(elbv2, listed.map(arnOf), signal),
    ]);
    return present(withAttributes).map(({ loadBalancer, attributes }) =>
      toLoadBalancer(loadBalancer, attributes, tags.get(arnOf(loadBalancer)) ?? {}),
    );
  },
});

const arnOf = ({ LoadBalancerArn }: AwsLoadBalancer): string =>
  requireField(LoadBalancerArn, 'LoadBalancerArn');

async function attributesOf(
  elbv2: ElasticLoadBalancingV2Client,
  arn: string,
  abortSignal: AbortSignal,
): Promise<Record<string, string>> {
  const command = new DescribeLoadBalancerAttributesCommand({ LoadBalancerArn: arn });
  const { Attributes = [] } = await elbv2.send(command, { abortSignal });
  return Object.fromEntries(
    Attributes.map(({ Key, Value }) => [requireField(Key, 'attribute key'), Value ?? '']),
  );
}

const tagsByArn = (
  elbv2: ElasticLoadBalancingV2Client,
  arns: readonly string[],
  abortSignal: AbortSignal,
): Promise<Map<string, Tags>> =>
  describeTagsInBatches(arns, async (batch) => {
    const command = new DescribeTagsCommand({ ResourceArns: [...batch] });
    const { TagDescriptions = [] } = await elbv2.send(command, { abortSignal });
    return TagDescriptions.map(({ ResourceArn, Tags }) => [
      requireField(ResourceArn, 'ResourceArn'),
      toTags(Tags),
    ]);
  });

const toLoadBalancer = (
  loadBalancer: AwsLoadBalancer,
  attributes: Record<string, string>,
  tags: Tags,
): LoadBalancer => ({
  loadBalancerArn: arnOf(loadBalancer),
  loadBalancerName: requireField(loadBalancer.LoadBalancerName, 'LoadBalancerName'),
  dnsName: loadBalancer.DNSName ?? '',
  type: requireField(loadBalancer.Type, 'Type'),
  scheme: loadBalancer.Scheme ?? null,
  state: loadBalancer.State?.Code ?? 'active',
  zones: (loadBalancer.AvailabilityZones ?? []).map(({ ZoneName, SubnetId, LoadBalancerAddresses }) => ({
    availabilityZone: requireField(ZoneName, 'ZoneName'),
    subnetId: SubnetId ?? null,
    allocationId: LoadBalancerAddresses?.find(({ AllocationId }) => AllocationId)?.AllocationId ?? null,
  })),
  createdTime: toIso(loadBalancer.CreatedTime),
  attributes,
  tags,
});

const groupsBehind = lookup(({ loadBalancerArns }: TargetGroup) => loadBalancerArns);

export const listeners = defineCollector({
  id: 'listeners',
  answers: 'Ports, protocols and certificates of load balancers, and where they and their rules forward to',
  light: false,
  verified: 'moto',
  actions: ['elasticloadbalancing:DescribeListeners', 'elasticloadbalancing:DescribeRules'],
  needs: ['loadBalancers', 'targetGroups'],
  deadlineFactor: CALL_PER_RESOURCE,
  async collect({ clients, signal }, { loadBalancers, targetGroups }) {
    const elbv2 = clients.of(ElasticLoadBalancingV2Client);
    const perLoadBalancer = await mapConcurrently(loadBalancers, AT_ONCE, ({ loadBalancerArn }) =>
      nullIfGone(listenersOf(elbv2, loadBalancerArn, groupsBehind(targetGroups, loadBalancerArn), signal)),
    );
    return present(perLoadBalancer).flat();
  },
});

/** Reads rules, with a call for each listener, only when a target group gets no traffic from the default actions. */
async function listenersOf(
  elbv2: ElasticLoadBalancingV2Client,
  LoadBalancerArn: string,
  groups: readonly TargetGroup[],
  abortSignal: AbortSignal,
): Promise<Listener[]> {
  const listed = await readAllPages(
    paginateDescribeListeners({ client: elbv2 }, { LoadBalancerArn, PageSize: PAGE_SIZE }, { abortSignal }),
    (page) => page.Listeners,
  );
  const withDefaults = listed.map((listener) => toListener(listener, []));
  const fed = withDefaults.flatMap(({ forwards }) => forwards.filter(({ weight }) => weight > 0));
  const isFed = (group: TargetGroup) => fed.some((one) => one.targetGroupArn === group.targetGroupArn);
  if (groups.every(isFed)) return withDefaults;
  return mapConcurrently(listed, AT_ONCE, async (listener) => {
    const ListenerArn = requireField(listener.ListenerArn, 'ListenerArn');
    const rules = await readAllPages(
      paginateDescribeRules({ client: elbv2 }, { ListenerArn, PageSize: PAGE_SIZE }, { abortSignal }),
      (page) => page.Rules,
    );
    return toListener(listener, rules);
  });
}

function toListener(listener: AwsListener, rules: readonly Rule[]): Listener {
  const { DefaultActions = [] } = listener;
  return {
    listenerArn: requireField(listener.ListenerArn, 'ListenerArn'),
    loadBalancerArn: requireField(listener.LoadBalancerArn, 'LoadBalancerArn'),
    port: listener.Port ?? null,
    protocol: listener.Protocol ?? null,
    certificateArns: present((listener.Certificates ?? []).map(({ CertificateArn }) => CertificateArn)),
    forwards: forwardsOf([...DefaultActions, ...rules.flatMap(({ Actions = [] }) => Actions)]),
  };
}

export const lcuReservations = defineCollector({
  id: 'lcuReservations',
  answers: 'Capacity that Application and Network Load Balancers have reserved',
  light: true,
  verified: 'moto',
  caveat: 'it knows no reservations',
  actions: ['elasticloadbalancing:DescribeCapacityReservation'],
  needs: ['loadBalancers'],
  deadlineFactor: CALL_PER_RESOURCE,
  async collect({ clients, signal }, { loadBalancers }) {
    const elbv2 = clients.of(ElasticLoadBalancingV2Client);
    const reservable = loadBalancers.filter(({ type }) => type === 'application' || type === 'network');
    const reservations = await mapConcurrently(reservable, AT_ONCE, ({ loadBalancerArn }) =>
      nullIfGone(reservationOf(elbv2, loadBalancerArn, signal)),
    );
    return present(reservations);
  },
});

async function reservationOf(
  elbv2: ElasticLoadBalancingV2Client,
  loadBalancerArn: string,
  abortSignal: AbortSignal,
): Promise<LcuReservation> {
  const command = new DescribeCapacityReservationCommand({ LoadBalancerArn: loadBalancerArn });
  const { MinimumLoadBalancerCapacity, CapacityReservationState = [] } = await elbv2.send(command, {
    abortSignal,
  });
  return {
    loadBalancerArn,
    capacityUnits: MinimumLoadBalancerCapacity?.CapacityUnits ?? 0,
    zones: CapacityReservationState.map(({ AvailabilityZone, State }) => ({
      availabilityZone: AvailabilityZone ?? null,
      state: requireField(State?.Code, 'State.Code'),
      reason: State?.Reason ?? null,
    })),
  };
}

/** Lists the target groups of actions with their weights. An action with a single group may leave out the weight, 1. */
function forwardsOf(actions: readonly Action[]): Listener['forwards'] {
  const weights = new Map<string, number>();
  for (const { TargetGroupArn, ForwardConfig } of actions) {
    for (const group of ForwardConfig?.TargetGroups ?? [{ TargetGroupArn, Weight: 1 }]) {
      if (group.TargetGroupArn === undefined) continue;
      weights.set(group.TargetGroupArn, Math.max(group.Weight ?? 1, weights.get(group.TargetGroupArn) ?? 0));
    }
  }
  return [...weights].map(([targetGroupArn, weight]) => ({ targetGroupArn, weight }));
}

export const targetGroups = defineCollector({
  id: 'targetGroups',
  answers: 'Target groups with their health checks and tags',
  light: true,
  verified: 'moto',
  actions: ['elasticloadbalancing:DescribeTags', 'elasticloadbalancing:DescribeTargetGroups'],
  deadlineFactor: 3,
  async collect({ clients, signal }) {
    const elbv2 = clients.of(ElasticLoadBalancingV2Client);
    const groups = await readAllPages(
      paginateDescribeTargetGroups({ client: elbv2 }, { PageSize: PAGE_SIZE }, { abortSignal: signal }),
      (page) => page.TargetGroups,
    );
    const tags = await tagsByArn(
      elbv2,
      groups.map(({ TargetGroupArn }) => requireField(TargetGroupArn, 'TargetGroupArn')),
      signal,
    );
    return groups.map((group) => toTargetGroup(group, tags));
  },
});

function toTargetGroup(group: AwsTargetGroup, tags: ReadonlyMap<string, Tags>): TargetGroup {
  const targetGroupArn = requireField(group.TargetGroupArn, 'TargetGroupArn');
  return {
    targetGroupArn,
    targetGroupName: requireField(group.TargetGroupName, 'TargetGroupName'),
    protocol: group.Protocol ?? null,
    targetType: group.TargetType ?? 'instance',
    loadBalancerArns: group.LoadBalancerArns ?? [],
    healthCheckEnabled: group.HealthCheckEnabled ?? true,
    tags: tags.get(targetGroupArn) ?? {},
  };
}

/** The protocols of Network and Gateway Load Balancers: an Application Load Balancer spreads over zones in any case. */
const MAY_STAY_IN_ZONE = /^(TCP|UDP|TLS|TCP_UDP|QUIC|TCP_QUIC|GENEVE)$/;

export const targetGroupAttributes = defineCollector({
  id: 'targetGroupAttributes',
  answers: 'Whether target groups of Network and Gateway Load Balancers spread requests over zones',
  light: false,
  verified: 'moto',
  actions: ['elasticloadbalancing:DescribeTargetGroupAttributes'],
  needs: ['targetGroups'],
  deadlineFactor: CALL_PER_RESOURCE,
  async collect({ clients, signal }, { targetGroups }) {
    const elbv2 = clients.of(ElasticLoadBalancingV2Client);
    const asked = targetGroups.filter(({ protocol }) => MAY_STAY_IN_ZONE.test(protocol ?? ''));
    const attributes = await mapConcurrently(asked, AT_ONCE, ({ targetGroupArn }) =>
      nullIfGone(targetGroupAttributesOf(elbv2, targetGroupArn, signal)),
    );
    return present(attributes);
  },
});

async function targetGroupAttributesOf(
  elbv2: ElasticLoadBalancingV2Client,
  targetGroupArn: string,
  abortSignal: AbortSignal,
): Promise<TargetGroupAttributes> {
  const command = new DescribeTargetGroupAttributesCommand({ TargetGroupArn: targetGroupArn });
  const { Attributes = [] } = await elbv2.send(command, { abortSignal });
  const crossZone = Attributes.find(({ Key }) => Key === 'load_balancing.cross_zone.enabled')?.Value ?? null;
  return { targetGroupArn, crossZone };
}

export const targetHealth = defineCollector({
  id: 'targetHealth',
  answers: 'Which targets are registered, in which zone, and whether they are healthy',
  light: true,
  verified: 'moto',
  caveat: 'every target is healthy there',
  actions: ['elasticloadbalancing:DescribeTargetHealth'],
  needs: ['targetGroups'],
  deadlineFactor: CALL_PER_RESOURCE,
  async collect({ clients, signal }, { targetGroups }) {
    const elbv2 = clients.of(ElasticLoadBalancingV2Client);
    const health = await mapConcurrently(targetGroups, AT_ONCE, ({ targetGroupArn }) =>
      nullIfGone(healthOf(elbv2, targetGroupArn, signal)),
    );
    return present(health);
  },
});

async function healthOf(
  elbv2: ElasticLoadBalancingV2Client,
  targetGroupArn: string,
  abortSignal: AbortSignal,
): Promise<TargetHealth> {
  const command = new DescribeTargetHealthCommand({ TargetGroupArn: targetGroupArn });
  const { TargetHealthDescriptions = [] } = await elbv2.send(command, { abortSignal });
  return {
    targetGroupArn,
    targets: TargetHealthDescriptions.map(({ Target, TargetHealth }) => ({
      id: requireField(Target?.Id, 'Target.Id'),
      port: Target?.Port ?? null,
      availabilityZone: Target?.AvailabilityZone ?? null,
      state: requireField(TargetHealth?.State, 'TargetHealth.State'),
      reason: TargetHealth?.Reason ?? null,
    })),
  };
}
