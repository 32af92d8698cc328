/** Clusters of Managed Streaming for Apache Kafka, what they do, and what AWS publishes of their brokers. */
import type { AwsCommand } from '../judging/aws-command';
import { asking, awsCommand } from '../judging/aws-command';
import type { FixDraft } from '../judging/fix';
import { isKnown } from '../judging/known';
import { lookup } from '../lib/lookup';
import { ARTIFACTS, type Artifacts, type MskCluster, type MskClusterPeak } from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';
import { mostOf } from './application-auto-scaling';
import { densityOf } from './density';

/** A cluster with what was measured of it. */
export interface MskLoad {
  readonly cluster: MskCluster;
  readonly owner: ScopedResource;
  readonly measured: MskClusterPeak | undefined;
  /** What was done to clusters was read, so that peaks are of the brokers of today. */
  readonly areChangesKnown: boolean;
}

/** What is known of the brokers of a cluster that is not serverless. */
export type MskBrokers = NonNullable<MskCluster['provisioned']>;

const peaksByCluster = lookup(({ clusterName }: MskClusterPeak) => [clusterName]);

/** The clusters that are there to be used: one that is being deleted takes nothing any more. */
export const listMskClusters = ({
  mskClusters,
  mskClusterPeaks,
  mskClusterOperations,
}: Pick<Artifacts, 'mskClusters'> & Partial<Artifacts>): MskLoad[] =>
  mskClusters
    .filter(({ state }) => state !== 'DELETING')
    .map((cluster) => ({
      cluster,
      owner: ARTIFACTS.mskClusters.owner(cluster),
      measured: peaksByCluster(mskClusterPeaks, cluster.clusterName)[0],
      areChangesKnown: mskClusterOperations !== undefined,
    }));

/** Of which changes figures tell nothing: those of the number of brokers, or of their type, too. */
export type ChangesOf = 'countChange' | 'brokerChange';

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. A cluster that was made within the look-back
 * may have been made for the event, and the hours in which nothing used it yet tell nothing; nor does what brokers of another type or
 * number did tell anything of those of today.
 */
export function whyNotMeasured(load: MskLoad, changes: ChangesOf = 'countChange'): string | null {
  const { cluster, measured } = load;
  const { clusterName, creationTime, provisioned } = cluster;
  if (measured === undefined || measured.isWritten === null || measured.hoursWritten === null)
    return `CloudWatch gave no complete data for ${clusterName}.`;
  if (measured.isIncomplete) {
    return provisioned === null
      ? `CloudWatch lists topics of the past two weeks, and the look-back is longer: ${clusterName} may have had more.`
      : `Brokers of ${clusterName} have no data in CloudWatch, or were removed within the look-back: the others may carry more than was measured.`;
  }
  const { window, isWritten, hoursWritten } = measured;
  if (creationTime !== null && Date.parse(creationTime) <= Date.parse(window.from)) {
    if (hoursWritten.all > 0 && hoursWritten.normal === 0)
      return `${clusterName} was written only in times that the plan excludes from normal traffic: nothing tells what the event brings.`;
    return isWritten ? whyChanged(load, changes) : null;
  }
  const hours = hoursWritten.normal;
  if (isKnown(densityOf({ hoursWithData: hours }, window, 'rates', `BytesInPerSec of ${clusterName}`)))
    return whyChanged(load, changes);
  const made = `${clusterName} ${creationTime === null ? 'may have been' : 'was'} made within the look-back`;
  return isWritten
    ? `${made}, and more than what MSK may write by itself was written to it in ${hours} hours of normal traffic: too few to tell what the event brings.`
    : `${made}, and nothing was written to it yet: nothing tells what the event brings.`;
}

const CHANGED = {
  countChange: 'The number of brokers',
  brokerChange: 'The type or number of brokers',
} as const satisfies Readonly<Record<ChangesOf, string>>;

/** What follows the density of figures of which a part counts, with a space before it; empty where all of the look-back does. */
export function sinceChangeInWords({ cluster, measured }: MskLoad, changes: ChangesOf): string {
  const change = measured?.[changes] ?? null;
  if (change === null) return '';
  const what = `${CHANGED[changes]} of ${cluster.clusterName}`;
  return change.at === null
    ? ` ${what} is being changed, so that nothing that was measured counts.`
    : ` ${what} was changed until ${change.at}: only what was measured since then counts.`;
}

