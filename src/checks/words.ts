/** `1 zone`, `3 zones`, `0 zones`. */
export const count = (n: number, noun: string, plural = `${noun}s`): string =>
  `${n} ${n === 1 ? noun : plural}`;

/** `a, b and 3 more`: names of which a sentence shows the first few. */
export function listed(names: readonly string[], most = 5): string {
  const shown = names.slice(0, most).join(', ');
  return names.length > most ? `${shown} and ${names.length - most} more` : shown;
}

/** The distinct values, sorted. */
export const distinct = (values: readonly string[]): readonly string[] => [...new Set(values)].sort();
