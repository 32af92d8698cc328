import {
  type _InstanceType,
  type CapacityReservation as AwsCapacityReservation,
  type SecurityGroup as AwsSecurityGroup,
  type Volume as AwsVolume,
  DescribeLaunchTemplateVersionsCommand,
  type EbsOptimizedInfo,
  EC2Client,
  type Instance,
  type InstanceNetworkInterface,
  type InstanceTypeInfo,
  paginateDescribeCapacityReservations,
  paginateDescribeImages,
  paginateDescribeInstances,
  paginateDescribeInstanceTypes,
  paginateDescribeSecurityGroups,
  paginateDescribeSnapshots,
  paginateDescribeSubnets,
  paginateDescribeVolumes,
  type Snapshot,
} from '@aws-sdk/client-ec2';
import { batches, mapConcurrently } from '../../lib/concurrency';
import type {
  Artifacts,
  AutoScalingGroup,
  CapacityReservation,
  Ec2Instance,
  Ec2InstanceType,
  Image,
  LaunchTemplateRef,
  LaunchTemplateVersion,
  SecurityGroup,
  Volume,
  VolumeSnapshots,
} from '../../model/artifacts';
import { distinct, present, requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { isGone, nameOf } from '../failure';
import { endingPages, readAllPages } from '../pages';

/** The most items in a page of EC2. */
const PAGE_SIZE = 1000;
/**
 * 100,000 instances or volumes are 100 pages, one after the other. At half of EC2's published rate they wait 5 seconds
 * (20 seconds at a quarter). The rest is the time in which AWS answers and we read a page of megabytes, beside other
 * collectors: the limit leaves 2 to 3 seconds a page.
 */
const LONG_LIST = 4;

export const ec2Instances = defineCollector({
  id: 'ec2Instances',
  answers: 'Which instances there are, of which type, in which zone, On-Demand or Spot',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeInstances'],
  deadlineFactor: LONG_LIST,
  async collect({ clients, signal }) {
    const ec2 = clients.of(EC2Client);
    // Each page is converted as it arrives, because 100,000 of AWS's own objects would not fit into memory beside ours.
    return readAllPages(
      paginateDescribeInstances(
        { client: ec2, pageSize: PAGE_SIZE },
        // Since April 2026 EC2 hides instances that AWS services run for the account, but they use its quotas and subnets.
        { IncludeManagedResources: true },
        { abortSignal: signal },
      ),
      (page) =>
        page.Reservations?.flatMap(({ Instances = [] }) =>
          Instances.filter(({ State }) => State?.Name !== 'terminated').map(toInstance),
        ),
    );
  },
});

function toInstance(instance: Instance): Ec2Instance {
  const tags = toTags(instance.Tags);
  return {
    instanceId: requireField(instance.InstanceId, 'InstanceId'),
    instanceType: requireField(instance.InstanceType, 'InstanceType'),
    state: requireField(instance.State?.Name, 'State.Name'),
    availabilityZone: requireField(instance.Placement?.AvailabilityZone, 'Placement.AvailabilityZone'),
    subnetId: instance.SubnetId ?? null,
    networkInterfaces: present(instance.NetworkInterfaces ?? []).flatMap(toNetworkInterface),
    securityGroupIds: present((instance.SecurityGroups ?? []).map(({ GroupId }) => GroupId)),
    managedBy: instance.Operator?.Managed ? (instance.Operator.Principal ?? 'AWS') : null,
    platform: instance.PlatformDetails ?? null,
    lifecycle: instance.InstanceLifecycle ?? 'on-demand',
    tenancy: instance.Placement?.Tenancy ?? 'default',
    autoScalingGroupName: tags['aws:autoscaling:groupName'] ?? null,
    detailedMonitoring: instance.Monitoring?.State === 'enabled',
    tags,
  };
}

const toNetworkInterface = ({
  SubnetId,
  PrivateIpAddresses = [],
  Ipv4Prefixes = [],
}: InstanceNetworkInterface): Ec2Instance['networkInterfaces'] =>
  SubnetId === undefined
    ? []
    : [
        {
          subnetId: SubnetId,
          addresses: present([
            ...PrivateIpAddresses.map(({ PrivateIpAddress }) => PrivateIpAddress),
            ...Ipv4Prefixes.map(({ Ipv4Prefix }) => Ipv4Prefix),
          ]),
        },
      ];

export const capacityReservations = defineCollector({
  id: 'capacityReservations',
  answers: 'Which capacity is reserved and not used, and so counts against the On-Demand vCPU quotas',
  light: false,
  verified: 'modelled',
  actions: ['ec2:DescribeCapacityReservations'],
  async collect({ clients, signal }) {
    const ec2 = clients.of(EC2Client);
    return readAllPages(
      paginateDescribeCapacityReservations({ client: ec2, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.CapacityReservations?.map(toCapacityReservation),
    );
  },
});

const toCapacityReservation = (reservation: AwsCapacityReservation): CapacityReservation => ({
  capacityReservationId: requireField(reservation.CapacityReservationId, 'CapacityReservationId'),
  ownerId: requireField(reservation.OwnerId, 'OwnerId'),
  instanceType: requireField(reservation.InstanceType, 'InstanceType'),
  platform: requireField(reservation.InstancePlatform, 'InstancePlatform'),
  availabilityZone: requireField(reservation.AvailabilityZone, 'AvailabilityZone'),
  tenancy: reservation.Tenancy ?? 'default',
  totalInstanceCount: requireField(reservation.TotalInstanceCount, 'TotalInstanceCount'),
  availableInstanceCount: requireField(reservation.AvailableInstanceCount, 'AvailableInstanceCount'),
  state: requireField(reservation.State, 'State'),
  instanceMatchCriteria: reservation.InstanceMatchCriteria ?? 'open',
  reservationType: reservation.ReservationType ?? 'default',
  interruptible: reservation.Interruptible ?? false,
  endDate: toIso(reservation.EndDate),
});

export const securityGroups = defineCollector({
  id: 'securityGroups',
  answers:
    'Which groups and addresses each security group lets in, so that traffic can be followed to databases',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeSecurityGroups'],
  async collect({ clients, signal }) {
    const ec2 = clients.of(EC2Client);
    return readAllPages(
      paginateDescribeSecurityGroups({ client: ec2, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.SecurityGroups?.map(toSecurityGroup),
    );
  },
});

const toSecurityGroup = ({ GroupId, IpPermissions = [] }: AwsSecurityGroup): SecurityGroup => ({
  securityGroupId: requireField(GroupId, 'GroupId'),
  admitsGroups: distinct(
    present(
      IpPermissions.flatMap(({ UserIdGroupPairs = [] }) => UserIdGroupPairs.map((pair) => pair.GroupId)),
    ),
  ),
  admitsRanges: distinct(
    present(
      IpPermissions.flatMap(({ IpRanges = [], Ipv6Ranges = [], PrefixListIds = [] }) => [
        ...IpRanges.map(({ CidrIp }) => CidrIp),
        ...Ipv6Ranges.map(({ CidrIpv6 }) => CidrIpv6),
        ...PrefixListIds.map(({ PrefixListId }) => PrefixListId),
      ]),
    ),
  ),
});

export const subnets = defineCollector({
  id: 'subnets',
  answers: 'How many addresses are free in each subnet',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeSubnets'],
  async collect({ clients, signal }) {
    const ec2 = clients.of(EC2Client);
    const answer = await readAllPages(
      paginateDescribeSubnets({ client: ec2, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.Subnets,
    );
    return answer.map((subnet) => ({
      subnetId: requireField(subnet.SubnetId, 'SubnetId'),
      vpcId: requireField(subnet.VpcId, 'VpcId'),
      availabilityZone: requireField(subnet.AvailabilityZone, 'AvailabilityZone'),
      cidrBlock: subnet.CidrBlock ?? '',
      availableIpAddressCount: requireField(subnet.AvailableIpAddressCount, 'AvailableIpAddressCount'),
      ipv6Native: subnet.Ipv6Native ?? false,
      tags: toTags(subnet.Tags),
    }));
  },
});

export const volumes = defineCollector({
  id: 'volumes',
  answers: 'How much EBS storage and IOPS is used, by volume type',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeVolumes'],
  deadlineFactor: LONG_LIST,
  async collect({ clients, signal }) {
    const ec2 = clients.of(EC2Client);
    return readAllPages(
      paginateDescribeVolumes(
        { client: ec2, pageSize: PAGE_SIZE },
        { IncludeManagedResources: true },
        { abortSignal: signal },
      ),
      (page) => page.Volumes?.map(toVolume),
    );
  },
});

const toVolume = (volume: AwsVolume): Volume => ({
  volumeId: requireField(volume.VolumeId, 'VolumeId'),
  volumeType: requireField(volume.VolumeType, 'VolumeType'),
  sizeGiB: requireField(volume.Size, 'Size'),
  iops: volume.Iops ?? null,
  throughputMiBps: volume.Throughput ?? null,
  state: requireField(volume.State, 'State'),
  instanceIds: present((volume.Attachments ?? []).map(({ InstanceId }) => InstanceId)),
  goesWithInstance: (volume.Attachments ?? []).some(({ DeleteOnTermination }) => DeleteOnTermination),
  tags: toTags(volume.Tags),
});

/** EC2 user guide, "List and filter your resources": a filter takes up to 200 values. */
const VOLUMES_PER_CALL = 200;

export const volumeSnapshots = defineCollector({
  id: 'volumeSnapshots',
  answers: 'When the last snapshot of each volume in use was taken that was completed',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeSnapshots'],
  needs: ['volumes'],
  deadlineFactor: LONG_LIST,
  async collect({ clients, signal }, { volumes }) {
    const ec2 = clients.of(EC2Client);
    const ids = volumes.filter(({ instanceIds }) => instanceIds.length > 0).map(({ volumeId }) => volumeId);
    const described = await mapConcurrently(batches(ids, VOLUMES_PER_CALL), 5, (batch) =>
      describeSnapshots(ec2, batch, signal),
    );
    return described.flat();
  },
});

async function describeSnapshots(
  ec2: EC2Client,
  ids: readonly string[],
  abortSignal: AbortSignal,
): Promise<VolumeSnapshots[]> {
  const snapshots = await readAllPages(
    paginateDescribeSnapshots(
      { client: ec2, pageSize: PAGE_SIZE },
      { OwnerIds: ['self'], Filters: [{ Name: 'volume-id', Values: [...ids] }] },
      { abortSignal },
    ),
    (page) => page.Snapshots?.map(toSnapshot),
  );
  const byVolume = Map.groupBy(snapshots, ({ volumeId }) => volumeId);
  return ids.map((volumeId) => toVolumeSnapshots(volumeId, byVolume.get(volumeId) ?? []));
}

const toSnapshot = (snapshot: Snapshot) => ({
  volumeId: requireField(snapshot.VolumeId, 'VolumeId'),
  startTime: requireField(toIso(snapshot.StartTime), 'StartTime'),
  state: requireField(snapshot.State, 'State'),
  isArchived: snapshot.StorageTier === 'archive',
});

/** AWS lists snapshots in no order. */
function toVolumeSnapshots(
  volumeId: string,
  snapshots: readonly ReturnType<typeof toSnapshot>[],
): VolumeSnapshots {
  const newestFirst = snapshots.toSorted((a, b) => Date.parse(b.startTime) - Date.parse(a.startTime));
  const usable = newestFirst.find(({ state, isArchived }) => state === 'completed' && !isArchived);
  const [last] = newestFirst;
  return {
    volumeId,
    completed: usable?.startTime ?? null,
    last: last ? { startTime: last.startTime, state: last.state } : null,
  };
}

export const launchTemplates = defineCollector({
  id: 'launchTemplates',
  answers: 'What Auto Scaling groups launch from the template versions they refer to',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeLaunchTemplateVersions'],
  needs: ['autoScalingGroups'],
  deadlineFactor: 3,
  async collect({ clients, signal }, { autoScalingGroups }) {
    const ec2 = clients.of(EC2Client);
    const versions = await mapConcurrently(templatesInUse(autoScalingGroups), 5, (template) =>
      describeVersion(ec2, template, signal),
    );
    return present(versions);
  },
});

/** Lists each version of each template that a group uses, once. */
function templatesInUse(groups: readonly AutoScalingGroup[]): LaunchTemplateRef[] {
  const refs = present(
    groups.flatMap((group) => [group.launchTemplate, group.mixedInstancesPolicy?.launchTemplate]),
  );
  const byKey = refs.map(
    (ref) => [`${ref.launchTemplateId ?? ref.launchTemplateName} ${ref.version}`, ref] as const,
  );
  return [...new Map(byKey).values()];
}

/** Reads one version by itself, so that a deleted one does not hide the others; null when it was deleted. */
async function describeVersion(
  ec2: EC2Client,
  { launchTemplateId, launchTemplateName, version }: LaunchTemplateRef,
  abortSignal: AbortSignal,
): Promise<LaunchTemplateVersion | null> {
  const template = launchTemplateId
    ? { LaunchTemplateId: launchTemplateId }
    : { LaunchTemplateName: launchTemplateName ?? '' };
  const command = new DescribeLaunchTemplateVersionsCommand({ ...template, Versions: [version] });
  try {
    const { LaunchTemplateVersions = [] } = await ec2.send(command, { abortSignal });
    const [found] = LaunchTemplateVersions;
    if (!found) return null;
    return {
      launchTemplateId: requireField(found.LaunchTemplateId, 'LaunchTemplateId'),
      launchTemplateName: requireField(found.LaunchTemplateName, 'LaunchTemplateName'),
      version,
      instanceType: found.LaunchTemplateData?.InstanceType ?? null,
      imageId: found.LaunchTemplateData?.ImageId ?? null,
      marketType: found.LaunchTemplateData?.InstanceMarketOptions?.MarketType ?? null,
    };
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** How many ids are asked for in one call; AWS publishes no limit. */
const IMAGES_PER_CALL = 100;

export const images = defineCollector({
  id: 'images',
  answers: 'Whether the AMIs that Auto Scaling groups launch from can still be launched',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeImages'],
  uses: ['autoScalingGroups', 'launchTemplates', 'launchConfigurations'],
  async collect({ clients, signal }, artifacts) {
    const ec2 = clients.of(EC2Client);
    const described = await mapConcurrently(batches(imagesInUse(artifacts), IMAGES_PER_CALL), 2, (ids) =>
      describeImages(ec2, ids, signal),
    );
    return described.flat();
  },
});

/** A template may also name a parameter of Systems Manager that holds the id: `resolve:ssm:web-ami`. */
const IMAGE_ID = /^ami-/;

function imagesInUse({
  autoScalingGroups = [],
  launchTemplates = [],
  launchConfigurations = [],
}: Partial<Pick<Artifacts, 'autoScalingGroups' | 'launchTemplates' | 'launchConfigurations'>>): string[] {
  const configurations = new Set(
    autoScalingGroups.map(({ launchConfigurationName }) => launchConfigurationName),
  );
  const ids = [
    ...launchTemplates,
    ...launchConfigurations.filter(({ launchConfigurationName }) =>
      configurations.has(launchConfigurationName),
    ),
  ].map(({ imageId }) => imageId);
  return distinct(present(ids))
    .filter((id) => IMAGE_ID.test(id))
    .sort();
}

/**
 * AWS leaves out images that were deregistered while instances still run from them, and those of others that the account may
 * not launch. It refuses the whole call and names images that it does not know at all, so the others are read again.
 */
async function describeImages(
  ec2: EC2Client,
  ids: readonly string[],
  abortSignal: AbortSignal,
): Promise<Image[]> {
  if (ids.length === 0) return [];
  try {
    const input = { ImageIds: [...ids], IncludeDeprecated: true, IncludeDisabled: true };
    const states = new Map<string, string>();
    let areListed = true;
    for await (const { Images } of endingPages(
      paginateDescribeImages({ client: ec2 }, input, { abortSignal }),
    )) {
      // An answer without a list, which AWS always sends, does not say that an image is gone.
      if (Images === undefined) areListed = false;
      for (const { ImageId, State } of Images ?? []) {
        states.set(requireField(ImageId, 'ImageId'), requireField(State, 'State'));
      }
    }
    return ids
      .filter((id) => areListed || states.has(id))
      .map((imageId) => ({ imageId, state: states.get(imageId) ?? null }));
  } catch (error) {
    const unknown = UNKNOWN_IMAGE.test(nameOf(error)) ? ids.filter((id) => isNamedIn(error, id)) : [];
    if (unknown.length === 0) throw error;
    const others = ids.filter((id) => !unknown.includes(id));
    return [
      ...unknown.map((imageId) => ({ imageId, state: null })),
      ...(await describeImages(ec2, others, abortSignal)),
    ];
  }
}

/** `The image id '[ami-1]' does not exist`, `Not authorized for images: [ami-1]` and the like. */
const UNKNOWN_IMAGE = /^(InvalidAMIID\.|AuthFailure)/;

/** The most type names in one DescribeInstanceTypes call. */
const TYPES_PER_CALL = 100;

export const ec2InstanceTypes = defineCollector({
  id: 'ec2InstanceTypes',
  answers: 'vCPUs and memory of the instance types in use, and what they carry to their volumes',
  light: false,
  verified: 'moto',
  actions: ['ec2:DescribeInstanceTypes'],
  uses: [
    'ec2Instances',
    'capacityReservations',
    'autoScalingGroups',
    'launchTemplates',
    'launchConfigurations',
    'dbInstances',
  ],
  async collect({ clients, signal }, artifacts) {
    const ec2 = clients.of(EC2Client);
    const described = await mapConcurrently(batches(typesInUse(artifacts), TYPES_PER_CALL), 2, (names) =>
      describeTypes(ec2, names, signal),
    );
    return Object.fromEntries(described.flat().map((type) => [type.instanceType, type]));
  },
});

type TypeSources = Partial<
  Pick<
    Artifacts,
    | 'ec2Instances'
    | 'capacityReservations'
    | 'autoScalingGroups'
    | 'launchTemplates'
    | 'launchConfigurations'
    | 'dbInstances'
  >
>;

/** EC2 and RDS share most types; `db.serverless` and classes with further parts have no type in EC2. */
const TYPE_NAME = /^[a-z0-9-]+\.[a-z0-9-]+$/;

function typesInUse({
  ec2Instances = [],
  capacityReservations = [],
  autoScalingGroups = [],
  launchTemplates = [],
  launchConfigurations = [],
  dbInstances = [],
}: TypeSources): string[] {
  const names = [
    ...ec2Instances.map(({ instanceType }) => instanceType),
    ...capacityReservations.map(({ instanceType }) => instanceType),
    ...autoScalingGroups.flatMap(({ instances, mixedInstancesPolicy }) =>
      [...instances, ...(mixedInstancesPolicy?.overrides ?? [])].map(({ instanceType }) => instanceType),
    ),
    ...launchTemplates.map(({ instanceType }) => instanceType),
    ...launchConfigurations.map(({ instanceType }) => instanceType),
    ...dbInstances.map(({ dbInstanceClass }) => dbInstanceClass.replace(/^db\./, '')),
  ];
  return distinct(present(names))
    .filter((name) => TYPE_NAME.test(name))
    .sort();
}

/** Leaves out the types that EC2 does not know: it refuses the whole call and names them, so the others are read again. */
async function describeTypes(
  ec2: EC2Client,
  names: readonly string[],
  abortSignal: AbortSignal,
): Promise<Ec2InstanceType[]> {
  if (names.length === 0) return [];
  try {
    const types = await readAllPages(
      paginateDescribeInstanceTypes(
        { client: ec2 },
        { InstanceTypes: names as _InstanceType[] },
        { abortSignal },
      ),
      (page) => page.InstanceTypes,
    );
    return types.map(toInstanceType);
  } catch (error) {
    const known =
      nameOf(error) === 'InvalidInstanceType' ? names.filter((name) => !isNamedIn(error, name)) : names;
    if (known.length === names.length) throw error;
    return describeTypes(ec2, known, abortSignal);
  }
}

/** `The following supplied instance types do not exist: [a.large, b.large]` */
const isNamedIn = (error: unknown, name: string): boolean =>
  error instanceof Error && error.message.split(/[^a-z0-9.-]+/).includes(name);

/** Converts AWS's description of an instance type. */
export const toInstanceType = (type: InstanceTypeInfo): Ec2InstanceType => ({
  instanceType: requireField(type.InstanceType, 'InstanceType'),
  vCpus: requireField(type.VCpuInfo?.DefaultVCpus, 'VCpuInfo.DefaultVCpus'),
  memoryMiB: requireField(type.MemoryInfo?.SizeInMiB, 'MemoryInfo.SizeInMiB'),
  burstable: type.BurstablePerformanceSupported ?? false,
  ebs: toEbs(type.EbsInfo?.EbsOptimizedInfo),
});

function toEbs(info: EbsOptimizedInfo | undefined): Ec2InstanceType['ebs'] {
  const { BaselineIops, MaximumIops, BaselineThroughputInMBps, MaximumThroughputInMBps } = info ?? {};
  if (BaselineIops === undefined || BaselineThroughputInMBps === undefined) return null;
  return {
    baselineIops: BaselineIops,
    maximumIops: MaximumIops ?? BaselineIops,
    baselineMBps: BaselineThroughputInMBps,
    maximumMBps: MaximumThroughputInMBps ?? BaselineThroughputInMBps,
  };
}
