import { aLoadBalancer, aTargetGroup } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import { ELB, NET_LB, WEB_LB, WEB_TG } from './arns';
import { type CollectorCase, time } from './collector-case';

const webListeners = paged(
  'NextMarker',
  {
    Listeners: [
      {
        ListenerArn: 'listener-1',
        LoadBalancerArn: WEB_LB,
        Port: 443,
        Protocol: 'HTTPS',
        SslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
        Certificates: [{ CertificateArn: 'arn:cert' }],
        DefaultActions: [
          { Type: 'authenticate-oidc' },
          {
            Type: 'forward',
            ForwardConfig: {
              TargetGroups: [
                { TargetGroupArn: WEB_TG, Weight: 3 },
                { TargetGroupArn: 'green', Weight: 0 },
              ],
            },
          },
        ],
      },
    ],
  },
  { Listeners: [{ ListenerArn: 'listener-2', LoadBalancerArn: WEB_LB }] },
);

/** The default action is a rule among the others. */
const webRules = paged(
  'NextMarker',
  {
    Rules: [
      {
        Actions: [
          {
            Type: 'forward',
            TargetGroupArn: 'by-rule',
            ForwardConfig: { TargetGroups: [{ TargetGroupArn: 'by-rule' }] },
          },
        ],
      },
    ],
  },
  { Rules: [{ IsDefault: true, Actions: [{ Type: 'forward', TargetGroupArn: WEB_TG }] }] },
);

