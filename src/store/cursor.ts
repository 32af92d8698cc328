import { FOREIGN_CURSOR, type ListName, readCursor, writeCursor } from '../lib/cursor';
import { IemError } from '../model/error';
import type { PageRequest } from './store';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/** Where a page goes on: the key to read from, and how many items of it were seen already. */
export interface Position {
  readonly key: string;
  readonly skip: number;
}

export const encodeCursor = (list: ListName, { key, skip }: Position): string =>
  writeCursor(list, [key, skip]);

/** The cursor of a page that ends before the item with this key; without one it is the last page. */
export const cursorAt = (list: ListName, next: string | undefined): string | null =>
  next === undefined ? null : encodeCursor(list, { key: next, skip: 0 });

/**
 * Reads back what {@link encodeCursor} and {@link cursorAt} wrote for this list; null for the first page.
 *
 * @throws IemError `input-unreadable` for a cursor of another list.
 */
export function decodeCursor(list: ListName, cursor: string | null | undefined): Position | null {
  if (cursor === null || cursor === undefined) return null;
  const [key, skip] = readCursor(list, cursor) ?? [];
  if (typeof key === 'string' && key !== '' && Number.isSafeInteger(skip) && Number(skip) >= 0) {
    return { key, skip: Number(skip) };
  }
  throw new IemError('input-unreadable', FOREIGN_CURSOR);
}

export const pageLimit = ({ limit = DEFAULT_LIMIT }: PageRequest): number =>
  Math.min(Math.max(Math.trunc(limit) || 1, 1), MAX_LIMIT);
