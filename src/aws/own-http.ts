/** For services that our own functions use; what takes longer there is better asked for again. Milliseconds. */
export const OWN_HTTP_TIMEOUTS = {
  connectionTimeout: 1_000,
  requestTimeout: 5_000,
  throwOnRequestTimeout: true,
};
