import { FOREIGN_CURSOR, type ListName, readCursor, writeCursor } from '../lib/cursor';
import { ProblemError } from './problem';

const DEFAULT_LIMIT = 100;
/** The largest page in characters of JSON. Without this limit, pages of a large account could not be sent. */
const MOST_CHARACTERS = 2_000_000;

/**
 * Cuts one page out of a list that is in memory. The page has at least one item, and ends at `limit` items or
 * {@link MOST_CHARACTERS}.
 *
 * @param list Names the list, so that cursors of other lists are refused with `request-malformed`.
 */
export function cutPage<T>(
  list: ListName,
  all: readonly T[],
  {
    limit = DEFAULT_LIMIT,
    cursor,
  }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): { readonly items: readonly T[]; readonly cursor: string | null } {
  const from = cursor === undefined ? 0 : offsetOf(list, cursor);
  const items: T[] = [];
  let room = MOST_CHARACTERS;
  for (const item of all.slice(from, from + limit)) {
    room -= JSON.stringify(item).length;
    if (room < 0 && items.length > 0) break;
    items.push(item);
  }
  const next = from + items.length;
  return { items, cursor: next < all.length ? writeCursor(list, [next]) : null };
}

function offsetOf(list: ListName, cursor: string): number {
  const [offset] = readCursor(list, cursor) ?? [];
  if (Number.isSafeInteger(offset) && Number(offset) >= 0) return Number(offset);
  throw new ProblemError('request-malformed', FOREIGN_CURSOR, {
    errors: [{ in: 'query', pointer: '/cursor', message: 'send the cursor of the page before' }],
  });
}
