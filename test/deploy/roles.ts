import { requiredActions } from '../../src/collect/iam-policy';
import { collectors } from '../../src/collect/registry';

const TABLE = 'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/iem-prod';

/** Partitions of what runs have collected and judged. */
export const RUN_KEYS = ['$iem#event_*#runId_*', '$iem#owner_*/run/*'];

/** What each role may do beside writing its own log and its traces: `action on resource`. */
export const ROLES: Readonly<Record<string, readonly string[]>> = {
  api: [
    `dynamodb:DeleteItem on ${TABLE}`,
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE}`,
    `dynamodb:Query on ${TABLE}`,
    `dynamodb:Query on ${TABLE}/index/gsi1`,
    'sqs:SendMessage on <NotifyQueue.Arn>',
    'states:StartExecution on <ReadinessRun>',
    'states:StopExecution on arn:<AWS::Partition>:states:<AWS::Region>:<AWS::AccountId>:execution:<ReadinessRun.Name>:*',
  ],
  tick: [
    `dynamodb:DeleteItem on ${TABLE}`,
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE}`,
    `dynamodb:Query on ${TABLE}`,
    `dynamodb:Query on ${TABLE}/index/gsi1`,
    'sqs:SendMessage on <NotifyQueue.Arn>',
    'sqs:SendMessage on <TickDeadLetters.Arn>',
    'states:StartExecution on <ReadinessRun>',
  ],
  'prepare-run': [`dynamodb:GetItem on ${TABLE}`, `dynamodb:Query on ${TABLE}`],
  'prepare-account': [`dynamodb:GetItem on ${TABLE}`, `dynamodb:Query on ${TABLE}`],
  'check-target': [
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE} with ${RUN_KEYS.join(' or ')}`,
    `dynamodb:Query on ${TABLE}`,
    'sts:AssumeRole on arn:<AWS::Partition>:iam::*:role/iem-readonly',
    ...requiredActions(collectors).map((action) => `${action} on *`),
  ],
  'finish-run': [
    `dynamodb:DeleteItem on ${TABLE}`,
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE}`,
    `dynamodb:Query on ${TABLE}`,
    'sqs:SendMessage on <NotifyQueue.Arn>',
  ],
  'close-run': [
    `dynamodb:DeleteItem on ${TABLE}`,
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE}`,
    `dynamodb:Query on ${TABLE}`,
    'sqs:SendMessage on <CloseRunDeadLetters.Arn>',
    'sqs:SendMessage on <NotifyQueue.Arn>',
  ],
  notify: [
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE}`,
    `dynamodb:Query on ${TABLE}`,
    'events:PutEvents on <EventBus.Arn>',
    'secretsmanager:GetSecretValue on arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:iem/prod/*',
    'sqs:ChangeMessageVisibility on <NotifyQueue.Arn>',
    'sqs:DeleteMessage on <NotifyQueue.Arn>',
    'sqs:GetQueueAttributes on <NotifyQueue.Arn>',
    'sqs:ReceiveMessage on <NotifyQueue.Arn>',
    'ssm:GetParameter on arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/iem/prod/*',
  ],
};
