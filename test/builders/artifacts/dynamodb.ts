import type {
  Artifacts,
  DynamodbContinuousBackup,
  DynamodbIndex,
  DynamodbPeak,
  DynamodbTable,
  ScalableTarget,
} from '../../../src/model/artifacts';
import { aScalableTarget } from './application-auto-scaling';
import { ACCOUNT, aPeak, WINDOW } from './fields';

/** On demand, and ready for what DynamoDB gives a new table. */
const onDemand = {
  readCapacityUnits: 0,
  writeCapacityUnits: 0,
  maxReadRequestUnits: null,
  maxWriteRequestUnits: null,
  warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000, status: 'ACTIVE' },
};

/** So much provisioned, in the fields of a table or of an index. */
export const provisioned = (readCapacityUnits: number, writeCapacityUnits: number) => ({
  ...onDemand,
  readCapacityUnits,
  writeCapacityUnits,
});

export const aDynamodbIndex = (overrides: Partial<DynamodbIndex> = {}): DynamodbIndex => ({
  indexName: 'by-user',
  indexStatus: 'ACTIVE',
  ...onDemand,
  ...overrides,
});

export const aDynamodbTable = (overrides: Partial<DynamodbTable> = {}): DynamodbTable => ({
  tableName: 'carts',
  tableArn: `arn:aws:dynamodb:${ACCOUNT}:table/${overrides.tableName ?? 'carts'}`,
  tableStatus: 'ACTIVE',
  creationDateTime: '2024-05-01T00:00:00.000Z',
  billingMode: 'PAY_PER_REQUEST',
  ...onDemand,
  deletionProtectionEnabled: true,
  globalSecondaryIndexes: [],
  replicas: [],
  tags: {},
  ...overrides,
});

/** With so much provisioned. */
export const aProvisionedTable = (
  readCapacityUnits: number,
  writeCapacityUnits: number,
  overrides: Partial<DynamodbTable> = {},
): DynamodbTable =>
  aDynamodbTable({
    billingMode: 'PROVISIONED',
    ...provisioned(readCapacityUnits, writeCapacityUnits),
    ...overrides,
  });

type Consumption = DynamodbPeak['indexes'][number];

const consumed = {
  readUnitsPerSecond: aPeak(60),
  writeUnitsPerSecond: aPeak(20),
  readThrottleEvents: aPeak(0),
  writeThrottleEvents: aPeak(0),
  isUsed: true,
};

/** Of what nobody read or wrote. */
export const unusedConsumption = {
  readUnitsPerSecond: null,
  writeUnitsPerSecond: null,
  readThrottleEvents: aPeak(0),
  writeThrottleEvents: aPeak(0),
  isUsed: false,
};

export const aDynamodbIndexPeak = (overrides: Partial<Consumption> = {}): Consumption => ({
  indexName: 'by-user',
  ...consumed,
  ...overrides,
});

export const aDynamodbPeak = (overrides: Partial<DynamodbPeak> = {}): DynamodbPeak => ({
  tableName: 'carts',
  window: WINDOW,
  ...consumed,
  indexes: [],
  ...overrides,
});

/** How the read capacity of a table is scaled: from 100 to 1,200 units, of which 70 % are kept in use. */
export const aReadTarget = (overrides: Partial<ScalableTarget> = {}): ScalableTarget =>
  aScalableTarget({
    serviceNamespace: 'dynamodb',
    resourceId: 'table/carts',
    scalableDimension: 'dynamodb:table:ReadCapacityUnits',
    minCapacity: 100,
    maxCapacity: 1200,
    policies: [
      {
        policyName: 'reads',
        policyType: 'TargetTrackingScaling',
        targetValue: 70,
        metric: 'DynamoDBReadCapacityUtilization',
      },
    ],
    ...overrides,
  });

/** The same of the write capacity. */
export const aWriteTarget = (overrides: Partial<ScalableTarget> = {}): ScalableTarget =>
  aReadTarget({
    scalableDimension: 'dynamodb:table:WriteCapacityUnits',
    policies: [
      {
        policyName: 'writes',
        policyType: 'TargetTrackingScaling',
        targetValue: 70,
        metric: 'DynamoDBWriteCapacityUtilization',
      },
    ],
    ...overrides,
  });

/** Those of the healthy account: nothing else in it is scaled so. */
/** What scales the table `orders`. */
export const targetsOfTables = [
  aReadTarget({ resourceId: 'table/orders', minCapacity: 1400, maxCapacity: 3000 }),
  aWriteTarget({ resourceId: 'table/orders', minCapacity: 500, maxCapacity: 1000 }),
];

export const aDynamodbContinuousBackup = (
  overrides: Partial<DynamodbContinuousBackup> = {},
): DynamodbContinuousBackup => ({ tableName: 'carts', isPointInTimeRecoveryEnabled: true, ...overrides });

export const someDynamodbAccountLimits = (
  overrides: Partial<Artifacts['dynamodbAccountLimits']> = {},
): Artifacts['dynamodbAccountLimits'] => ({
  accountMaxReadCapacityUnits: 80_000,
  accountMaxWriteCapacityUnits: 80_000,
  tableMaxReadCapacityUnits: 40_000,
  tableMaxWriteCapacityUnits: 40_000,
  ...overrides,
});

/** One table on demand, and one that policies scale, with all that the event needs provisioned ahead. */
export const healthyDynamodb = {
  dynamodbTables: [aDynamodbTable(), aProvisionedTable(1400, 500, { tableName: 'orders' })],
  dynamodbContinuousBackups: [
    aDynamodbContinuousBackup(),
    aDynamodbContinuousBackup({ tableName: 'orders' }),
  ],
  dynamodbPeaks: [aDynamodbPeak(), aDynamodbPeak({ tableName: 'orders' })],
  dynamodbAccountLimits: someDynamodbAccountLimits(),
} satisfies Partial<Artifacts>;
