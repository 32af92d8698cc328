import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import {
  type Cluster,
  DAXClient,
  DescribeClustersCommand,
  DescribeSubnetGroupsCommand,
  ListTagsCommand,
} from '@aws-sdk/client-dax';
import { mapConcurrently } from '../../lib/concurrency';
import type { DaxCluster, DaxClusterPeak, Peak, Tags } from '../../model/artifacts';
import { FEWEST_FAILURES, isBurstableDax, madeAt, servingNodes } from '../../model/dax-nodes';
import { distinct, present, requireField, toIso, toTags } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { followTokens, readAllPages } from '../pages';
import {
  addCounts,
  divideBy,
  findHighest,
  findLowest,
  meansByHour,
  mergeSeries,
  onNodesOfToday,
  type Point,
  type Series,
} from '../series';

/** The most items in a page of DAX. */
const PAGE_SIZE = 100;

export const daxClusters = defineCollector({
  id: 'daxClusters',
  answers: 'State, nodes, zones, maintenance and security groups of clusters of DAX',
  light: true,
  verified: 'modelled',
  actions: ['dax:DescribeClusters', 'dax:DescribeSubnetGroups', 'dax:ListTags'],
  // It needs a call for each cluster.
  deadlineFactor: 2,
  async collect({ clients, signal }) {
    const client = clients.of(DAXClient);
    const clusters = await readAllPages(
      followTokens((NextToken) =>
        client.send(new DescribeClustersCommand({ MaxResults: PAGE_SIZE, NextToken }), {
          abortSignal: signal,
        }),
      ),
      (page) => page.Clusters,
    );
    if (clusters.length === 0) return [];
    const zones = await zonesOfSubnetGroups(client, signal);
    const found = await mapConcurrently(clusters, 5, async (cluster) => {
      const tags = await nullIfGone(tagsOfCluster(client, cluster, signal));
      return tags && toCluster(cluster, zones, tags);
    });
    return present(found);
  },
});

async function zonesOfSubnetGroups(
  client: DAXClient,
  abortSignal: AbortSignal,
): Promise<ReadonlyMap<string, readonly string[]>> {
  const groups = await readAllPages(
    followTokens((NextToken) =>
      client.send(new DescribeSubnetGroupsCommand({ MaxResults: PAGE_SIZE, NextToken }), { abortSignal }),
    ),
    (page) => page.SubnetGroups,
  );
  return new Map(
    groups.map(({ SubnetGroupName, Subnets = [] }) => [
      requireField(SubnetGroupName, 'SubnetGroupName'),
      distinct(present(Subnets.map(({ SubnetAvailabilityZone }) => SubnetAvailabilityZone))).sort(),
    ]),
  );
}

async function tagsOfCluster(
  client: DAXClient,
  { ClusterArn }: Cluster,
  abortSignal: AbortSignal,
): Promise<Tags> {
  const ResourceName = requireField(ClusterArn, 'ClusterArn');
  const tags = await readAllPages(
    followTokens((NextToken) =>
      client.send(new ListTagsCommand({ ResourceName, NextToken }), { abortSignal }),
    ),
    (page) => page.Tags,
  );
  return toTags(tags);
}

const toCluster = (
  cluster: Cluster,
  zones: ReadonlyMap<string, readonly string[]>,
  tags: Tags,
): DaxCluster => {
  const subnetZones = zones.get(cluster.SubnetGroup ?? '');
  return {
    clusterName: requireField(cluster.ClusterName, 'ClusterName'),
    clusterArn: requireField(cluster.ClusterArn, 'ClusterArn'),
    status: requireField(cluster.Status, 'Status'),
    nodeType: requireField(cluster.NodeType, 'NodeType'),
    totalNodes: requireField(cluster.TotalNodes, 'TotalNodes'),
    // A cluster that is being made names none yet.
    nodes: (cluster.Nodes ?? []).map((node) => ({
      nodeId: requireField(node.NodeId, 'NodeId'),
      availabilityZone: node.AvailabilityZone ?? null,
      status: node.NodeStatus ?? null,
      createTime: toIso(node.NodeCreateTime),
    })),
    nodesToRemove: cluster.NodeIdsToRemove ?? [],
    nodesPendingReboot: cluster.ParameterGroup?.NodeIdsToReboot ?? [],
    preferredMaintenanceWindow: cluster.PreferredMaintenanceWindow ?? null,
    subnetZones: subnetZones === undefined ? null : [...subnetZones],
    securityGroupIds: present(
      (cluster.SecurityGroups ?? []).map(({ SecurityGroupIdentifier }) => SecurityGroupIdentifier),
    ),
    tags,
  };
};

