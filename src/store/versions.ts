import { IemError } from '../model/error';

/** The version of the shape in which items are written. */
export const VERSION = 3;

/** Functions by version, each of which converts an item of that version to the next. */
export type Upgrades<T> = Readonly<Record<number, (item: T) => T>>;

/**
 * Converts an item of any earlier version to the current shape. A table outlives the program that filled it. So whoever
 * changes a shape increases {@link VERSION} and adds the conversion from the version before.
 *
 * @throws IemError `store-unavailable` for an item that a newer version of the program wrote.
 */
export function upgrade<T extends { v: number }>(item: T, upgrades: Upgrades<T> = {}, to = VERSION): T {
  if (item.v > to) {
    throw new IemError(
      'store-unavailable',
      `A newer version of iem has written to the store (items of version ${item.v}; this one reads up to ${to}): update iem.`,
    );
  }
  let current = item;
  for (let v = item.v; v < to; v++) current = { ...(upgrades[v]?.(current) ?? current), v: v + 1 };
  return current;
}
