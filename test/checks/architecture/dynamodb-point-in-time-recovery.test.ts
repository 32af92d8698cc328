import { describe, expect, it } from '@jest/globals';
import { dynamodbPointInTimeRecovery } from '../../../src/checks/architecture/dynamodb-point-in-time-recovery';
import { aDynamodbContinuousBackup, aDynamodbTable } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (isPointInTimeRecoveryEnabled: boolean, tableStatus = 'ACTIVE') =>
  runCheck(dynamodbPointInTimeRecovery, {
    dynamodbTables: [aDynamodbTable({ tableStatus })],
    dynamodbContinuousBackups: [aDynamodbContinuousBackup({ isPointInTimeRecoveryEnabled })],
  });

describe('dynamodb-point-in-time-recovery', () => {
  it('passes a table that can be restored', () => {
    expect(judge(true)).toMatchObject([{ status: 'pass' }]);
  });

  it('fails one that cannot', () => {
    expect(judge(false)).toMatchObject([
      {
        status: 'fail',
        fix: {
          command: { words: expect.arrayContaining(['PointInTimeRecoveryEnabled=true']) },
          reversal: { command: { words: expect.arrayContaining(['PointInTimeRecoveryEnabled=false']) } },
        },
      },
    ]);
  });

  it('has nothing to judge of one that is being deleted, or was deleted while the account was read', () => {
    expect(judge(false, 'DELETING')).toEqual([]);
    expect(
      runCheck(dynamodbPointInTimeRecovery, {
        dynamodbTables: [aDynamodbTable()],
        dynamodbContinuousBackups: [],
      }),
    ).toEqual([]);
  });
});