const NAMESPACE = 'AWS/DAX';

/** A cluster has a dozen metrics, and each node one or two. */
const MANY_DATA_POINTS = 5;

/** What ended longer ago says nothing of how a cluster is now. */
const LATEST_MS = 3_600_000;

/** ListMetrics tells of metrics that had data in the past two weeks; with a day for those that a look-back begins with. */
const LISTED_MS = 15 * 24 * LATEST_MS;

const DAY_MS = 24 * LATEST_MS;

type Queries = Readonly<Record<string, MetricQuery | null>>;

export const daxClusterPeaks = defineCollector({
  id: 'daxClusterPeaks',
  answers:
    'The most CPU, connections, network and memory that nodes of DAX have seen, what they refused and evicted, and how much they read from DynamoDB',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
  needs: ['daxClusters'],
  deadlineFactor: MANY_DATA_POINTS,
  async collect(context, { daxClusters }) {
    if (daxClusters.length === 0) return [];
    const reader = createMetricReader(context);
    const nodes = await listNodes(context, daxClusters);
    const collectedAt = Date.parse(context.collectedAt);
    const tools: Tools = {
      window: reader.window,
      normal: createNormalFilter(context, reader.window),
      findMaximum: createMaximumFinder(context, reader),
      maximaPeriodSeconds: reader.maximaPeriodSeconds,
      since: collectedAt - LATEST_MS - reader.maximaPeriodSeconds * 1000,
      isLong: collectedAt - Date.parse(reader.window.from) > LISTED_MS,
    };
    return readMetrics(
      reader,
      daxClusters.map((cluster) => queriesOf(cluster, nodes.get(cluster.clusterName) ?? [])),
      (series, i) => toPeak(requireField(daxClusters[i], 'a cluster for the metrics'), series, tools),
    );
  },
});

/** The nodes of each cluster, also those that are gone: what they carried, the others carry now. */
async function listNodes(
  { clients, signal }: CollectContext,
  clusters: readonly DaxCluster[],
): Promise<ReadonlyMap<string, readonly string[]>> {
  const named = await mapConcurrently(clusters, 2, async ({ clusterName, nodes }) => {
    const metrics = await readAllPages(
      paginateListMetrics(
        { client: clients.of(CloudWatchClient) },
        {
          ...{ Namespace: NAMESPACE, MetricName: 'CPUUtilization' },
          Dimensions: [{ Name: 'ClusterId', Value: clusterName }],
        },
        { abortSignal: signal },
      ),
      (page) => page.Metrics,
    );
    const listed = metrics.flatMap(
      ({ Dimensions = [] }) => Dimensions.find(({ Name }) => Name === 'NodeId')?.Value ?? [],
    );
    return [clusterName, distinct([...nodes.map(({ nodeId }) => nodeId), ...listed]).sort()] as const;
  });
  return new Map(named);
}

/** Metrics of a cluster as a whole: a maximum is that of the node that has the most, and a sum that of all nodes. */
const OF_CLUSTER: Readonly<Record<string, MetricQuery['statistic']>> = {
  ClientConnections: 'Maximum',
  BaselineNetworkBytesInUtilization: 'Maximum',
  BaselineNetworkBytesOutUtilization: 'Maximum',
  CacheMemoryUtilization: 'Maximum',
  TotalRequestCount: 'Sum',
  ThrottledRequestCount: 'Sum',
  FailedRequestCount: 'Sum',
  EvictedSize: 'Sum',
  ItemCacheHits: 'Sum',
  ItemCacheMisses: 'Sum',
  QueryCacheHits: 'Sum',
  QueryCacheMisses: 'Sum',
  ScanCacheHits: 'Sum',
  ScanCacheMisses: 'Sum',
};

