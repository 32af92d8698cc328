/** What carries traffic, and by which of its metrics CloudWatch shows that it is in trouble: the table by which alarms are judged. */
import { nameOfService } from '../capacity/ecs-demand';
import { isByTime, nameOfRule } from '../capacity/event-rules';
import { isOff, isStream, streamOf } from '../capacity/event-sources';
import { mayRun } from '../capacity/schedule';
import { listQueues } from '../capacity/sqs-queues';
import { ANY_DIMENSION } from '../judging/alarms';
import { apiNamer } from '../judging/apis';
import { isBeingDeleted } from '../judging/caches';
import type { EventContext } from '../judging/context';
import { afterLast } from '../lib/after-last';
import { ARTIFACTS, type ArtifactId, type Artifacts } from '../model/artifacts';
import { dbServiceOf } from '../model/db-engines';
import type { ScopedResource } from '../model/resource';

type Dimensions = Readonly<Record<string, string>>;

/** Metrics of one namespace that show trouble. */
interface Metrics {
  readonly namespace: string;
  /** Those with data as long as there is what they are of: without, an alarm on them says nothing. */
  readonly steady: readonly string[];
  /** Those with data only while there are requests, errors and the like: without, nothing happened. */
  readonly rare?: readonly string[];
  /** Those that an alarm may also watch for all resources together, without a dimension. */
  readonly ofAll?: readonly string[];
  /** The further dimension of those that AWS publishes with it only: an alarm without it never has data. */
  readonly needs?: Dimensions;
  /** Dimensions of those of a single member, such as an instance of a group: that it is in trouble is not said of the whole. */
  readonly ofMembers?: readonly string[];
}

/** What an alarm must tell of, whatever others watch besides. */
export interface Required {
  /** Metrics of which an alarm on any one is enough; the fix begins by the first. */
  readonly metrics: readonly [string, ...string[]];
  /** What these show: `errors, or how slow answers are`. */
  readonly what: string;
}

/** Parts of a resource: a metric with the dimension is of one of them alone. */
interface Parts {
  readonly dimension: string;
  /** Of each part, by its value of the dimension: `target group api`. */
  readonly names: Readonly<Record<string, string>>;
}

/** A resource, and by which dimensions its metrics are found: by each of these, together with any others. */
export interface WatchedResource {
  readonly name: string;
  readonly owner: ScopedResource;
  readonly dimensions: readonly Dimensions[];
  /** Of an instance of a cluster, `READER` or `WRITER`: metrics of its cluster may be of those of one role. */
  readonly role?: string;
  /** What it consists of, where traffic reaches several parts: its target groups, and its zones. */
  readonly parts?: readonly Parts[];
  /** The dimension of parts that could not be read: of what the metric with it is, is not known. */
  readonly unreadParts?: string;
  /** Dimensions that metrics of something else of this name have. */
  readonly notWith?: readonly string[];
  /** What it requires beyond what all of its kind do; null where that could not be read. */
  readonly required?: Required | null;
  /** Whether nothing of it runs now, so that even metrics that are always there have no data. */
  readonly isAtRest?: boolean;
}

/** Resources of one kind. */
export interface WatchedKind {
  /** In the plural. */
  readonly name: string;
  readonly artifact: ArtifactId;
  readonly metrics: readonly Metrics[];
  /** The metric by which the fix begins. */
  readonly first: string;
  /** Absent: an alarm on any of the metrics is enough. */
  readonly required?: Required;
  listed(artifacts: Partial<Artifacts>, context: Now): readonly WatchedResource[];
}

/** When the event is, and as of when it is judged. */
type Now = Pick<EventContext, 'asOf' | 'window'>;

/** Declares a kind by how a row of its artifact becomes a resource; null leaves the row out. */
const kind = <Id extends ArtifactId>({
  artifact,
  toResource,
  ...more
}: Omit<WatchedKind, 'listed' | 'artifact'> & {
  readonly artifact: Id;
  toResource(
    row: Row<Id>,
    artifacts: Partial<Artifacts>,
    context: Now,
  ): Omit<WatchedResource, 'owner'> | null;
}): WatchedKind => ({
  ...more,
  artifact,
  listed(artifacts, context) {
    const rows = (artifacts[artifact] ?? []) as unknown as readonly Row<Id>[];
    const owner = (ARTIFACTS[artifact] as unknown as { owner(row: Row<Id>): ScopedResource }).owner;
    return rows.flatMap((row) => {
      const one = toResource(row, artifacts, context);
      return one === null ? [] : [{ ...one, owner: owner(row) }];
    });
  },
});

type Row<Id extends ArtifactId> = Artifacts[Id] extends readonly (infer R)[] ? R : never;

const inZones = (zones: readonly string[]): Parts => ({
  dimension: 'AvailabilityZone',
  names: Object.fromEntries(zones.map((zone) => [zone, `zone ${zone}`])),
});

