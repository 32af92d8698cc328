import type {
  AccountQuota,
  AlternateContact,
  Artifacts,
  AutoScalingGroup,
  AutoScalingGroupPeak,
  AutoScalingInstance,
  ClassicLoadBalancer,
  DbCluster,
  DbInstance,
  DbInstancePeak,
  DbParameter,
  Ec2Instance,
  Ec2InstanceType,
  LambdaFunction,
  LambdaFunctionPeak,
  LaunchConfiguration,
  LaunchTemplateVersion,
  LcuReservation,
  Listener,
  LoadBalancer,
  LoadBalancerPeak,
  MetricWindow,
  Peak,
  ScalingPolicy,
  ScheduledAction,
  ServiceQuota,
  Subnet,
  TargetGroup,
  TargetHealth,
  TrustedAdvisorCheck,
  Volume,
} from '../../src/model/artifacts';

/**
 * Builders: a healthy resource, of which a test changes only what it is about.
 *
 * Their defaults fit together: the group `web` launches m5.large instances into two zones, registers them in the
 * target group `web` behind the load balancer `web`, and they use the Multi-AZ database `orders`.
 */
const ACCOUNT = 'us-east-1:111122223333';

export const anEc2Instance = (overrides: Partial<Ec2Instance> = {}): Ec2Instance => ({
  instanceId: 'i-0a1b2c3d4e5f60001',
  instanceType: 'm5.large',
  state: 'running',
  availabilityZone: 'us-east-1a',
  subnetId: 'subnet-a',
  vpcId: 'vpc-1',
  lifecycle: 'on-demand',
  tenancy: 'default',
  autoScalingGroupName: null,
  detailedMonitoring: true,
  ebsOptimized: true,
  imageId: 'ami-1',
  launchTime: '2026-10-01T00:00:00Z',
  tags: {},
  ...overrides,
});

export const anInstanceType = (overrides: Partial<Ec2InstanceType> = {}): Ec2InstanceType => ({
  instanceType: 'm5.large',
  vCpus: 2,
  memoryMiB: 8192,
  burstable: false,
  currentGeneration: true,
  networkPerformance: 'Up to 10 Gigabit',
  ...overrides,
});

export const aLaunchTemplate = (overrides: Partial<LaunchTemplateVersion> = {}): LaunchTemplateVersion => ({
  launchTemplateId: 'lt-1',
  launchTemplateName: 'web',
  version: '$Default',
  instanceType: 'm5.large',
  imageId: 'ami-1',
  marketType: null,
  ...overrides,
});

export const aLaunchConfiguration = (overrides: Partial<LaunchConfiguration> = {}): LaunchConfiguration => ({
  launchConfigurationName: 'web-2019',
  instanceType: 'm5.large',
  spotPrice: null,
  ...overrides,
});

export const aSubnet = (overrides: Partial<Subnet> = {}): Subnet => ({
  subnetId: 'subnet-a',
  vpcId: 'vpc-1',
  availabilityZone: 'us-east-1a',
  cidrBlock: '10.0.0.0/20',
  availableIpAddressCount: 4000,
  ipv6Native: false,
  tags: {},
  ...overrides,
});

export const aVolume = (overrides: Partial<Volume> = {}): Volume => ({
  volumeId: 'vol-1',
  volumeType: 'gp3',
  sizeGiB: 100,
  iops: 3000,
  state: 'in-use',
  availabilityZone: 'us-east-1a',
  instanceIds: ['i-0a1b2c3d4e5f60001'],
  tags: {},
  ...overrides,
});

export const anAutoScalingInstance = (overrides: Partial<AutoScalingInstance> = {}): AutoScalingInstance => ({
  instanceId: 'i-0a1b2c3d4e5f60001',
  instanceType: 'm5.large',
  availabilityZone: 'us-east-1a',
  lifecycleState: 'InService',
  healthStatus: 'Healthy',
  ...overrides,
});

export const anAutoScalingGroup = (overrides: Partial<AutoScalingGroup> = {}): AutoScalingGroup => {
  const name = overrides.autoScalingGroupName ?? 'web';
  return {
    autoScalingGroupName: name,
    autoScalingGroupArn: `arn:aws:autoscaling:${ACCOUNT}:autoScalingGroup:0:autoScalingGroupName/${name}`,
    minSize: 2,
    maxSize: 20,
    desiredCapacity: 4,
    desiredCapacityType: 'units',
    availabilityZones: ['us-east-1a', 'us-east-1b'],
    subnetIds: ['subnet-a', 'subnet-b'],
    targetGroupArns: [],
    loadBalancerNames: [],
    healthCheckType: 'ELB',
    healthCheckGracePeriod: 120,
    defaultCooldown: 300,
    defaultInstanceWarmup: 120,
    launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
    launchConfigurationName: null,
    mixedInstancesPolicy: null,
    suspendedProcesses: [],
    instances: [],
    status: null,
    warmPoolSize: null,
    capacityRebalance: false,
    enabledMetrics: ['GroupInServiceInstances'],
    tags: {},
    ...overrides,
  };
};

