import { aDynamodbIndex, aDynamodbTable } from '../../builders/artifacts';
import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';
import { metricAnswer, WINDOW } from './metric-answer';

const TABLE = 'arn:aws:dynamodb:us-east-1:111122223333:table';

const TABLES: Readonly<Record<string, object>> = {
  // One that was always provisioned says nothing of its billing mode.
  orders: {
    TableName: 'orders',
    TableArn: `${TABLE}/orders`,
    TableStatus: 'ACTIVE',
    CreationDateTime: new Date('2024-05-01T00:00:00Z'),
    ProvisionedThroughput: { ReadCapacityUnits: 200, WriteCapacityUnits: 100, NumberOfDecreasesToday: 0 },
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-user',
        IndexStatus: 'ACTIVE',
        ProvisionedThroughput: { ReadCapacityUnits: 50, WriteCapacityUnits: 100 },
      },
    ],
  },
  carts: {
    TableName: 'carts',
    TableArn: `${TABLE}/carts`,
    TableStatus: 'UPDATING',
    CreationDateTime: new Date('2026-11-01T00:00:00Z'),
    BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
    ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    OnDemandThroughput: { MaxReadRequestUnits: -1, MaxWriteRequestUnits: 5000 },
    WarmThroughput: { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: 'UPDATING' },
    DeletionProtectionEnabled: true,
    Replicas: [{ RegionName: 'eu-west-1', ReplicaStatus: 'ACTIVE' }],
  },
};

const noneRefused = { value: 0, at: WINDOW.from, hoursWithData: 0 };

