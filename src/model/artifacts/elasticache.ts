import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The replication groups of the region: Valkey and Redis OSS, with and without cluster mode. */
export const cacheReplicationGroups = rows({
  per: 'region',
  service: 'elasticache',
  lists: ['elastiCache'],
  row: z.object({
    replicationGroupId: text,
    replicationGroupArn: text,
    status: text,
    /** Whether its keys are spread over shards by the engine itself. */
    clusterEnabled: flag,
    cacheNodeType: text,
    /** `enabled`, `disabled`, `enabling` or `disabling`. */
    automaticFailover: text,
    multiAz: flag,
    /** Days; 0 means that there are no automatic backups. */
    snapshotRetentionLimit: amount,
    /** Names of the modifications that are applied at once or in the next maintenance window. */
    pendingModifications: z.array(text),
    /** The shards; one without cluster mode. */
    nodeGroups: z.array(
      z.object({
        nodeGroupId: text,
        members: z.array(
          z.object({
            cacheClusterId: text,
            /** null where ElastiCache names none. */
            availabilityZone: text.nullable(),
            /** `primary` or `replica`; null in cluster mode, where ElastiCache does not say it. */
            currentRole: text.nullable(),
          }),
        ),
      }),
    ),
    tags,
  }),
  owner: ({ replicationGroupId, replicationGroupArn, tags }) =>
    resource('elastiCache', [replicationGroupId, replicationGroupArn], tags),
});
export type CacheReplicationGroup = RowOf<typeof cacheReplicationGroups>;

/** The cache clusters of the region: each node of a replication group is one, and so are all nodes of a Memcached cluster. */
export const cacheClusters = rows({
  per: 'region',
  service: 'elasticache',
  lists: ['elastiCache'],
  row: z.object({
    cacheClusterId: text,
    cacheClusterArn: text,
    /** `valkey`, `redis` or `memcached`. */
    engine: text,
    cacheNodeType: text,
    cacheClusterStatus: text,
    nodes: z.array(
      z.object({
        cacheNodeId: text,
        /** null where ElastiCache names none. */
        availabilityZone: text.nullable(),
      }),
    ),
    /** null for one of no replication group. */
    replicationGroupId: text.nullable(),
    /** `ddd:hh24:mi-ddd:hh24:mi`, UTC. */
    preferredMaintenanceWindow: text.nullable(),
    /** Names of the modifications that are applied at once or in the next maintenance window. */
    pendingModifications: z.array(text),
    /** The topic that is told of failovers and failures; null where nobody is told. */
    notificationTopicArn: text.nullable(),
    /** Nodes in which new values of the parameter group wait for a reboot. */
    nodesPendingReboot: z.array(text),
    /** Days; 0 means that there are no automatic backups. Memcached has none. */
    snapshotRetentionLimit: amount,
    securityGroupIds: z.array(text),
    tags,
  }),
  // A plan names a replication group or one of its nodes; either brings the other nodes.
  owner: ({ cacheClusterId, cacheClusterArn, replicationGroupId, tags }) =>
    resource('elastiCache', [cacheClusterId, cacheClusterArn, replicationGroupId], tags),
});
export type CacheCluster = RowOf<typeof cacheClusters>;

/** The serverless caches of the region. */
export const serverlessCaches = rows({
  per: 'region',
  service: 'elasticache',
  lists: ['elastiCache'],
  row: z.object({
    serverlessCacheName: text,
    serverlessCacheArn: text,
    /** `valkey`, `redis` or `memcached`. */
    engine: text,
    /** Such as `8`. */
    majorEngineVersion: text.nullable(),
    /** `CREATING`, `AVAILABLE`, `DELETING`, `CREATE-FAILED` or `MODIFYING`, in any case. */
    status: text,
    /** GB; null where people set no limit. */
    dataStorage: z.object({ minimum: amount.nullable(), maximum: amount.nullable() }),
    /** ElastiCache Processing Units a second; null where people set no limit. */
    ecpuPerSecond: z.object({ minimum: amount.nullable(), maximum: amount.nullable() }),
    /** Days; 0 means that there are no automatic backups. Memcached has none. */
    snapshotRetentionLimit: amount,
    subnetIds: z.array(text),
    securityGroupIds: z.array(text),
    tags,
  }),
  owner: ({ serverlessCacheName, serverlessCacheArn, tags }) =>
    resource('elastiCache', [serverlessCacheName, serverlessCacheArn], tags),
});
export type ServerlessCache = RowOf<typeof serverlessCaches>;

/** Service updates that ElastiCache has not applied yet, one row for each cluster or replication group. */
export const cacheUpdateActions = rows({
  per: 'region',
  service: 'elasticache',
  row: z.object({
    /** Of the replication group, or of a cluster that is of none. */
    resourceId: text,
    serviceUpdateName: text,
    /** `critical`, `important`, `medium` or `low`. */
    severity: text,
    /** `not-applied`, `scheduled` and the like. */
    status: text,
    /** Until when AWS wants it applied; null where it names no date. */
    recommendedApplyBy: time.nullable(),
  }),
  owner: ({ resourceId }) => resource('elastiCache', [resourceId]),
});
export type CacheUpdateAction = RowOf<typeof cacheUpdateActions>;

/** Means of each hour from the begin of the window on, null without data: also of windows that were not normal. */
const byHour = z.array(amount.nullable()).max(MOST_PERIODS);

/** The most that each node did in the look-back. */
export const cacheNodePeaks = rows({
  per: 'region',
  service: 'elasticache',
  row: z.object({
    cacheClusterId: text,
    cacheNodeId: text,
    /** null for one of no replication group. */
    replicationGroupId: text.nullable(),
    window: metricWindow,
    /** Percent of the thread that executes commands; null for Memcached, which has no such thread. */
    engineCpuUtilization: peak.nullable(),
    engineCpuUtilizationByHour: byHour,
    /** Percent of all vCPUs. */
    cpuUtilization: peak.nullable(),
    cpuUtilizationByHour: byHour,
    /**
     * Percent of `maxmemory`, and with data tiering of memory and disks together; null for Memcached, which fills its memory and
     * then evicts.
     */
    memoryUsagePercent: peak.nullable(),
    memoryUsagePercentByHour: byHour,
    connections: peak.nullable(),
    /** Items evicted in one period of the window to make room for others. */
    evictions: peak.nullable(),
    /** In the busiest minute. */
    networkInBytesPerSecond: peak.nullable(),
    networkOutBytesPerSecond: peak.nullable(),
    /** Packets in one period of the window that were held back because the bandwidth of the node was used up. */
    bandwidthInExceeded: peak.nullable(),
    bandwidthOutExceeded: peak.nullable(),
  }),
  owner: ({ cacheClusterId, replicationGroupId }) =>
    resource('elastiCache', [cacheClusterId, replicationGroupId]),
});
export type CacheNodePeak = RowOf<typeof cacheNodePeaks>;

/** The most that each serverless cache did in the look-back. */
export const serverlessCachePeaks = rows({
  per: 'region',
  service: 'elasticache',
  row: z.object({
    serverlessCacheName: text,
    window: metricWindow,
    ecpuPerSecond: peak.nullable(),
    ecpuPerSecondByHour: byHour,
    bytesUsed: peak.nullable(),
    bytesUsedByHour: byHour,
    /** Commands refused in one period of the window. */
    throttledCommands: peak.nullable(),
  }),
  owner: ({ serverlessCacheName }) => resource('elastiCache', [serverlessCacheName]),
});
export type ServerlessCachePeak = RowOf<typeof serverlessCachePeaks>;