export const aScalingPolicy = (overrides: Partial<ScalingPolicy> = {}): ScalingPolicy => ({
  autoScalingGroupName: 'web',
  policyName: 'cpu',
  policyType: 'TargetTrackingScaling',
  enabled: true,
  targetTracking: {
    predefinedMetricType: 'ASGAverageCPUUtilization',
    resourceLabel: null,
    targetValue: 50,
    disableScaleIn: false,
  },
  ...overrides,
});

export const aScheduledAction = (overrides: Partial<ScheduledAction> = {}): ScheduledAction => ({
  autoScalingGroupName: 'web',
  scheduledActionName: 'event-scale-out',
  startTime: '2026-12-11T14:00:00Z',
  endTime: null,
  recurrence: null,
  timeZone: null,
  minSize: 40,
  maxSize: 60,
  desiredCapacity: 40,
  ...overrides,
});

export const aLoadBalancer = (overrides: Partial<LoadBalancer> = {}): LoadBalancer => {
  const name = overrides.loadBalancerName ?? 'web';
  const type = overrides.type ?? 'application';
  return {
    loadBalancerArn: loadBalancerArn(name, type),
    loadBalancerName: name,
    dnsName: `${name}-1234567890.us-east-1.elb.amazonaws.com`,
    type,
    scheme: 'internet-facing',
    state: 'active',
    vpcId: 'vpc-1',
    zones: [
      { availabilityZone: 'us-east-1a', subnetId: 'subnet-a' },
      { availabilityZone: 'us-east-1b', subnetId: 'subnet-b' },
    ],
    securityGroups: ['sg-1'],
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

const SHORT_TYPES: Record<string, string> = { application: 'app', network: 'net', gateway: 'gwy' };

export const loadBalancerArn = (name = 'web', type = 'application'): string =>
  `arn:aws:elasticloadbalancing:${ACCOUNT}:loadbalancer/${SHORT_TYPES[type] ?? type}/${name}/50dc6c495c0c9188`;

export const targetGroupArn = (name = 'web'): string =>
  `arn:aws:elasticloadbalancing:${ACCOUNT}:targetgroup/${name}/73e2d6bc24d8a067`;

export const aClassicLoadBalancer = (overrides: Partial<ClassicLoadBalancer> = {}): ClassicLoadBalancer => ({
  loadBalancerName: 'legacy',
  dnsName: 'legacy-1.us-east-1.elb.amazonaws.com',
  scheme: 'internet-facing',
  vpcId: 'vpc-1',
  availabilityZones: ['us-east-1a', 'us-east-1b'],
  subnetIds: ['subnet-a', 'subnet-b'],
  listeners: [{ port: 443, protocol: 'HTTPS', certificateArn: null }],
  instances: [{ instanceId: 'i-0a1b2c3d4e5f60001', state: 'InService', reason: null }],
  isCrossZone: true,
  createdTime: '2016-01-01T00:00:00Z',
  tags: {},
  ...overrides,
});

export const aListener = (overrides: Partial<Listener> = {}): Listener => ({
  listenerArn: `${loadBalancerArn().replace(':loadbalancer/', ':listener/')}/f2f7dc8efc522ab2`,
  loadBalancerArn: loadBalancerArn(),
  port: 443,
  protocol: 'HTTPS',
  sslPolicy: 'ELBSecurityPolicy-TLS13-1-2-2021-06',
  certificateArns: ['arn:aws:acm:us-east-1:111122223333:certificate/1'],
  forwards: [{ targetGroupArn: targetGroupArn(), weight: 1 }],
  defaultActionType: 'forward',
  ...overrides,
});

export const aTargetGroup = (overrides: Partial<TargetGroup> = {}): TargetGroup => {
  const name = overrides.targetGroupName ?? 'web';
  return {
    targetGroupArn: targetGroupArn(name),
    targetGroupName: name,
    protocol: 'HTTP',
    port: 80,
    vpcId: 'vpc-1',
    targetType: 'instance',
    loadBalancerArns: [loadBalancerArn()],
    healthCheckEnabled: true,
    healthCheckProtocol: 'HTTP',
    healthCheckPath: '/health',
    healthCheckIntervalSeconds: 10,
    healthyThresholdCount: 3,
    unhealthyThresholdCount: 2,
    tags: {},
    ...overrides,
  };
};

/** Targets in the given states, spread over two zones; two healthy ones unless told. */
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

export const aDbInstance = (overrides: Partial<DbInstance> = {}): DbInstance => {
  const name = overrides.dbInstanceIdentifier ?? 'orders';
  return {
    dbInstanceIdentifier: name,
    dbInstanceArn: `arn:aws:rds:${ACCOUNT}:db:${name}`,
    dbInstanceClass: 'db.m5.large',
    engine: 'mysql',
    engineVersion: '8.0.39',
    dbInstanceStatus: 'available',
    multiAz: true,
    availabilityZone: 'us-east-1a',
    secondaryAvailabilityZone: 'us-east-1b',
    allocatedStorage: 100,
    maxAllocatedStorage: 500,
    storageType: 'gp3',
    iops: 3000,
    backupRetentionPeriod: 7,
    latestRestorableTime: '2026-11-21T23:55:00Z',
    preferredBackupWindow: '03:00-03:30',
    preferredMaintenanceWindow: 'mon:05:00-mon:05:30',
    pendingModifications: [],
    autoMinorVersionUpgrade: false,
    deletionProtection: true,
    publiclyAccessible: false,
    readReplicaSource: null,
    readReplicas: [],
    dbClusterIdentifier: null,
    dbParameterGroupNames: ['default.mysql8.0'],
    parameterGroupsPendingReboot: [],
    monitoringIntervalSeconds: 60,
    performanceInsightsEnabled: true,
    caCertificateIdentifier: 'rds-ca-rsa2048-g1',
    certificateValidTill: '2061-05-25T00:00:00Z',
    subnetAvailabilityZones: ['us-east-1a', 'us-east-1b'],
    tags: {},
    ...overrides,
  };
};

/** An Aurora cluster of a writer and a reader, `catalog-1` and `catalog-2`; see {@link clusterMembers}. */
export const aDbCluster = (overrides: Partial<DbCluster> = {}): DbCluster => {
  const name = overrides.dbClusterIdentifier ?? 'catalog';
  return {
    dbClusterIdentifier: name,
    dbClusterArn: `arn:aws:rds:${ACCOUNT}:cluster:${name}`,
    engine: 'aurora-postgresql',
    engineVersion: '16.4',
    status: 'available',
    multiAz: true,
    members: [
      { dbInstanceIdentifier: `${name}-1`, isWriter: true, isPendingReboot: false },
      { dbInstanceIdentifier: `${name}-2`, isWriter: false, isPendingReboot: false },
    ],
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    backupRetentionPeriod: 7,
    latestRestorableTime: '2026-11-21T23:55:00Z',
    preferredMaintenanceWindow: 'mon:05:00-mon:05:30',
    deletionProtection: true,
    dbClusterParameterGroup: 'default.aurora-postgresql16',
    serverlessV2Scaling: null,
    tags: {},
    ...overrides,
  };
};

/** The instances of a cluster, one zone each. Aurora reports `multiAz: false` on them whatever the cluster is. */
export const clusterMembers = (
  zones: readonly string[] = ['us-east-1a', 'us-east-1b'],
  cluster = 'catalog',
): DbInstance[] =>
  zones.map((availabilityZone, index) =>
    aDbInstance({
      dbInstanceIdentifier: `${cluster}-${index + 1}`,
      dbClusterIdentifier: cluster,
      engine: 'aurora-postgresql',
      engineVersion: '16.4',
      multiAz: false,
      availabilityZone,
      secondaryAvailabilityZone: null,
      allocatedStorage: 1,
      maxAllocatedStorage: null,
      storageType: 'aurora',
      iops: null,
    }),
  );

export const aDbParameter = (overrides: Partial<DbParameter> = {}): DbParameter => ({
  scope: 'instance',
  parameterGroupName: 'default.mysql8.0',
  parameterName: 'max_connections',
  parameterValue: '{DBInstanceClassMemory/12582880}',
  source: 'system',
  appliesAtOnce: false,
  ...overrides,
});

export const anAccountQuota = (overrides: Partial<AccountQuota> = {}): AccountQuota => ({
  accountQuotaName: 'DBInstances',
  used: 4,
  max: 40,
  ...overrides,
});

export const aServiceQuota = (overrides: Partial<ServiceQuota> = {}): ServiceQuota => ({
  serviceCode: 'ec2',
  quotaCode: 'L-1216C47A',
  quotaName: 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances',
  value: 400,
  unit: 'None',
  adjustable: true,
  globalQuota: false,
  applied: true,
  ...overrides,
});

type TrustedAdvisorResult = Extract<TrustedAdvisorCheck['result'], { ok: true }>;
type FlaggedResource = TrustedAdvisorResult['flaggedResources'][number];

export const aFlaggedResource = (overrides: Partial<FlaggedResource> = {}): FlaggedResource => ({
  status: 'error',
  region: 'us-east-1',
  resourceId: 'flagged-1',
  suppressed: false,
  metadata: {},
  ...overrides,
});

/** An all-clear result of a check; `result` replaces fields of the result. */
export const anAlternateContact = (overrides: Partial<AlternateContact> = {}): AlternateContact => ({
  contactType: 'OPERATIONS',
  isSet: true,
  ...overrides,
});

export const aTrustedAdvisorCheck = (
  overrides: Partial<Omit<TrustedAdvisorCheck, 'result'>> = {},
  result: Partial<TrustedAdvisorResult> = {},
): TrustedAdvisorCheck => ({
  checkId: '7DAFEmoDos',
  name: 'MFA on Root Account',
  category: 'security',
  ...overrides,
  result: {
    ok: true,
    status: 'ok',
    timestamp: '2026-11-21T20:00:00Z',
    resourcesProcessed: 1,
    flaggedResources: [],
    ...result,
  },
});

const WINDOW: MetricWindow = {
  from: '2026-11-08T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  periodSeconds: 300,
};
const PEAK_AT = '2026-11-14T12:00:00Z';
const HOURS = 14 * 24;

/** Of a metric that has data in every hour of the look-back of 14 days. */
export const aPeak = (value: number, overrides: Partial<Peak> = {}): Peak => ({
  value,
  at: PEAK_AT,
  hoursWithData: HOURS,
  ...overrides,
});

export const aLoadBalancerPeak = (overrides: Partial<LoadBalancerPeak> = {}): LoadBalancerPeak => ({
  loadBalancerArn: loadBalancerArn(),
  window: WINDOW,
  requestsPerSecond: aPeak(500),
  activeConnections: aPeak(6000),
  newConnectionsPerSecond: aPeak(100),
  hourlyRequestsPerSecond: [],
  targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(500) }],
  ...overrides,
});