/** Why more may come than was measured of the brokers of today, as a sentence; null where it may not, or the cluster has none. */
function whyChanged({ cluster, measured, areChangesKnown }: MskLoad, changes: ChangesOf): string | null {
  const { clusterName, provisioned } = cluster;
  if (provisioned === null) return null;
  const what = `${CHANGED[changes]} of ${clusterName}`;
  if (!areChangesKnown)
    return `Whether ${what.replace('The', 'the')} was changed within the look-back is not known, as kafka:ListClusterOperationsV2 was not answered.`;
  const { at, isQuieter } = measured?.[changes] ?? { at: '', isQuieter: false };
  if (at === null) return `${what} is being changed, and what was measured before says nothing of after it.`;
  return isQuieter
    ? `${what} was changed until ${at}, and since then less than four fifths was written or read of what was at most within the look-back.`
    : null;
}

/** Brokers whose storage AWS manages, and whose throughput it limits. */
export const isExpress = ({ instanceType }: Pick<MskBrokers, 'instanceType'>): boolean =>
  instanceType.startsWith('express.');

/** Partitions with their replicas that a broker should have, and the most that AWS supports. */
interface PartitionLimits {
  readonly recommended: number;
  readonly most: number;
}

const [SMALL, MEDIUM, LARGE]: readonly [PartitionLimits, PartitionLimits, PartitionLimits] = [
  { recommended: 1_000, most: 1_500 },
  { recommended: 2_000, most: 3_000 },
  { recommended: 4_000, most: 6_000 },
];

/** MSK developer guide, "Right-size your cluster: Number of partitions per Standard broker", by size. */
const OF_STANDARD: Readonly<Record<string, PartitionLimits>> = {
  large: SMALL,
  xlarge: SMALL,
  '2xlarge': MEDIUM,
  ...Object.fromEntries(
    ['4xlarge', '8xlarge', '12xlarge', '16xlarge', '24xlarge'].map((size) => [size, LARGE]),
  ),
};

/** MB a second that a broker takes and gives without getting slower, and beyond which AWS throttles it. */
interface Throughput {
  readonly in: number;
  readonly out: number;
  readonly mostIn: number;
  readonly mostOut: number;
}

/** MSK developer guide, "Amazon MSK Express broker quota", by type: partitions and MB a second. */
const OF_EXPRESS: Readonly<Record<string, PartitionLimits & Throughput>> = {
  'express.m7g.large': { recommended: 1_000, most: 1_500, in: 15.6, out: 31.2, mostIn: 23.4, mostOut: 58.5 },
  'express.m7g.xlarge': { recommended: 1_000, most: 2_000, in: 31.2, out: 62.5, mostIn: 46.8, mostOut: 117 },
  'express.m7g.2xlarge': {
    recommended: 2_500,
    most: 4_000,
    in: 62.5,
    out: 125,
    mostIn: 93.7,
    mostOut: 234.2,
  },
  'express.m7g.4xlarge': {
    ...{ recommended: 6_000, most: 8_000 },
    ...{ in: 124.9, out: 249.8, mostIn: 187.5, mostOut: 468.7 },
  },
  'express.m7g.8xlarge': {
    recommended: 12_000,
    most: 16_000,
    in: 250,
    out: 500,
    mostIn: 375,
    mostOut: 937.5,
  },
  'express.m7g.12xlarge': {
    ...{ recommended: 16_000, most: 24_000 },
    ...{ in: 375, out: 750, mostIn: 562.5, mostOut: 1_406.2 },
  },
  'express.m7g.16xlarge': {
    ...{ recommended: 20_000, most: 32_000 },
    ...{ in: 500, out: 1_000, mostIn: 750, mostOut: 1_875 },
  },
};

/** The partitions that AWS recommends of a type of broker; undefined of one that it publishes none of. */
export function partitionsOf({
  instanceType,
}: Pick<MskBrokers, 'instanceType'>): PartitionLimits | undefined {
  if (instanceType === 'kafka.t3.small') return { recommended: 300, most: 300 };
  const [, size] = /^kafka\.(?:m5|m7g)\.(\w+)$/.exec(instanceType) ?? [];
  return size === undefined ? OF_EXPRESS[instanceType] : OF_STANDARD[size];
}

