import {
  AutoScalingClient,
  type AutoScalingGroup as AwsAutoScalingGroup,
  type MixedInstancesPolicy as AwsMixedInstancesPolicy,
  type LaunchTemplateSpecification,
  paginateDescribeAutoScalingGroups,
  paginateDescribeLaunchConfigurations,
  paginateDescribePolicies,
  paginateDescribeScheduledActions,
  type TargetTrackingConfiguration,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { mapConcurrently } from '../../lib/concurrency';
import type {
  AutoScalingGroup,
  LaunchTemplateRef,
  MixedInstancesPolicy,
  ScalingPolicy,
} from '../../model/artifacts';
import { present, requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages } from '../pages';

/** The most items in a page of Auto Scaling. */
const PAGE_SIZE = 100;

export const autoScalingGroups = defineCollector({
  id: 'autoScalingGroups',
  answers: 'Sizes, zones, health checks and instances of Auto Scaling groups',
  light: true,
  verified: 'moto',
  actions: ['autoscaling:DescribeAutoScalingGroups'],
  async collect({ clients, signal }) {
    const autoScaling = clients.of(AutoScalingClient);
    const groups = await readAllPages(
      paginateDescribeAutoScalingGroups(
        { client: autoScaling, pageSize: PAGE_SIZE },
        {},
        { abortSignal: signal },
      ),
      (page) => page.AutoScalingGroups,
    );
    return groups.map(toGroup);
  },
});

const toGroup = (group: AwsAutoScalingGroup): AutoScalingGroup => ({
  autoScalingGroupName: requireField(group.AutoScalingGroupName, 'AutoScalingGroupName'),
  autoScalingGroupArn: requireField(group.AutoScalingGroupARN, 'AutoScalingGroupARN'),
  minSize: requireField(group.MinSize, 'MinSize'),
  maxSize: requireField(group.MaxSize, 'MaxSize'),
  desiredCapacity: requireField(group.DesiredCapacity, 'DesiredCapacity'),
  desiredCapacityType: group.DesiredCapacityType ?? 'units',
  availabilityZones: group.AvailabilityZones ?? [],
  subnetIds: (group.VPCZoneIdentifier ?? '').split(',').filter((id) => id !== ''),
  capacityDistributionStrategy: group.AvailabilityZoneDistribution?.CapacityDistributionStrategy ?? null,
  targetGroupArns: group.TargetGroupARNs ?? [],
  loadBalancerNames: group.LoadBalancerNames ?? [],
  healthCheckType: group.HealthCheckType ?? 'EC2',
  healthCheckGracePeriod: group.HealthCheckGracePeriod ?? 0,
  defaultCooldown: group.DefaultCooldown ?? 300,
  defaultInstanceWarmup: group.DefaultInstanceWarmup ?? null,
  launchTemplate: group.LaunchTemplate ? toTemplateRef(group.LaunchTemplate) : null,
  launchConfigurationName: group.LaunchConfigurationName ?? null,
  mixedInstancesPolicy: group.MixedInstancesPolicy
    ? toMixedInstancesPolicy(group.MixedInstancesPolicy)
    : null,
  suspendedProcesses: present((group.SuspendedProcesses ?? []).map(({ ProcessName }) => ProcessName)),
  instances: (group.Instances ?? []).map((instance) => ({
    instanceId: requireField(instance.InstanceId, 'InstanceId'),
    instanceType: instance.InstanceType ?? null,
    availabilityZone: requireField(instance.AvailabilityZone, 'AvailabilityZone'),
    lifecycleState: requireField(instance.LifecycleState, 'LifecycleState'),
    healthStatus: requireField(instance.HealthStatus, 'HealthStatus'),
  })),
  status: group.Status ?? null,
  warmPoolSize: group.WarmPoolSize ?? null,
  capacityRebalance: group.CapacityRebalance ?? false,
  enabledMetrics: present((group.EnabledMetrics ?? []).map(({ Metric }) => Metric)),
  tags: toTags(group.Tags),
});

const toTemplateRef = (template: LaunchTemplateSpecification): LaunchTemplateRef => ({
  launchTemplateId: template.LaunchTemplateId ?? null,
  launchTemplateName: template.LaunchTemplateName ?? null,
  version: template.Version ?? '$Default',
});

function toMixedInstancesPolicy({
  LaunchTemplate,
  InstancesDistribution,
}: AwsMixedInstancesPolicy): MixedInstancesPolicy {
  return {
    launchTemplate: toTemplateRef(
      requireField(LaunchTemplate?.LaunchTemplateSpecification, 'LaunchTemplateSpecification'),
    ),
    overrides: (LaunchTemplate?.Overrides ?? []).map(({ InstanceType, WeightedCapacity }) => ({
      instanceType: InstanceType ?? null,
      weightedCapacity: WeightedCapacity === undefined ? null : Number(WeightedCapacity),
    })),
    onDemandBaseCapacity: InstancesDistribution?.OnDemandBaseCapacity ?? 0,
    onDemandPercentageAboveBaseCapacity: InstancesDistribution?.OnDemandPercentageAboveBaseCapacity ?? 100,
  };
}

export const launchConfigurations = defineCollector({
  id: 'launchConfigurations',
  answers: 'What groups with a launch configuration launch',
  light: false,
  verified: 'moto',
  actions: ['autoscaling:DescribeLaunchConfigurations'],
  async collect({ clients, signal }) {
    const autoScaling = clients.of(AutoScalingClient);
    const configurations = await readAllPages(
      paginateDescribeLaunchConfigurations(
        { client: autoScaling, pageSize: PAGE_SIZE },
        {},
        { abortSignal: signal },
      ),
      (page) => page.LaunchConfigurations,
    );
    return configurations.map((configuration) => ({
      launchConfigurationName: requireField(configuration.LaunchConfigurationName, 'LaunchConfigurationName'),
      instanceType: requireField(configuration.InstanceType, 'InstanceType'),
      imageId: configuration.ImageId ?? null,
      spotPrice: configuration.SpotPrice || null,
    }));
  },
});

/** The types of policies whose alarms people make, and so may have deleted or switched off. */
const WAITS_FOR_ALARM = /^(Step|Simple)Scaling$/;

export const scalingPolicies = defineCollector({
  id: 'scalingPolicies',
  answers: 'By which metrics groups scale, and to which target',
  light: false,
  verified: 'moto',
  caveat: 'it keeps policies by name only, so two groups cannot have one of the same name',
  actions: ['autoscaling:DescribePolicies'],
  async collect({ clients, signal }) {
    const autoScaling = clients.of(AutoScalingClient);
    const policies = await readAllPages(
      paginateDescribePolicies({ client: autoScaling, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.ScalingPolicies,
    );
    return policies.map((policy) => ({
      autoScalingGroupName: requireField(policy.AutoScalingGroupName, 'AutoScalingGroupName'),
      policyName: requireField(policy.PolicyName, 'PolicyName'),
      policyType: policy.PolicyType ?? 'SimpleScaling',
      enabled: policy.Enabled ?? true,
      alarmNames: WAITS_FOR_ALARM.test(policy.PolicyType ?? 'SimpleScaling')
        ? present((policy.Alarms ?? []).map(({ AlarmName }) => AlarmName))
        : [],
      targetTracking: policy.TargetTrackingConfiguration
        ? toTargetTracking(policy.TargetTrackingConfiguration)
        : null,
    }));
  },
});

const toTargetTracking = (
  configuration: TargetTrackingConfiguration,
): NonNullable<ScalingPolicy['targetTracking']> => ({
  predefinedMetricType: configuration.PredefinedMetricSpecification?.PredefinedMetricType ?? null,
  resourceLabel: configuration.PredefinedMetricSpecification?.ResourceLabel ?? null,
  targetValue: requireField(configuration.TargetValue, 'TargetValue'),
  disableScaleIn: configuration.DisableScaleIn ?? false,
});

/** The most names that DescribeAlarms takes, and the most alarms in a page of its answer. */
const ALARMS_PER_CALL = 100;

export const scalingAlarms = defineCollector({
  id: 'scalingAlarms',
  answers: 'Whether the alarms behind step and simple scaling policies are there and act',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:DescribeAlarms'],
  needs: ['scalingPolicies'],
  async collect({ clients, signal }, { scalingPolicies: policies }) {
    const client = clients.of(CloudWatchClient);
    const names = [...new Set(policies.flatMap(({ alarmNames }) => alarmNames))];
    const calls = Array.from({ length: Math.ceil(names.length / ALARMS_PER_CALL) }, (_, call) =>
      names.slice(call * ALARMS_PER_CALL, (call + 1) * ALARMS_PER_CALL),
    );
    const alarms = await mapConcurrently(calls, 2, (AlarmNames) =>
      readAllPages(
        paginateDescribeAlarms(
          { client, pageSize: ALARMS_PER_CALL },
          { AlarmNames, AlarmTypes: ['MetricAlarm'] },
          { abortSignal: signal },
        ),
        (page) => page.MetricAlarms,
      ),
    );
    const byName = new Map(
      alarms.flat().map((alarm) => [requireField(alarm.AlarmName, 'AlarmName'), alarm] as const),
    );
    return policies.flatMap(({ autoScalingGroupName, policyName, alarmNames }) =>
      alarmNames.flatMap((alarmName) => {
        const alarm = byName.get(alarmName);
        if (alarm === undefined) return [];
        return [
          {
            autoScalingGroupName,
            policyName,
            alarmName,
            actionsEnabled: alarm.ActionsEnabled ?? true,
            groupCpuThreshold: groupCpuThreshold(alarm, autoScalingGroupName),
          },
        ];
      }),
    );
  },
});

/** The threshold of an alarm that goes off when the average CPU of a group is higher; null for any other. */
function groupCpuThreshold(alarm: MetricAlarm, group: string): number | null {
  const [dimension, ...others] = alarm.Dimensions ?? [];
  const isItsOwn =
    dimension?.Name === 'AutoScalingGroupName' && dimension.Value === group && others.length === 0;
  const isAverageCpu =
    alarm.Namespace === 'AWS/EC2' && alarm.MetricName === 'CPUUtilization' && alarm.Statistic === 'Average';
  const isUpper = /^GreaterThan(OrEqualTo)?Threshold$/.test(alarm.ComparisonOperator ?? '');
  return isItsOwn && isAverageCpu && isUpper ? (alarm.Threshold ?? null) : null;
}

export const scheduledActions = defineCollector({
  id: 'scheduledActions',
  answers: 'Which sizes scheduled actions give to groups, and when',
  light: true,
  verified: 'moto',
  caveat: 'it keeps actions by name only, so two groups cannot have one of the same name',
  actions: ['autoscaling:DescribeScheduledActions'],
  async collect({ clients, signal }) {
    const autoScaling = clients.of(AutoScalingClient);
    const actions = await readAllPages(
      paginateDescribeScheduledActions(
        { client: autoScaling, pageSize: PAGE_SIZE },
        {},
        { abortSignal: signal },
      ),
      (page) => page.ScheduledUpdateGroupActions,
    );
    return actions.map((action) => ({
      autoScalingGroupName: requireField(action.AutoScalingGroupName, 'AutoScalingGroupName'),
      scheduledActionName: requireField(action.ScheduledActionName, 'ScheduledActionName'),
      startTime: toIso(action.StartTime),
      endTime: toIso(action.EndTime),
      recurrence: action.Recurrence ?? null,
      timeZone: action.TimeZone ?? null,
      minSize: action.MinSize ?? null,
      maxSize: action.MaxSize ?? null,
      desiredCapacity: action.DesiredCapacity ?? null,
    }));
  },
});