/** "DAX sends metrics to CloudWatch only when they have a non-zero value" (developer guide); the CPU of a node that runs always has one. */
function queriesOf(cluster: DaxCluster, nodes: readonly string[]): Queries {
  const ofCluster = Object.entries(OF_CLUSTER).map(([metric, statistic]): [string, MetricQuery] => [
    metric,
    {
      ...({ namespace: NAMESPACE, metric, statistic, silence: 'zero' } as const),
      dimensions: { ClusterId: cluster.clusterName },
    },
  ]);
  const ofNode = (NodeId: string, metric: string, statistic: MetricQuery['statistic']) =>
    ({
      ...{ namespace: NAMESPACE, metric, statistic, silence: 'unknown' },
      dimensions: { ClusterId: cluster.clusterName, NodeId },
    }) as const;
  return Object.fromEntries([
    ...ofCluster,
    ...nodes.map((id) => [`CPUUtilization ${id}`, ofNode(id, 'CPUUtilization', 'Average')] as const),
    // A balance that is used up has no value above zero, so that the time without one tells of it no more than of a lack of data.
    ...(isBurstableDax(cluster) ? servingNodes(cluster) : []).map(
      ({ nodeId }) => [`CPUCreditBalance ${nodeId}`, ofNode(nodeId, 'CPUCreditBalance', 'Minimum')] as const,
    ),
  ]);
}

interface Tools {
  readonly window: DaxClusterPeak['window'];
  normal(series: Series): Series;
  findMaximum: ReturnType<typeof createMaximumFinder>;
  readonly maximaPeriodSeconds: number;
  /** A data point that begins earlier is not of the last hour, in milliseconds. */
  readonly since: number;
  /** Whether the look-back is longer than metrics are listed. */
  readonly isLong: boolean;
}

type Read = Readonly<Record<string, Series>>;

const highest = (values: readonly number[]): number => Math.max(...values);

function toPeak(cluster: DaxCluster, series: Read, tools: Tools): DaxClusterPeak {
  const { window, normal, findMaximum, maximaPeriodSeconds, isLong } = tools;
  const made = madeAt(cluster) ?? Number.NEGATIVE_INFINITY;
  const of = (metric: string): Series => series[metric] ?? null;
  const ofNodes = Object.entries(series).flatMap(([name, one]) =>
    name.startsWith('CPUUtilization ') ? [one] : [],
  );
  const serving = servingNodes(cluster);
  const counted = mergeSeries(ofNodes, (values) => values.length);
  const countedForMaxima = mostIn(counted, maximaPeriodSeconds);
  // A node shares reads as long as it runs: those that are added for some hours a day take their share of those hours with them.
  const onToday = (one: Series, nodes: Series): Series =>
    onNodesOfToday(one, nodes, Math.max(1, serving.length), 0);
  const ranFewer = new Set(counted?.flatMap(({ at, value }) => (value < serving.length ? at : [])));
  const busiest = mergeSeries(ofNodes, highest);
  const cpu = onToday(busiest, counted);
  const cpuPeak = findHighest(normal(cpu));
  // What never happened has no data at all, where DAX told of its nodes.
  const orNone = (found: Peak | null, one: Series): Peak | null =>
    found ??
    (one !== null && cpuPeak !== null
      ? { value: 0, at: window.from, hoursWithData: cpuPeak.hoursWithData }
      : null);
  const summed = (metric: string): Peak | null => orNone(findHighest(normal(of(metric))), of(metric));
  const maximum = (metric: string): Peak | null => findMaximum(onToday(of(metric), countedForMaxima));
  const used = isUsed(of('TotalRequestCount'), busiest);
  const reads = readsOf(of, tools, orNone);
  // No request comes without a connection, and nothing is answered from a cache that holds nothing: there silence is a lack of data.
  const ofClients = (found: Peak | null): Peak | null =>
    used === false ? orNone(found, of('ClientConnections')) : found;
  const memory = findMaximum(of('CacheMemoryUtilization'));
  const [connections, networkIn, networkOut] = [
    maximum('ClientConnections'),
    maximum('BaselineNetworkBytesInUtilization'),
    maximum('BaselineNetworkBytesOutUtilization'),
  ];
  return {
    clusterName: cluster.clusterName,
    window,
    isUsed: used,
    isIncomplete: isLong || serving.some(({ nodeId }) => isSilent(of(`CPUUtilization ${nodeId}`))),
    hoursUsed: hoursUsed(of('TotalRequestCount'), made, tools),
    cpu: cpuPeak,
    // Fewer nodes, or those of another cluster of that name before, would tell of another slope.
    cpuByHour: meansByHour(cpu?.filter(({ at }) => at >= made && !ranFewer.has(at)) ?? null, window),
    connections: ofClients(connections),
    connectionsAsTheyWere: ofClients(findMaximum(of('ClientConnections'))),
    networkInPercent: networkIn,
    networkOutPercent: networkOut,
    nodesAt: {
      cpu: nodesAt(cpuPeak, counted),
      networkIn: nodesAt(networkIn, countedForMaxima),
      networkOut: nodesAt(networkOut, countedForMaxima),
    },
    memoryPercent: reads.hitsPerSecond?.value === 0 ? orNone(memory, of('CacheMemoryUtilization')) : memory,
    evictedBytes: summed('EvictedSize'),
    leastCpuCredits: leastCredits(cluster, series, tools),
    throttledRequests: summed('ThrottledRequestCount'),
    failedRequests: summed('FailedRequestCount'),
    failedShare: highestShare(normal(of('FailedRequestCount')), of('TotalRequestCount')),
    ...reads,
    latest: toLatest(
      serving.map(({ nodeId }) => of(`CPUUtilization ${nodeId}`)),
      of('CacheMemoryUtilization'),
      tools,
    ),
  };
}

