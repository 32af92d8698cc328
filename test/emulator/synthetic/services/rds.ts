import {
  AccountAttributesMessage$,
  type AccountQuota,
  type DBCluster,
  DBClusterMessage$,
  DBClusterParameterGroupDetails$,
  type DBInstance,
  DBInstanceMessage$,
  DBParameterGroupDetails$,
  type DBProxyTargetGroup,
  DescribeDBProxiesResponse$,
  DescribeDBProxyTargetGroupsResponse$,
  DescribeDBProxyTargetsResponse$,
  type Parameter,
  PendingMaintenanceActionsMessage$,
} from '@aws-sdk/client-rds';
import { vpcId } from './ec2';
import { appTags, arn, at, byKey, CREATED, hex, REGION, seeded, times, ZONES } from './rows';
import { type AccountSize, type Paging, service } from './service';

/** Every n-th is in no cluster; the two after it share one. */
const EVERY_UNCLUSTERED = 3;
const PARAMETERS_PER_GROUP = 250;

const RDS_PAGES: Paging = { size: 'MaxRecords', token: 'Marker', min: 20, max: 100, default: 100 };

function rowsOf(size: AccountSize) {
  const random = seeded(size.seed);
  const dbInstances = times(size.dbInstances, (i) => dbInstance(i, random));
  const rdsAccountQuotas: AccountQuota[] = [
    { AccountQuotaName: 'DBInstances', Used: size.dbInstances, Max: size.dbInstances + 10 },
    { AccountQuotaName: 'AllocatedStorage', Used: size.dbInstances * 100, Max: 100_000 },
    { AccountQuotaName: 'ReadReplicasPerMaster', Used: 0, Max: 15 },
  ];
  return {
    dbInstances,
    dbClusters: dbClustersOf(dbInstances),
    /** By name of the parameter group. */
    dbParameters: parametersOf(['shop-mysql8', 'shop-aurora-mysql8']),
    dbClusterParameters: parametersOf(['shop-aurora-cluster']),
    pendingMaintenance: dbInstances.slice(0, 1).map(({ DBInstanceArn }) => ({
      ResourceIdentifier: DBInstanceArn,
      PendingMaintenanceActionDetails: [{ Action: 'os-upgrade' }],
    })),
    dbProxies: [
      { DBProxyName: 'shop', DBProxyArn: arn('rds', 'db-proxy:prx-shop'), Status: 'available' as const },
    ],
    /** By name of the proxy. */
    dbProxyTargetGroups: new Map([['shop', [proxyTargetGroup]]]),
    dbProxyTargets: new Map([
      ['shop', [{ Type: 'RDS_INSTANCE' as const, RdsResourceId: 'shop-db-0000', Port: 3306 }]],
    ]),
    rdsAccountQuotas,
  };
}

const proxyTargetGroup: DBProxyTargetGroup = {
  DBProxyName: 'shop',
  TargetGroupName: 'default',
  TargetGroupArn: arn('rds', 'target-group:prx-tg-shop'),
  IsDefault: true,
  Status: 'available',
  ConnectionPoolConfig: {
    MaxConnectionsPercent: 100,
    MaxIdleConnectionsPercent: 50,
    ConnectionBorrowTimeout: 120,
    SessionPinningFilters: [],
  },
};

const isClustered = (index: number): boolean => index % EVERY_UNCLUSTERED !== 0;
/** Those of the first cluster scale by themselves. */
const isServerless = (index: number): boolean => index < EVERY_UNCLUSTERED;
/** Of the clusters one is of DocumentDB, and one of Neptune. */
const engineOf = (index: number): string =>
  isClustered(index)
    ? (['aurora-mysql', 'docdb', 'neptune'][Math.floor(index / EVERY_UNCLUSTERED)] ?? 'aurora-mysql')
    : 'mysql';
/** Two members share a cluster. */
const clusterOf = (index: number): string => `shop-cluster-${Math.floor(index / EVERY_UNCLUSTERED)}`;

const VERSIONS: Readonly<Record<string, string>> = {
  mysql: '8.0.40',
  'aurora-mysql': '8.0.mysql_aurora.3.08.0',
  docdb: '5.0.0',
  neptune: '1.4.5.1',
};

