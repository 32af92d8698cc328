import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, describe } from '@jest/globals';
import { createApi } from '../../src/api/api';
import { serve } from '../../src/cli/serve';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';
import { answersHostileRequests } from './hostile-requests';

let local: LocalBackend;
let served: Awaited<ReturnType<typeof serve>>;
beforeAll(async () => {
  local = await openLocalBackend();
  const log = { error: () => {} };
  served = await serve({ api: createApi({ backend: local.backend, log }) }, 0);
});
afterAll(async () => {
  served.server.closeAllConnections();
  served.server.close();
  await local.close();
});

describe('npm start', () => {
  answersHostileRequests(() => (served.server.address() as AddressInfo).port);
});
