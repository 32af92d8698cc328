import type { AutoScalingGroup } from '@aws-sdk/client-auto-scaling';
import type { Subnet } from '@aws-sdk/client-ec2';
import { DescribeAccessPointsOutput$ } from '@aws-sdk/client-elastic-load-balancing';
import {
  DescribeCapacityReservationOutput$,
  DescribeListenersOutput$,
  DescribeLoadBalancerAttributesOutput$,
  DescribeLoadBalancersOutput$,
  DescribeRulesOutput$,
  DescribeTagsOutput$,
  DescribeTargetGroupAttributesOutput$,
  DescribeTargetGroupsOutput$,
  DescribeTargetHealthOutput$,
  type Listener,
  type LoadBalancer,
  type LoadBalancerAttribute,
  type Rule,
  type TagDescription,
  type TargetGroup,
  type TargetGroupAttribute,
  type TargetHealthDescription,
  type ZonalCapacityReservationState,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import { renderOutput } from '../wire';
import { CERTIFICATE_ARN } from './acm';
import { type Ec2Rows, isAlone, vpcId } from './ec2';
import { appTags, arn, at, byKey, CREATED, hex, REGION, times, ZONES } from './rows';
import { type AccountSize, type Limit, type Operation, type Paging, service } from './service';

/** Every n-th is a Network Load Balancer. */
const EVERY_NETWORK = 8;

const ELB_PAGES: Paging = { size: 'PageSize', token: 'Marker', min: 1, max: 400, default: 400 };

/** Most resources that one call may name (Elastic Load Balancing API reference). */
const ELB_MAX_KEYS = 20;

interface Before extends Ec2Rows {
  readonly autoScalingGroups: readonly AutoScalingGroup[];
}

function rowsOf(size: AccountSize, { subnets, autoScalingGroups, reservations }: Before) {
  const loadBalancers = times(size.loadBalancers, (i) => loadBalancer(i, subnets));
  const targetGroups = times(size.groups, (i) => targetGroup(i, size.loadBalancers));
  // People registered one of those that are in no group.
  const byHand = reservations
    .flatMap(({ Instances = [] }) => Instances)
    .filter(isAlone)
    .slice(0, 1)
    .map(({ InstanceId, Placement }) => ({ InstanceId, AvailabilityZone: Placement?.AvailabilityZone }));
  return {
    loadBalancers,
    loadBalancerAttributes: byKey(loadBalancers, loadBalancerKey, loadBalancerAttributes),
    listeners: byKey(loadBalancers, loadBalancerKey, (one) => [listener(one, targetGroups)]),
    /** Of capacity reservations, by load balancer. */
    reservationStates: byKey(loadBalancers, loadBalancerKey, reservationStates),
    /** By the ARN of their listener. */
    rules: byKey(loadBalancers, listenerKey, (one) => rulesOf(one, targetGroups)),
    targetGroups,
    targetGroupAttributes: byKey(targetGroups, targetGroupKey, () => [...TARGET_GROUP_ATTRIBUTES]),
    targetHealth: byKey(targetGroups, targetGroupKey, (_, i) => [
      ...(autoScalingGroups[i]?.Instances ?? []).map(healthyTarget),
      ...(i === 0 ? byHand : []).map(healthyTarget),
    ]),
    tagDescriptions: [...loadBalancers.map(loadBalancerKey), ...targetGroups.map(targetGroupKey)].map(
      tagDescription,
    ),
  };
}

const loadBalancerKey = ({ LoadBalancerArn = '' }: LoadBalancer): string => LoadBalancerArn;
const listenerKey = (owner: LoadBalancer): string =>
  `${loadBalancerKey(owner).replace(':loadbalancer/', ':listener/')}/0123456789abcdef`;
const targetGroupKey = ({ TargetGroupArn = '' }: TargetGroup): string => TargetGroupArn;
const targetGroupName = (index: number): string => `shop-tg-${index}`;
export const targetGroupArn = (index: number): string =>
  arn('elasticloadbalancing', `targetgroup/${targetGroupName(index)}/${hex(index, 16)}`);
const isNetwork = (index: number): boolean => index % EVERY_NETWORK === 7;

function loadBalancer(index: number, subnets: readonly Subnet[]): LoadBalancer {
  const type = isNetwork(index) ? 'network' : 'application';
  const name = `shop-lb-${index}`;
  return {
    LoadBalancerArn: arn(
      'elasticloadbalancing',
      `loadbalancer/${isNetwork(index) ? 'net' : 'app'}/${name}/${hex(index, 16)}`,
    ),
    LoadBalancerName: name,
    DNSName: `${name}-${index}.${REGION}.elb.amazonaws.com`,
    CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
    CreatedTime: CREATED,
    Scheme: 'internet-facing',
    VpcId: vpcId(0),
    State: { Code: 'active' },
    Type: type,
    AvailabilityZones: ZONES.map((ZoneName, zone) => ({ ZoneName, SubnetId: at(subnets, zone).SubnetId })),
    SecurityGroups: isNetwork(index) ? undefined : [`sg-${hex(index)}`],
    IpAddressType: 'ipv4',
  };
}

const loadBalancerAttributes = (_: LoadBalancer, index: number): LoadBalancerAttribute[] => [
  { Key: 'access_logs.s3.enabled', Value: 'false' },
  { Key: 'deletion_protection.enabled', Value: String(index % 2 === 0) },
  { Key: 'load_balancing.cross_zone.enabled', Value: String(!isNetwork(index)) },
  ...(isNetwork(index) ? [] : [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }]),
];

