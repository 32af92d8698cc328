import {
  type _InstanceType,
  type CapacityReservation,
  DescribeCapacityReservationsResult$,
  DescribeImagesResult$,
  DescribeInstancesResult$,
  DescribeInstanceTypesResult$,
  DescribeLaunchTemplateVersionsResult$,
  DescribeRegionsResult$,
  DescribeSecurityGroupsResult$,
  DescribeSnapshotsResult$,
  DescribeSubnetsResult$,
  DescribeVolumesResult$,
  type Image,
  type Instance,
  type InstanceTypeInfo,
  type LaunchTemplateVersion,
  type Reservation,
  type SecurityGroup,
  type Snapshot,
  type Subnet,
  type Volume,
} from '@aws-sdk/client-ec2';
import type { AwsRequest } from '../../aws-protocol';
import { iamAction } from '../wire';
import { ACCOUNT_ID, appTags, arn, at, CREATED, hex, IMAGE_ID, REGION, seeded, times, ZONES } from './rows';
import { type AccountSize, type Limit, type Paging, service } from './service';

const SUBNETS_PER_VPC = 12;
/** Instances put in one subnet: half of what a /20 holds. */
const INSTANCES_PER_SUBNET = 2000;

const TYPES: readonly { name: _InstanceType; vCpus: number; memoryMiB: number; network: string }[] = [
  { name: 'm5.large', vCpus: 2, memoryMiB: 8192, network: 'Up to 10 Gigabit' },
  { name: 'm5.xlarge', vCpus: 4, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
  { name: 'c5.xlarge', vCpus: 4, memoryMiB: 8192, network: 'Up to 10 Gigabit' },
  { name: 'c5.2xlarge', vCpus: 8, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
  { name: 'r5.large', vCpus: 2, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
  { name: 't3.medium', vCpus: 2, memoryMiB: 4096, network: 'Up to 5 Gigabit' },
  { name: 'r6g.large', vCpus: 2, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
];
export const FLEET_TYPES = TYPES.slice(0, 6);

const EC2_PAGES: Paging = { size: 'MaxResults', token: 'NextToken', min: 5, max: 1000, default: 1000 };
const INSTANCE_TYPE_PAGES: Paging = { ...EC2_PAGES, max: 100, default: 100 };
const TEMPLATE_VERSION_PAGES: Paging = { ...EC2_PAGES, min: 1, max: 200, default: 200 };

export type Ec2Rows = ReturnType<typeof rowsOf>;

function rowsOf(size: AccountSize) {
  const random = seeded(size.seed);
  const subnets = times(Math.max(6, 3 * Math.ceil(size.instances / INSTANCES_PER_SUBNET / 3)), subnet);
  const instances = times(size.instances, (i) => instance(i, size.groups, subnets, random));
  return {
    /** One instance each. */
    reservations: instances.map(
      (one, i): Reservation => ({ ReservationId: `r-${hex(i)}`, OwnerId: ACCOUNT_ID, Instances: [one] }),
    ),
    instanceTypes: TYPES.map(instanceTypeInfo),
    subnets,
    securityGroups: times(Math.max(1, size.groups), securityGroup),
    volumes: instances.map(rootVolume),
    snapshots: instances.flatMap(snapshots),
    capacityReservations: times(Math.ceil(size.instances / 1000), capacityReservation),
    launchTemplateVersions: times(size.groups, launchTemplateVersion),
    images: [IMAGE],
    regions: [{ RegionName: REGION, OptInStatus: 'opt-in-not-required' }],
  };
}

/** Of the instances of a group; each lets in those of the group before it. */
const securityGroup = (index: number): SecurityGroup => ({
  GroupId: `sg-${hex(index)}`,
  GroupName: groupName(index),
  VpcId: vpcId(0),
  OwnerId: ACCOUNT_ID,
  IpPermissions: [
    {
      IpProtocol: 'tcp',
      FromPort: 443,
      ToPort: 443,
      UserIdGroupPairs: [{ GroupId: `sg-${hex(Math.max(0, index - 1))}` }],
    },
  ],
});

export const vpcId = (index: number): string => `vpc-${hex(Math.floor(index / SUBNETS_PER_VPC))}`;
export const groupName = (index: number): string => `shop-${String(index).padStart(4, '0')}`;
export const templateId = (index: number): string => `lt-${hex(index)}`;

const subnet = (index: number): Subnet => ({
  SubnetId: `subnet-${hex(index)}`,
  SubnetArn: arn('ec2', `subnet/subnet-${hex(index)}`),
  VpcId: vpcId(index),
  OwnerId: ACCOUNT_ID,
  State: 'available',
  AvailabilityZone: at(ZONES, index),
  AvailabilityZoneId: `use1-az${(index % 3) + 1}`,
  CidrBlock: `10.${Math.floor(index / SUBNETS_PER_VPC)}.${(index % SUBNETS_PER_VPC) * 16}.0/20`,
  AvailableIpAddressCount: 4091 - INSTANCES_PER_SUBNET,
  DefaultForAz: false,
  MapPublicIpOnLaunch: false,
  AssignIpv6AddressOnCreation: false,
  Ipv6Native: false,
  Ipv6CidrBlockAssociationSet: [],
  Tags: appTags(`private-${index}`),
});

/** The last fiftieth of the instances stands alone; the others belong to the groups in turn. */
function instance(index: number, groups: number, subnets: readonly Subnet[], random: () => number): Instance {
  const group = groups > 0 && index % 50 !== 49 ? index % groups : null;
  const name = group === null ? `tool-${index}` : groupName(group);
  const home = at(subnets, index);
  const { name: InstanceType } = at(FLEET_TYPES, group ?? index);
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  const securityGroups = [{ GroupId: `sg-${hex(group ?? 0)}`, GroupName: name }];
  return {
    InstanceId: instanceId(index),
    InstanceType,
    ImageId: IMAGE_ID,
    State: index % 500 === 499 ? { Code: 80, Name: 'stopped' } : { Code: 16, Name: 'running' },
    StateTransitionReason: '',
    PrivateDnsName: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
    PublicDnsName: '',
    KeyName: 'operations',
    AmiLaunchIndex: 0,
    ProductCodes: [],
    LaunchTime: new Date(CREATED.getTime() + Math.floor(random() * 300) * 86_400_000),
    Placement: { AvailabilityZone: home.AvailabilityZone, GroupName: '', Tenancy: 'default' },
    Monitoring: { State: index % 2 === 0 ? 'enabled' : 'disabled' },
    SubnetId: home.SubnetId,
    VpcId: home.VpcId,
    PrivateIpAddress: address,
    Architecture: 'x86_64',
    RootDeviceType: 'ebs',
    RootDeviceName: '/dev/xvda',
    BlockDeviceMappings: [
      {
        DeviceName: '/dev/xvda',
        Ebs: {
          AttachTime: CREATED,
          DeleteOnTermination: true,
          Status: 'attached',
          VolumeId: volumeId(index),
        },
      },
    ],
    VirtualizationType: 'hvm',
    ClientToken: `${hex(index, 8)}-0000-4000-8000-${hex(index, 12)}`,
    Tags: [
      ...appTags(name),
      ...(group === null ? [] : [{ Key: 'aws:autoscaling:groupName', Value: name }]),
      { Key: 'aws:ec2launchtemplate:id', Value: templateId(group ?? 0) },
      { Key: 'aws:ec2launchtemplate:version', Value: '7' },
    ],
    SecurityGroups: securityGroups,
    SourceDestCheck: true,
    Hypervisor: 'xen',
    NetworkInterfaces: [
      {
        NetworkInterfaceId: `eni-${hex(index)}`,
        SubnetId: home.SubnetId,
        VpcId: home.VpcId,
        Description: '',
        OwnerId: ACCOUNT_ID,
        Status: 'in-use',
        MacAddress: `0e:00:${hex(index, 8).replace(/(..)(..)(..)(..)/, '$1:$2:$3:$4')}`,
        PrivateIpAddress: address,
        PrivateDnsName: `ip-${address.replaceAll('.', '-')}.ec2.internal`,
        SourceDestCheck: true,
        InterfaceType: 'interface',
        Groups: securityGroups,
        Attachment: {
          AttachmentId: `eni-attach-${hex(index)}`,
          DeviceIndex: 0,
          NetworkCardIndex: 0,
          Status: 'attached',
          AttachTime: CREATED,
          DeleteOnTermination: true,
        },
        PrivateIpAddresses: [{ PrivateIpAddress: address, Primary: true }],
      },
    ],
    EbsOptimized: true,
    EnaSupport: true,
    IamInstanceProfile: {
      Arn: `arn:aws:iam::${ACCOUNT_ID}:instance-profile/${name}`,
      Id: `AIPA${hex(index).toUpperCase()}`,
    },
    CpuOptions: { CoreCount: 1, ThreadsPerCore: 2 },
    CapacityReservationSpecification: { CapacityReservationPreference: 'open' },
    HibernationOptions: { Configured: false },
    EnclaveOptions: { Enabled: false },
    MetadataOptions: {
      State: 'applied',
      HttpTokens: 'required',
      HttpPutResponseHopLimit: 2,
      HttpEndpoint: 'enabled',
    },
    PlatformDetails: 'Linux/UNIX',
    UsageOperation: 'RunInstances',
    UsageOperationUpdateTime: CREATED,
    MaintenanceOptions: { AutoRecovery: 'default' },
    CurrentInstanceBootMode: 'legacy-bios',
  };
}

const instanceId = (index: number): string => `i-${hex(index)}`;
const volumeId = (index: number): string => `vol-${hex(index)}`;

/** Whether an instance is in no group, and runs. */
export const isAlone = ({ State, Tags = [] }: Instance): boolean =>
  State?.Name === 'running' && Tags.every(({ Key }) => Key !== 'aws:autoscaling:groupName');

const rootVolume = (owner: Instance, index: number): Volume => ({
  VolumeId: volumeId(index),
  VolumeType: index % 4 === 0 ? 'gp2' : 'gp3',
  Size: 30,
  Iops: 3000,
  Throughput: index % 4 === 0 ? undefined : 125,
  State: 'in-use',
  Encrypted: true,
  KmsKeyId: arn('kms', 'key/11111111-2222-4333-8444-555555555555'),
  MultiAttachEnabled: false,
  SnapshotId: `snap-${hex(17)}`,
  CreateTime: CREATED,
  AvailabilityZone: owner.Placement?.AvailabilityZone,
  Attachments: [
    {
      VolumeId: volumeId(index),
      InstanceId: instanceId(index),
      Device: '/dev/xvda',
      State: 'attached',
      AttachTime: CREATED,
      DeleteOnTermination: true,
    },
  ],
  Tags: appTags(`root-${index}`),
});

/** Two of each volume of an instance that stands alone. */
const snapshots = (_: Instance, index: number): Snapshot[] =>
  index % 50 === 49
    ? [1, 8].map((days) => ({
        SnapshotId: `snap-${hex(index * 10 + days)}`,
        VolumeId: volumeId(index),
        OwnerId: ACCOUNT_ID,
        StartTime: new Date(CREATED.getTime() - days * 86_400_000),
        State: 'completed',
        StorageTier: 'standard',
      }))
    : [];

/** Full, as that of a fleet that runs all it has reserved. */
const capacityReservation = (index: number): CapacityReservation => ({
  CapacityReservationId: `cr-${hex(index)}`,
  CapacityReservationArn: arn('ec2', `capacity-reservation/cr-${hex(index)}`),
  OwnerId: ACCOUNT_ID,
  InstanceType: at(FLEET_TYPES, index).name,
  InstancePlatform: 'Linux/UNIX',
  AvailabilityZone: at(ZONES, index),
  Tenancy: 'default',
  TotalInstanceCount: 10,
  AvailableInstanceCount: 0,
  State: 'active',
  StartDate: CREATED,
  EndDateType: 'unlimited',
  InstanceMatchCriteria: 'open',
  CreateDate: CREATED,
  ReservationType: 'default',
});

const instanceTypeInfo = ({ name, vCpus, memoryMiB, network }: (typeof TYPES)[number]): InstanceTypeInfo => ({
  InstanceType: name,
  CurrentGeneration: true,
  FreeTierEligible: false,
  SupportedUsageClasses: ['on-demand', 'spot'],
  SupportedRootDeviceTypes: ['ebs'],
  SupportedVirtualizationTypes: ['hvm'],
  BareMetal: false,
  Hypervisor: 'nitro',
  VCpuInfo: { DefaultVCpus: vCpus, DefaultCores: vCpus / 2, DefaultThreadsPerCore: 2 },
  MemoryInfo: { SizeInMiB: memoryMiB },
  NetworkInfo: { NetworkPerformance: network, MaximumNetworkInterfaces: 4, Ipv4AddressesPerInterface: 15 },
  BurstablePerformanceSupported: name.startsWith('t'),
  AutoRecoverySupported: true,
});

/** Everything is launched from it. */
const IMAGE: Image = {
  ImageId: IMAGE_ID,
  State: 'available',
  Name: 'web',
  OwnerId: ACCOUNT_ID,
  CreationDate: CREATED.toISOString(),
  Architecture: 'x86_64',
  ImageType: 'machine',
  Public: false,
  VirtualizationType: 'hvm',
};

const launchTemplateVersion = (index: number): LaunchTemplateVersion => ({
  LaunchTemplateId: templateId(index),
  LaunchTemplateName: groupName(index),
  VersionNumber: 7,
  DefaultVersion: true,
  CreateTime: CREATED,
  CreatedBy: `arn:aws:iam::${ACCOUNT_ID}:role/deploy`,
  LaunchTemplateData: {
    ImageId: IMAGE_ID,
    InstanceType: at(FLEET_TYPES, index).name,
    EbsOptimized: true,
  },
});

/** Without a page size and without a filter these draw on a smaller bucket (EC2 API throttling guide). */
const UNBOUNDED_EC2 = [
  'DescribeInstances',
  'DescribeInstanceStatus',
  'DescribeNetworkInterfaces',
  'DescribeSecurityGroups',
  'DescribeSnapshots',
  'DescribeSpotInstanceRequests',
  'DescribeVolumes',
];

const isUnbounded = ({ action, input }: AwsRequest): boolean =>
  UNBOUNDED_EC2.includes(action) &&
  !Object.keys(input).some((name) => name === 'MaxResults' || name.startsWith('Filter.'));

/** From the EC2 API throttling guide. */
function limitsOf(request: AwsRequest): readonly Limit[] {
  const action = iamAction(request);
  return isUnbounded(request)
    ? [{ bucket: `${action} without page size or filter`, capacity: 50, refill: 10 }]
    : [{ bucket: action, capacity: 100, refill: 20 }];
}

export const ec2 = service({
  prefix: 'ec2',
  protocol: 'ec2',
  rows: rowsOf,
  operations: (rows, list) => ({
    'ec2:DescribeInstances': list({
      output: DescribeInstancesResult$,
      member: 'Reservations',
      next: 'NextToken',
      all: rows.reservations,
      filters: { 'instance-state-name': ['Instances', 0, 'State', 'Name'] },
      // No service of AWS runs anything in the account.
      ignored: ['IncludeManagedResources'],
      paging: EC2_PAGES,
    }),
    'ec2:DescribeCapacityReservations': list({
      output: DescribeCapacityReservationsResult$,
      member: 'CapacityReservations',
      next: 'NextToken',
      all: rows.capacityReservations,
      paging: { ...EC2_PAGES, min: 1 },
    }),
    'ec2:DescribeImages': list({
      output: DescribeImagesResult$,
      member: 'Images',
      next: 'NextToken',
      all: rows.images,
      by: { ImageId: Map.groupBy(rows.images, ({ ImageId = '' }) => ImageId) },
      missing: 'InvalidAMIID.NotFound',
      ignored: ['IncludeDeprecated', 'IncludeDisabled'],
      paging: EC2_PAGES,
    }),
    'ec2:DescribeInstanceTypes': list({
      output: DescribeInstanceTypesResult$,
      member: 'InstanceTypes',
      next: 'NextToken',
      all: rows.instanceTypes,
      by: { InstanceType: Map.groupBy(rows.instanceTypes, ({ InstanceType = '' }) => InstanceType) },
      missing: 'InvalidInstanceType',
      maxKeys: 100,
      paging: INSTANCE_TYPE_PAGES,
    }),
    'ec2:DescribeRegions': list({
      output: DescribeRegionsResult$,
      member: 'Regions',
      // There are no pages.
      next: 'NextToken',
      all: rows.regions,
      paging: EC2_PAGES,
    }),
    'ec2:DescribeSubnets': list({
      output: DescribeSubnetsResult$,
      member: 'Subnets',
      next: 'NextToken',
      all: rows.subnets,
      paging: EC2_PAGES,
    }),
    'ec2:DescribeSecurityGroups': list({
      output: DescribeSecurityGroupsResult$,
      member: 'SecurityGroups',
      next: 'NextToken',
      all: rows.securityGroups,
      paging: EC2_PAGES,
    }),
    'ec2:DescribeVolumes': list({
      output: DescribeVolumesResult$,
      member: 'Volumes',
      next: 'NextToken',
      all: rows.volumes,
      ignored: ['IncludeManagedResources'],
      paging: EC2_PAGES,
    }),
    'ec2:DescribeSnapshots': list({
      output: DescribeSnapshotsResult$,
      member: 'Snapshots',
      next: 'NextToken',
      all: rows.snapshots,
      filters: { 'volume-id': ['VolumeId'] },
      // All are the account's own.
      ignored: ['Owner'],
      paging: EC2_PAGES,
    }),
    'ec2:DescribeLaunchTemplateVersions': list({
      output: DescribeLaunchTemplateVersionsResult$,
      member: 'LaunchTemplateVersions',
      next: 'NextToken',
      all: rows.launchTemplateVersions,
      by: {
        LaunchTemplateId: Map.groupBy(
          rows.launchTemplateVersions,
          ({ LaunchTemplateId = '' }) => LaunchTemplateId,
        ),
        LaunchTemplateName: Map.groupBy(
          rows.launchTemplateVersions,
          ({ LaunchTemplateName = '' }) => LaunchTemplateName,
        ),
      },
      missing: 'InvalidLaunchTemplateId.NotFound',
      paging: TEMPLATE_VERSION_PAGES,
      // Every template has one version, which is its latest and its default.
      ignored: ['LaunchTemplateVersion'],
    }),
  }),
  limitsOf,
  metricLevels: { CPUUtilization: 60 },
});
