import { DescribeSubnetsCommand, EC2Client } from '@aws-sdk/client-ec2';
import {
  CreateDBClusterCommand,
  CreateDBInstanceCommand,
  CreateDBParameterGroupCommand,
  CreateDBProxyCommand,
  CreateDBSubnetGroupCommand,
  ModifyDBParameterGroupCommand,
  RDSClient,
} from '@aws-sdk/client-rds';
import type { Rule } from '../../gap-answers';
import { type ByRegion, SHOP_ACCOUNT, SHOP_REGIONS, SHOP_TAGS, type ShopRegion } from '../account';
import { growing, structural, zoneless } from '../ceilings';
import { constant, daily, maximumOf, publish, series, shrinking, work } from '../metrics';
import { requireField, type Site, toTags } from '../site';
import type { Surroundings } from './ec2';
import { NONE, shopService } from './service';

interface Database {
  readonly name: string;
  readonly engine: 'mysql' | 'postgres';
  readonly engineVersion: string;
  readonly parameterGroupFamily: string;
  readonly maxConnections: string;
  readonly instanceClass: string;
  readonly allocatedStorage: number;
  readonly maxAllocatedStorage?: number;
  readonly storageType: string;
  readonly multiAz: boolean;
  readonly backupRetentionPeriod: number;
  readonly deletionProtection: boolean;
  readonly maintenanceWindow: string;
  /** At the peak. */
  readonly connections: number;
  readonly cpuAtPeak: number;
  /** Percent without any traffic: replication, backups of logs, the engine itself. */
  readonly cpuIdle: number;
  readonly readsAtPeak: number;
  readonly writesAtPeak: number;
  /** At the end of the look-back, and how much more there was a day earlier. */
  readonly freeStorageGiB: number;
  readonly shrinksGiBPerDay: number;
}

/** Bytes of a read or write: 16 KiB. */
const PAGE = 16_384;
/** 3 GiB: more than a quarter of the 8 GiB of the smallest class. */
const FREE_MEMORY = 3 * 1024 ** 3;

const DATABASES: ByRegion<readonly Database[]> = {
  'ap-southeast-1': [
    {
      name: 'shop-orders',
      engine: 'mysql',
      engineVersion: '8.0.39',
      parameterGroupFamily: 'mysql8.0',
      maxConnections: '{DBInstanceClassMemory/12582880}',
      instanceClass: 'db.r5.large',
      allocatedStorage: 200,
      storageType: 'gp2',
      multiAz: false,
      backupRetentionPeriod: 1,
      deletionProtection: false,
      // Friday 17:00 UTC is Saturday 01:00 in Singapore: an hour into a sale that starts at midnight.
      maintenanceWindow: 'fri:17:00-fri:17:30',
      connections: 180,
      cpuAtPeak: 35,
      cpuIdle: 3,
      readsAtPeak: 12,
      writesAtPeak: 8,
      freeStorageGiB: 60,
      shrinksGiBPerDay: 0.5,
    },
    {
      name: 'shop-catalog',
      engine: 'postgres',
      engineVersion: '16.4',
      parameterGroupFamily: 'postgres16',
      maxConnections: 'LEAST({DBInstanceClassMemory/9531392},5000)',
      instanceClass: 'db.m5.large',
      allocatedStorage: 100,
      maxAllocatedStorage: 500,
      storageType: 'gp3',
      multiAz: true,
      backupRetentionPeriod: 7,
      deletionProtection: true,
      maintenanceWindow: 'tue:18:00-tue:18:30',
      connections: 60,
      cpuAtPeak: 25,
      cpuIdle: 4,
      readsAtPeak: 60,
      writesAtPeak: 40,
      freeStorageGiB: 70,
      shrinksGiBPerDay: 0.25,
    },
  ],
  'us-east-1': [
    {
      name: 'shop-orders',
      engine: 'mysql',
      engineVersion: '8.0.39',
      parameterGroupFamily: 'mysql8.0',
      maxConnections: '2000',
      instanceClass: 'db.r5.large',
      allocatedStorage: 200,
      maxAllocatedStorage: 1_000,
      storageType: 'gp3',
      multiAz: true,
      backupRetentionPeriod: 14,
      deletionProtection: true,
      maintenanceWindow: 'tue:08:00-tue:08:30',
      connections: 80,
      cpuAtPeak: 20,
      cpuIdle: 0,
      readsAtPeak: 48,
      writesAtPeak: 32,
      freeStorageGiB: 120,
      shrinksGiBPerDay: 0.25,
    },
  ],
};

