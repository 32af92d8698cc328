import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The instances of the region, in a group or not, those that AWS services run for the account included. */
export const ec2Instances = rows({
  per: 'region',
  service: 'ec2',
  lists: ['instance'],
  row: z.object({
    instanceId: text,
    instanceType: text,
    /** `pending`, `running`, `stopping`, `stopped`, `shutting-down`, `terminated`. */
    state: text,
    availabilityZone: text,
    subnetId: text.nullable(),
    /** Addresses it takes in each subnet: of its network interfaces, of the containers on it, and whole prefixes (`10.0.1.16/28`). */
    networkInterfaces: z.array(z.object({ subnetId: text, addresses: z.array(text) })),
    securityGroupIds: z.array(text),
    /** The AWS service that runs it for the account, such as `eks.amazonaws.com`; null where the account runs it itself. */
    managedBy: text.nullable(),
    /** What its software is billed as, such as `Linux/UNIX` or `Windows`; null where AWS does not say. */
    platform: text.nullable(),
    /** `on-demand`, `spot`, `capacity-block`, `interruptible-capacity-reservation` or `scheduled`: what its vCPUs count against. */
    lifecycle: text,
    /** `default`, `dedicated` or `host`. */
    tenancy: text,
    /** The Auto Scaling group that owns the instance, from the tag `aws:autoscaling:groupName`. */
    autoScalingGroupName: text.nullable(),
    /** Whether detailed (1-minute) monitoring is on. */
    detailedMonitoring: flag,
    tags,
  }),
  owner: ({ instanceId, tags }) => resource('instance', [instanceId], tags),
  // A load balancer may reach the instances of a group that nobody attached to it; then the group carries its traffic.
  brings: ({ autoScalingGroupName }) => [resource('autoScalingGroup', [autoScalingGroupName])],
  comesWith: ({ autoScalingGroupName }) => [resource('autoScalingGroup', [autoScalingGroupName])],
});
export type Ec2Instance = RowOf<typeof ec2Instances>;

/**
 * The most that instances did in the look-back which run in no Auto Scaling group and no cluster, and get requests: they are
 * registered with a load balancer, or the plan selects them.
 */
export const ec2InstancePeaks = rows({
  per: 'region',
  service: 'ec2',
  row: z.object({
    instanceId: text,
    window: metricWindow,
    /** Percent; null without data. */
    cpuUtilization: peak.nullable(),
    /**
     * Means of each hour from `window.from` on, percent, null without data: also of windows that were not normal, which show more
     * of how it grows with traffic.
     */
    cpuUtilizationByHour: z.array(amount.nullable()).max(MOST_PERIODS),
    /** The fewest CPU credits that it had; null where its type has none, and without data. */
    leastCpuCredits: peak.nullable(),
  }),
  owner: ({ instanceId }) => resource('instance', [instanceId]),
});
export type Ec2InstancePeak = RowOf<typeof ec2InstancePeaks>;

/** What the CloudWatch agent measured on the same instances in the look-back; EC2 itself sees neither memory nor file systems. */
export const instanceAgentPeaks = rows({
  per: 'region',
  service: 'ec2',
  row: z.object({
    instanceId: text,
    /** The most memory in use, percent; null where the agent sends none. */
    memoryUsedPercent: peak.nullable(),
    /** The fullest that each file system was; empty where the agent sends none. */
    disks: z.array(z.object({ path: text, usedPercent: peak })),
  }),
  owner: ({ instanceId }) => resource('instance', [instanceId]),
});
export type InstanceAgentPeak = RowOf<typeof instanceAgentPeaks>;

const ec2InstanceType = z.object({
  instanceType: text,
  /** `DefaultVCpus`: what the On-Demand quotas count. */
  vCpus: amount,
  memoryMiB: amount,
  burstable: flag,
  /**
   * What an instance carries to and from its volumes, at least and in bursts of half an hour a day; null where AWS does not say it.
   * Absent in inventories of earlier versions.
   */
  ebs: z
    .object({
      baselineIops: amount,
      maximumIops: amount,
      /** Megabytes of 1,000,000 bytes a second. */
      baselineMBps: amount,
      maximumMBps: amount,
    })
    .nullable()
    .optional(),
});
export type Ec2InstanceType = z.infer<typeof ec2InstanceType>;

/** Facts of every instance type in use, by type name; a type AWS did not describe is absent. */
export const ec2InstanceTypes = whole({
  per: 'region',
  service: 'ec2',
  shape: z.record(text, ec2InstanceType),
});

/** On-Demand Capacity Reservations of the region: what they hold counts against the On-Demand quotas, used or not. */
export const capacityReservations = whole({
  per: 'region',
  service: 'ec2',
  shape: z.array(
    z.object({
      capacityReservationId: text,
      /** The account whose quota it counts against; another's, where it is shared with this one. */
      ownerId: text,
      instanceType: text,
      platform: text,
      availabilityZone: text,
      /** `default` or `dedicated`. */
      tenancy: text,
      totalInstanceCount: amount,
      /** Instances that can still be launched into it; of one that is not `active` yet, none of the total has been. */
      availableInstanceCount: amount,
      /** `active`, `scheduled`, `assessing`, `pending`, `delayed`, `cancelled`, `expired`, `failed` and others. */
      state: text,
      /** `open`: launches that match it fill it without asking; `targeted`: only those that name it. */
      instanceMatchCriteria: text,
      /** `default` or `capacity-block`. */
      reservationType: text,
      /** Whether its owner may take it back from what runs in it. */
      interruptible: flag,
      /** When it ends by itself; null: when somebody ends it. */
      endDate: time.nullable(),
    }),
  ),
});
export type CapacityReservation = RowOf<typeof capacityReservations>;