/** The throughput of an Express broker; undefined of a type that AWS publishes none of. */
export const throughputOf = ({ instanceType }: Pick<MskBrokers, 'instanceType'>): Throughput | undefined =>
  OF_EXPRESS[instanceType];

/** MB a second that an instance carries to its volumes, and each way of its network, as long as it is needed. */
interface InstanceThroughput {
  readonly volume: number;
  readonly network: number;
}

/**
 * What EC2 publishes of the instances that Standard brokers are named after: "Amazon EBS specifications" and "Network specifications" of
 * general purpose instances, baselines (as `ec2:DescribeInstanceTypes` gives them, 0.125 of a Gbps for a MB a second). MSK says that
 * both count ("Manage storage throughput for Standard brokers"), but not that brokers have as much.
 */
const OF_INSTANCE: Readonly<Record<string, InstanceThroughput>> = {
  'kafka.m5.large': { volume: 81.25, network: 93.75 },
  'kafka.m5.xlarge': { volume: 143.75, network: 156.25 },
  'kafka.m5.2xlarge': { volume: 287.5, network: 312.5 },
  'kafka.m5.4xlarge': { volume: 593.75, network: 625 },
  'kafka.m5.8xlarge': { volume: 850, network: 1_250 },
  'kafka.m5.12xlarge': { volume: 1_187.5, network: 1_500 },
  'kafka.m5.16xlarge': { volume: 1_700, network: 2_500 },
  'kafka.m5.24xlarge': { volume: 2_375, network: 3_125 },
  'kafka.m7g.large': { volume: 78.75, network: 117.1 },
  'kafka.m7g.xlarge': { volume: 156.25, network: 234.5 },
  'kafka.m7g.2xlarge': { volume: 312.5, network: 468.75 },
  'kafka.m7g.4xlarge': { volume: 625, network: 937.5 },
  'kafka.m7g.8xlarge': { volume: 1_250, network: 1_875 },
  'kafka.m7g.12xlarge': { volume: 1_875, network: 2_812.5 },
  'kafka.m7g.16xlarge': { volume: 2_500, network: 3_750 },
};

/** What the instance of a Standard broker carries; undefined of a type of which it is not known. */
export const instanceThroughputOf = ({
  instanceType,
}: Pick<MskBrokers, 'instanceType'>): InstanceThroughput | undefined => OF_INSTANCE[instanceType];

/** MB that are a MiB. */
export const MIB_IN_MB = 2 ** 20 / 1e6;

/** MiB a second of a volume of which none are provisioned ("Manage storage throughput for Standard brokers"). */
const VOLUME_THROUGHPUT_MIB = 250;

/** MiB a second that the volume of a Standard broker takes. */
export const volumeThroughputOf = ({
  volumeThroughputMiB,
}: Pick<MskBrokers, 'volumeThroughputMiB'>): number => volumeThroughputMiB ?? VOLUME_THROUGHPUT_MIB;

/** The most MiB a second that may be provisioned of a volume, by type; none of smaller ones (there). */
const MOST_VOLUME_THROUGHPUT_MIB: Readonly<Record<string, number>> = {
  'kafka.m5.4xlarge': 593,
  'kafka.m5.8xlarge': 850,
  'kafka.m5.12xlarge': 1_000,
  'kafka.m5.16xlarge': 1_000,
  'kafka.m5.24xlarge': 1_000,
  'kafka.m7g.2xlarge': 312,
  'kafka.m7g.4xlarge': 625,
  'kafka.m7g.8xlarge': 1_000,
  'kafka.m7g.12xlarge': 1_000,
  'kafka.m7g.16xlarge': 1_000,
};

