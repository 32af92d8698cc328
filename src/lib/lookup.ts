/**
 * Creates a function that finds the items of a list by a key. It builds the index of a list at the first search and keeps
 * it as long as the list, because a scan of the list for every item of another takes quadratic time. A list must not change
 * after its first search.
 *
 * @param keysOf Returns the keys of an item.
 */
export function lookup<T, K>(
  keysOf: (item: T) => readonly K[],
): (list: readonly T[] | undefined, key: K) => readonly T[] {
  const indexes = new WeakMap<readonly T[], ReadonlyMap<K, readonly T[]>>();
  return (list, key) => {
    if (list === undefined) return [];
    let index = indexes.get(list);
    if (index === undefined) {
      index = buildIndex(list, keysOf);
      indexes.set(list, index);
    }
    return index.get(key) ?? [];
  };
}

function buildIndex<T, K>(
  list: readonly T[],
  keysOf: (item: T) => readonly K[],
): ReadonlyMap<K, readonly T[]> {
  const index = new Map<K, T[]>();
  for (const item of list) {
    const keys = keysOf(item);
    // Most items have one key, which needs no set.
    for (const key of keys.length > 1 ? new Set(keys) : keys) {
      const items = index.get(key);
      if (items) items.push(item);
      else index.set(key, [item]);
    }
  }
  return index;
}
