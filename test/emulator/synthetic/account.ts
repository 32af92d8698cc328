/**
 * An account made up from a seed: as many resources as asked for, in the shapes of the SDK's own types and about
 * as large on the wire as AWS's, so that what it costs to read them is true to life.
 */
import type {
  AutoScalingGroup,
  LaunchConfiguration,
  ScalingPolicy,
  ScheduledUpdateGroupAction,
} from '@aws-sdk/client-auto-scaling';
import type {
  _InstanceType,
  Instance,
  InstanceTypeInfo,
  LaunchTemplateVersion,
  Reservation,
  Subnet,
  Volume,
} from '@aws-sdk/client-ec2';
import type {
  Listener,
  LoadBalancer,
  LoadBalancerAttribute,
  Rule,
  TagDescription,
  TargetGroup,
  TargetHealthDescription,
  ZonalCapacityReservationState,
} from '@aws-sdk/client-elastic-load-balancing-v2';
import type { AccountQuota, DBCluster, DBInstance, Parameter } from '@aws-sdk/client-rds';
import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { TrustedAdvisorCheckDescription, TrustedAdvisorCheckResult } from '@aws-sdk/client-support';

export interface AccountSize {
  readonly seed: number;
  readonly instances: number;
  readonly groups: number;
  readonly loadBalancers: number;
  readonly dbInstances: number;
}

export interface SyntheticAccount {
  /** One instance each. */
  readonly reservations: readonly Reservation[];
  readonly instanceTypes: readonly InstanceTypeInfo[];
  readonly subnets: readonly Subnet[];
  readonly volumes: readonly Volume[];
  readonly launchTemplateVersions: readonly LaunchTemplateVersion[];
  readonly autoScalingGroups: readonly AutoScalingGroup[];
  readonly scalingPolicies: readonly ScalingPolicy[];
  readonly scheduledActions: readonly ScheduledUpdateGroupAction[];
  readonly launchConfigurations: readonly LaunchConfiguration[];
  readonly loadBalancers: readonly LoadBalancer[];
  readonly loadBalancerAttributes: ReadonlyMap<string, readonly LoadBalancerAttribute[]>;
  readonly listeners: ReadonlyMap<string, readonly Listener[]>;
  /** Of capacity reservations, by load balancer. */
  readonly reservationStates: ReadonlyMap<string, readonly ZonalCapacityReservationState[]>;
  /** By the ARN of their listener. */
  readonly rules: ReadonlyMap<string, readonly Rule[]>;
  readonly targetGroups: readonly TargetGroup[];
  readonly targetHealth: ReadonlyMap<string, readonly TargetHealthDescription[]>;
  readonly tagDescriptions: readonly TagDescription[];
  readonly dbInstances: readonly DBInstance[];
  readonly dbClusters: readonly DBCluster[];
  /** By name of the parameter group. */
  readonly dbParameters: ReadonlyMap<string, readonly Parameter[]>;
  readonly dbClusterParameters: ReadonlyMap<string, readonly Parameter[]>;
  readonly rdsAccountQuotas: readonly AccountQuota[];
  readonly defaultQuotas: ReadonlyMap<string, readonly ServiceQuota[]>;
  readonly appliedQuotas: ReadonlyMap<string, readonly ServiceQuota[]>;
  readonly trustedAdvisorChecks: readonly TrustedAdvisorCheckDescription[];
  readonly trustedAdvisorResults: ReadonlyMap<string, TrustedAdvisorCheckResult>;
}

export const ACCOUNT_ID = '111122223333';
export const REGION = 'us-east-1';
const ZONES = ['us-east-1a', 'us-east-1b', 'us-east-1c'];
const SUBNETS_PER_VPC = 12;
/** Instances put in one subnet: half of what a /20 holds. */
const INSTANCES_PER_SUBNET = 2000;
const CREATED = new Date('2026-01-15T08:00:00Z');
/** Every n-th of these is not like the others. */
const EVERY = {
  mixedGroup: 10,
  launchConfigurationGroup: 7,
  scheduledGroup: 5,
  networkLoadBalancer: 8,
  cluster: 3,
};
const PARAMETERS_PER_GROUP = 250;

