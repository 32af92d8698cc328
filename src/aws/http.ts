/** The options with which the clients of AWS reach the network. */
import { globalAgent } from 'node:https';

/** For calls to the accounts that we read: the longest that a connection and an answer may take, in milliseconds. */
const TIMEOUTS = { connectionTimeout: 5_000, requestTimeout: 30_000, throwOnRequestTimeout: true };

/** For services that our own functions use, in milliseconds. A retry is faster than waiting longer there. */
const OWN_TIMEOUTS = { connectionTimeout: 1_000, requestTimeout: 5_000, throwOnRequestTimeout: true };

/**
 * Returns agents that use the proxy of this process, as Node's own connections do. The SDK creates agents that know of no
 * proxy.
 */
function proxyAgents() {
  const { proxyEnv } = globalAgent.options;
  return proxyEnv === undefined ? {} : { httpAgent: { proxyEnv }, httpsAgent: { proxyEnv } };
}

/** Returns the options of the request handler of every client that reads an account. */
export const httpOptions = () => ({ ...TIMEOUTS, ...proxyAgents() });

/** Returns the options of the request handler of every client that our own functions use. */
export const ownHttpOptions = () => ({ ...OWN_TIMEOUTS, ...proxyAgents() });
