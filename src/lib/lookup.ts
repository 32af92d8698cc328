/**
 * Finds the items of a list by a key. The index of a list is built when it is first asked and kept as long as the
 * list: to search it anew for every item of another list takes the square of their number.
 *
 * @param keysOf The keys of an item. Lists that are looked up in never change.
 */
export function lookup<T, K>(
  keysOf: (item: T) => readonly K[],
): (list: readonly T[] | undefined, key: K) => readonly T[] {
  const indexes = new WeakMap<readonly T[], ReadonlyMap<K, readonly T[]>>();
  return (list, key) => {
    if (list === undefined) return [];
    let index = indexes.get(list);
    if (index === undefined) {
      index = indexOf(list, keysOf);
      indexes.set(list, index);
    }
    return index.get(key) ?? [];
  };
}

function indexOf<T, K>(list: readonly T[], keysOf: (item: T) => readonly K[]): ReadonlyMap<K, readonly T[]> {
  const index = new Map<K, T[]>();
  for (const item of list) {
    for (const key of new Set(keysOf(item))) {
      const items = index.get(key);
      if (items) items.push(item);
      else index.set(key, [item]);
    }
  }
  return index;
}
