import type {
  AccountQuota,
  Artifacts,
  DbCluster,
  DbInstance,
  DbInstancePeak,
  DbParameter,
  DbPendingMaintenance,
  DbProxy,
} from '../../../src/model/artifacts';
import { ACCOUNT, aPeak, WINDOW } from './fields';

/** No value of a database changes in its maintenance window. */
export const nothingPending = {
  dbInstanceClass: null,
  multiAz: null,
  storageType: null,
  allocatedStorage: null,
  iops: null,
  storageThroughput: null,
} satisfies DbInstance['pendingValues'];

export const aDbInstance = (overrides: Partial<DbInstance> = {}): DbInstance => {
  const name = overrides.dbInstanceIdentifier ?? 'orders';
  return {
    dbInstanceIdentifier: name,
    dbInstanceArn: `arn:aws:rds:${ACCOUNT}:db:${name}`,
    dbInstanceClass: 'db.m5.large',
    engine: 'mysql',
    dbInstanceStatus: 'available',
    multiAz: true,
    availabilityZone: 'us-east-1a',
    secondaryAvailabilityZone: 'us-east-1b',
    allocatedStorage: 100,
    maxAllocatedStorage: 500,
    storageType: 'gp3',
    iops: 3000,
    storageThroughput: 125,
    backupRetentionPeriod: 7,
    latestRestorableTime: '2026-11-21T23:55:00Z',
    preferredBackupWindow: '03:00-03:30',
    preferredMaintenanceWindow: 'mon:05:00-mon:05:30',
    pendingModifications: [],
    pendingValues: nothingPending,
    deletionProtection: true,
    publiclyAccessible: false,
    readReplicaSource: null,
    replicationStatus: null,
    dbClusterIdentifier: null,
    dbParameterGroupNames: ['default.mysql8.0'],
    parameterGroupsPendingReboot: [],
    performanceInsightsEnabled: true,
    caCertificateIdentifier: 'rds-ca-rsa2048-g1',
    certificateValidTill: '2061-05-25T00:00:00Z',
    securityGroupIds: ['sg-db'],
    tags: {},
    ...overrides,
  };
};

/** An Aurora cluster of a writer and a reader, `catalog-1` and `catalog-2`; see {@link clusterMembers}. */
export const aDbCluster = (overrides: Partial<DbCluster> = {}): DbCluster => {
  const name = overrides.dbClusterIdentifier ?? 'catalog';
  return {
    dbClusterIdentifier: name,
    dbClusterArn: `arn:aws:rds:${ACCOUNT}:cluster:${name}`,
    engine: 'aurora-postgresql',
    status: 'available',
    members: [
      { dbInstanceIdentifier: `${name}-1`, isWriter: true, isPendingReboot: false, promotionTier: 1 },
      { dbInstanceIdentifier: `${name}-2`, isWriter: false, isPendingReboot: false, promotionTier: 1 },
    ],
    availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
    backupRetentionPeriod: 7,
    latestRestorableTime: '2026-11-21T23:55:00Z',
    preferredMaintenanceWindow: 'mon:05:00-mon:05:30',
    deletionProtection: true,
    dbClusterParameterGroup: 'default.aurora-postgresql16',
    serverlessV2Scaling: null,
    tags: {},
    ...overrides,
  };
};

/** The instances of a cluster, one zone each. Aurora reports `multiAz: false` on them whatever the cluster is. */
export const clusterMembers = (
  zones: readonly string[] = ['us-east-1a', 'us-east-1b'],
  cluster = 'catalog',
): DbInstance[] =>
  zones.map((availabilityZone, index) =>
    aDbInstance({
      dbInstanceIdentifier: `${cluster}-${index + 1}`,
      dbClusterIdentifier: cluster,
      engine: 'aurora-postgresql',
      multiAz: false,
      availabilityZone,
      secondaryAvailabilityZone: null,
      allocatedStorage: 1,
      maxAllocatedStorage: null,
      storageType: 'aurora',
      iops: null,
    }),
  );

/** The same cluster, called `sessions`, whose members scale by themselves: from 16 ACUs to 64 each. */
export const aServerlessCluster = (overrides: Partial<DbCluster> = {}): DbCluster =>
  aDbCluster({
    dbClusterIdentifier: 'sessions',
    serverlessV2Scaling: { minCapacity: 16, maxCapacity: 64, secondsUntilAutoPause: null },
    ...overrides,
  });

/** The members of {@link aServerlessCluster}. */
export const serverlessMembers = (zones?: readonly string[]): DbInstance[] =>
  clusterMembers(zones, 'sessions').map((instance) => ({
    ...instance,
    dbInstanceClass: 'db.serverless',
    dbParameterGroupNames: ['default.aurora-postgresql16'],
  }));

/** A cluster of DocumentDB, `docs`, or of Neptune, `graph`; see {@link otherMembers}. */
export const anotherCluster = (engine: 'docdb' | 'neptune', overrides: Partial<DbCluster> = {}): DbCluster =>
  aDbCluster({
    dbClusterIdentifier: NAMES[engine],
    engine,
    dbClusterParameterGroup: `default.${engine}`,
    ...overrides,
  });

const NAMES = { docdb: 'docs', neptune: 'graph' } as const;

/** The members of {@link anotherCluster}: `docs-1` and `docs-2`, or `graph-1` and `graph-2`. */
export const otherMembers = (
  engine: 'docdb' | 'neptune',
  overrides: Partial<DbInstance> = {},
  zones?: readonly string[],
): DbInstance[] =>
  clusterMembers(zones, NAMES[engine]).map((instance) => ({
    ...instance,
    engine,
    dbInstanceClass: 'db.r6g.large',
    dbParameterGroupNames: [],
    performanceInsightsEnabled: false,
    ...overrides,
  }));

