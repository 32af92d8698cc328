import type {
  Artifacts,
  AutoScalingGroup,
  AutoScalingGroupPeak,
  AutoScalingInstance,
  AutoScalingLaunches,
  LaunchConfiguration,
  ScalingAlarm,
  ScalingPolicy,
  ScheduledAction,
} from '../../../src/model/artifacts';
import { targetGroupArn } from './elastic-load-balancing';
import { ACCOUNT, aPeak, HOURS, PEAK_AT, WINDOW } from './fields';

export const aLaunchConfiguration = (overrides: Partial<LaunchConfiguration> = {}): LaunchConfiguration => ({
  launchConfigurationName: 'web-2019',
  instanceType: 'm5.large',
  imageId: 'ami-1',
  spotPrice: null,
  ...overrides,
});

export const anAutoScalingInstance = (overrides: Partial<AutoScalingInstance> = {}): AutoScalingInstance => ({
  instanceId: 'i-0a1b2c3d4e5f60001',
  instanceType: 'm5.large',
  lifecycleState: 'InService',
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
    capacityDistributionStrategy: 'balanced-best-effort',
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
  alarmNames: [],
  targetTracking: {
    predefinedMetricType: 'ASGAverageCPUUtilization',
    resourceLabel: null,
    targetValue: 50,
    disableScaleIn: false,
  },
  ...overrides,
});

export const aScalingAlarm = (overrides: Partial<ScalingAlarm> = {}): ScalingAlarm => ({
  autoScalingGroupName: 'web',
  policyName: 'cpu',
  alarmName: 'cpu-high',
  actionsEnabled: true,
  groupCpuThreshold: 70,
  ...overrides,
});

/** A week in which all that the group launched came into service. */
export const someLaunches = (overrides: Partial<AutoScalingLaunches> = {}): AutoScalingLaunches => ({
  autoScalingGroupName: 'web',
  lastSuccess: '2026-11-20T12:00:00Z',
  secondsToInService: 60,
  failures: 0,
  lastFailure: null,
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

export const healthyAutoScaling = {
  launchConfigurations: [],
  autoScalingGroups: [
    anAutoScalingGroup({
      targetGroupArns: [targetGroupArn()],
      maxSize: 19,
      instances: Array.from({ length: 4 }, () => anAutoScalingInstance()),
    }),
  ],
  scalingPolicies: [aScalingPolicy()],
  scalingAlarms: [],
  scheduledActions: [aScheduledAction()],
  autoScalingLaunches: [someLaunches()],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
} satisfies Partial<Artifacts>;
