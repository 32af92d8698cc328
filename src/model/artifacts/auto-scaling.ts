import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, number, peak, tags, text, time } from './fields';

/** What groups launch instances from that were made before there were launch templates. */
export const launchConfigurations = whole({
  per: 'region',
  service: 'auto-scaling',
  shape: z.array(
    z.object({
      launchConfigurationName: text,
      instanceType: text,
      imageId: text.nullable(),
      /** Set when the configuration launches Spot instances. */
      spotPrice: text.nullable(),
    }),
  ),
});
export type LaunchConfiguration = RowOf<typeof launchConfigurations>;

const launchTemplateRef = z.object({
  launchTemplateId: text.nullable(),
  launchTemplateName: text.nullable(),
  /** Absent means `$Default`. */
  version: text,
});
export type LaunchTemplateRef = z.infer<typeof launchTemplateRef>;

const mixedInstancesPolicy = z.object({
  launchTemplate: launchTemplateRef,
  overrides: z.array(z.object({ instanceType: text.nullable(), weightedCapacity: amount.nullable() })),
  onDemandBaseCapacity: amount,
  onDemandPercentageAboveBaseCapacity: amount,
});
export type MixedInstancesPolicy = z.infer<typeof mixedInstancesPolicy>;

const autoScalingInstance = z.object({
  instanceId: text,
  /** null where AWS does not say it. */
  instanceType: text.nullable(),
  lifecycleState: text,
});
export type AutoScalingInstance = z.infer<typeof autoScalingInstance>;

/** The Auto Scaling groups of the region: their sizes, where they launch, and what runs in them now. */
export const autoScalingGroups = rows({
  per: 'region',
  service: 'auto-scaling',
  lists: ['autoScalingGroup'],
  row: z.object({
    autoScalingGroupName: text,
    autoScalingGroupArn: text,
    minSize: amount,
    maxSize: amount,
    desiredCapacity: amount,
    /** `units`, `vcpu` or `memory-mib`: in the latter two, sizes are not counts of instances. */
    desiredCapacityType: text,
    availabilityZones: z.array(text),
    subnetIds: z.array(text),
    /**
     * `balanced-best-effort` where what cannot be launched in one zone is launched in another, or `balanced-only`; null where
     * AWS did not say. Absent in inventories of earlier versions.
     */
    capacityDistributionStrategy: text.nullable().optional(),
    targetGroupArns: z.array(text),
    /** Classic Load Balancers. */
    loadBalancerNames: z.array(text),
    /** `EC2`, `ELB` and others, comma-joined by AWS as it is. */
    healthCheckType: text,
    healthCheckGracePeriod: amount,
    defaultCooldown: amount,
    defaultInstanceWarmup: number.nullable(),
    launchTemplate: launchTemplateRef.nullable(),
    launchConfigurationName: text.nullable(),
    mixedInstancesPolicy: mixedInstancesPolicy.nullable(),
    suspendedProcesses: z.array(text),
    instances: z.array(autoScalingInstance),
    /** Set while the group is being deleted. */
    status: text.nullable(),
    warmPoolSize: amount.nullable(),
    /** Names of the group metrics that are published; empty when group metrics are off. */
    enabledMetrics: z.array(text),
    tags,
  }),
  owner: ({ autoScalingGroupName, autoScalingGroupArn, tags }) =>
    resource('autoScalingGroup', [autoScalingGroupName, autoScalingGroupArn], tags),
  brings: ({ subnetIds, targetGroupArns, loadBalancerNames, instances }) => [
    resource('subnet', subnetIds),
    resource('targetGroup', targetGroupArns),
    resource('loadBalancer', loadBalancerNames),
    resource(
      'instance',
      instances.map(({ instanceId }) => instanceId),
    ),
  ],
  comesWith: ({ targetGroupArns, loadBalancerNames }) => [
    resource('targetGroup', targetGroupArns),
    resource('loadBalancer', loadBalancerNames),
  ],
});
export type AutoScalingGroup = RowOf<typeof autoScalingGroups>;

