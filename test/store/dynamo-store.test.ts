import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openEmbedded } from '../../src/store/embedded';
import { storeContract } from './contract';

storeContract('the embedded DynamoDB', async () => {
  const directory = await mkdtemp(join(tmpdir(), 'iem-store-'));
  const { client, close } = await openEmbedded(directory);
  return {
    client,
    table: 'iem',
    async close() {
      await close();
      await rm(directory, { recursive: true });
    },
  };
});
