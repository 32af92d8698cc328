import { describe, expect, it } from '@jest/globals';
import { dynamodbDeletionProtection } from '../../../src/checks/architecture/dynamodb-deletion-protection';
import { aDynamodbTable } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (overrides: Parameters<typeof aDynamodbTable>[0]) =>
  runCheck(dynamodbDeletionProtection, { dynamodbTables: [aDynamodbTable(overrides)] });

describe('dynamodb-deletion-protection', () => {
  it('passes a table that is protected', () => {
    expect(judge({})).toMatchObject([{ status: 'pass' }]);
  });

  it('warns of one that is not', () => {
    expect(judge({ deletionProtectionEnabled: false })).toMatchObject([
      {
        status: 'warn',
        fix: {
          command: { words: expect.arrayContaining(['--deletion-protection-enabled']) },
          reversal: { command: { words: expect.arrayContaining(['--no-deletion-protection-enabled']) } },
        },
      },
    ]);
  });

  it('has nothing to judge of one that is being deleted', () => {
    expect(judge({ tableStatus: 'DELETING', deletionProtectionEnabled: false })).toEqual([]);
  });
});