export const anAutoScalingGroupPeak = (
  overrides: Partial<AutoScalingGroupPeak> = {},
): AutoScalingGroupPeak => ({
  autoScalingGroupName: 'web',
  window: WINDOW,
  load: {
    value: 2,
    at: PEAK_AT,
    instances: 4,
    cpuUtilization: 50,
    instancesFrom: 'GroupInServiceInstances',
    hoursWithData: HOURS,
  },
  cpuUtilization: aPeak(50),
  inServiceInstances: aPeak(4),
  ...overrides,
});

type LambdaAccountSettings = Artifacts['lambdaAccountSettings'];

export const aLambdaFunction = (overrides: Partial<LambdaFunction> = {}): LambdaFunction => ({
  functionName: 'checkout',
  functionArn: `arn:aws:lambda:us-east-1:111122223333:function:${overrides.functionName ?? 'checkout'}`,
  reservedConcurrentExecutions: null,
  tags: {},
  ...overrides,
});

export const aLambdaFunctionPeak = (overrides: Partial<LambdaFunctionPeak> = {}): LambdaFunctionPeak => ({
  functionName: 'checkout',
  window: WINDOW,
  concurrentExecutions: aPeak(40),
  throttles: aPeak(0),
  isInvoked: true,
  ...overrides,
});

export const someLambdaAccountSettings = (
  overrides: Partial<LambdaAccountSettings> = {},
): LambdaAccountSettings => ({
  concurrentExecutions: 1000,
  unreservedConcurrentExecutions: 1000,
  window: WINDOW,
  concurrentExecutionsPeak: aPeak(40),
  unreservedConcurrentExecutionsPeak: aPeak(40),
  ...overrides,
});

export const aDbInstancePeak = (overrides: Partial<DbInstancePeak> = {}): DbInstancePeak => ({
  dbInstanceIdentifier: 'orders',
  window: WINDOW,
  databaseConnections: aPeak(60),
  cpuUtilization: aPeak(30),
  freeStorageBytes: aPeak(60 * 1024 ** 3),
  storageGrowthBytesPerDay: 0,
  ...overrides,
});
