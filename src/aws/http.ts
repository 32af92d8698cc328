/** How the clients of AWS reach the network. */
import { globalAgent } from 'node:https';

/** Of the accounts that are read: how long a connection and an answer may take before it is tried again, milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** For services that our own functions use; what takes longer there is better asked for again. Milliseconds. */
const OWN_TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/**
 * Connections of the SDK go where those of Node itself go: the SDK makes agents of its own, which know of no proxy
 * unless they are told.
 */
function agents() {
  const { proxyEnv } = globalAgent.options;
  return proxyEnv === undefined ? {} : { httpAgent: { proxyEnv }, httpsAgent: { proxyEnv } };
}

/** Options of the request handler of every client that reads an account. */
export const httpOptions = () => ({ ...TIMEOUTS, ...agents() });

/** Options of the request handler of every client that serves our own functions. */
export const ownHttpOptions = () => ({ ...OWN_TIMEOUTS, ...agents() });
