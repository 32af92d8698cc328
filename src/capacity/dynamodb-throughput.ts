/** The capacities of DynamoDB tables and their global secondary indexes: each reads and writes apart, and is limited apart. */
import { type AwsCommand, awsCommand } from '../judging/aws-command';
import { lookup } from '../lib/lookup';
import {
  ARTIFACTS,
  type Artifacts,
  type DynamodbPeak,
  type DynamodbTable,
  type MetricWindow,
  type Peak,
} from '../model/artifacts';
import type { ScopedResource } from '../model/resource';
import type { Target } from '../model/target';

/** What a capacity is for: each has quotas, metrics and limits of its own. */
export type Direction = 'read' | 'write';

/** How a direction is called, by DynamoDB and by people. */
export interface DirectionNames {
  readonly unit: string;
  /** Such as `reads`. */
  readonly noun: string;
  readonly metric: string;
  /** What a partition of a table carries at most, in capacity units a second (developer guide, "Partitions and data distribution"). */
  readonly perPartition: number;
  /** The name of the setting in `ProvisionedThroughput` and, with the unit, of `OnDemandThroughput`. */
  readonly setting: 'ReadCapacityUnits' | 'WriteCapacityUnits';
  readonly maximum: 'MaxReadRequestUnits' | 'MaxWriteRequestUnits';
}

/** The names of both. */
export const DIRECTIONS: Readonly<Record<Direction, DirectionNames>> = {
  read: {
    unit: 'read units/s',
    noun: 'reads',
    metric: 'ConsumedReadCapacityUnits',
    perPartition: 3_000,
    setting: 'ReadCapacityUnits',
    maximum: 'MaxReadRequestUnits',
  },
  write: {
    unit: 'write units/s',
    noun: 'writes',
    metric: 'ConsumedWriteCapacityUnits',
    perPartition: 1_000,
    setting: 'WriteCapacityUnits',
    maximum: 'MaxWriteRequestUnits',
  },
};

/** One capacity of a table or of an index of it. */
export interface Throughput {
  readonly direction: Direction;
  readonly table: DynamodbTable;
  readonly owner: ScopedResource;
  /** null: of the table itself. */
  readonly indexName: string | null;
  /** The end of its ARN: `orders`, or `orders/index/by-user`. */
  readonly name: string;
  readonly isOnDemand: boolean;
  /** Capacity units a second. */
  readonly provisioned: number;
  /** The most that it may take on demand, in request units a second; null: none was set. */
  readonly maximum: number | null;
  /** What it is ready to take at once, in units a second, and whether that is there already; null where it is not known. */
  readonly warm: { readonly units: number; readonly isThere: boolean } | null;
  readonly window: MetricWindow | undefined;
  /** The most in the look-back, in units a second; null where nothing of the sort was done, or where that is not known. */
  readonly peak: Peak | null;
  /** The most that was refused in one period of the window. */
  readonly throttles: Peak | null;
  /** Whether anything was read or written; null where it is not known. */
  readonly isUsed: boolean | null;
}

type Sized = Omit<DynamodbTable['globalSecondaryIndexes'][number], 'indexName' | 'indexStatus'>;
type Consumed = Omit<DynamodbPeak['indexes'][number], 'indexName'>;

const peaksByTable = lookup(({ tableName }: DynamodbPeak) => [tableName]);

/**
 * The capacities of one direction, of each table and each of its indexes. A table that is being deleted carries nothing any
 * more, and one that is archived has to be restored first.
 */
