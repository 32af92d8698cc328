import {
  CreateTableCommand,
  type CreateTableCommandInput,
  DescribeTableCommand,
  type DynamoDBClient,
  UpdateTimeToLiveCommand,
  waitUntilTableExists,
} from '@aws-sdk/client-dynamodb';

/** Defines the table: two string keys, one index of the same shape, and on-demand capacity. */
export const defineTable = (name: string): CreateTableCommandInput => ({
  TableName: name,
  BillingMode: 'PAY_PER_REQUEST',
  AttributeDefinitions: ['pk', 'sk', 'gsi1pk', 'gsi1sk'].map((AttributeName) => ({
    AttributeName,
    AttributeType: 'S',
  })),
  KeySchema: keySchema('pk', 'sk'),
  GlobalSecondaryIndexes: [
    { IndexName: 'gsi1', KeySchema: keySchema('gsi1pk', 'gsi1sk'), Projection: { ProjectionType: 'ALL' } },
  ],
});

const keySchema = (hash: string, range: string): CreateTableCommandInput['KeySchema'] => [
  { AttributeName: hash, KeyType: 'HASH' },
  { AttributeName: range, KeyType: 'RANGE' },
];

/** DynamoDB deletes items whose time in this attribute has passed. */
const timeToLive = { AttributeName: 'expiresAt', Enabled: true } as const;

/** Creates the table if it is missing, for local use and emulators. In AWS, the deployment creates it. */
export async function ensureTable(client: DynamoDBClient, name: string): Promise<void> {
  if (await isActive(client, name)) return;
  await client.send(new CreateTableCommand(defineTable(name))).catch(ignore('ResourceInUseException'));
  await waitUntilTableExists({ client, maxWaitTime: 30, minDelay: 0.01, maxDelay: 0.1 }, { TableName: name });
  await client
    .send(new UpdateTimeToLiveCommand({ TableName: name, TimeToLiveSpecification: timeToLive }))
    // The embedded DynamoDB has no TTL. In a table that another process has just created, it may be on already.
    .catch(ignore('UnknownOperationException', 'ValidationException'));
}

const isActive = async (client: DynamoDBClient, name: string): Promise<boolean> => {
  const reply = await client
    .send(new DescribeTableCommand({ TableName: name }))
    .catch(ignore('ResourceNotFoundException'));
  return reply?.Table?.TableStatus === 'ACTIVE';
};

const ignore =
  (...names: string[]) =>
  (error: unknown): undefined => {
    if (error instanceof Error && names.includes(error.name)) return undefined;
    throw error;
  };
