/**
 * A function that remembers what the last `size` different keys gave, and forgets what failed. Whoever asks while the
 * answer is on its way waits for the same one.
 */
export function memoise<A, T>(
  size: number,
  keyOf: (argument: A) => string,
  find: (argument: A) => Promise<T>,
): (argument: A) => Promise<T> {
  const answers = new Map<string, Promise<T>>();
  return (argument) => {
    const key = keyOf(argument);
    const answer = answers.get(key) ?? find(argument);
    // Put last again: a map keeps the order of insertion, so the first key is the one longest unused.
    answers.delete(key);
    answers.set(key, answer);
    const [oldest] = answers.keys();
    if (answers.size > size && oldest !== undefined) answers.delete(oldest);
    answer.catch(() => {
      if (answers.get(key) === answer) answers.delete(key);
    });
    return answer;
  };
}
