/** How long a result is kept. All times are in epoch milliseconds. */
export interface Expiry<T> {
  readonly clock: () => number;
  readonly until: (value: T) => number;
}

const FOR_GOOD: Expiry<unknown> = { clock: () => 0, until: () => Infinity };

/**
 * Wraps a function so that it keeps the results of the last `size` different keys until they expire. It keeps no failure.
 * Calls with one key that overlap share one result.
 */
export function memoise<A, T>(
  size: number,
  keyOf: (argument: A) => string,
  find: (argument: A) => Promise<T>,
  { clock, until }: Expiry<T> = FOR_GOOD,
): (argument: A) => Promise<T> {
  const asked = new Map<string, { readonly answer: Promise<T>; until: number }>();
  const ask = (argument: A) => {
    const one = { answer: find(argument), until: Infinity };
    one.answer.then(
      (value) => {
        one.until = until(value);
      },
      () => {
        one.until = -Infinity;
      },
    );
    return one;
  };
  return (argument) => {
    const key = keyOf(argument);
    const known = asked.get(key);
    const one = known && known.until > clock() ? known : ask(argument);
    // A map keeps the order of insertion, so with the key put last again, the first key is the least recently used.
    asked.delete(key);
    asked.set(key, one);
    const [oldest] = asked.keys();
    if (asked.size > size && oldest !== undefined) asked.delete(oldest);
    return one.answer;
  };
}
