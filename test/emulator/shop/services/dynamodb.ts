import { CreateTableCommand, DynamoDBClient, UpdateContinuousBackupsCommand } from '@aws-sdk/client-dynamodb';
import { NONE, shopService } from './service';

const TableName = 'carts';

/** What moto answers everybody. */
const LIMITS = {
  accountMaxReadCapacityUnits: 20_000,
  accountMaxWriteCapacityUnits: 20_000,
  tableMaxReadCapacityUnits: 10_000,
  tableMaxWriteCapacityUnits: 10_000,
};

export const dynamodb = shopService({
  collected: () => ({
    dynamodbTables: NONE,
    dynamodbContinuousBackups: NONE,
    dynamodbPeaks: NONE,
    dynamodbAccountLimits: { 'ap-southeast-1': LIMITS, 'us-east-1': LIMITS },
  }),
  rarities: {
    actions: ['dynamodb:DescribeContinuousBackups', 'dynamodb:DescribeTable'],
    plant: async ({ config }) => {
      const dynamodb = new DynamoDBClient(config);
      const throughput = { ReadCapacityUnits: 200, WriteCapacityUnits: 100 };
      await dynamodb.send(
        new CreateTableCommand({
          TableName,
          AttributeDefinitions: [
            { AttributeName: 'id', AttributeType: 'S' },
            { AttributeName: 'user', AttributeType: 'S' },
          ],
          KeySchema: [{ AttributeName: 'id', KeyType: 'HASH' }],
          ProvisionedThroughput: throughput,
          GlobalSecondaryIndexes: [
            {
              IndexName: 'by-user',
              KeySchema: [{ AttributeName: 'user', KeyType: 'HASH' }],
              Projection: { ProjectionType: 'ALL' },
              ProvisionedThroughput: throughput,
            },
          ],
          Tags: [{ Key: 'app', Value: 'shop' }],
        }),
      );
      await dynamodb.send(
        new UpdateContinuousBackupsCommand({
          TableName,
          PointInTimeRecoverySpecification: { PointInTimeRecoveryEnabled: true },
        }),
      );
    },
  },
});