export const aDocumentDbPeak = ({
  documentDb,
  ...overrides
}: Partial<Omit<DbInstancePeak, 'documentDb'>> & {
  readonly documentDb?: Partial<NonNullable<DbInstancePeak['documentDb']>>;
} = {}): DbInstancePeak => ({
  ...ofClusterVolume('docs-1'),
  databaseConnections: aPeak(10),
  ...overrides,
  documentDb: {
    cursors: aPeak(1),
    connectionsLimit: 3400,
    cursorsLimit: 450,
    throttledOperations: aPeak(0),
    ...documentDb,
  },
});

export const aNeptunePeak = ({
  neptune,
  ...overrides
}: Partial<Omit<DbInstancePeak, 'neptune'>> & {
  readonly neptune?: Partial<NonNullable<DbInstancePeak['neptune']>>;
} = {}): DbInstancePeak => ({
  ...ofClusterVolume('graph-1'),
  databaseConnections: null,
  ...overrides,
  neptune: { webSocketConnections: aPeak(10), pendingRequests: null, ...neptune },
});

const ofClusterVolume = (dbInstanceIdentifier: string): DbInstancePeak =>
  aDbInstancePeak({
    dbInstanceIdentifier,
    cpuUtilization: aPeak(1),
    diskIops: null,
    diskBytesPerSecond: null,
    freeStorageBytes: null,
    storageGrowthBytesPerDay: null,
    activeSessions: null,
  });

export const aDbParameter = (overrides: Partial<DbParameter> = {}): DbParameter => ({
  scope: 'instance',
  parameterGroupName: 'default.mysql8.0',
  parameterName: 'max_connections',
  parameterValue: '{DBInstanceClassMemory/12582880}',
  source: 'system',
  appliesAtOnce: false,
  ...overrides,
});

export const aPendingMaintenance = (overrides: Partial<DbPendingMaintenance> = {}): DbPendingMaintenance => ({
  resourceArn: aDbInstance().dbInstanceArn,
  action: 'os-upgrade',
  appliesAt: null,
  forcedAt: null,
  ...overrides,
});

export const aDbProxy = (overrides: Partial<DbProxy> = {}): DbProxy => ({
  dbProxyName: 'shop',
  databases: ['orders'],
  targets: [{ database: 'orders', state: 'AVAILABLE', reason: null }],
  maxConnectionsPercent: 50,
  connectionBorrowTimeoutSeconds: 120,
  ...overrides,
});

export const anAccountQuota = (overrides: Partial<AccountQuota> = {}): AccountQuota => ({
  accountQuotaName: 'DBInstances',
  used: 4,
  max: 40,
  ...overrides,
});

export const aDbInstancePeak = (overrides: Partial<DbInstancePeak> = {}): DbInstancePeak => ({
  dbInstanceIdentifier: 'orders',
  window: WINDOW,
  databaseConnections: aPeak(60),
  cpuUtilization: aPeak(30),
  diskIops: aPeak(60),
  diskBytesPerSecond: aPeak(1024 ** 2),
  freeStorageBytes: aPeak(60 * 1024 ** 3),
  storageGrowthBytesPerDay: 0,
  freeableMemoryBytes: aPeak(4 * 1024 ** 3),
  swapBytes: aPeak(0),
  replicaLagSeconds: null,
  activeSessions: aPeak(1),
  isReplicationStopped: null,
  ...overrides,
});

/** Of a member of {@link aServerlessCluster}: of its 64 ACUs it had half of one at most, of which CPU was worth 0.192. */
export const aServerlessPeak = (overrides: Partial<DbInstancePeak> = {}): DbInstancePeak =>
  aDbInstancePeak({
    dbInstanceIdentifier: 'sessions-1',
    databaseConnections: aPeak(10),
    cpuUtilization: aPeak(0.3),
    serverlessCapacity: aPeak(0.5),
    freeableMemoryBytes: aPeak(127 * 1024 ** 3),
    diskIops: null,
    diskBytesPerSecond: null,
    ...overrides,
  });

export const healthyRds = {
  dbInstances: [
    aDbInstance(),
    ...clusterMembers(),
    ...serverlessMembers(),
    ...otherMembers('docdb'),
    ...otherMembers('neptune'),
  ],
  dbClusters: [aDbCluster(), aServerlessCluster(), anotherCluster('docdb'), anotherCluster('neptune')],
  dbProxies: [aDbProxy({ maxConnectionsPercent: 100 })],
  dbPendingMaintenance: [],
  dbParameters: [aDbParameter()],
  rdsAccountAttributes: [anAccountQuota()],
  dbInstancePeaks: [
    aDbInstancePeak(),
    aDbInstancePeak({ dbInstanceIdentifier: 'catalog-1' }),
    aDbInstancePeak({
      dbInstanceIdentifier: 'catalog-2',
      replicaLagSeconds: aPeak(0.02),
      isReplicationStopped: false,
    }),
    aServerlessPeak(),
    aServerlessPeak({ dbInstanceIdentifier: 'sessions-2', replicaLagSeconds: aPeak(0.02) }),
    aDocumentDbPeak(),
    aDocumentDbPeak({
      dbInstanceIdentifier: 'docs-2',
      replicaLagSeconds: aPeak(0.02),
      isReplicationStopped: false,
    }),
    aNeptunePeak(),
    aNeptunePeak({
      dbInstanceIdentifier: 'graph-2',
      replicaLagSeconds: aPeak(0.02),
      isReplicationStopped: false,
    }),
  ],
} satisfies Partial<Artifacts>;
