import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { lazily } from '../lib/lazily';
import type { ActionRecord } from '../model/action';
import type { ActionItem } from '../model/action-item';
import { createDocuments } from './documents';
import { createEntities } from './entities';
import { createLinks } from './links';
import { createNotifications } from './notifications';
import { createPlans, type Plans } from './plans';
import { createRecords, type PlanImport } from './records';
import { createReplies } from './replies';
import { createRevisedItems } from './revised-items';
import { createRuns } from './runs';
import { createSchedules } from './schedules';
import type { RecordStore, Store } from './store';

/** The services that the store depends on. */
export interface StoreOptions {
  readonly client: DynamoDBClient;
  /** The name of the table; `defineTable` says what it must be like. */
  readonly table: string;
  /** Returns the present time, ISO 8601 in UTC. */
  readonly now: () => string;
}

/** Creates the store on one DynamoDB table. It needs no transactions, streams or scans. */
export function createStore({ client, table, now }: StoreOptions): Store {
  const documentClient = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const entities = createEntities(documentClient, table);
  const documents = createDocuments(entities);
  // A function uses some of them only.
  const parts = lazily({
    records: (): RecordStore & PlanImport =>
      createRecords({ entities, now, completeImport: (event) => parts.plans.completeImport(event) }),
    plans: (): Plans => createPlans({ entities, documents, now, records: parts.records }),
    runs: () => createRuns({ entities, documents, now }),
    items: () =>
      createRevisedItems<ActionItem>(entities.actionItem, { name: 'actionItems', noun: 'Action item' }),
    actions: () => createRevisedItems<ActionRecord>(entities.action, { name: 'actions', noun: 'Action' }),
    notifications: () => createNotifications({ entities, now }),
    links: () => createLinks({ entities, now }),
    replies: () => createReplies({ entities, documents, now }),
    schedules: () => createSchedules({ entities }),
  });
  return parts;
}
