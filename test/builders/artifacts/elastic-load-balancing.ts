import type {
  Artifacts,
  ClassicLoadBalancer,
  LcuReservation,
  Listener,
  LoadBalancer,
  LoadBalancerPeak,
  TargetGroup,
  TargetHealth,
} from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

const SHORT_TYPES: Record<string, string> = { application: 'app', network: 'net', gateway: 'gwy' };

export const loadBalancerArn = (name = 'web', type = 'application'): string =>
  `arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/${SHORT_TYPES[type] ?? type}/${name}/50dc6c495c0c9188`;

export const targetGroupArn = (name = 'web'): string =>
  `arn:aws:elasticloadbalancing:${ACCOUNT}:targetgroup/${name}/73e2d6bc24d8a067`;

export const aLoadBalancer = (overrides: Partial<LoadBalancer> = {}): LoadBalancer => {
  const name = overrides.loadBalancerName ?? 'web';
  const type = overrides.type ?? 'application';
  const address = (allocationId: string) => (type === 'network' ? allocationId : null);
  return {
    loadBalancerArn: loadBalancerArn(name, type),
    loadBalancerName: name,
    dnsName: `${name}-1234567890.us-east-1.elb.amazonaws.com`,
    type,
    scheme: 'internet-facing',
    state: 'active',
    zones: [
      { availabilityZone: 'us-east-1a', subnetId: 'subnet-a', allocationId: address('eipalloc-a') },
      { availabilityZone: 'us-east-1b', subnetId: 'subnet-b', allocationId: address('eipalloc-b') },
    ],
    createdTime: '2025-01-01T00:00:00Z',
    attributes: {
      'deletion_protection.enabled': 'true',
      'load_balancing.cross_zone.enabled': 'true',
      'access_logs.s3.enabled': 'true',
      'access_logs.s3.bucket': 'logs',
    },
    tags: {},
    ...overrides,
  };
};

export const aClassicLoadBalancer = (overrides: Partial<ClassicLoadBalancer> = {}): ClassicLoadBalancer => ({
  loadBalancerName: 'legacy',
  dnsName: 'legacy-1.us-east-1.elb.amazonaws.com',
  scheme: 'internet-facing',
  availabilityZones: ['us-east-1a', 'us-east-1b'],
  subnetIds: ['subnet-a', 'subnet-b'],
  listeners: [{ port: 443, certificateArn: null }],
  instances: [{ instanceId: 'i-0a1b2c3d4e5f60001', state: 'InService', reason: null }],
  isCrossZone: true,
  tags: {},
  ...overrides,
});

export const aListener = (overrides: Partial<Listener> = {}): Listener => ({
  listenerArn: `${loadBalancerArn().replace(':loadbalancer/', ':listener/')}/f2f7dc8efc522ab2`,
  loadBalancerArn: loadBalancerArn(),
  port: 443,
  protocol: 'HTTPS',
  certificateArns: ['arn:aws:acm:us-east-1:111122223333:certificate/1'],
  forwards: [{ targetGroupArn: targetGroupArn(), weight: 1 }],
  ...overrides,
});

export const aTargetGroup = (overrides: Partial<TargetGroup> = {}): TargetGroup => {
  const name = overrides.targetGroupName ?? 'web';
  return {
    targetGroupArn: targetGroupArn(name),
    targetGroupName: name,
    protocol: 'HTTP',
    targetType: 'instance',
    loadBalancerArns: [loadBalancerArn()],
    healthCheckEnabled: true,
    tags: {},
    ...overrides,
  };
};

/** Targets in the given states, spread over two zones; two healthy ones unless told. */
export const aTargetHealth = (
  states: readonly string[] = ['healthy', 'healthy'],
  groupArn = targetGroupArn(),
): TargetHealth => ({
  targetGroupArn: groupArn,
  targets: states.map((state, index) => ({
    id: `i-0a1b2c3d4e5f6000${index + 1}`,
    port: 80,
    availabilityZone: index % 2 === 0 ? 'us-east-1a' : 'us-east-1b',
    state,
    reason: state === 'healthy' ? null : 'Target.FailedHealthChecks',
  })),
});

export const anLcuReservation = (overrides: Partial<LcuReservation> = {}): LcuReservation => ({
  loadBalancerArn: loadBalancerArn(),
  capacityUnits: 500,
  zones: ['us-east-1a', 'us-east-1b'].map((availabilityZone) => ({
    availabilityZone,
    state: 'provisioned',
    reason: null,
  })),
  ...overrides,
});

export const aLoadBalancerPeak = (overrides: Partial<LoadBalancerPeak> = {}): LoadBalancerPeak => ({
  loadBalancerArn: loadBalancerArn(),
  window: WINDOW,
  requestsPerSecond: aPeak(500),
  activeConnections: aPeak(6000),
  newConnectionsPerSecond: aPeak(100),
  capacityUnits: aPeak(20),
  requestsPerSecondByPeriod: [],
  targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(500) }],
  ...overrides,
});

export const healthyElasticLoadBalancing = {
  loadBalancers: [aLoadBalancer(), aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' })],
  classicLoadBalancers: [aClassicLoadBalancer()],
  listeners: [aListener(), aListener({ loadBalancerArn: loadBalancerArn('tcp', 'network') })],
  targetGroups: [aTargetGroup()],
  lcuReservations: [anLcuReservation()],
  targetGroupAttributes: [],
  targetHealth: [
    {
      targetGroupArn: targetGroupArn(),
      targets: [
        ...aTargetHealth().targets,
        // Instances that people registered by hand, beside those of the group.
        ...aTargetHealth().targets.map((target, index) => ({ ...target, id: `i-${index + 2}` })),
      ],
    },
  ],
  loadBalancerPeaks: [
    aLoadBalancerPeak(),
    aLoadBalancerPeak({
      loadBalancerArn: loadBalancerArn('tcp', 'network'),
      requestsPerSecond: null,
      targetGroups: [],
    }),
  ],
} satisfies Partial<Artifacts>;
