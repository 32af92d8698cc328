import { isThere } from '../../capacity/dynamodb-throughput';
import { awsCommand } from '../../judging/aws-command';
import { defineCheck, pass, warn } from '../check';

export const dynamodbDeletionProtection = defineCheck({
  id: 'dynamodb-deletion-protection',
  title: 'Tables are protected from deletion',
  failureTitle: 'Table can be deleted by mistake',
  why: 'Clean-up scripts and hurried hands are busiest around an event; a deleted table is restored under another name first.',
  docs: 'https://docs.aws.amazon.com/amazondynamodb/latest/developerguide/WorkingWithTables.Basics.html',
  workbook: '12 Resilience',
  needs: ['dynamodbTables'],
  evaluate: ({ dynamodbTables }, { target }) =>
    dynamodbTables
      .filter(({ tableStatus }) => isThere(tableStatus))
      .map(({ tableName, tableArn, deletionProtectionEnabled }) => {
        const resource = { name: tableName, arn: tableArn };
        const protect = (option: string) =>
          awsCommand(target, 'dynamodb', 'update-table', { 'table-name': tableName, [option]: true });
        return deletionProtectionEnabled
          ? pass(resource, 'Deletion protection is on.')
          : warn(resource, 'Deletion protection is off.', {
              action: 'Turn on deletion protection; it takes effect at once.',
              command: protect('deletion-protection-enabled'),
              lead: 'setting',
              reversal: {
                action: 'Turn it off again, if tables are to be deleted after the event.',
                command: protect('no-deletion-protection-enabled'),
              },
            });
      }),
});
