import type { Artifacts } from '../../src/model/artifacts';
import type { Inventory } from '../../src/model/inventory';
import { CHECKLIST, type EventPlanInput } from '../../src/plan/schema';
import * as build from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';

/** A plan, and what was collected of the region and of what is the account's as a whole. */
export interface Account {
  readonly plan: EventPlanInput;
  readonly region: Artifacts;
}

export const inventoriesOf = ({ region }: Account): readonly Inventory[] => [
  anInventory(region),
  anInventory(region, {}, { target: { account: '111122223333', region: 'global' } }),
];

const SCENARIO = {
  trigger: 'Errors above 1 %.',
  notify: ['Mei'],
  notifyBy: 'The bridge.',
  verifySuccess: 'Errors below 0.1 %.',
};

/** A plan in which people have answered everything, for a day of 22 times the normal peak. */
export const aPreparedPlan = (overrides: Partial<EventPlanInput> = {}): EventPlanInput => ({
  id: 'flash-sale',
  name: 'Flash sale',
  customer: 'Example Shop',
  successCriteria: [{ description: 'Checkout stays up' }],
  calendar: { timeZone: 'Asia/Singapore', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
  contacts: [
    {
      group: 'Platform',
      name: 'Mei',
      role: 'Commander',
      phone: '+65 5550 0101',
      email: 'mei@shop.example.com',
    },
    { group: 'Platform', name: 'Arjun', role: 'Engineer', phone: '+65 5550 0102' },
    { group: 'Shop', name: 'Daniel', role: 'Business owner', phone: '+65 5550 0103' },
    { group: 'AWS', name: 'Priya', role: 'Account manager', email: 'priya@aws.example.com' },
  ],
  escalation: [{ level: 1, contact: 'Mei', afterMinutes: 0 }],
  bridge: { url: 'https://meet.shop.example.com/sale' },
  endpoints: [{ name: 'Shop', kind: 'site', url: 'https://shop.example.com' }],
  accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }] }],
  traffic: { multiplier: 22 },
  supportCase: { id: '1234567890', accountId: '111122223333' },
  preWarming: [
    {
      loadBalancer: 'web',
      region: 'us-east-1',
      status: 'verified',
      multiplier: 22,
      averageRequestsPerSecond: 500,
      backends: { scaled: true },
    },
  ],
  loadTests: [{ name: 'Rehearsal', on: '2026-11-20', result: 'passed', reachedMultiplier: 22 }],
  checklist: Object.fromEntries(
    Object.keys(CHECKLIST).map((id) => [id, { answer: 'Answered.', status: 'green' as const }]),
  ),
  scenarios: {
    primary: { ...SCENARIO, description: 'Let the groups grow.' },
    rollback: { ...SCENARIO, description: 'Take the campaign off the page.' },
  },
  ...overrides,
});

/** So many requests per second in each five minutes of the look-back, and 22 times as many on the day of the load test. */
export const withLoadTest = (requests: number): number[] =>
  Array.from({ length: 14 * 288 }, (_, period) =>
    period >= 12 * 288 && period < 12 * 288 + 12 ? 22 * requests : requests,
  );

const WEB = ['i-web-1', 'i-web-2', 'i-web-3', 'i-web-4'];
export const zoneOf = (index: number) => (index % 2 === 0 ? 'us-east-1a' : 'us-east-1b');
export const subnetOf = (index: number) => (index % 2 === 0 ? 'subnet-a' : 'subnet-b');

/**
 * A shop: one Application Load Balancer, four m5.large behind it at 60 % CPU of a target of 60 %, a database in two
 * zones. At 22× it needs 22 × 4 = 88 instances of 400, which are 176 of 2,000 vCPUs.
 */
