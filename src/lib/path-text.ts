/** `accounts[0].regions[1].name`; a key that is no plain word is quoted: `tags["a b"]`. */
export const pathText = (path: readonly PropertyKey[]): string =>
  path
    .map((step) => {
      if (typeof step === 'number') return `[${step}]`;
      const key = String(step);
      return /^[\w-]+$/.test(key) ? `.${key}` : `[${JSON.stringify(key)}]`;
    })
    .join('')
    .replace(/^\./, '');