type Ground = Site<ShopRegion> & Surroundings;

async function plant(site: Ground): Promise<void> {
  const rds = new RDSClient(site.config);
  await rds.send(
    new CreateDBSubnetGroupCommand({
      DBSubnetGroupName: 'shop',
      DBSubnetGroupDescription: 'Databases of the shop',
      SubnetIds: [...site.subnets.data],
    }),
  );
  for (const database of DATABASES[site.region]) {
    await buildDatabase(site, rds, database);
  }
}

async function buildDatabase(site: Ground, rds: RDSClient, database: Database): Promise<void> {
  const DBParameterGroupName = database.name;
  await rds.send(
    new CreateDBParameterGroupCommand({
      DBParameterGroupName,
      DBParameterGroupFamily: database.parameterGroupFamily,
      Description: database.name,
    }),
  );
  await rds.send(
    new ModifyDBParameterGroupCommand({
      DBParameterGroupName,
      Parameters: [
        {
          ParameterName: 'max_connections',
          ParameterValue: database.maxConnections,
          ApplyMethod: 'pending-reboot',
        },
      ],
    }),
  );
  await rds.send(
    new CreateDBInstanceCommand({
      DBInstanceIdentifier: database.name,
      DBInstanceClass: database.instanceClass,
      Engine: database.engine,
      EngineVersion: database.engineVersion,
      MasterUsername: 'shop',
      ManageMasterUserPassword: true,
      AllocatedStorage: database.allocatedStorage,
      MaxAllocatedStorage: database.maxAllocatedStorage,
      StorageType: database.storageType,
      MultiAZ: database.multiAz,
      AvailabilityZone: database.multiAz ? undefined : SHOP_REGIONS[site.region][0],
      BackupRetentionPeriod: database.backupRetentionPeriod,
      PreferredBackupWindow: '20:00-20:30',
      PreferredMaintenanceWindow: database.maintenanceWindow,
      DeletionProtection: database.deletionProtection,
      DBSubnetGroupName: 'shop',
      VpcSecurityGroupIds: [site.securityGroupId],
      DBParameterGroupName,
      CACertificateIdentifier: 'rds-ca-rsa2048-g1',
      Tags: toTags(SHOP_TAGS),
    }),
  );
  const ofDatabase = series('AWS/RDS', { DBInstanceIdentifier: database.name }, site.now);
  await publish(site, [
    ofDatabase('DatabaseConnections', daily(database.connections)),
    ofDatabase('CPUUtilization', work(database.cpuAtPeak, database.cpuIdle)),
    ofDatabase('ReadIOPS', work(database.readsAtPeak)),
    ofDatabase('WriteIOPS', work(database.writesAtPeak)),
    ofDatabase('ReadThroughput', work(database.readsAtPeak * PAGE)),
    ofDatabase('WriteThroughput', work(database.writesAtPeak * PAGE)),
    ofDatabase('FreeableMemory', constant(FREE_MEMORY)),
    ofDatabase('SwapUsage', constant(0)),
    ofDatabase('FreeStorageSpace', shrinking(database.freeStorageGiB, database.shrinksGiBPerDay)),
  ]);
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, n) => total + n, 0);

const quotasIn = ([region, databases]: [string, readonly Database[]]): Rule => ({
  op: 'rds:DescribeAccountAttributes',
  region,
  reply: {
    AccountQuotas: [
      { AccountQuotaName: 'DBInstances', Used: databases.length, Max: 40 },
      { AccountQuotaName: 'ReservedDBInstances', Used: 0, Max: 40 },
      {
        AccountQuotaName: 'AllocatedStorage',
        Used: sum(databases.map(({ allocatedStorage }) => allocatedStorage)),
        Max: 100_000,
      },
      { AccountQuotaName: 'DBClusters', Used: 0, Max: 40 },
    ],
  },
});

