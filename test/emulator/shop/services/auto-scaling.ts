import {
  type Activity,
  AttachInstancesCommand,
  AttachLoadBalancersCommand,
  AutoScalingClient,
  CreateAutoScalingGroupCommand,
  CreateLaunchConfigurationCommand,
  EnableMetricsCollectionCommand,
  PutScalingPolicyCommand,
  PutScheduledUpdateGroupActionCommand,
  SuspendProcessesCommand,
  UpdateAutoScalingGroupCommand,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, PutMetricAlarmCommand } from '@aws-sdk/client-cloudwatch';
import {
  CreateLaunchTemplateCommand,
  EC2Client,
  RegisterImageCommand,
  RunInstancesCommand,
} from '@aws-sdk/client-ec2';
import { type ByRegion, SHOP_TAGS, type ShopRegion } from '../account';
import { growing, webNeeding } from '../ceilings';
import { constant, peakTime, percentage, publish, series, work } from '../metrics';
import { requireField, type Site, toTags } from '../site';
import type { NetworkName, Surroundings } from './ec2';
import type { TargetGroups } from './elastic-load-balancing';
import { NONE, shopService } from './service';

interface Fleet {
  readonly name: string;
  readonly instanceType: 'm5.large' | 'c5.xlarge' | 't3.medium' | 't3.micro';
  readonly volumeType: 'gp2' | 'gp3';
  readonly minSize: number;
  readonly maxSize: number;
  /** Running instances, dealt out to the zones in turn. */
  readonly instances: number;
  readonly network: NetworkName;
  /** How many of the region's zones it uses. */
  readonly zones: number;
  /** Target of its tracking policy, percent CPU; null: no policy. */
  readonly cpuTarget: number | null;
  /** Average CPU at the peak, percent. */
  readonly cpuAtPeak: number;
  /** The same without traffic; none where it is not named. */
  readonly cpuIdle?: number;
  /** Of the target group of the same name. */
  readonly balanced: boolean;
  /** The Classic Load Balancer that it registers with, too. */
  readonly classicBalancer?: string;
  readonly tagged: boolean;
  readonly suspendedProcesses?: readonly string[];
  readonly scheduledAction?: {
    readonly name: string;
    readonly recurrence: string;
    readonly timeZone: string;
    readonly minSize: number;
    readonly maxSize: number;
  };
}

const FLEETS: ByRegion<readonly Fleet[]> = {
  'ap-southeast-1': [
    {
      name: 'shop-web',
      instanceType: 'm5.large',
      volumeType: 'gp3',
      minSize: 3,
      maxSize: 20,
      instances: 4,
      network: 'web',
      zones: 3,
      cpuTarget: 60,
      cpuAtPeak: 55,
      balanced: true,
      tagged: true,
      scheduledAction: {
        name: 'evening-peak',
        recurrence: '0 18 * * *',
        timeZone: 'Asia/Singapore',
        minSize: 4,
        maxSize: 20,
      },
    },
    {
      name: 'shop-api',
      classicBalancer: 'shop-partners',
      instanceType: 'c5.xlarge',
      volumeType: 'gp3',
      minSize: 3,
      maxSize: 150,
      instances: 6,
      network: 'api',
      zones: 3,
      cpuTarget: 50,
      cpuAtPeak: 50,
      balanced: true,
      tagged: true,
    },
    {
      name: 'shop-worker',
      instanceType: 't3.medium',
      volumeType: 'gp2',
      minSize: 1,
      maxSize: 24,
      instances: 2,
      network: 'api',
      zones: 1,
      cpuTarget: 50,
      cpuAtPeak: 30,
      balanced: false,
      tagged: true,
    },
    {
      name: 'legacy-batch',
      classicBalancer: 'legacy-intranet',
      instanceType: 'm5.large',
      volumeType: 'gp2',
      minSize: 10,
      maxSize: 10,
      instances: 10,
      network: 'web',
      zones: 3,
      cpuTarget: null,
      cpuAtPeak: 80,
      balanced: false,
      tagged: false,
    },
    // The next release waits here: its target group has weight 0.
    {
      name: 'shop-web-green',
      instanceType: 'm5.large',
      volumeType: 'gp3',
      minSize: 2,
      maxSize: 20,
      instances: 2,
      network: 'web',
      zones: 3,
      cpuTarget: 60,
      cpuAtPeak: 1,
      balanced: true,
      tagged: true,
    },
    {
      name: 'shop-bastion',
      instanceType: 't3.micro',
      volumeType: 'gp3',
      minSize: 1,
      maxSize: 1,
      instances: 1,
      network: 'web',
      zones: 3,
      cpuTarget: null,
      cpuAtPeak: 3,
      balanced: false,
      tagged: true,
    },
  ],
  'us-east-1': [
    {
      name: 'shop-web',
      instanceType: 'm5.large',
      volumeType: 'gp3',
      minSize: 3,
      maxSize: 60,
      instances: 3,
      network: 'web',
      zones: 3,
      cpuTarget: 60,
      cpuAtPeak: 40,
      cpuIdle: 8,
      balanced: true,
      tagged: true,
    },
    {
      name: 'shop-api',
      instanceType: 'c5.xlarge',
      volumeType: 'gp3',
      minSize: 2,
      maxSize: 40,
      instances: 3,
      network: 'api',
      zones: 3,
      cpuTarget: 50,
      cpuAtPeak: 45,
      balanced: true,
      tagged: true,
      suspendedProcesses: ['ReplaceUnhealthy'],
    },
  ],
};

