import {
  aCapacityReservation,
  aDbInstance,
  aLaunchConfiguration,
  aLaunchTemplate,
  anAutoScalingGroup,
  anEc2Instance,
  aVolume,
} from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const instance = (InstanceId: string, more: object = {}) => ({
  InstanceId,
  InstanceType: 'm5.large',
  State: { Name: 'running' },
  Placement: { AvailabilityZone: 'us-east-1a' },
  ...more,
});

const ec2Instance = (instanceId: string, more: object = {}) => ({
  instanceId,
  instanceType: 'm5.large',
  state: 'running',
  availabilityZone: 'us-east-1a',
  subnetId: null,
  networkInterfaces: [],
  securityGroupIds: [],
  managedBy: null,
  platform: null,
  lifecycle: 'on-demand',
  tenancy: 'default',
  autoScalingGroupName: null,
  detailedMonitoring: false,
  tags: {},
  ...more,
});

const reservation = (CapacityReservationId: string, more: object = {}) => ({
  CapacityReservationId,
  OwnerId: '111122223333',
  InstanceType: 'm5.large',
  InstancePlatform: 'Linux/UNIX',
  AvailabilityZone: 'us-east-1a',
  TotalInstanceCount: 10,
  AvailableInstanceCount: 4,
  State: 'active',
  ...more,
});

const instanceType = (InstanceType: string) => ({
  InstanceType,
  VCpuInfo: { DefaultVCpus: 2 },
  MemoryInfo: { SizeInMiB: 8192 },
  // Of others, AWS says nothing.
  ...(InstanceType === 'm5.large' && {
    EbsInfo: {
      EbsOptimizedInfo: {
        BaselineIops: 3600,
        MaximumIops: 18_750,
        BaselineThroughputInMBps: 81.25,
        MaximumThroughputInMBps: 593.75,
      },
    },
  }),
});

const dayOf = (day: number): string => `2026-11-0${day}T00:00:00.000Z`;

const snapshot = (VolumeId: string, day: number, more: object = {}) => ({
  SnapshotId: `snap-${VolumeId}-${day}`,
  VolumeId,
  StartTime: new Date(dayOf(day)),
  State: 'completed',
  ...more,
});

