import { FOREIGN_CURSOR, type ListName, readCursor, writeCursor } from '../lib/cursor';
import { IemError } from '../model/error';
import type { PageRequest } from './store';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/** Where a page starts: the key to read from, and how many of its items earlier pages contain. */
export interface Position {
  readonly key: string;
  readonly skip: number;
}

/** Encodes where the next page of a list starts. */
export const encodeCursor = (list: ListName, { key, skip }: Position): string =>
  writeCursor(list, [key, skip]);

/** Encodes the cursor of a page after which the item with this key comes. Returns null if there is no such item. */
export const cursorAt = (list: ListName, next: string | undefined): string | null =>
  next === undefined ? null : encodeCursor(list, { key: next, skip: 0 });

/**
 * Decodes a cursor of this list. Returns null for the first page, which has no cursor.
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

/** The number of items on a page, within the allowed range. */
export const pageLimit = ({ limit = DEFAULT_LIMIT }: PageRequest): number =>
  Math.min(Math.max(Math.trunc(limit) || 1, 1), MAX_LIMIT);

/**
 * What a query asks for to read a page, and whether more follow. DynamoDB ends an answer at 1 MB, however few items that are: it is asked
 * again until there are as many as the count.
 */
export const onePage = (limit: number): { readonly limit: number; readonly count: number } => ({
  limit: limit + 1,
  count: limit + 1,
});
