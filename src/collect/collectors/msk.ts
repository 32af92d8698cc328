import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import {
  type Cluster,
  type ClusterOperationV2Summary,
  type EBSStorageInfo,
  KafkaClient,
  type Provisioned,
  paginateListClusterOperationsV2,
  paginateListClustersV2,
  paginateListNodes,
} from '@aws-sdk/client-kafka';
import { mapConcurrently } from '../../lib/concurrency';
import type { MskCluster, MskClusterOperation, MskClusterPeak } from '../../model/artifacts';
import { distinct, present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
  upToNow,
} from '../metrics';
import { readAllPages } from '../pages';
import {
  addCounts,
  divideBy,
  findHighest,
  inStorageOfToday,
  meansByHour,
  mergeSeries,
  type Point,
  type Series,
  shrinkagePerDay,
} from '../series';

export const mskClusters = defineCollector({
  id: 'mskClusters',
  answers: 'State, brokers, zones and storage of clusters of MSK',
  light: true,
  verified: 'modelled',
  actions: ['kafka:ListClustersV2', 'kafka:ListNodes'],
  // It needs a call for each cluster.
  deadlineFactor: 2,
  async collect({ clients, signal }) {
    const client = clients.of(KafkaClient);
    const clusters = await readAllPages(
      paginateListClustersV2({ client }, {}, { abortSignal: signal }),
      (page) => page.ClusterInfoList,
    );
    const found = await mapConcurrently(clusters, 5, async (cluster) => {
      const brokers = await nullIfGone(listBrokers(client, cluster, signal));
      return brokers && toCluster(cluster, brokers);
    });
    return present(found);
  },
});

/** States in which a cluster has no brokers that it could tell of. */
const WITHOUT_BROKERS: ReadonlySet<string> = new Set(['CREATING', 'DELETING', 'FAILED']);

async function listBrokers(
  client: KafkaClient,
  { ClusterArn, Provisioned, State }: Cluster,
  abortSignal: AbortSignal,
): Promise<readonly string[]> {
  if (Provisioned === undefined || WITHOUT_BROKERS.has(State ?? '')) return [];
  const nodes = await readAllPages(
    paginateListNodes({ client }, { ClusterArn: requireField(ClusterArn, 'ClusterArn') }, { abortSignal }),
    (page) => page.NodeInfoList,
  );
  // Nodes of ZooKeeper and controllers are listed with them.
  return nodes.flatMap(({ BrokerNodeInfo }) =>
    BrokerNodeInfo === undefined ? [] : String(requireField(BrokerNodeInfo.BrokerId, 'BrokerId')),
  );
}

const toCluster = (cluster: Cluster, brokers: readonly string[]): MskCluster => ({
  clusterName: requireField(cluster.ClusterName, 'ClusterName'),
  clusterArn: requireField(cluster.ClusterArn, 'ClusterArn'),
  state: requireField(cluster.State, 'State'),
  stateMessage: cluster.StateInfo?.Message ?? null,
  creationTime: toIso(cluster.CreationTime),
  currentVersion: cluster.CurrentVersion ?? null,
  provisioned: provisionedOf(cluster, brokers),
  tags: cluster.Tags ?? {},
});

function provisionedOf(
  { ClusterType, Provisioned: provisioned }: Cluster,
  brokers: readonly string[],
): MskCluster['provisioned'] {
  if (ClusterType === 'SERVERLESS') return null;
  const { BrokerNodeGroupInfo: group, ...cluster } = requireField(provisioned, 'Provisioned');
  const instanceType = requireField(group?.InstanceType, 'InstanceType');
  return {
    instanceType,
    brokerCount: requireField(cluster.NumberOfBrokerNodes, 'NumberOfBrokerNodes'),
    zoneCount: distinct(requireField(group?.ClientSubnets, 'ClientSubnets')).length,
    brokers: [...brokers],
    ...volumesOf(instanceType, group?.StorageInfo?.EbsStorageInfo),
    isKraft: !cluster.ZookeeperConnectString,
    clientAuthentication: authenticationOf(cluster.ClientAuthentication),
    customerAction: cluster.CustomerActionStatus ?? null,
  };
}