/** Versions of launch templates that Auto Scaling groups in the region refer to. */
export const launchTemplates = whole({
  per: 'region',
  service: 'ec2',
  shape: z.array(
    z.object({
      launchTemplateId: text,
      launchTemplateName: text,
      /** The version as groups name it: a number, `$Latest` or `$Default`. */
      version: text,
      instanceType: text.nullable(),
      imageId: text.nullable(),
      /** `spot` when the template itself asks for Spot. */
      marketType: text.nullable(),
    }),
  ),
});
export type LaunchTemplateVersion = RowOf<typeof launchTemplates>;

/** The AMIs that Auto Scaling groups in the region launch from. */
export const images = whole({
  per: 'region',
  service: 'ec2',
  shape: z.array(
    z.object({
      imageId: text,
      /**
       * `available`, or what nothing can be launched from, such as `disabled` and `failed`; null where AWS shows no such image to
       * this account, because it was deregistered, is not shared with it any more, or is not allowed in it.
       */
      state: text.nullable(),
    }),
  ),
});
export type Image = RowOf<typeof images>;

/** The subnets of the region, with the addresses that are free in them. */
export const subnets = rows({
  per: 'region',
  service: 'vpc',
  lists: ['vpc', 'subnet'],
  row: z.object({
    subnetId: text,
    vpcId: text,
    availabilityZone: text,
    /** Empty for a subnet of IPv6 alone, which has none. */
    cidrBlock: z.union([z.cidrv4(), z.literal('')]),
    /** Addresses AWS says are free now (the five it reserves are already taken off). */
    availableIpAddressCount: amount,
    ipv6Native: flag,
    tags,
  }),
  owner: ({ subnetId, tags }) => resource('subnet', [subnetId], tags),
  comesWith: ({ vpcId }) => [resource('vpc', [vpcId])],
});
export type Subnet = RowOf<typeof subnets>;

/** Whom each security group of the region lets in: what reaches a database tells what its load comes from. */
export const securityGroups = whole({
  per: 'region',
  service: 'vpc',
  shape: z.array(
    z.object({
      securityGroupId: text,
      /** Ids of the security groups whose members it lets in, on any port. */
      admitsGroups: z.array(text),
      /** Ranges of addresses (IPv4, IPv6) and ids of prefix lists that it lets in, on any port. */
      admitsRanges: z.array(text),
    }),
  ),
});
export type SecurityGroup = RowOf<typeof securityGroups>;

/** The EBS volumes of the region. */
export const volumes = rows({
  per: 'region',
  service: 'ebs',
  lists: ['volume'],
  row: z.object({
    volumeId: text,
    /** `gp2`, `gp3`, `io1`, `io2`, `st1`, `sc1` or `standard`. */
    volumeType: text,
    sizeGiB: amount,
    iops: amount.nullable(),
    /** MiB a second that are provisioned for gp3; null for others. Absent in inventories of earlier versions. */
    throughputMiBps: amount.nullable().optional(),
    state: text,
    instanceIds: z.array(text),
    /** Whether it goes when the instance that it is attached to is terminated. Absent in inventories of earlier versions. */
    goesWithInstance: flag.optional(),
    tags,
  }),
  owner: ({ volumeId, tags }) => resource('volume', [volumeId], tags),
  comesWith: ({ instanceIds }) => [resource('instance', instanceIds)],
});
export type Volume = RowOf<typeof volumes>;

/**
 * The most that the volumes of instances did in the look-back which run in no Auto Scaling group and no cluster, and get requests: see
 * {@link ec2InstancePeaks}.
 */
export const volumePeaks = rows({
  per: 'region',
  service: 'ebs',
  row: z.object({
    volumeId: text,
    window: metricWindow,
    /** Reads and writes a second; null without data. */
    iops: peak.nullable(),
    /** Means of each hour from `window.from` on, null without data: also of windows that were not normal. */
    iopsByHour: z.array(amount.nullable()).max(MOST_PERIODS),
    /** Bytes read and written a second. */
    bytesPerSecond: peak.nullable(),
    bytesPerSecondByHour: z.array(amount.nullable()).max(MOST_PERIODS),
    /** The least of its burst credits, percent; null for a type that has none, and without data. */
    leastBurstBalance: peak.nullable(),
  }),
  owner: ({ volumeId }) => resource('volume', [volumeId]),
});
export type VolumePeak = RowOf<typeof volumePeaks>;

/** What the account has of snapshots of each volume that is attached to an instance; those of other accounts and regions are not read. */
export const volumeSnapshots = rows({
  per: 'region',
  service: 'ebs',
  row: z.object({
    volumeId: text,
    /** When the last one was begun that was completed and is not archived: what was written until then is in it. */
    completed: time.nullable(),
    /** The one that was begun last, whatever became of it: `pending`, `completed`, `error`, `recoverable`, `recovering`. */
    last: z.object({ startTime: time, state: text }).nullable(),
  }),
  owner: ({ volumeId }) => resource('volume', [volumeId]),
});
export type VolumeSnapshots = RowOf<typeof volumeSnapshots>;