const TYPES: readonly { name: _InstanceType; vCpus: number; memoryMiB: number; network: string }[] = [
  { name: 'm5.large', vCpus: 2, memoryMiB: 8192, network: 'Up to 10 Gigabit' },
  { name: 'm5.xlarge', vCpus: 4, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
  { name: 'c5.xlarge', vCpus: 4, memoryMiB: 8192, network: 'Up to 10 Gigabit' },
  { name: 'c5.2xlarge', vCpus: 8, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
  { name: 'r5.large', vCpus: 2, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
  { name: 't3.medium', vCpus: 2, memoryMiB: 4096, network: 'Up to 5 Gigabit' },
  { name: 'r6g.large', vCpus: 2, memoryMiB: 16_384, network: 'Up to 10 Gigabit' },
];
const FLEET_TYPES = TYPES.slice(0, 6);

/** Names and codes of the quotas that use is counted for; the rest of a service's list is made up. */
const KNOWN_QUOTAS: Readonly<
  Record<string, readonly (readonly [code: string, name: string, value: number])[]>
> = {
  ec2: [
    ['L-1216C47A', 'Running On-Demand Standard (A, C, D, H, I, M, R, T, Z) instances', 5],
    ['L-34B43A08', 'All Standard (A, C, D, H, I, M, R, T, Z) Spot Instance Requests', 5],
    ['L-DB2E81BA', 'Running On-Demand G and VT instances', 0],
  ],
  ebs: [
    ['L-7A658B76', 'Storage for General Purpose SSD (gp3) volumes, in TiB', 50],
    ['L-D18FCD1D', 'Storage for General Purpose SSD (gp2) volumes, in TiB', 50],
  ],
  elasticloadbalancing: [
    ['L-53DA6B97', 'Application Load Balancers per Region', 50],
    ['L-B22855CB', 'Target Groups per Region', 3000],
    ['L-7E6692B2', 'Targets per Application Load Balancer', 1000],
    ['L-69A177A2', 'Network Load Balancers per Region', 50],
  ],
  autoscaling: [
    ['L-CDE20ADC', 'Auto Scaling groups per region', 500],
    ['L-6B80B8FA', 'Launch configurations per region', 200],
  ],
  vpc: [
    ['L-F678F1CE', 'VPCs per Region', 5],
    ['L-DF5E4CA3', 'Network interfaces per Region', 5000],
  ],
  rds: [
    ['L-7B6409FD', 'DB instances', 40],
    ['L-952B80B8', 'DB clusters', 40],
    ['L-7ADDB58A', 'Total storage for all DB instances', 100_000],
  ],
  lambda: [['L-B99A9384', 'Concurrent executions', 1000]],
};
/** Quotas a service lists: EC2 lists far more than a page of 100. */
const QUOTAS_LISTED: Readonly<Record<string, number>> = { ec2: 250 };
const QUOTAS_LISTED_BY_OTHERS = 40;

const TRUSTED_ADVISOR_COLUMNS = [
  'Region',
  'Service',
  'Limit Name',
  'Limit Amount',
  'Current Usage',
  'Status',
];
const TRUSTED_ADVISOR_CATEGORIES = ['service_limits', 'fault_tolerance', 'security', 'performance'];
const TRUSTED_ADVISOR_CHECKS = 60;

type Random = () => number;

/** Mulberry32: a small generator of even numbers in [0, 1), the same for the same seed. */
function seeded(seed: number): Random {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}

const times = <T>(count: number, make: (index: number) => T): T[] =>
  Array.from({ length: count }, (_, i) => make(i));
const hex = (index: number, length = 17): string => index.toString(16).padStart(length, '0');
const at = <T>(list: readonly T[], index: number): T => {
  const item = list[index % list.length];
  if (item === undefined) throw new RangeError('an empty list has no items');
  return item;
};
const byKey = <T, V>(items: readonly T[], key: (item: T) => string, value: (item: T, index: number) => V) =>
  new Map(items.map((item, index) => [key(item), value(item, index)]));

const appTags = (name: string) => [
  { Key: 'Name', Value: name },
  { Key: 'app', Value: 'shop' },
  { Key: 'cost-center', Value: 'commerce-4711' },
];

export function syntheticAccount(size: AccountSize): SyntheticAccount {
  const random = seeded(size.seed);
  const subnets = times(Math.max(6, 3 * Math.ceil(size.instances / INSTANCES_PER_SUBNET / 3)), subnet);
  const targetGroups = times(size.groups, (i) => targetGroup(i, size.loadBalancers));
  const loadBalancers = times(size.loadBalancers, (i) => loadBalancer(i, subnets));
  const instances = times(size.instances, (i) => instance(i, size.groups, subnets, random));
  const autoScalingGroups = groupsOf(instances, targetGroups, subnets);
  const dbInstances = times(size.dbInstances, (i) => dbInstance(i, random));
  const trustedAdvisorChecks = times(TRUSTED_ADVISOR_CHECKS, trustedAdvisorCheck);
  const defaultQuotas = new Map(Object.keys(KNOWN_QUOTAS).map((code) => [code, quotasOf(code)]));
  return {
    reservations: instances.map((one, i) => ({
      ReservationId: `r-${hex(i)}`,
      OwnerId: ACCOUNT_ID,
      Instances: [one],
    })),
    instanceTypes: TYPES.map(instanceTypeInfo),
    subnets,
    volumes: instances.map(rootVolume),
    launchTemplateVersions: times(size.groups, launchTemplateVersion),
    autoScalingGroups,
    scalingPolicies: autoScalingGroups.map(scalingPolicy),
    scheduledActions: autoScalingGroups.filter((_, i) => i % EVERY.scheduledGroup === 0).map(scheduledAction),
    launchConfigurations: times(size.groups, launchConfiguration).filter((_, i) =>
      usesLaunchConfiguration(i),
    ),
    loadBalancers,
    loadBalancerAttributes: byKey(loadBalancers, loadBalancerKey, loadBalancerAttributes),
    listeners: byKey(loadBalancers, loadBalancerKey, (one) => [listener(one, targetGroups)]),
    reservationStates: byKey(loadBalancers, loadBalancerKey, reservationStates),
    rules: byKey(loadBalancers, listenerKey, (one) => rulesOf(one, targetGroups)),
    targetGroups,
    targetHealth: byKey(targetGroups, targetGroupKey, (_, i) => targetHealth(autoScalingGroups[i])),
    tagDescriptions: [...loadBalancers.map(loadBalancerKey), ...targetGroups.map(targetGroupKey)].map(
      tagDescription,
    ),
    dbInstances,
    dbClusters: dbClustersOf(dbInstances),
    dbParameters: parametersOf(['shop-mysql8', 'shop-aurora-mysql8']),
    dbClusterParameters: parametersOf(['shop-aurora-cluster']),
    rdsAccountQuotas: [
      { AccountQuotaName: 'DBInstances', Used: size.dbInstances, Max: size.dbInstances + 10 },
      { AccountQuotaName: 'AllocatedStorage', Used: size.dbInstances * 100, Max: 100_000 },
      { AccountQuotaName: 'ReadReplicasPerMaster', Used: 0, Max: 15 },
    ],
    defaultQuotas,
    appliedQuotas: byKey([...defaultQuotas.keys()], String, (code) =>
      (defaultQuotas.get(code) ?? [])
        .filter((_, i) => i % 2 === 0)
        .map((quota) => raised(quota, size.instances)),
    ),
    trustedAdvisorChecks,
    trustedAdvisorResults: byKey(trustedAdvisorChecks, ({ id = '' }) => id, trustedAdvisorResult),
  };
}

const arn = (service: string, rest: string): string => `arn:aws:${service}:${REGION}:${ACCOUNT_ID}:${rest}`;
const loadBalancerKey = ({ LoadBalancerArn = '' }: LoadBalancer): string => LoadBalancerArn;
const listenerKey = (owner: LoadBalancer): string =>
  `${loadBalancerKey(owner).replace(':loadbalancer/', ':listener/')}/0123456789abcdef`;
const targetGroupKey = ({ TargetGroupArn = '' }: TargetGroup): string => TargetGroupArn;
const vpcId = (index: number): string => `vpc-${hex(Math.floor(index / SUBNETS_PER_VPC))}`;
const groupName = (index: number): string => `shop-${String(index).padStart(4, '0')}`;
const templateId = (index: number): string => `lt-${hex(index)}`;
const isMixed = (index: number): boolean => index % EVERY.mixedGroup === 3;
const usesLaunchConfiguration = (index: number): boolean =>
  !isMixed(index) && index % EVERY.launchConfigurationGroup === 4;
const isNetwork = (index: number): boolean => index % EVERY.networkLoadBalancer === 7;

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
function instance(index: number, groups: number, subnets: readonly Subnet[], random: Random): Instance {
  const group = groups > 0 && index % 50 !== 49 ? index % groups : null;
  const name = group === null ? `tool-${index}` : groupName(group);
  const home = at(subnets, index);
  const { name: InstanceType } = at(FLEET_TYPES, group ?? index);
  const address = `10.${(index >> 16) & 255}.${(index >> 8) & 255}.${index & 255}`;
  const securityGroups = [{ GroupId: `sg-${hex(group ?? 0)}`, GroupName: name }];
  return {
    InstanceId: instanceId(index),
    InstanceType,
    ImageId: `ami-${hex(17)}`,
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

const launchTemplateVersion = (index: number): LaunchTemplateVersion => ({
  LaunchTemplateId: templateId(index),
  LaunchTemplateName: groupName(index),
  VersionNumber: 7,
  DefaultVersion: true,
  CreateTime: CREATED,
  CreatedBy: `arn:aws:iam::${ACCOUNT_ID}:role/deploy`,
  LaunchTemplateData: {
    ImageId: `ami-${hex(17)}`,
    InstanceType: at(FLEET_TYPES, index).name,
    EbsOptimized: true,
  },
});

const launchConfiguration = (index: number): LaunchConfiguration => ({
  LaunchConfigurationName: groupName(index),
  LaunchConfigurationARN: arn(
    'autoscaling',
    `launchConfiguration:${index}:launchConfigurationName/${groupName(index)}`,
  ),
  InstanceType: at(FLEET_TYPES, index).name,
  ImageId: `ami-${hex(17)}`,
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

/** One group per target group, with the instances that carry its name. */
function groupsOf(
  instances: readonly Instance[],
  targetGroups: readonly TargetGroup[],
  subnets: readonly Subnet[],
): AutoScalingGroup[] {
  const members = Map.groupBy(
    instances,
    ({ Tags = [] }) => Tags.find(({ Key }) => Key === 'aws:autoscaling:groupName')?.Value ?? '',
  );
  return targetGroups.map((attached, i) => group(i, attached, members.get(groupName(i)) ?? [], subnets));
}

function group(
  index: number,
  attached: TargetGroup,
  members: readonly Instance[],
  subnets: readonly Subnet[],
): AutoScalingGroup {
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
    TargetGroupARNs: [targetGroupKey(attached)],
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

function loadBalancer(index: number, subnets: readonly Subnet[]): LoadBalancer {
  const type = isNetwork(index) ? 'network' : 'application';
  const name = `shop-lb-${index}`;
  return {
    LoadBalancerArn: arn(
      'elasticloadbalancing',
      `loadbalancer/${isNetwork(index) ? 'net' : 'app'}/${name}/${hex(index, 16)}`,
    ),
    LoadBalancerName: name,
    DNSName: `${name}-${index}.${REGION}.elb.amazonaws.com`,
    CanonicalHostedZoneId: 'Z35SXDOTRQ7X7K',
    CreatedTime: CREATED,
    Scheme: 'internet-facing',
    VpcId: vpcId(0),
    State: { Code: 'active' },
    Type: type,
    AvailabilityZones: ZONES.map((ZoneName, zone) => ({ ZoneName, SubnetId: at(subnets, zone).SubnetId })),
    SecurityGroups: isNetwork(index) ? undefined : [`sg-${hex(index)}`],
    IpAddressType: 'ipv4',
  };
}

const loadBalancerAttributes = (_: LoadBalancer, index: number): LoadBalancerAttribute[] => [
  { Key: 'access_logs.s3.enabled', Value: 'false' },
  { Key: 'deletion_protection.enabled', Value: String(index % 2 === 0) },
  { Key: 'load_balancing.cross_zone.enabled', Value: String(!isNetwork(index)) },
  ...(isNetwork(index) ? [] : [{ Key: 'idle_timeout.timeout_seconds', Value: '60' }]),
];

const tagDescription = (resource: string): TagDescription => ({
  ResourceArn: resource,
  Tags: appTags(resource.split('/').at(-2) ?? ''),
});

/** Target group i stands behind load balancer i modulo their number. */
function targetGroup(index: number, loadBalancers: number): TargetGroup {
  const name = `shop-tg-${index}`;
  const owner = loadBalancers > 0 ? loadBalancer(index % loadBalancers, [{}]) : null;
  const protocol = owner?.Type === 'network' ? 'TCP' : 'HTTP';
  return {
    TargetGroupArn: arn('elasticloadbalancing', `targetgroup/${name}/${hex(index, 16)}`),
    TargetGroupName: name,
    Protocol: protocol,
    Port: 80,
    VpcId: vpcId(0),
    HealthCheckProtocol: protocol,
    HealthCheckPort: 'traffic-port',
    HealthCheckEnabled: true,
    HealthCheckIntervalSeconds: 10,
    HealthCheckTimeoutSeconds: 5,
    HealthyThresholdCount: 3,
    UnhealthyThresholdCount: 3,
    HealthCheckPath: protocol === 'HTTP' ? '/health' : undefined,
    Matcher: protocol === 'HTTP' ? { HttpCode: '200' } : undefined,
    LoadBalancerArns: owner === null ? [] : [loadBalancerKey(owner)],
    TargetType: 'instance',
    ProtocolVersion: protocol === 'HTTP' ? 'HTTP1' : undefined,
    IpAddressType: 'ipv4',
  };
}

const groupsBehind = (owner: LoadBalancer, targetGroups: readonly TargetGroup[]): TargetGroup[] =>
  targetGroups.filter(({ LoadBalancerArns }) => LoadBalancerArns?.[0] === owner.LoadBalancerArn);

/** The default action forwards to the first group of a load balancer, a rule to each of the others. */
const rulesOf = (owner: LoadBalancer, targetGroups: readonly TargetGroup[]): Rule[] =>
  groupsBehind(owner, targetGroups).map(({ TargetGroupArn }, index) => ({
    RuleArn: `${listenerKey(owner).replace(':listener/', ':listener-rule/')}/${hex(index, 16)}`,
    Priority: index === 0 ? 'default' : String(index),
    Conditions: index === 0 ? [] : [{ Field: 'path-pattern', Values: [`/${index}/*`] }],
    Actions: [{ Type: 'forward', TargetGroupArn, Order: 1 }],
    IsDefault: index === 0,
  }));

function listener(owner: LoadBalancer, targetGroups: readonly TargetGroup[]): Listener {
  const [forwardTo] = groupsBehind(owner, targetGroups);
  const isHttp = owner.Type === 'application';
  return {
    ListenerArn: listenerKey(owner),
    LoadBalancerArn: owner.LoadBalancerArn,
    Port: isHttp ? 443 : 80,
    Protocol: isHttp ? 'HTTPS' : 'TCP',
    SslPolicy: isHttp ? 'ELBSecurityPolicy-TLS13-1-2-2021-06' : undefined,
    Certificates: isHttp
      ? [{ CertificateArn: arn('acm', 'certificate/11111111-2222-4333-8444-555555555555') }]
      : undefined,
    DefaultActions: [{ Type: 'forward', TargetGroupArn: forwardTo?.TargetGroupArn, Order: 1 }],
  };
}

const reservationStates = ({ AvailabilityZones = [] }: LoadBalancer): ZonalCapacityReservationState[] =>
  AvailabilityZones.map(({ ZoneName }) => ({
    State: { Code: 'provisioned' },
    AvailabilityZone: ZoneName,
    EffectiveCapacityUnits: 100,
  }));

const targetHealth = (owner: AutoScalingGroup | undefined): TargetHealthDescription[] =>
  (owner?.Instances ?? []).map(({ InstanceId, AvailabilityZone }) => ({
    Target: { Id: InstanceId, Port: 80, AvailabilityZone },
    HealthCheckPort: '80',
    TargetHealth: { State: 'healthy' },
  }));

const isClustered = (index: number): boolean => index % EVERY.cluster !== 0;
/** Two members share a cluster. */
const clusterOf = (index: number): string => `shop-cluster-${Math.floor(index / EVERY.cluster)}`;

function dbInstance(index: number, random: Random): DBInstance {
  const name = `shop-db-${String(index).padStart(4, '0')}`;
  const clustered = isClustered(index);
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arn('rds', `db:${name}`),
    DbiResourceId: `db-${hex(index, 26).toUpperCase()}`,
    DBInstanceClass: clustered ? 'db.r6g.large' : 'db.m5.large',
    Engine: clustered ? 'aurora-mysql' : 'mysql',
    EngineVersion: clustered ? '8.0.mysql_aurora.3.08.0' : '8.0.40',
    DBInstanceStatus: 'available',
    MasterUsername: 'admin',
    DBName: 'shop',
    Endpoint: {
      Address: `${name}.abcdefghijkl.${REGION}.rds.amazonaws.com`,
      Port: 3306,
      HostedZoneId: 'Z2R2ITUGPM61AM',
    },
    AllocatedStorage: clustered ? 1 : 100 + Math.floor(random() * 400),
    MaxAllocatedStorage: clustered ? undefined : 1000,
    StorageType: clustered ? 'aurora' : 'gp3',
    Iops: clustered ? undefined : 3000,
    StorageEncrypted: true,
    InstanceCreateTime: CREATED,
    MultiAZ: !clustered && index % 2 === 0,
    AvailabilityZone: at(ZONES, index),
    PreferredBackupWindow: '03:00-03:30',
    PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
    BackupRetentionPeriod: 7,
    LatestRestorableTime: CREATED,
    PendingModifiedValues: {},
    AutoMinorVersionUpgrade: true,
    DeletionProtection: true,
    PubliclyAccessible: false,
    ReadReplicaDBInstanceIdentifiers: [],
    DBClusterIdentifier: clustered ? clusterOf(index) : undefined,
    DBParameterGroups: [
      {
        DBParameterGroupName: clustered ? 'shop-aurora-mysql8' : 'shop-mysql8',
        ParameterApplyStatus: 'in-sync',
      },
    ],
    DBSecurityGroups: [],
    VpcSecurityGroups: [{ VpcSecurityGroupId: `sg-${hex(1)}`, Status: 'active' }],
    DBSubnetGroup: {
      DBSubnetGroupName: 'shop',
      VpcId: vpcId(0),
      SubnetGroupStatus: 'Complete',
      Subnets: ZONES.map((Name, zone) => ({
        SubnetIdentifier: `subnet-${hex(zone)}`,
        SubnetAvailabilityZone: { Name },
        SubnetStatus: 'Active',
      })),
    },
    MonitoringInterval: 60,
    PerformanceInsightsEnabled: true,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: new Date('2030-01-01T00:00:00Z') },
    CopyTagsToSnapshot: true,
    TagList: appTags(name),
  };
}

const dbClustersOf = (instances: readonly DBInstance[]): DBCluster[] =>
  [...Map.groupBy(instances, ({ DBClusterIdentifier = '' }) => DBClusterIdentifier)]
    .filter(([name]) => name !== '')
    .map(([name, members]) => ({
      DBClusterIdentifier: name,
      DBClusterArn: arn('rds', `cluster:${name}`),
      Engine: 'aurora-mysql',
      EngineVersion: '8.0.mysql_aurora.3.08.0',
      EngineMode: 'provisioned',
      Status: 'available',
      MultiAZ: members.length > 1,
      AvailabilityZones: ZONES,
      DBClusterMembers: members.map(({ DBInstanceIdentifier }, i) => ({
        DBInstanceIdentifier,
        IsClusterWriter: i === 0,
        PromotionTier: 1,
      })),
      DBClusterParameterGroup: 'shop-aurora-cluster',
      BackupRetentionPeriod: 7,
      LatestRestorableTime: CREATED,
      PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
      DeletionProtection: true,
      TagList: appTags(name),
    }));

/** Long enough for three pages; what matters stands in the last. */
const parametersOf = (groups: readonly string[]): Map<string, readonly Parameter[]> =>
  byKey(groups, String, () => [
    ...times(PARAMETERS_PER_GROUP - 1, (i) => ({
      ParameterName: `innodb_setting_${i}`,
      ParameterValue: String(i),
      Source: 'engine-default',
      DataType: 'integer',
      ApplyType: 'dynamic',
      IsModifiable: true,
    })),
    {
      ParameterName: 'max_connections',
      ParameterValue: '{DBInstanceClassMemory/12582880}',
      Source: 'system',
      DataType: 'integer',
      ApplyType: 'dynamic',
      IsModifiable: true,
    },
  ]);

function quotasOf(serviceCode: string): ServiceQuota[] {
  const known = KNOWN_QUOTAS[serviceCode] ?? [];
  const others = (QUOTAS_LISTED[serviceCode] ?? QUOTAS_LISTED_BY_OTHERS) - known.length;
  const made = times(
    others,
    (i) => [`L-${hex(i, 8).toUpperCase()}`, `${serviceCode} quota ${i}`, 100] as const,
  );
  return [...known, ...made].map(([QuotaCode, QuotaName, Value]) => ({
    ServiceCode: serviceCode,
    ServiceName: serviceCode,
    QuotaArn: arn('servicequotas', `${serviceCode}/${QuotaCode}`),
    QuotaCode,
    QuotaName,
    Value,
    Unit: 'None',
    Adjustable: true,
    GlobalQuota: false,
    QuotaAppliedAtLevel: 'ACCOUNT',
  }));
}

/** Raised far enough for what the account runs. */
const raised = (quota: ServiceQuota, instances: number): ServiceQuota => ({
  ...quota,
  Value: (quota.Value ?? 0) * 2 + instances * 10,
});

const trustedAdvisorCheck = (index: number): TrustedAdvisorCheckDescription => ({
  id: `check${String(index).padStart(5, '0')}`,
  name: `Check ${index}`,
  description: `<p>What check ${index} looks at.</p>`,
  category: at(TRUSTED_ADVISOR_CATEGORIES, index),
  metadata: TRUSTED_ADVISOR_COLUMNS,
});

const trustedAdvisorResult = (
  { id = '' }: TrustedAdvisorCheckDescription,
  index: number,
): TrustedAdvisorCheckResult => ({
  checkId: id,
  timestamp: CREATED.toISOString(),
  status: index % 6 === 0 ? 'warning' : 'ok',
  resourcesSummary: {
    resourcesProcessed: 100,
    resourcesFlagged: index % 6 === 0 ? 2 : 0,
    resourcesIgnored: 0,
    resourcesSuppressed: 0,
  },
  categorySpecificSummary: {},
  flaggedResources: times(index % 6 === 0 ? 2 : 0, (i) => ({
    status: 'warning',
    region: REGION,
    resourceId: hex(index * 100 + i, 32),
    isSuppressed: false,
    metadata: [REGION, 'EC2', `Limit ${i}`, '100', '85', 'Yellow'],
  })),
});
