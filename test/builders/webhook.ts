import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import type { AddressInfo } from 'node:net';

export interface Answer {
  readonly status: number;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string;
}

export interface Received {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: unknown;
}

export const OK: Answer = { status: 200, body: 'ok' };

/**
 * Slack's side of an incoming webhook, on this machine.
 *
 * @param answers One a request, in turn; the last goes on. null: no answer at all.
 */
export async function openWebhook(...answers: readonly (Answer | null)[]) {
  const received: Received[] = [];
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body: unknown = JSON.parse(Buffer.concat(chunks).toString('utf8'));
    received.push({ path: request.url ?? '', headers: request.headers, body });
    const answer = answers[Math.min(received.length, answers.length) - 1] ?? (answers.length > 0 ? null : OK);
    if (answer === null) return;
    response.writeHead(answer.status, answer.headers).end(answer.body ?? '');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return {
    /** As a plan's secret would hold it. */
    url: `http://127.0.0.1:${port}/services/T000/B000/sEcReT`,
    received,
    close() {
      server.closeAllConnections();
      server.close();
    },
  };
}

export type Webhook = Awaited<ReturnType<typeof openWebhook>>;
