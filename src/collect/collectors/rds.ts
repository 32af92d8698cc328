import {
  type DBCluster as AwsDbCluster,
  type DBInstance as AwsDbInstance,
  DescribeAccountAttributesCommand,
  type Parameter,
  paginateDescribeDBClusterParameters,
  paginateDescribeDBClusters,
  paginateDescribeDBInstances,
  paginateDescribeDBParameters,
  paginateDescribeDBProxies,
  paginateDescribeDBProxyTargetGroups,
  paginateDescribeDBProxyTargets,
  paginateDescribePendingMaintenanceActions,
  RDSClient,
} from '@aws-sdk/client-rds';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { DbCluster, DbInstance, DbParameter, DbProxy } from '../../model/artifacts';
import { isDocumentDb, isNeptune } from '../../model/db-engines';
import { distinct, present, requireField, toIso, toTags } from '../answer';
import { defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { isGone } from '../failure';
import { readAllPages } from '../pages';

/** The most items in a page of RDS. */
const PAGE_SIZE = 100;

export const dbInstances = defineCollector({
  id: 'dbInstances',
  answers: 'Class, storage, zones, backups and maintenance of database instances',
  light: true,
  verified: 'moto',
  actions: ['rds:DescribeDBInstances'],
  async collect({ clients, signal }) {
    const rds = clients.of(RDSClient);
    const instances = await readAllPages(
      paginateDescribeDBInstances({ client: rds, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.DBInstances,
    );
    return instances.map(toDbInstance);
  },
});

/** The status of a parameter group whose new values take effect only with the next reboot of the instance. */
const PENDING_REBOOT = 'pending-reboot';

/** The type of the status that tells how a read replica replicates. */
const READ_REPLICATION = 'read replication';

const securityGroupIdsOf = ({ VpcSecurityGroups = [] }: AwsDbInstance): string[] =>
  present(VpcSecurityGroups.map(({ VpcSecurityGroupId }) => VpcSecurityGroupId));

const toDbInstance = (instance: AwsDbInstance): DbInstance => ({
  dbInstanceIdentifier: requireField(instance.DBInstanceIdentifier, 'DBInstanceIdentifier'),
  dbInstanceArn: requireField(instance.DBInstanceArn, 'DBInstanceArn'),
  dbInstanceClass: requireField(instance.DBInstanceClass, 'DBInstanceClass'),
  engine: requireField(instance.Engine, 'Engine'),
  dbInstanceStatus: requireField(instance.DBInstanceStatus, 'DBInstanceStatus'),
  multiAz: requireField(instance.MultiAZ, 'MultiAZ'),
  availabilityZone: instance.AvailabilityZone ?? null,
  secondaryAvailabilityZone: instance.SecondaryAvailabilityZone ?? null,
  ...storageOf(instance),
  backupRetentionPeriod: requireField(instance.BackupRetentionPeriod, 'BackupRetentionPeriod'),
  latestRestorableTime: toIso(instance.LatestRestorableTime),
  preferredBackupWindow: instance.PreferredBackupWindow ?? null,
  preferredMaintenanceWindow: instance.PreferredMaintenanceWindow ?? null,
  pendingModifications: Object.entries(instance.PendingModifiedValues ?? {})
    .filter(([, value]) => !isEmpty(value))
    .map(([name]) => name),
  pendingValues: {
    dbInstanceClass: instance.PendingModifiedValues?.DBInstanceClass ?? null,
    multiAz: instance.PendingModifiedValues?.MultiAZ ?? null,
    storageType: instance.PendingModifiedValues?.StorageType ?? null,
    allocatedStorage: instance.PendingModifiedValues?.AllocatedStorage ?? null,
    iops: instance.PendingModifiedValues?.Iops ?? null,
    storageThroughput: instance.PendingModifiedValues?.StorageThroughput ?? null,
  },
  deletionProtection: instance.DeletionProtection ?? false,
  publiclyAccessible: instance.PubliclyAccessible ?? false,
  readReplicaSource: instance.ReadReplicaSourceDBInstanceIdentifier ?? null,
  replicationStatus:
    instance.StatusInfos?.find(({ StatusType }) => StatusType === READ_REPLICATION)?.Status ?? null,
  dbClusterIdentifier: instance.DBClusterIdentifier ?? null,
  dbParameterGroupNames: present(
    (instance.DBParameterGroups ?? []).map(({ DBParameterGroupName }) => DBParameterGroupName),
  ),
  parameterGroupsPendingReboot: present(
    (instance.DBParameterGroups ?? [])
      .filter(({ ParameterApplyStatus }) => ParameterApplyStatus === PENDING_REBOOT)
      .map(({ DBParameterGroupName }) => DBParameterGroupName),
  ),
  performanceInsightsEnabled: instance.PerformanceInsightsEnabled ?? false,
  caCertificateIdentifier: instance.CACertificateIdentifier ?? null,
  certificateValidTill: toIso(instance.CertificateDetails?.ValidTill),
  securityGroupIds: securityGroupIdsOf(instance),
  tags: toTags(instance.TagList),
});

const storageOf = (instance: AwsDbInstance) => ({
  allocatedStorage: requireField(instance.AllocatedStorage, 'AllocatedStorage'),
  maxAllocatedStorage: instance.MaxAllocatedStorage ?? null,
  storageType: instance.StorageType ?? '',
  iops: instance.Iops ?? null,
  storageThroughput: instance.StorageThroughput ?? null,
});

/** Tells whether a pending modification is empty: AWS sends empty lists and structures where nothing is pending. */
const isEmpty = (value: unknown): boolean =>
  value === undefined || value === null || (typeof value === 'object' && Object.keys(value).length === 0);

export const dbClusters = defineCollector({
  id: 'dbClusters',
  answers: 'Members, zones, backups and serverless capacity of database clusters',
  light: true,
  verified: 'moto',
  actions: ['rds:DescribeDBClusters'],
  async collect({ clients, signal }) {
    const rds = clients.of(RDSClient);
    const clusters = await readAllPages(
      paginateDescribeDBClusters({ client: rds, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.DBClusters,
    );
    return clusters.map(toDbCluster);
  },
});

const toDbCluster = (cluster: AwsDbCluster): DbCluster => ({
  dbClusterIdentifier: requireField(cluster.DBClusterIdentifier, 'DBClusterIdentifier'),
  dbClusterArn: requireField(cluster.DBClusterArn, 'DBClusterArn'),
  engine: requireField(cluster.Engine, 'Engine'),
  status: requireField(cluster.Status, 'Status'),
  members: (cluster.DBClusterMembers ?? []).map((member) => ({
    dbInstanceIdentifier: requireField(member.DBInstanceIdentifier, 'DBInstanceIdentifier'),
    isWriter: member.IsClusterWriter ?? false,
    isPendingReboot: member.DBClusterParameterGroupStatus === PENDING_REBOOT,
    promotionTier: member.PromotionTier ?? null,
  })),
  availabilityZones: cluster.AvailabilityZones ?? [],
  backupRetentionPeriod: requireField(cluster.BackupRetentionPeriod, 'BackupRetentionPeriod'),
  latestRestorableTime: toIso(cluster.LatestRestorableTime),
  preferredMaintenanceWindow: cluster.PreferredMaintenanceWindow ?? null,
  deletionProtection: cluster.DeletionProtection ?? false,
  dbClusterParameterGroup: cluster.DBClusterParameterGroup ?? null,
  serverlessV2Scaling: cluster.ServerlessV2ScalingConfiguration
    ? {
        minCapacity: cluster.ServerlessV2ScalingConfiguration.MinCapacity ?? null,
        maxCapacity: requireField(cluster.ServerlessV2ScalingConfiguration.MaxCapacity, 'MaxCapacity'),
        secondsUntilAutoPause: cluster.ServerlessV2ScalingConfiguration.SecondsUntilAutoPause ?? null,
      }
    : null,
  tags: toTags(cluster.TagList),
});

export const dbPendingMaintenance = defineCollector({
  id: 'dbPendingMaintenance',
  answers: 'What RDS is going to do to databases, and when',
  light: true,
  verified: 'modelled',
  actions: ['rds:DescribePendingMaintenanceActions'],
  async collect({ clients, signal }) {
    const rds = clients.of(RDSClient);
    const pending = await readAllPages(
      paginateDescribePendingMaintenanceActions(
        { client: rds, pageSize: PAGE_SIZE },
        {},
        { abortSignal: signal },
      ),
      (page) => page.PendingMaintenanceActions,
    );
    return pending.flatMap(({ ResourceIdentifier, PendingMaintenanceActionDetails = [] }) =>
      PendingMaintenanceActionDetails.map((detail) => ({
        resourceArn: requireField(ResourceIdentifier, 'ResourceIdentifier'),
        action: requireField(detail.Action, 'Action'),
        appliesAt: toIso(detail.CurrentApplyDate ?? detail.AutoAppliedAfterDate),
        forcedAt: toIso(detail.ForcedApplyDate),
      })),
    );
  },
});

/** How many proxies are asked about at once. */
const PROXIES_AT_ONCE = 3;

export const dbProxies = defineCollector({
  id: 'dbProxies',
  answers: 'Which databases RDS Proxies are before, and how many connections they open',
  light: false,
  verified: 'moto',
  actions: ['rds:DescribeDBProxies', 'rds:DescribeDBProxyTargetGroups', 'rds:DescribeDBProxyTargets'],
  deadlineFactor: 3,
  async collect({ clients, signal }) {
    const rds = clients.of(RDSClient);
    const proxies = await readAllPages(
      paginateDescribeDBProxies({ client: rds, pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.DBProxies,
    );
    const names = proxies.map(({ DBProxyName }) => requireField(DBProxyName, 'DBProxyName'));
    const described = await mapConcurrently(names, PROXIES_AT_ONCE, (name) =>
      nullIfGone(describeProxy(rds, name, signal)),
    );
    return present(described).flat();
  },
});

/** A proxy that was made a moment ago has no target group yet, and opens no connections. */
async function describeProxy(
  rds: RDSClient,
  DBProxyName: string,
  abortSignal: AbortSignal,
): Promise<DbProxy[]> {
  const config = { client: rds, pageSize: PAGE_SIZE };
  const [groups, targets] = await allInOrder([
    readAllPages(
      paginateDescribeDBProxyTargetGroups(config, { DBProxyName }, { abortSignal }),
      (page) => page.TargetGroups,
    ),
    readAllPages(
      paginateDescribeDBProxyTargets(config, { DBProxyName }, { abortSignal }),
      (page) => page.Targets,
    ),
  ]);
  const databases = distinct(
    present(targets.flatMap(({ RdsResourceId, TrackedClusterId }) => [RdsResourceId, TrackedClusterId])),
  );
  return groups.map(({ ConnectionPoolConfig }) => ({
    dbProxyName: DBProxyName,
    databases,
    targets: targets.map(({ RdsResourceId, TargetHealth }) => ({
      database: requireField(RdsResourceId, 'RdsResourceId'),
      state: TargetHealth?.State ?? null,
      reason: TargetHealth?.Reason ?? null,
    })),
    maxConnectionsPercent: requireField(ConnectionPoolConfig?.MaxConnectionsPercent, 'MaxConnectionsPercent'),
    connectionBorrowTimeoutSeconds: requireField(
      ConnectionPoolConfig?.ConnectionBorrowTimeout,
      'ConnectionBorrowTimeout',
    ),
  }));
}

/** The parameters of all engines that limit connections and the memory that they share. */
const CAPACITY_PARAMETERS = [
  'innodb_buffer_pool_size',
  'max_connections',
  'max_user_connections',
  'processes',
  'sessions',
  'shared_buffers',
  'superuser_reserved_connections',
  'user connections',
] as const;

/** RDS may ignore this filter, so the answer is filtered again. */
const FILTERS = [{ Name: 'parameter-name', Values: [...CAPACITY_PARAMETERS] }];

export const dbParameters = defineCollector({
  id: 'dbParameters',
  answers: 'How many connections the parameter groups in use allow',
  light: false,
  verified: 'moto',
  caveat: 'parameter groups of clusters are empty there',
  actions: ['rds:DescribeDBClusterParameters', 'rds:DescribeDBParameters'],
  // Without the clusters, the limit of a cluster would be taken for the default of the engine.
  needs: ['dbInstances', 'dbClusters'],
  deadlineFactor: 3,
  async collect({ clients, signal }, { dbInstances, dbClusters }) {
    const rds = clients.of(RDSClient);
    const groups = [
      ...distinct(dbInstances.filter(hasParameters).flatMap((one) => one.dbParameterGroupNames)).map(
        (name) => ({ scope: 'instance', name }) as const,
      ),
      ...distinct(present(dbClusters.filter(hasParameters).map((one) => one.dbClusterParameterGroup))).map(
        (name) => ({ scope: 'cluster', name }) as const,
      ),
    ];
    return (await mapConcurrently(groups, 3, (group) => parametersOf(rds, group, signal))).flat();
  },
});

/** None of these parameters is one of DocumentDB or Neptune. */
const hasParameters = (database: { readonly engine: string }): boolean =>
  !isDocumentDb(database) && !isNeptune(database);

async function parametersOf(
  rds: RDSClient,
  { scope, name }: { scope: DbParameter['scope']; name: string },
  abortSignal: AbortSignal,
): Promise<DbParameter[]> {
  const config = { client: rds, pageSize: PAGE_SIZE };
  const pages =
    scope === 'instance'
      ? paginateDescribeDBParameters(
          config,
          { DBParameterGroupName: name, Filters: FILTERS },
          { abortSignal },
        )
      : paginateDescribeDBClusterParameters(
          config,
          { DBClusterParameterGroupName: name, Filters: FILTERS },
          { abortSignal },
        );
  try {
    const parameters = await readAllPages<{ Marker?: string; Parameters?: Parameter[] }, Parameter>(
      pages,
      (page) => page.Parameters,
    );
    return parameters.filter(bearsOnCapacity).map((parameter) => ({
      scope,
      parameterGroupName: name,
      parameterName: requireField(parameter.ParameterName, 'ParameterName'),
      parameterValue: parameter.ParameterValue ?? null,
      source: parameter.Source ?? null,
      appliesAtOnce: parameter.ApplyType === 'dynamic' && parameter.ApplyMethod === 'immediate',
    }));
  } catch (error) {
    if (isGone(error)) return [];
    throw error;
  }
}

const bearsOnCapacity = ({ ParameterName }: Parameter): boolean =>
  CAPACITY_PARAMETERS.some((name) => name === ParameterName);

export const rdsAccountAttributes = defineCollector({
  id: 'rdsAccountAttributes',
  answers: 'How much of the RDS quotas of the account is used',
  light: false,
  verified: 'modelled',
  actions: ['rds:DescribeAccountAttributes'],
  async collect({ clients, signal }) {
    const rds = clients.of(RDSClient);
    const { AccountQuotas = [] } = await rds.send(new DescribeAccountAttributesCommand({}), {
      abortSignal: signal,
    });
    return AccountQuotas.map(({ AccountQuotaName, Used, Max }) => ({
      accountQuotaName: requireField(AccountQuotaName, 'AccountQuotaName'),
      used: requireField(Used, 'Used'),
      max: requireField(Max, 'Max'),
    }));
  },
});
