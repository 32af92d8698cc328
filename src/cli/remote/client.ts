import { ownCredentials } from '../../aws/own-credentials';
import { createIemClient, type IemClient } from '../../client';
import { isLoopback, isPrivate, regionOf } from '../../client/address';
import { IemError } from '../../model/error';
import type { World } from '../environment';
import { explaining } from './errors';

/** Where the API is, and how one is let in. */
export interface RemoteOptions {
  readonly url?: string;
  /** Name of the variable that holds a JWT. */
  readonly jwtEnv?: string;
  readonly region?: string;
}

/** Takes the place of `--url`, so that a pipeline says it once. */
const URL_VARIABLE = 'IEM_URL';

/**
 * A client whose every answer is a success: what is not is thrown as an error that says what to do. It signs with the
 * credentials there are, or sends the JWT it is told of; to this machine it signs only for a region it is told.
 *
 * @throws IemError `no-credentials`, `input-unreadable`.
 */
export function remoteClient(
  options: RemoteOptions,
  { variable, signal }: Pick<World, 'variable' | 'signal'>,
): IemClient {
  const url = addressOf(options.url ?? variable(URL_VARIABLE));
  const token = options.jwtEnv === undefined ? undefined : tokenIn(options.jwtEnv, variable);
  const region = options.region ?? regionOf(url);
  const isSigned = token === undefined && (options.region !== undefined || !isLoopback(url.hostname));
  if (isSigned && region === undefined) {
    throw new IemError('input-unreadable', `${url.origin} does not name its region: add --region.`);
  }
  const client = createIemClient({
    url: url.href,
    signal,
    ...(isSigned && { credentials: ownCredentials(variable('AWS_PROFILE')), region }),
    ...(token !== undefined && { token }),
  });
  client.use(explaining({ url, region, jwtEnv: options.jwtEnv }));
  return client;
}

function addressOf(text: string | undefined): URL {
  if (text === undefined) {
    throw new IemError('input-unreadable', `Say where the API is: --url, or the variable ${URL_VARIABLE}.`);
  }
  const url = URL.parse(text);
  // What else an address may hold (a password, a query) would end up in logs, or before the path.
  if (url === null || !/^https?:$/.test(url.protocol) || url.href !== url.origin + url.pathname) {
    throw new IemError(
      'input-unreadable',
      '--url takes an address such as https://abc123.execute-api.eu-west-1.amazonaws.com, and no more.',
    );
  }
  if (!isPrivate(url)) {
    throw new IemError(
      'input-unreadable',
      `Credentials are sent by https only, or within this machine, not to ${url.origin}.`,
    );
  }
  return url;
}

function tokenIn(name: string, variable: World['variable']): string {
  const token = variable(name);
  if (token !== undefined) return token;
  throw new IemError('no-credentials', `--jwt-env names ${name}, which is not set.`);
}
