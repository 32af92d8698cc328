import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiHandler } from './api';
import type { Reply } from './reply';

/** How much of a body is kept, in bytes. It is more than any route accepts, so the route refuses a larger body. */
const MOST_BYTES = 2 * 1024 * 1024;

/** Creates a request listener for Node's HTTP server, which gives the API each request as API Gateway would. */
export const createNodeListener =
  (api: ApiHandler) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const {
      statusCode: status = 200,
      headers,
      body,
      isBase64Encoded,
    } = await api(await toLambdaEvent(request), {});
    const content = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
    send(response, { status, headers: headers as Reply['headers'], body: content });
  };

/** Sends a reply. It does not use `writeHead`, after which Node would not set the length of the body. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  response.end(body);
}

async function toLambdaEvent(request: IncomingMessage): Promise<APIGatewayProxyEventV2> {
  const { method = '', url = '', socket } = request;
  const at = url.indexOf('?');
  const [path, search] = at < 0 ? [url, ''] : [url.slice(0, at), url.slice(at + 1)];
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([name, value]) => [
      name,
      Array.isArray(value) ? value.join(',') : value,
    ]),
  );
  const { host = '', 'user-agent': userAgent = '' } = request.headers;
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: search,
    headers,
    queryStringParameters: queryOf(search),
    requestContext: {
      ...{ accountId: 'local', apiId: 'local', domainName: host, domainPrefix: 'local' },
      ...{ requestId: randomUUID(), routeKey: '$default', stage: '$default' },
      ...{ time: new Date().toISOString(), timeEpoch: Date.now() },
      http: { method, path, protocol: 'HTTP/1.1', sourceIp: socket.remoteAddress ?? '', userAgent },
    },
    body: (await readBody(request)).toString('base64'),
    isBase64Encoded: true,
  };
}

/** Joins repeated parameters with commas, as API Gateway does. */
function queryOf(search: string): Record<string, string> {
  const given = Map.groupBy(new URLSearchParams(search), ([name]) => name);
  return Object.fromEntries(
    [...given].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(',')]),
  );
}

/** Reads the body to its end even if it is too large, because many clients read no answer before they have sent it. */
export async function readBody(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let room = MOST_BYTES;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (room > 0) chunks.push(chunk);
    room -= chunk.length;
  }
  return Buffer.concat(chunks);
}
