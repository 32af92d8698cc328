import { describe, expect, it } from '@jest/globals';
import type { Artifacts, CloudWatchAlarm, DbInstance, DbInstancePeak } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { fleet, shop, steadyShop } from './accounts';
import { judge, notWell } from './judge';
import { each, itSeesThrough, type State, withQuota } from './planted';

const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];

/** Three subnets with so many free addresses for the group, and the load balancer in two others. */
const spreadOver =
  (...free: readonly number[]) =>
  ({ autoScalingGroups, loadBalancers }: Artifacts): Partial<Artifacts> => ({
    subnets: ZONES.flatMap((availabilityZone, index) => [
      build.aSubnet({
        subnetId: `subnet-${'abc'[index]}`,
        availabilityZone,
        availableIpAddressCount: free[index] ?? 0,
      }),
      build.aSubnet({ subnetId: `subnet-public-${'abc'[index]}`, availabilityZone }),
    ]),
    autoScalingGroups: each(autoScalingGroups, {
      availabilityZones: ZONES,
      subnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
    }),
    loadBalancers: each(loadBalancers, {
      zones: ZONES.slice(0, 2).map((availabilityZone, index) => ({
        availabilityZone,
        subnetId: `subnet-public-${'abc'[index]}`,
      })),
    }),
  });

/** An Aurora cluster of a writer and a reader in another zone, so busy at normal peak, in percent of CPU. */
const withCluster =
  (writer: number, reader: number) =>
  ({ dbInstances, dbInstancePeaks }: Artifacts): Partial<Artifacts> => ({
    dbInstances: [...dbInstances, ...build.clusterMembers()],
    dbClusters: [build.aDbCluster()],
    dbInstancePeaks: [
      ...dbInstancePeaks,
      ...[writer, reader].flatMap((cpu, index) =>
        each(dbInstancePeaks, {
          dbInstanceIdentifier: `catalog-${index + 1}`,
          cpuUtilization: build.aPeak(cpu),
          replicaLagSeconds: build.aPeak(0),
        }),
      ),
    ],
  });

/** A read replica of the database, as busy as that. */
const withReplica =
  (instance: Partial<DbInstance>, peaks: Partial<DbInstancePeak>) =>
  ({ dbInstances, dbInstancePeaks }: Artifacts): Partial<Artifacts> => ({
    dbInstances: [
      ...dbInstances,
      build.aDbInstance({
        dbInstanceIdentifier: 'reports',
        readReplicaSource: 'orders',
        replicationStatus: 'replicating',
        ...instance,
      }),
    ],
    dbInstancePeaks: [
      ...dbInstancePeaks,
      ...each(dbInstancePeaks, { dbInstanceIdentifier: 'reports', ...peaks }),
    ],
  });

const { checklist = {} } = shop.plan;
/** An answer without a status may also be that there are no alarms. */
const unjudgedAlarms = {
  ...shop,
  plan: { ...shop.plan, checklist: { ...checklist, 'performance-alarms': { answer: 'We have some.' } } },
};
const ofDatabase = ({ alarmName }: CloudWatchAlarm): boolean => alarmName === 'CPUUtilization orders';

const HOURS = Array.from({ length: 14 * 24 }, (_, hour) => hour);
/** 250, 350 and 500 requests per second for eight hours of each day each, but for the hour of the load test. */
const requestsIn = (hour: number): number =>
  hour === 12 * 24 ? 11_000 : ([250, 350, 500][Math.floor((hour % 24) / 8)] ?? 0);

/** The group at half its target of 60 % CPU: 1.2 busy instances at 500 requests per second, of which 0.4 are there without any. */
const atHalfItsTarget = ({ autoScalingGroupPeaks, loadBalancerPeaks }: Artifacts): Partial<Artifacts> => ({
  loadBalancerPeaks: each(loadBalancerPeaks, {
    requestsPerSecondByPeriod: HOURS.flatMap((hour) => Array.from({ length: 12 }, () => requestsIn(hour))),
  }),
  autoScalingGroupPeaks: autoScalingGroupPeaks.map((peak) => ({
    ...peak,
    load: peak.load && { ...peak.load, value: 1.2, cpuUtilization: 30 },
    cpuUtilization: build.aPeak(30),
    loadByHour: HOURS.map((hour) => 0.4 + 0.0016 * requestsIn(hour)),
  })),
});