/** The rules by which groups change their size with load. */
export const scalingPolicies = rows({
  per: 'region',
  service: 'auto-scaling',
  row: z.object({
    autoScalingGroupName: text,
    policyName: text,
    /** `TargetTrackingScaling`, `StepScaling`, `SimpleScaling` or `PredictiveScaling`. */
    policyType: text,
    enabled: flag,
    /**
     * Whether a step or simple policy only takes instances away. Absent for all others, and in inventories of earlier versions.
     */
    onlyScalesIn: flag.optional(),
    /** The alarms that a step or simple policy waits for; empty for the others, whose alarms are AWS's own. */
    alarmNames: z.array(text),
    targetTracking: z
      .object({
        /** `ASGAverageCPUUtilization`, `ALBRequestCountPerTarget`, …; null for a customised metric. */
        predefinedMetricType: text.nullable(),
        /** For `ALBRequestCountPerTarget`: `app/<lb>/<id>/targetgroup/<tg>/<id>`. */
        resourceLabel: text.nullable(),
        targetValue: number,
        disableScaleIn: flag,
      })
      .nullable(),
  }),
  owner: ({ autoScalingGroupName }) => resource('autoScalingGroup', [autoScalingGroupName]),
});
export type ScalingPolicy = RowOf<typeof scalingPolicies>;

/** How the launches of each group ended lately; a group that launched nothing has no row. */
export const autoScalingLaunches = rows({
  per: 'region',
  service: 'auto-scaling',
  row: z.object({
    autoScalingGroupName: text,
    /** When the newest launch that succeeded began; null where none did. */
    lastSuccess: time.nullable(),
    /** The median time from the start of a launch until the instance was in service, of those that succeeded. */
    secondsToInService: amount.nullable(),
    /** How many launches failed. */
    failures: amount,
    /** The newest of them, and what AWS says of it. */
    lastFailure: z.object({ at: time, message: text }).nullable(),
  }),
  owner: ({ autoScalingGroupName }) => resource('autoScalingGroup', [autoScalingGroupName]),
});
export type AutoScalingLaunches = RowOf<typeof autoScalingLaunches>;

/** The alarms behind step and simple policies, as far as they exist. */
export const scalingAlarms = rows({
  per: 'region',
  service: 'auto-scaling',
  row: z.object({
    autoScalingGroupName: text,
    policyName: text,
    alarmName: text,
    /** Whether it does anything when its state changes. */
    actionsEnabled: flag,
    /** Percent of the group's own average CPU above which it goes off; null where it watches anything else. */
    groupCpuThreshold: amount.nullable(),
  }),
  owner: ({ autoScalingGroupName }) => resource('autoScalingGroup', [autoScalingGroupName]),
});
export type ScalingAlarm = RowOf<typeof scalingAlarms>;

/** The sizes that groups take at set times. */
export const scheduledActions = rows({
  per: 'region',
  service: 'auto-scaling',
  row: z.object({
    autoScalingGroupName: text,
    scheduledActionName: text,
    startTime: time.nullable(),
    endTime: time.nullable(),
    /** Five-field cron expression. */
    recurrence: text.nullable(),
    /** IANA name the recurrence is read in; null means UTC. */
    timeZone: text.nullable(),
    minSize: number.nullable(),
    maxSize: number.nullable(),
    desiredCapacity: number.nullable(),
  }),
  owner: ({ autoScalingGroupName }) => resource('autoScalingGroup', [autoScalingGroupName]),
});
export type ScheduledAction = RowOf<typeof scheduledActions>;

/** The most that each group did in the look-back. */
export const autoScalingGroupPeaks = rows({
  per: 'region',
  service: 'auto-scaling',
  row: z.object({
    autoScalingGroupName: text,
    window: metricWindow,
    /**
     * `max over time of (in-service instances × average CPU ÷ 100)`: the work done, in fully busy instances.
     * null without CPU data.
     */
    load: z
      .object({
        value: amount,
        at: time,
        /** In-service instances then; a mean of the period where they were counted by samples. */
        instances: amount,
        /** Average CPU utilisation then, percent. */
        cpuUtilization: amount,
        /**
         * `GroupInServiceInstances` where group metrics are on; else the `SampleCount` of CPUUtilization, divided by what
         * each instance gives. `current` is the count at collection time, which earlier versions took.
         */
        instancesFrom: z.enum(['GroupInServiceInstances', 'SampleCount', 'current']),
        /** Hours of the window in which the work is known. */
        hoursWithData: amount,
      })
      .nullable(),
    /**
     * Means of the same work in each hour from `window.from` on, in fully busy instances, null where it is not known: also of windows
     * that were not normal, which show more of how it grows with traffic. Absent in inventories of earlier versions.
     */
    loadByHour: z.array(amount.nullable()).max(MOST_PERIODS).optional(),
    /** Highest average CPU utilisation, percent. */
    cpuUtilization: peak.nullable(),
    inServiceInstances: peak.nullable(),
    /** Whether CloudWatch gave only a part of these: null is not none then. Absent where it gave all. */
    isIncomplete: flag.optional(),
  }),
  owner: ({ autoScalingGroupName }) => resource('autoScalingGroup', [autoScalingGroupName]),
});
export type AutoScalingGroupPeak = RowOf<typeof autoScalingGroupPeaks>;