type Ground = Site<ShopRegion> & Surroundings & TargetGroups;

async function plant(site: Ground): Promise<void> {
  const image = await new EC2Client(site.config).send(new RegisterImageCommand({ Name: 'shop' }));
  for (const fleet of FLEETS[site.region]) await buildFleet(site, fleet, image.ImageId);
}

async function buildFleet(site: Ground, fleet: Fleet, imageId: string | undefined): Promise<void> {
  const autoScaling = new AutoScalingClient(site.config);
  const ec2 = new EC2Client(site.config);
  const { name } = fleet;
  const tags = fleet.tagged ? { ...SHOP_TAGS, Name: name } : { Name: name };
  const subnets = site.subnets[fleet.network].slice(0, fleet.zones);
  await ec2.send(
    new CreateLaunchTemplateCommand({
      LaunchTemplateName: name,
      LaunchTemplateData: {
        ImageId: imageId,
        InstanceType: fleet.instanceType,
        BlockDeviceMappings: [
          { DeviceName: '/dev/sda1', Ebs: { VolumeSize: 20, VolumeType: fleet.volumeType } },
        ],
      },
    }),
  );
  await autoScaling.send(
    new CreateAutoScalingGroupCommand({
      AutoScalingGroupName: name,
      LaunchTemplate: { LaunchTemplateName: name, Version: '$Latest' },
      MinSize: 0,
      MaxSize: fleet.maxSize,
      DesiredCapacity: 0,
      VPCZoneIdentifier: subnets.join(','),
      TargetGroupARNs: fleet.balanced ? [requireField(site.targetGroups.get(name))] : [],
      HealthCheckType: fleet.balanced ? 'ELB' : 'EC2',
      HealthCheckGracePeriod: 120,
      DefaultInstanceWarmup: 120,
      Tags: Object.entries(tags).map(([Key, Value]) => ({ Key, Value, PropagateAtLaunch: true })),
    }),
  );
  await launch(site, fleet, subnets, tags);
  if (fleet.classicBalancer) {
    await autoScaling.send(
      new AttachLoadBalancersCommand({
        AutoScalingGroupName: name,
        LoadBalancerNames: [fleet.classicBalancer],
      }),
    );
  }
  await manageFleet(site, fleet);
}

/**
 * moto starts all instances of a group in its first subnet; AWS spreads them. So the group begins empty, its
 * instances are started zone by zone and attached, and only then does it get its minimum size.
 */
async function launch(
  { config, securityGroupId }: Ground,
  { name, instances, minSize }: Fleet,
  subnets: readonly string[],
  tags: Readonly<Record<string, string>>,
): Promise<void> {
  const autoScaling = new AutoScalingClient(config);
  const ec2 = new EC2Client(config);
  const AutoScalingGroupName = name;
  const InstanceIds: string[] = [];
  for (let index = 0; index < instances; index++) {
    const { Instances } = await ec2.send(
      new RunInstancesCommand({
        LaunchTemplate: { LaunchTemplateName: name, Version: '$Latest' },
        SubnetId: subnets[index % subnets.length],
        SecurityGroupIds: [securityGroupId],
        MinCount: 1,
        MaxCount: 1,
        TagSpecifications: [
          { ResourceType: 'instance', Tags: toTags(tags) },
          { ResourceType: 'volume', Tags: toTags(tags) },
        ],
      }),
    );
    InstanceIds.push(requireField(Instances?.[0]?.InstanceId));
  }
  await autoScaling.send(new AttachInstancesCommand({ AutoScalingGroupName, InstanceIds }));
  await autoScaling.send(new UpdateAutoScalingGroupCommand({ AutoScalingGroupName, MinSize: minSize }));
}

