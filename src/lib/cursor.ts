/** Cursors of pages. Users cannot read them; they are safe in a URL and valid only for the list that they were made for. */
import { fnv1a } from './fnv1a';

/** Identifies a list: its kind, what it belongs to, and its filters. The parts are JSON-safe. */
export type ListName = readonly unknown[];

/** Writes the cursor of a place in a list. */
export const writeCursor = (list: ListName, place: readonly (string | number)[]): string =>
  Buffer.from(JSON.stringify([markOf(list), ...place])).toString('base64url');

/** Reads the place that {@link writeCursor} wrote for this list; null when the cursor is of another list or not a cursor. */
export function readCursor(list: ListName, cursor: string): readonly unknown[] | null {
  const [mark, ...place] = decodeParts(cursor);
  return mark === markOf(list) ? place : null;
}

/** What a caller is told whose cursor belongs to another list. */
export const FOREIGN_CURSOR =
  'No page of this list returned this cursor: ask for the first page, without a cursor.';

const markOf = (list: ListName): string => fnv1a(JSON.stringify(list));

function decodeParts(cursor: string): readonly unknown[] {
  try {
    const value: unknown = JSON.parse(Buffer.from(cursor, 'base64url').toString());
    return Array.isArray(value) ? value : [];
  } catch {
    return [];
  }
}
