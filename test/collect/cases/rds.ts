import {
  aDbCluster,
  aDbInstance,
  anotherCluster,
  nothingPending,
  otherMembers,
} from '../../builders/artifacts';
import { paged } from '../../builders/aws';
import { type CollectorCase, time } from './collector-case';

const dbInstance = (DBInstanceIdentifier: string, more: object = {}) => ({
  DBInstanceIdentifier,
  DBInstanceArn: `arn:${DBInstanceIdentifier}`,
  DBInstanceClass: 'db.m5.large',
  Engine: 'mysql',
  EngineVersion: '8.0.40',
  DBInstanceStatus: 'available',
  MultiAZ: true,
  AllocatedStorage: 100,
  BackupRetentionPeriod: 7,
  ...more,
});

const expectedDbInstance = (id: string, more: object = {}) => ({
  dbInstanceIdentifier: id,
  dbInstanceArn: `arn:${id}`,
  dbInstanceClass: 'db.m5.large',
  engine: 'mysql',
  dbInstanceStatus: 'available',
  multiAz: true,
  availabilityZone: null,
  secondaryAvailabilityZone: null,
  allocatedStorage: 100,
  maxAllocatedStorage: null,
  storageType: '',
  iops: null,
  storageThroughput: null,
  backupRetentionPeriod: 7,
  latestRestorableTime: null,
  preferredBackupWindow: null,
  preferredMaintenanceWindow: null,
  pendingModifications: [],
  pendingValues: nothingPending,
  deletionProtection: false,
  publiclyAccessible: false,
  readReplicaSource: null,
  replicationStatus: null,
  dbClusterIdentifier: null,
  dbParameterGroupNames: [],
  parameterGroupsPendingReboot: [],
  performanceInsightsEnabled: false,
  caCertificateIdentifier: null,
  certificateValidTill: null,
  securityGroupIds: [],
  tags: {},
  ...more,
});