async function manageFleet(site: Site, fleet: Fleet): Promise<void> {
  const autoScaling = new AutoScalingClient(site.config);
  const AutoScalingGroupName = fleet.name;
  await autoScaling.send(
    new EnableMetricsCollectionCommand({
      AutoScalingGroupName,
      Granularity: '1Minute',
      Metrics: ['GroupInServiceInstances'],
    }),
  );
  if (fleet.cpuTarget !== null) {
    await autoScaling.send(
      new PutScalingPolicyCommand({
        AutoScalingGroupName,
        // Not the same on every group: moto keeps policies by name alone.
        PolicyName: `${fleet.name}-cpu`,
        PolicyType: 'TargetTrackingScaling',
        TargetTrackingConfiguration: {
          PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
          TargetValue: fleet.cpuTarget,
        },
      }),
    );
  }
  if (fleet.scheduledAction) {
    const { name, recurrence, timeZone, minSize, maxSize } = fleet.scheduledAction;
    await autoScaling.send(
      new PutScheduledUpdateGroupActionCommand({
        AutoScalingGroupName,
        ScheduledActionName: name,
        Recurrence: recurrence,
        TimeZone: timeZone,
        MinSize: minSize,
        MaxSize: maxSize,
      }),
    );
  }
  if (fleet.suspendedProcesses) {
    const ScalingProcesses = [...fleet.suspendedProcesses];
    await autoScaling.send(new SuspendProcessesCommand({ AutoScalingGroupName, ScalingProcesses }));
  }
  const dimensions = { AutoScalingGroupName };
  await publish(site, [
    series('AWS/AutoScaling', dimensions, site.now)('GroupInServiceInstances', constant(fleet.instances)),
    series('AWS/EC2', dimensions, site.now)('CPUUtilization', loadOf(fleet)),
  ]);
}

const loadOf = ({ cpuAtPeak, cpuIdle }: Fleet) =>
  cpuIdle === undefined ? percentage(cpuAtPeak) : work(cpuAtPeak, cpuIdle);

/** A launch that began so many hours ago and took 70 seconds. */
const activity = (now: Date, hoursAgo: number, more: Partial<Activity>) => {
  const startedAt = now.getTime() - hoursAgo * 3_600_000;
  return {
    ActivityId: `00000000-0000-0000-0000-00000000000${hoursAgo}`,
    Description: 'Launching a new EC2 instance: i-00000000000000001',
    Cause: 'An instance was launched because the desired capacity was larger than what ran.',
    StartTime: new Date(startedAt).toISOString(),
    EndTime: new Date(startedAt + 70_000).toISOString(),
    ...more,
  };
};