/** Provisions so many MiB a second of each volume of a cluster; null where that is no more than there are, or more than its brokers carry. */
export function provisionThroughput(
  cluster: MskCluster,
  brokers: MskBrokers,
  mib: number,
  target: Target,
): FixDraft | null {
  const { clusterName } = cluster;
  const before = volumeThroughputOf(brokers);
  const carried = (instanceThroughputOf(brokers)?.volume ?? 0) / MIB_IN_MB;
  const most = Math.min(carried, MOST_VOLUME_THROUGHPUT_MIB[brokers.instanceType] ?? 0);
  if (mib <= before || mib > most) return null;
  const command = changeOf(cluster, target, 'update-broker-storage', {
    'target-broker-ebs-volume-info': JSON.stringify([
      { KafkaBrokerNodeId: 'All', ProvisionedThroughput: { Enabled: true, VolumeThroughput: mib } },
    ]),
  });
  return {
    action: `Provision ${mib} MiB a second of each volume of ${clusterName} instead of ${before}, and set num.replica.fetchers of its configuration to what AWS advises for ${brokers.instanceType}. Storage can be changed again only six hours later, and up to a day while it is optimised. ${NEXT_VERSION}`,
    ...(command && { command: asking(`throughput of the volumes of ${clusterName}`, mib, command) }),
    lead: 'database',
    reversal: { action: `Set the throughput of each volume back to ${before} MiB a second.` },
  };
}

/** The most that the storage of a broker may be made, in GiB ("Amazon MSK Standard broker quota"). */
export const MOST_STORAGE_GIB = 16_384;

/** How the storage of brokers grows by itself. */
export interface StorageScaling {
  /** GiB of each broker that it goes up to. */
  readonly maximum: number;
  /** Share of the storage beyond which it grows. */
  readonly target: number;
}

/** What Application Auto Scaling does with the storage of a cluster. */
export const scalableStorageOf = (
  { clusterArn }: MskCluster,
  scalableTargets: Artifacts['scalableTargets'],
) => scalableTargets.find((one) => one.serviceNamespace === 'kafka' && one.resourceId === clusterArn);

/** The most that auto scaling is to make of storage of so many GiB: never less than it may make of it now. */
export const maximumFor = (
  cluster: MskCluster,
  size: number,
  scalableTargets: Artifacts['scalableTargets'],
): number =>
  Math.min(
    Math.max(withAStep(size), scalableStorageOf(cluster, scalableTargets)?.maxCapacity ?? 0),
    MOST_STORAGE_GIB,
  );

/** How the storage of a cluster grows by itself; null where nothing makes it, `off` where that is suspended or has no policy. */
export function storageScalingOf(
  cluster: MskCluster,
  scalableTargets: Artifacts['scalableTargets'],
): StorageScaling | 'off' | null {
  const own = scalableStorageOf(cluster, scalableTargets);
  if (own === undefined) return null;
  const target =
    own.policies.find(({ policyType }) => policyType === 'TargetTrackingScaling')?.targetValue ?? null;
  return own.isScaleOutSuspended || target === null || target <= 0
    ? 'off'
    : { maximum: Math.min(mostOf(own), MOST_STORAGE_GIB), target: target / 100 };
}

/** The least time between two steps, "a minimum of 6 hours to over 24 hours" by how large volumes are ("Automatic scaling for Amazon MSK clusters"). */
export const STEP_MS = 6 * 3_600_000;
/** A step adds the larger of 10 GiB and a tenth (there). */
const LEAST_STEP_GIB = 10;
const STEP_SHARE = 0.1;

/** The storage of a broker after so many steps, in GiB; never less than it was. */
export function enlargedBy(size: number, steps: number, maximum: number): number {
  let grown = size;
  for (let left = steps; left > 0 && grown < maximum; left--) {
    grown = Math.min(maximum, grown + Math.max(LEAST_STEP_GIB, grown * STEP_SHARE));
  }
  return grown;
}

/** Each change makes a new version of a cluster, by which the next one is asked for. */
const NEXT_VERSION =
  'Each change gives the cluster a new version, which the command of the next one must name.';

/** A change of a cluster by the AWS CLI; none where MSK did not say its version. */
export const changeOf = (
  { clusterArn, currentVersion }: MskCluster,
  target: Target,
  operation: string,
  options: Readonly<Record<string, string | number>>,
): AwsCommand | null =>
  currentVersion === null
    ? null
    : awsCommand(target, 'kafka', operation, {
        ...{ 'cluster-arn': clusterArn, 'current-version': currentVersion },
        ...options,
      });

/** The most that the API lets a cluster be given at once (API reference, UpdateBrokerCount). */
const MOST_AT_ONCE = 15;

