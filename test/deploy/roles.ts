import { listRequiredActions } from '../../src/collect/iam-policy';
import { collectors } from '../../src/collect/registry';

const TABLE = 'arn:<AWS::Partition>:dynamodb:<AWS::Region>:<AWS::AccountId>:table/iem-prod';

/** Partitions of the table, as conditions name them (`src/store/entities.ts`). */
const EVENTS = '$iem#event_*';
const NOTIFICATIONS = '$iem#notifications_*';
const DOCUMENTS_OF_RUNS = '$iem#owner_*/run/*';
const COLLECTED = `with $iem#event_*#runId_* or ${DOCUMENTS_OF_RUNS}`;
const PLANS = `with ${EVENTS} or ${NOTIFICATIONS} or $iem#owner_*/plan#* without *#set_*`;
const SCHEDULES = `with ${EVENTS} or ${NOTIFICATIONS} without *#runId_*`;
const RUNS = `with ${EVENTS} or ${NOTIFICATIONS} or ${DOCUMENTS_OF_RUNS}`;

/**
 * What each role may do beside writing its own log and its traces: `action on resource`; of the table, `with` the
 * partitions that it is bound to, `without` those among them that it is kept from.
 */
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
    `dynamodb:DeleteItem on ${TABLE} ${SCHEDULES}`,
    `dynamodb:GetItem on ${TABLE} ${PLANS}`,
    `dynamodb:PutItem on ${TABLE} ${SCHEDULES}`,
    `dynamodb:Query on ${TABLE} ${PLANS}`,
    `dynamodb:Query on ${TABLE}/index/gsi1`,
    'sqs:SendMessage on <NotifyQueue.Arn>',
    'sqs:SendMessage on <TickDeadLetters.Arn>',
    'states:StartExecution on <ReadinessRun>',
  ],
  'prepare-run': [`dynamodb:GetItem on ${TABLE} ${PLANS}`, `dynamodb:Query on ${TABLE} ${PLANS}`],
  'prepare-account': [`dynamodb:GetItem on ${TABLE} ${PLANS}`, `dynamodb:Query on ${TABLE} ${PLANS}`],
  'check-target': [
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE} ${COLLECTED}`,
    `dynamodb:Query on ${TABLE}`,
    'sts:AssumeRole on arn:<AWS::Partition>:iam::*:role/iem-readonly',
    ...listRequiredActions(collectors).map((action) => `${action} on *`),
  ],
  'finish-run': [
    `dynamodb:DeleteItem on ${TABLE} ${RUNS}`,
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE} ${RUNS}`,
    `dynamodb:Query on ${TABLE}`,
    `dynamodb:Query on ${TABLE}/index/gsi1`,
    'sqs:SendMessage on <NotifyQueue.Arn>',
  ],
  'close-run': [
    `dynamodb:DeleteItem on ${TABLE} ${RUNS}`,
    `dynamodb:GetItem on ${TABLE}`,
    `dynamodb:PutItem on ${TABLE} ${RUNS}`,
    `dynamodb:Query on ${TABLE}`,
    'sqs:SendMessage on <CloseRunDeadLetters.Arn>',
    'sqs:SendMessage on <NotifyQueue.Arn>',
  ],
  notify: [
    `dynamodb:GetItem on ${TABLE} ${PLANS}`,
    `dynamodb:PutItem on ${TABLE} with ${NOTIFICATIONS}`,
    `dynamodb:Query on ${TABLE} ${PLANS}`,
    'events:PutEvents on <EventBus.Arn>',
    'secretsmanager:GetSecretValue on arn:<AWS::Partition>:secretsmanager:<AWS::Region>:<AWS::AccountId>:secret:iem/prod/*',
    'sqs:ChangeMessageVisibility on <NotifyQueue.Arn>',
    'sqs:DeleteMessage on <NotifyQueue.Arn>',
    'sqs:GetQueueAttributes on <NotifyQueue.Arn>',
    'sqs:ReceiveMessage on <NotifyQueue.Arn>',
    'ssm:GetParameter on arn:<AWS::Partition>:ssm:<AWS::Region>:<AWS::AccountId>:parameter/iem/prod/*',
  ],
};
