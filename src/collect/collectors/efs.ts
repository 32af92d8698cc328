import {
  DescribeFileSystemsCommand,
  DescribeLifecycleConfigurationCommand,
  DescribeMountTargetSecurityGroupsCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  type FileSystemDescription,
  type LifecyclePolicy,
  type MountTargetDescription,
} from '@aws-sdk/client-efs';
import { actionOf, rememberAction } from '../../aws/actions';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { EfsFileSystem } from '../../model/artifacts';
import { present, requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { nameOf } from '../failure';
import {
  createMaximumFinder,
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { followTokens, readAllPages } from '../pages';
import { divideBy, findHighest, findPublishedLimit, type Series, shrinkagePerDay } from '../series';

/** The most that a page of EFS has. */
const MaxItems = 100;

export const efsFileSystems = defineCollector({
  id: 'efsFileSystems',
  answers: 'Throughput, sizes, storage classes, zones and security groups of file systems of EFS',
  light: true,
  verified: 'moto',
  actions: [
    'elasticfilesystem:DescribeFileSystems',
    'elasticfilesystem:DescribeLifecycleConfiguration',
    'elasticfilesystem:DescribeMountTargetSecurityGroups',
    'elasticfilesystem:DescribeMountTargets',
  ],
  // It needs two calls for each file system, and one for each mount target.
  deadlineFactor: 5,
  async collect({ clients, signal }) {
    const client = clients.of(EFSClient);
    const described = await readAllPages(
      followTokens((Marker) =>
        client
          .send(new DescribeFileSystemsCommand({ MaxItems, Marker }), { abortSignal: signal })
          .then(pageOf),
      ),
      (page) => page.FileSystems,
    );
    const fileSystems = await mapConcurrently(described, 5, (fileSystem) =>
      nullIfGone(readFileSystem(fileSystem, client, signal)),
    );
    return present(fileSystems);
  },
});

/** A page of EFS, which says the token of the next page in one field and repeats its own in another. */
const pageOf = <P extends { readonly NextMarker?: string | undefined }>(page: P) =>
  rememberAction({ ...page, Marker: undefined }, actionOf(page));

async function readFileSystem(
  fileSystem: FileSystemDescription,
  client: EFSClient,
  abortSignal: AbortSignal,
): Promise<EfsFileSystem> {
  const FileSystemId = requireField(fileSystem.FileSystemId, 'FileSystemId');
  const [mountTargets, { LifecyclePolicies }] = await allInOrder([
    readMountTargets(FileSystemId, client, abortSignal),
    client.send(new DescribeLifecycleConfigurationCommand({ FileSystemId }), { abortSignal }),
  ]);
  const size = requireField(fileSystem.SizeInBytes, 'SizeInBytes');
  return {
    fileSystemId: FileSystemId,
    fileSystemArn: requireField(fileSystem.FileSystemArn, 'FileSystemArn'),
    creationTime: requireField(toIso(fileSystem.CreationTime), 'CreationTime'),
    lifeCycleState: requireField(fileSystem.LifeCycleState, 'LifeCycleState'),
    performanceMode: requireField(fileSystem.PerformanceMode, 'PerformanceMode'),
    throughputMode: fileSystem.ThroughputMode ?? null,
    provisionedThroughputInMibps: fileSystem.ProvisionedThroughputInMibps ?? null,
    oneZone: fileSystem.AvailabilityZoneName || null,
    storedBytes: {
      standard: size.ValueInStandard ?? null,
      infrequentAccess: size.ValueInIA ?? null,
      archive: size.ValueInArchive ?? null,
    },
    lifecycle: toLifecycle(requireField(LifecyclePolicies, 'LifecyclePolicies')),
    mountTargets,
    tags: toTags(fileSystem.Tags),
  };
}

/** EFS says each transition in a policy of its own. */
const toLifecycle = (policies: readonly LifecyclePolicy[]): EfsFileSystem['lifecycle'] => ({
  toInfrequentAccess: policies.find(({ TransitionToIA }) => TransitionToIA)?.TransitionToIA ?? null,
  toArchive: policies.find(({ TransitionToArchive }) => TransitionToArchive)?.TransitionToArchive ?? null,
  backOnAccess: policies.some(({ TransitionToPrimaryStorageClass: back }) => back === 'AFTER_1_ACCESS'),
});

async function readMountTargets(
  FileSystemId: string,
  client: EFSClient,
  abortSignal: AbortSignal,
): Promise<EfsFileSystem['mountTargets']> {
  const described = await readAllPages(
    followTokens((Marker) =>
      client
        .send(new DescribeMountTargetsCommand({ FileSystemId, MaxItems, Marker }), { abortSignal })
        .then(pageOf),
    ),
    (page) => page.MountTargets,
  );
  const mountTargets = await mapConcurrently(described, 1, (mountTarget) =>
    nullIfGone(readMountTarget(mountTarget, client, abortSignal)),
  );
  return present(mountTargets);
}

async function readMountTarget(
  mountTarget: MountTargetDescription,
  client: EFSClient,
  abortSignal: AbortSignal,
): Promise<EfsFileSystem['mountTargets'][number]> {
  const MountTargetId = requireField(mountTarget.MountTargetId, 'MountTargetId');
  return {
    mountTargetId: MountTargetId,
    vpcId: mountTarget.VpcId ?? null,
    availabilityZone: mountTarget.AvailabilityZoneName ?? null,
    lifeCycleState: requireField(mountTarget.LifeCycleState, 'LifeCycleState'),
    securityGroupIds: await groupsOf(MountTargetId, client, abortSignal),
  };
}

async function groupsOf(
  MountTargetId: string,
  client: EFSClient,
  abortSignal: AbortSignal,
): Promise<string[] | null> {
  try {
    const command = new DescribeMountTargetSecurityGroupsCommand({ MountTargetId });
    const { SecurityGroups } = await client.send(command, { abortSignal });
    return requireField(SecurityGroups, 'SecurityGroups');
  } catch (error) {
    if (nameOf(error) === 'IncorrectMountTargetState') return null;
    throw error;
  }
}

/** A file system has half a dozen metrics. */
const MANY_DATA_POINTS = 2;
const SECONDS_PER_MINUTE = 60;

/** EFS publishes what is read and written only while something is, and all else by the minute. */
const queriesOf = ({ fileSystemId, performanceMode, throughputMode }: EfsFileSystem) => {
  const query = (
    metric: string,
    statistic: MetricQuery['statistic'],
    silence: MetricQuery['silence'] = 'unknown',
  ): MetricQuery => ({
    ...{ namespace: 'AWS/EFS', metric, statistic, silence },
    ...(statistic === 'Minimum' && { lowestAlone: true }),
    dimensions: { FileSystemId: fileSystemId },
  });
  const isBursting = throughputMode === 'bursting';
  return {
    metered: query('MeteredIOBytes', 'Sum', 'zero'),
    ioLimit: performanceMode === 'generalPurpose' ? query('PercentIOLimit', 'Maximum') : null,
    // It has no other statistic that is valid.
    connections: query('ClientConnections', 'Sum'),
    leastCredits: isBursting ? query('BurstCreditBalance', 'Minimum') : null,
    mostCredits: isBursting ? query('BurstCreditBalance', 'Maximum') : null,
    permitted: query('PermittedThroughput', 'Minimum'),
  };
};

export const efsFileSystemPeaks = defineCollector({
  id: 'efsFileSystemPeaks',
  answers:
    'The most that each file system of EFS read and wrote, its clients and burst credits, and the throughput that EFS permits',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['efsFileSystems'],
  deadlineFactor: MANY_DATA_POINTS,
  async collect(context, { efsFileSystems }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const findMinimum = createMinimumFinder(context, reader);
    const minutes = window.periodSeconds / SECONDS_PER_MINUTE;
    return readMetrics(reader, efsFileSystems.map(queriesOf), (series, i) => {
      const { metered, ioLimit, connections, leastCredits, mostCredits, permitted } = series as Readonly<
        Record<keyof ReturnType<typeof queriesOf>, Series>
      >;
      return {
        fileSystemId: requireField(efsFileSystems[i], 'a file system for the metrics').fileSystemId,
        window,
        meteredBytesPerSecond: findHighest(normal(divideBy(metered, window.periodSeconds))),
        percentIoLimit: findMaximum(ioLimit),
        clientConnections: findHighest(normal(divideBy(connections, minutes))),
        leastBurstCredits: findMinimum(leastCredits),
        mostBurstCredits: findMaximum(mostCredits),
        // What was spent while traffic was not normal is spent, so these windows are not excluded.
        burstCreditsLostPerDay: shrinkagePerDay(leastCredits),
        permittedBytesPerSecond: findPublishedLimit(permitted, context.collectedAt),
        isUsed: metered?.some(({ value }) => value > 0) ?? null,
      };
    });
  },
});