export const shop: Account = {
  plan: aPreparedPlan(),
  region: {
    ...build.healthyAccount,
    volumes: build.healthyAccount.volumes.slice(0, 1),
    volumeSnapshots: build.healthyAccount.volumeSnapshots.slice(0, 1),
    ec2Instances: WEB.map((instanceId, index) =>
      build.anEc2Instance({
        instanceId,
        autoScalingGroupName: 'web',
        availabilityZone: zoneOf(index),
        subnetId: subnetOf(index),
        networkInterfaces: [{ subnetId: subnetOf(index), addresses: [`10.0.${index % 2}.${index + 10}`] }],
      }),
    ),
    autoScalingGroups: [
      build.anAutoScalingGroup({
        targetGroupArns: [build.targetGroupArn()],
        maxSize: 400,
        mixedInstancesPolicy: {
          launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
          overrides: ['m5.large', 'm5a.large'].map((instanceType) => ({
            instanceType,
            weightedCapacity: null,
          })),
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: 100,
        },
        instances: WEB.map((instanceId) => build.anAutoScalingInstance({ instanceId })),
      }),
    ],
    scalingPolicies: [
      build.aScalingPolicy({
        targetTracking: {
          predefinedMetricType: 'ASGAverageCPUUtilization',
          resourceLabel: null,
          targetValue: 60,
          disableScaleIn: false,
        },
      }),
    ],
    scheduledActions: [build.aScheduledAction({ minSize: 140, maxSize: 400, desiredCapacity: 140 })],
    autoScalingGroupPeaks: [
      build.anAutoScalingGroupPeak({
        load: {
          value: 2.4,
          at: '2026-11-14T12:00:00Z',
          instances: 4,
          cpuUtilization: 60,
          instancesFrom: 'GroupInServiceInstances',
          hoursWithData: 14 * 24,
        },
        cpuUtilization: build.aPeak(60),
      }),
    ],
    ec2InstanceTypes: {
      'm5.large': build.anInstanceType(),
      'm5a.large': build.anInstanceType({ instanceType: 'm5a.large' }),
    },
    serviceQuotas: [
      build.aServiceQuota({ value: 2000 }),
      ...['L-53DA6B97', 'L-B22855CB', 'L-7E6692B2', 'L-A0D0B863'].map((quotaCode) =>
        build.aServiceQuota({
          serviceCode: 'elasticloadbalancing',
          quotaCode,
          quotaName: quotaCode,
          value: 1000,
        }),
      ),
      // In TiB.
      ...[
        ['L-D18FCD1D', 'gp2 storage'],
        ['L-7A658B76', 'gp3 storage'],
      ].map(([quotaCode = '', quotaName = '']) =>
        build.aServiceQuota({ serviceCode: 'ebs', quotaCode, quotaName, value: 300 }),
      ),
    ],
    rdsAccountAttributes: [
      build.anAccountQuota({ used: 1 }),
      build.anAccountQuota({ accountQuotaName: 'AllocatedStorage', used: 100, max: 100_000 }),
    ],
    loadBalancerPeaks: [build.aLoadBalancerPeak({ requestsPerSecondByPeriod: withLoadTest(500) })],
    loadBalancers: [build.aLoadBalancer()],
    classicLoadBalancers: [],
    listeners: [build.aListener()],
    targetHealth: [
      {
        targetGroupArn: build.targetGroupArn(),
        targets: WEB.map((id, index) => ({
          id,
          port: 80,
          availabilityZone: zoneOf(index),
          state: 'healthy',
          reason: null,
        })),
      },
    ],
    dbInstances: [build.aDbInstance()],
    dbClusters: [],
    dbProxies: [],
    dbInstancePeaks: [
      build.aDbInstancePeak({
        databaseConnections: build.aPeak(10),
        cpuUtilization: build.aPeak(0.5),
        diskIops: build.aPeak(15),
      }),
    ],
    dbParameters: [build.aDbParameter({ parameterValue: '2000' })],
    cacheReplicationGroups: [],
    cacheClusters: [],
    cacheNodePeaks: [],
    serverlessCaches: [],
    serverlessCachePeaks: [],
    backedUpResources: [],
    openSearchDomains: [],
    openSearchDomainPeaks: [],
    daxClusters: [],
    daxClusterPeaks: [],
    efsFileSystems: [],
    efsFileSystemPeaks: [],
    lambdaFunctions: [],
    lambdaEventSources: [],
    lambdaReservations: [],
    lambdaFunctionPeaks: [],
    cloudFormationStacks: [],
    eksClusters: [],
    eksNodegroups: [],
    eksClusterVersions: [],
    kinesisStreams: [],
    kinesisStreamPeaks: [],
    mskClusters: [],
    mskClusterOperations: [],
    mskClusterPeaks: [],
    firehoseStreams: [],
    firehoseStreamPeaks: [],
    ...build.unusedSes,
    ...build.unusedSns,
    ...build.unusedCognito,
    ...build.unusedStepFunctions,
    ...build.unusedEventBridge,
    ...build.onlyLogs,
    sqsQueues: [],
    sqsQueuePeaks: [],
    dynamodbTables: [],
    dynamodbContinuousBackups: [],
    dynamodbPeaks: [],
    ecsServices: [],
    ecsServicePeaks: [],
    scalableTargets: [],
    cloudFrontDistributions: [],
    cloudFrontPeaks: [],
    cloudFrontCertificates: [],
    hostedZones: [],
    hostedZoneRecords: [],
    route53HealthChecks: [],
    route53HealthCheckStates: [],
    registeredDomains: [build.aRegisteredDomain()],
    iamUsers: [],
    iamCredentialReport: build.aCredentialReport(),
    iamAccessKeys: [],
    iamSignIns: [],
    apis: [],
    apiStages: [],
    apiIntegrations: [],
    apiUsagePlans: [],
    apiPeaks: [],
    capacityReservations: [],
    webAcls: [],
    webAclPeaks: [],
    cloudFrontWebAcls: [],
    cloudFrontWebAclPeaks: [],
    natRoutes: [],
    natGateways: [],
    natGatewayPeaks: [],
    vpnConnections: [],
    vpnConnectionPeaks: [],
    directConnections: [],
    directConnectionPeaks: [],
    virtualInterfaces: [],
    virtualInterfacePeaks: [],
    directConnectGateways: [],
    storeEndpoints: [],
    interfaceEndpoints: [],
    networkInterfaces: [],
  },
};