const TARGET_GROUP_ATTRIBUTES: readonly TargetGroupAttribute[] = [
  { Key: 'deregistration_delay.timeout_seconds', Value: '300' },
  { Key: 'load_balancing.cross_zone.enabled', Value: 'use_load_balancer_configuration' },
];

const tagDescription = (resource: string): TagDescription => ({
  ResourceArn: resource,
  Tags: appTags(resource.split('/').at(-2) ?? ''),
});

/** Target group i stands behind load balancer i modulo their number. */
function targetGroup(index: number, loadBalancers: number): TargetGroup {
  const name = targetGroupName(index);
  const owner = loadBalancers > 0 ? loadBalancer(index % loadBalancers, [{}]) : null;
  const protocol = owner?.Type === 'network' ? 'TCP' : 'HTTP';
  return {
    TargetGroupArn: targetGroupArn(index),
    TargetGroupName: name,
    Protocol: protocol,
    Port: 80,
    VpcId: vpcId(0),
    HealthCheckProtocol: protocol,
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 3,
    UnhealthyThresholdCount: 3,
    HealthCheckPath: protocol === 'HTTP' ? '/health' : undefined,
    Matcher: protocol === 'HTTP' ? { HttpCode: '200' } : undefined,
    LoadBalancerArns: owner === null ? [] : [loadBalancerKey(owner)],
    TargetType: 'instance',
    ProtocolVersion: protocol === 'HTTP' ? 'HTTP1' : undefined,
    IpAddressType: 'ipv4',
  };
}

const groupsBehind = (owner: LoadBalancer, targetGroups: readonly TargetGroup[]): TargetGroup[] =>
  targetGroups.filter(({ LoadBalancerArns }) => LoadBalancerArns?.[0] === owner.LoadBalancerArn);

/** The default action forwards to the first group of a load balancer, a rule to each of the others. */
const rulesOf = (owner: LoadBalancer, targetGroups: readonly TargetGroup[]): Rule[] =>
  groupsBehind(owner, targetGroups).map(({ TargetGroupArn }, index) => ({
    RuleArn: `${listenerKey(owner).replace(':listener/', ':listener-rule/')}/${hex(index, 16)}`,
    Priority: index === 0 ? 'default' : String(index),
    Conditions: index === 0 ? [] : [{ Field: 'path-pattern', Values: [`/${index}/*`] }],
    Actions: [{ Type: 'forward', TargetGroupArn, Order: 1 }],
    IsDefault: index === 0,
  }));

function listener(owner: LoadBalancer, targetGroups: readonly TargetGroup[]): Listener {
  const [forwardTo] = groupsBehind(owner, targetGroups);
  const isHttp = owner.Type === 'application';
  return {
    ListenerArn: listenerKey(owner),
    LoadBalancerArn: owner.LoadBalancerArn,
    Port: isHttp ? 443 : 80,
    Protocol: isHttp ? 'HTTPS' : 'TCP',
    SslPolicy: isHttp ? 'ELBSecurityPolicy-TLS13-1-2-2021-06' : undefined,
    Certificates: isHttp ? [{ CertificateArn: CERTIFICATE_ARN }] : undefined,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: forwardTo?.TargetGroupArn, Order: 1 }],
  };
}

