import {
  DescribeFileSystemsResponse$,
  DescribeMountTargetsResponse$,
  type FileSystemDescription,
  LifecycleConfigurationDescription$,
  type MountTargetDescription,
} from '@aws-sdk/client-efs';
import { AwsError } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { ACCOUNT_ID, appTags, arn, byKey, CREATED, hex, times, ZONES } from './rows';
import { service } from './service';

const MOST_ON_A_PAGE = 3;
const GIB = 1024 ** 3;

const fileSystems = byKey(
  times(5, (i): FileSystemDescription => {
    const FileSystemId = `fs-${hex(i)}`;
    return {
      OwnerId: ACCOUNT_ID,
      CreationToken: `shop-${i}`,
      FileSystemId,
      FileSystemArn: arn('elasticfilesystem', `file-system/${FileSystemId}`),
      CreationTime: CREATED,
      LifeCycleState: 'available',
      NumberOfMountTargets: ZONES.length,
      SizeInBytes: {
        Value: 500 * GIB,
        ValueInStandard: 400 * GIB,
        ValueInIA: 100 * GIB,
        ValueInArchive: 0,
      },
      PerformanceMode: 'generalPurpose',
      ThroughputMode: i % 2 === 0 ? 'bursting' : 'elastic',
      Tags: appTags(`shop-${i}`),
    };
  }),
  ({ FileSystemId = '' }) => FileSystemId,
  (one) => one,
);

const mountTargetsOf = (FileSystemId: string): MountTargetDescription[] =>
  ZONES.map((AvailabilityZoneName, i) => ({
    MountTargetId: `fsmt-${FileSystemId.slice(3)}-${i}`,
    FileSystemId,
    SubnetId: `subnet-${hex(i)}`,
    VpcId: `vpc-${hex(0)}`,
    // Each account has so many instances: one interface stands for both.
    NetworkInterfaceId: `eni-${hex(i)}`,
    LifeCycleState: 'available',
    AvailabilityZoneName,
  }));

const known = (FileSystemId: string): string => {
  if (!fileSystems.has(FileSystemId)) throw new AwsError('FileSystemNotFound', FileSystemId);
  return FileSystemId;
};

/** Five file systems, on two pages, with a mount target in each zone. */
export const efs = service({
  prefix: 'elasticfilesystem',
  protocol: 'json',
  paths: {
    '/2015-02-01/file-systems': 'DescribeFileSystems',
    '/2015-02-01/file-systems/{FileSystemId}/lifecycle-configuration': 'DescribeLifecycleConfiguration',
    '/2015-02-01/mount-targets': 'DescribeMountTargets',
  },
  rows: () => ({}),
  operations: () => ({
    'elasticfilesystem:DescribeFileSystems': (request) => {
      const Marker = textOf(request, 'Marker');
      const from = Number(Marker ?? 0);
      const FileSystems = [...fileSystems.values()].slice(from, from + MOST_ON_A_PAGE);
      const NextMarker = from + MOST_ON_A_PAGE < fileSystems.size ? String(from + MOST_ON_A_PAGE) : undefined;
      return {
        // It repeats the token that it was asked with.
        body: renderOutput(request, DescribeFileSystemsResponse$, { Marker, FileSystems, NextMarker }),
        items: FileSystems.length,
      };
    },
    'elasticfilesystem:DescribeLifecycleConfiguration': (request) => {
      known(textOf(request, 'FileSystemId') ?? '');
      const LifecyclePolicies = [
        { TransitionToIA: 'AFTER_30_DAYS' as const },
        { TransitionToPrimaryStorageClass: 'AFTER_1_ACCESS' as const },
      ];
      return {
        body: renderOutput(request, LifecycleConfigurationDescription$, { LifecyclePolicies }),
        items: LifecyclePolicies.length,
      };
    },
    'elasticfilesystem:DescribeMountTargets': (request) => {
      const MountTargets = mountTargetsOf(known(textOf(request, 'FileSystemId') ?? ''));
      return {
        body: renderOutput(request, DescribeMountTargetsResponse$, { MountTargets }),
        items: MountTargets.length,
      };
    },
  }),
  limitsOf: (request) => [{ bucket: iamAction(request), capacity: 20, refill: 20 }],
});