/** Instances of a group as EC2, the group and a target group list them, spread over two zones. */
export const fleet = (autoScalingGroupName: string, count: number) => {
  const ids = Array.from({ length: count }, (_, index) => `i-${autoScalingGroupName}-${index + 1}`);
  return {
    instances: ids.map((instanceId) => build.anAutoScalingInstance({ instanceId })),
    ec2Instances: ids.map((instanceId, index) =>
      build.anEc2Instance({
        instanceId,
        autoScalingGroupName,
        availabilityZone: zoneOf(index),
        subnetId: subnetOf(index),
        networkInterfaces: [],
      }),
    ),
    targets: ids.map((id, index) => ({
      id,
      port: 80,
      availabilityZone: zoneOf(index),
      state: 'healthy',
      reason: null,
    })),
  };
};

const scaledOut = fleet('web', 88);

/**
 * The same shop after its team has scaled it out to the 88 instances, weeks ahead: nothing is scheduled, and traffic takes ten hours
 * to rise, which a group can follow. What breaks is what the load needs, and no floor hides it.
 */
export const steadyShop: Account = {
  plan: aPreparedPlan({ traffic: { multiplier: 22, ramp: { shape: 'linear', minutes: 600 } } }),
  region: {
    ...shop.region,
    ec2Instances: scaledOut.ec2Instances,
    autoScalingGroups: shop.region.autoScalingGroups.map((group) => ({
      ...group,
      desiredCapacity: 88,
      instances: scaledOut.instances,
    })),
    scheduledActions: [],
    targetHealth: [{ targetGroupArn: build.targetGroupArn(), targets: scaledOut.targets }],
  },
};
