import { createOwnCredentials } from '../../aws/own-credentials';
import { createIemClient, createIemSend, type IemClient } from '../../client';
import { isLoopback, isPrivate, regionOf } from '../../client/address';
import { IemError } from '../../model/error';
import { type Environment, ownSettings } from '../environment';
import { explainErrors, unreachable } from './errors';

/** The API's URL, and how requests are authorized. */
export interface RemoteOptions {
  readonly url?: string;
  /** Name of the environment variable that contains a JWT. */
  readonly jwtEnv?: string;
  readonly region?: string;
}

/** The default of `--url`, so that a pipeline has to set it only once. */
const URL_VARIABLE = 'IEM_URL';

/**
 * Creates a client that throws for every unsuccessful answer, with an error that says what to do. It signs requests
 * with the user's AWS credentials, or sends the given JWT. Requests to this machine are signed only if a region is
 * given.
 *
 * @throws IemError `no-credentials`, `input-unreadable`.
 */
export function remoteClient(options: RemoteOptions, environment: RemoteEnvironment): IemClient {
  const { url, region, access } = accessOf(options, environment);
  const client = createIemClient({ ...access, signal: environment.signal });
  client.use(explainErrors({ url, region, jwtEnv: options.jwtEnv }));
  return client;
}

/** Sends single requests to the API, authorized as those of the client are. Throws what {@link remoteClient} throws, and `api-unreachable`. */
export function remoteSend(options: RemoteOptions, environment: RemoteEnvironment) {
  const { url, access } = accessOf(options, environment);
  const send = createIemSend(access);
  return {
    url,
    send: (request: Request) =>
      send(request).catch((error: unknown) => {
        throw unreachable({ url }, error);
      }),
  };
}

type RemoteEnvironment = Pick<Environment, 'variable' | 'signal'>;

function accessOf(options: RemoteOptions, { variable }: Pick<Environment, 'variable'>) {
  const url = addressOf(options.url ?? variable(URL_VARIABLE));
  const token = options.jwtEnv === undefined ? undefined : tokenIn(options.jwtEnv, variable);
  const region = options.region ?? regionOf(url);
  const isSigned = token === undefined && (options.region !== undefined || !isLoopback(url.hostname));
  if (isSigned && region === undefined) {
    throw new IemError(
      'input-unreadable',
      `The URL ${url.origin} does not contain the region: add --region.`,
    );
  }
  const access = {
    url: url.href,
    ...(isSigned && { credentials: createOwnCredentials(ownSettings({ variable })), region }),
    ...(token !== undefined && { token }),
  };
  return { url, region, access };
}

function addressOf(text: string | undefined): URL {
  if (text === undefined) {
    throw new IemError('input-unreadable', `Give the API's URL with --url or the variable ${URL_VARIABLE}.`);
  }
  const url = URL.parse(text);
  // Other parts, such as a password or a query, would end up in logs or break the paths of requests.
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== url.origin + url.pathname) {
    throw new IemError(
      'input-unreadable',
      '--url must be a plain URL such as https://abc123.execute-api.eu-west-1.amazonaws.com.',
    );
  }
  if (!isPrivate(url)) {
    throw new IemError(
      'input-unreadable',
      `Credentials are sent only over https or within this machine, not to ${url.origin}.`,
    );
  }
  return url;
}

function tokenIn(name: string, variable: Environment['variable']): string {
  const token = variable(name);
  if (token !== undefined) return token;
  throw new IemError('no-credentials', `--jwt-env names ${name}, which is not set.`);
}
