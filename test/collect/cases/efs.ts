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
    ...{ LifeCycleState: 'available', AvailabilityZoneName: 'us-east-1a' },
  },
  { MountTargetId: 'fsmt-2', FileSystemId: 'fs-shop', SubnetId: 'subnet-b', LifeCycleState: 'creating' },
  { MountTargetId: 'fsmt-gone', FileSystemId: 'fs-shop', SubnetId: 'subnet-c', LifeCycleState: 'deleting' },
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
      'elasticfilesystem:DescribeMountTargetSecurityGroups': ({ MountTargetId }) => {
        if (MountTargetId === 'fsmt-gone') throw awsError('MountTargetNotFound');
        if (MountTargetId === 'fsmt-2') throw awsError('IncorrectMountTargetState');
        return { SecurityGroups: ['sg-files'] };
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
            securityGroupIds: ['sg-files'],
          },
          {
            ...{ mountTargetId: 'fsmt-2', vpcId: null },
            ...{ availabilityZone: null, lifeCycleState: 'creating', securityGroupIds: null },
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
        ],
        'BurstCreditBalance Maximum FileSystemId=fs-shop': [['2026-11-18T00:00:00Z', 1_000]],
        // Once it was lower, and what it is now counts.
        'PermittedThroughput Minimum FileSystemId=fs-shop': [
          ['2026-11-19T00:00:00Z', 10],
          ['2026-11-21T20:00:00Z', 120],
          ['2026-11-21T23:00:00Z', 110],
        ],
      }),
    },
    data: [
      {
        fileSystemId: 'fs-shop',
        window: WINDOW,
        meteredBytesPerSecond: at(2_000, '2026-11-20T23:00:00.000Z', DAY_HOURS + 1),
        percentIoLimit: { ...at(12, '2026-11-20T23:00:00.000Z', 1), ...byTheHour },
        clientConnections: at(8, '2026-11-20T23:00:00.000Z', 1),
        leastBurstCredits: { ...at(500, '2026-11-20T00:00:00.000Z', 3), ...byTheHour },
        mostBurstCredits: { ...at(1_000, '2026-11-18T00:00:00.000Z', 1), ...byTheHour },
        burstCreditsLostPerDay: 200,
        permittedBytesPerSecond: { value: 110, at: '2026-11-21T23:00:00.000Z' },
        isUsed: true,
      },
      {
        ...{ fileSystemId: 'fs-max', window: WINDOW, meteredBytesPerSecond: null, percentIoLimit: null },
        ...{ clientConnections: null, leastBurstCredits: null, mostBurstCredits: null },
        ...{ burstCreditsLostPerDay: null, permittedBytesPerSecond: null, isUsed: false },
      },
    ],
  },
];