const loadBalancers = (
  type: string,
  { name, ...more }: Pick<WatchedKind, 'name' | 'metrics' | 'first' | 'required'>,
): WatchedKind =>
  kind({
    ...more,
    name,
    artifact: 'loadBalancers',
    toResource(one, { targetGroups }) {
      if (one.type !== type) return null;
      // CloudWatch names them by the ends of their ARNs: `app/web/50dc6c495c0c9188` and `targetgroup/web/73e2d6bc24d8a067`.
      const behind = (targetGroups ?? [])
        .filter(({ loadBalancerArns }) => loadBalancerArns.includes(one.loadBalancerArn))
        .map(({ targetGroupArn, targetGroupName }) => [
          afterLast(':', targetGroupArn),
          `target group ${targetGroupName}`,
        ]);
      return {
        name: one.loadBalancerName,
        dimensions: [{ LoadBalancer: afterLast(':loadbalancer/', one.loadBalancerArn) }],
        parts: [
          ...(behind.length > 0 ? [{ dimension: 'TargetGroup', names: Object.fromEntries(behind) }] : []),
          inZones(one.zones.map(({ availabilityZone }) => availabilityZone)),
        ],
        ...(targetGroups === undefined && { unreadParts: 'TargetGroup' }),
      };
    },
  });

/** The health of targets is published by target group only. */
const OF_TARGETS: Dimensions = { UnHealthyHostCount: 'TargetGroup', HealthyHostCount: 'TargetGroup' };

const apis = (
  protocol: string,
  { name, ...more }: Pick<WatchedKind, 'name' | 'metrics' | 'first'>,
): WatchedKind =>
  kind({
    ...more,
    name,
    artifact: 'apis',
    toResource(api, { apis: all = [], apiPeaks = [] }) {
      if (api.protocol !== protocol) return null;
      const stages = apiPeaks.filter(({ apiId }) => apiId === api.apiId);
      const countedAs = stages[0]?.countedAs ?? api.apiName;
      const dimensions: Dimensions = protocol === 'REST' ? { ApiName: countedAs } : { ApiId: api.apiId };
      // What CloudWatch did not count whole may be any number.
      const used = stages.filter(
        ({ requestsPerSecond, isIncomplete }) => isIncomplete === true || (requestsPerSecond?.value ?? 0) > 0,
      );
      return {
        name: apiNamer(all)(api),
        dimensions: [dimensions],
        ...(used.length > 0 && {
          parts: [
            {
              dimension: 'Stage',
              names: Object.fromEntries(used.map(({ stageName }) => [stageName, `stage ${stageName}`])),
            },
          ],
        }),
      };
    },
  });

const databases = (namespace: string, more: Pick<WatchedKind, 'name' | 'metrics'>): WatchedKind =>
  kind({
    ...more,
    first: 'CPUUtilization',
    artifact: 'dbInstances',
    toResource({ dbInstanceIdentifier, dbClusterIdentifier, engine }, { dbClusters = [] }) {
      if (dbServiceOf(engine).namespace !== namespace) return null;
      const member = dbClusters
        .find((cluster) => cluster.dbClusterIdentifier === dbClusterIdentifier)
        ?.members.find((one) => one.dbInstanceIdentifier === dbInstanceIdentifier);
      const own: Dimensions = { DBInstanceIdentifier: dbInstanceIdentifier };
      const ofCluster: readonly Dimensions[] =
        dbClusterIdentifier === null ? [] : [{ DBClusterIdentifier: dbClusterIdentifier }];
      return {
        name: dbInstanceIdentifier,
        dimensions: [own, ...ofCluster],
        ...(member && { role: member.isWriter ? 'WRITER' : 'READER' }),
      };
    },
  });

/** What the metrics of deliveries by Data Firehose begin with. */
const DELIVERIES = [
  ...['S3', 'Redshift', 'Elasticsearch', 'AmazonOpenSearchService', 'AmazonOpenSearchServerless'],
  ...['Splunk', 'HttpEndpoint', 'Snowflake', 'Iceberg'],
].map((destination) => `DeliveryTo${destination}`);

/** Errors alone do not show that a function has stopped, or is too slow for what comes. */
const OF_STREAM: Required = {
  metrics: ['IteratorAge', 'GetRecords.IteratorAgeMilliseconds'],
  what: 'how far behind their stream they are',
};

/**
 * Metrics are those of the alarms that AWS recommends ("Recommended alarms" in the CloudWatch user guide), and others in the guide of each
 * service that show errors, waiting, or that something runs out. How much traffic there is, is none of them.
 */
