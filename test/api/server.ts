/**
 * Serves the API on a store with one finished run, of as many findings as the argument says: for the fuzzer and the
 * benchmark. Prints its address, and ends with its input.
 */
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createApi } from '../../src/api/api';
import { createNodeListener } from '../../src/api/node-http';
import { openLocalBackend } from '../builders/local-backend';
import { FINDINGS, seed } from './seeded';

const local = await openLocalBackend();
await seed(local, 'flash-sale', Number(process.argv[2] ?? FINDINGS));
const answer = createNodeListener(
  createApi({
    backend: local.backend,
    log: { error: (message, { correlationId, error }) => console.error(message, correlationId, error) },
  }),
);
const answering = new Set<Promise<void>>();
const server = createServer((request, response) => {
  // So that no two runs are asked for at the same time, which would be the same run.
  local.later(0.001);
  const answered = answer(request, response)
    .catch((error: unknown) => void response.destroy(error as Error))
    .finally(() => answering.delete(answered));
  answering.add(answered);
});
server.listen(0, '127.0.0.1', () => {
  console.log(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
});
process.stdin.resume().on('end', async () => {
  server.closeAllConnections();
  server.close();
  await Promise.all(answering);
  await local.close();
});
