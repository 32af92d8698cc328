/** How the page's server asks the API: in this process, or over the network with the person's own credentials. */
import { randomUUID } from 'node:crypto';
import type { ApiHandler } from '../../api/api';
import type { LocalAuthorizer } from '../../api/caller';
import type { Send } from '../../client/sending';

/** A request to the API. */
export interface Question {
  readonly method: string;
  /** With its query, below the address of the API. */
  readonly path: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** Sent as JSON. */
  readonly body?: unknown;
}

/** What the API, or API Gateway in front of it, answered. */
export interface Answer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly text: string;
}

/**
 * Asks the API.
 *
 * @param user The name under which changes are recorded, where the API does not know who asks.
 * @throws IemError `api-unreachable` or `no-credentials`, over the network.
 */
export type Ask = (question: Question, user: string) => Promise<Answer>;

const headersOf = ({ headers, body }: Question) => ({
  ...headers,
  ...(body !== undefined && { 'content-type': 'application/json' }),
});

/** Asks an API in this process, in the same way as its server does, but with the name of the person. */
export const askInProcess =
  (api: ApiHandler): Ask =>
  async (question, user) => {
    const { method, body } = question;
    const { pathname: path, search, searchParams } = new URL(question.path, 'http://localhost');
    const authorizer: LocalAuthorizer = { local: { user } };
    const answer = await api(
      {
        version: '2.0',
        routeKey: '$default',
        rawPath: path,
        rawQueryString: search.slice(1),
        headers: headersOf(question),
        queryStringParameters: Object.fromEntries(searchParams),
        requestContext: {
          ...{ accountId: 'local', apiId: 'local', domainName: 'localhost', domainPrefix: 'local' },
          ...{ requestId: randomUUID(), routeKey: '$default', stage: '$default' },
          ...{ time: new Date().toISOString(), timeEpoch: Date.now() },
          http: { method, path, protocol: 'HTTP/1.1', sourceIp: '127.0.0.1', userAgent: 'iem' },
          ...{ authorizer },
        },
        ...(body !== undefined && { body: JSON.stringify(body) }),
        isBase64Encoded: false,
      },
      {},
    );
    return {
      status: answer.statusCode ?? 200,
      headers: answer.headers as Answer['headers'],
      text: Buffer.from(answer.body ?? '', answer.isBase64Encoded ? 'base64' : 'utf8').toString(),
    };
  };

/** Asks an API at an address. Who asks, the signature or the token tells. */
export const askRemotely =
  (address: string, send: Send): Ask =>
  async (question) => {
    const { method, path, body } = question;
    const answer = await send(
      new Request(address.replace(/\/$/, '') + path, {
        ...{ method, redirect: 'error', headers: headersOf(question) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      }),
    );
    return {
      status: answer.status,
      headers: Object.fromEntries(answer.headers),
      text: await answer.text(),
    };
  };