describe('the shop', () => {
  it('breaks by its group: 400 instances ÷ 4 are 100×, of which half survive a zone', async () => {
    const { report } = await judge(shop);
    expect(report.breakingPoint).toMatchObject({ multiplier: 100, withoutOneZone: 50, needed: 22 });
  });

  itSeesThrough(shop, [
    [
      // 80 ÷ 4 are 20×; the plan says that the instances are there, and 140 before the event are more than 80.
      'a maximum of 80 instances',
      ({ autoScalingGroups, scheduledActions }) => ({
        autoScalingGroups: each(autoScalingGroups, { maxSize: 80 }),
        scheduledActions: each(scheduledActions, { minSize: 80, maxSize: 80, desiredCapacity: 80 }),
      }),
      ['red auto-scaling-group-size web 20', 'red pre-warming-backends web'],
    ],
    [
      // The scheduled action starts 140 instances whatever the load: 280 vCPUs. The load is 4 × 2 = 8·m of 160.
      'a quota of 160 vCPUs, of which more are scheduled',
      (region) => withQuota(region, 'L-1216C47A', 160),
      ['red on-demand-vcpu On-Demand Standard 20', 'yellow auto-scaling-max-vcpu-quota L-1216C47A'],
    ],
    [
      // 1,900 less the 8 that are listed are 1,892, and the scheduled 280 do not fit beside them; of the load, 8·m of 108.
      '1,900 vCPUs that EC2 counts, of which its list has 8',
      () => ({ vcpuUsage: [{ class: 'Standard/OnDemand', vCpus: 1900, at: '2026-11-21T23:30:00Z' }] }),
      ['red on-demand-vcpu On-Demand Standard 13.5', 'yellow unlisted-instances On-Demand Standard'],
    ],
    [
      // The scheduled action starts 140 instances whatever the load, which itself is 4·m of 80.
      'a quota of 80 targets in a target group, of which more are scheduled',
      (region) => withQuota(region, 'L-A0D0B863', 80),
      ['red targets-per-target-group web 20'],
    ],
    [
      // A tenth of each instance is taken without traffic, which leaves 50 of its 60 %: 0.8 × 60 ÷ 50 = 0.96 of 1.2 grow, and
      // 80 × 60 % = 0.24 + 0.96·m. To survive a zone 72 are needed at 22×; if all of it grew, 88.
      'a group that shows that its 80 instances are enough, which they would not be in proportion',
      (region) => ({
        ...atHalfItsTarget(region),
        autoScalingGroups: each(region.autoScalingGroups, { maxSize: 80 }),
        scheduledActions: each(region.scheduledActions, { minSize: 80, maxSize: 80, desiredCapacity: 80 }),
      }),
      ['yellow auto-scaling-group-size web 49.75'],
    ],
    [
      // 200 connections ÷ 10 are 20×.
      'a database that takes 200 connections',
      ({ dbParameters }) => ({ dbParameters: each(dbParameters, { parameterValue: '200' }) }),
      ['red db-connections orders 20'],
    ],
    ['a group without a scaling policy', () => ({ scalingPolicies: [] }), ['red auto-scaling-policy web']],
    [
      'a group whose only policy waits for an alarm that was deleted',
      ({ scalingPolicies }) => ({
        scalingPolicies: each(scalingPolicies, {
          policyType: 'StepScaling',
          targetTracking: null,
          alarmNames: ['cpu-high'],
        }),
        scalingAlarms: [],
      }),
      ['red auto-scaling-policy web'],
    ],
    [
      // Kept below 12 % CPU, 2.4 ÷ 0.12 = 20 instances carry the normal peak: 400 ÷ 20. The 440 at 22× are more than the 140
      // that are scheduled; to survive a zone they are 880, of 1,000 targets, and 1,760 of 2,000 vCPUs.
      'a group whose alarm adds instances above 12 % CPU',
      ({ scalingPolicies }) => ({
        scalingPolicies: each(scalingPolicies, {
          policyType: 'StepScaling',
          targetTracking: null,
          alarmNames: ['cpu-high'],
        }),
        scalingAlarms: [build.aScalingAlarm({ groupCpuThreshold: 12 })],
      }),
      [
        'red auto-scaling-group-size web 20',
        'red pre-warming-backends web',
        'yellow auto-scaling-scheduled-scale-out web',
        'yellow on-demand-vcpu On-Demand Standard 50',
        'yellow targets-per-load-balancer web 50',
        'yellow targets-per-target-group web 50',
      ],
    ],
    [
      // 4·m of them are 88 at 22×.
      'a scheduled action that leaves 87 instances in the middle of the event',
      ({ scheduledActions }) => ({
        scheduledActions: [
          ...scheduledActions,
          ...each(scheduledActions, {
            scheduledActionName: 'night',
            startTime: '2026-12-11T18:00:00Z',
            minSize: 2,
            maxSize: null,
            desiredCapacity: 87,
          }),
        ],
      }),
      ['yellow auto-scaling-scheduled-scale-in web'],
    ],
    [
      // 4·m of the four that run.
      'a group that may not launch',
      ({ autoScalingGroups }) => ({
        autoScalingGroups: each(autoScalingGroups, { suspendedProcesses: ['Launch'] }),
      }),
      ['red auto-scaling-group-size web 1', 'red auto-scaling-suspended-processes web'],
    ],
    [
      // As above.
      'a launch template that was deleted',
      () => ({ launchTemplates: [] }),
      ['red auto-scaling-group-size web 1', 'red auto-scaling-launch-source web'],
    ],
    [
      // As above.
      'an AMI that was deregistered',
      ({ images }) => ({ images: each(images, { state: null }) }),
      ['red auto-scaling-group-size web 1', 'red auto-scaling-launch-source web'],
    ],
    [
      'a group whose last launches failed',
      ({ autoScalingLaunches }) => ({
        autoScalingLaunches: each(autoScalingLaunches, {
          failures: 2,
          lastFailure: { at: '2026-11-21T06:00:00Z', message: 'The key of its volumes is disabled.' },
        }),
      }),
      ['red auto-scaling-launches web'],
    ],
    [
      'a load balancer that is impaired',
      ({ loadBalancers }) => ({ loadBalancers: each(loadBalancers, { state: 'active_impaired' }) }),
      ['red load-balancer-state web'],
    ],
    ...['failed', 'stopped', 'storage-full'].map(
      (dbInstanceStatus): State => [
        `a database that is ${dbInstanceStatus}`,
        ({ dbInstances }) => ({ dbInstances: each(dbInstances, { dbInstanceStatus }) }),
        ['red db-status orders'],
      ],
    ),
    [
      'a proxy that lacks the secret of its database',
      () => ({
        dbProxies: [
          build.aDbProxy({
            maxConnectionsPercent: 100,
            targets: [{ database: 'orders', state: 'UNAVAILABLE', reason: 'AUTH_FAILURE' }],
          }),
        ],
      }),
      ['red db-proxy-targets shop'],
    ],
    [
      'a capacity reservation that ends the day before',
      () => ({
        capacityReservations: [build.aCapacityReservation({ endDate: '2026-12-11T00:00:00Z' })],
      }),
      ['yellow capacity-reservation-end cr-1'],
    ],
    [
      'instances that report every five minutes',
      ({ ec2Instances }) => ({ ec2Instances: each(ec2Instances, { detailedMonitoring: false }) }),
      ['yellow auto-scaling-detailed-monitoring web'],
    ],
    [
      // 5 % of 8 GiB are 0.4.
      'a database with 0.3 GiB of memory left',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { freeableMemoryBytes: build.aPeak(0.3 * 1024 ** 3) }),
      }),
      ['yellow db-memory orders'],
    ],
    [
      'a database that swapped out 2 GiB and has one free',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, {
          freeableMemoryBytes: build.aPeak(1024 ** 3),
          swapBytes: build.aPeak(2 * 1024 ** 3),
        }),
      }),
      ['yellow db-memory orders'],
    ],
    [
      'a database of whose memory CloudWatch has nothing',
      ({ dbInstancePeaks }) => ({ dbInstancePeaks: each(dbInstancePeaks, { freeableMemoryBytes: null }) }),
      ['grey db-memory orders'],
    ],
    [
      // 22 × 30 s are more than a minute.
      'a replica that is 30 s behind at normal traffic',
      withReplica({}, { replicaLagSeconds: build.aPeak(30), isReplicationStopped: false }),
      ['yellow db-replica-lag reports'],
    ],
    [
      'a replica whose replication stopped, by its lag of -1',
      withReplica({}, { isReplicationStopped: true }),
      ['red db-replication reports'],
    ],
    [
      'a replica whose replication stopped, by the word of RDS',
      withReplica(
        { replicationStatus: 'error' },
        { replicaLagSeconds: build.aPeak(0), isReplicationStopped: false },
      ),
      ['red db-replication reports'],
    ],
    [
      'a database that RDS patches in the event, whatever its window',
      ({ dbInstances: [db] }) => ({
        dbPendingMaintenance: [
          build.aPendingMaintenance({
            resourceArn: db?.dbInstanceArn ?? '-',
            forcedAt: '2026-12-12T03:00:00Z',
          }),
        ],
      }),
      ['red db-maintenance-window orders'],
    ],
    [
      'a database whose sessions wait, three for two vCPUs',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { activeSessions: build.aPeak(3) }),
      }),
      ['yellow db-load orders'],
    ],
    [
      'a database in one zone',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, { multiAz: false, secondaryAvailabilityZone: null }),
      }),
      ['red db-multi-az orders'],
    ],
    [
      'a database whose parameters wait for a reboot',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, { parameterGroupsPendingReboot: ['default.mysql8.0'] }),
      }),
      ['grey db-connections orders', 'yellow db-pending-reboot orders'],
    ],
    [
      'a certificate of the database that ends in the event',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, { certificateValidTill: '2026-12-12T00:00:00Z' }),
      }),
      ['red db-certificate-validity orders'],
    ],
    [
      'a database that can be deleted by mistake',
      ({ dbInstances }) => ({ dbInstances: each(dbInstances, { deletionProtection: false }) }),
      ['yellow db-deletion-protection orders'],
    ],
    [
      'a database that is open to the internet',
      ({ dbInstances }) => ({ dbInstances: each(dbInstances, { publiclyAccessible: true }) }),
      ['red db-public-access orders'],
    ],
    [
      'a database without backups',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, { backupRetentionPeriod: 0, latestRestorableTime: null }),
      }),
      ['red db-backups orders'],
    ],
    [
      'maintenance of the database in the event',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, { preferredMaintenanceWindow: 'sat:03:00-sat:03:30' }),
      }),
      ['yellow db-maintenance-window orders'],
    ],
    [
      'a group whose health check does not ask the load balancer',
      ({ autoScalingGroups }) => ({ autoScalingGroups: each(autoScalingGroups, { healthCheckType: 'EC2' }) }),
      ['red auto-scaling-group-health-check web'],
    ],
    ['a load balancer without listeners', () => ({ listeners: [] }), ['red load-balancer-listeners web']],
    [
      'Trusted Advisor results of months ago, where IAM tells of the root user',
      ({ trustedAdvisor }) => ({
        trustedAdvisor: trustedAdvisor.map((check) => ({
          ...check,
          result: check.result.ok ? { ...check.result, timestamp: '2026-08-01T00:00:00Z' } : check.result,
        })),
      }),
      [
        'grey cloudtrail-logging c25hn9x03v',
        'grey exposed-access-keys 12Fnkpl8Y5',
        'grey trusted-advisor-other other',
        'grey trusted-advisor-service-limits limit',
        'grey unrestricted-ports 1iG5NDGVre',
        'grey unrestricted-ports HCP4007jGY',
      ],
    ],
    [
      'an open issue of AWS, a change of a host in the event, and a notification that asks for action',
      ({ healthEvents }) => ({
        healthEvents: ['issue', 'scheduledChange', 'accountNotification'].flatMap((category) => [
          ...healthEvents,
          build.aHealthEvent({
            ...{ arn: `arn:aws:health:us-east-1::event/EC2/X/${category}`, category, service: 'EC2' },
            ...{ startsAt: '2026-12-12T00:00:00Z', entities: [{ value: 'i-web-1', statusCode: 'PENDING' }] },
          }),
        ]),
      }),
      [
        'red health-scheduled-changes scheduledChange',
        'yellow health-issues issue',
        'yellow health-notifications accountNotification',
      ],
    ],
    [
      'a stack that is stuck, unprotected and changed by hand, and another beside it',
      () => ({
        cloudFormationStacks: [
          build.aStack(),
          build.aStack({
            ...{
              stackName: 'web',
              stackStatus: 'UPDATE_ROLLBACK_FAILED',
              enableTerminationProtection: false,
            },
            drift: { stackDriftStatus: 'DRIFTED', lastCheckAt: null },
          }),
        ],
        serviceQuotas: [...shop.region.serviceQuotas, build.aStackQuota()],
      }),
      [
        'red cloudformation-stack-status web',
        'yellow cloudformation-drift web',
        'yellow cloudformation-termination-protection web',
      ],
    ],
    [
      'an old key, a password alone, keys of the root user, and hardly a role left',
      () => ({
        iamUsers: [
          { userName: 'deployer', passwordLastUsed: null },
          { userName: 'not-asked', passwordLastUsed: null },
        ],
        iamAccessKeys: [
          {
            userName: 'deployer',
            keys: [build.anAccessKey({ accessKeyId: 'AKIA1', createdAt: '2026-01-01T00:00:00.000Z' })],
          },
        ],
        iamSignIns: [
          build.aSignIn({ userName: 'deployer', mfaDevices: 0 }),
          build.aSignIn({ userName: 'not-asked' }),
        ],
        iamAccountSummary: build.anAccountSummary(
          { roles: { used: 990, max: 1_000 } },
          { hasAccessKeys: true },
        ),
      }),
      [
        'grey access-key-age -',
        'red root-access-keys root',
        'yellow access-key-age deployer/AKIA1',
        'yellow console-user-mfa deployer',
        'yellow iam-entities Roles',
      ],
    ],
    [
      'a secret that rotates in the event, one that could not rotate, and one that is deleted',
      () => ({
        secrets: [
          build.aSecret({ nextRotationDate: '2026-12-12T05:00:00.000Z' }),
          build.aSecret({ secretName: 'stuck', hasPendingVersion: true }),
          build.aSecret({ secretName: 'gone', deletedDate: '2026-11-21T00:00:00.000Z' }),
        ],
      }),
      [
        'grey secret-rotation stuck',
        'yellow secret-deletion gone',
        'yellow secret-rotation orders',
        'yellow secret-rotation-state stuck',
      ],
    ],
    [
      'a service on the bill that nothing judges',
      ({ billedServices }) => ({
        billedServices: [...billedServices, build.aBill('2026-11', { 'Amazon Kendra': 810 })],
      }),
      ['grey billed-services-in-use Amazon Kendra'],
    ],
    [
      'an urgent case that is open, and three about one thing',
      ({ supportCases }) => ({
        supportCases: [
          ...supportCases,
          build.aSupportCase({ displayId: 'down', severityCode: 'urgent' }),
          build.aSupportCase({ displayId: 'slow', isResolved: true }),
        ],
      }),
      ['red open-support-cases down', 'yellow recurring-support-cases amazon-dynamodb (performance)'],
    ],
    [
      'thirty hours of metrics of the group',
      ({ autoScalingGroupPeaks }) => ({
        autoScalingGroupPeaks: autoScalingGroupPeaks.map((peak) => ({
          ...peak,
          load: peak.load && { ...peak.load, hoursWithData: 30 },
          cpuUtilization: build.aPeak(60, { hoursWithData: 30 }),
        })),
      }),
      [
        'grey auto-scaling-group-size web',
        'grey on-demand-vcpu On-Demand Standard',
        'grey pre-warming-backends web',
        'grey subnet-free-addresses subnet-a',
        'grey subnet-free-addresses subnet-b',
        'grey targets-per-load-balancer web',
        'grey targets-per-target-group web',
      ],
    ],
    [
      // The scheduled action starts 70 instances in each, whatever the load, and 5 + 2 fit: of the load, 2·m. A load balancer needs 8 free addresses to grow.
      'subnets with 5 free addresses',
      ({ subnets }) => ({ subnets: each(subnets, { availableIpAddressCount: 5 }) }),
      [
        'red load-balancer-free-addresses web',
        'red subnet-free-addresses subnet-a 3.5',
        'red subnet-free-addresses subnet-b 3.5',
      ],
    ],
    [
      // The group has 2 of its 4 instances there, and none is added: 2 + 4,002 + 4,000 addresses for 4·m in all three.
      'one of three subnets full, without a load balancer',
      spreadOver(0, 4000, 4000),
      ['yellow subnet-free-addresses subnet-a, subnet-b, subnet-c 2001'],
    ],
    [
      // 2 + 32 + 30 addresses for 4·m, of which 140 are scheduled whatever the load.
      'three subnets that are too small together',
      spreadOver(0, 30, 30),
      ['red subnet-free-addresses subnet-a, subnet-b, subnet-c 16'],
    ],
    [
      // The scheduled action starts ⌈140 ÷ 3⌉ in each, whatever the load; of the load there are 2 for ⌈4·m ÷ 3⌉.
      'one of three subnets full, and a group that must not be out of balance',
      (region) => {
        const planted = { ...region, ...spreadOver(0, 4000, 4000)(region) };
        return {
          ...planted,
          autoScalingGroups: each(planted.autoScalingGroups, {
            capacityDistributionStrategy: 'balanced-only',
          }),
        };
      },
      ['red subnet-free-addresses subnet-a 1.5'],
    ],
    [
      'a volume of an older generation',
      ({ volumes }) => ({ volumes: each(volumes, { volumeType: 'gp2' }) }),
      ['yellow ebs-volume-generation vol-1'],
    ],
    [
      'an instance by hand behind the load balancer, alone of its kind',
      ({ ec2Instances, targetHealth }) => ({
        ec2Instances: [...ec2Instances, build.anEc2Instance({ instanceId: 'i-hand' })],
        ec2InstancePeaks: [build.anEc2InstancePeak({ instanceId: 'i-hand' })],
        instanceAgentPeaks: [build.anAgentPeak({ instanceId: 'i-hand' })],
        targetHealth: targetHealth.map((health) => ({
          ...health,
          targets: [
            ...health.targets,
            ...health.targets.slice(0, 1).map((target) => ({ ...target, id: 'i-hand' })),
          ],
        })),
      }),
      ['yellow instance-zones i-hand'],
    ],
    [
      'an instance by hand behind the load balancer, as busy as can be',
      ({ ec2Instances, targetHealth }) => ({
        ec2Instances: [...ec2Instances, build.anEc2Instance({ instanceId: 'i-hand' })],
        ec2InstancePeaks: [
          build.anEc2InstancePeak({ instanceId: 'i-hand', cpuUtilization: build.aPeak(95) }),
        ],
        instanceAgentPeaks: [build.anAgentPeak({ instanceId: 'i-hand' })],
        targetHealth: targetHealth.map((health) => ({
          ...health,
          targets: [
            ...health.targets,
            ...health.targets.slice(0, 1).map((target) => ({ ...target, id: 'i-hand' })),
          ],
        })),
      }),
      [
        // 100 ÷ 95.
        'red instance-cpu target group web 1.05263',
        'yellow instance-zones i-hand',
      ],
    ],
    [
      'a bastion of one instance in a group',
      ({ autoScalingGroups, autoScalingGroupPeaks }) => ({
        autoScalingGroups: [
          ...autoScalingGroups,
          build.anAutoScalingGroup({
            autoScalingGroupName: 'bastion',
            minSize: 1,
            maxSize: 1,
            desiredCapacity: 1,
            instances: [build.anAutoScalingInstance({ instanceId: 'i-bastion' })],
          }),
        ],
        autoScalingGroupPeaks: [
          ...autoScalingGroupPeaks,
          build.anAutoScalingGroupPeak({ autoScalingGroupName: 'bastion' }),
        ],
      }),
      [
        'grey auto-scaling-group-size bastion',
        'grey auto-scaling-scheduled-scale-out bastion',
        'grey ebs-storage gp3 storage',
        'grey traffic-path bastion',
      ],
    ],
  ]);
});

