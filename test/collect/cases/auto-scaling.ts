import { aScalingPolicy } from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const group = (AutoScalingGroupName: string, more: object = {}) => ({
  AutoScalingGroupName,
  AutoScalingGroupARN: `arn:${AutoScalingGroupName}`,
  MinSize: 1,
  MaxSize: 4,
  DesiredCapacity: 2,
  ...more,
});

const autoScalingGroup = (name: string, more: object = {}) => ({
  autoScalingGroupName: name,
  autoScalingGroupArn: `arn:${name}`,
  minSize: 1,
  maxSize: 4,
  desiredCapacity: 2,
  desiredCapacityType: 'units',
  availabilityZones: [],
  subnetIds: [],
  capacityDistributionStrategy: null,
  targetGroupArns: [],
  loadBalancerNames: [],
  healthCheckType: 'EC2',
  healthCheckGracePeriod: 0,
  defaultCooldown: 300,
  defaultInstanceWarmup: null,
  launchTemplate: null,
  launchConfigurationName: null,
  mixedInstancesPolicy: null,
  suspendedProcesses: [],
  instances: [],
  status: null,
  warmPoolSize: null,
  enabledMetrics: [],
  tags: {},
  ...more,
});

const activity = (
  AutoScalingGroupName: string,
  startTime: string,
  StatusCode: string,
  more: object = {},
) => ({
  ActivityId: startTime,
  AutoScalingGroupName,
  Description: 'Launching a new EC2 instance',
  Cause: 'At its start a user request changed the desired capacity.',
  StartTime: new Date(startTime),
  StatusCode,
  ...more,
});

