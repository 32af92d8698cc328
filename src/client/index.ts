/** A typed client of the REST API, whose types are generated from the OpenAPI document. */
import createClient, { type Client } from 'openapi-fetch';
import { isPrivate, regionOf } from './address';
import { withRetries } from './retrying';
import type { components, paths } from './schema';
import type { Send } from './sending';
import { type AwsCredentials, withSignatures } from './signing';

export type { Middleware } from 'openapi-fetch';
export type { components, operations, paths } from './schema';
export type { AwsCredentials } from './signing';

/** A client with one method for each HTTP method, such as `client.GET('/events/{eventId}', …)`. */
export type IemClient = Client<paths>;

/** Problem details (RFC 9457), as the API answers errors. */
export type Problem = components['schemas']['Problem'];

/** How to reach the API, and how to authorize requests. */
export interface IemClientOptions {
  /** The URL of the API, such as `https://abc123.execute-api.eu-west-1.amazonaws.com`. */
  readonly url: string;
  /** Credentials to sign requests with (SigV4), such as a provider of `@aws-sdk/credential-providers`. */
  readonly credentials?: AwsCredentials | (() => Promise<AwsCredentials>) | undefined;
  /** The AWS region to sign for. It is needed only if the URL does not contain it. */
  readonly region?: string | undefined;
  /** A JWT to send as a bearer token, if the API was deployed with a JWT authorizer. */
  readonly token?: string | (() => Promise<string>) | undefined;
  /** Aborts requests, and the pauses between attempts. */
  readonly signal?: AbortSignal | undefined;
  /** Is used instead of the global `fetch`. */
  readonly fetch?: ((request: Request) => Promise<Response>) | undefined;
}

/**
 * Creates a client. It retries requests that were throttled (429). It also retries reads and POSTs whose answer may have
 * been lost, which is safe because every POST carries an `Idempotency-Key`. Methods return `data` or, for a status other
 * than success, `error`. If no answer comes, they throw what `fetch` throws.
 *
 * @throws TypeError if credentials would be sent without encryption, if both kinds are given, or if the region is neither
 * given nor contained in the URL.
 */
export function createIemClient({ url, signal, ...options }: IemClientOptions): IemClient {
  // Following a redirect could send signatures to another host.
  return createClient<paths>({
    baseUrl: url,
    redirect: 'error',
    ...(signal && { signal }),
    fetch: createIemSend({ url, ...options }),
  });
}

/**
 * Creates what the client sends its requests with: it authorizes each, and retries it as the client does. Requests must refuse redirects
 * themselves. Throws what {@link createIemClient} throws.
 */
export function createIemSend({ url, ...options }: Omit<IemClientOptions, 'signal'>): Send {
  const send = withRetries(withAuthorization(new URL(url), options), {
    wait: delay,
    now: Date.now,
    random: Math.random,
  });
  return (request) => send(addIdempotencyKey(request));
}

/** Makes `send` authorize requests. */
function withAuthorization(
  url: URL,
  {
    credentials,
    region,
    token,
    fetch: send = (request) => fetch(request),
  }: Omit<IemClientOptions, 'url' | 'signal'>,
): Send {
  if (credentials !== undefined && token !== undefined) {
    throw new TypeError('Give either credentials or a token, not both.');
  }
  if ((credentials ?? token) !== undefined && !isPrivate(url)) {
    throw new TypeError(`Credentials are sent only over https or within this machine, not to ${url.origin}.`);
  }
  if (token !== undefined) return withBearerToken(send, token);
  if (credentials === undefined) return send;
  const signedFor = region ?? regionOf(url);
  if (signedFor === undefined) {
    throw new TypeError(`The URL ${url.origin} does not contain the region: give one.`);
  }
  return withSignatures(send, { credentials, region: signedFor, now: () => new Date() });
}

/** Makes `send` add a bearer token to requests. */
const withBearerToken =
  (send: Send, token: string | (() => Promise<string>)): Send =>
  async (request) => {
    const bearer = typeof token === 'function' ? await token() : token;
    const headers = new Headers(request.headers);
    headers.set('authorization', `Bearer ${bearer}`);
    return send(new Request(request, { headers }));
  };

function addIdempotencyKey(request: Request): Request {
  if (request.method !== 'POST' || request.headers.has('idempotency-key')) return request;
  const headers = new Headers(request.headers);
  headers.set('idempotency-key', crypto.randomUUID());
  return new Request(request, { headers });
}

const delay = (milliseconds: number, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    const stop = () => {
      clearTimeout(timer);
      reject(signal.reason);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, milliseconds);
    signal.addEventListener('abort', stop, { once: true });
  });
