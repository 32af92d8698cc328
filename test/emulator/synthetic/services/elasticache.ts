import {
  type CacheCluster,
  CacheClusterMessage$,
  DescribeServerlessCachesResponse$,
  type ReplicationGroup,
  ReplicationGroupMessage$,
  UpdateActionsMessage$,
} from '@aws-sdk/client-elasticache';
import { arn, at, CREATED, hex, times, ZONES } from './rows';
import { type Paging, service } from './service';

const GROUPS = 3;
/** A primary and a replica. */
const NODES_PER_GROUP = 2;

const PAGES: Paging = { size: 'MaxRecords', token: 'Marker', min: 20, max: 100, default: 100 };

const groupName = (index: number): string => `shop-cache-${index}`;
const clusterName = (group: number, node: number): string => `${groupName(group)}-00${node + 1}`;

const replicationGroup = (index: number): ReplicationGroup => ({
  ReplicationGroupId: groupName(index),
  ARN: arn('elasticache', `replicationgroup:${groupName(index)}`),
  Description: 'Sessions of the shop',
  Engine: 'valkey',
  Status: 'available',
  PendingModifiedValues: {},
  MemberClusters: times(NODES_PER_GROUP, (node) => clusterName(index, node)),
  NodeGroups: [
    {
      NodeGroupId: '0001',
      Status: 'available',
      NodeGroupMembers: times(NODES_PER_GROUP, (node) => ({
        CacheClusterId: clusterName(index, node),
        CacheNodeId: '0001',
        PreferredAvailabilityZone: at(ZONES, node),
        CurrentRole: node === 0 ? 'primary' : 'replica',
      })),
    },
  ],
  AutomaticFailover: 'enabled',
  MultiAZ: 'enabled',
  SnapshotRetentionLimit: 7,
  SnapshotWindow: '03:00-04:00',
  ClusterEnabled: false,
  ClusterMode: 'disabled',
  CacheNodeType: 'cache.m7g.xlarge',
  DataTiering: 'disabled',
});

const cacheCluster = (group: number, node: number): CacheCluster => ({
  CacheClusterId: clusterName(group, node),
  ARN: arn('elasticache', `cluster:${clusterName(group, node)}`),
  CacheNodeType: 'cache.m7g.xlarge',
  Engine: 'valkey',
  EngineVersion: '8.0.1',
  CacheClusterStatus: 'available',
  NumCacheNodes: 1,
  PreferredAvailabilityZone: at(ZONES, node),
  CacheClusterCreateTime: CREATED,
  PreferredMaintenanceWindow: 'mon:05:00-mon:06:00',
  PendingModifiedValues: {},
  NotificationConfiguration: { TopicArn: arn('sns', 'operations'), TopicStatus: 'active' },
  CacheParameterGroup: {
    CacheParameterGroupName: 'default.valkey8',
    ParameterApplyStatus: 'in-sync',
    CacheNodeIdsToReboot: [],
  },
  CacheSubnetGroupName: 'shop',
  CacheNodes: [{ CacheNodeId: '0001', CacheNodeStatus: 'available', CacheNodeCreateTime: CREATED }],
  SecurityGroups: [{ SecurityGroupId: `sg-${hex(1)}`, Status: 'active' }],
  ReplicationGroupId: groupName(group),
  SnapshotRetentionLimit: 7,
});

export const elastiCache = service({
  prefix: 'elasticache',
  protocol: 'query',
  rows: () => ({
    replicationGroups: times(GROUPS, replicationGroup),
    cacheClusters: times(GROUPS, (group) =>
      times(NODES_PER_GROUP, (node) => cacheCluster(group, node)),
    ).flat(),
  }),
  operations: (rows, list) => ({
    'elasticache:DescribeReplicationGroups': list({
      output: ReplicationGroupMessage$,
      member: 'ReplicationGroups',
      next: 'Marker',
      all: rows.replicationGroups,
      paging: PAGES,
    }),
    'elasticache:DescribeCacheClusters': list({
      output: CacheClusterMessage$,
      member: 'CacheClusters',
      next: 'Marker',
      all: rows.cacheClusters,
      paging: PAGES,
      ignored: ['ShowCacheNodeInfo'],
    }),
    'elasticache:DescribeServerlessCaches': list({
      output: DescribeServerlessCachesResponse$,
      member: 'ServerlessCaches',
      next: 'NextToken',
      // Without a metric that CloudWatch lists of it, nothing would be asked of one.
      all: [],
      paging: { size: 'MaxResults', token: 'NextToken', min: 1, max: 100, default: 50 },
    }),
    'elasticache:DescribeUpdateActions': list({
      output: UpdateActionsMessage$,
      member: 'UpdateActions',
      next: 'Marker',
      all: [],
      paging: PAGES,
      ignored: ['ServiceUpdateStatus', 'UpdateActionStatus'],
    }),
  }),
  metricLevels: {
    EngineCPUUtilization: 2,
    DatabaseMemoryUsagePercentage: 3,
    CurrConnections: 100,
    Evictions: 0,
    NetworkBytesIn: 60_000_000,
    NetworkBytesOut: 60_000_000,
    NetworkBandwidthInAllowanceExceeded: 0,
    NetworkBandwidthOutAllowanceExceeded: 0,
    ElastiCacheProcessingUnits: 100_000,
    BytesUsedForCache: 1_000_000_000,
    ThrottledCmds: 0,
  },
});