export const WATCHED_KINDS: readonly WatchedKind[] = [
  loadBalancers('application', {
    name: 'application load balancers',
    first: 'HTTPCode_ELB_5XX_Count',
    // That targets are healthy says nothing of what they answer, or how late.
    required: {
      metrics: [
        'HTTPCode_ELB_5XX_Count',
        ...['HTTPCode_ELB_500_Count', 'HTTPCode_ELB_502_Count', 'HTTPCode_ELB_503_Count'],
        ...['HTTPCode_ELB_504_Count', 'HTTPCode_Target_5XX_Count', 'TargetResponseTime'],
      ],
      what: 'errors, or of how slow answers are',
    },
    metrics: [
      {
        namespace: 'AWS/ApplicationELB',
        steady: ['UnHealthyHostCount', 'HealthyHostCount'],
        needs: OF_TARGETS,
        rare: [
          'HTTPCode_ELB_5XX_Count',
          'HTTPCode_ELB_500_Count',
          'HTTPCode_ELB_502_Count',
          'HTTPCode_ELB_503_Count',
          'HTTPCode_ELB_504_Count',
          'HTTPCode_Target_5XX_Count',
          'TargetResponseTime',
          'TargetConnectionErrorCount',
          'RejectedConnectionCount',
          'AnomalousHostCount',
        ],
      },
    ],
  }),
  loadBalancers('network', {
    name: 'network load balancers',
    first: 'UnHealthyHostCount',
    metrics: [
      {
        namespace: 'AWS/NetworkELB',
        steady: ['UnHealthyHostCount', 'HealthyHostCount'],
        needs: OF_TARGETS,
        rare: [
          'TCP_ELB_Reset_Count',
          'TCP_Target_Reset_Count',
          'PortAllocationErrorCount',
          'RejectedFlowCount',
          'TargetTLSNegotiationErrorCount',
        ],
      },
    ],
  }),
  loadBalancers('gateway', {
    name: 'gateway load balancers',
    first: 'UnHealthyHostCount',
    metrics: [
      {
        namespace: 'AWS/GatewayELB',
        steady: ['UnHealthyHostCount', 'HealthyHostCount'],
        needs: OF_TARGETS,
        rare: ['RejectedFlowCount'],
      },
    ],
  }),
  kind({
    name: 'Classic Load Balancers',
    artifact: 'classicLoadBalancers',
    first: 'HTTPCode_ELB_5XX',
    required: {
      metrics: [
        'HTTPCode_ELB_5XX',
        ...['HTTPCode_Backend_5XX', 'Latency', 'SurgeQueueLength', 'SpilloverCount'],
      ],
      what: 'errors, or of how slow answers are',
    },
    metrics: [
      {
        namespace: 'AWS/ELB',
        steady: ['UnHealthyHostCount', 'HealthyHostCount'],
        rare: [
          'HTTPCode_ELB_5XX',
          'HTTPCode_Backend_5XX',
          'Latency',
          'SurgeQueueLength',
          'SpilloverCount',
          'BackendConnectionErrors',
        ],
      },
    ],
    toResource: ({ loadBalancerName }) => ({
      name: loadBalancerName,
      dimensions: [{ LoadBalancerName: loadBalancerName }],
    }),
  }),
  apis('REST', {
    name: 'REST APIs',
    first: '5XXError',
    metrics: [
      {
        namespace: 'AWS/ApiGateway',
        steady: [],
        rare: ['5XXError', 'Latency', 'IntegrationLatency'],
        ofMembers: ['Resource', 'Method'],
      },
    ],
  }),
  apis('HTTP', {
    name: 'HTTP APIs',
    first: '5xx',
    metrics: [
      {
        namespace: 'AWS/ApiGateway',
        steady: [],
        rare: ['5xx', 'Latency', 'IntegrationLatency'],
        ofMembers: ['Resource', 'Method', 'Route'],
      },
    ],
  }),
  apis('WEBSOCKET', {
    name: 'WebSocket APIs',
    first: 'ExecutionError',
    metrics: [
      {
        namespace: 'AWS/ApiGateway',
        steady: [],
        rare: ['ExecutionError', 'IntegrationError', 'IntegrationLatency'],
      },
    ],
  }),
  kind({
    name: 'Auto Scaling groups',
    artifact: 'autoScalingGroups',
    first: 'CPUUtilization',
    metrics: [
      {
        namespace: 'AWS/EC2',
        steady: [
          'CPUUtilization',
          'StatusCheckFailed',
          'StatusCheckFailed_Instance',
          'StatusCheckFailed_System',
        ],
      },
      {
        namespace: 'AWS/AutoScaling',
        // Only where its metrics are switched on; then they are there.
        steady: [
          'GroupInServiceInstances',
          'GroupInServiceCapacity',
          'GroupPendingInstances',
          'GroupTotalInstances',
          'GroupDesiredCapacity',
        ],
      },
      {
        // Of the agent on the instances, as its guide sets it up.
        namespace: 'CWAgent',
        ofMembers: ['InstanceId'],
        steady: ['mem_used_percent', 'disk_used_percent', 'cpu_usage_idle', 'swap_used_percent'],
      },
    ],
    toResource: (group, { scheduledActions }, context) =>
      mayRun(group, scheduledActions, context)
        ? {
            name: group.autoScalingGroupName,
            dimensions: [{ AutoScalingGroupName: group.autoScalingGroupName }],
            isAtRest: group.desiredCapacity === 0,
          }
        : null,
  }),
  kind({
    name: 'instances in no group',
    artifact: 'ec2Instances',
    first: 'StatusCheckFailed',
    metrics: [
      {
        namespace: 'AWS/EC2',
        steady: [
          'CPUUtilization',
          'CPUCreditBalance',
          'StatusCheckFailed',
          'StatusCheckFailed_Instance',
          'StatusCheckFailed_System',
          'StatusCheckFailed_AttachedEBS',
        ],
      },
      {
        namespace: 'CWAgent',
        steady: ['mem_used_percent', 'disk_used_percent', 'cpu_usage_idle', 'swap_used_percent'],
      },
    ],
    toResource: ({ instanceId, autoScalingGroupName, managedBy, state }) =>
      autoScalingGroupName === null && managedBy === null && state === 'running'
        ? { name: instanceId, dimensions: [{ InstanceId: instanceId }] }
        : null,
  }),
  kind({
    name: 'services of ECS',
    artifact: 'ecsServices',
    first: 'CPUUtilization',
    metrics: [
      { namespace: 'AWS/ECS', steady: ['CPUUtilization', 'MemoryUtilization'] },
      {
        namespace: 'ECS/ContainerInsights',
        ofMembers: ['TaskId'],
        steady: ['RunningTaskCount', 'PendingTaskCount', 'CpuUtilized', 'MemoryUtilized'],
      },
    ],
    toResource: (service) => ({
      name: nameOfService(service),
      dimensions: [{ ServiceName: service.serviceName, ClusterName: service.clusterName }],
      isAtRest: service.desiredCount === 0,
    }),
  }),
  kind({
    name: 'clusters of EKS',
    artifact: 'eksClusters',
    first: 'scheduler_pending_pods_UNSCHEDULABLE',
    metrics: [
      {
        namespace: 'AWS/EKS',
        steady: [
          'scheduler_pending_pods',
          'scheduler_pending_pods_UNSCHEDULABLE',
          'apiserver_request_total_5XX',
          'apiserver_request_total_429',
        ],
      },
      {
        namespace: 'ContainerInsights',
        ofMembers: ['InstanceId', 'NodeName'],
        steady: [
          'cluster_failed_node_count',
          'node_cpu_utilization',
          'node_memory_utilization',
          'node_filesystem_utilization',
          'pod_cpu_utilization',
          'pod_memory_utilization',
        ],
        rare: ['pod_number_of_container_restarts'],
      },
    ],
    toResource: ({ clusterName, status }) =>
      status === 'DELETING' ? null : { name: clusterName, dimensions: [{ ClusterName: clusterName }] },
  }),
  kind({
    name: 'functions',
    artifact: 'lambdaFunctions',
    first: 'Errors',
    metrics: [
      {
        namespace: 'AWS/Lambda',
        steady: [],
        ofMembers: ['ExecutedVersion'],
        rare: [
          'Errors',
          'Throttles',
          'Duration',
          'ConcurrentExecutions',
          'IteratorAge',
          'AsyncEventAge',
          'AsyncEventsDropped',
          'DeadLetterErrors',
          'DestinationDeliveryFailures',
          'ProvisionedConcurrencyUtilization',
          'ProvisionedConcurrencySpilloverInvocations',
        ],
        ofAll: ['Errors', 'Throttles', 'AsyncEventsDropped'],
      },
      // Of the streams that a function reads.
      { namespace: 'AWS/Kinesis', steady: [], rare: ['GetRecords.IteratorAgeMilliseconds'] },
    ],
    toResource({ functionName }, { lambdaEventSources }) {
      const read = lambdaEventSources?.filter(
        (source) => source.functionName === functionName && isStream(source) && !isOff(source),
      );
      const streams = (read ?? []).flatMap((source) => streamOf(source) ?? []);
      return {
        name: functionName,
        dimensions: [{ FunctionName: functionName }, ...streams.map((StreamName) => ({ StreamName }))],
        ...(read === undefined && { required: null }),
        ...(read !== undefined && read.length > 0 && { required: OF_STREAM }),
      };
    },
  }),
  databases('AWS/RDS', {
    name: 'database instances',
    metrics: [
      {
        namespace: 'AWS/RDS',
        steady: [
          'CPUUtilization',
          'CPUCreditBalance',
          'FreeStorageSpace',
          'FreeableMemory',
          'FreeLocalStorage',
          'DatabaseConnections',
          'ReadLatency',
          'WriteLatency',
          'CommitLatency',
          'DiskQueueDepth',
          'BurstBalance',
          'EBSByteBalance%',
          'EBSIOBalance%',
          'SwapUsage',
          'ReplicaLag',
          'AuroraReplicaLag',
          'AuroraVolumeBytesLeftTotal',
          'ACUUtilization',
        ],
        rare: ['DBLoad', 'DBLoadCPU', 'DBLoadNonCPU', 'DBLoadRelativeToNumVCPUs', 'Deadlocks'],
      },
    ],
  }),
  kind({
    name: 'proxies of RDS',
    artifact: 'dbProxies',
    first: 'DatabaseConnectionsBorrowLatency',
    metrics: [
      {
        namespace: 'AWS/RDS',
        steady: [],
        rare: [
          'DatabaseConnectionsBorrowLatency',
          'DatabaseConnectionsCurrentlyBorrowed',
          'DatabaseConnectionsCurrentlySessionPinned',
          'DatabaseConnectionsSetupFailed',
          'DatabaseConnections',
          'ClientConnections',
          'ClientConnectionsSetupFailedAuth',
          'QueryDatabaseResponseLatency',
          'QueryResponseLatency',
          'AvailabilityPercentage',
        ],
      },
    ],
    toResource: ({ dbProxyName }) => ({ name: dbProxyName, dimensions: [{ ProxyName: dbProxyName }] }),
  }),
  databases('AWS/DocDB', {
    name: 'instances of DocumentDB',
    metrics: [
      {
        namespace: 'AWS/DocDB',
        steady: [
          'CPUUtilization',
          'CPUCreditBalance',
          'FreeableMemory',
          'FreeLocalStorage',
          'DatabaseConnections',
          'DatabaseConnectionsMax',
          'DatabaseCursors',
          'DatabaseCursorsMax',
          'DatabaseCursorsTimedOut',
          'TransactionsOpen',
          'BufferCacheHitRatio',
          'ReadLatency',
          'WriteLatency',
          'DiskQueueDepth',
          'SwapUsage',
          'DBInstanceReplicaLag',
          'DBClusterReplicaLagMaximum',
          'DCUUtilization',
        ],
        rare: [
          'LowMemNumOperationsThrottled',
          'LowMemNumOperationsTimedOut',
          'LowMemThrottleQueueDepth',
          'LowMemThrottleMaxQueueDepth',
        ],
      },
    ],
  }),
  databases('AWS/Neptune', {
    name: 'instances of Neptune',
    metrics: [
      {
        namespace: 'AWS/Neptune',
        steady: [
          'CPUUtilization',
          'FreeableMemory',
          'BufferCacheHitRatio',
          'VolumeBytesLeftTotal',
          'NCUUtilization',
        ],
        // It sends no zeros.
        rare: [
          'CPUCreditBalance',
          'MainRequestQueuePendingRequests',
          'NumQueuedRequestsPerSec',
          'GremlinWebSocketOpenConnections',
          'GremlinClientErrorsPerSec',
          'GremlinServerErrorsPerSec',
          'SparqlServerErrorsPerSec',
          'TotalServerErrorsPerSec',
          'NumTxRolledBack',
          'SwapUsage',
          'ClusterReplicaLag',
          'ClusterReplicaLagMaximum',
        ],
      },
    ],
  }),
  kind({
    name: 'nodes of caches',
    artifact: 'cacheClusters',
    first: 'EngineCPUUtilization',
    metrics: [
      {
        namespace: 'AWS/ElastiCache',
        steady: [
          'CPUUtilization',
          'EngineCPUUtilization',
          'DatabaseMemoryUsagePercentage',
          'DatabaseMemoryUsageCountedForEvictPercentage',
          'FreeableMemory',
          'SwapUsage',
          'Evictions',
          'CurrConnections',
          'ReplicationLag',
          'CPUCreditBalance',
          'NetworkBandwidthInAllowanceExceeded',
          'NetworkBandwidthOutAllowanceExceeded',
        ],
      },
    ],
    toResource: ({ cacheClusterId }) => ({
      name: cacheClusterId,
      dimensions: [{ CacheClusterId: cacheClusterId }],
    }),
  }),
  kind({
    name: 'serverless caches',
    artifact: 'serverlessCaches',
    first: 'ThrottledCmds',
    metrics: [
      {
        namespace: 'AWS/ElastiCache',
        steady: ['BytesUsedForCache', 'ElastiCacheProcessingUnits'],
        rare: ['ThrottledCmds', 'Evictions', 'SuccessfulReadRequestLatency', 'SuccessfulWriteRequestLatency'],
      },
    ],
    toResource: ({ serverlessCacheName }) => ({
      name: serverlessCacheName,
      dimensions: [{ [ANY_DIMENSION]: serverlessCacheName }],
    }),
  }),
  kind({
    name: 'clusters of DAX',
    artifact: 'daxClusters',
    first: 'CPUUtilization',
    metrics: [
      {
        namespace: 'AWS/DAX',
        steady: [
          'CPUUtilization',
          'CacheMemoryUtilization',
          'BaselineNetworkBytesInUtilization',
          'BaselineNetworkBytesOutUtilization',
          'CPUCreditBalance',
        ],
        // Published only while they are not zero.
        rare: [
          'ThrottledRequestCount',
          'ErrorRequestCount',
          'FaultRequestCount',
          'FailedRequestCount',
          'ClientConnections',
          'EvictedSize',
          'ItemCacheMisses',
          'QueryCacheMisses',
          'ScanCacheMisses',
        ],
      },
    ],
    toResource({ clusterName, nodes, status }) {
      if (isBeingDeleted(status)) return null;
      const parts = nodes.map(({ nodeId }) => [nodeId, `node ${nodeId}`] as const);
      return {
        name: clusterName,
        dimensions: [{ ClusterId: clusterName }],
        ...(parts.length > 0 && { parts: [{ dimension: 'NodeId', names: Object.fromEntries(parts) }] }),
      };
    },
  }),
  kind({
    name: 'search domains',
    artifact: 'openSearchDomains',
    first: 'ClusterStatus.red',
    metrics: [
      {
        namespace: 'AWS/ES',
        steady: [
          'ClusterStatus.red',
          'ClusterStatus.yellow',
          'ClusterIndexWritesBlocked',
          'FreeStorageSpace',
          'Nodes',
          'CPUUtilization',
          'JVMMemoryPressure',
          'OldGenJVMMemoryPressure',
          'MasterCPUUtilization',
          'MasterJVMMemoryPressure',
          'MasterReachableFromNode',
          'AutomatedSnapshotFailure',
          'ThreadpoolSearchQueue',
          'ThreadpoolSearchRejected',
          'ThreadpoolWriteQueue',
          'ThreadpoolWriteRejected',
        ],
        rare: [
          '5xx',
          'SearchLatency',
          'IndexingLatency',
          'ThroughputThrottle',
          'KMSKeyError',
          'KMSKeyInaccessible',
        ],
      },
    ],
    toResource: ({ domainName, isDeleted }) =>
      isDeleted ? null : { name: domainName, dimensions: [{ DomainName: domainName }] },
  }),
  kind({
    name: 'file systems',
    artifact: 'efsFileSystems',
    first: 'PercentIOLimit',
    metrics: [
      {
        namespace: 'AWS/EFS',
        steady: ['PercentIOLimit', 'BurstCreditBalance', 'PermittedThroughput'],
        rare: [
          'ClientConnections',
          'MeteredIOBytes',
          'TotalIOBytes',
          'DataReadIOBytes',
          'DataWriteIOBytes',
          'MetadataIOBytes',
        ],
      },
    ],
    toResource: ({ fileSystemId, lifeCycleState }) =>
      lifeCycleState.startsWith('delet')
        ? null
        : { name: fileSystemId, dimensions: [{ FileSystemId: fileSystemId }] },
  }),
  kind({
    name: 'tables of DynamoDB',
    artifact: 'dynamodbTables',
    first: 'WriteThrottleEvents',
    metrics: [
      {
        namespace: 'AWS/DynamoDB',
        steady: [],
        ofMembers: ['GlobalSecondaryIndexName'],
        needs: {
          ThrottledRequests: 'Operation',
          SystemErrors: 'Operation',
          SuccessfulRequestLatency: 'Operation',
        },
        rare: [
          'ThrottledRequests',
          'ReadThrottleEvents',
          'WriteThrottleEvents',
          'ReadProvisionedThroughputThrottleEvents',
          'WriteProvisionedThroughputThrottleEvents',
          'ReadAccountLimitThrottleEvents',
          'WriteAccountLimitThrottleEvents',
          'ReadKeyRangeThroughputThrottleEvents',
          'WriteKeyRangeThroughputThrottleEvents',
          'ReadMaxOnDemandThroughputThrottleEvents',
          'WriteMaxOnDemandThroughputThrottleEvents',
          'SystemErrors',
          'SuccessfulRequestLatency',
          'ReplicationLatency',
        ],
      },
    ],
    toResource: ({ tableName }) => ({ name: tableName, dimensions: [{ TableName: tableName }] }),
  }),
  kind({
    name: 'streams of Kinesis',
    artifact: 'kinesisStreams',
    first: 'WriteProvisionedThroughputExceeded',
    metrics: [
      {
        namespace: 'AWS/Kinesis',
        steady: [],
        ofMembers: ['ShardId'],
        rare: [
          'WriteProvisionedThroughputExceeded',
          'ReadProvisionedThroughputExceeded',
          'GetRecords.IteratorAgeMilliseconds',
          'SubscribeToShardEvent.MillisBehindLatest',
          'PutRecord.Success',
          'PutRecords.Success',
          'PutRecords.ThrottledRecords',
          'PutRecords.FailedRecords',
          'GetRecords.Success',
        ],
      },
    ],
    toResource: ({ streamName }) => ({ name: streamName, dimensions: [{ StreamName: streamName }] }),
  }),
  kind({
    name: 'clusters of MSK',
    artifact: 'mskClusters',
    first: 'ActiveControllerCount',
    metrics: [
      {
        namespace: 'AWS/Kafka',
        // A topic, and who reads it, is a part of a cluster.
        ofMembers: ['Topic'],
        steady: [
          'ActiveControllerCount',
          'OfflinePartitionsCount',
          'UnderReplicatedPartitions',
          'UnderMinIsrPartitionCount',
          'CpuUser',
          'CpuSystem',
          'CpuIdle',
          'CPUCreditBalance',
          'BurstBalance',
          'KafkaDataLogsDiskUsed',
          'HeapMemoryAfterGC',
          'RequestHandlerAvgIdlePercent',
          'NetworkProcessorAvgIdlePercent',
          'ConnectionCount',
          'ClientConnectionCount',
          'TrafficShaping',
        ],
        rare: ['ProduceThrottleTime', 'FetchThrottleTime', 'IAMTooManyConnections'],
      },
    ],
    toResource({ clusterName, provisioned, state }) {
      if (provisioned === null || state === 'DELETING') return null;
      const brokers = provisioned.brokers.map((id) => [id, `broker ${id}`] as const);
      return {
        name: clusterName,
        dimensions: [{ 'Cluster Name': clusterName }],
        ...(brokers.length > 0 && {
          parts: [{ dimension: 'Broker ID', names: Object.fromEntries(brokers) }],
        }),
      };
    },
  }),
  kind({
    name: 'serverless clusters of MSK',
    artifact: 'mskClusters',
    first: 'MaxOffsetLag',
    metrics: [
      {
        namespace: 'AWS/Kafka',
        steady: [],
        rare: ['MaxOffsetLag', 'SumOffsetLag', 'EstimatedMaxTimeLag', 'MaxEstimatedTimeLag'],
      },
    ],
    toResource: ({ clusterName, provisioned, state }) =>
      provisioned !== null || state === 'DELETING'
        ? null
        : { name: clusterName, dimensions: [{ 'Cluster Name': clusterName }] },
  }),
  kind({
    name: 'streams of Data Firehose',
    artifact: 'firehoseStreams',
    first: 'ThrottledRecords',
    metrics: [
      {
        namespace: 'AWS/Firehose',
        steady: [],
        rare: [
          'ThrottledRecords',
          'ThrottledGetRecords',
          'KinesisMillisBehindLatest',
          'KafkaOffsetLag',
          'DataReadFromSource.Backpressured',
          'PartitionCount',
          'PartitionCountExceeded',
          'ExecuteProcessing.Success',
          'FailedConversion.Records',
          'BackupToS3.DataFreshness',
          'BackupToS3.Success',
          'DeliveryToIceberg.FailedRowCount',
          ...DELIVERIES.flatMap((delivery) => [`${delivery}.DataFreshness`, `${delivery}.Success`]),
        ],
      },
    ],
    toResource: ({ streamName, streamStatus }) =>
      streamStatus.startsWith('DELETING')
        ? null
        : { name: streamName, dimensions: [{ DeliveryStreamName: streamName }] },
  }),
  kind({
    name: 'topics',
    artifact: 'snsTopics',
    first: 'NumberOfNotificationsFailed',
    metrics: [
      {
        namespace: 'AWS/SNS',
        steady: [],
        rare: [
          'NumberOfNotificationsFailed',
          'NumberOfNotificationsFilteredOut-InvalidAttributes',
          'NumberOfNotificationsFilteredOut-InvalidMessageBody',
          'NumberOfNotificationsRedrivenToDlq',
          'NumberOfNotificationsFailedToRedriveToDlq',
        ],
        ofAll: ['NumberOfNotificationsFailed', 'NumberOfNotificationsFailedToRedriveToDlq'],
      },
    ],
    // Those of people alone are where alarms go.
    toResource: ({ topicName, topicArn }, { snsSubscriptions }) =>
      snsSubscriptions?.every((one) => one.topicArn !== topicArn)
        ? null
        : { name: topicName, dimensions: [{ TopicName: topicName }] },
  }),
  kind({
    name: 'queues',
    artifact: 'sqsQueues',
    first: 'ApproximateAgeOfOldestMessage',
    required: {
      metrics: ['ApproximateAgeOfOldestMessage', 'ApproximateNumberOfMessagesVisible'],
      what: 'messages that wait',
    },
    metrics: [
      {
        namespace: 'AWS/SQS',
        steady: [],
        rare: [
          'ApproximateAgeOfOldestMessage',
          'ApproximateNumberOfMessagesVisible',
          'ApproximateNumberOfMessagesNotVisible',
          'ApproximateNumberOfGroupsWithInflightMessages',
        ],
      },
    ],
    toResource: (queue, { sqsQueuePeaks }) =>
      listQueues({ sqsQueues: [queue], ...(sqsQueuePeaks && { sqsQueuePeaks }) }).length === 0
        ? null
        : { name: queue.queueName, dimensions: [{ QueueName: queue.queueName }] },
  }),
  kind({
    name: 'state machines',
    artifact: 'stateMachines',
    first: 'ExecutionsFailed',
    metrics: [
      {
        namespace: 'AWS/States',
        steady: [],
        rare: [
          'ExecutionsFailed',
          'ExecutionsTimedOut',
          'ExecutionsAborted',
          'ExecutionThrottled',
          'ExecutionTime',
        ],
      },
    ],
    toResource: ({ stateMachineName, stateMachineArn }) => ({
      name: stateMachineName,
      dimensions: [{ StateMachineArn: stateMachineArn }],
    }),
  }),
  kind({
    name: 'rules of EventBridge',
    artifact: 'eventRules',
    first: 'FailedInvocations',
    metrics: [
      {
        namespace: 'AWS/Events',
        steady: [],
        rare: [
          'FailedInvocations',
          'InvocationsSentToDlq',
          'InvocationsFailedToBeSentToDlq',
          'ThrottledRules',
          'RetryInvocationAttempts',
        ],
        ofAll: ['ThrottledRules'],
      },
    ],
    toResource(rule) {
      const { ruleName: RuleName, eventBusName: EventBusName, isEnabled } = rule;
      // What time starts does not carry the event's traffic.
      if (!isEnabled || isByTime(rule)) return null;
      return EventBusName === 'default'
        ? { name: nameOfRule(rule), dimensions: [{ RuleName }], notWith: ['EventBusName'] }
        : { name: nameOfRule(rule), dimensions: [{ RuleName, EventBusName }] };
    },
  }),
  kind({
    name: 'user pools',
    artifact: 'userPools',
    first: 'SignInThrottles',
    metrics: [
      {
        namespace: 'AWS/Cognito',
        steady: [],
        rare: ['SignInThrottles', 'SignUpThrottles', 'TokenRefreshThrottles', 'FederationThrottles'],
      },
    ],
    toResource: ({ userPoolName, userPoolId }) => ({
      name: userPoolName,
      dimensions: [{ UserPool: userPoolId }],
    }),
  }),
  kind({
    name: 'web ACLs',
    artifact: 'webAcls',
    first: 'BlockedRequests',
    metrics: [
      {
        namespace: 'AWS/WAFV2',
        steady: [],
        rare: ['BlockedRequests', 'CaptchaRequests', 'ChallengeRequests'],
      },
    ],
    toResource: ({ webAclName, metricName, resourceArns }) =>
      resourceArns.length === 0
        ? null
        : { name: webAclName, dimensions: metricName === null ? [] : [{ WebACL: metricName }] },
  }),
  kind({
    name: 'VPN connections',
    artifact: 'vpnConnections',
    first: 'TunnelState',
    metrics: [
      {
        namespace: 'AWS/VPN',
        steady: ['TunnelState', 'TunnelDataIn', 'TunnelDataOut'],
      },
    ],
    toResource: ({ vpnConnectionId, tunnels }) => ({
      name: vpnConnectionId,
      dimensions: [
        { VpnId: vpnConnectionId },
        ...tunnels.map(({ outsideIpAddress }) => ({ TunnelIpAddress: outsideIpAddress })),
      ],
      parts: [
        {
          dimension: 'TunnelIpAddress',
          names: Object.fromEntries(
            tunnels.map(({ outsideIpAddress }) => [outsideIpAddress, `tunnel ${outsideIpAddress}`]),
          ),
        },
      ],
    }),
  }),
  kind({
    name: 'connections of Direct Connect',
    artifact: 'directConnections',
    first: 'ConnectionState',
    metrics: [
      {
        namespace: 'AWS/DX',
        steady: ['ConnectionState', 'ConnectionBpsIngress', 'ConnectionBpsEgress'],
        rare: ['ConnectionErrorCount'],
      },
    ],
    toResource: ({ connectionId, connectionName }) => ({
      name: connectionName,
      dimensions: [{ ConnectionId: connectionId }],
      notWith: ['VirtualInterfaceId'],
    }),
  }),
  kind({
    name: 'NAT gateways',
    artifact: 'natGateways',
    first: 'ErrorPortAllocation',
    metrics: [
      {
        namespace: 'AWS/NATGateway',
        steady: ['ErrorPortAllocation', 'PacketsDropCount', 'ActiveConnectionCount'],
      },
    ],
    toResource: ({ natGatewayId }) => ({
      name: natGatewayId,
      dimensions: [{ NatGatewayId: natGatewayId }],
    }),
  }),
];