/** Express brokers have no volumes, whatever MSK says of them. */
const volumesOf = (
  instanceType: string,
  { VolumeSize: size, ProvisionedThroughput: throughput }: EBSStorageInfo = {},
): Pick<NonNullable<MskCluster['provisioned']>, 'volumeSizeGiB' | 'volumeThroughputMiB'> =>
  instanceType.startsWith('express.')
    ? { volumeSizeGiB: null, volumeThroughputMiB: null }
    : {
        volumeSizeGiB: size ?? null,
        volumeThroughputMiB: throughput?.Enabled === true ? (throughput.VolumeThroughput ?? null) : null,
      };

function authenticationOf(by: Provisioned['ClientAuthentication'] = {}): string[] {
  const { Sasl: sasl, Tls: tls, Unauthenticated: open } = by;
  const ways = { iam: sasl?.Iam, scram: sasl?.Scram, tls, none: open };
  return Object.entries(ways).flatMap(([name, way]) => (way?.Enabled === true ? name : []));
}

export const mskClusterOperations = defineCollector({
  id: 'mskClusterOperations',
  answers:
    'What was done to clusters of MSK in the look-back, such as to the type and number of their brokers',
  light: true,
  verified: 'modelled',
  actions: ['kafka:ListClusterOperationsV2'],
  needs: ['mskClusters'],
  // It needs a call for each cluster.
  deadlineFactor: 2,
  async collect({ clients, lookback, signal }, { mskClusters }) {
    const client = clients.of(KafkaClient);
    const withBrokers = mskClusters.filter(({ provisioned }) => provisioned !== null);
    const found = await mapConcurrently(withBrokers, 5, async ({ clusterName, clusterArn }) => {
      const operations = await nullIfGone(
        readAllPages(
          paginateListClusterOperationsV2({ client }, { ClusterArn: clusterArn }, { abortSignal: signal }),
          (page) => page.ClusterOperationInfoList,
        ),
      );
      return (operations ?? [])
        .map((operation) => toOperation(clusterName, operation))
        .filter((operation) => isOfLookback(operation, lookback.from));
    });
    return found.flat();
  },
});

const toOperation = (clusterName: string, operation: ClusterOperationV2Summary): MskClusterOperation => ({
  clusterName,
  operationType: requireField(operation.OperationType, 'OperationType'),
  operationState: requireField(operation.OperationState, 'OperationState'),
  startTime: requireField(toIso(operation.StartTime), 'StartTime'),
  endTime: toIso(operation.EndTime),
});

/** Whether it ended since the begin of the look-back, or goes on; of one that is over MSK may not say when it ended. */
const isOfLookback = ({ operationState, startTime, endTime }: MskClusterOperation, from: string): boolean =>
  Date.parse(endTime ?? startTime) >= Date.parse(from) ||
  (endTime === null && !/_(?:COMPLETE|FAILED)$/.test(operationState));

const NAMESPACE = 'AWS/Kafka';

/** A cluster has a dozen metrics of each broker. */
const MANY_DATA_POINTS = 5;

type Queries = Readonly<Record<string, MetricQuery | null>>;

export const mskClusterPeaks = defineCollector({
  id: 'mskClusterPeaks',
  answers:
    'The most that was written to each cluster of MSK and read from it, the CPU, storage and connections of its brokers, and the state of its partitions',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
  needs: ['mskClusters'],
  uses: ['mskClusterOperations'],
  deadlineFactor: MANY_DATA_POINTS,
  async collect(context, { mskClusters, mskClusterOperations }) {
    if (mskClusters.length === 0) return [];
    const reader = createMetricReader(context);
    const listed = await listNamed(context, mskClusters);
    const tools = {
      window: reader.window,
      normal: createNormalFilter(context, reader.window),
      findMaximum: createMaximumFinder(context, reader),
      since: Date.parse(context.collectedAt) - LATEST_MS - reader.maximaPeriodSeconds * 1000,
      listedSince: Date.parse(context.collectedAt) - LISTED_MS,
    };
    const states = createMetricReader(upToNow(context));
    const disks = await readMetrics(states, mskClusters.map(queriesOfDisks), (series) =>
      Object.values<Series>(series),
    );
    return readMetrics(
      reader,
      mskClusters.map((cluster) =>
        cluster.provisioned === null
          ? queriesOfTopics(cluster, listed.get(cluster.clusterName) ?? [])
          : queriesOfBrokers(cluster, cluster.provisioned, listed.get(cluster.clusterName) ?? []),
      ),
      (series, i) => {
        const cluster = requireField(mskClusters[i], 'a cluster for the metrics');
        const changed = changesOf(cluster, mskClusterOperations);
        const disk = {
          window: states.window,
          periodSeconds: states.maximaPeriodSeconds,
          series: disks[i] ?? [],
        };
        return toPeak(cluster, series, listed.get(cluster.clusterName) ?? [], { ...tools, changed, disk });
      },
    );
  },
});

