import { isThere } from '../../capacity/dynamodb-throughput';
import type { DynamodbTable } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, notApplicable, pass, unknown, warn } from '../check';

/** What passes by itself; a table that is being changed serves requests all the while. */
const SERVES = /^(ACTIVE|CREATING|UPDATING)$/;

const INACCESSIBLE = 'INACCESSIBLE_ENCRYPTION_CREDENTIALS';

export const dynamodbTableStatus = defineCheck({
  id: 'dynamodb-table-status',
  title: 'Tables, their indexes and replicas are active',
  failureTitle: 'Table, index or replica is not active',
  why: 'A table whose key cannot be used answers nothing, and an index or a replica that is still being made is not there for the event.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/APIReference/API_TableDescription.html',
  workbook: '12 Resilience',
  needs: ['dynamodbTables'],
  evaluate: ({ dynamodbTables }) => dynamodbTables.map(judgeTable),
});

function judgeTable({
  tableName,
  tableArn,
  tableStatus,
  globalSecondaryIndexes,
  replicas,
}: DynamodbTable): Judgement {
  const resource = { name: tableName, arn: tableArn };
  const status = `Its status is ${tableStatus}.`;
  if (tableStatus === 'DELETING') return notApplicable('It is being deleted.', resource);
  if (tableStatus === INACCESSIBLE || !isThere(tableStatus)) {
    return fail(resource, status, {
      action:
        tableStatus === INACCESSIBLE
          ? 'Enable the KMS key that encrypts it, and its grants, within seven days: DynamoDB archives it then.'
          : 'Restore it from the backup that DynamoDB made as it archived it.',
      lead: 'repair',
    });
  }
  const lacking = [
    ...globalSecondaryIndexes
      .filter(({ indexStatus }) => !/^(ACTIVE|UPDATING)$/.test(indexStatus))
      .map(({ indexName, indexStatus }) => `the index ${indexName} is ${indexStatus}`),
    ...replicas
      .filter(({ replicaStatus }) => !/^(ACTIVE|UPDATING)$/.test(replicaStatus))
      .map(({ regionName, replicaStatus }) => `the replica in ${regionName} is ${replicaStatus}`),
  ];
  if (lacking.length > 0) {
    return warn(resource, `${status} But ${lacking.join(', ')}.`, {
      action: 'Wait until they are active, or find out what keeps them from it.',
      lead: 'repair',
    });
  }
  return SERVES.test(tableStatus)
    ? pass(resource, status)
    : unknown(resource, `${status} What that means is not known.`);
}
