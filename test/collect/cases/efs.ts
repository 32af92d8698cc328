import { aFileSystem } from '../../builders/artifacts';
import { awsError } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const ARN = 'arn:aws:elasticfilesystem:us-east-1:111122223333:file-system';

/** What EFS says where it has all of it, and where it has as little as it may. */
const FILE_SYSTEMS = [
  {
    FileSystemId: 'fs-shop',
    FileSystemArn: `${ARN}/fs-shop`,
    CreationTime: time,
    LifeCycleState: 'available',
    PerformanceMode: 'generalPurpose',
    ThroughputMode: 'provisioned',
    ProvisionedThroughputInMibps: 64,
    SizeInBytes: { Value: 600, ValueInStandard: 100, ValueInIA: 200, ValueInArchive: 300 },
    Tags: [{ Key: 'app', Value: 'shop' }],
  },
  // Deleted after it was listed.
  {
    ...{ FileSystemId: 'fs-gone', FileSystemArn: `${ARN}/fs-gone`, CreationTime: time, Tags: [] },
    ...{ LifeCycleState: 'deleting', PerformanceMode: 'maxIO', SizeInBytes: { Value: 0 } },
  },
  {
    ...{ FileSystemId: 'fs-old', FileSystemArn: `${ARN}/fs-old`, CreationTime: time, Tags: [] },
    ...{ LifeCycleState: 'available', PerformanceMode: 'maxIO', SizeInBytes: { Value: 6 } },
    AvailabilityZoneName: 'us-east-1a',
  },
];

const MOUNT_TARGETS = [
  {
    ...{ MountTargetId: 'fsmt-1', FileSystemId: 'fs-shop', SubnetId: 'subnet-a', VpcId: 'vpc-1' },
    ...{ LifeCycleState: 'available', AvailabilityZoneName: 'us-east-1a', NetworkInterfaceId: 'eni-1' },
  },
  { MountTargetId: 'fsmt-2', FileSystemId: 'fs-shop', SubnetId: 'subnet-b', LifeCycleState: 'creating' },
  {
    ...{
      MountTargetId: 'fsmt-3',
      FileSystemId: 'fs-shop',
      SubnetId: 'subnet-c',
      LifeCycleState: 'available',
    },
    ...{ NetworkInterfaceId: 'eni-3' },
  },
  {
    ...{ MountTargetId: 'fsmt-4', FileSystemId: 'fs-shop', SubnetId: 'subnet-d', LifeCycleState: 'deleting' },
    ...{ NetworkInterfaceId: 'eni-gone' },
  },
];

/** What EC2 has of their network interfaces. */
const INTERFACES = [
  { NetworkInterfaceId: 'eni-1', Groups: [{ GroupId: 'sg-files' }, { GroupId: 'sg-more' }] },
  { NetworkInterfaceId: 'eni-3', Groups: [] },
  { NetworkInterfaceId: 'eni-of-another', Groups: [{ GroupId: 'sg-other' }] },
];

/** One item on each page; EFS repeats the token that it was asked with, and says the next one elsewhere. */
const pageOf = (name: string, items: readonly object[], Marker: unknown) => {
  const index = Marker === undefined ? 0 : Number(String(Marker).replace('page ', ''));
  return {
    ...(Marker !== undefined && { Marker }),
    [name]: items.slice(index, index + 1),
    ...(index + 1 < items.length && { NextMarker: `page ${index + 1}` }),
  };
};

const at = (value: number, iso: string, hoursWithData: number) => ({ value, at: iso, hoursWithData });
const byTheHour = { periodSeconds: 3600 };
const DAY_HOURS = 24;

