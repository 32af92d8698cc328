import { actionOf } from '../aws/actions';
import { isThrottlingName } from '../aws/throttling';
import { plainLine } from '../lib/plain-line';
import { redactSecrets } from '../lib/redact-secrets';
import { isDenial } from '../model/denial';
import { IemError } from '../model/error';
import type { CollectFailure } from '../model/inventory';

const MAX_MESSAGE = 300;

/** A failure that a collector puts into words itself. */
export class CollectError extends Error {
  override readonly name = 'CollectError';
  constructor(
    readonly code: string,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/**
 * Why an artifact is not there, from whatever was thrown. Codes are AWS's own error names, except:
 * `Timeout` (no answer in time), `Unreachable` (no connection), `Unparsable` (an answer that is not what the API
 * describes: HTML, a missing field, an error without a name).
 *
 * @param action Named when the error does not say which action it came from.
 */
export function toFailure(error: unknown, action: string | null = null): CollectFailure {
  return {
    ok: false,
    code: codeOf(error),
    message: plainLine(redactSecrets(messageOf(error)), MAX_MESSAGE),
    action: actionOf(error) ?? (error instanceof Error ? actionOf(error.cause) : null) ?? action,
  };
}

/** AWS refused, and would refuse the same call about anything else. */
export const isDenied = (error: unknown): boolean =>
  isDenial(nameOf(error)) || /^(AuthFailure|SubscriptionRequired|OptInRequired)/.test(nameOf(error));

/** Whether AWS asks to come back later, in the error itself or in its cause. */
export const isThrottled = (error: unknown): boolean =>
  isThrottlingName(nameOf(error)) || (error instanceof IemError && isThrottled(error.cause));

/** The resource was deleted between being listed and being asked about. */
export const isGone = (error: unknown): boolean =>
  /NotFound(Exception|Fault)?$/.test(nameOf(error)) && !NAMELESS.test(nameOf(error));

/** The SDK's own names for an answer that names no error: a proxy's page, an empty body. */
const NAMELESS = /^(Unknown|NotFound)$/;

export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Node's codes for a peer that cannot be reached, or is not the one it should be. */
const NETWORK =
  /^(ECONN|ENOTFOUND|EAI_|EHOSTUNREACH|ENETUNREACH|EPIPE|EPROTO|ETIMEDOUT|CERT_|DEPTH_ZERO|SELF_SIGNED|UNABLE_TO|ERR_(TLS|SSL|PROXY)_)/;

function codeOf(error: unknown): string {
  if (error instanceof IemError && error.code === 'aws-unavailable') return codeOf(error.cause);
  if (error instanceof CollectError || error instanceof IemError) return error.code;
  if (!(error instanceof Error)) return 'Unparsable';
  if (error.name === 'TimeoutError') return 'Timeout';
  if (NETWORK.test(systemCodeOf(error))) return 'Unreachable';
  return isModelled(error) ? plainLine(error.name, 100) : 'Unparsable';
}

/** Whether AWS named the error; a SyntaxError from HTML also carries metadata, but no fault. */
const isModelled = (error: Error): boolean =>
  ('$fault' in error && error.name !== 'Error' && !NAMELESS.test(error.name)) ||
  error.name === 'CredentialsProviderError';

const systemCodeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is not an error was thrown.';
  if (error instanceof IemError || codeOf(error) !== 'Unparsable') return error.message || error.name;
  const status = httpStatusOf(error);
  // The SDK adds advice on debugging that is of no use here.
  const [message = ''] = error.message.split(/\n|Deserialization error/);
  const said = /^Unknown(Error)?$/.test(message) ? 'it names no error' : message;
  return `The answer${status === null ? '' : ` (HTTP ${status})`} is not what the API describes: ${said}`;
}

function httpStatusOf(error: Error): number | null {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return null;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}
