import {
  DescribeContinuousBackupsCommand,
  DescribeLimitsCommand,
  DescribeTableCommand,
  DynamoDBClient,
  paginateListTables,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { allInOrder, mapConcurrently } from '../../lib/concurrency';
import type { DynamodbPeak, DynamodbTable, Tags } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { isGone } from '../failure';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { readAllPages } from '../pages';
import { divideBy, findHighest, type Series } from '../series';
import { tagsOf } from '../tags';

export const dynamodbTables = defineCollector({
  id: 'dynamodbTables',
  answers: 'Which tables there are, their indexes, and how much they may take',
  light: false,
  verified: 'moto',
  actions: ['dynamodb:DescribeTable', 'dynamodb:ListTables', 'tag:GetResources'],
  // It needs a call for each table.
  deadlineFactor: 3,
  async collect({ clients, signal }) {
    const dynamodb = clients.of(DynamoDBClient);
    const [names, tags] = await allInOrder([
      readAllPages(
        paginateListTables({ client: dynamodb }, {}, { abortSignal: signal }),
        (page) => page.TableNames,
      ),
      // ListTagsOfResource would need another call for each table.
      tagsOf('dynamodb:table', clients, signal),
    ]);
    const tables = await mapConcurrently(names, 8, (TableName) =>
      unlessGone(async () => {
        const { Table } = await dynamodb.send(new DescribeTableCommand({ TableName }), {
          abortSignal: signal,
        });
        return toTable(requireField(Table, 'Table'), tags);
      }),
    );
    return present(tables);
  },
});

/** Asks about a table that AWS has listed; null where it was deleted since. */
async function unlessGone<T>(ask: () => Promise<T>): Promise<T | null> {
  try {
    return await ask();
  } catch (error) {
    if (isGone(error)) return null;
    throw error;
  }
}

/** What a table and an index say alike of what they may take. */
type Throughput = Pick<TableDescription, 'ProvisionedThroughput' | 'OnDemandThroughput' | 'WarmThroughput'>;

function toTable(table: TableDescription, tags: ReadonlyMap<string, Tags>): DynamodbTable {
  const tableArn = requireField(table.TableArn, 'TableArn');
  return {
    tableName: requireField(table.TableName, 'TableName'),
    tableArn,
    tableStatus: requireField(table.TableStatus, 'TableStatus'),
    creationDateTime: requireField(toIso(table.CreationDateTime), 'CreationDateTime'),
    // A table that was never switched from provisioned capacity has no summary.
    billingMode: table.BillingModeSummary?.BillingMode ?? 'PROVISIONED',
    ...throughputOf(table),
    deletionProtectionEnabled: table.DeletionProtectionEnabled ?? false,
    globalSecondaryIndexes: (table.GlobalSecondaryIndexes ?? []).map((index) => ({
      indexName: requireField(index.IndexName, 'IndexName'),
      indexStatus: requireField(index.IndexStatus, 'IndexStatus'),
      ...throughputOf(index),
    })),
    replicas: (table.Replicas ?? []).map(({ RegionName, ReplicaStatus }) => ({
      regionName: requireField(RegionName, 'RegionName'),
      replicaStatus: requireField(ReplicaStatus, 'ReplicaStatus'),
    })),
    tags: tags.get(tableArn) ?? {},
  };
}

const throughputOf = ({ ProvisionedThroughput, OnDemandThroughput, WarmThroughput }: Throughput) => ({
  readCapacityUnits: ProvisionedThroughput?.ReadCapacityUnits ?? 0,
  writeCapacityUnits: ProvisionedThroughput?.WriteCapacityUnits ?? 0,
  maxReadRequestUnits: limitOf(OnDemandThroughput?.MaxReadRequestUnits),
  maxWriteRequestUnits: limitOf(OnDemandThroughput?.MaxWriteRequestUnits),
  warmThroughput: WarmThroughput
    ? {
        readUnitsPerSecond: requireField(WarmThroughput.ReadUnitsPerSecond, 'ReadUnitsPerSecond'),
        writeUnitsPerSecond: requireField(WarmThroughput.WriteUnitsPerSecond, 'WriteUnitsPerSecond'),
        status: requireField(WarmThroughput.Status, 'Status'),
      }
    : null,
});

/** DynamoDB says -1 of a maximum that was removed. */
const limitOf = (units: number | undefined): number | null =>
  units === undefined || units < 0 ? null : units;

export const dynamodbContinuousBackups = defineCollector({
  id: 'dynamodbContinuousBackups',
  answers: 'Whether each table can be restored to any second of its last days',
  light: false,
  verified: 'moto',
  actions: ['dynamodb:DescribeContinuousBackups'],
  needs: ['dynamodbTables'],
  // It needs a call for each table, and AWS allows ten a second.
  deadlineFactor: 5,
  async collect({ clients, signal }, { dynamodbTables }) {
    const backups = await mapConcurrently(dynamodbTables, 8, ({ tableName }) =>
      unlessGone(async () => {
        const { ContinuousBackupsDescription: described } = await clients
          .of(DynamoDBClient)
          .send(new DescribeContinuousBackupsCommand({ TableName: tableName }), { abortSignal: signal });
        const { PointInTimeRecoveryDescription: recovery } = requireField(
          described,
          'ContinuousBackupsDescription',
        );
        return {
          tableName,
          isPointInTimeRecoveryEnabled: recovery?.PointInTimeRecoveryStatus === 'ENABLED',
        };
      }),
    );
    return present(backups);
  },
});

/** Queries a metric of DynamoDB, which publishes only while there are requests: a period without data had none. */
const query = (metric: string, dimensions: MetricQuery['dimensions']): MetricQuery => ({
  namespace: 'AWS/DynamoDB',
  metric,
  statistic: 'Sum',
  dimensions,
  silence: 'zero',
});

const queriesOf = (dimensions: MetricQuery['dimensions']) => ({
  reads: query('ConsumedReadCapacityUnits', dimensions),
  writes: query('ConsumedWriteCapacityUnits', dimensions),
  readThrottles: query('ReadThrottleEvents', dimensions),
  writeThrottles: query('WriteThrottleEvents', dimensions),
});

export const dynamodbPeaks = defineCollector({
  id: 'dynamodbPeaks',
  answers: 'The most that was read from and written to each table and index, and how much of it was refused',
  light: false,
  verified: 'moto',
  actions: ['cloudwatch:GetMetricData'],
  needs: ['dynamodbTables'],
  async collect(context, { dynamodbTables }) {
    const reader = createMetricReader(context);
    const all = dynamodbTables.flatMap(({ tableName, globalSecondaryIndexes }) => [
      { TableName: tableName },
      ...globalSecondaryIndexes.map(({ indexName }) => ({
        TableName: tableName,
        GlobalSecondaryIndexName: indexName,
      })),
    ]);
    // The metrics of a table do not contain those of its indexes.
    const consumed = await readMetrics(reader, all.map(queriesOf), consumptionReader(context, reader.window));
    const inOrder = consumed.values();
    const next = () => requireField(inOrder.next().value, 'the metrics of a table');
    return dynamodbTables.map(({ tableName, globalSecondaryIndexes }) => ({
      tableName,
      window: reader.window,
      ...next(),
      indexes: globalSecondaryIndexes.map(({ indexName }) => ({ indexName, ...next() })),
    }));
  },
});

/** Makes the function that finds the peaks of a table or an index in its series. */
function consumptionReader(context: CollectContext, window: DynamodbPeak['window']) {
  const normal = createNormalFilter(context, window);
  const perSecond = (units: Series) => findHighest(normal(divideBy(units, window.periodSeconds)));
  const refused = (events: Series) =>
    events && (findHighest(normal(events)) ?? { value: 0, at: window.from, hoursWithData: 0 });
  return ({
    reads,
    writes,
    readThrottles,
    writeThrottles,
  }: Readonly<Record<keyof ReturnType<typeof queriesOf>, Series>>) => ({
    readUnitsPerSecond: perSecond(reads),
    writeUnitsPerSecond: perSecond(writes),
    readThrottleEvents: refused(readThrottles),
    writeThrottleEvents: refused(writeThrottles),
    isUsed: reads && writes ? [...reads, ...writes].some(({ value }) => value > 0) : null,
  });
}

export const dynamodbAccountLimits = defineCollector({
  id: 'dynamodbAccountLimits',
  answers: 'How much capacity tables may have, one by one and all together',
  light: false,
  verified: 'moto',
  caveat: 'which answers the same figures always',
  actions: ['dynamodb:DescribeLimits'],
  async collect({ clients, signal }) {
    const limits = await clients
      .of(DynamoDBClient)
      .send(new DescribeLimitsCommand({}), { abortSignal: signal });
    return {
      accountMaxReadCapacityUnits: requireField(
        limits.AccountMaxReadCapacityUnits,
        'AccountMaxReadCapacityUnits',
      ),
      accountMaxWriteCapacityUnits: requireField(
        limits.AccountMaxWriteCapacityUnits,
        'AccountMaxWriteCapacityUnits',
      ),
      tableMaxReadCapacityUnits: requireField(limits.TableMaxReadCapacityUnits, 'TableMaxReadCapacityUnits'),
      tableMaxWriteCapacityUnits: requireField(
        limits.TableMaxWriteCapacityUnits,
        'TableMaxWriteCapacityUnits',
      ),
    };
  },
});
