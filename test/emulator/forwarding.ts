import { once } from 'node:events';
import { type IncomingHttpHeaders, type IncomingMessage, request as openRequest } from 'node:http';

export interface Forwarded {
  readonly status: number;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export async function readAll(stream: AsyncIterable<Buffer>): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Asks another server the same, on a connection of its own: moto closes each, and a kept one would break the next. */
export async function forward(
  endpoint: string,
  { headers, url, method }: IncomingMessage,
  body: Buffer | string,
): Promise<Forwarded> {
  const length = String(Buffer.byteLength(body));
  const outgoing = openRequest(endpoint + url, {
    method,
    headers: { ...headers, 'content-length': length, connection: 'close' },
    agent: false,
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  return { status: answer.statusCode ?? 500, headers: answer.headers, body: await readAll(answer) };
}