/** What ended longer ago says nothing of how a cluster is now. */
const LATEST_MS = 3_600_000;

/** ListMetrics tells of metrics that had data in the past two weeks; with a day for those that a look-back begins with. */
const LISTED_MS = 15 * 24 * LATEST_MS;

/** When brokers last changed, in milliseconds: infinity while that goes on; null where they did not. */
interface Changes {
  /** Their number. */
  readonly count: number | null;
  /** Their number or type. */
  readonly any: number | null;
  /** When brokers were first taken away. */
  readonly fewer: number | null;
}

const FEWER = 'DECREASE_BROKER_COUNT';
const OF_COUNT: readonly string[] = [FEWER, 'INCREASE_BROKER_COUNT'];
const OF_BROKERS: readonly string[] = [...OF_COUNT, 'UPDATE_BROKER_TYPE'];

function changesOf({ clusterName }: MskCluster, operations: readonly MskClusterOperation[] = []): Changes {
  const own = operations.filter((one) => one.clusterName === clusterName);
  // What failed may have changed some of the brokers.
  const ends = (types: readonly string[]): number[] =>
    own
      .filter(({ operationType }) => types.includes(operationType))
      .map(({ endTime }) => (endTime === null ? Number.POSITIVE_INFINITY : Date.parse(endTime)))
      .sort((a, b) => a - b);
  return {
    count: ends(OF_COUNT).at(-1) ?? null,
    any: ends(OF_BROKERS).at(-1) ?? null,
    fewer: ends([FEWER])[0] ?? null,
  };
}

/** The periods that began after a change; all of them where there was none. */
const sinceChange = (series: Series, change: number | null): Series =>
  change === null ? series : (series?.filter(({ at }) => at >= change) ?? null);

