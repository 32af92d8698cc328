import { describe, expect, it } from '@jest/globals';
import { dynamodbTableStatus } from '../../../src/checks/architecture/dynamodb-table-status';
import { aDynamodbIndex, aDynamodbTable } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (overrides: Parameters<typeof aDynamodbTable>[0]) =>
  runCheck(dynamodbTableStatus, { dynamodbTables: [aDynamodbTable(overrides)] });
const withIndex = (indexStatus: string) => ({ globalSecondaryIndexes: [aDynamodbIndex({ indexStatus })] });
const withReplica = (replicaStatus: string) => ({ replicas: [{ regionName: 'eu-west-1', replicaStatus }] });

describe('dynamodb-table-status', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    ['active', judge({}), 'pass', 'Its status is ACTIVE.'],
    ['being changed', judge({ tableStatus: 'UPDATING' }), 'pass', 'UPDATING'],
    ['being deleted', judge({ tableStatus: 'DELETING' }), 'notApplicable', 'being deleted'],
    [
      'without its key',
      judge({ tableStatus: 'INACCESSIBLE_ENCRYPTION_CREDENTIALS' }),
      'fail',
      'INACCESSIBLE',
    ],
    ['archived', judge({ tableStatus: 'ARCHIVED' }), 'fail', 'ARCHIVED'],
    ['of a status that is new', judge({ tableStatus: 'DREAMING' }), 'unknown', 'not known'],
    ['with an index that is there', judge(withIndex('ACTIVE')), 'pass', 'ACTIVE'],
    [
      'with an index that is being made',
      judge(withIndex('CREATING')),
      'warn',
      'the index by-user is CREATING',
    ],
    ['with a replica that is there', judge(withReplica('ACTIVE')), 'pass', 'ACTIVE'],
    [
      'with one that is not',
      judge(withReplica('REGION_DISABLED')),
      'warn',
      'the replica in eu-west-1 is REGION',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({
        status,
        resource: { name: 'carts', arn: 'arn:aws:dynamodb:us-east-1:111122223333:table/carts' },
        detail: expect.stringContaining(detail),
      }),
    ]);
  });

  it.each([
    ['INACCESSIBLE_ENCRYPTION_CREDENTIALS', 'Enable the KMS key'],
    ['ARCHIVED', 'Restore it from the backup'],
  ])('tells what to do about %s', (tableStatus, action) => {
    expect(judge({ tableStatus })).toMatchObject([{ fix: { action: expect.stringContaining(action) } }]);
  });
});
