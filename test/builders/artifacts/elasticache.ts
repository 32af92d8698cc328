import type {
  Artifacts,
  CacheCluster,
  CacheNodePeak,
  CacheReplicationGroup,
  CacheUpdateAction,
  ServerlessCache,
  ServerlessCachePeak,
} from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

/** A group without cluster mode, of a primary and a replica in another zone: `sessions-001` and `sessions-002`. */
export const aReplicationGroup = (overrides: Partial<CacheReplicationGroup> = {}): CacheReplicationGroup => {
  const name = overrides.replicationGroupId ?? 'sessions';
  return {
    replicationGroupId: name,
    replicationGroupArn: `arn:aws:elasticache:${ACCOUNT}:replicationgroup:${name}`,
    status: 'available',
    clusterEnabled: false,
    cacheNodeType: 'cache.m7g.xlarge',
    automaticFailover: 'enabled',
    multiAz: true,
    snapshotRetentionLimit: 7,
    pendingModifications: [],
    nodeGroups: [aShard(['us-east-1a', 'us-east-1b'], { group: name, roles: ['primary', 'replica'] })],
    tags: {},
    ...overrides,
  };
};

/** A shard of one node in each of the zones. */
export const aShard = (
  zones: readonly (string | null)[],
  {
    group = 'sessions',
    nodeGroupId = '0001',
    roles = [],
  }: {
    readonly group?: string;
    readonly nodeGroupId?: string;
    readonly roles?: readonly string[];
  } = {},
): CacheReplicationGroup['nodeGroups'][number] => ({
  nodeGroupId,
  members: zones.map((availabilityZone, index) => ({
    cacheClusterId:
      nodeGroupId === '0001' ? `${group}-00${index + 1}` : `${group}-${nodeGroupId}-00${index + 1}`,
    availabilityZone,
    currentRole: roles[index] ?? null,
  })),
});

export const aCacheCluster = (overrides: Partial<CacheCluster> = {}): CacheCluster => {
  const name = overrides.cacheClusterId ?? 'sessions-001';
  return {
    cacheClusterId: name,
    cacheClusterArn: `arn:aws:elasticache:${ACCOUNT}:cluster:${name}`,
    engine: 'valkey',
    cacheNodeType: 'cache.m7g.xlarge',
    cacheClusterStatus: 'available',
    nodes: [{ cacheNodeId: '0001', availabilityZone: 'us-east-1a' }],
    replicationGroupId: 'sessions',
    preferredMaintenanceWindow: 'mon:05:00-mon:06:00',
    pendingModifications: [],
    notificationTopicArn: `arn:aws:sns:${ACCOUNT}:operations`,
    nodesPendingReboot: [],
    snapshotRetentionLimit: 7,
    securityGroupIds: ['sg-cache'],
    tags: {},
    ...overrides,
  };
};

/** The clusters that the nodes of a replication group are. */
export const clustersOf = (
  group: CacheReplicationGroup,
  overrides: Partial<CacheCluster> = {},
): CacheCluster[] =>
  group.nodeGroups.flatMap(({ members }) =>
    members.map(({ cacheClusterId, availabilityZone }) =>
      aCacheCluster({
        cacheClusterId,
        cacheNodeType: group.cacheNodeType,
        replicationGroupId: group.replicationGroupId,
        nodes: [{ cacheNodeId: '0001', availabilityZone }],
        ...overrides,
      }),
    ),
  );

/** A Memcached cluster of one node in each of the zones. */
export const aMemcachedCluster = (
  zones: readonly (string | null)[] = ['us-east-1a', 'us-east-1b'],
  overrides: Partial<CacheCluster> = {},
): CacheCluster =>
  aCacheCluster({
    cacheClusterId: 'pages',
    engine: 'memcached',
    replicationGroupId: null,
    snapshotRetentionLimit: 0,
    nodes: zones.map((availabilityZone, index) => ({ cacheNodeId: `000${index + 1}`, availabilityZone })),
    ...overrides,
  });

export const aServerlessCache = (overrides: Partial<ServerlessCache> = {}): ServerlessCache => {
  const name = overrides.serverlessCacheName ?? 'carts';
  return {
    serverlessCacheName: name,
    serverlessCacheArn: `arn:aws:elasticache:${ACCOUNT}:serverlesscache:${name}`,
    engine: 'valkey',
    majorEngineVersion: '8',
    status: 'available',
    dataStorage: { minimum: null, maximum: 100 },
    ecpuPerSecond: { minimum: null, maximum: 1_000_000 },
    snapshotRetentionLimit: 7,
    subnetIds: ['subnet-a', 'subnet-b'],
    securityGroupIds: ['sg-cache'],
    tags: {},
    ...overrides,
  };
};

export const anUpdateAction = (overrides: Partial<CacheUpdateAction> = {}): CacheUpdateAction => ({
  resourceId: 'sessions',
  serviceUpdateName: 'elasticache-20261101',
  severity: 'important',
  status: 'not-applied',
  recommendedApplyBy: '2027-02-01T00:00:00Z',
  ...overrides,
});

export const aCacheNodePeak = (overrides: Partial<CacheNodePeak> = {}): CacheNodePeak => ({
  cacheClusterId: 'sessions-001',
  cacheNodeId: '0001',
  replicationGroupId: 'sessions',
  window: WINDOW,
  engineCpuUtilization: aPeak(3),
  engineCpuUtilizationByHour: [],
  cpuUtilization: aPeak(1),
  cpuUtilizationByHour: [],
  memoryUsagePercent: aPeak(1),
  memoryUsagePercentByHour: [],
  connections: aPeak(100),
  evictions: aPeak(0),
  networkInBytesPerSecond: aPeak(1_000_000),
  networkOutBytesPerSecond: aPeak(2_000_000),
  bandwidthInExceeded: aPeak(0),
  bandwidthOutExceeded: aPeak(0),
  ...overrides,
});

export const aServerlessCachePeak = (overrides: Partial<ServerlessCachePeak> = {}): ServerlessCachePeak => ({
  serverlessCacheName: 'carts',
  window: WINDOW,
  ecpuPerSecond: aPeak(500),
  ecpuPerSecondByHour: [],
  bytesUsed: aPeak(1e9),
  bytesUsedByHour: [],
  throttledCommands: aPeak(0),
  ...overrides,
});

export const healthyElastiCache = {
  cacheReplicationGroups: [aReplicationGroup()],
  cacheClusters: clustersOf(aReplicationGroup()),
  serverlessCaches: [aServerlessCache()],
  cacheUpdateActions: [],
  cacheNodePeaks: [aCacheNodePeak(), aCacheNodePeak({ cacheClusterId: 'sessions-002' })],
  serverlessCachePeaks: [aServerlessCachePeak()],
} satisfies Partial<Artifacts>;