/** Gives a cluster so many brokers, or the next number above that has as many in each zone. */
export function addBrokers(
  cluster: MskCluster,
  brokers: MskBrokers,
  needed: number,
  target: Target,
): FixDraft {
  const { clusterName } = cluster;
  const { brokerCount, zoneCount, instanceType } = brokers;
  const zones = Math.max(1, zoneCount);
  // Without the last bits of floating point, which would round up.
  const count = Math.ceil(Number((needed / zones).toPrecision(12))) * zones;
  const moving = isExpress(brokers)
    ? 'MSK moves partitions to added brokers by itself where intelligent rebalancing is on.'
    : 'MSK moves no partitions to added brokers by itself: reassign them in quiet hours, ten at a time.';
  const reversal = {
    action: `Move the partitions off the added brokers, and go back to ${brokerCount} × ${instanceType}.`,
  };
  if (count > MOST_AT_ONCE) {
    return {
      action: `Give ${clusterName} larger brokers than ${instanceType}, which restarts one after the other, or more of them as well: of this type it would take ${count} instead of ${brokerCount}. ${moving}`,
      lead: 'rebuild',
      reversal,
    };
  }
  const command = changeOf(cluster, target, 'update-broker-count', {
    'target-number-of-broker-nodes': count,
  });
  return {
    action: `Give ${clusterName} ${count} brokers instead of ${brokerCount}, or larger ones than ${instanceType}, which restarts one after the other. ${moving} ${NEXT_VERSION}`,
    ...(command && { command: asking(`brokers of ${clusterName}`, count, command) }),
    lead: 'rebuild',
    reversal,
  };
}

/** The least that auto scaling must be able to make of storage, so that it can take a step. */
const withAStep = (size: number): number =>
  Math.min(Math.ceil(Number((size * (1 + STEP_SHARE)).toPrecision(12))), MOST_STORAGE_GIB);

/** Lets auto scaling make the storage of each broker of a cluster so large, in GiB; it needs a policy besides. */
export const letStorageGrow = (
  { clusterArn, clusterName }: MskCluster,
  maximum: number,
  target: Target,
): AwsCommand =>
  asking(
    `most storage of the brokers of ${clusterName}`,
    maximum,
    awsCommand(target, 'application-autoscaling', 'register-scalable-target', {
      ...storageTargetOf(clusterArn),
      ...{ 'min-capacity': 1, 'max-capacity': maximum },
      'suspended-state': JSON.stringify({ DynamicScalingOutSuspended: false }),
    }),
  );

/** The options that name the storage of a cluster to Application Auto Scaling. */
export const storageTargetOf = (clusterArn: string) => ({
  ...{ 'service-namespace': 'kafka', 'resource-id': clusterArn },
  'scalable-dimension': 'kafka:broker-storage:VolumeSize',
});

/**
 * Gives each broker of a cluster so much storage, in GiB, and auto scaling the room to go on from there.
 *
 * @param scalableTargets Undefined where it is not known what grows by itself, which is then left as it is.
 */
export function enlargeStorage(
  cluster: MskCluster,
  brokers: MskBrokers,
  size: number,
  scalableTargets: Artifacts['scalableTargets'] | undefined,
  target: Target,
): FixDraft {
  const { clusterName } = cluster;
  const { volumeSizeGiB } = brokers;
  if (size > MOST_STORAGE_GIB) {
    return {
      action: `Give ${clusterName} more brokers, or let its topics keep records for a shorter time: each broker would need ${size} GiB, and may have ${MOST_STORAGE_GIB}.`,
      lead: 'rebuild',
    };
  }
  const command = changeOf(cluster, target, 'update-broker-storage', {
    'target-broker-ebs-volume-info': JSON.stringify([{ KafkaBrokerNodeId: 'All', VolumeSizeGB: size }]),
  });
  const maximum = scalableTargets && maximumFor(cluster, size, scalableTargets);
  const grown = maximum
    ? ` Let auto scaling make it up to ${maximum} GiB, so that it goes on from there.`
    : '';
  return {
    action: `Give each broker of ${clusterName} ${size} GiB instead of ${volumeSizeGiB}, which needs no restart, or let topics keep records for a shorter time.${grown} Storage can be changed again only six hours later, and up to a day while it is optimised. ${NEXT_VERSION}`,
    ...(command && {
      command: [
        asking(`storage of the brokers of ${clusterName}`, size, command),
        ...(maximum ? [letStorageGrow(cluster, maximum, target)] : []),
      ],
    }),
    irreversible: 'MSK never makes the storage of a broker smaller.',
    lead: 'database',
  };
}