describe('the shop without a floor', () =>
  itSeesThrough(steadyShop, [
    [
      // 4·m instances of 2 vCPUs: 200 ÷ 8. To survive a zone takes twice as many, 352 at 22×.
      'a quota of 200 vCPUs',
      (region) => withQuota(region, 'L-1216C47A', 200),
      ['red on-demand-vcpu On-Demand Standard 25', 'yellow auto-scaling-max-vcpu-quota L-1216C47A'],
    ],
    [
      // 950 × 2 vCPUs of its own, and 4·m × 2 of the shop: 100 of 2,000 are left for 8·m.
      'a group of tests that runs 950 instances every evening, and 2 now',
      ({ autoScalingGroups, scalingPolicies, autoScalingGroupPeaks, ec2Instances }) => ({
        autoScalingGroups: [
          ...autoScalingGroups,
          build.anAutoScalingGroup({
            ...autoScalingGroups[0],
            autoScalingGroupName: 'nightly',
            autoScalingGroupArn: 'arn:nightly',
            minSize: 0,
            maxSize: 1000,
            desiredCapacity: 2,
            subnetIds: [],
            targetGroupArns: [],
            tags: { environment: 'test' },
            instances: fleet('nightly', 2).instances,
          }),
        ],
        scalingPolicies: [
          ...scalingPolicies,
          ...each(scalingPolicies, { autoScalingGroupName: 'nightly', policyName: 'nightly' }),
        ],
        autoScalingGroupPeaks: [
          ...autoScalingGroupPeaks,
          build.anAutoScalingGroupPeak({
            autoScalingGroupName: 'nightly',
            inServiceInstances: build.aPeak(950),
          }),
        ],
        ec2Instances: [...ec2Instances, ...fleet('nightly', 2).ec2Instances],
      }),
      ['red on-demand-vcpu On-Demand Standard 12.5', 'yellow auto-scaling-max-vcpu-quota L-1216C47A'],
    ],
    [
      // 4·m of 80.
      'a quota of 80 targets in a target group',
      (region) => withQuota(region, 'L-A0D0B863', 80),
      ['red targets-per-target-group web 20'],
    ],
    [
      // 4·m of 160, but 176 to survive a zone.
      'a quota of 160 targets at the load balancer',
      (region) => withQuota(region, 'L-7E6692B2', 160),
      ['red targets-per-load-balancer web 40'],
    ],
    [
      // 44 of the group and 20 that are free are 64, for half of 4·m; for all of them once the other zone is gone.
      'subnets with 20 free addresses',
      ({ subnets }) => ({ subnets: each(subnets, { availableIpAddressCount: 20 }) }),
      ['red subnet-free-addresses subnet-a 32', 'red subnet-free-addresses subnet-b 32'],
    ],
    [
      // 1.953125 TiB each, 0.09765625 TiB beside them: 153 of 300 TiB, for 4·m. To survive a zone, 176 at 22×.
      'volumes of 2,000 GiB',
      ({ volumes, ec2Instances }) => ({
        volumes: [
          ...volumes,
          ...ec2Instances.map(({ instanceId }) =>
            build.aVolume({
              volumeId: `vol-${instanceId}`,
              sizeGiB: 2000,
              instanceIds: [instanceId],
            }),
          ),
        ],
      }),
      ['red ebs-storage gp3 storage 38.25'],
    ],
    [
      'backups of the database by AWS Backup that fail since a week ago',
      () => ({
        backedUpResources: [
          build.aBackedUpResource({
            lastCompleted: '2026-11-14T05:00:00Z',
            lastFailure: { at: '2026-11-21T05:00:00Z', state: 'FAILED', message: 'Access denied' },
          }),
        ],
      }),
      ['yellow backup-jobs db:orders'],
    ],
    [
      // Nothing lists the instance, so that it may carry no traffic.
      'a snapshot that failed, after one of two weeks ago',
      () => ({
        volumeSnapshots: [
          build.someSnapshots({
            completed: '2026-11-07T05:00:00Z',
            last: { startTime: '2026-11-21T05:00:00Z', state: 'error' },
          }),
        ],
      }),
      ['yellow ebs-snapshots vol-1'],
    ],
    [
      // 4·m of 100, of which half survive a zone.
      'a maximum of 100 instances',
      ({ autoScalingGroups }) => ({ autoScalingGroups: each(autoScalingGroups, { maxSize: 100 }) }),
      ['red auto-scaling-group-size web 25'],
    ],
    [
      // 100 % ÷ 5 %.
      'a database at 5 % CPU',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { cpuUtilization: build.aPeak(5) }),
      }),
      ['red db-cpu orders 20'],
    ],
    [
      'a class of 1 GiB in place of 8 that waits for the maintenance window',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, {
          pendingModifications: ['DBInstanceClass'],
          pendingValues: { ...build.nothingPending, dbInstanceClass: 'db.t3.micro' },
        }),
      }),
      ['red db-pending-modifications orders'],
    ],
    [
      'a standby that goes with the next maintenance window',
      ({ dbInstances }) => ({
        dbInstances: each(dbInstances, {
          pendingModifications: ['MultiAZ'],
          pendingValues: { ...build.nothingPending, multiAz: false },
        }),
      }),
      ['red db-multi-az orders'],
    ],
    [
      // Promoted, the reader carries (1 + 4) × 22 = 110 %; alone, it breaks at 100 ÷ 1. The writer reads for it: 110 %, 100 ÷ 4.
      'a cluster whose reader cannot carry what its writer does, too',
      withCluster(4, 1),
      ['red db-cpu catalog-1 25', 'red db-cpu catalog-2 100'],
    ],
    [
      // (1 + 3) × 22 = 88 % of 100 %.
      'a cluster of which either member just carries both',
      withCluster(3, 1),
      ['yellow db-cpu catalog-1 33.3333', 'yellow db-cpu catalog-2 100'],
    ],
    [
      // Its clients turn to the source: (3 + 3) × 22 = 132 %. The source alone is at 66 %, and breaks at 100 ÷ 3.
      'a read replica in one zone whose clients its source cannot serve, too',
      ({ dbInstancePeaks, ...others }) => {
        const busy = each(dbInstancePeaks, { cpuUtilization: build.aPeak(3) });
        return withReplica(
          { multiAz: false, availabilityZone: 'us-east-1c' },
          { replicaLagSeconds: build.aPeak(0), isReplicationStopped: false },
        )({ ...others, dbInstancePeaks: busy });
      },
      ['red db-cpu orders 33.3333'],
    ],
    [
      // 100 GiB of gp2 sustain 300 IOPS: 300 ÷ 250.
      'a database whose gp2 volume of 100 GiB is asked for 250 reads and writes per second',
      ({ dbInstances, dbInstancePeaks }) => ({
        dbInstances: each(dbInstances, { storageType: 'gp2', iops: null }),
        dbInstancePeaks: each(dbInstancePeaks, { diskIops: build.aPeak(250) }),
      }),
      ['red db-iops orders 1.2'],
    ],
    [
      // 3,000 ÷ 150.
      'a database whose 3,000 IOPS are asked for 150',
      ({ dbInstancePeaks }) => ({ dbInstancePeaks: each(dbInstancePeaks, { diskIops: build.aPeak(150) }) }),
      ['red db-iops orders 20'],
    ],
    [
      // 125 ÷ 6.25.
      'a database whose 125 MiB a second are asked for 6.25',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { diskBytesPerSecond: build.aPeak(6.25 * 1024 ** 2) }),
      }),
      ['red db-throughput orders 20'],
    ],
    [
      'a database of which CloudWatch has no reads and writes',
      ({ dbInstancePeaks }) => ({ dbInstancePeaks: each(dbInstancePeaks, { diskIops: null }) }),
      ['grey db-iops orders'],
    ],
    [
      // 2,000 ÷ 100.
      'a database with 100 connections of 2,000',
      ({ dbInstancePeaks }) => ({
        dbInstancePeaks: each(dbInstancePeaks, { databaseConnections: build.aPeak(100) }),
      }),
      ['red db-connections orders 20'],
    ],
  ]));

