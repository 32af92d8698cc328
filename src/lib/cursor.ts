/** Cursors of pages: opaque to users, safe in a URL, and good for the list that they are of and for no other. */
import { fnv1a } from './fnv1a';

/** What names a list among all lists: its kind, what it is of, and what it is filtered by. JSON-safe. */
export type ListName = readonly unknown[];

export const writtenCursor = (list: ListName, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([markOf(list), ...place])).toString('base64url');

/** The place that {@link writtenCursor} wrote for this list; null where it is of another list, or of none. */
export function readCursor(list: ListName, cursor: string): readonly unknown[] | null {
  const [mark, ...place] = parts(cursor);
  return mark === markOf(list) ? place : null;
}

export const FOREIGN_CURSOR =
  'The cursor is not one that a page of this list ended with: ask for its first page.';

const markOf = (list: ListName): string => fnv1a(JSON.stringify(list));

function parts(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
