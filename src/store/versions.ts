import { IemError } from '../model/error';

/** Version of the shape of every item written today. */
export const VERSION = 3;

/** By version: turns an item of that version into one of the next. */
export type Upgrades<T> = Readonly<Record<number, (item: T) => T>>;

/**
 * An item in today's shape, whatever version wrote it. A table outlives the program that filled it, so a change of
 * shape raises {@link VERSION} and adds the step from the version before.
 * Throws `store-unavailable` for an item that a newer program wrote.
 */
export function upgraded<T extends { v: number }>(item: T, upgrades: Upgrades<T> = {}, to = VERSION): T {
  if (item.v > to) {
    throw new IemError(
      'store-unavailable',
      `The store was written by a newer version of iem (items of version ${item.v}, this one reads up to ${to}): update iem.`,
    );
  }
  let current = item;
  for (let v = item.v; v < to; v++) current = { ...(upgrades[v]?.(current) ?? current), v: v + 1 };
  return current;
}