describe('the shop whose alarms nobody has judged', () =>
  itSeesThrough(unjudgedAlarms, [
    [
      'no alarms',
      () => ({ cloudWatchAlarms: [] }),
      [
        'yellow alarm-coverage Auto Scaling groups',
        'yellow alarm-coverage application load balancers',
        'yellow alarm-coverage database instances',
        'yellow quota-alarms vCPUs of EC2: Standard/OnDemand',
      ],
    ],
    [
      'actions that are switched off',
      ({ cloudWatchAlarms }) => ({
        cloudWatchAlarms: each(cloudWatchAlarms, { actionsEnabled: false }, ofDatabase),
      }),
      ['yellow alarm-actions CPUUtilization orders', 'yellow alarm-coverage database instances'],
    ],
    [
      'an alarm that is on',
      ({ cloudWatchAlarms }) => ({
        cloudWatchAlarms: each(cloudWatchAlarms, { stateValue: 'ALARM' }, ofDatabase),
      }),
      ['yellow alarm-state CPUUtilization orders'],
    ],
    [
      'a rule that mutes in the event what the group scales by',
      ({ cloudWatchAlarms }) => ({
        cloudWatchAlarms: [
          ...cloudWatchAlarms,
          build.anAlarm({
            ...{ alarmName: 'busy', metrics: [] },
            alarmActions: [
              'arn:aws:autoscaling:us-east-1:111122223333:scalingPolicy:1a2b:autoScalingGroupName/web:policyName/out',
            ],
          }),
        ],
        alarmMuteRules: [build.aMuteRule({ expression: 'at(2026-12-12T06:00)', alarmNames: ['busy'] })],
      }),
      ['red alarm-mute-rules maintenance'],
    ],
  ]));

