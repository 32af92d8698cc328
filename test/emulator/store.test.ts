import { DynamoDBClient } from '@aws-sdk/client-dynamodb';
import { storeContract } from '../store/contract';
import { startEmulator } from './servers';
import { emulatorEnv } from './shop';

storeContract('a DynamoDB that somebody else wrote', async () => {
  const ministack = await startEmulator('ministack');
  Object.assign(process.env, emulatorEnv(ministack.endpoint));
  const client = new DynamoDBClient({});
  return {
    client,
    table: 'iem',
    async close() {
      client.destroy();
      await ministack.stop();
    },
  };
});
