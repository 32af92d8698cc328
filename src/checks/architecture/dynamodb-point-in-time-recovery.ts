import { isThere } from '../../capacity/dynamodb-throughput';
import { awsCommand } from '../../judging/aws-command';
import type { DynamodbContinuousBackup, DynamodbTable } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, pass, type TargetContext } from '../check';

export const dynamodbPointInTimeRecovery = defineCheck({
  id: 'dynamodb-point-in-time-recovery',
  title: 'Tables can be restored to any second of their last days',
  failureTitle: 'Table has no point-in-time recovery',
  why: 'Without it there is no way back from bad data written at event speed.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/Point-in-time-recovery.html',
  workbook: '12 Resilience',
  needs: ['dynamodbTables', 'dynamodbContinuousBackups'],
  evaluate({ dynamodbTables, dynamodbContinuousBackups }, context) {
    const backups = new Map(dynamodbContinuousBackups.map((one) => [one.tableName, one]));
    return dynamodbTables.flatMap((table) => {
      const backup = backups.get(table.tableName);
      // A table without one was deleted while the account was read.
      return backup && isThere(table.tableStatus) ? judgeTable(table, backup, context) : [];
    });
  },
});

function judgeTable(
  { tableName, tableArn }: DynamodbTable,
  { isPointInTimeRecoveryEnabled }: DynamodbContinuousBackup,
  { target }: TargetContext,
): Judgement {
  const resource = { name: tableName, arn: tableArn };
  if (isPointInTimeRecoveryEnabled) return pass(resource, 'Point-in-time recovery is on.');
  const turn = (isOn: boolean) =>
    awsCommand(target, 'dynamodb', 'update-continuous-backups', {
      'table-name': tableName,
      'point-in-time-recovery-specification': `PointInTimeRecoveryEnabled=${isOn}`,
    });
  return fail(resource, 'Point-in-time recovery is off.', {
    action:
      'Turn on point-in-time recovery: it can restore what was written from then on, and is charged by size.',
    command: turn(true),
    lead: 'configuration',
    reversal: { action: 'Turn it off again; what it kept is lost with that.', command: turn(false) },
  });
}