/** The most in each period of so many seconds. */
const mostIn = (one: Series, seconds: number): Series =>
  mergeSeries([one?.map(({ at, value }) => ({ at: at - (at % (seconds * 1000)), value })) ?? null], highest);

/** How many nodes ran at a peak. */
const nodesAt = (peak: Peak | null, counted: Series): number | null =>
  counted?.find(({ at }) => peak !== null && at === Date.parse(peak.at))?.value ?? null;

const isSilent = (one: Series): boolean => one === null || one.length === 0;

/** Nothing tells that no request came where no node tells that it ran. */
function isUsed(requests: Series, busiest: Series): boolean | null {
  if (requests === null) return null;
  if (requests.some(({ value }) => value > 0)) return true;
  return isSilent(busiest) ? null : false;
}

/** What came before the first node of now was made was of another cluster of that name, or of nodes that were replaced since. */
function hoursUsed(requests: Series, made: number, { normal }: Tools): DaxClusterPeak['hoursUsed'] {
  if (requests === null) return null;
  const used = requests.filter(({ at, value }) => value > 0 && at >= made);
  const hoursOf = (series: Series): number => findHighest(series)?.hoursWithData ?? 0;
  const inNormal = normal(used);
  return {
    ...{ all: hoursOf(used), normal: hoursOf(inNormal) },
    days: new Set(inNormal?.map(({ at }) => Math.floor(at / DAY_MS))).size,
  };
}

function leastCredits(cluster: DaxCluster, series: Read, { normal }: Tools): Peak | null {
  if (!isBurstableDax(cluster)) return null;
  const balances = servingNodes(cluster).map(({ nodeId }) => series[`CPUCreditBalance ${nodeId}`] ?? null);
  return findLowest(normal(mergeSeries(balances, (values) => Math.min(...values))));
}

/** The highest share of failed requests in a period of many. */
function highestShare(failed: Series, requests: Series): number | null {
  if (failed === null || requests === null) return null;
  const all = new Map(requests.map(({ at, value }) => [at, value]));
  const shares = failed.flatMap(({ at, value }) =>
    value < FEWEST_FAILURES ? [] : Math.min(1, value / Math.max(1, all.get(at) ?? 0)),
  );
  return shares.length === 0 ? null : highest(shares);
}

/** What is answered from the cache, and what is not. */
function readsOf(
  of: (metric: string) => Series,
  { window, normal }: Tools,
  orNone: (found: Peak | null, one: Series) => Peak | null,
): Pick<DaxClusterPeak, 'hitsPerSecond' | 'missShare'> {
  const sum = (what: string): Series =>
    ['Item', 'Query', 'Scan'].map((kind) => of(`${kind}Cache${what}`)).reduce(addCounts);
  const [hits, misses] = [sum('Hits'), sum('Misses')];
  const total = (one: Series): number => (one ?? []).reduce((all, { value }) => all + value, 0);
  const all = total(hits) + total(misses);
  const perSecond = divideBy(hits, window.periodSeconds);
  return {
    hitsPerSecond: orNone(findHighest(normal(perSecond)), perSecond),
    missShare: hits === null || misses === null || all === 0 ? null : total(misses) / all,
  };
}

/** Not known where a node that serves tells nothing of the last hour: it may be the busiest. */
function toLatest(ofServing: readonly Series[], memory: Series, { since }: Tools): DaxClusterPeak['latest'] {
  const latest = (one: Series): Point[] => one?.slice(-1).filter(({ at }) => at >= since) ?? [];
  const ofNodes = ofServing.flatMap(latest);
  const cpu = findHighest(ofNodes);
  return cpu === null || ofNodes.length < ofServing.length
    ? null
    : { at: cpu.at, cpu: cpu.value, memoryPercent: latest(memory)[0]?.value ?? null };
}
