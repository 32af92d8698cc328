/** Runs a task as soon as fewer than the allowed number of others run, and returns its result. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** Creates a limit of `size` tasks at a time; the others wait and start in the order in which they came. */
export function createLimit(size: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= size) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    try {
      return await task();
    } finally {
      // The place goes straight to the task that has waited longest, so that a new task cannot take it first.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/**
 * Runs `task` for all `items`, at most `size` at a time, and returns the results in the order of the items.
 * After the first failure, which it throws, it starts no further item.
 */
export async function mapConcurrently<T, R>(
  items: readonly T[],
  size: number,
  task: (item: T) => Promise<R>,
): Promise<R[]> {
  const results: R[] = [];
  const queue = items.entries();
  let failed = false;
  const worker = async () => {
    for (const [index, item] of queue) {
      if (failed) return;
      try {
        results[index] = await task(item);
      } catch (error) {
        failed = true;
        throw error;
      }
    }
  };
  await Promise.all(Array.from({ length: Math.min(size, items.length) }, worker));
  return results;
}

/**
 * Waits for all promises, as `Promise.all` does, but until each has ended: of several failures it throws that of the first in the
 * list, so that the same answers always come to the same failure, whichever arrived first.
 */
export async function allInOrder<const T extends readonly unknown[]>(
  promises: T,
): Promise<{ -readonly [K in keyof T]: Awaited<T[K]> }> {
  await Promise.allSettled(promises);
  for (const promise of promises) await promise;
  return Promise.all(promises);
}

/** Splits `items` into batches of at most `size` and keeps their order. */
export const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
