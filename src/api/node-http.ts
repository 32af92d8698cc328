import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { APIGatewayProxyEventV2 } from 'aws-lambda';
import type { ApiHandler } from './api';
import type { Reply } from './reply';

/** Bytes that are kept of a body: more than any route takes, so that the route says that it is too much. */
const MOST_BYTES = 2 * 1024 * 1024;

/** The API for a server of Node's own: requests become what API Gateway would make of them. */
export const nodeListener =
  (api: ApiHandler) =>
  async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const {
      statusCode: status = 200,
      headers,
      body,
      isBase64Encoded,
    } = await api(await lambdaEvent(request), {});
    const content = Buffer.from(body ?? '', isBase64Encoded ? 'base64' : 'utf8');
    send(response, { status, headers: headers as Reply['headers'], body: content });
  };

/** Not by `writeHead`, after which Node does not say how long the body is. */
export function send(response: ServerResponse, { status, headers, body }: Reply): void {
  response.statusCode = status;
  response.setHeaders(new Map(Object.entries(headers)));
  response.end(body);
}

async function lambdaEvent(request: IncomingMessage): Promise<APIGatewayProxyEventV2> {
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
    body: (await bodyOf(request)).toString('base64'),
    isBase64Encoded: true,
  };
}

/** What is given twice becomes one value with a comma. */
function queryOf(search: string): Record<string, string> {
  const given = Map.groupBy(new URLSearchParams(search), ([name]) => name);
  return Object.fromEntries(
    [...given].map(([name, pairs]) => [name, pairs.map(([, value]) => value).join(',')]),
  );
}

/** Read to its end, so that whoever sends too much reads the answer. */
async function bodyOf(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  let room = MOST_BYTES;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    if (room > 0) chunks.push(chunk);
    room -= chunk.length;
  }
  return Buffer.concat(chunks);
}
