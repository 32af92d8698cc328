import { EC2Client, paginateDescribeNetworkInterfaces } from '@aws-sdk/client-ec2';
import {
  DescribeFileSystemsCommand,
  DescribeLifecycleConfigurationCommand,
  DescribeMountTargetsCommand,
  EFSClient,
  type FileSystemDescription,
  type LifecyclePolicy,
  type MountTargetDescription,
} from '@aws-sdk/client-efs';
import { actionOf, rememberAction } from '../../aws/actions';
import { allInOrder, batches, mapConcurrently } from '../../lib/concurrency';
import type { EfsFileSystem } from '../../model/artifacts';
import { present, requireField, toIso, toTags } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createMinimumFinder,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
  upToNow,
} from '../metrics';
import { followTokens, readAllPages } from '../pages';
import {
  divideBy,
  findHighest,
  findPublishedLimit,
  lateShrinkagePerDay,
  type Series,
  shrinkagePerDay,
} from '../series';

/** The most that a page of EFS has. */
const MaxItems = 100;

export const efsFileSystems = defineCollector({
  id: 'efsFileSystems',
  answers: 'Throughput, sizes, storage classes, zones and security groups of file systems of EFS',
  light: true,
  verified: 'moto',
  actions: [
    'ec2:DescribeNetworkInterfaces',
    'elasticfilesystem:DescribeFileSystems',
    'elasticfilesystem:DescribeLifecycleConfiguration',
    'elasticfilesystem:DescribeMountTargets',
  ],
  // It needs two calls for each file system.
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
    const read = await mapConcurrently(described, 5, (fileSystem) =>
      nullIfGone(readFileSystem(fileSystem, client, signal)),
    );
    const fileSystems = present(read);
    const groups = await readGroups(
      fileSystems.flatMap(({ mountTargets }) => mountTargets),
      clients.of(EC2Client),
      signal,
    );
    return fileSystems.map(({ mountTargets, ...fileSystem }) => ({
      ...fileSystem,
      mountTargets: mountTargets.map((mountTarget) => toMountTarget(mountTarget, groups)),
    }));
  },
});

/** A page of EFS, which says the token of the next page in one field and repeats its own in another. */
const pageOf = <P extends { readonly NextMarker?: string | undefined }>(page: P) =>
  rememberAction({ ...page, Marker: undefined }, actionOf(page));

async function readFileSystem(
  fileSystem: FileSystemDescription,
  client: EFSClient,
  abortSignal: AbortSignal,
): Promise<
  Omit<EfsFileSystem, 'mountTargets'> & { readonly mountTargets: readonly MountTargetDescription[] }