export const autoScaling = shopService({
  plant,
  answers: (now) => [
    {
      op: 'autoscaling:DescribeScalingActivities',
      region: 'ap-southeast-1',
      reply: {
        Activities: [
          activity(now, 1, { AutoScalingGroupName: 'shop-web', StatusCode: 'Successful' }),
          activity(now, 2, { AutoScalingGroupName: 'shop-api', StatusCode: 'Successful' }),
          activity(now, 3, {
            AutoScalingGroupName: 'shop-api',
            StatusCode: 'Failed',
            StatusMessage: 'There was no capacity.',
          }),
        ],
      },
    },
    { op: 'autoscaling:DescribeScalingActivities', reply: { Activities: [] } },
    {
      op: 'autoscaling:DescribeAccountLimits',
      reply: {
        MaxNumberOfAutoScalingGroups: 500,
        MaxNumberOfLaunchConfigurations: 200,
        NumberOfAutoScalingGroups: 6,
        NumberOfLaunchConfigurations: 0,
      },
    },
  ],
  collected: (now) => {
    /** Fully busy instances at the peak: instances × CPU. */
    const busy = (value: number) => ({
      load: { value, at: peakTime(now).toISOString(), instancesFrom: 'GroupInServiceInstances' as const },
    });
    return {
      autoScalingGroups: {
        'ap-southeast-1': {
          'shop-web': { minSize: 3, maxSize: 20, desiredCapacity: 4 },
          'shop-web-green': { minSize: 2, maxSize: 20, desiredCapacity: 2 },
          'shop-bastion': { minSize: 1, maxSize: 1, desiredCapacity: 1 },
          'shop-worker': { availabilityZones: ['ap-southeast-1a'] },
          'shop-api': { loadBalancerNames: ['shop-partners'] },
          'legacy-batch': { loadBalancerNames: ['legacy-intranet'] },
        },
        'us-east-1': { 'shop-api': { suspendedProcesses: ['ReplaceUnhealthy'] } },
      },
      autoScalingGroupPeaks: {
        // 4 × 55 %, 6 × 50 %, 2 × 30 %.
        'ap-southeast-1': { 'shop-web': busy(2.2), 'shop-api': busy(3), 'shop-worker': busy(0.6) },
        // 3 × 40 %, 3 × 45 %.
        'us-east-1': { 'shop-web': busy(1.2), 'shop-api': busy(1.35) },
      },
      scalingPolicies: {
        'ap-southeast-1': {
          'shop-web': { targetTracking: { targetValue: 60 } },
          'shop-api': { targetTracking: { targetValue: 50 } },
          'shop-worker': { targetTracking: { targetValue: 50 } },
        },
      },
      autoScalingLaunches: {
        'ap-southeast-1': {
          'shop-web': { secondsToInService: 70, failures: 0, lastFailure: null },
          'shop-api': {
            secondsToInService: 70,
            failures: 1,
            lastFailure: { message: 'There was no capacity.' },
          },
        },
      },
      scalingAlarms: NONE,
      scheduledActions: {
        'ap-southeast-1': {
          'shop-web': {
            scheduledActionName: 'evening-peak',
            recurrence: '0 18 * * *',
            timeZone: 'Asia/Singapore',
            minSize: 4,
            maxSize: 20,
          },
        },
      },
      launchConfigurations: NONE,
    };
  },
  ceilings: {
    'ap-southeast-1': {
      'auto-scaling-group-size': {
        // 2.2 × 22 ÷ 60 % = 80.67; 20 × 60 % ÷ 2.2 = 60 ÷ 11. With the reserve ⌈121.5⌉; 13 × 60 % ÷ 2.2 = 39 ÷ 11.
        'shop-web': growing('red', [4, 81, 20, 60 / 11], [122, 39 / 11]),
        // 3 × 22 ÷ 50 % = 132; 150 × 50 % ÷ 3 = 25. 198; 100 × 50 % ÷ 3.
        'shop-api': growing('red', [6, 132, 150, 25], [198, 50 / 3]),
        // 0.6 × 22 ÷ 50 % = 26.4; 24 × 50 % ÷ 0.6 = 20. All in one zone.
        'shop-worker': growing('red', [2, 27, 24, 20], [null, 0]),
      },
    },
    'us-east-1': {
      'auto-scaling-group-size': {
        // (0.0598 + 1.1402 × 22) ÷ 60 % = 41.9: see `webNeeding`. ⌈63⌉; 40 and their reserve are 60.
        'shop-web': growing('red', [3, 42, 60, webNeeding(60)], [63, webNeeding(40)]),
        // 1.35 × 22 ÷ 50 % = 59.4; 40 × 50 % ÷ 1.35. 90; 26 and their reserve are 39: 26 × 50 % ÷ 1.35.
        'shop-api': growing('red', [3, 60, 40, 400 / 27], [90, 260 / 27]),
      },
    },
  },
  rarities: {
    actions: [],
    plant: async ({ config, region }) => {
      const autoScaling = new AutoScalingClient(config);
      await autoScaling.send(
        new CreateLaunchConfigurationCommand({
          LaunchConfigurationName: 'of-old',
          // Moto has none of this id.
          ImageId: 'ami-12345678',
          InstanceType: 'm5.large',
        }),
      );
      await autoScaling.send(
        new CreateAutoScalingGroupCommand({
          AutoScalingGroupName: 'old',
          LaunchConfigurationName: 'of-old',
          MinSize: 0,
          MaxSize: 1,
          AvailabilityZones: [`${region}a`],
        }),
      );
      await autoScaling.send(
        new PutScalingPolicyCommand({
          AutoScalingGroupName: 'old',
          PolicyName: 'scale-out',
          PolicyType: 'StepScaling',
          AdjustmentType: 'ChangeInCapacity',
          StepAdjustments: [{ MetricIntervalLowerBound: 0, ScalingAdjustment: 1 }],
        }),
      );
      await new CloudWatchClient(config).send(
        new PutMetricAlarmCommand({
          AlarmName: 'scale-out',
          Namespace: 'AWS/EC2',
          MetricName: 'CPUUtilization',
          Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'old' }],
          Statistic: 'Average',
          Period: 60,
          EvaluationPeriods: 1,
          ComparisonOperator: 'GreaterThanThreshold',
          Threshold: 70,
        }),
      );
    },
  },
});
