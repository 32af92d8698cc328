import {
  type Activity,
  AutoScalingClient,
  type AutoScalingGroup as AwsAutoScalingGroup,
  type MixedInstancesPolicy as AwsMixedInstancesPolicy,
  type ScalingPolicy as AwsScalingPolicy,
  type LaunchTemplateSpecification,
  paginateDescribeAutoScalingGroups,
  paginateDescribeLaunchConfigurations,
  paginateDescribePolicies,
  paginateDescribeScalingActivities,
  paginateDescribeScheduledActions,
  type TargetTrackingConfiguration,
} from '@aws-sdk/client-auto-scaling';
import { CloudWatchClient, type MetricAlarm, paginateDescribeAlarms } from '@aws-sdk/client-cloudwatch';
import { mapConcurrently } from '../../lib/concurrency';
import { median } from '../../lib/median';
import type {
  AutoScalingGroup,
  AutoScalingLaunches,
  LaunchTemplateRef,
  MixedInstancesPolicy,
  ScalingPolicy,
} from '../../model/artifacts';
import { present, requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { readAllPages, readFirstPages } from '../pages';

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
    lifecycleState: requireField(instance.LifecycleState, 'LifecycleState'),
  })),
  status: group.Status ?? null,
  warmPoolSize: group.WarmPoolSize ?? null,
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
      ...(onlyScalesIn(policy) ? { onlyScalesIn: true } : {}),
      alarmNames: WAITS_FOR_ALARM.test(policy.PolicyType ?? 'SimpleScaling')
        ? present((policy.Alarms ?? []).map(({ AlarmName }) => AlarmName))
        : [],
      targetTracking: policy.TargetTrackingConfiguration
        ? toTargetTracking(policy.TargetTrackingConfiguration)
        : null,
    }));
  },
});

/** An exact capacity may be more or less than what runs: nothing is said of it. */
function onlyScalesIn({
  AdjustmentType,
  ScalingAdjustment,
  StepAdjustments = [],
}: AwsScalingPolicy): boolean {
  const adjustments = present([ScalingAdjustment, ...StepAdjustments.map((step) => step.ScalingAdjustment)]);
  return (
    AdjustmentType !== 'ExactCapacity' && adjustments.length > 0 && adjustments.every((change) => change <= 0)
  );
}

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

const DAY = 86_400_000;
/** How far back launches are read: what failed before was tried again since, or is not wanted any more. */
const LAUNCH_DAYS = 7;
/** The newest come first; an account with more of them is read as far as this. */
const MOST_PAGES = 10;
/** A launch that failed is either, as AWS's reference of DescribeScalingActivities says. */
const FAILED = /^(Failed|Cancelled)$/;

export const autoScalingLaunches = defineCollector({
  id: 'autoScalingLaunches',
  answers: 'Whether the launches of Auto Scaling groups in the last week succeeded, and how long they took',
  light: true,
  verified: 'modelled',
  actions: ['autoscaling:DescribeScalingActivities'],
  async collect({ clients, collectedAt, signal }) {
    const since = Date.parse(collectedAt) - LAUNCH_DAYS * DAY;
    const { pages } = await readFirstPages(
      paginateDescribeScalingActivities(
        { client: clients.of(AutoScalingClient), pageSize: PAGE_SIZE },
        { Filters: [{ Name: 'StartTimeLowerBound', Values: [new Date(since).toISOString()] }] },
        { abortSignal: signal },
      ),
      MOST_PAGES,
    );
    const launches = pages
      .flatMap(({ Activities = [] }) => Activities)
      .filter(({ Description = '' }) => Description.startsWith('Launching '))
      .map(toLaunch)
      .filter(({ startedAt }) => startedAt >= since);
    return [...Map.groupBy(launches, ({ group }) => group)].map(([group, own]) => sumUp(group, own));
  },
});

/** One instance that a group launched, or tried to. */
interface Launch {
  readonly group: string;
  readonly startedAt: number;
  /** Until it was in service; null where it never was, or is not yet. */
  readonly seconds: number | null;
  /** What AWS says of its failure; null where it did not fail. */
  readonly failure: string | null;
}

function toLaunch(activity: Activity): Launch {
  const status = requireField(activity.StatusCode, 'StatusCode');
  const startedAt = requireField(activity.StartTime, 'StartTime').getTime();
  const inService = status === 'Successful' ? activity.EndTime : undefined;
  return {
    group: requireField(activity.AutoScalingGroupName, 'AutoScalingGroupName'),
    startedAt,
    seconds: inService === undefined ? null : (inService.getTime() - startedAt) / 1000,
    failure: FAILED.test(status) ? (activity.StatusMessage ?? 'AWS does not say why.') : null,
  };
}

function sumUp(autoScalingGroupName: string, launches: readonly Launch[]): AutoScalingLaunches {
  const newestFirst = launches.toSorted((a, b) => b.startedAt - a.startedAt);
  const failures = newestFirst.filter(({ failure }) => failure !== null);
  const successes = newestFirst.filter(({ seconds }) => seconds !== null);
  const [lastSuccess] = successes;
  const [lastFailure] = failures;
  return {
    autoScalingGroupName,
    lastSuccess: lastSuccess === undefined ? null : new Date(lastSuccess.startedAt).toISOString(),
    secondsToInService: median(successes.flatMap(({ seconds }) => seconds ?? [])),
    failures: failures.length,
    lastFailure:
      lastFailure === undefined || lastFailure.failure === null
        ? null
        : { at: new Date(lastFailure.startedAt).toISOString(), message: lastFailure.failure },
  };
}
