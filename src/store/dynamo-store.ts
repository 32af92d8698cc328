import type { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { createDocuments } from './documents';
import { createEntities } from './entities';
import { createFindingChunks } from './findings';
import { createPlans } from './plans';
import { createRecords } from './records';
import { createRuns } from './runs';
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
  const findings = createFindingChunks(entities);
  const records = createRecords({ entities, now, settle: (event) => plans.settle(event) });
  const plans = createPlans({ entities, documents, now, records });
  const runs = createRuns({ entities, documents, findings, now });
  return { plans, runs, records };
}