/** Metrics that fall in trouble. */
const FALLING = new Set([
  ...['HealthyHostCount', 'GroupInServiceInstances', 'GroupInServiceCapacity', 'RunningTaskCount'],
  ...[
    'cpu_usage_idle',
    'CPUCreditBalance',
    'BurstBalance',
    'BurstCreditBalance',
    'PermittedThroughput',
    'EBSByteBalance%',
    'EBSIOBalance%',
  ],
  ...['FreeStorageSpace', 'FreeableMemory', 'FreeLocalStorage', 'AuroraVolumeBytesLeftTotal'],
  ...['BufferCacheHitRatio', 'VolumeBytesLeftTotal'],
  ...['Nodes', 'MasterReachableFromNode'],
  ...['CpuIdle', 'RequestHandlerAvgIdlePercent', 'NetworkProcessorAvgIdlePercent'],
  ...DELIVERIES.map((delivery) => `${delivery}.Success`),
  ...['ExecuteProcessing.Success', 'BackupToS3.Success'],
  ...['PutRecord.Success', 'PutRecords.Success', 'GetRecords.Success'],
  ...['TunnelState', 'ConnectionState'],
  'AvailabilityPercentage',
]);

/**
 * Metrics that tell whether something is there and runs, and end with it: where none of it is left, there is no data at all, as
 * of the health of targets once none is registered, and of the status of an instance that was stopped. That of a tunnel, a line
 * or a group goes on at 0 as long as there is one.
 */
