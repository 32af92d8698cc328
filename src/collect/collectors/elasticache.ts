import { CloudWatchClient, paginateListMetrics } from '@aws-sdk/client-cloudwatch';
import {
  type CacheCluster as AwsCacheCluster,
  type ReplicationGroup as AwsReplicationGroup,
  type ServerlessCache as AwsServerlessCache,
  ElastiCacheClient,
  paginateDescribeCacheClusters,
  paginateDescribeReplicationGroups,
  paginateDescribeServerlessCaches,
  paginateDescribeUpdateActions,
} from '@aws-sdk/client-elasticache';
import { allInOrder } from '../../lib/concurrency';
import type { CacheCluster, CacheReplicationGroup, ServerlessCache, Tags } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import {
  createMaximumFinder,
  createMetricReader,
  createNormalFilter,
  type MetricQuery,
  readMetrics,
} from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, meansByHour } from '../series';
import { tagsOf } from '../tags';

/** The most items in a page of ElastiCache, and of its serverless caches. */
const PAGE_SIZE = 100;

type ByArn = ReadonlyMap<string, Tags>;

export const cacheReplicationGroups = defineCollector({
  id: 'cacheReplicationGroups',
  answers: 'Shards, replicas, zones, failover and snapshots of replication groups',
  light: true,
  verified: 'moto',
  actions: ['elasticache:DescribeReplicationGroups', 'tag:GetResources'],
  async collect({ clients, signal }) {
    const client = clients.of(ElastiCacheClient);
    const [groups, tags] = await allInOrder([
      readAllPages(
        paginateDescribeReplicationGroups({ client, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
        (page) => page.ReplicationGroups,
      ),
      // ListTagsForResource would need a call for each group.
      tagsOf('elasticache:replicationgroup', clients, signal),
    ]);
    return groups.map((group) => toReplicationGroup(group, tags));
  },
});

const toReplicationGroup = (group: AwsReplicationGroup, tags: ByArn): CacheReplicationGroup => {
  const replicationGroupArn = requireField(group.ARN, 'ARN');
  return {
    replicationGroupId: requireField(group.ReplicationGroupId, 'ReplicationGroupId'),
    replicationGroupArn,
    status: requireField(group.Status, 'Status'),
    clusterEnabled: group.ClusterEnabled ?? false,
    cacheNodeType: group.CacheNodeType ?? '',
    automaticFailover: group.AutomaticFailover ?? 'disabled',
    multiAz: group.MultiAZ === 'enabled',
    snapshotRetentionLimit: group.SnapshotRetentionLimit ?? 0,
    pendingModifications: namesOfPending(group.PendingModifiedValues),
    nodeGroups: (group.NodeGroups ?? []).map(({ NodeGroupId, NodeGroupMembers = [] }) => ({
      nodeGroupId: requireField(NodeGroupId, 'NodeGroupId'),
      members: NodeGroupMembers.map((member) => ({
        cacheClusterId: requireField(member.CacheClusterId, 'CacheClusterId'),
        availabilityZone: member.PreferredAvailabilityZone ?? null,
        currentRole: member.CurrentRole ?? null,
      })),
    })),
    tags: tags.get(replicationGroupArn) ?? {},
  };
};

/** What waits to be changed: ElastiCache sends empty lists and structures where nothing does. */
const namesOfPending = (pending: object | undefined): string[] =>
  Object.entries(pending ?? {})
    .filter(([, value]) => !isEmpty(value))
    .map(([name]) => name);

const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

export const cacheClusters = defineCollector({
  id: 'cacheClusters',
  answers: 'Type, zones, state, maintenance and security groups of cache nodes',
  light: true,
  verified: 'modelled',
  actions: ['elasticache:DescribeCacheClusters', 'tag:GetResources'],
  async collect({ clients, signal }) {
    const client = clients.of(ElastiCacheClient);
    const [clusters, tags] = await allInOrder([
      readAllPages(
        paginateDescribeCacheClusters(
          { client, pageSize: PAGE_SIZE },
          { ShowCacheNodeInfo: true },
          { abortSignal: signal },
        ),
        (page) => page.CacheClusters,
      ),
      tagsOf('elasticache:cluster', clients, signal),
    ]);
    return clusters.map((cluster) => toCacheCluster(cluster, tags));
  },
});

/** Where ElastiCache names no single zone for all nodes of a cluster. */
const SEVERAL_ZONES = 'Multiple';

const toCacheCluster = (cluster: AwsCacheCluster, tags: ByArn): CacheCluster => {
  const cacheClusterArn = requireField(cluster.ARN, 'ARN');
  const { PreferredAvailabilityZone: zone } = cluster;
  return {
    cacheClusterId: requireField(cluster.CacheClusterId, 'CacheClusterId'),
    cacheClusterArn,
    engine: requireField(cluster.Engine, 'Engine'),
    cacheNodeType: requireField(cluster.CacheNodeType, 'CacheNodeType'),
    cacheClusterStatus: requireField(cluster.CacheClusterStatus, 'CacheClusterStatus'),
    nodes: (cluster.CacheNodes ?? []).map(({ CacheNodeId, CustomerAvailabilityZone }) => ({
      cacheNodeId: requireField(CacheNodeId, 'CacheNodeId'),
      availabilityZone: CustomerAvailabilityZone ?? (zone === SEVERAL_ZONES ? null : (zone ?? null)),
    })),
    replicationGroupId: cluster.ReplicationGroupId ?? null,
    preferredMaintenanceWindow: cluster.PreferredMaintenanceWindow ?? null,
    pendingModifications: namesOfPending(cluster.PendingModifiedValues),
    notificationTopicArn: cluster.NotificationConfiguration?.TopicArn ?? null,
    nodesPendingReboot: cluster.CacheParameterGroup?.CacheNodeIdsToReboot ?? [],
    snapshotRetentionLimit: cluster.SnapshotRetentionLimit ?? 0,
    securityGroupIds: present((cluster.SecurityGroups ?? []).map(({ SecurityGroupId }) => SecurityGroupId)),
    tags: tags.get(cacheClusterArn) ?? {},
  };
};

export const serverlessCaches = defineCollector({
  id: 'serverlessCaches',
  answers: 'The limits, state and security groups of serverless caches',
  light: true,
  verified: 'modelled',
  actions: ['elasticache:DescribeServerlessCaches', 'tag:GetResources'],
  async collect({ clients, signal }) {
    const client = clients.of(ElastiCacheClient);
    const [caches, tags] = await allInOrder([
      readAllPages(
        paginateDescribeServerlessCaches({ client, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
        (page) => page.ServerlessCaches,
      ),
      tagsOf('elasticache:serverlesscache', clients, signal),
    ]);
    return caches.map((cache) => toServerlessCache(cache, tags));
  },
});

const toServerlessCache = (cache: AwsServerlessCache, tags: ByArn): ServerlessCache => {
  const serverlessCacheArn = requireField(cache.ARN, 'ARN');
  const { DataStorage, ECPUPerSecond } = cache.CacheUsageLimits ?? {};
  return {
    serverlessCacheName: requireField(cache.ServerlessCacheName, 'ServerlessCacheName'),
    serverlessCacheArn,
    engine: requireField(cache.Engine, 'Engine'),
    majorEngineVersion: cache.MajorEngineVersion ?? null,
    status: requireField(cache.Status, 'Status'),
    dataStorage: { minimum: DataStorage?.Minimum ?? null, maximum: DataStorage?.Maximum ?? null },
    ecpuPerSecond: { minimum: ECPUPerSecond?.Minimum ?? null, maximum: ECPUPerSecond?.Maximum ?? null },
    snapshotRetentionLimit: cache.SnapshotRetentionLimit ?? 0,
    subnetIds: cache.SubnetIds ?? [],
    securityGroupIds: cache.SecurityGroupIds ?? [],
    tags: tags.get(serverlessCacheArn) ?? {},
  };
};

export const cacheUpdateActions = defineCollector({
  id: 'cacheUpdateActions',
  answers: 'Which service updates ElastiCache has not applied yet',
  light: false,
  verified: 'modelled',
  actions: ['elasticache:DescribeUpdateActions'],
  async collect({ clients, signal }) {
    const actions = await readAllPages(
      paginateDescribeUpdateActions(
        { client: clients.of(ElastiCacheClient), pageSize: PAGE_SIZE },
        {
          ServiceUpdateStatus: ['available'],
          UpdateActionStatus: ['not-applied', 'scheduling', 'scheduled', 'waiting-to-start', 'in-progress'],
        },
        { abortSignal: signal },
      ),
      (page) => page.UpdateActions,
    );
    return actions.map((action) => ({
      resourceId: requireField(action.ReplicationGroupId ?? action.CacheClusterId, 'ReplicationGroupId'),
      serviceUpdateName: requireField(action.ServiceUpdateName, 'ServiceUpdateName'),
      severity: action.ServiceUpdateSeverity ?? '',
      status: requireField(action.UpdateActionStatus, 'UpdateActionStatus'),
      recommendedApplyBy: toIso(action.ServiceUpdateRecommendedApplyByDate),
    }));
  },
});

const NAMESPACE = 'AWS/ElastiCache';
/** Nodes publish as long as they run, once a minute. */
const SECONDS_PER_MINUTE = 60;
/** Nodes with data tiering: their memory is full by design, and what does not fit is on their disks. */
const WITH_DISKS = /^cache\.r6gd\./;

export const cacheNodePeaks = defineCollector({
  id: 'cacheNodePeaks',
  answers: 'The most CPU, memory, connections and network that each cache node has seen, and what it evicted',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['cacheClusters'],
  async collect(context, { cacheClusters }) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const findMaximum = createMaximumFinder(context, reader);
    const perSecond = (bytes: Parameters<typeof divideBy>[0]) =>
      findMaximum(divideBy(bytes, SECONDS_PER_MINUTE));
    const nodes = cacheClusters.flatMap((cluster) =>
      cluster.nodes.map(({ cacheNodeId }) => ({ cluster, cacheNodeId })),
    );
    return readMetrics(
      reader,
      nodes.map(({ cluster: { cacheClusterId: CacheClusterId, engine, cacheNodeType }, cacheNodeId }) => {
        const query = (statistic: MetricQuery['statistic'], metric: string): MetricQuery => ({
          namespace: NAMESPACE,
          metric,
          statistic,
          dimensions: { CacheClusterId, CacheNodeId: cacheNodeId },
          silence: 'unknown',
        });
        const ofEngine = (statistic: MetricQuery['statistic'], metric: string) =>
          engine === 'memcached' ? null : query(statistic, metric);
        return {
          engineCpu: ofEngine('Average', 'EngineCPUUtilization'),
          cpu: query('Average', 'CPUUtilization'),
          memory: ofEngine(
            'Average',
            WITH_DISKS.test(cacheNodeType)
              ? 'DatabaseCapacityUsagePercentage'
              : 'DatabaseMemoryUsagePercentage',
          ),
          connections: query('Maximum', 'CurrConnections'),
          evictions: query('Sum', 'Evictions'),
          bytesIn: query('Maximum', 'NetworkBytesIn'),
          bytesOut: query('Maximum', 'NetworkBytesOut'),
          heldIn: query('Sum', 'NetworkBandwidthInAllowanceExceeded'),
          heldOut: query('Sum', 'NetworkBandwidthOutAllowanceExceeded'),
        };
      }),
      ({ engineCpu, cpu, memory, connections, evictions, bytesIn, bytesOut, heldIn, heldOut }, i) => {
        const { cluster, cacheNodeId } = requireField(nodes[i], 'a node for the metrics');
        return {
          cacheClusterId: cluster.cacheClusterId,
          cacheNodeId,
          replicationGroupId: cluster.replicationGroupId,
          window,
          engineCpuUtilization: findHighest(normal(engineCpu)),
          engineCpuUtilizationByHour: meansByHour(engineCpu, window),
          cpuUtilization: findHighest(normal(cpu)),
          cpuUtilizationByHour: meansByHour(cpu, window),
          memoryUsagePercent: findHighest(normal(memory)),
          memoryUsagePercentByHour: meansByHour(memory, window),
          connections: findMaximum(connections),
          evictions: findHighest(normal(evictions)),
          networkInBytesPerSecond: perSecond(bytesIn),
          networkOutBytesPerSecond: perSecond(bytesOut),
          bandwidthInExceeded: findHighest(normal(heldIn)),
          bandwidthOutExceeded: findHighest(normal(heldOut)),
        };
      },
    );
  },
});

export const serverlessCachePeaks = defineCollector({
  id: 'serverlessCachePeaks',
  answers: 'The most processing and data that each serverless cache has seen, and what it refused',
  light: true,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData', 'cloudwatch:ListMetrics'],
  needs: ['serverlessCaches'],
  async collect(context, { serverlessCaches }) {
    if (serverlessCaches.length === 0) return [];
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const dimensions = await listDimensions(context);
    return readMetrics(
      reader,
      serverlessCaches.map(({ serverlessCacheName }) => {
        const own = dimensions.get(serverlessCacheName);
        const query = (statistic: MetricQuery['statistic'], metric: string): MetricQuery | null =>
          own === undefined
            ? null
            : { namespace: NAMESPACE, metric, statistic, dimensions: own, silence: 'unknown' };
        return {
          units: query('Sum', 'ElastiCacheProcessingUnits'),
          bytes: query('Average', 'BytesUsedForCache'),
          throttled: query('Sum', 'ThrottledCmds'),
        };
      }),
      ({ units, bytes, throttled }, i) => {
        const perSecond = divideBy(units, window.periodSeconds);
        return {
          serverlessCacheName: requireField(serverlessCaches[i], 'a cache for the metrics')
            .serverlessCacheName,
          window,
          ecpuPerSecond: findHighest(normal(perSecond)),
          ecpuPerSecondByHour: meansByHour(perSecond, window),
          bytesUsed: findHighest(normal(bytes)),
          bytesUsedByHour: meansByHour(bytes, window),
          throttledCommands: findHighest(normal(throttled)),
        };
      },
    );
  },
});

/** By which dimension CloudWatch has the metrics of each serverless cache: the user guide does not say its name. */
async function listDimensions({
  clients,
  signal,
}: CollectContext): Promise<ReadonlyMap<string, Readonly<Record<string, string>>>> {
  const metrics = await readAllPages(
    paginateListMetrics(
      { client: clients.of(CloudWatchClient) },
      { Namespace: NAMESPACE, MetricName: 'ElastiCacheProcessingUnits' },
      { abortSignal: signal },
    ),
    (page) => page.Metrics,
  );
  return new Map(
    metrics.flatMap(({ Dimensions = [] }) => {
      const [only, other] = Dimensions;
      return only?.Name !== undefined && only.Value !== undefined && other === undefined
        ? [[only.Value, { [only.Name]: only.Value }] as const]
        : [];
    }),
  );
}
