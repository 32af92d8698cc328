import {
  DescribeContinuousBackupsOutput$,
  DescribeLimitsOutput$,
  DescribeTableOutput$,
  type TableDescription,
} from '@aws-sdk/client-dynamodb';
import { AwsError, type AwsRequest } from '../../aws-protocol';
import { iamAction, renderOutput, textOf } from '../wire';
import { arn, byKey, CREATED, times } from './rows';
import { type AccountSize, type Limit, service } from './service';

/** Most names that ListTables gives at once. */
const NAMES_PER_PAGE = 100;

/** One table for as many groups of instances. */
const GROUPS_PER_TABLE = 2;

const WARM = { ReadUnitsPerSecond: 12_000, WriteUnitsPerSecond: 4_000, Status: 'ACTIVE' as const };

const rowsOf = ({ groups }: AccountSize) => ({
  dynamodbTables: byKey(
    times(Math.ceil(groups / GROUPS_PER_TABLE), (i) => table(i)),
    ({ TableName = '' }) => TableName,
    (one) => one,
  ),
});

/** Every other one is on demand; each of the rest has an index. */
function table(index: number): TableDescription {
  const TableName = `shop-table-${String(index).padStart(4, '0')}`;
  const common = {
    TableName,
    TableArn: arn('dynamodb', `table/${TableName}`),
    TableStatus: 'ACTIVE' as const,
    CreationDateTime: CREATED,
    DeletionProtectionEnabled: true,
    WarmThroughput: WARM,
  };
  if (index % 2 === 0) {
    return {
      ...common,
      BillingModeSummary: { BillingMode: 'PAY_PER_REQUEST' },
      ProvisionedThroughput: { ReadCapacityUnits: 0, WriteCapacityUnits: 0 },
    };
  }
  const ProvisionedThroughput = { ReadCapacityUnits: 100, WriteCapacityUnits: 50 };
  return {
    ...common,
    ProvisionedThroughput,
    GlobalSecondaryIndexes: [
      {
        IndexName: 'by-user',
        IndexStatus: 'ACTIVE',
        IndexArn: `${common.TableArn}/index/by-user`,
        ProvisionedThroughput,
        WarmThroughput: WARM,
      },
    ],
  };
}

function limitsOf(request: AwsRequest): readonly Limit[] {
  const all = { bucket: 'dynamodb', capacity: 2_500, refill: 2_500 };
  const own = request.action === 'DescribeContinuousBackups' ? 10 : null;
  return own === null ? [all] : [all, { bucket: iamAction(request), capacity: own, refill: own }];
}

export const dynamodb = service({
  prefix: 'dynamodb',
  protocol: 'json',
  rows: rowsOf,
  operations: ({ dynamodbTables }) => {
    const names = [...dynamodbTables.keys()];
    const named = (request: AwsRequest): TableDescription => {
      const found = dynamodbTables.get(textOf(request, 'TableName') ?? '');
      if (found === undefined)
        throw new AwsError('ResourceNotFoundException', 'Requested resource not found');
      return found;
    };
    return {
      'dynamodb:ListTables': (request) => {
        const after = textOf(request, 'ExclusiveStartTableName');
        const from = after === undefined ? 0 : names.indexOf(after) + 1;
        const TableNames = names.slice(from, from + NAMES_PER_PAGE);
        const hasMore = from + NAMES_PER_PAGE < names.length;
        const LastEvaluatedTableName = hasMore ? TableNames.at(-1) : undefined;
        return {
          body: JSON.stringify({ TableNames, LastEvaluatedTableName }),
          items: TableNames.length,
        };
      },
      'dynamodb:DescribeTable': (request) => ({
        body: renderOutput(request, DescribeTableOutput$, { Table: named(request) }),
        items: 1,
      }),
      'dynamodb:DescribeContinuousBackups': (request) => {
        named(request);
        const ContinuousBackupsDescription = {
          ContinuousBackupsStatus: 'ENABLED',
          PointInTimeRecoveryDescription: { PointInTimeRecoveryStatus: 'ENABLED' },
        };
        return {
          body: renderOutput(request, DescribeContinuousBackupsOutput$, { ContinuousBackupsDescription }),
          items: 1,
        };
      },
      'dynamodb:DescribeLimits': (request) => ({
        body: renderOutput(request, DescribeLimitsOutput$, {
          AccountMaxReadCapacityUnits: 80_000,
          AccountMaxWriteCapacityUnits: 80_000,
          TableMaxReadCapacityUnits: 40_000,
          TableMaxWriteCapacityUnits: 40_000,
        }),
        items: 1,
      }),
    };
  },
  limitsOf,
});