const ENDS_WITH_IT = new Set([
  ...['HealthyHostCount', 'RunningTaskCount', 'ActiveControllerCount'],
  ...['StatusCheckFailed', 'StatusCheckFailed_Instance', 'StatusCheckFailed_System'],
]);

/** Whether a metric goes silent by what an alarm on it is for. */
export const endsWithIt = (metricName: string): boolean => ENDS_WITH_IT.has(metricName);

/** Metrics that may do either: too many, and none where there should be some. */
const EITHER = new Set([
  ...['GroupTotalInstances', 'GroupDesiredCapacity', 'DatabaseConnections', 'CurrConnections'],
  ...[
    'ActiveConnectionCount',
    'ClientConnections',
    'DatabaseConnectionsMax',
    'GremlinWebSocketOpenConnections',
  ],
  // One is active, and no more than one.
  'ActiveControllerCount',
]);

/**
 * Whether an alarm goes off in trouble: one for little CPU tells of quiet hours.
 *
 * @param comparison See the artifact; null: it may go off either way.
 */
export function showsTrouble(metricName: string, comparison: string | null): boolean {
  if (EITHER.has(metricName) || comparison === null) return true;
  return comparison.startsWith('LessThan') === FALLING.has(metricName);
}

/** What the table reads. */
export const WATCHED_ARTIFACTS: readonly ArtifactId[] = [
  ...new Set([
    ...WATCHED_KINDS.map(({ artifact }) => artifact),
    'dbClusters' as const,
    'targetGroups' as const,
    'scheduledActions' as const,
    'apiPeaks' as const,
    'sqsQueuePeaks' as const,
    'lambdaEventSources' as const,
    'snsSubscriptions' as const,
  ]),
];