export const elasticLoadBalancing: readonly CollectorCase[] = [
  {
    id: 'loadBalancers',
    answers: {
      'elasticloadbalancing:DescribeLoadBalancers': paged(
        'NextMarker',
        {
          LoadBalancers: [
            {
              LoadBalancerArn: WEB_LB,
              LoadBalancerName: 'web',
              Type: 'application',
              Scheme: 'internet-facing',
              State: { Code: 'active' },
              VpcId: 'vpc-1',
              DNSName: 'web.example',
              AvailabilityZones: [{ ZoneName: 'us-east-1a', SubnetId: 'subnet-a' }],
              SecurityGroups: ['sg-1'],
              CreatedTime: time,
            },
          ],
        },
        {
          LoadBalancers: [
            {
              LoadBalancerArn: `${ELB}:loadbalancer/app/gone/1`,
              LoadBalancerName: 'gone',
              Type: 'application',
              VpcId: 'vpc-1',
            },
            {
              LoadBalancerArn: NET_LB,
              LoadBalancerName: 'feed',
              Type: 'network',
              VpcId: 'vpc-1',
              AvailabilityZones: [
                { ZoneName: 'us-east-1a', LoadBalancerAddresses: [{}, { AllocationId: 'eipalloc-1' }] },
              ],
            },
          ],
        },
      ),
      'elasticloadbalancing:DescribeLoadBalancerAttributes': ({ LoadBalancerArn }) => {
        if (String(LoadBalancerArn).includes('/gone/')) {
          throw Object.assign(new Error('gone'), { name: 'LoadBalancerNotFoundException' });
        }
        return { Attributes: [{ Key: 'deletion_protection.enabled', Value: 'true' }] };
      },
      'elasticloadbalancing:DescribeTags': ({ ResourceArns }) => {
        const arns = ResourceArns as string[];
        if (arns.length > 1)
          throw Object.assign(new Error('gone'), { name: 'LoadBalancerNotFoundException' });
        return {
          TagDescriptions: arns.map((arn) => ({ ResourceArn: arn, Tags: [{ Key: 'arn', Value: arn }] })),
        };
      },
    },
    data: [
      {
        loadBalancerArn: WEB_LB,
        loadBalancerName: 'web',
        dnsName: 'web.example',
        type: 'application',
        scheme: 'internet-facing',
        state: 'active',
        zones: [{ availabilityZone: 'us-east-1a', subnetId: 'subnet-a', allocationId: null }],
        createdTime: '2026-11-01T00:00:00.000Z',
        attributes: { 'deletion_protection.enabled': 'true' },
        tags: { arn: WEB_LB },
      },
      {
        loadBalancerArn: NET_LB,
        loadBalancerName: 'feed',
        dnsName: '',
        type: 'network',
        scheme: null,
        state: 'active',
        zones: [{ availabilityZone: 'us-east-1a', subnetId: null, allocationId: 'eipalloc-1' }],
        createdTime: null,
        attributes: { 'deletion_protection.enabled': 'true' },
        tags: { arn: NET_LB },
      },
    ],
  },
  {
    id: 'lcuReservations',
    inputs: {
      loadBalancers: [
        aLoadBalancer({ loadBalancerArn: WEB_LB }),
        aLoadBalancer({ loadBalancerArn: 'plain' }),
        aLoadBalancer({ loadBalancerArn: 'gone' }),
        aLoadBalancer({ loadBalancerArn: 'inner', scheme: 'internal' }),
        aLoadBalancer({ loadBalancerArn: NET_LB, type: 'network' }),
        aLoadBalancer({ loadBalancerArn: 'gateway', type: 'gateway' }),
      ],
    },
    answers: {
      'elasticloadbalancing:DescribeCapacityReservation': ({ LoadBalancerArn }) => {
        if (LoadBalancerArn === 'gone') throw awsError('LoadBalancerNotFoundException', 'There is no gone.');
        if (LoadBalancerArn !== WEB_LB) return { DecreaseRequestsRemaining: 2 };
        return {
          MinimumLoadBalancerCapacity: { CapacityUnits: 500 },
          CapacityReservationState: [
            { AvailabilityZone: 'us-east-1a', State: { Code: 'provisioned' }, EffectiveCapacityUnits: 250 },
            { AvailabilityZone: 'us-east-1b', State: { Code: 'failed', Reason: 'No capacity.' } },
          ],
        };
      },
    },
    data: [
      {
        loadBalancerArn: WEB_LB,
        capacityUnits: 500,
        zones: [
          { availabilityZone: 'us-east-1a', state: 'provisioned', reason: null },
          { availabilityZone: 'us-east-1b', state: 'failed', reason: 'No capacity.' },
        ],
      },
      { loadBalancerArn: 'plain', capacityUnits: 0, zones: [] },
      { loadBalancerArn: 'inner', capacityUnits: 0, zones: [] },
      { loadBalancerArn: NET_LB, capacityUnits: 0, zones: [] },
    ],
  },
  {
    id: 'listeners',
    inputs: {
      loadBalancers: [
        aLoadBalancer({ loadBalancerArn: WEB_LB }),
        aLoadBalancer({ loadBalancerArn: 'plain' }),
      ],
      targetGroups: [
        aTargetGroup({ targetGroupArn: WEB_TG, loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'green', loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'by-rule', loadBalancerArns: [WEB_LB] }),
        aTargetGroup({ targetGroupArn: 'alone', loadBalancerArns: ['plain'] }),
      ],
    },
    answers: {
      'elasticloadbalancing:DescribeListeners': ({ LoadBalancerArn, ...input }) => {
        if (LoadBalancerArn !== WEB_LB) {
          const DefaultActions = [{ Type: 'forward', TargetGroupArn: 'alone' }];
          return { Listeners: [{ ListenerArn: 'listener-3', LoadBalancerArn, DefaultActions }] };
        }
        return webListeners(input);
      },
      // What forwards by default to all the groups of its load balancer is not asked about.
      'elasticloadbalancing:DescribeRules': ({ ListenerArn, ...input }) => {
        if (ListenerArn === 'listener-1') return webRules(input);
        if (ListenerArn === 'listener-2') return { Rules: [{ Actions: [{ Type: 'fixed-response' }] }] };
        throw awsError('ListenerNotFound', `There is no ${ListenerArn}.`);
      },
    },
    data: [
      {
        listenerArn: 'listener-1',
        loadBalancerArn: WEB_LB,
        port: 443,
        protocol: 'HTTPS',
        certificateArns: ['arn:cert'],
        forwards: [
          { targetGroupArn: WEB_TG, weight: 3 },
          { targetGroupArn: 'green', weight: 0 },
          { targetGroupArn: 'by-rule', weight: 1 },
        ],
      },
      {
        listenerArn: 'listener-2',
        loadBalancerArn: WEB_LB,
        port: null,
        protocol: null,
        certificateArns: [],
        forwards: [],
      },
      {
        listenerArn: 'listener-3',
        loadBalancerArn: 'plain',
        port: null,
        protocol: null,
        certificateArns: [],
        forwards: [{ targetGroupArn: 'alone', weight: 1 }],
      },
    ],
  },
  {
    id: 'targetGroups',
    answers: {
      'elasticloadbalancing:DescribeTargetGroups': paged(
        'NextMarker',
        {
          TargetGroups: [
            {
              TargetGroupArn: WEB_TG,
              TargetGroupName: 'web',
              Protocol: 'HTTP',
              Port: 80,
              VpcId: 'vpc-1',
              TargetType: 'ip',
              LoadBalancerArns: [WEB_LB],
              HealthCheckEnabled: true,
              HealthCheckProtocol: 'HTTP',
              HealthCheckPath: '/health',
              HealthCheckIntervalSeconds: 10,
              HealthyThresholdCount: 2,
              UnhealthyThresholdCount: 3,
            },
          ],
        },
        {
          TargetGroups: [
            {
              TargetGroupArn: 'tg-lambda',
              TargetGroupName: 'fn',
              TargetType: 'lambda',
              HealthCheckEnabled: false,
            },
          ],
        },
      ),
      'elasticloadbalancing:DescribeTags': () => ({
        TagDescriptions: [{ ResourceArn: WEB_TG, Tags: [{ Key: 'app', Value: 'shop' }] }],
      }),
    },
    data: [
      {
        targetGroupArn: WEB_TG,
        targetGroupName: 'web',
        protocol: 'HTTP',
        targetType: 'ip',
        loadBalancerArns: [WEB_LB],
        healthCheckEnabled: true,
        tags: { app: 'shop' },
      },
      {
        targetGroupArn: 'tg-lambda',
        targetGroupName: 'fn',
        protocol: null,
        targetType: 'lambda',
        loadBalancerArns: [],
        healthCheckEnabled: false,
        tags: {},
      },
    ],
  },
  {
    id: 'targetGroupAttributes',
    inputs: {
      targetGroups: [
        aTargetGroup({ targetGroupArn: WEB_TG }),
        aTargetGroup({ targetGroupArn: 'tg-tcp', protocol: 'TCP' }),
        aTargetGroup({ targetGroupArn: 'tg-silent', protocol: 'GENEVE' }),
        aTargetGroup({ targetGroupArn: 'tg-gone', protocol: 'UDP' }),
        aTargetGroup({ targetGroupArn: 'tg-lambda', protocol: null }),
      ],
    },
    answers: {
      'elasticloadbalancing:DescribeTargetGroupAttributes': ({ TargetGroupArn }) => {
        if (TargetGroupArn === 'tg-gone') throw awsError('TargetGroupNotFoundException', 'There is no gone.');
        if (TargetGroupArn === 'tg-silent') return { Attributes: [] };
        return {
          Attributes: [
            { Key: 'deregistration_delay.timeout_seconds', Value: '300' },
            { Key: 'load_balancing.cross_zone.enabled', Value: 'use_load_balancer_configuration' },
          ],
        };
      },
    },
    data: [
      { targetGroupArn: 'tg-tcp', crossZone: 'use_load_balancer_configuration' },
      { targetGroupArn: 'tg-silent', crossZone: null },
    ],
  },
  {
    id: 'targetHealth',
    inputs: {
      targetGroups: [aTargetGroup({ targetGroupArn: WEB_TG }), aTargetGroup({ targetGroupArn: 'gone' })],
    },
    answers: {
      'elasticloadbalancing:DescribeTargetHealth': ({ TargetGroupArn }) => {
        if (TargetGroupArn === 'gone')
          throw Object.assign(new Error('gone'), { name: 'TargetGroupNotFoundException' });
        return {
          TargetHealthDescriptions: [
            {
              Target: { Id: 'i-1', Port: 80, AvailabilityZone: 'us-east-1a' },
              TargetHealth: { State: 'unhealthy', Reason: 'Target.Timeout' },
            },
            { Target: { Id: 'i-2' }, TargetHealth: { State: 'healthy' } },
          ],
        };
      },
    },
    data: [
      {
        targetGroupArn: WEB_TG,
        targets: [
          {
            id: 'i-1',
            port: 80,
            availabilityZone: 'us-east-1a',
            state: 'unhealthy',
            reason: 'Target.Timeout',
          },
          { id: 'i-2', port: null, availabilityZone: null, state: 'healthy', reason: null },
        ],
      },
    ],
  },
];
