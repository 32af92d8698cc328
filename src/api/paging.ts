import { ProblemError } from './problem';

const DEFAULT_LIMIT = 100;
/** Characters of JSON on one page: items of a large account must not make a reply that cannot be sent. */
const MOST_CHARACTERS = 2_000_000;

/** One page of what was read whole: by count and by size, at least one item. */
export function pageOfArray<T>(
  all: readonly T[],
  {
    limit = DEFAULT_LIMIT,
    cursor,
  }: { readonly limit?: number | undefined; readonly cursor?: string | undefined },
): { readonly items: readonly T[]; readonly cursor: string | null } {
  const from = cursor === undefined ? 0 : offsetOf(cursor);
  const items: T[] = [];
  let room = MOST_CHARACTERS;
  for (const item of all.slice(from, from + limit)) {
    room -= JSON.stringify(item).length;
    if (room < 0 && items.length > 0) break;
    items.push(item);
  }
  const next = from + items.length;
  return { items, cursor: next < all.length ? encoded(next) : null };
}

const encoded = (offset: number): string => Buffer.from(String(offset)).toString('base64url');

function offsetOf(cursor: string): number {
  const text = Buffer.from(cursor, 'base64url').toString();
  if (/^\d{1,9}$/.test(text)) return Number(text);
  throw new ProblemError('request-malformed', 'The cursor is not one that a page of this list ended with.', {
    errors: [{ in: 'query', pointer: '/cursor', message: 'send the cursor of the page before' }],
  });
}