describe('the shop beside a database of others', () => {
  const plan = {
    ...shop.plan,
    accounts: [
      {
        id: '111122223333',
        regions: [{ name: 'us-east-1', scope: { loadBalancers: ['web'], rds: ['orders'] } }],
      },
    ],
  };
  const withFlag = (name: string) => ({
    plan,
    region: {
      ...shop.region,
      dbInstances: [
        ...shop.region.dbInstances,
        build.aDbInstance({ dbInstanceIdentifier: 'dev', dbInstanceArn: 'arn:aws:rds:dev', multiAz: false }),
      ],
      trustedAdvisor: shop.region.trustedAdvisor.map((check) =>
        check.checkId === 'other'
          ? build.aTrustedAdvisorCheck(check, {
              status: 'error',
              flaggedResources: [build.aFlaggedResource({ metadata: { 'DB Instance': name } })],
            })
          : check,
      ),
    },
  });

  it('is ready where Trusted Advisor flags that', async () => {
    const judged = await judge(withFlag('dev'));
    expect(notWell(judged)).toEqual([]);
    expect(judged.report.verdict).toBe('ready');
  });

  it.each(['orders', 'a database that nothing lists'])('is not where it flags %s', async (name) => {
    expect(notWell(await judge(withFlag(name)))).toEqual(['red trusted-advisor-other other']);
  });
});
