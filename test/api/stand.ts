import { brotliDecompressSync, gunzipSync } from 'node:zlib';
import { afterAll, beforeAll } from '@jest/globals';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { type ApiHandler, type ApiOptions, createApi } from '../../src/api/api';
import { PROBLEMS } from '../../src/api/problem';
import { routes } from '../../src/api/routes';
import { problem } from '../../src/api/schemas/problem';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';

export interface Ask {
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON unless it is text, or bytes. */
  readonly body?: unknown;
  /** What an authorizer of API Gateway would add. */
  readonly authorizer?: object;
}

export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  /** Decoded. */
  readonly text: string;
  /** Parsed. */
  readonly body: unknown;
  readonly raw: APIGatewayProxyStructuredResultV2;
}

export type Asking = (line: string, ask?: Ask) => Promise<Answer>;

/** An event as API Gateway sends it, of a line such as `GET /events?limit=2`. */
export function lambdaEvent(
  line: string,
  { headers = {}, body, authorizer }: Ask = {},
): APIGatewayProxyEventV2 {
  const [method = '', target = ''] = line.split(' ');
  const [path = '', search = ''] = target.split('?');
  const isBase64Encoded = Buffer.isBuffer(body);
  const text = isBase64Encoded ? body.toString('base64') : textOf(body);
  const type = text === undefined ? {} : { 'content-type': 'application/json' };
  const http = { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'test' };
  return {
    version: '2.0',
    routeKey: '$default',
    rawPath: path,
    rawQueryString: search,
    headers: { ...type, ...headers },
    queryStringParameters: Object.fromEntries(new URLSearchParams(search)),
    requestContext: {
      ...{ accountId: '111122223333', apiId: 'api', domainName: 'api.example', domainPrefix: 'api' },
      ...{ requestId: 'request-1', routeKey: '$default', stage: '$default', time: '', timeEpoch: 0 },
      http,
      ...(authorizer && { authorizer }),
    },
    ...(text !== undefined && { body: text }),
    isBase64Encoded,
  };
}

const textOf = (body: unknown): string | undefined =>
  typeof body === 'string' || body === undefined ? body : JSON.stringify(body);

/** Throws when an answer is not what the route says of itself. */
function demandConformity(line: string, status: number, body: unknown): void {
  const [method, target = ''] = line.split(' ');
  const path = target.split('?')[0] ?? '';
  const route = routes.find(
    (each) =>
      each.method === method && new RegExp(`^${each.path.replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(path),
  );
  if (route === undefined || status === 304) return;
  const facts = route.responses[status];
  if (facts === undefined) {
    const { type } = problem.parse(body);
    const kind = Object.entries(PROBLEMS).find(([name]) => type === `/problems/${name}`);
    if (kind?.[1].status !== status) throw new Error(`${line}: ${type} is no problem of status ${status}`);
  } else if (facts.kind === 'json') facts.schema.parse(body);
}

/** Asks a handler the way API Gateway does; every answer must be one that the OpenAPI document tells of. */
export const asking =
  (handler: ApiHandler): Asking =>
  async (line, ask) => {
    const raw = await handler(lambdaEvent(line, ask), {});
    const headers = raw.headers as Record<string, string>;
    const text = decoded(raw, headers['content-encoding']);
    const body = /json/.test(headers['content-type'] ?? '') ? JSON.parse(text) : undefined;
    const status = raw.statusCode ?? 0;
    demandConformity(line, status, body);
    return { status, headers, text, body, raw };
  };

function decoded(
  { body = '', isBase64Encoded }: APIGatewayProxyStructuredResultV2,
  encoding?: string,
): string {
  const bytes = Buffer.from(body, isBase64Encoded ? 'base64' : 'utf8');
  if (encoding === 'br') return brotliDecompressSync(bytes).toString();
  return (encoding === 'gzip' ? gunzipSync(bytes) : bytes).toString();
}

export interface Stand extends LocalBackend {
  readonly ask: Asking;
  /** What was logged as ours to look into. */
  readonly logged: { readonly message: string; readonly correlationId: string; readonly error: unknown }[];
}

/** The API on an embedded store of its own, for the tests of a file. */
export function apiStand(overrides: Partial<ApiOptions> = {}): Stand {
  const stand = {} as Stand;
  beforeAll(async () => {
    const local = await openLocalBackend();
    const logged: Stand['logged'] = [];
    const handler = createApi({
      backend: local.backend,
      log: { error: (message, details) => void logged.push({ message, ...details }) },
      ...overrides,
    });
    Object.assign(stand, local, { ask: asking(handler), logged });
  });
  afterAll(() => stand.close?.());
  return stand;
}
