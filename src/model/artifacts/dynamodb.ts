import { z } from 'zod';
import { resource } from '../resource';
import { type RowOf, rows, whole } from './definition';
import { amount, flag, metricWindow, peak, tags, text, time } from './fields';

/** What a table or one of its global secondary indexes may take; both have the billing mode of the table. */
const throughput = z.object({
  /** Provisioned a second; 0 on demand. */
  readCapacityUnits: amount,
  /** Provisioned a second; 0 on demand. */
  writeCapacityUnits: amount,
  /** The most a second that somebody lets it take on demand; null: none was set. */
  maxReadRequestUnits: amount.nullable(),
  /** See `maxReadRequestUnits`. */
  maxWriteRequestUnits: amount.nullable(),
  /** What it is ready to take at once; null where DynamoDB did not say. */
  warmThroughput: z
    .object({
      readUnitsPerSecond: amount,
      writeUnitsPerSecond: amount,
      /** `UPDATING` while it is being raised. */
      status: text,
    })
    .nullable(),
});

/** The tables of the region. */
export const dynamodbTables = rows({
  per: 'region',
  service: 'dynamodb',
  lists: ['dynamodbTable'],
  row: z.object({
    tableName: text,
    tableArn: text,
    /** `ACTIVE`, `UPDATING`, `ARCHIVED` and the like. */
    tableStatus: text,
    creationDateTime: time,
    /** `PROVISIONED` or `PAY_PER_REQUEST`. */
    billingMode: text,
    ...throughput.shape,
    deletionProtectionEnabled: flag,
    globalSecondaryIndexes: z.array(
      z.object({
        indexName: text,
        /** `ACTIVE`, `CREATING` and the like. */
        indexStatus: text,
        ...throughput.shape,
      }),
    ),
    /** Of a global table, those in other regions. */
    replicas: z.array(z.object({ regionName: text, replicaStatus: text })),
    tags,
  }),
  owner: ({ tableName, tableArn, tags }) => resource('dynamodbTable', [tableName, tableArn], tags),
});
export type DynamodbTable = RowOf<typeof dynamodbTables>;
/** A global secondary index of a table. */
export type DynamodbIndex = DynamodbTable['globalSecondaryIndexes'][number];

/** Whether each table can be restored to any second of its last days. */
export const dynamodbContinuousBackups = rows({
  per: 'region',
  service: 'dynamodb',
  row: z.object({
    tableName: text,
    isPointInTimeRecoveryEnabled: flag,
  }),
  owner: ({ tableName }) => resource('dynamodbTable', [tableName]),
});
export type DynamodbContinuousBackup = RowOf<typeof dynamodbContinuousBackups>;

/** What a table or an index took in the look-back. What nothing was read of, or written to, has no peak. */
const consumption = z.object({
  /** Capacity units a second, as the mean of a period. */
  readUnitsPerSecond: peak.nullable(),
  /** See `readUnitsPerSecond`. */
  writeUnitsPerSecond: peak.nullable(),
  /** Reads refused in one period of the window; null where CloudWatch gave no complete data. */
  readThrottleEvents: peak.nullable(),
  /** See `readThrottleEvents`. */
  writeThrottleEvents: peak.nullable(),
  /** Whether anything was read or written at all; null where CloudWatch gave no complete data. */
  isUsed: flag.nullable(),
});

/** The most that each table and each of its global secondary indexes took in the look-back. */
export const dynamodbPeaks = rows({
  per: 'region',
  service: 'dynamodb',
  row: z.object({
    tableName: text,
    window: metricWindow,
    ...consumption.shape,
    indexes: z.array(z.object({ indexName: text, ...consumption.shape })),
  }),
  owner: ({ tableName }) => resource('dynamodbTable', [tableName]),
});
export type DynamodbPeak = RowOf<typeof dynamodbPeaks>;

/** The quotas of the account in the region as DynamoDB enforces them, in capacity units a second. */
export const dynamodbAccountLimits = whole({
  per: 'region',
  service: 'dynamodb',
  shape: z.object({
    /** What all tables and indexes may have provisioned together. */
    accountMaxReadCapacityUnits: amount,
    /** See `accountMaxReadCapacityUnits`. */
    accountMaxWriteCapacityUnits: amount,
    /** What one table or index may have provisioned, or take on demand. */
    tableMaxReadCapacityUnits: amount,
    /** See `tableMaxReadCapacityUnits`. */
    tableMaxWriteCapacityUnits: amount,
  }),
});
