import { actionOf } from '../aws/actions';
import { isThrottlingName } from '../aws/throttling';
import { plainLine } from '../lib/plain-line';
import { redactSecrets } from '../lib/redact-secrets';
import { isDenial } from '../model/denial';
import { IemError } from '../model/error';
import type { CollectFailure } from '../model/inventory';

const MAX_MESSAGE = 300;

/** Thrown by a collector that has a code and a message of its own for a failure. */
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
 * Converts whatever was thrown to the failure of an artifact. The code is AWS's own error name, except for `Timeout` (no
 * answer in time), `Unreachable` (no connection) and `Unparsable` (an answer that the API does not describe: HTML, a
 * missing field, an error without a name).
 *
 * @param action The IAM action to name when the error does not know its own.
 */
export function toFailure(error: unknown, action: string | null = null): CollectFailure {
  return {
    ok: false,
    code: codeOf(error),
    message: plainLine(redactSecrets(messageOf(error)), MAX_MESSAGE),
    action: actionOf(error) ?? (error instanceof Error ? actionOf(error.cause) : null) ?? action,
  };
}

/** Tells whether AWS refused the call, and would refuse it for every other resource too. */
export const isDenied = (error: unknown): boolean =>
  isDenial(nameOf(error)) || /^(AuthFailure|SubscriptionRequired|OptInRequired)/.test(nameOf(error));

/** Tells whether AWS throttled the call, by the error itself or by its cause. */
export const isThrottled = (error: unknown): boolean =>
  isThrottlingName(nameOf(error)) || (error instanceof IemError && isThrottled(error.cause));

/** Tells whether the resource does not exist, such as one that was deleted after AWS had listed it. */
export const isGone = (error: unknown): boolean =>
  /((NotFound|NonexistentItem)(Exception|Fault)?|NoSuchEntity(Exception)?|(Queue|StateMachine)DoesNotExist|NonExistentQueue|^NoSuch(HostedZone|Bucket))$/.test(
    nameOf(error),
  ) && !NAMELESS.test(nameOf(error));

/** The names that the SDK gives to an answer without an error name, such as the page of a proxy or an empty body. */
const NAMELESS = /^(Unknown|NotFound)$/;

/** Returns the name of an error, by which AWS tells its kinds apart; empty for what is no error. */
export const nameOf = (error: unknown): string => (error instanceof Error ? error.name : '');

/** Node's codes for a server that cannot be reached, or whose certificate is wrong. */
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

/** Tells whether AWS named the error. A SyntaxError from HTML has metadata too, but no `$fault`. */
const isModelled = (error: Error): boolean =>
  ('$fault' in error && error.name !== 'Error' && !NAMELESS.test(error.name)) ||
  error.name === 'CredentialsProviderError';

const systemCodeOf = (error: Error): string =>
  'code' in error && typeof error.code === 'string' ? error.code : '';

function messageOf(error: unknown): string {
  if (!(error instanceof Error)) return 'Something that is not an error was thrown.';
  if (error instanceof IemError || codeOf(error) !== 'Unparsable') return error.message || error.name;
  const status = httpStatusOf(error);
  // The rest of the message is the SDK's advice on debugging.
  const [message = ''] = error.message.split(/\n|Deserialization error/);
  const said = /^Unknown(Error)?$/.test(message) ? 'it names no error' : message;
  return `The answer${status === null ? '' : ` (HTTP ${status})`} is not what the API describes: ${said}`;
}

function httpStatusOf(error: Error): number | null {
  const metadata = '$metadata' in error ? error.$metadata : undefined;
  if (typeof metadata !== 'object' || metadata === null || !('httpStatusCode' in metadata)) return null;
  return typeof metadata.httpStatusCode === 'number' ? metadata.httpStatusCode : null;
}