/** What db.m5.large and db.r5.large carry to their storage: 650 Mbit/s, which are 81.25 MB/s, in MiB. */
const LARGE_CLASS = 81_250_000 / 1024 ** 2;

export const rds = shopService({
  plant,
  answers: () => [
    ...Object.entries(DATABASES).map(quotasIn),
    { op: 'rds:DescribeAccountAttributes', reply: { AccountQuotas: [] } },
    {
      op: 'rds:DescribePendingMaintenanceActions',
      region: 'ap-southeast-1',
      reply: {
        PendingMaintenanceActions: [
          {
            ResourceIdentifier: `arn:aws:rds:ap-southeast-1:${SHOP_ACCOUNT}:db:shop-catalog`,
            PendingMaintenanceActionDetails: [{ Action: 'os-upgrade', Description: 'New operating system' }],
          },
        ],
      },
    },
    { op: 'rds:DescribePendingMaintenanceActions', reply: { PendingMaintenanceActions: [] } },
  ],
  repairs: () => ({ dbCertificateValidTill: '2027-06-01T00:00:00Z' }),
  collected: (now) => ({
    dbInstances: {
      'ap-southeast-1': {
        'shop-orders': {
          multiAz: false,
          backupRetentionPeriod: 1,
          deletionProtection: false,
          maxAllocatedStorage: null,
          preferredMaintenanceWindow: 'fri:17:00-fri:17:30',
          certificateValidTill: '2027-06-01T00:00:00.000Z',
          tags: SHOP_TAGS,
        },
      },
    },
    dbInstancePeaks: {
      'ap-southeast-1': {
        // 60 GiB left, half a GiB less each day.
        'shop-orders': {
          databaseConnections: maximumOf(180, now),
          freeStorageBytes: { value: 64_424_509_440 },
          storageGrowthBytesPerDay: 536_870_912,
          freeableMemoryBytes: { value: FREE_MEMORY },
          swapBytes: { value: 0 },
          replicaLagSeconds: null,
        },
        // 70 GiB left, a quarter less each day.
        'shop-catalog': {
          databaseConnections: maximumOf(60, now),
          freeStorageBytes: { value: 75_161_927_680 },
          storageGrowthBytesPerDay: 268_435_456,
        },
      },
    },
    dbParameters: {
      'ap-southeast-1': {
        'shop-catalog': {
          parameterName: 'max_connections',
          parameterValue: 'LEAST({DBInstanceClassMemory/9531392},5000)',
        },
      },
    },
    rdsAccountAttributes: { 'ap-southeast-1': { DBInstances: { used: 2, max: 40 } } },
    dbClusters: NONE,
    dbProxies: NONE,
    dbPendingMaintenance: { 'ap-southeast-1': { 'shop-catalog': { action: 'os-upgrade', appliesAt: null } } },
  }),
  ceilings: {
    'ap-southeast-1': {
      'db-cpu': {
        // 3 without traffic and 32 with that of the peak, 8 % more on the steepest day: 34.56 grow, and 0.44 of 35 do not.
        // 0.44 + 34.56 × 22; (100 − 0.44) ÷ 34.56; Single-AZ.
        'shop-orders': growing('red', [35, 760.76, 100, 99.56 / 34.56], [null, 0]),
        // 21 × 1.08 of 25 grow: 2.32 + 22.68 × 22; (100 − 2.32) ÷ 22.68; Multi-AZ.
        'shop-catalog': zoneless('red', [25, 501.28, 100, 97.68 / 22.68]),
      },
      'db-iops': {
        // 12 + 8 a second, × 22; 200 GiB of gp2 × 3; 600 ÷ 20; Single-AZ.
        'shop-orders': growing('green', [20, 440, 600, 30], [null, 0]),
        // 60 + 40, × 22; 3,000 are part of gp3; Multi-AZ.
        'shop-catalog': zoneless('green', [100, 2_200, 3_000, 30]),
      },
      'db-throughput': {
        // 20 × 16 KiB, × 22; 200 GiB of gp2 sustain 150, and db.r5.large carries less; Single-AZ.
        'shop-orders': growing('green', [0.3125, 6.875, LARGE_CLASS, LARGE_CLASS / 0.3125], [null, 0]),
        // 100 × 16 KiB, × 22; 125 are part of gp3, and db.m5.large carries less; Multi-AZ.
        'shop-catalog': zoneless('green', [1.5625, 34.375, LARGE_CLASS, LARGE_CLASS / 1.5625]),
      },
      // The formulas take DBInstanceClassMemory, of which AWS says only that it is less than the memory of the class.
      // Its example, about 630 connections of MySQL on 8 GiB, is 630 ÷ 683 of what all 8 GiB would give; the product
      // assumes that share everywhere, and so do these figures.
      'db-connections': {
        // db.r5.large: 16 GiB × 630 ÷ 683 ÷ 12,582,880 = 1,259.4. 1,259 ÷ 180; Single-AZ.
        'shop-orders': growing('red', [180, 3_960, 1_259, 1_259 / 180], [null, 0]),
        // db.m5.large: 8 GiB × 630 ÷ 683 ÷ 9,531,392 = 831.3. 831 ÷ 60; Multi-AZ.
        'shop-catalog': zoneless('red', [60, 1_320, 831, 831 / 60]),
      },
      'db-storage': {
        // 200 − 60 used, half a GiB more on each of 20 days, 22 halves on the day: 140 + 10 + 11. (200 − 150) ÷ 0.5.
        'shop-orders': zoneless('yellow', [140, 161, 200, 100]),
        // 100 − 70; 30 + 5 + 5.5; it may grow to 500: (500 − 35) ÷ 0.25.
        'shop-catalog': zoneless('green', [30, 40.5, 500, 1_860]),
      },
      'db-instances': { 'DB instances': structural(2, 2, 40) },
      'db-total-storage': { 'Total DB storage': structural(300, 300, 100_000) },
    },
    'us-east-1': {
      // It takes nothing without traffic: 20 × 22; 100 ÷ 20.
      'db-cpu': { 'shop-orders': zoneless('red', [20, 440, 100, 5]) },
      // 48 + 32, × 22; 3,000 are part of gp3.
      'db-iops': { 'shop-orders': zoneless('green', [80, 1_760, 3_000, 37.5]) },
      // 80 × 16 KiB, × 22; 125 are part of gp3, and the class carries less.
      'db-throughput': { 'shop-orders': zoneless('green', [1.25, 27.5, LARGE_CLASS, LARGE_CLASS / 1.25]) },
      // The parameter group says 2,000. 80 × 22; 2,000 ÷ 80.
      'db-connections': { 'shop-orders': zoneless('yellow', [80, 1_760, 2_000, 25]) },
      // 200 − 120; 80 + 5 + 5.5; it may grow to 1,000: (1,000 − 85) ÷ 0.25.
      'db-storage': { 'shop-orders': zoneless('green', [80, 90.5, 1_000, 3_660]) },
      'db-instances': { 'DB instances': structural(1, 1, 40) },
      'db-total-storage': { 'Total DB storage': structural(200, 200, 100_000) },
    },
  },
  rarities: {
    actions: [
      'rds:DescribeDBClusterParameters',
      'rds:DescribeDBProxyTargetGroups',
      'rds:DescribeDBProxyTargets',
    ],
    plant: async ({ config }) => {
      const rds = new RDSClient(config);
      const { Subnets = [] } = await new EC2Client(config).send(new DescribeSubnetsCommand({}));
      await rds.send(
        new CreateDBProxyCommand({
          DBProxyName: 'shop',
          EngineFamily: 'MYSQL',
          Auth: [{ AuthScheme: 'SECRETS', IAMAuth: 'DISABLED', SecretArn: 'arn:aws:secretsmanager:shop' }],
          RoleArn: 'arn:aws:iam::111122223333:role/proxy',
          VpcSubnetIds: Subnets.slice(0, 2).map(({ SubnetId }) => requireField(SubnetId)),
        }),
      );
      await rds.send(
        new CreateDBClusterCommand({
          DBClusterIdentifier: 'aurora',
          Engine: 'aurora-mysql',
          MasterUsername: 'owner',
          MasterUserPassword: 'not-a-secret',
        }),
      );
    },
  },
});
