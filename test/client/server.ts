import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll } from '@jest/globals';
import type { Arrived } from './sigv4';

export interface Answer {
  readonly status?: number;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text or bytes. */
  readonly body?: unknown;
}

/** How the server answers; it may answer each request differently. */
export type Answering = (request: Arrived, index: number) => Answer | Promise<Answer>;

/** A server on this machine that keeps what it is sent; closed after the tests of the file. */
export async function recordingServer(initial: Answering = () => ({ body: {} })) {
  let answering = initial;
  let requests: Arrived[] = [];
  const server = createServer(async (message, response) => {
    const arrived = await read(message);
    requests.push(arrived);
    const { status = 200, headers = {}, body } = await answering(arrived, requests.length - 1);
    const content = typeof body === 'string' || Buffer.isBuffer(body) ? body : JSON.stringify(body);
    response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(content);
  });
  await new Promise<void>((listening) => server.listen(0, '127.0.0.1', listening));
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    /** Since it was last told how to answer. */
    requests: (): readonly Arrived[] => requests,
    answer(next: Answering) {
      answering = next;
      requests = [];
    },
  };
}

async function read(message: IncomingMessage): Promise<Arrived> {
  const chunks: Buffer[] = [];
  for await (const chunk of message) chunks.push(chunk);
  const headers = Object.fromEntries(
    Object.entries(message.headers).map(([name, value]) => [name, String(value)]),
  );
  return {
    method: message.method ?? '',
    target: message.url ?? '',
    headers,
    body: Buffer.concat(chunks),
  };
}
