import type {
  Artifacts,
  CapacityReservation,
  Ec2Instance,
  Ec2InstancePeak,
  Ec2InstanceType,
  Image,
  InstanceAgentPeak,
  LaunchTemplateVersion,
  SecurityGroup,
  Subnet,
  Volume,
  VolumePeak,
  VolumeSnapshots,
} from '../../../src/model/artifacts';
import { aPeak, HOURS, WINDOW } from './fields';

export const anEc2Instance = (overrides: Partial<Ec2Instance> = {}): Ec2Instance => ({
  instanceId: 'i-0a1b2c3d4e5f60001',
  instanceType: 'm5.large',
  state: 'running',
  availabilityZone: 'us-east-1a',
  subnetId: 'subnet-a',
  networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.1.10'] }],
  securityGroupIds: ['sg-web'],
  managedBy: null,
  platform: 'Linux/UNIX',
  lifecycle: 'on-demand',
  tenancy: 'default',
  autoScalingGroupName: null,
  detailedMonitoring: true,
  tags: {},
  ...overrides,
});

/** Of one that is hardly busy at all. */
export const anEc2InstancePeak = (overrides: Partial<Ec2InstancePeak> = {}): Ec2InstancePeak => ({
  instanceId: 'i-2',
  window: WINDOW,
  cpuUtilization: aPeak(0.6),
  cpuUtilizationByHour: Array.from({ length: HOURS }, () => 0.5),
  leastCpuCredits: null,
  ...overrides,
});

/** Of one that has most of its memory and disk free. */
export const anAgentPeak = (overrides: Partial<InstanceAgentPeak> = {}): InstanceAgentPeak => ({
  instanceId: 'i-2',
  memoryUsedPercent: aPeak(30),
  disks: [{ path: '/', usedPercent: aPeak(40) }],
  ...overrides,
});

/** What the database `orders` lets in: the instances of the group `web`. */
export const aSecurityGroup = (overrides: Partial<SecurityGroup> = {}): SecurityGroup => ({
  securityGroupId: 'sg-db',
  admitsGroups: ['sg-web'],
  admitsRanges: [],
  ...overrides,
});

export const aCapacityReservation = (overrides: Partial<CapacityReservation> = {}): CapacityReservation => ({
  capacityReservationId: 'cr-1',
  ownerId: '111122223333',
  instanceType: 'm5.large',
  platform: 'Linux/UNIX',
  availabilityZone: 'us-east-1a',
  tenancy: 'default',
  totalInstanceCount: 1,
  availableInstanceCount: 0,
  state: 'active',
  instanceMatchCriteria: 'open',
  reservationType: 'default',
  interruptible: false,
  endDate: null,
  ...overrides,
});

export const anInstanceType = (overrides: Partial<Ec2InstanceType> = {}): Ec2InstanceType => ({
  instanceType: 'm5.large',
  vCpus: 2,
  memoryMiB: 8192,
  burstable: false,
  ebs: null,
  ...overrides,
});

export const aLaunchTemplate = (overrides: Partial<LaunchTemplateVersion> = {}): LaunchTemplateVersion => ({
  launchTemplateId: 'lt-1',
  launchTemplateName: 'web',
  version: '$Default',
  instanceType: 'm5.large',
  imageId: 'ami-1',
  marketType: null,
  ...overrides,
});

export const anImage = (overrides: Partial<Image> = {}): Image => ({
  imageId: 'ami-1',
  state: 'available',
  ...overrides,
});

export const aSubnet = (overrides: Partial<Subnet> = {}): Subnet => ({
  subnetId: 'subnet-a',
  vpcId: 'vpc-1',
  availabilityZone: 'us-east-1a',
  cidrBlock: '10.0.0.0/20',
  availableIpAddressCount: 4000,
  ipv6Native: false,
  tags: {},
  ...overrides,
});

export const aVolume = (overrides: Partial<Volume> = {}): Volume => ({
  volumeId: 'vol-1',
  volumeType: 'gp3',
  sizeGiB: 100,
  iops: 3000,
  throughputMiBps: 125,
  state: 'in-use',
  instanceIds: ['i-0a1b2c3d4e5f60001'],
  goesWithInstance: true,
  tags: {},
  ...overrides,
});

/** Of one that hardly reads or writes. */
export const aVolumePeak = (overrides: Partial<VolumePeak> = {}): VolumePeak => ({
  volumeId: 'vol-2',
  window: WINDOW,
  iops: aPeak(10),
  iopsByHour: Array.from({ length: HOURS }, () => 9),
  bytesPerSecond: aPeak(2 ** 18),
  bytesPerSecondByHour: Array.from({ length: HOURS }, () => 2 ** 17),
  leastBurstBalance: null,
  ...overrides,
});

/** Of the morning of the day before. */
export const someSnapshots = (overrides: Partial<VolumeSnapshots> = {}): VolumeSnapshots => ({
  volumeId: 'vol-1',
  completed: '2026-11-21T05:00:00Z',
  last: { startTime: '2026-11-21T05:00:00Z', state: 'completed' },
  ...overrides,
});

export const healthyEc2 = {
  ec2Instances: [
    anEc2Instance({ autoScalingGroupName: 'web' }),
    anEc2Instance({ instanceId: 'i-2', tags: { app: 'search' } }),
    anEc2Instance({ instanceId: 'i-3', tags: { app: 'search' }, availabilityZone: 'us-east-1b' }),
  ],
  ec2InstancePeaks: [anEc2InstancePeak(), anEc2InstancePeak({ instanceId: 'i-3' })],
  instanceAgentPeaks: [anAgentPeak(), anAgentPeak({ instanceId: 'i-3' })],
  capacityReservations: [aCapacityReservation()],
  ec2InstanceTypes: { 'm5.large': anInstanceType() },
  launchTemplates: [aLaunchTemplate()],
  images: [anImage()],
  subnets: [aSubnet(), aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' })],
  securityGroups: [aSecurityGroup()],
  volumes: [
    aVolume({ goesWithInstance: false }),
    aVolume({ volumeId: 'vol-2', instanceIds: ['i-2'], goesWithInstance: false }),
    aVolume({
      ...{ volumeId: 'vol-3', volumeType: 'st1', sizeGiB: 1024, iops: null, throughputMiBps: null },
      ...{ instanceIds: ['i-3'], goesWithInstance: false },
    }),
  ],
  volumePeaks: [aVolumePeak(), aVolumePeak({ volumeId: 'vol-3', leastBurstBalance: aPeak(99) })],
  volumeSnapshots: ['vol-1', 'vol-2', 'vol-3'].map((volumeId) => someSnapshots({ volumeId })),
} satisfies Partial<Artifacts>;
