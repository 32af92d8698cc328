import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request as routes see it: decoded, with header names in lower case. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

export function requestOf(event: APIGatewayProxyEventV2): ApiRequest {
  const { method, path } = event.requestContext.http;
  return {
    method,
    path,
    params: decoded(event.pathParameters ?? {}),
    query: event.queryStringParameters ?? {},
    headers: headersOf(event),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** By their names in lower case. */
export const headersOf = ({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): ApiRequest['headers'] =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

/** API Gateway has decoded them, other servers have not; nothing that a route takes has a `%` in it. */
const decoded = (params: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(params).map(([name, value = '']) => [name, decodedOrAsItIs(value)]));

function decodedOrAsItIs(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
