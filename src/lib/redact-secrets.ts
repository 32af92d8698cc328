/** Removes access key ids, session tokens and other long values, because some messages of AWS repeat a signed request. */
export const redactSecrets = (message: string): string =>
  message
    .replaceAll(/\b(?:AKIA|ASIA)[A-Z0-9]{12,}\b/g, '[access key id]')
    .replaceAll(/[A-Za-z0-9+/=_-]{80,}/g, '[…]');