/** The topics of serverless clusters, by which alone their metrics are found, and the brokers of others: also those that are gone. */
async function listNamed(
  { clients, signal }: CollectContext,
  clusters: readonly MskCluster[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = await mapConcurrently(clusters, 2, async ({ clusterName, provisioned }) => {
    const metrics = await readAllPages(
      paginateListMetrics(
        { client: clients.of(CloudWatchClient) },
        {
          ...{ Namespace: NAMESPACE, Dimensions: [{ Name: 'Cluster Name', Value: clusterName }] },
          ...(provisioned !== null && { MetricName: 'CpuUser' }),
        },
        { abortSignal: signal },
      ),
      (page) => page.Metrics,
    );
    const by = provisioned === null ? 'Topic' : 'Broker ID';
    const names = metrics.flatMap(
      ({ Dimensions = [] }) => Dimensions.find(({ Name }) => Name === by)?.Value ?? [],
    );
    return [clusterName, distinct(names).sort()] as const;
  });
  return new Map(named);
}

/** Of topics, each of whose partitions publishes a data point a minute; silent while nobody writes or reads. */
const queriesOfTopics = ({ clusterName }: MskCluster, topics: readonly string[]): Queries =>
  Object.fromEntries(
    topics.flatMap((topic) =>
      (['BytesInPerSec', 'BytesOutPerSec'] as const).map((metric) => [
        `${metric} ${topic}`,
        {
          ...({ namespace: NAMESPACE, metric, statistic: 'Sum', silence: 'zero' } as const),
          dimensions: { 'Cluster Name': clusterName, Topic: topic },
        },
      ]),
    ),
  );

/** What is used of volumes now, whatever the look-back is: what is on them by then is not what was. */
const queriesOfDisks = ({ clusterName, provisioned }: MskCluster): Queries =>
  Object.fromEntries(
    provisioned === null || provisioned.instanceType.startsWith('express.')
      ? []
      : provisioned.brokers.map((id) => [
          id,
          {
            ...({ namespace: NAMESPACE, metric: 'KafkaDataLogsDiskUsed', statistic: 'Maximum' } as const),
            dimensions: { 'Cluster Name': clusterName, 'Broker ID': id },
            silence: 'unknown',
          },
        ]),
  );

/** Before the name of a metric: of brokers that are no longer there, which took their part in what the cluster did. */
const GONE = 'gone ';

/** The metrics of the level of monitoring that is free; brokers publish them as long as they run. */
function queriesOfBrokers(
  { clusterName }: MskCluster,
  { brokers, instanceType, clientAuthentication }: NonNullable<MskCluster['provisioned']>,
  listed: readonly string[],
): Queries {
  const isExpress = instanceType.startsWith('express.');
  const query = (
    metric: string,
    statistic: MetricQuery['statistic'],
    more: Readonly<Record<string, string>> = {},
  ): MetricQuery => ({
    ...{ namespace: NAMESPACE, metric, statistic, silence: 'unknown' },
    dimensions: { 'Cluster Name': clusterName, ...more },
  });
  const ofBrokers: readonly (readonly [string, MetricQuery['statistic'], isAsked?: boolean])[] = [
    ['BytesInPerSec', 'Average'],
    ['BytesOutPerSec', 'Average'],
    ['CpuUser', 'Average'],
    ['CpuSystem', 'Average'],
    ['PartitionCount', 'Maximum'],
    ['UnderReplicatedPartitions', 'Maximum', !isExpress],
    ['TrafficShaping', 'Maximum', !isExpress],
  ];
  return {
    ActiveControllerCount: query('ActiveControllerCount', 'Maximum'),
    GlobalPartitionCount: query('GlobalPartitionCount', 'Maximum'),
    OfflinePartitionsCount: isExpress ? null : query('OfflinePartitionsCount', 'Maximum'),
    ...Object.fromEntries(
      ['BytesInPerSec', 'BytesOutPerSec'].flatMap((metric) =>
        listed
          .filter((id) => !brokers.includes(id))
          .map((id) => [`${GONE}${metric} ${id}`, query(metric, 'Average', { 'Broker ID': id })]),
      ),
    ),
    ...Object.fromEntries(
      brokers.flatMap((id) => [
        ...ofBrokers.map(([metric, statistic, isAsked = true]) => [
          `${metric} ${id}`,
          isAsked ? query(metric, statistic, { 'Broker ID': id }) : null,
        ]),
        [
          `ClientConnectionCount ${id}`,
          clientAuthentication.includes('iam')
            ? query('ClientConnectionCount', 'Sum', { 'Broker ID': id, 'Client Authentication': 'IAM' })
            : null,
        ],
      ]),
    ),
  };
}

interface Tools {
  readonly window: MskClusterPeak['window'];
  normal(series: Series): Series;
  findMaximum: ReturnType<typeof createMaximumFinder>;
  /** A data point that begins earlier is not of the last hour, in milliseconds. */
  readonly since: number;
  /** What had its last data earlier is not listed, in milliseconds. */
  readonly listedSince: number;
  readonly changed: Changes;
  /** What is used of the volume of each broker, up to now. */
  readonly disk: {
    readonly window: MskClusterPeak['window'];
    readonly periodSeconds: number;
    readonly series: readonly Series[];
  };
}

function toPeak(
  cluster: MskCluster,
  series: Readonly<Record<string, Series>>,
  listed: readonly string[],
  tools: Tools,
): MskClusterPeak {
  const { window, normal, changed: changes } = tools;
  const of = (metric: string): Series[] =>
    Object.entries(series).flatMap(([name, one]) => (name.startsWith(`${metric} `) ? [one] : []));
  // A minute's sum is what comes in a second of it.
  const inSeconds = (sums: Series): Series => divideBy(sums, window.periodSeconds / 60);
  const total = (metric: string): Series =>
    cluster.provisioned === null
      ? inSeconds(of(metric).reduce<Series>(addCounts, []))
      : mergeSeries([...of(metric), ...of(`${GONE}${metric}`)], (values) =>
          values.reduce((sum, value) => sum + value, 0),
        );
  const [written, read] = [total('BytesInPerSec'), total('BytesOutPerSec')];
  const changeAt = (at: number | null): MskClusterPeak['countChange'] =>
    at === null
      ? null
      : {
          at: Number.isFinite(at) ? new Date(at).toISOString() : null,
          isQuieter: [written, read].some((one) => isQuieterSince(normal(one), at)),
        };
  return {
    clusterName: cluster.clusterName,
    window,
    bytesInPerSecond: findHighest(normal(written)),
    bytesOutPerSecond: findHighest(normal(read)),
    isWritten: isWritten(written, series.GlobalPartitionCount, cluster),
    hoursWritten: hoursWritten(written, normal, cluster),
    isIncomplete:
      cluster.provisioned === null
        ? Date.parse(window.from) < tools.listedSince
        : lacksBrokers(of, changes.fewer === null ? listed : [], cluster.provisioned) ||
          (changes.fewer !== null && changes.fewer < tools.listedSince),
    countChange: changeAt(changes.count),
    brokerChange: changeAt(changes.any),
    brokers: cluster.provisioned && toBrokers(of, tools, cluster.provisioned),
    latest: cluster.provisioned && toLatest(of, series, tools, cluster.provisioned),
  };
}

/** So much of the most of the look-back, and what has a fifth to spare still fits if it comes again. */
const AS_BUSY = 0.8;

/** Whether a cluster did less since a change than before it, by so much that what its brokers do now does not show the peak. */
function isQuieterSince(series: Series, change: number): boolean {
  if (series === null) return true;
  const before = findHighest(series)?.value ?? 0;
  return before > 0 && (findHighest(sinceChange(series, change))?.value ?? 0) < AS_BUSY * before;
}

/** Whether a broker is not known, tells nothing, or was there and is gone, so that what it did is not in the sum of the others. */
const lacksBrokers = (
  of: (metric: string) => Series[],
  listed: readonly string[],
  { brokers, brokerCount }: NonNullable<MskCluster['provisioned']>,
): boolean => {
  const isSilent = (one: Series): boolean => one === null || one.length === 0;
  const written = of('BytesInPerSec');
  return (
    brokers.length < brokerCount ||
    listed.some((id) => !brokers.includes(id)) ||
    of('CpuUser').some(isSilent) ||
    (written.some(isSilent) && !written.every(isSilent))
  );
};

/** Nothing tells that nobody writes where not every broker is known, or none tells anything of a cluster that has partitions. */
function isWritten(
  written: Series,
  partitions: Series | undefined,
  { provisioned }: MskCluster,
): boolean | null {
  if (written === null) return null;
  if (written.some(({ value }) => value > 0)) return true;
  if (provisioned !== null && written.length === 0 && findHighest(partitions ?? null)?.value !== 0)
    return null;
  return provisioned !== null && provisioned.brokers.length < provisioned.brokerCount ? null : false;
}

/** Bytes a second of each broker that MSK is assumed to write at most by itself: it keeps a topic to see that all is well, and says no rate of it. */
const OWN_BYTES_PER_SECOND = 1_000;

/** In how many hours more was written than MSK may write by itself, which a serverless cluster does not show. */
function hoursWritten(
  written: Series,
  normal: Tools['normal'],
  { provisioned }: MskCluster,
): MskClusterPeak['hoursWritten'] {
  if (written === null) return null;
  const own = (provisioned?.brokerCount ?? 0) * OWN_BYTES_PER_SECOND;
  const others = written.filter(({ value }) => value > own);
  const hoursOf = (series: Series): number => findHighest(series)?.hoursWithData ?? 0;
  return { all: hoursOf(others), normal: hoursOf(normal(others)) };
}

const highest = (values: readonly number[]): number => Math.max(...values);

/** CPU for users and for the system of each broker, in the periods that have both. */
const sumEach = (users: readonly Series[], systems: readonly Series[]): Series[] =>
  users.map((user, i) => {
    const system = new Map((systems[i] ?? []).map(({ at, value }) => [at, value]));
    if (user === null || systems[i] === null) return null;
    return user.flatMap(({ at, value }) => {
      const added = system.get(at);
      return added === undefined ? [] : [{ at, value: value + added }];
    });
  });

const PERCENT = 100;

function toBrokers(
  all: (metric: string) => Series[],
  { window, normal, findMaximum, changed: change, disk }: Tools,
  { clientAuthentication }: NonNullable<MskCluster['provisioned']>,
): MskClusterPeak['brokers'] {
  const of = (metric: string, changed = change.count): Series[] =>
    all(metric).map((one) => sinceChange(one, changed));
  const cpu = mergeSeries(sumEach(of('CpuUser', change.any), of('CpuSystem', change.any)), highest);
  // What filled up while traffic was not normal stays, so these windows are not excluded.
  const free = disk.series.map((one) =>
    inStorageOfToday(
      sinceChange(one, change.count)?.map(({ at, value }) => ({ at, value: PERCENT - value })) ?? null,
      PERCENT,
    ),
  );
  const used = free.map(
    (one) => one?.map(({ at, value }) => ({ at, value: Math.max(0, PERCENT - value) })) ?? null,
  );
  const fullest = findHighest(mergeSeries(used, highest));
  const growth = free.map(shrinkagePerDay).filter((perDay) => perDay !== null);
  const connections = divideBy(mergeSeries(of('ClientConnectionCount'), highest), window.periodSeconds / 60);
  const busiest = (metric: string) => findHighest(normal(mergeSeries(of(metric), highest)));
  return {
    bytesInPerSecond: busiest('BytesInPerSec'),
    bytesOutPerSecond: busiest('BytesOutPerSec'),
    cpu: findHighest(normal(cpu)),
    cpuByHour: meansByHour(cpu, window),
    diskWindow: disk.window,
    diskUsed: fullest && { ...fullest, periodSeconds: disk.periodSeconds },
    diskGrowthPerDay: growth.length < free.length || growth.length === 0 ? null : highest(growth),
    iamConnections:
      clientAuthentication.includes('iam') && connections !== null
        ? (findHighest(normal(connections)) ?? { value: 0, at: window.from, hoursWithData: 0 })
        : null,
    shapedPackets: findMaximum(mergeSeries(of('TrafficShaping', change.any), highest)),
  };
}

function toLatest(
  of: (metric: string) => Series[],
  series: Readonly<Record<string, Series>>,
  { since }: Tools,
  { brokerCount }: NonNullable<MskCluster['provisioned']>,
): MskClusterPeak['latest'] {
  const latest = (one: Series | undefined): Point | null => {
    const last = one?.at(-1);
    return last !== undefined && last.at >= since ? last : null;
  };
  const ofAll = (metric: string): readonly number[] | null => {
    const points = present(of(metric).map(latest));
    return points.length > 0 && points.length >= brokerCount ? points.map(({ value }) => value) : null;
  };
  const controllers = latest(series.ActiveControllerCount);
  const offline = latest(series.OfflinePartitionsCount);
  const partitions = ofAll('PartitionCount');
  const under = ofAll('UnderReplicatedPartitions');
  const global = latest(series.GlobalPartitionCount)?.value ?? 0;
  const known = present([controllers, offline, ...of('PartitionCount').map(latest)]);
  const [first] = known;
  if (first === undefined) return null;
  return {
    at: new Date(Math.max(...known.map(({ at }) => at))).toISOString(),
    activeControllers: controllers?.value ?? null,
    offlinePartitions: offline?.value ?? null,
    underReplicatedPartitions: under && highest(under),
    partitions: partitions && highest(partitions),
    replicas:
      partitions === null || global === 0 ? null : partitions.reduce((sum, count) => sum + count, 0) / global,
  };
}