const reservationStates = ({ AvailabilityZones = [] }: LoadBalancer): ZonalCapacityReservationState[] =>
  AvailabilityZones.map(({ ZoneName }) => ({
    State: { Code: 'provisioned' },
    AvailabilityZone: ZoneName,
    EffectiveCapacityUnits: 100,
  }));

const healthyTarget = ({
  InstanceId,
  AvailabilityZone,
}: {
  readonly InstanceId?: string | undefined;
  readonly AvailabilityZone?: string | undefined;
}): TargetHealthDescription => ({
  Target: { Id: InstanceId, Port: 80, AvailabilityZone },
  HealthCheckPort: '80',
  TargetHealth: { State: 'healthy' },
});

/** The API of Classic Load Balancers, whose list has the same name. */
const CLASSIC_API = '2012-06-01';

/** The synthetic account has no Classic Load Balancer. */
const orClassic =
  (operation: Operation): Operation =>
  (request) =>
    request.input.Version === CLASSIC_API
      ? {
          body: renderOutput(request, DescribeAccessPointsOutput$, { LoadBalancerDescriptions: [] }),
          items: 0,
        }
      : operation(request);

/** From the page on API throttling, which gives two figures for the account's bucket; the smaller is used. */
const LIMITS: readonly Limit[] = [
  { bucket: 'elasticloadbalancing', capacity: 40, refill: 10 },
  { bucket: 'elasticloadbalancing:Describe*', capacity: 200, refill: 50 },
];

export const elasticLoadBalancing = service({
  prefix: 'elasticloadbalancing',
  protocol: 'query',
  rows: rowsOf,
  operations: (rows, list) => ({
    'elasticloadbalancing:DescribeLoadBalancers': orClassic(
      list({
        output: DescribeLoadBalancersOutput$,
        member: 'LoadBalancers',
        next: 'NextMarker',
        all: rows.loadBalancers,
        paging: ELB_PAGES,
      }),
    ),
    'elasticloadbalancing:DescribeLoadBalancerAttributes': list({
      output: DescribeLoadBalancerAttributesOutput$,
      member: 'Attributes',
      next: null,
      all: null,
      by: { LoadBalancerArn: rows.loadBalancerAttributes },
      missing: 'LoadBalancerNotFound',
    }),
    'elasticloadbalancing:DescribeListeners': list({
      output: DescribeListenersOutput$,
      member: 'Listeners',
      next: 'NextMarker',
      all: null,
      by: { LoadBalancerArn: rows.listeners },
      missing: 'LoadBalancerNotFound',
      paging: ELB_PAGES,
    }),
    'elasticloadbalancing:DescribeRules': list({
      output: DescribeRulesOutput$,
      member: 'Rules',
      next: 'NextMarker',
      all: null,
      by: { ListenerArn: rows.rules },
      missing: 'ListenerNotFound',
      paging: ELB_PAGES,
    }),
    'elasticloadbalancing:DescribeTargetGroups': list({
      output: DescribeTargetGroupsOutput$,
      member: 'TargetGroups',
      next: 'NextMarker',
      all: rows.targetGroups,
      paging: ELB_PAGES,
    }),
    'elasticloadbalancing:DescribeTargetGroupAttributes': list({
      output: DescribeTargetGroupAttributesOutput$,
      member: 'Attributes',
      next: null,
      all: null,
      by: { TargetGroupArn: rows.targetGroupAttributes },
      missing: 'TargetGroupNotFound',
    }),
    'elasticloadbalancing:DescribeCapacityReservation': list({
      output: DescribeCapacityReservationOutput$,
      member: 'CapacityReservationState',
      next: null,
      all: null,
      by: { LoadBalancerArn: rows.reservationStates },
      missing: 'LoadBalancerNotFound',
    }),
    'elasticloadbalancing:DescribeTargetHealth': list({
      output: DescribeTargetHealthOutput$,
      member: 'TargetHealthDescriptions',
      next: null,
      all: null,
      by: { TargetGroupArn: rows.targetHealth },
      missing: 'TargetGroupNotFound',
    }),
    'elasticloadbalancing:DescribeTags': list({
      output: DescribeTagsOutput$,
      member: 'TagDescriptions',
      next: null,
      all: null,
      by: { ResourceArns: Map.groupBy(rows.tagDescriptions, ({ ResourceArn = '' }) => ResourceArn) },
      missing: 'LoadBalancerNotFound',
      maxKeys: ELB_MAX_KEYS,
    }),
  }),
  limitsOf: () => LIMITS,
});
