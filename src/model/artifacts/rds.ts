import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, MOST_PERIODS, metricWindow, peak, tags, text, time } from './fields';

/** The database instances of the region, those in clusters of Aurora, DocumentDB and Neptune included. */
export const dbInstances = rows({
  per: 'region',
  service: 'rds',
  alsoOf: ['documentdb', 'neptune'],
  lists: ['rds'],
  row: z.object({
    dbInstanceIdentifier: text,
    dbInstanceArn: text,
    dbInstanceClass: text,
    engine: text,
    dbInstanceStatus: text,
    multiAz: flag,
    availabilityZone: text.nullable(),
    secondaryAvailabilityZone: text.nullable(),
    /** GiB. */
    allocatedStorage: amount,
    /** GiB; null means storage autoscaling is off. */
    maxAllocatedStorage: amount.nullable(),
    storageType: text,
    /** What is provisioned; RDS gives none for storage whose IOPS follow from its size. */
    iops: amount.nullable(),
    /** MiB a second that are provisioned, which is possible for gp3 only. Absent in inventories of earlier versions. */
    storageThroughput: amount.nullable().optional(),
    /** Days; 0 means automated backups are off. */
    backupRetentionPeriod: amount,
    latestRestorableTime: time.nullable(),
    preferredBackupWindow: text.nullable(),
    /** `ddd:hh24:mi-ddd:hh24:mi`, UTC. */
    preferredMaintenanceWindow: text.nullable(),
    /** Names of the modifications that wait for the next maintenance window. */
    pendingModifications: z.array(text),
    /** To which value they change what it can carry or survive; null for what is not changed. Absent in inventories of earlier versions. */
    pendingValues: z
      .object({
        dbInstanceClass: text.nullable(),
        multiAz: flag.nullable(),
        storageType: text.nullable(),
        /** GiB. */
        allocatedStorage: amount.nullable(),
        iops: amount.nullable(),
        /** MiB a second. */
        storageThroughput: amount.nullable(),
      })
      .optional(),
    deletionProtection: flag,
    publiclyAccessible: flag,
    readReplicaSource: text.nullable(),
    /**
     * How a read replica replicates, in the words of RDS, such as `replicating` or `error`; null where RDS says nothing of it.
     * Absent in inventories of earlier versions.
     */
    replicationStatus: text.nullable().optional(),
    dbClusterIdentifier: text.nullable(),
    dbParameterGroupNames: z.array(text),
    /** Of these, the groups whose new values wait for a reboot of the instance. */
    parameterGroupsPendingReboot: z.array(text),
    performanceInsightsEnabled: flag,
    caCertificateIdentifier: text.nullable(),
    certificateValidTill: time.nullable(),
    securityGroupIds: z.array(text),
    tags,
  }),
  // A plan names an instance or its cluster; either brings the other instances of the cluster.
  owner: ({ dbInstanceIdentifier, dbInstanceArn, dbClusterIdentifier, tags }) =>
    resource('rds', [dbInstanceIdentifier, dbInstanceArn, dbClusterIdentifier], tags),
});
export type DbInstance = RowOf<typeof dbInstances>;

/** The Multi-AZ DB clusters of the region, and those of Aurora, DocumentDB and Neptune. */
export const dbClusters = rows({
  per: 'region',
  service: 'rds',
  lists: ['rds'],
  row: z.object({
    dbClusterIdentifier: text,
    dbClusterArn: text,
    engine: text,
    status: text,
    members: z.array(
      z.object({
        dbInstanceIdentifier: text,
        isWriter: flag,
        /** Whether new values of the cluster's parameter group wait for a reboot of this member. */
        isPendingReboot: flag,
        /** 0 to 15: the lowest is promoted first when the writer of Aurora fails. Absent in inventories of earlier versions. */
        promotionTier: amount.nullable().optional(),
      }),
    ),
    availabilityZones: z.array(text),
    backupRetentionPeriod: amount,
    latestRestorableTime: time.nullable(),
    preferredMaintenanceWindow: text.nullable(),
    deletionProtection: flag,
    dbClusterParameterGroup: text.nullable(),
    /** The range within which each serverless member scales, in the unit of its service, such as ACUs; null for a cluster that has none. */
    serverlessV2Scaling: z
      .object({
        /** Absent in inventories of earlier versions. */
        minCapacity: amount.nullable().optional(),
        maxCapacity: amount,
        /** How long it must be without connections until it pauses; null where it does not. Absent in inventories of earlier versions. */
        secondsUntilAutoPause: amount.nullable().optional(),
      })
      .nullable(),
    tags,
  }),
  owner: ({ dbClusterIdentifier, dbClusterArn, tags }) =>
    resource('rds', [dbClusterIdentifier, dbClusterArn], tags),
});
export type DbCluster = RowOf<typeof dbClusters>;

/** The RDS Proxies of the region, each before one database instance or cluster. */
export const dbProxies = rows({
  per: 'region',
  service: 'rds',
  row: z.object({
    dbProxyName: text,
    /** Identifiers of the instances and clusters that it opens connections to. */
    databases: z.array(text),
    /** Whether it reaches them. Absent in inventories of earlier versions. */
    targets: z
      .array(
        z.object({
          database: text,
          /** `AVAILABLE`, `REGISTERING`, `UNAVAILABLE` or `UNUSED`; null of a cluster, whose instances have states. */
          state: text.nullable(),
          /** Why it is not available, such as `AUTH_FAILURE`; null where RDS gives none. */
          reason: text.nullable(),
        }),
      )
      .optional(),
    /** The most connections that it opens to each instance, as a share of its `max_connections`. */
    maxConnectionsPercent: amount,
    /** How long a client waits for a connection before it gets an error. */
    connectionBorrowTimeoutSeconds: amount,
  }),
  owner: ({ databases }) => resource('rds', databases),
});
export type DbProxy = RowOf<typeof dbProxies>;

