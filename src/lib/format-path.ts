/** Formats a path as `accounts[0].regions[1].name`; it quotes a key that is not a plain word: `tags["a b"]`. */
export const formatPath = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      const key = String(step);
      return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    })
    .join('')
    .replace(/^\./, '');