function dbInstance(index: number, random: () => number): DBInstance {
  const name = `shop-db-${String(index).padStart(4, '0')}`;
  const clustered = isClustered(index);
  return {
    DBInstanceIdentifier: name,
    DBInstanceArn: arn('rds', `db:${name}`),
    DbiResourceId: `db-${hex(index, 26).toUpperCase()}`,
    DBInstanceClass: clustered ? (isServerless(index) ? 'db.serverless' : 'db.r6g.large') : 'db.m5.large',
    Engine: engineOf(index),
    EngineVersion: VERSIONS[engineOf(index)],
    DBInstanceStatus: 'available',
    MasterUsername: 'admin',
    DBName: 'shop',
    Endpoint: {
      Address: `${name}.abcdefghijkl.${REGION}.rds.amazonaws.com`,
      Port: 3306,
      HostedZoneId: 'Z2R2ITUGPM61AM',
    },
    AllocatedStorage: clustered ? 1 : 100 + Math.floor(random() * 400),
    MaxAllocatedStorage: clustered ? undefined : 1000,
    StorageType: clustered ? 'aurora' : 'gp3',
    Iops: clustered ? undefined : 3000,
    StorageEncrypted: true,
    InstanceCreateTime: CREATED,
    MultiAZ: !clustered && index % 2 === 0,
    AvailabilityZone: at(ZONES, index),
    PreferredBackupWindow: '03:00-03:30',
    PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
    BackupRetentionPeriod: 7,
    LatestRestorableTime: CREATED,
    PendingModifiedValues: {},
    AutoMinorVersionUpgrade: true,
    DeletionProtection: true,
    PubliclyAccessible: false,
    ReadReplicaDBInstanceIdentifiers: [],
    DBClusterIdentifier: clustered ? clusterOf(index) : undefined,
    DBParameterGroups: [
      {
        DBParameterGroupName: clustered ? 'shop-aurora-mysql8' : 'shop-mysql8',
        ParameterApplyStatus: 'in-sync',
      },
    ],
    DBSecurityGroups: [],
    VpcSecurityGroups: [{ VpcSecurityGroupId: `sg-${hex(1)}`, Status: 'active' }],
    DBSubnetGroup: {
      DBSubnetGroupName: 'shop',
      VpcId: vpcId(0),
      SubnetGroupStatus: 'Complete',
      Subnets: ZONES.map((Name, zone) => ({
        SubnetIdentifier: `subnet-${hex(zone)}`,
        SubnetAvailabilityZone: { Name },
        SubnetStatus: 'Active',
      })),
    },
    MonitoringInterval: 60,
    PerformanceInsightsEnabled: true,
    CACertificateIdentifier: 'rds-ca-rsa2048-g1',
    CertificateDetails: { CAIdentifier: 'rds-ca-rsa2048-g1', ValidTill: new Date('2030-01-01T00:00:00Z') },
    CopyTagsToSnapshot: true,
    TagList: appTags(name),
  };
}

const dbClustersOf = (instances: readonly DBInstance[]): DBCluster[] =>
  [...Map.groupBy(instances, ({ DBClusterIdentifier = '' }) => DBClusterIdentifier)]
    .filter(([name]) => name !== '')
    .map(([name, members]) => ({
      DBClusterIdentifier: name,
      DBClusterArn: arn('rds', `cluster:${name}`),
      Engine: members[0]?.Engine,
      EngineVersion: members[0]?.EngineVersion,
      EngineMode: 'provisioned',
      Status: 'available',
      MultiAZ: members.length > 1,
      AvailabilityZones: ZONES,
      DBClusterMembers: members.map(({ DBInstanceIdentifier }, i) => ({
        DBInstanceIdentifier,
        IsClusterWriter: i === 0,
        PromotionTier: 1,
      })),
      DBClusterParameterGroup: 'shop-aurora-cluster',
      ServerlessV2ScalingConfiguration: members.some(
        ({ DBInstanceClass }) => DBInstanceClass === 'db.serverless',
      )
        ? { MinCapacity: 2, MaxCapacity: 64 }
        : undefined,
      BackupRetentionPeriod: 7,
      LatestRestorableTime: CREATED,
      PreferredMaintenanceWindow: 'sun:04:00-sun:04:30',
      DeletionProtection: true,
      TagList: appTags(name),
    }));

