import { createServer, type Server, type Socket } from 'node:net';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { collectEvent } from '../../../src/app/runs/collect';
import { aPlan } from '../../builders/plan';

/** A server that takes requests and never answers. */
let silent: Server;
const sockets: Socket[] = [];
const environment = { ...process.env };

beforeAll(async () => {
  silent = createServer();
  await new Promise<void>((listening) => silent.listen(0, '127.0.0.1', listening));
  const address = silent.address();
  if (address === null || typeof address === 'string') throw new Error('It has no port.');
  Object.assign(process.env, {
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_ENDPOINT_URL: `http://127.0.0.1:${address.port}`,
  });
});
afterAll(() => {
  process.env = environment;
  silent.close();
  for (const socket of sockets) socket.destroy();
});

it('stops at once when it is told to, also while it signs in', async () => {
  const interrupt = new AbortController();
  const interrupted = new Error('Interrupted.');
  const reached = new Promise<void>((connected) => {
    silent.once('connection', (socket) => {
      sockets.push(socket);
      connected();
    });
  });
  const collecting = collectEvent({
    plan: aPlan(),
    now: () => '2026-11-22T12:00:00Z',
    signal: interrupt.signal,
  });
  await reached;
  interrupt.abort(interrupted);
  await expect(collecting).rejects.toBe(interrupted);
});