> {
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

const readMountTargets = (
  FileSystemId: string,
  client: EFSClient,
  abortSignal: AbortSignal,
): Promise<MountTargetDescription[]> =>
  readAllPages(
    followTokens((Marker) =>
      client
        .send(new DescribeMountTargetsCommand({ FileSystemId, MaxItems, Marker }), { abortSignal })
        .then(pageOf),
    ),
    (page) => page.MountTargets,
  );

/** The most values that a filter of EC2 takes. */
const INTERFACES_PER_CALL = 200;

/**
 * The security groups of mount targets, by their network interfaces. EFS says them, too, but with a call for each mount target, for
 * which it asks EC2 itself as the caller.
 */
async function readGroups(
  mountTargets: readonly MountTargetDescription[],
  client: EC2Client,
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, string[]>> {
  const ids = present(mountTargets.map(({ NetworkInterfaceId }) => NetworkInterfaceId));
  const read = await mapConcurrently(batches(ids, INTERFACES_PER_CALL), 1, (Values) =>
    readAllPages(
      paginateDescribeNetworkInterfaces(
        { client, pageSize: 1000 },
        { Filters: [{ Name: 'network-interface-id', Values: [...Values] }], IncludeManagedResources: true },
        { abortSignal },
      ),
      (page) => page.NetworkInterfaces,
    ),
  );
  return new Map(
    read
      .flat()
      .flatMap(({ NetworkInterfaceId: id, Groups }) =>
        id === undefined || Groups === undefined
          ? []
          : [[id, Groups.map(({ GroupId }) => requireField(GroupId, 'GroupId'))] as const],
      ),
  );
}

const toMountTarget = (
  mountTarget: MountTargetDescription,
  groups: ReadonlyMap<string, string[]>,
): EfsFileSystem['mountTargets'][number] => ({
  mountTargetId: requireField(mountTarget.MountTargetId, 'MountTargetId'),
  vpcId: mountTarget.VpcId ?? null,
  availabilityZone: mountTarget.AvailabilityZoneName ?? null,
  lifeCycleState: requireField(mountTarget.LifeCycleState, 'LifeCycleState'),
  securityGroupIds: groups.get(mountTarget.NetworkInterfaceId ?? '') ?? null,
});

/** A file system has half a dozen metrics. */
const MANY_DATA_POINTS = 2;
const SECONDS_PER_MINUTE = 60;

/** EFS publishes what is read and written only while something is, and all else by the minute. */
const queryOf =
  ({ fileSystemId }: EfsFileSystem) =>
  (
    metric: string,
    statistic: MetricQuery['statistic'],
    more: Partial<Pick<MetricQuery, 'silence' | 'lowestAlone'>> = {},
  ): MetricQuery => ({
    ...{ namespace: 'AWS/EFS', metric, statistic, silence: 'unknown', ...more },
    dimensions: { FileSystemId: fileSystemId },
  });

/** What was used in the look-back, and what EFS permitted meanwhile. */
const usesOf = (fileSystem: EfsFileSystem) => {
  const query = queryOf(fileSystem);
  return {
    metered: query('MeteredIOBytes', 'Sum', { silence: 'zero' }),
    ioLimit: fileSystem.performanceMode === 'generalPurpose' ? query('PercentIOLimit', 'Maximum') : null,
    // It has no other statistic that is valid.
    connections: query('ClientConnections', 'Sum'),
    permitted: query('PermittedThroughput', 'Minimum'),
  };
};

/** What there is of it now, and how it came to be so, however long ago the look-back is. */
const statesOf = (fileSystem: EfsFileSystem) => {
  const query = queryOf(fileSystem);
  const isBursting = fileSystem.throughputMode === 'bursting';
  return {
    leastCredits: isBursting ? query('BurstCreditBalance', 'Minimum', { lowestAlone: true }) : null,
    mostCredits: isBursting ? query('BurstCreditBalance', 'Maximum') : null,
    permitted: query('PermittedThroughput', 'Minimum', { lowestAlone: true }),
  };
};

/** Long enough for a change of the mode to be over, and short enough to see no earlier one. */
const PERMITTED_HOURS = 3;

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
    const uses = await readUses(context, efsFileSystems);
    const states = await readStates(upToNow(context), efsFileSystems);
    return efsFileSystems.map(({ fileSystemId }, i) => ({
      fileSystemId,
      ...requireField(uses[i], 'the uses of a file system'),
      ...requireField(states[i], 'the states of a file system'),
    }));
  },
});

function readUses(context: CollectContext, fileSystems: readonly EfsFileSystem[]) {
  const reader = createMetricReader(context);
  const { window } = reader;
  const normal = createNormalFilter(context, window);
  const findMaximum = createMaximumFinder(context, reader);
  const minutes = window.periodSeconds / SECONDS_PER_MINUTE;
  return readMetrics(reader, fileSystems.map(usesOf), (series) => {
    const { metered, ioLimit, connections, permitted } = series as Readonly<
      Record<keyof ReturnType<typeof usesOf>, Series>
    >;
    const peak = findHighest(normal(divideBy(metered, window.periodSeconds)));
    const used = metered?.filter(({ value }) => value > 0) ?? null;
    const atPeak = peak && permitted?.find(({ at }) => at === Date.parse(peak.at));
    return {
      window,
      meteredBytesPerSecond: peak,
      permittedAtPeak: atPeak?.value ?? null,
      percentIoLimit: findMaximum(ioLimit),
      clientConnections: findHighest(normal(divideBy(connections, minutes))),
      isUsed: used && used.length > 0,
      hoursUsed: used && (findHighest(normal(used))?.hoursWithData ?? 0),
    };
  });
}

function readStates(context: CollectContext, fileSystems: readonly EfsFileSystem[]) {
  const reader = createMetricReader(context);
  const findMaximum = createMaximumFinder(context, reader);
  const findMinimum = createMinimumFinder(context, reader);
  return readMetrics(reader, fileSystems.map(statesOf), (series) => {
    const { leastCredits, mostCredits, permitted } = series as Readonly<
      Record<keyof ReturnType<typeof statesOf>, Series>
    >;
    return {
      creditsWindow: reader.window,
      leastBurstCredits: findMinimum(leastCredits),
      mostBurstCredits: findMaximum(mostCredits),
      // What was spent while traffic was not normal is spent, so no window is excluded from these.
      burstCreditsNow: findPublishedLimit(leastCredits, context.collectedAt, 1),
      burstCreditsLostPerDay: shrinkagePerDay(leastCredits),
      burstCreditsLostLately: lateShrinkagePerDay(leastCredits),
      permittedBytesPerSecond: findPublishedLimit(permitted, context.collectedAt, PERMITTED_HOURS),
    };
  });
}
