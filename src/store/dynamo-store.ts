import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocuments } from './documents';
import { createEntities } from './entities';
import { createLinks } from './links';
import { createNotifications } from './notifications';
import { createPlans } from './plans';
import { createRecords } from './records';
import { createReplies } from './replies';
import { createRuns } from './runs';
import { createSchedules } from './schedules';
import type { Store } from './store';

export interface StoreOptions {
  readonly client: DynamoDBClient;
  /** Name of a table as `tableDefinition` describes it. */
  readonly table: string;
  /** The time as ISO 8601 in UTC. */
  readonly now: () => string;
}

/** The store on one DynamoDB table. Needs no transactions, streams or scans: every write is a conditional put. */
export function createStore({ client, table, now }: StoreOptions): Store {
  const documentClient = DynamoDBDocumentClient.from(client, {
    marshallOptions: { removeUndefinedValues: true },
  });
  const entities = createEntities(documentClient, table);
  const documents = createDocuments(entities);
  const records = createRecords({ entities, now, settle: (event) => plans.settle(event) });
  const plans = createPlans({ entities, documents, now, records });
  return {
    plans,
    records,
    runs: createRuns({ entities, documents, now }),
    notifications: createNotifications({ entities, now }),
    links: createLinks({ entities, now }),
    replies: createReplies({ entities, documents, now }),
    schedules: createSchedules({ entities }),
  };
}
