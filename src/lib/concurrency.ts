/** Runs a task when fewer than the allowed number of others run. */
export type Limit = <T>(task: () => Promise<T>) => Promise<T>;

/** A limit of `size` tasks at a time; the others wait their turn in order. */
export function createLimit(size: number): Limit {
  const waiting: (() => void)[] = [];
  let running = 0;
  return async (task) => {
    if (running >= size) await new Promise<void>((resume) => waiting.push(resume));
    else running++;
    try {
      return await task();
    } finally {
      // A place is handed on, not given back, so that a newcomer cannot overtake.
      const next = waiting.shift();
      if (next) next();
      else running--;
    }
  };
}

/**
 * The results of `task` for all `items`, in their order, at most `size` at a time.
 * The first failure is thrown and no further item is begun.
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

/** `items` in batches of at most `size`, in order. */
export const batches = <T>(items: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(items.length / size) }, (_, i) => items.slice(i * size, (i + 1) * size));