export const efs: readonly CollectorCase[] = [
  {
    id: 'efsFileSystems',
    answers: {
      'elasticfilesystem:DescribeFileSystems': ({ Marker }) => pageOf('FileSystems', FILE_SYSTEMS, Marker),
      'elasticfilesystem:DescribeMountTargets': ({ FileSystemId, Marker }) => {
        if (FileSystemId === 'fs-gone') throw awsError('FileSystemNotFound');
        const own = MOUNT_TARGETS.filter((one) => one.FileSystemId === FileSystemId);
        return pageOf('MountTargets', own, Marker);
      },
      'ec2:DescribeNetworkInterfaces': ({ Filters, NextToken }) => {
        const [{ Name, Values }] = Filters as [{ Name: string; Values: string[] }];
        if (Name !== 'network-interface-id') throw awsError('InvalidParameterValue');
        const asked = INTERFACES.filter(({ NetworkInterfaceId: id }) => Values.includes(id));
        const index = NextToken === undefined ? 0 : 1;
        return {
          NetworkInterfaces: asked.slice(index, index + 1),
          ...(index + 1 < asked.length && { NextToken: 'page 1' }),
        };
      },
      'elasticfilesystem:DescribeLifecycleConfiguration': ({ FileSystemId }) => {
        if (FileSystemId === 'fs-gone') throw awsError('FileSystemNotFound');
        return {
          LifecyclePolicies:
            FileSystemId === 'fs-shop'
              ? [
                  { TransitionToIA: 'AFTER_30_DAYS' },
                  { TransitionToPrimaryStorageClass: 'AFTER_1_ACCESS' },
                  { TransitionToArchive: 'AFTER_90_DAYS' },
                ]
              : [],
        };
      },
    },
    data: [
      {
        fileSystemId: 'fs-shop',
        fileSystemArn: `${ARN}/fs-shop`,
        creationTime: '2026-11-01T00:00:00.000Z',
        lifeCycleState: 'available',
        performanceMode: 'generalPurpose',
        throughputMode: 'provisioned',
        provisionedThroughputInMibps: 64,
        oneZone: null,
        storedBytes: { standard: 100, infrequentAccess: 200, archive: 300 },
        lifecycle: { toInfrequentAccess: 'AFTER_30_DAYS', toArchive: 'AFTER_90_DAYS', backOnAccess: true },
        mountTargets: [
          {
            ...{ mountTargetId: 'fsmt-1', vpcId: 'vpc-1' },
            ...{ availabilityZone: 'us-east-1a', lifeCycleState: 'available' },
            securityGroupIds: ['sg-files', 'sg-more'],
          },
          {
            ...{ mountTargetId: 'fsmt-2', vpcId: null },
            ...{ availabilityZone: null, lifeCycleState: 'creating', securityGroupIds: null },
          },
          {
            ...{ mountTargetId: 'fsmt-3', vpcId: null },
            ...{ availabilityZone: null, lifeCycleState: 'available', securityGroupIds: [] },
          },
          {
            ...{ mountTargetId: 'fsmt-4', vpcId: null },
            ...{ availabilityZone: null, lifeCycleState: 'deleting', securityGroupIds: null },
          },
        ],
        tags: { app: 'shop' },
      },
      {
        fileSystemId: 'fs-old',
        fileSystemArn: `${ARN}/fs-old`,
        creationTime: '2026-11-01T00:00:00.000Z',
        lifeCycleState: 'available',
        performanceMode: 'maxIO',
        throughputMode: null,
        provisionedThroughputInMibps: null,
        oneZone: 'us-east-1a',
        storedBytes: { standard: null, infrequentAccess: null, archive: null },
        lifecycle: { toInfrequentAccess: null, toArchive: null, backOnAccess: false },
        mountTargets: [],
        tags: {},
      },
    ],
  },
  {
    id: 'efsFileSystemPeaks',
    inputs: {
      efsFileSystems: [
        aFileSystem(),
        aFileSystem({ fileSystemId: 'fs-max', performanceMode: 'maxIO', throughputMode: 'elastic' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // In 300 seconds; silent from there on.
        'MeteredIOBytes Sum FileSystemId=fs-shop': [
          ['2026-11-20T23:00:00Z', 600_000],
          ['2026-11-20T23:05:00Z', 300_000],
        ],
        'PercentIOLimit Maximum FileSystemId=fs-shop': [['2026-11-20T23:00:00Z', 12]],
        // Of five minutes.
        'ClientConnections Sum FileSystemId=fs-shop': [['2026-11-20T23:00:00Z', 40]],
        'BurstCreditBalance Minimum FileSystemId=fs-shop': [
          ['2026-11-18T00:00:00Z', 900],
          ['2026-11-19T00:00:00Z', 700],
          ['2026-11-20T00:00:00Z', 500],
          ['2026-11-21T00:00:00Z', 600],
        ],
        'BurstCreditBalance Maximum FileSystemId=fs-shop': [['2026-11-18T00:00:00Z', 1_000]],
        // Three hours ago it was lower, and what it is now counts.
        'PermittedThroughput Minimum FileSystemId=fs-shop': [
          ['2026-11-20T23:00:00Z', 3_000],
          ['2026-11-21T20:00:00Z', 100],
          ['2026-11-21T21:00:00Z', 120],
          ['2026-11-21T22:00:00Z', 110],
          ['2026-11-21T23:00:00Z', 115],
        ],
      }),
    },
    data: [
      {
        fileSystemId: 'fs-shop',
        window: WINDOW,
        meteredBytesPerSecond: at(2_000, '2026-11-20T23:00:00.000Z', DAY_HOURS + 1),
        permittedAtPeak: 3_000,
        percentIoLimit: { ...at(12, '2026-11-20T23:00:00.000Z', 1), ...byTheHour },
        clientConnections: at(8, '2026-11-20T23:00:00.000Z', 1),
        creditsWindow: WINDOW,
        leastBurstCredits: { ...at(500, '2026-11-20T00:00:00.000Z', 4), ...byTheHour },
        mostBurstCredits: { ...at(1_000, '2026-11-18T00:00:00.000Z', 1), ...byTheHour },
        burstCreditsNow: { value: 600, at: '2026-11-21T00:00:00.000Z' },
        burstCreditsLostPerDay: 200,
        // 200 + 200 − 100 in three days.
        burstCreditsLostLately: 100,
        permittedBytesPerSecond: { value: 110, at: '2026-11-21T22:00:00.000Z' },
        isUsed: true,
        hoursUsed: 1,
      },
      {
        ...{ fileSystemId: 'fs-max', window: WINDOW, meteredBytesPerSecond: null, permittedAtPeak: null },
        ...{ percentIoLimit: null, clientConnections: null, creditsWindow: WINDOW, leastBurstCredits: null },
        ...{ mostBurstCredits: null, burstCreditsNow: null, burstCreditsLostPerDay: null },
        ...{ burstCreditsLostLately: null, permittedBytesPerSecond: null, isUsed: false, hoursUsed: 0 },
      },
    ],
  },
];
