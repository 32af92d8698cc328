import type { APIGatewayProxyEventV2 } from 'aws-lambda';

/** A request with decoded path parameters and body, and header names in lower case. */
export interface ApiRequest {
  readonly method: string;
  readonly path: string;
  readonly params: Readonly<Record<string, string | undefined>>;
  readonly query: Readonly<Record<string, string | undefined>>;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: Buffer;
}

/** Reads the request out of a payload of API Gateway. */
export function requestOf(event: APIGatewayProxyEventV2): ApiRequest {
  const { method, path } = event.requestContext.http;
  return {
    method,
    path,
    params: decodeAll(event.pathParameters ?? {}),
    query: event.queryStringParameters ?? {},
    headers: headersOf(event),
    body: Buffer.from(event.body ?? '', event.isBase64Encoded ? 'base64' : 'utf8'),
  };
}

/** Returns the headers by their names in lower case. */
export const headersOf = ({ headers }: Pick<APIGatewayProxyEventV2, 'headers'>): ApiRequest['headers'] =>
  Object.fromEntries(Object.entries(headers ?? {}).map(([name, value]) => [name.toLowerCase(), value]));

/** API Gateway decodes path parameters, other servers do not. Decoding twice is safe, as no valid one contains a `%`. */
const decodeAll = (params: Readonly<Record<string, string | undefined>>) =>
  Object.fromEntries(Object.entries(params).map(([name, value = '']) => [name, decodeOrKeep(value)]));

function decodeOrKeep(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
