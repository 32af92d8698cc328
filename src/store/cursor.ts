import { IemError } from '../model/error';
import type { PageRequest } from './store';

const DEFAULT_LIMIT = 100;
const MAX_LIMIT = 1_000;

/** Where a page goes on: the key to read from, and how many items of it were seen already. */
export interface Position {
  readonly key: string;
  readonly skip: number;
}

/** Opaque to users, safe in a URL. */
export const encodeCursor = ({ key, skip }: Position): string =>
  Buffer.from(JSON.stringify([key, skip])).toString('base64url');

/** The cursor of a page that ends before the item with this key; without one it is the last page. */
export const cursorAt = (next: string | undefined): string | null =>
  next === undefined ? null : encodeCursor({ key: next, skip: 0 });

/** Reads back what {@link encodeCursor} and {@link cursorAt} wrote; null for the first page. Throws `input-unreadable`. */
export function decodeCursor(cursor: string | null | undefined): Position | null {
  if (cursor === null || cursor === undefined) return null;
  const [key, skip] = parts(cursor);
  if (typeof key === 'string' && key !== '' && Number.isSafeInteger(skip) && Number(skip) >= 0) {
    return { key, skip: Number(skip) };
  }
  throw new IemError('input-unreadable', 'The cursor is not one that a page of this list ended with.');
}

function parts(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}

export const pageLimit = ({ limit = DEFAULT_LIMIT }: PageRequest): number =>
  Math.min(Math.max(Math.trunc(limit) || 1, 1), MAX_LIMIT);