export const autoScaling: readonly CollectorCase[] = [
  {
    id: 'autoScalingGroups',
    answers: {
      'autoscaling:DescribeAutoScalingGroups': paged(
        'NextToken',
        {
          AutoScalingGroups: [
            group('web', {
              VPCZoneIdentifier: 'subnet-a,subnet-b',
              AvailabilityZoneDistribution: { CapacityDistributionStrategy: 'balanced-only' },
              LaunchTemplate: { LaunchTemplateId: 'lt-1', LaunchTemplateName: 'web' },
              Instances: [
                {
                  InstanceId: 'i-1',
                  InstanceType: 'm5.large',
                  AvailabilityZone: 'us-east-1a',
                  LifecycleState: 'InService',
                  HealthStatus: 'Healthy',
                },
                {
                  InstanceId: 'i-2',
                  AvailabilityZone: 'us-east-1b',
                  LifecycleState: 'Pending',
                  HealthStatus: 'Healthy',
                },
              ],
              SuspendedProcesses: [{ ProcessName: 'Launch' }],
              EnabledMetrics: [{ Metric: 'GroupInServiceInstances' }],
            }),
          ],
        },
        {
          AutoScalingGroups: [
            group('batch', {
              MixedInstancesPolicy: {
                LaunchTemplate: {
                  LaunchTemplateSpecification: { LaunchTemplateName: 'batch', Version: '7' },
                  Overrides: [{ InstanceType: 'm5.large', WeightedCapacity: '2' }, {}],
                },
                InstancesDistribution: { OnDemandPercentageAboveBaseCapacity: 0 },
              },
            }),
          ],
        },
      ),
    },
    data: [
      autoScalingGroup('web', {
        subnetIds: ['subnet-a', 'subnet-b'],
        capacityDistributionStrategy: 'balanced-only',
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        instances: [
          {
            instanceId: 'i-1',
            instanceType: 'm5.large',
            lifecycleState: 'InService',
          },
          {
            instanceId: 'i-2',
            instanceType: null,
            lifecycleState: 'Pending',
          },
        ],
        suspendedProcesses: ['Launch'],
        enabledMetrics: ['GroupInServiceInstances'],
      }),
      autoScalingGroup('batch', {
        mixedInstancesPolicy: {
          launchTemplate: { launchTemplateId: null, launchTemplateName: 'batch', version: '7' },
          overrides: [
            { instanceType: 'm5.large', weightedCapacity: 2 },
            { instanceType: null, weightedCapacity: null },
          ],
          onDemandBaseCapacity: 0,
          onDemandPercentageAboveBaseCapacity: 0,
        },
      }),
    ],
  },
  {
    id: 'launchConfigurations',
    answers: {
      'autoscaling:DescribeLaunchConfigurations': paged(
        'NextToken',
        {
          LaunchConfigurations: [
            { LaunchConfigurationName: 'a', InstanceType: 'm5.large', ImageId: 'ami-1', SpotPrice: '' },
          ],
        },
        {
          LaunchConfigurations: [
            { LaunchConfigurationName: 'b', InstanceType: 'c5.large', SpotPrice: '0.1' },
          ],
        },
      ),
    },
    data: [
      { launchConfigurationName: 'a', instanceType: 'm5.large', imageId: 'ami-1', spotPrice: null },
      { launchConfigurationName: 'b', instanceType: 'c5.large', imageId: null, spotPrice: '0.1' },
    ],
  },
  {
    id: 'scalingPolicies',
    answers: {
      'autoscaling:DescribePolicies': paged(
        'NextToken',
        {
          ScalingPolicies: [
            {
              AutoScalingGroupName: 'web',
              PolicyName: 'requests',
              PolicyType: 'TargetTrackingScaling',
              TargetTrackingConfiguration: {
                PredefinedMetricSpecification: {
                  PredefinedMetricType: 'ALBRequestCountPerTarget',
                  ResourceLabel: 'app/web/1/targetgroup/web/2',
                },
                TargetValue: 1000,
                DisableScaleIn: true,
              },
            },
          ],
        },
        {
          ScalingPolicies: [
            {
              AutoScalingGroupName: 'web',
              PolicyName: 'old',
              Enabled: false,
              Alarms: [{ AlarmName: 'cpu-high', AlarmARN: 'arn:cpu-high' }],
            },
            {
              AutoScalingGroupName: 'web',
              PolicyName: 'in',
              PolicyType: 'StepScaling',
              AdjustmentType: 'ChangeInCapacity',
              StepAdjustments: [{ MetricIntervalUpperBound: 0, ScalingAdjustment: -1 }],
            },
            {
              AutoScalingGroupName: 'web',
              PolicyName: 'out',
              PolicyType: 'SimpleScaling',
              AdjustmentType: 'ExactCapacity',
              ScalingAdjustment: 0,
            },
            {
              AutoScalingGroupName: 'web',
              PolicyName: 'both',
              PolicyType: 'StepScaling',
              AdjustmentType: 'PercentChangeInCapacity',
              StepAdjustments: [{ ScalingAdjustment: -10 }, { ScalingAdjustment: 50 }],
            },
          ],
        },
      ),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        policyName: 'requests',
        policyType: 'TargetTrackingScaling',
        enabled: true,
        alarmNames: [],
        targetTracking: {
          predefinedMetricType: 'ALBRequestCountPerTarget',
          resourceLabel: 'app/web/1/targetgroup/web/2',
          targetValue: 1000,
          disableScaleIn: true,
        },
      },
      {
        autoScalingGroupName: 'web',
        policyName: 'old',
        policyType: 'SimpleScaling',
        enabled: false,
        alarmNames: ['cpu-high'],
        targetTracking: null,
      },
      {
        ...{ autoScalingGroupName: 'web', policyName: 'in', policyType: 'StepScaling', enabled: true },
        ...{ onlyScalesIn: true, alarmNames: [], targetTracking: null },
      },
      ...[
        ['out', 'SimpleScaling'],
        ['both', 'StepScaling'],
      ].map(([policyName, policyType]) => ({
        ...{ autoScalingGroupName: 'web', policyName, policyType, enabled: true },
        ...{ alarmNames: [], targetTracking: null },
      })),
    ],
  },
  {
    id: 'scalingAlarms',
    inputs: {
      scalingPolicies: [
        aScalingPolicy({ policyName: 'step', alarmNames: ['cpu-high', 'queue'] }),
        aScalingPolicy({ policyName: 'dead', alarmNames: ['deleted'] }),
        aScalingPolicy({ policyName: 'tracking' }),
      ],
    },
    answers: {
      'cloudwatch:DescribeAlarms': paged(
        'NextToken',
        {
          MetricAlarms: [
            {
              AlarmName: 'cpu-high',
              ActionsEnabled: true,
              Namespace: 'AWS/EC2',
              MetricName: 'CPUUtilization',
              Statistic: 'Average',
              Dimensions: [{ Name: 'AutoScalingGroupName', Value: 'web' }],
              ComparisonOperator: 'GreaterThanThreshold',
              Threshold: 70,
            },
          ],
        },
        {
          MetricAlarms: [
            {
              AlarmName: 'queue',
              ActionsEnabled: false,
              Namespace: 'AWS/SQS',
              MetricName: 'ApproximateNumberOfMessagesVisible',
              Statistic: 'Average',
              ComparisonOperator: 'GreaterThanThreshold',
              Threshold: 1000,
            },
          ],
        },
      ),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        policyName: 'step',
        alarmName: 'cpu-high',
        actionsEnabled: true,
        groupCpuThreshold: 70,
      },
      {
        autoScalingGroupName: 'web',
        policyName: 'step',
        alarmName: 'queue',
        actionsEnabled: false,
        groupCpuThreshold: null,
      },
    ],
  },
  {
    id: 'scheduledActions',
    answers: {
      'autoscaling:DescribeScheduledActions': paged(
        'NextToken',
        {
          ScheduledUpdateGroupActions: [
            {
              AutoScalingGroupName: 'web',
              ScheduledActionName: 'up',
              StartTime: time,
              MinSize: 10,
              MaxSize: 0,
            },
          ],
        },
        {
          ScheduledUpdateGroupActions: [
            {
              AutoScalingGroupName: 'web',
              ScheduledActionName: 'nightly',
              Recurrence: '0 22 * * *',
              TimeZone: 'Asia/Singapore',
              DesiredCapacity: 2,
            },
          ],
        },
      ),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        scheduledActionName: 'up',
        startTime: '2026-11-01T00:00:00.000Z',
        endTime: null,
        recurrence: null,
        timeZone: null,
        minSize: 10,
        maxSize: 0,
        desiredCapacity: null,
      },
      {
        autoScalingGroupName: 'web',
        scheduledActionName: 'nightly',
        startTime: null,
        endTime: null,
        recurrence: '0 22 * * *',
        timeZone: 'Asia/Singapore',
        minSize: null,
        maxSize: null,
        desiredCapacity: 2,
      },
    ],
  },
  {
    id: 'autoScalingLaunches',
    answers: {
      'autoscaling:DescribeScalingActivities': paged(
        'NextToken',
        {
          Activities: [
            activity('web', '2026-11-21T12:00:00Z', 'InProgress'),
            activity('web', '2026-11-21T10:00:00Z', 'Failed', { StatusMessage: 'VcpuLimitExceeded.' }),
            activity('web', '2026-11-21T09:00:00Z', 'Cancelled', { StatusMessage: 'Became unhealthy.' }),
            // 100 s, and 60 s: 80 s in the middle.
            activity('web', '2026-11-21T08:00:00Z', 'Successful', {
              EndTime: new Date('2026-11-21T08:01:40Z'),
            }),
          ],
        },
        {
          Activities: [
            activity('web', '2026-11-20T08:00:00Z', 'Successful', {
              EndTime: new Date('2026-11-20T08:01:00Z'),
            }),
            activity('web', '2026-11-20T07:00:00Z', 'Failed', {
              Description: 'Terminating EC2 instance: i-1',
              StatusMessage: 'It is protected.',
            }),
            activity('batch', '2026-11-19T08:00:00Z', 'Failed'),
            // Longer ago than a week, from what does not know the filter.
            activity('old', '2026-11-01T08:00:00Z', 'Failed', { StatusMessage: 'No capacity.' }),
          ],
        },
      ),
    },
    data: [
      {
        autoScalingGroupName: 'web',
        lastSuccess: '2026-11-21T08:00:00.000Z',
        secondsToInService: 80,
        failures: 2,
        lastFailure: { at: '2026-11-21T10:00:00.000Z', message: 'VcpuLimitExceeded.' },
      },
      {
        autoScalingGroupName: 'batch',
        lastSuccess: null,
        secondsToInService: null,
        failures: 1,
        lastFailure: { at: '2026-11-19T08:00:00.000Z', message: 'AWS does not say why.' },
      },
    ],
  },
];
