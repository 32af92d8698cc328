import * as build from '../builders/artifacts';
import { atNoon, emptyRegion, quota, type Sample } from './sample';

const ACCOUNT_ID = '111122223333';

const groups = ['storefront', 'checkout'] as const;

const service = (
  serviceName: string,
  tasks: number,
  overrides: Parameters<typeof build.anEcsService>[0] = {},
) =>
  build.anEcsService({
    serviceName,
    desiredCount: tasks,
    runningCount: tasks,
    targetGroupArns: [build.targetGroupArn(serviceName)],
    securityGroupIds: ['sg-tasks'],
    ...overrides,
  });

/** CPU that the tasks of a service have busy at noon: so many tasks, at so many percent. */
const peak = (serviceName: string, tasks: number, percent: number) =>
  build.anEcsServicePeak({
    serviceArn: build.ecsServiceArn(serviceName),
    cpuLoad: {
      value: (tasks * percent) / 100,
      at: atNoon(0).at,
      tasks,
      cpuUtilization: percent,
      hoursWithData: 14 * 24,
    },
    cpuUtilization: atNoon(percent),
    memoryUtilization: atNoon(45),
  });

/** What scales a service, and has it run so many tasks two hours before the sale. */
const scaled = (
  serviceName: string,
  minCapacity: number,
  maxCapacity: number,
  targetValue: number,
  scheduledMinimum: number,
) =>
  build.aScalableTarget({
    serviceNamespace: 'ecs',
    resourceId: `service/shop/${serviceName}`,
    scalableDimension: 'ecs:service:DesiredCount',
    minCapacity,
    maxCapacity,
    policies: [
      {
        policyName: 'cpu',
        policyType: 'TargetTrackingScaling',
        targetValue,
        metric: 'ECSServiceAverageCPUUtilization',
      },
    ],
    scheduledActions: [
      {
        ...{ scheduledActionName: 'sale', schedule: 'at(2026-12-12T10:00:00)', timeZone: 'Europe/Berlin' },
        ...{ minCapacity: scheduledMinimum, maxCapacity: null },
      },
    ],
  });

const sessions = build.aReplicationGroup({
  replicationGroupId: 'sessions',
  cacheNodeType: 'cache.m7g.large',
});

/**
 * The shop of the container sale: an Application Load Balancer in front of two services on Fargate, their sessions in Valkey, their
 * orders in MySQL. The sale needs 12×.
 *
 * Wrong are: 80 tasks of the storefront at most, which keeps 20 × 40 % = 8 tasks busy and each at 60 % (13.3·m, so 6×); 128 vCPUs of
 * Fargate, of which both take 13.3·m + 4·m (7.35×); no backups of the sessions.
 */
export const containerSale: Sample = {
  id: 'container-sale',
  account: ACCOUNT_ID,
  collectedAt: '2026-11-22T09:00:00.000Z',
  region: {
    ...emptyRegion,
    subnets: build.healthyAccount.subnets,
    securityGroups: [
      build.aSecurityGroup({ securityGroupId: 'sg-db', admitsGroups: ['sg-tasks'] }),
      build.aSecurityGroup({ securityGroupId: 'sg-cache', admitsGroups: ['sg-tasks'] }),
    ],
    loadBalancers: [build.aLoadBalancer({ loadBalancerName: 'web' })],
    listeners: [
      build.aListener({
        forwards: groups.map((name) => ({ targetGroupArn: build.targetGroupArn(name), weight: 1 })),
      }),
    ],
    certificates: build.healthyAccount.certificates,
    targetGroups: groups.map((targetGroupName) => build.aTargetGroup({ targetGroupName, targetType: 'ip' })),
    targetHealth: [
      { name: 'storefront', tasks: 20 },
      { name: 'checkout', tasks: 6 },
    ].map(({ name, tasks }) => ({
      targetGroupArn: build.targetGroupArn(name),
      targets: Array.from({ length: tasks }, (_, i) => ({
        id: `10.0.${name === 'storefront' ? 1 : 2}.${i + 10}`,
        port: 8080,
        availabilityZone: i % 2 === 0 ? 'us-east-1a' : 'us-east-1b',
        state: 'healthy',
        reason: null,
      })),
    })),
    loadBalancerPeaks: [
      build.aLoadBalancerPeak({
        requestsPerSecond: atNoon(900),
        activeConnections: atNoon(4000),
        capacityUnits: atNoon(36),
        targetGroups: [
          { targetGroupArn: build.targetGroupArn('storefront'), requestsPerSecond: atNoon(760) },
          { targetGroupArn: build.targetGroupArn('checkout'), requestsPerSecond: atNoon(140) },
        ],
      }),
    ],
    lcuReservations: [build.anLcuReservation({ capacityUnits: 500 })],
    ecsServices: [service('storefront', 20), service('checkout', 6)],
    ecsServicePeaks: [peak('storefront', 20, 40), peak('checkout', 6, 40)],
    fargateUsage: build.someFargateUsage({ onDemand: atNoon(26) }),
    scalableTargets: [scaled('storefront', 20, 80, 60, 80), scaled('checkout', 6, 120, 60, 24)],
    cacheReplicationGroups: [{ ...sessions, snapshotRetentionLimit: 0 }],
    cacheClusters: build.clustersOf(sessions, { snapshotRetentionLimit: 0 }),
    cacheNodePeaks: ['sessions-001', 'sessions-002'].map((cacheClusterId) =>
      build.aCacheNodePeak({ cacheClusterId, connections: atNoon(120) }),
    ),
    dbInstances: [
      build.aDbInstance({
        dbInstanceClass: 'db.r6g.2xlarge',
        latestRestorableTime: '2026-11-22T08:55:00Z',
      }),
    ],
    dbInstancePeaks: [
      build.aDbInstancePeak({
        cpuUtilization: atNoon(5),
        databaseConnections: atNoon(110),
        diskIops: atNoon(60),
      }),
    ],
    dbParameters: [build.aDbParameter({ parameterValue: '4000' })],
    rdsAccountAttributes: emptyRegion.rdsAccountAttributes.map((attribute) => ({
      ...attribute,
      used: attribute.accountQuotaName === 'DBInstances' ? 1 : 100,
    })),
    serviceQuotas: [
      quota('fargate', 'L-3032A538', 'Fargate On-Demand vCPU resource count', 128),
      quota('fargate', 'L-36FBB829', 'Fargate Spot vCPU resource count', 128),
      quota('elasticache', 'L-DFE45DF3', 'Nodes per Region', 300),
      quota('elasticloadbalancing', 'L-53DA6B97', 'Application Load Balancers per Region', 50),
      quota('elasticloadbalancing', 'L-B22855CB', 'Target Groups per Region', 3000),
      quota('elasticloadbalancing', 'L-7E6692B2', 'Targets per Application Load Balancer', 1000),
      quota('elasticloadbalancing', 'L-A0D0B863', 'Targets per Target Group per Region', 1000),
      quota('ec2', 'L-1216C47A', 'Running On-Demand Standard instances', 640),
      quota('ebs', 'L-D18FCD1D', 'Storage for gp2 volumes, in TiB', 50),
      quota('ebs', 'L-7A658B76', 'Storage for gp3 volumes, in TiB', 50),
    ],
  },
};