export const ec2: readonly CollectorCase[] = [
  {
    id: 'ec2Instances',
    answers: {
      'ec2:DescribeInstances': paged(
        'NextToken',
        {
          Reservations: [
            { Instances: [instance('i-1'), instance('i-gone', { State: { Name: 'terminated' } })] },
          ],
        },
        {
          Reservations: [
            {
              Instances: [
                instance('i-2', {
                  InstanceLifecycle: 'spot',
                  Placement: { AvailabilityZone: 'us-east-1b', Tenancy: 'dedicated' },
                  Monitoring: { State: 'enabled' },
                  NetworkInterfaces: [
                    {
                      SubnetId: 'subnet-a',
                      PrivateIpAddresses: [
                        { PrivateIpAddress: '10.0.0.20' },
                        { PrivateIpAddress: '10.0.0.21' },
                      ],
                      Ipv4Prefixes: [{ Ipv4Prefix: '10.0.0.32/28' }],
                    },
                  ],
                  SecurityGroups: [{ GroupId: 'sg-web', GroupName: 'web' }],
                  PlatformDetails: 'Windows',
                  Operator: { Managed: true, Principal: 'eks.amazonaws.com' },
                  Tags: [{ Key: 'aws:autoscaling:groupName', Value: 'web' }],
                }),
              ],
            },
          ],
        },
      ),
    },
    data: [
      ec2Instance('i-1'),
      ec2Instance('i-2', {
        lifecycle: 'spot',
        availabilityZone: 'us-east-1b',
        tenancy: 'dedicated',
        detailedMonitoring: true,
        autoScalingGroupName: 'web',
        networkInterfaces: [{ subnetId: 'subnet-a', addresses: ['10.0.0.20', '10.0.0.21', '10.0.0.32/28'] }],
        securityGroupIds: ['sg-web'],
        managedBy: 'eks.amazonaws.com',
        platform: 'Windows',
        tags: { 'aws:autoscaling:groupName': 'web' },
      }),
    ],
  },
  {
    id: 'capacityReservations',
    answers: {
      'ec2:DescribeCapacityReservations': paged(
        'NextToken',
        { CapacityReservations: [reservation('cr-1')] },
        {
          CapacityReservations: [
            reservation('cr-2', {
              Tenancy: 'dedicated',
              InstanceMatchCriteria: 'targeted',
              ReservationType: 'capacity-block',
              Interruptible: true,
              EndDate: time,
            }),
          ],
        },
      ),
    },
    data: [
      aCapacityReservation({ totalInstanceCount: 10, availableInstanceCount: 4 }),
      aCapacityReservation({
        capacityReservationId: 'cr-2',
        totalInstanceCount: 10,
        availableInstanceCount: 4,
        tenancy: 'dedicated',
        instanceMatchCriteria: 'targeted',
        reservationType: 'capacity-block',
        interruptible: true,
        endDate: '2026-11-01T00:00:00.000Z',
      }),
    ],
  },
  {
    id: 'ec2InstanceTypes',
    inputs: {
      ec2Instances: [anEc2Instance({ instanceType: 'm5.large' })],
      capacityReservations: [aCapacityReservation({ instanceType: 'p5.48xlarge' })],
      autoScalingGroups: [
        anAutoScalingGroup({
          instances: [
            {
              instanceId: 'i-1',
              instanceType: 'm5.large',
              lifecycleState: '',
            },
          ],
        }),
      ],
      launchTemplates: [
        aLaunchTemplate({ instanceType: 'c6i.large' }),
        aLaunchTemplate({ instanceType: null }),
      ],
      launchConfigurations: [aLaunchConfiguration({ instanceType: 'zz9.plural' })],
      dbInstances: [
        aDbInstance({ dbInstanceClass: 'db.r6g.large' }),
        aDbInstance({ dbInstanceClass: 'db.serverless' }),
      ],
    },
    answers: {
      'ec2:DescribeInstanceTypes': ({ InstanceTypes }) => {
        const names = InstanceTypes as string[];
        if (names.includes('zz9.plural')) {
          throw Object.assign(new Error('The following supplied instance types do not exist: [zz9.plural]'), {
            name: 'InvalidInstanceType',
          });
        }
        return { InstanceTypes: names.map(instanceType) };
      },
    },
    data: Object.fromEntries(
      ['c6i.large', 'm5.large', 'p5.48xlarge', 'r6g.large'].map((name) => [
        name,
        {
          instanceType: name,
          vCpus: 2,
          memoryMiB: 8192,
          burstable: false,
          ebs:
            name === 'm5.large'
              ? { baselineIops: 3600, maximumIops: 18_750, baselineMBps: 81.25, maximumMBps: 593.75 }
              : null,
        },
      ]),
    ),
  },
  {
    id: 'images',
    inputs: {
      autoScalingGroups: [
        anAutoScalingGroup({ launchTemplate: null, launchConfigurationName: 'web-2019' }),
        anAutoScalingGroup({ launchTemplate: null, launchConfigurationName: 'other-2019' }),
      ],
      launchTemplates: [
        ...['ami-1', 'ami-1', 'ami-2', 'ami-off', 'ami-gone', 'ami-theirs', 'ami-unknown'].map((imageId) =>
          aLaunchTemplate({ imageId }),
        ),
        aLaunchTemplate({ imageId: 'resolve:ssm:web-ami' }),
        aLaunchTemplate({ imageId: null }),
      ],
      launchConfigurations: [
        aLaunchConfiguration({ imageId: 'ami-3' }),
        aLaunchConfiguration({ launchConfigurationName: 'unused', imageId: 'ami-unused' }),
      ],
    },
    answers: {
      'ec2:DescribeImages': ({ ImageIds, IncludeDisabled, NextToken }) => {
        const ids = ImageIds as string[];
        if (ids.includes('ami-unknown')) {
          throw Object.assign(new Error("The image id '[ami-unknown]' does not exist"), {
            name: 'InvalidAMIID.NotFound',
          });
        }
        if (ids.includes('ami-theirs')) {
          throw Object.assign(new Error('Not authorized for images: [ami-theirs]'), { name: 'AuthFailure' });
        }
        // Of an image that was deregistered while instances still run from it, nothing is listed.
        const listed = (NextToken === undefined ? ['ami-1', 'ami-2'] : ['ami-3', 'ami-off'])
          .filter((id) => ids.includes(id) && (id !== 'ami-off' || IncludeDisabled))
          .map((ImageId) => ({ ImageId, State: ImageId === 'ami-off' ? 'disabled' : 'available' }));
        return { Images: listed, NextToken: NextToken === undefined ? '2' : undefined };
      },
    },
    data: [
      { imageId: 'ami-unknown', state: null },
      { imageId: 'ami-theirs', state: null },
      { imageId: 'ami-1', state: 'available' },
      { imageId: 'ami-2', state: 'available' },
      { imageId: 'ami-3', state: 'available' },
      { imageId: 'ami-gone', state: null },
      { imageId: 'ami-off', state: 'disabled' },
    ],
  },
  {
    id: 'launchTemplates',
    inputs: {
      autoScalingGroups: [
        anAutoScalingGroup({
          launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Latest' },
        }),
        anAutoScalingGroup({
          launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Latest' },
        }),
        anAutoScalingGroup({
          launchTemplate: { launchTemplateId: 'lt-gone', launchTemplateName: 'old', version: '1' },
        }),
        anAutoScalingGroup({
          launchTemplate: null,
          mixedInstancesPolicy: {
            launchTemplate: { launchTemplateId: null, launchTemplateName: 'api', version: '3' },
            overrides: [],
            onDemandBaseCapacity: 0,
            onDemandPercentageAboveBaseCapacity: 100,
          },
        }),
      ],
    },
    answers: {
      'ec2:DescribeLaunchTemplateVersions': ({ LaunchTemplateId, LaunchTemplateName, Versions }) => {
        if (LaunchTemplateId === 'lt-gone') {
          throw Object.assign(new Error('gone'), { name: 'InvalidLaunchTemplateId.NotFound' });
        }
        if (LaunchTemplateId === undefined && LaunchTemplateName === undefined) return {};
        const isWeb = LaunchTemplateId === 'lt-1' && String(Versions) === '$Latest';
        return {
          LaunchTemplateVersions: [
            isWeb
              ? {
                  LaunchTemplateId,
                  LaunchTemplateName: 'web',
                  LaunchTemplateData: { InstanceType: 'm5.large', ImageId: 'ami-1' },
                }
              : {
                  LaunchTemplateId: 'lt-2',
                  LaunchTemplateName,
                  LaunchTemplateData: { InstanceMarketOptions: { MarketType: 'spot' } },
                },
          ],
        };
      },
    },
    data: [
      {
        launchTemplateId: 'lt-1',
        launchTemplateName: 'web',
        version: '$Latest',
        instanceType: 'm5.large',
        imageId: 'ami-1',
        marketType: null,
      },
      {
        launchTemplateId: 'lt-2',
        launchTemplateName: 'api',
        version: '3',
        instanceType: null,
        imageId: null,
        marketType: 'spot',
      },
    ],
  },
  {
    id: 'subnets',
    answers: {
      'ec2:DescribeSubnets': paged(
        'NextToken',
        {
          Subnets: [
            {
              SubnetId: 'subnet-a',
              VpcId: 'vpc-1',
              AvailabilityZone: 'us-east-1a',
              CidrBlock: '10.0.0.0/26',
              AvailableIpAddressCount: 0,
              Tags: [{ Key: 'Name', Value: 'a' }],
            },
          ],
        },
        {
          Subnets: [
            {
              SubnetId: 'subnet-b',
              VpcId: 'vpc-1',
              AvailabilityZone: 'us-east-1b',
              AvailableIpAddressCount: 59,
              Ipv6Native: true,
            },
          ],
        },
      ),
    },
    data: [
      {
        subnetId: 'subnet-a',
        vpcId: 'vpc-1',
        availabilityZone: 'us-east-1a',
        cidrBlock: '10.0.0.0/26',
        availableIpAddressCount: 0,
        ipv6Native: false,
        tags: { Name: 'a' },
      },
      {
        subnetId: 'subnet-b',
        vpcId: 'vpc-1',
        availabilityZone: 'us-east-1b',
        cidrBlock: '',
        availableIpAddressCount: 59,
        ipv6Native: true,
        tags: {},
      },
    ],
  },
  {
    id: 'securityGroups',
    answers: {
      'ec2:DescribeSecurityGroups': paged(
        'NextToken',
        {
          SecurityGroups: [
            {
              GroupId: 'sg-db',
              VpcId: 'vpc-1',
              IpPermissions: [
                { UserIdGroupPairs: [{ GroupId: 'sg-web' }, { GroupId: 'sg-worker' }] },
                {
                  UserIdGroupPairs: [{ GroupId: 'sg-web' }],
                  IpRanges: [{ CidrIp: '10.0.0.0/16' }],
                  Ipv6Ranges: [{ CidrIpv6: 'fd00::/8' }],
                  PrefixListIds: [{ PrefixListId: 'pl-1' }],
                },
              ],
            },
          ],
        },
        { SecurityGroups: [{ GroupId: 'sg-old' }] },
      ),
    },
    data: [
      {
        securityGroupId: 'sg-db',
        admitsGroups: ['sg-web', 'sg-worker'],
        admitsRanges: ['10.0.0.0/16', 'fd00::/8', 'pl-1'],
      },
      { securityGroupId: 'sg-old', admitsGroups: [], admitsRanges: [] },
    ],
  },
  {
    id: 'volumes',
    answers: {
      'ec2:DescribeVolumes': paged(
        'NextToken',
        {
          Volumes: [
            {
              VolumeId: 'vol-1',
              VolumeType: 'gp3',
              Size: 100,
              Iops: 3000,
              Throughput: 125,
              State: 'in-use',
              AvailabilityZone: 'us-east-1a',
              Attachments: [{ InstanceId: 'i-1', DeleteOnTermination: true }],
            },
          ],
        },
        {
          Volumes: [
            {
              VolumeId: 'vol-2',
              VolumeType: 'st1',
              Size: 500,
              State: 'available',
              AvailabilityZone: 'us-east-1b',
            },
          ],
        },
      ),
    },
    data: [
      {
        volumeId: 'vol-1',
        volumeType: 'gp3',
        sizeGiB: 100,
        iops: 3000,
        throughputMiBps: 125,
        state: 'in-use',
        instanceIds: ['i-1'],
        goesWithInstance: true,
        tags: {},
      },
      {
        volumeId: 'vol-2',
        volumeType: 'st1',
        sizeGiB: 500,
        iops: null,
        throughputMiBps: null,
        state: 'available',
        instanceIds: [],
        goesWithInstance: false,
        tags: {},
      },
    ],
  },
  {
    id: 'volumeSnapshots',
    inputs: {
      // 202 volumes, of which one is attached to nothing: two calls.
      volumes: [
        ...Array.from({ length: 201 }, (_, i) => aVolume({ volumeId: `vol-${i + 1}` })),
        aVolume({ volumeId: 'vol-free', instanceIds: [] }),
      ],
    },
    answers: {
      'ec2:DescribeSnapshots': ({ OwnerIds, Filters, NextToken }) => {
        const [{ Name, Values }] = Filters as [{ Name: string; Values: string[] }];
        if (String(OwnerIds) !== 'self' || Name !== 'volume-id' || Values.length > 200) {
          throw new Error('It asks for something else.');
        }
        if (!Values.includes('vol-1')) return { Snapshots: [] };
        return NextToken === undefined
          ? {
              // The oldest first, which is not what all say of AWS.
              Snapshots: [
                snapshot('vol-1', 1),
                snapshot('vol-1', 3),
                snapshot('vol-1', 2),
                snapshot('vol-2', 5, { State: 'error' }),
                snapshot('vol-3', 5, { State: 'pending' }),
                snapshot('vol-4', 6, { StorageTier: 'archive' }),
              ],
              NextToken: '2',
            }
          : {
              Snapshots: [
                snapshot('vol-2', 4),
                snapshot('vol-2', 2),
                snapshot('vol-4', 5, { StorageTier: 'standard' }),
              ],
            };
      },
    },
    data: [
      { volumeId: 'vol-1', completed: dayOf(3), last: { startTime: dayOf(3), state: 'completed' } },
      { volumeId: 'vol-2', completed: dayOf(4), last: { startTime: dayOf(5), state: 'error' } },
      { volumeId: 'vol-3', completed: null, last: { startTime: dayOf(5), state: 'pending' } },
      { volumeId: 'vol-4', completed: dayOf(5), last: { startTime: dayOf(6), state: 'completed' } },
      ...Array.from({ length: 197 }, (_, i) => ({ volumeId: `vol-${i + 5}`, completed: null, last: null })),
    ],
  },
];
