import {
  ActivitiesType$,
  type Activity,
  type AutoScalingGroup,
  AutoScalingGroupsType$,
  type LaunchConfiguration,
  LaunchConfigurationsType$,
  PoliciesType$,
  type ScalingPolicy,
  ScheduledActionsType$,
  type ScheduledUpdateGroupAction,
} from '@aws-sdk/client-auto-scaling';
import type { Instance, Subnet } from '@aws-sdk/client-ec2';
import { type Ec2Rows, FLEET_TYPES, groupName, templateId } from './ec2';
import { targetGroupArn } from './elastic-load-balancing';
import { ACCOUNT_ID, appTags, arn, at, CREATED, hex, IMAGE_ID, times, ZONES } from './rows';
import { type AccountSize, type Paging, service } from './service';

/** Every n-th of these is not like the others. */
const EVERY = { mixedGroup: 10, launchConfigurationGroup: 7, scheduledGroup: 5 };

const AUTO_SCALING_PAGES: Paging = { size: 'MaxRecords', token: 'NextToken', min: 1, max: 100, default: 50 };

function rowsOf({ groups }: AccountSize, { reservations, subnets }: Ec2Rows) {
  const members = Map.groupBy(
    reservations.flatMap(({ Instances = [] }) => Instances),
    ({ Tags = [] }) => Tags.find(({ Key }) => Key === 'aws:autoscaling:groupName')?.Value ?? '',
  );
  const autoScalingGroups = times(groups, (i) => group(i, members.get(groupName(i)) ?? [], subnets));
  return {
    autoScalingGroups,
    scalingPolicies: autoScalingGroups.map(scalingPolicy),
    activities: autoScalingGroups.map(launch),
    scheduledActions: autoScalingGroups.filter((_, i) => i % EVERY.scheduledGroup === 0).map(scheduledAction),
    launchConfigurations: times(groups, launchConfiguration).filter((_, i) => usesLaunchConfiguration(i)),
  };
}

const isMixed = (index: number): boolean => index % EVERY.mixedGroup === 3;
const usesLaunchConfiguration = (index: number): boolean =>
  !isMixed(index) && index % EVERY.launchConfigurationGroup === 4;

/** Group i has the instances that carry its name, and registers them in target group i. */
function group(index: number, members: readonly Instance[], subnets: readonly Subnet[]): AutoScalingGroup {
  const name = groupName(index);
  const template = { LaunchTemplateId: templateId(index), LaunchTemplateName: name, Version: '$Latest' };
  return {
    AutoScalingGroupName: name,
    AutoScalingGroupARN: arn('autoscaling', `autoScalingGroup:${hex(index, 8)}:autoScalingGroupName/${name}`),
    ...(isMixed(index)
      ? {
          MixedInstancesPolicy: {
            LaunchTemplate: {
              LaunchTemplateSpecification: template,
              Overrides: [{ InstanceType: 'm5.large' }, { InstanceType: 'm5.xlarge' }],
            },
            InstancesDistribution: { OnDemandBaseCapacity: 2, OnDemandPercentageAboveBaseCapacity: 50 },
          },
        }
      : usesLaunchConfiguration(index)
        ? { LaunchConfigurationName: name }
        : { LaunchTemplate: template }),
    MinSize: 2,
    MaxSize: members.length * 4 + 2,
    DesiredCapacity: members.length,
    DefaultCooldown: 300,
    AvailabilityZones: ZONES,
    LoadBalancerNames: [],
    TargetGroupARNs: [targetGroupArn(index)],
    HealthCheckType: 'ELB',
    HealthCheckGracePeriod: 120,
    Instances: members.map((member) => ({
      InstanceId: member.InstanceId,
      InstanceType: member.InstanceType,
      AvailabilityZone: member.Placement?.AvailabilityZone,
      LifecycleState: 'InService',
      HealthStatus: 'Healthy',
      LaunchTemplate: template,
      ProtectedFromScaleIn: false,
    })),
    CreatedTime: CREATED,
    SuspendedProcesses: [],
    VPCZoneIdentifier: ZONES.map((_, zone) => at(subnets, zone).SubnetId).join(','),
    AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-best-effort' },
    EnabledMetrics: [{ Metric: 'GroupInServiceInstances', Granularity: '1Minute' }],
    Tags: appTags(name).map((tag) => ({
      ...tag,
      ResourceId: name,
      ResourceType: 'auto-scaling-group',
      PropagateAtLaunch: true,
    })),
    TerminationPolicies: ['Default'],
    NewInstancesProtectedFromScaleIn: false,
    ServiceLinkedRoleARN: `arn:aws:iam::${ACCOUNT_ID}:role/aws-service-role/autoscaling.amazonaws.com/AWSServiceRoleForAutoScaling`,
    CapacityRebalance: false,
    DesiredCapacityType: 'units',
  };
}