export const dynamodb: readonly CollectorCase[] = [
  {
    id: 'dynamodbTables',
    answers: {
      'dynamodb:ListTables': ({ ExclusiveStartTableName: after }) =>
        after === undefined
          ? { TableNames: ['carts'], LastEvaluatedTableName: 'carts' }
          : { TableNames: ['gone', 'orders'] },
      'dynamodb:DescribeTable': ({ TableName }) => {
        const Table = TABLES[String(TableName)];
        if (Table === undefined) throw awsError('ResourceNotFoundException');
        return { Table };
      },
      'tag:GetResources': paged(
        'PaginationToken',
        { ResourceTagMappingList: [{ ResourceARN: `${TABLE}/removed`, Tags: [] }] },
        {
          ResourceTagMappingList: [{ ResourceARN: `${TABLE}/carts`, Tags: [{ Key: 'app', Value: 'shop' }] }],
        },
      ),
    },
    data: [
      {
        tableName: 'carts',
        tableArn: `${TABLE}/carts`,
        tableStatus: 'UPDATING',
        creationDateTime: '2026-11-01T00:00:00.000Z',
        billingMode: 'PAY_PER_REQUEST',
        ...{ readCapacityUnits: 0, writeCapacityUnits: 0 },
        ...{ maxReadRequestUnits: null, maxWriteRequestUnits: 5000 },
        warmThroughput: { readUnitsPerSecond: 12_000, writeUnitsPerSecond: 4_000, status: 'UPDATING' },
        deletionProtectionEnabled: true,
        globalSecondaryIndexes: [],
        replicas: [{ regionName: 'eu-west-1', replicaStatus: 'ACTIVE' }],
        tags: { app: 'shop' },
      },
      {
        tableName: 'orders',
        tableArn: `${TABLE}/orders`,
        tableStatus: 'ACTIVE',
        creationDateTime: '2024-05-01T00:00:00.000Z',
        billingMode: 'PROVISIONED',
        ...{ readCapacityUnits: 200, writeCapacityUnits: 100 },
        ...{ maxReadRequestUnits: null, maxWriteRequestUnits: null, warmThroughput: null },
        deletionProtectionEnabled: false,
        globalSecondaryIndexes: [
          {
            ...{
              indexName: 'by-user',
              indexStatus: 'ACTIVE',
              readCapacityUnits: 50,
              writeCapacityUnits: 100,
            },
            ...{ maxReadRequestUnits: null, maxWriteRequestUnits: null, warmThroughput: null },
          },
        ],
        replicas: [],
        tags: {},
      },
    ],
  },
  {
    id: 'dynamodbContinuousBackups',
    inputs: {
      dynamodbTables: ['carts', 'gone', 'orders', 'old'].map((tableName) => aDynamodbTable({ tableName })),
    },
    answers: {
      'dynamodb:DescribeContinuousBackups': ({ TableName }) => {
        if (TableName === 'gone') throw awsError('TableNotFoundException');
        const recovery: Record<string, object> = {
          carts: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' } },
          orders: { PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'DISABLED' } },
        };
        return {
          ContinuousBackupsDescription: {
            ContinuousBackupsStatus: 'ENABLED',
            ...recovery[String(TableName)],
          },
        };
      },
    },
    data: [
      { tableName: 'carts', isPointInTimeRecoveryEnabled: true },
      { tableName: 'orders', isPointInTimeRecoveryEnabled: false },
      { tableName: 'old', isPointInTimeRecoveryEnabled: false },
    ],
  },
  {
    id: 'dynamodbPeaks',
    inputs: {
      dynamodbTables: [
        aDynamodbTable({ globalSecondaryIndexes: [aDynamodbIndex()] }),
        aDynamodbTable({ tableName: 'idle' }),
      ],
    },
    answers: {
      'cloudwatch:GetMetricData': metricAnswer({
        // Capacity units in 300 seconds; silent from there on.
        'ConsumedReadCapacityUnits Sum TableName=carts': [
          ['2026-11-21T22:00:00Z', 18_000],
          ['2026-11-21T22:05:00Z', 15_000],
        ],
        'ConsumedWriteCapacityUnits Sum TableName=carts': [['2026-11-21T23:00:00Z', 6_000]],
        'WriteThrottleEvents Sum TableName=carts': [['2026-11-21T23:00:00Z', 4]],
        'ConsumedWriteCapacityUnits Sum TableName=carts GlobalSecondaryIndexName=by-user': [
          ['2026-11-21T23:55:00Z', 3_000],
        ],
      }),
    },
    data: [
      {
        tableName: 'carts',
        window: WINDOW,
        readUnitsPerSecond: { value: 60, at: '2026-11-21T22:00:00.000Z', hoursWithData: 2 },
        writeUnitsPerSecond: { value: 20, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1 },
        readThrottleEvents: noneRefused,
        writeThrottleEvents: { value: 4, at: '2026-11-21T23:00:00.000Z', hoursWithData: 1 },
        isUsed: true,
        indexes: [
          {
            indexName: 'by-user',
            readUnitsPerSecond: null,
            writeUnitsPerSecond: { value: 10, at: '2026-11-21T23:55:00.000Z', hoursWithData: 1 },
            ...{ readThrottleEvents: noneRefused, writeThrottleEvents: noneRefused, isUsed: true },
          },
        ],
      },
      {
        ...{ tableName: 'idle', window: WINDOW, readUnitsPerSecond: null, writeUnitsPerSecond: null },
        ...{ readThrottleEvents: noneRefused, writeThrottleEvents: noneRefused, isUsed: false, indexes: [] },
      },
    ],
  },
  {
    id: 'dynamodbAccountLimits',
    isAlwaysSent: true,
    answers: {
      'dynamodb:DescribeLimits': () => ({
        AccountMaxReadCapacityUnits: 80_000,
        AccountMaxWriteCapacityUnits: 70_000,
        TableMaxReadCapacityUnits: 40_000,
        TableMaxWriteCapacityUnits: 30_000,
      }),
    },
    data: {
      accountMaxReadCapacityUnits: 80_000,
      accountMaxWriteCapacityUnits: 70_000,
      tableMaxReadCapacityUnits: 40_000,
      tableMaxWriteCapacityUnits: 30_000,
    },
  },
];
