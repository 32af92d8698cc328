/** Serves the API on a store with one finished run, for the fuzzer: prints its address, and ends with its input. */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from '../../src/api/api';
import { nodeListener } from '../../src/api/node-http';
import { seed } from '../api/seeded';
import { openLocalBackend } from '../builders/local-backend';

const local = await openLocalBackend();
await seed(local, 'flash-sale');
const key = Buffer.alloc(32, 'k');
const answer = nodeListener(
  createApi({
    backend: local.backend,
    linkKey: async () => key,
    log: { error: (message, { correlationId, error }) => console.error(message, correlationId, error) },
  }),
);
const server = createServer((request, response) => {
  // So that no two runs are asked for at the same time, which would be the same run.
  local.later(0.001);
  answer(request, response).catch((error: unknown) => response.destroy(error as Error));
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().on('end', async () => {
  server.closeAllConnections();
  server.close();
  await local.close();
});