export const rds: readonly CollectorCase[] = [
  {
    id: 'dbInstances',
    answers: {
      'rds:DescribeDBInstances': paged(
        'Marker',
        {
          DBInstances: [
            dbInstance('orders', {
              MaxAllocatedStorage: 500,
              PendingModifiedValues: {
                DBInstanceClass: 'db.m5.xlarge',
                MultiAZ: false,
                StorageType: 'gp3',
                AllocatedStorage: 200,
                Iops: 4000,
                StorageThroughput: 250,
                ProcessorFeatures: [],
                PendingCloudwatchLogsExports: {},
              },
              DBParameterGroups: [
                { DBParameterGroupName: 'default.mysql8.0', ParameterApplyStatus: 'pending-reboot' },
                { DBParameterGroupName: 'other', ParameterApplyStatus: 'in-sync' },
              ],
              CertificateDetails: { ValidTill: time },
              TagList: [{ Key: 'app', Value: 'shop' }],
            }),
          ],
        },
        {
          DBInstances: [
            dbInstance('replica', {
              ReadReplicaSourceDBInstanceIdentifier: 'orders',
              MultiAZ: false,
              StatusInfos: [
                { StatusType: 'other', Status: 'fine', Normal: true },
                {
                  StatusType: 'read replication',
                  Status: 'error',
                  Normal: false,
                  Message: 'Duplicate entry',
                },
              ],
            }),
          ],
        },
      ),
    },
    data: [
      expectedDbInstance('orders', {
        maxAllocatedStorage: 500,
        pendingModifications: [
          'DBInstanceClass',
          'MultiAZ',
          'StorageType',
          'AllocatedStorage',
          'Iops',
          'StorageThroughput',
        ],
        pendingValues: {
          dbInstanceClass: 'db.m5.xlarge',
          multiAz: false,
          storageType: 'gp3',
          allocatedStorage: 200,
          iops: 4000,
          storageThroughput: 250,
        },
        dbParameterGroupNames: ['default.mysql8.0', 'other'],
        parameterGroupsPendingReboot: ['default.mysql8.0'],
        certificateValidTill: '2026-11-01T00:00:00.000Z',
        tags: { app: 'shop' },
      }),
      expectedDbInstance('replica', {
        readReplicaSource: 'orders',
        replicationStatus: 'error',
        multiAz: false,
      }),
    ],
  },
  {
    id: 'dbClusters',
    answers: {
      'rds:DescribeDBClusters': paged(
        'Marker',
        {
          DBClusters: [
            {
              DBClusterIdentifier: 'catalog',
              DBClusterArn: 'arn:catalog',
              Engine: 'aurora-postgresql',
              EngineVersion: '16.4',
              Status: 'available',
              MultiAZ: true,
              DBClusterMembers: [
                {
                  DBInstanceIdentifier: 'catalog-1',
                  IsClusterWriter: true,
                  DBClusterParameterGroupStatus: 'pending-reboot',
                  PromotionTier: 1,
                },
                { DBInstanceIdentifier: 'catalog-2' },
              ],
              AvailabilityZones: ['us-east-1a'],
              BackupRetentionPeriod: 1,
              ServerlessV2ScalingConfiguration: {
                MinCapacity: 0,
                MaxCapacity: 16,
                SecondsUntilAutoPause: 300,
              },
              DBClusterParameterGroup: 'default.aurora-postgresql16',
            },
          ],
        },
        {
          DBClusters: [
            {
              DBClusterIdentifier: 'plain',
              DBClusterArn: 'arn:plain',
              Engine: 'aurora-mysql',
              EngineVersion: '8.0',
              Status: 'available',
              BackupRetentionPeriod: 7,
            },
          ],
        },
      ),
    },
    data: [
      {
        dbClusterIdentifier: 'catalog',
        dbClusterArn: 'arn:catalog',
        engine: 'aurora-postgresql',
        status: 'available',
        members: [
          { dbInstanceIdentifier: 'catalog-1', isWriter: true, isPendingReboot: true, promotionTier: 1 },
          { dbInstanceIdentifier: 'catalog-2', isWriter: false, isPendingReboot: false, promotionTier: null },
        ],
        availabilityZones: ['us-east-1a'],
        backupRetentionPeriod: 1,
        latestRestorableTime: null,
        preferredMaintenanceWindow: null,
        deletionProtection: false,
        dbClusterParameterGroup: 'default.aurora-postgresql16',
        serverlessV2Scaling: { minCapacity: 0, maxCapacity: 16, secondsUntilAutoPause: 300 },
        tags: {},
      },
      {
        dbClusterIdentifier: 'plain',
        dbClusterArn: 'arn:plain',
        engine: 'aurora-mysql',
        status: 'available',
        members: [],
        availabilityZones: [],
        backupRetentionPeriod: 7,
        latestRestorableTime: null,
        preferredMaintenanceWindow: null,
        deletionProtection: false,
        dbClusterParameterGroup: null,
        serverlessV2Scaling: null,
        tags: {},
      },
    ],
  },
  {
    id: 'dbProxies',
    answers: {
      'rds:DescribeDBProxies': paged(
        'Marker',
        { DBProxies: [{ DBProxyName: 'shop' }] },
        { DBProxies: [{ DBProxyName: 'new' }] },
      ),
      'rds:DescribeDBProxyTargetGroups': ({ DBProxyName }) => ({
        TargetGroups:
          DBProxyName === 'new'
            ? []
            : [{ ConnectionPoolConfig: { MaxConnectionsPercent: 80, ConnectionBorrowTimeout: 120 } }],
      }),
      'rds:DescribeDBProxyTargets': ({ DBProxyName }) => ({
        Targets:
          DBProxyName === 'new'
            ? []
            : [
                { Type: 'TRACKED_CLUSTER', RdsResourceId: 'catalog' },
                {
                  Type: 'RDS_INSTANCE',
                  RdsResourceId: 'catalog-1',
                  TrackedClusterId: 'catalog',
                  TargetHealth: { State: 'UNAVAILABLE', Reason: 'AUTH_FAILURE', Description: 'no secret' },
                },
              ],
      }),
    },
    data: [
      {
        dbProxyName: 'shop',
        databases: ['catalog', 'catalog-1'],
        targets: [
          { database: 'catalog', state: null, reason: null },
          { database: 'catalog-1', state: 'UNAVAILABLE', reason: 'AUTH_FAILURE' },
        ],
        maxConnectionsPercent: 80,
        connectionBorrowTimeoutSeconds: 120,
      },
    ],
  },
  {
    id: 'dbPendingMaintenance',
    answers: {
      'rds:DescribePendingMaintenanceActions': paged(
        'Marker',
        {
          PendingMaintenanceActions: [
            {
              ResourceIdentifier: 'arn:orders',
              PendingMaintenanceActionDetails: [
                { Action: 'os-upgrade', AutoAppliedAfterDate: time, ForcedApplyDate: time },
                { Action: 'db-upgrade' },
              ],
            },
          ],
        },
        {
          PendingMaintenanceActions: [
            {
              ResourceIdentifier: 'arn:catalog',
              PendingMaintenanceActionDetails: [
                {
                  Action: 'system-update',
                  AutoAppliedAfterDate: time,
                  CurrentApplyDate: new Date('2026-11-02T00:00:00Z'),
                },
              ],
            },
          ],
        },
      ),
    },
    data: [
      {
        resourceArn: 'arn:orders',
        action: 'os-upgrade',
        appliesAt: '2026-11-01T00:00:00.000Z',
        forcedAt: '2026-11-01T00:00:00.000Z',
      },
      { resourceArn: 'arn:orders', action: 'db-upgrade', appliesAt: null, forcedAt: null },
      {
        resourceArn: 'arn:catalog',
        action: 'system-update',
        appliesAt: '2026-11-02T00:00:00.000Z',
        forcedAt: null,
      },
    ],
  },
  {
    id: 'dbParameters',
    inputs: {
      dbInstances: [
        aDbInstance({ dbParameterGroupNames: ['shop-mysql'] }),
        aDbInstance({ dbParameterGroupNames: ['shop-mysql'] }),
        // Nothing of its groups is read, so that they are not asked about.
        ...otherMembers('neptune', { dbParameterGroupNames: ['graph'] }),
      ],
      dbClusters: [
        aDbCluster({ dbClusterParameterGroup: 'shop-aurora' }),
        aDbCluster({ dbClusterParameterGroup: null }),
        anotherCluster('docdb'),
      ],
    },
    answers: {
      'rds:DescribeDBParameters': paged(
        'Marker',
        { Parameters: [{ ParameterName: 'autocommit', ParameterValue: '1' }] },
        {
          Parameters: [
            {
              ParameterName: 'max_connections',
              ParameterValue: '500',
              Source: 'user',
              ApplyType: 'dynamic',
              ApplyMethod: 'immediate',
            },
          ],
        },
      ),
      'rds:DescribeDBClusterParameters': () => ({ Parameters: [{ ParameterName: 'max_connections' }] }),
    },
    data: [
      {
        scope: 'instance',
        parameterGroupName: 'shop-mysql',
        parameterName: 'max_connections',
        parameterValue: '500',
        source: 'user',
        appliesAtOnce: true,
      },
      {
        scope: 'cluster',
        parameterGroupName: 'shop-aurora',
        parameterName: 'max_connections',
        parameterValue: null,
        source: null,
        appliesAtOnce: false,
      },
    ],
  },
  {
    id: 'rdsAccountAttributes',
    answers: {
      'rds:DescribeAccountAttributes': () => ({
        AccountQuotas: [{ AccountQuotaName: 'DBInstances', Used: 0, Max: 40 }],
      }),
    },
    data: [{ accountQuotaName: 'DBInstances', used: 0, max: 40 }],
  },
];