const launchConfiguration = (index: number): LaunchConfiguration => ({
  LaunchConfigurationName: groupName(index),
  LaunchConfigurationARN: arn(
    'autoscaling',
    `launchConfiguration:${index}:launchConfigurationName/${groupName(index)}`,
  ),
  InstanceType: at(FLEET_TYPES, index).name,
  ImageId: IMAGE_ID,
  KeyName: 'operations',
  SecurityGroups: [`sg-${hex(index)}`],
  ClassicLinkVPCSecurityGroups: [],
  UserData: '',
  KernelId: '',
  RamdiskId: '',
  BlockDeviceMappings: [],
  InstanceMonitoring: { Enabled: true },
  CreatedTime: CREATED,
  EbsOptimized: true,
});

const scalingPolicy = ({ AutoScalingGroupName }: AutoScalingGroup): ScalingPolicy => ({
  AutoScalingGroupName,
  PolicyName: 'cpu',
  PolicyARN: arn(
    'autoscaling',
    `scalingPolicy:1:autoScalingGroupName/${AutoScalingGroupName}:policyName/cpu`,
  ),
  PolicyType: 'TargetTrackingScaling',
  StepAdjustments: [],
  Alarms: [
    {
      AlarmName: `high-${AutoScalingGroupName}`,
      AlarmARN: arn('cloudwatch', `alarm:${AutoScalingGroupName}`),
    },
  ],
  TargetTrackingConfiguration: {
    PredefinedMetricSpecification: { PredefinedMetricType: 'ASGAverageCPUUtilization' },
    TargetValue: 50,
    DisableScaleIn: false,
  },
  Enabled: true,
});

/** The last launch of a group: an hour before tests read the account. */
const launch = ({ AutoScalingGroupName }: AutoScalingGroup, index: number): Activity => ({
  ActivityId: hex(index, 32),
  AutoScalingGroupName,
  Description: 'Launching a new EC2 instance',
  Cause: 'An instance was launched because the desired capacity was larger than what ran.',
  StartTime: new Date('2026-11-21T23:00:00Z'),
  EndTime: new Date('2026-11-21T23:01:15Z'),
  StatusCode: 'Successful',
});

const scheduledAction = ({ AutoScalingGroupName }: AutoScalingGroup): ScheduledUpdateGroupAction => ({
  AutoScalingGroupName,
  ScheduledActionName: 'event',
  ScheduledActionARN: arn(
    'autoscaling',
    `scheduledUpdateGroupAction:1:autoScalingGroupName/${AutoScalingGroupName}`,
  ),
  StartTime: new Date('2026-12-11T12:00:00Z'),
  MinSize: 20,
  MaxSize: 200,
  DesiredCapacity: 20,
});

export const autoScaling = service({
  prefix: 'autoscaling',
  protocol: 'query',
  rows: rowsOf,
  operations: (rows, list) => ({
    'autoscaling:DescribeAutoScalingGroups': list({
      output: AutoScalingGroupsType$,
      member: 'AutoScalingGroups',
      next: 'NextToken',
      all: rows.autoScalingGroups,
      paging: AUTO_SCALING_PAGES,
    }),
    'autoscaling:DescribePolicies': list({
      output: PoliciesType$,
      member: 'ScalingPolicies',
      next: 'NextToken',
      all: rows.scalingPolicies,
      paging: AUTO_SCALING_PAGES,
    }),
    'autoscaling:DescribeScheduledActions': list({
      output: ScheduledActionsType$,
      member: 'ScheduledUpdateGroupActions',
      next: 'NextToken',
      all: rows.scheduledActions,
      paging: AUTO_SCALING_PAGES,
    }),
    'autoscaling:DescribeScalingActivities': list({
      output: ActivitiesType$,
      member: 'Activities',
      next: 'NextToken',
      all: rows.activities,
      paging: { ...AUTO_SCALING_PAGES, default: 100 },
      ignored: ['Filters'],
    }),
    'autoscaling:DescribeLaunchConfigurations': list({
      output: LaunchConfigurationsType$,
      member: 'LaunchConfigurations',
      next: 'NextToken',
      all: rows.launchConfigurations,
      by: {
        LaunchConfigurationNames: Map.groupBy(
          rows.launchConfigurations,
          ({ LaunchConfigurationName = '' }) => LaunchConfigurationName,
        ),
      },
      paging: AUTO_SCALING_PAGES,
    }),
  }),
  metricLevels: { GroupInServiceInstances: 10 },
});