export function listThroughputs(
  direction: Direction,
  { dynamodbTables, dynamodbPeaks }: Pick<Artifacts, 'dynamodbTables'> & Partial<Artifacts>,
): Throughput[] {
  return dynamodbTables
    .filter(({ tableStatus }) => isThere(tableStatus))
    .flatMap((table) => {
      const [measured] = peaksByTable(dynamodbPeaks, table.tableName);
      const owner = ARTIFACTS.dynamodbTables.owner(table);
      const throughputOf = (indexName: string | null, sized: Sized, consumed: Consumed | undefined) => ({
        ...{ direction, table, owner, indexName, window: measured?.window },
        name: indexName === null ? table.tableName : `${table.tableName}/index/${indexName}`,
        isOnDemand: table.billingMode === 'PAY_PER_REQUEST',
        ...sizeOf(direction, sized),
        ...consumptionOf(direction, consumed),
      });
      return [
        throughputOf(null, table, measured),
        ...table.globalSecondaryIndexes.map((index) =>
          throughputOf(
            index.indexName,
            index,
            measured?.indexes.find(({ indexName }) => indexName === index.indexName),
          ),
        ),
      ];
    });
}

/** Whether a table in that status is there to be used. */
export const isThere = (tableStatus: string): boolean => !/^(DELETING|ARCHIV)/.test(tableStatus);

const sizeOf = (direction: Direction, sized: Sized): Pick<Throughput, 'provisioned' | 'maximum' | 'warm'> => {
  const { warmThroughput: warm } = sized;
  const isThere = warm?.status !== 'UPDATING';
  return direction === 'read'
    ? {
        provisioned: sized.readCapacityUnits,
        maximum: sized.maxReadRequestUnits,
        warm: warm && { units: warm.readUnitsPerSecond, isThere },
      }
    : {
        provisioned: sized.writeCapacityUnits,
        maximum: sized.maxWriteRequestUnits,
        warm: warm && { units: warm.writeUnitsPerSecond, isThere },
      };
};

const consumptionOf = (
  direction: Direction,
  consumed: Consumed | undefined,
): Pick<Throughput, 'peak' | 'throttles' | 'isUsed'> => ({
  peak: (direction === 'read' ? consumed?.readUnitsPerSecond : consumed?.writeUnitsPerSecond) ?? null,
  throttles: (direction === 'read' ? consumed?.readThrottleEvents : consumed?.writeThrottleEvents) ?? null,
  isUsed: consumed?.isUsed ?? null,
});

/**
 * Why nothing tells what the event brings, as a sentence; null where the look-back does. A table that was made within the
 * look-back and not used yet may have been made for the event.
 */
export function whyNotMeasured({ table, window, isUsed, name }: Throughput): string | null {
  if (isUsed === null || window === undefined) return `CloudWatch gave no complete data for ${name}.`;
  if (isUsed || Date.parse(table.creationDateTime) <= Date.parse(window.from)) return null;
  return `${name} was made within the look-back, and nothing was read from it or written to it yet: nothing tells what the event brings.`;
}

/** Whether there is something to project: some use, or that it is not known. */
export const isInQuestion = (throughput: Throughput): boolean =>
  (throughput.peak !== null && throughput.peak.value > 0) || whyNotMeasured(throughput) !== null;

/** The command that sets both provisioned capacities of a table or an index. */
export const updateCapacity = (
  throughput: Throughput,
  capacity: Readonly<Record<string, number>>,
  target: Target,
): AwsCommand => updateThroughput(throughput, 'ProvisionedThroughput', capacity, target);

const OPTIONS = {
  ProvisionedThroughput: 'provisioned-throughput',
  OnDemandThroughput: 'on-demand-throughput',
  WarmThroughput: 'warm-throughput',
} as const;

/**
 * The command that sets a throughput of a table, or of an index of it.
 *
 * @param values By the names of the API.
 */
export const updateThroughput = (
  { table: { tableName }, indexName }: Throughput,
  what: keyof typeof OPTIONS,
  values: Readonly<Record<string, number>>,
  target: Target,
): AwsCommand =>
  awsCommand(target, 'dynamodb', 'update-table', {
    'table-name': tableName,
    ...(indexName === null
      ? { [OPTIONS[what]]: JSON.stringify(values) }
      : {
          'global-secondary-index-updates': JSON.stringify([
            { Update: { IndexName: indexName, [what]: values } },
          ]),
        }),
  });