/** What RDS is going to do to databases and clusters, one row for each action. */
export const dbPendingMaintenance = rows({
  per: 'region',
  service: 'rds',
  row: z.object({
    resourceArn: text,
    /** Such as `os-upgrade`. */
    action: text,
    /** When it is to be applied; null where nothing and nobody has set a date yet. */
    appliesAt: time.nullable(),
    /** From when on RDS applies it outside the maintenance window too; null where it does not. */
    forcedAt: time.nullable(),
  }),
  // The last part of an ARN is the identifier, by which a plan names a database.
  owner: ({ resourceArn }) => resource('rds', [resourceArn, resourceArn.split(':').at(-1) ?? null]),
});
export type DbPendingMaintenance = RowOf<typeof dbPendingMaintenance>;

/** Capacity-relevant parameters of parameter groups in use. */
export const dbParameters = whole({
  per: 'region',
  service: 'rds',
  shape: z.array(
    z.object({
      /** `instance` or `cluster` parameter group. */
      scope: z.enum(['instance', 'cluster']),
      parameterGroupName: text,
      parameterName: text,
      /** A number or a formula such as `LEAST({DBInstanceClassMemory/9531392},5000)`; null when the engine decides. */
      parameterValue: text.nullable(),
      /** `user`, `system` or `engine-default`. */
      source: text.nullable(),
      /** Whether a change was made to take effect without a reboot. */
      appliesAtOnce: flag,
    }),
  ),
});
export type DbParameter = RowOf<typeof dbParameters>;

/** Rows of RDS `DescribeAccountAttributes`: what is used and the most there may be. */
export const rdsAccountAttributes = whole({
  per: 'region',
  service: 'rds',
  shape: z.array(z.object({ accountQuotaName: text, used: amount, max: amount })),
});
export type AccountQuota = RowOf<typeof rdsAccountAttributes>;

/** The most that each database instance did in the look-back. */
export const dbInstancePeaks = rows({
  per: 'region',
  service: 'rds',
  row: z.object({
    dbInstanceIdentifier: text,
    window: metricWindow,
    /** Null for Neptune, which publishes none. */
    databaseConnections: peak.nullable(),
    /** Percent. */
    cpuUtilization: peak.nullable(),
    /**
     * Means of each hour from `window.from` on, percent, null without data: also of windows that were not normal, which show more
     * of how it grows with traffic. Absent in inventories of earlier versions.
     */
    cpuUtilizationByHour: z.array(amount.nullable()).max(MOST_PERIODS).optional(),
    /** The highest ServerlessDatabaseCapacity, in the unit of the service; null for what is not serverless. Absent in inventories of earlier versions. */
    serverlessCapacity: peak.nullable().optional(),
    /**
     * Reads and writes of the disk per second, the two added in each period; null for clusters too whose volume has no such limit.
     * Absent in inventories of earlier versions.
     */
    diskIops: peak.nullable().optional(),
    /** Means of each hour, as of the CPU. Absent in inventories of earlier versions. */
    diskIopsByHour: z.array(amount.nullable()).max(MOST_PERIODS).optional(),
    /** The bytes of these reads and writes per second, in the same way. */
    diskBytesPerSecond: peak.nullable().optional(),
    diskBytesPerSecondByHour: z.array(amount.nullable()).max(MOST_PERIODS).optional(),
    /** The lowest FreeStorageSpace, bytes; of the time before storage was enlarged, as it would be with what was added. */
    freeStorageBytes: peak.nullable(),
    /** How fast free storage shrank over the window; null with less than a day of data, 0 when it did not shrink. */
    storageGrowthBytesPerDay: amount.nullable(),
    /** The lowest FreeableMemory, bytes. This and what follows is absent in inventories of earlier versions. */
    freeableMemoryBytes: peak.nullable().optional(),
    /** The highest SwapUsage, bytes; null for SQL Server, which publishes none. */
    swapBytes: peak.nullable().optional(),
    /** The longest lag behind its source, by the metric that its engine has for it, seconds; null for what is no replica, and while none replicates. */
    replicaLagSeconds: peak.nullable().optional(),
    /** Sessions that were active at once, on average; null without Performance Insights. */
    activeSessions: peak.nullable().optional(),
    /** Whether the last data point of ReplicaLag is -1, by which RDS says that nothing is replicated; null without data. */
    isReplicationStopped: flag.nullable().optional(),
    /** What only instances of DocumentDB publish; absent for others, and in inventories of earlier versions. */
    documentDb: z
      .object({
        /** The most open cursors in a minute. */
        cursors: peak.nullable(),
        /** The last DatabaseConnectionsLimit and DatabaseCursorsLimit: what it accepts now. */
        connectionsLimit: amount.nullable(),
        cursorsLimit: amount.nullable(),
        /** The most operations that waited for memory in a minute. */
        throttledOperations: peak.nullable(),
      })
      .optional(),
    /** What only instances of Neptune publish, and only while it is more than zero; absent as above, and where CloudWatch gave only a part. */
    neptune: z
      .object({
        /** The most open WebSocket connections, by which clients of Gremlin come. */
        webSocketConnections: peak.nullable(),
        /** The most requests that waited to be executed. */
        pendingRequests: peak.nullable(),
      })
      .optional(),
  }),
  owner: ({ dbInstanceIdentifier }) => resource('rds', [dbInstanceIdentifier]),
});
export type DbInstancePeak = RowOf<typeof dbInstancePeaks>;