/** Long enough for three pages; what matters stands in the last. */
const parametersOf = (groups: readonly string[]): Map<string, readonly Parameter[]> =>
  byKey(groups, String, () => [
    ...times(PARAMETERS_PER_GROUP - 1, (i) => ({
      ParameterName: `innodb_setting_${i}`,
      ParameterValue: String(i),
      Source: 'engine-default',
      DataType: 'integer',
      ApplyType: 'dynamic',
      IsModifiable: true,
    })),
    {
      ParameterName: 'max_connections',
      ParameterValue: '{DBInstanceClassMemory/12582880}',
      Source: 'system',
      DataType: 'integer',
      ApplyType: 'dynamic',
      IsModifiable: true,
    },
  ]);

export const rds = service({
  prefix: 'rds',
  protocol: 'query',
  rows: rowsOf,
  operations: (rows, list) => ({
    'rds:DescribeDBInstances': list({
      output: DBInstanceMessage$,
      member: 'DBInstances',
      next: 'Marker',
      all: rows.dbInstances,
      paging: RDS_PAGES,
    }),
    'rds:DescribeDBClusters': list({
      output: DBClusterMessage$,
      member: 'DBClusters',
      next: 'Marker',
      all: rows.dbClusters,
      paging: RDS_PAGES,
    }),
    'rds:DescribeDBParameters': list({
      output: DBParameterGroupDetails$,
      member: 'Parameters',
      next: 'Marker',
      all: null,
      by: { DBParameterGroupName: rows.dbParameters },
      filters: { 'parameter-name': ['ParameterName'] },
      missing: 'DBParameterGroupNotFound',
      paging: RDS_PAGES,
    }),
    'rds:DescribeDBClusterParameters': list({
      output: DBClusterParameterGroupDetails$,
      member: 'Parameters',
      next: 'Marker',
      all: null,
      by: { DBClusterParameterGroupName: rows.dbClusterParameters },
      filters: { 'parameter-name': ['ParameterName'] },
      missing: 'DBParameterGroupNotFound',
      paging: RDS_PAGES,
    }),
    'rds:DescribeDBProxies': list({
      output: DescribeDBProxiesResponse$,
      member: 'DBProxies',
      next: 'Marker',
      all: rows.dbProxies,
      paging: RDS_PAGES,
    }),
    'rds:DescribePendingMaintenanceActions': list({
      output: PendingMaintenanceActionsMessage$,
      member: 'PendingMaintenanceActions',
      next: 'Marker',
      all: rows.pendingMaintenance,
      paging: RDS_PAGES,
    }),
    'rds:DescribeDBProxyTargetGroups': list({
      output: DescribeDBProxyTargetGroupsResponse$,
      member: 'TargetGroups',
      next: 'Marker',
      all: null,
      by: { DBProxyName: rows.dbProxyTargetGroups },
      missing: 'DBProxyNotFoundFault',
      paging: RDS_PAGES,
    }),
    'rds:DescribeDBProxyTargets': list({
      output: DescribeDBProxyTargetsResponse$,
      member: 'Targets',
      next: 'Marker',
      all: null,
      by: { DBProxyName: rows.dbProxyTargets },
      missing: 'DBProxyNotFoundFault',
      paging: RDS_PAGES,
    }),
    'rds:DescribeAccountAttributes': list({
      output: AccountAttributesMessage$,
      member: 'AccountQuotas',
      next: null,
      all: rows.rdsAccountQuotas,
    }),
  }),
  metricLevels: {
    DatabaseConnections: 120,
    DatabaseConnectionsMax: 120,
    DatabaseConnectionsLimit: 3400,
    DatabaseCursorsMax: 2,
    DatabaseCursorsLimit: 450,
    LowMemNumOperationsThrottled: 0,
    GremlinWebSocketOpenConnections: 20,
    MainRequestQueuePendingRequests: 1,
    DBInstanceReplicaLag: 20,
    ClusterReplicaLag: 20,
    ServerlessDatabaseCapacity: 4,
    FreeStorageSpace: 50_000_000_000,
    DBLoad: 1,
    FreeableMemory: 4_000_000_000,
    SwapUsage: 1_000_000,
    AuroraReplicaLag: 20,
    ReadIOPS: 60,
    WriteIOPS: 40,
    ReadThroughput: 1_000_000,
    WriteThroughput: 1_000_000,
  },
});
