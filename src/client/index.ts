/** Typed access to the REST API, generated from its OpenAPI document. */
import createClient, { type Client } from 'openapi-fetch';
import { isPrivate, regionOf } from './address';
import { retrying } from './retrying';
import type { components, paths } from './schema';
import type { Send } from './sending';
import { type AwsCredentials, signing } from './signing';

export type { Middleware } from 'openapi-fetch';
export type { components, operations, paths } from './schema';
export type { AwsCredentials } from './signing';

/** A method for each HTTP method, by the paths of the API: `client.GET('/events/{eventId}', …)`. */
export type IemClient = Client<paths>;

/** An error as the API tells it (RFC 9457). */
export type Problem = components['schemas']['Problem'];

export interface IemClientOptions {
  /** Where the API is, such as `https://abc123.execute-api.eu-west-1.amazonaws.com`. */
  readonly url: string;
  /** Requests are signed with these (SigV4); providers of `@aws-sdk/credential-providers` fit. */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>) | undefined;
  /** AWS region to sign for; needed where the address does not name it. */
  readonly region?: string | undefined;
  /** A JWT to send as a bearer token, where the API was deployed with a JWT authorizer. */
  readonly token?: string | (() => Promise<string>) | undefined;
  /** Ends requests, and the waiting between them. */
  readonly signal?: AbortSignal | undefined;
  /** Takes the place of the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * Makes a client. What was turned away (429) is sent again; so are reads and POSTs that may have been lost: every POST
 * carries an `Idempotency-Key`. Methods answer with `data` or, for any status that is no success, with `error`; they
 * throw what `fetch` throws when nothing answers.
 *
 * @throws TypeError when credentials would travel in the clear, when both kinds are given, or when the region is
 * neither given nor named by the address.
 */
export function createIemClient({ url, signal, ...options }: IemClientOptions): IemClient {
  const send = retrying(authorizing(new URL(url), options), {
    wait: delay,
    now: Date.now,
    random: Math.random,
  });
  // A redirect would carry signatures to somebody else.
  return createClient<paths>({
    baseUrl: url,
    redirect: 'error',
    ...(signal && { signal }),
    fetch: (request) => send(keyed(request)),
  });
}

function authorizing(
  url: URL,
  {
    credentials,
    region,
    token,
    fetch: send = (request) => fetch(request),
  }: Omit<IemClientOptions, 'url' | 'signal'>,
): Send {
  if (credentials !== undefined && token !== undefined) {
    throw new TypeError('Give credentials or a token, not both.');
  }
  if ((credentials ?? token) !== undefined && !isPrivate(url)) {
    throw new TypeError(`Credentials are sent by https or within this machine, not to ${url.origin}.`);
  }
  if (token !== undefined) return bearing(send, token);
  if (credentials === undefined) return send;
  const signedFor = region ?? regionOf(url);
  if (signedFor === undefined) throw new TypeError(`${url.origin} does not name its region: give one.`);
  return signing(send, { credentials, region: signedFor, now: () => new Date() });
}

const bearing =
  (send: Send, token: string | (() => Promise<string>)): Send =>
  async (request) => {
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    return send(new Request(request, { headers }));
  };

function keyed(request: Request): Request {
  if (request.method !== 'POST' || request.headers.has('idempotency-key')) return request;
  const headers = new Headers(request.headers);
  headers.set('idempotency-key', crypto.randomUUID());
  return new Request(request, { headers });
}

const delay = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((done, stopped) => {
    const stop = () => {
      clearTimeout(timer);
      stopped(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      done();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
