import { actionOf, rememberAction } from '../aws/actions';

/** Where AWS's services put the token of the next page. */
interface Page {
  readonly NextToken?: string | undefined;
  readonly Marker?: string | undefined;
  readonly NextMarker?: string | undefined;
  readonly PaginationToken?: string | undefined;
}

/**
 * The items of all pages.
 * @throws Error when a page token comes twice: the list would never end, and what was read is not known to be all.
 */
export async function allPages<P extends Page, T>(
  pages: AsyncIterable<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  for await (const page of endingPages(pages)) {
    for (const item of itemsOf(page) ?? []) items.push(item);
  }
  return items;
}

/** A list that repeats itself, as an error that knows which action gave the page. */
export const unendingList = (reason: string, page: object): Error =>
  rememberAction(new Error(`${reason}, so the list would never end`), actionOf(page));

/** The same pages, as long as their tokens are new. */
export async function* endingPages<P extends Page>(pages: AsyncIterable<P>): AsyncGenerator<P> {
  const seen = new Set<string>();
  for await (const page of pages) {
    yield page;
    const token = nextOf(page);
    if (token === null) continue;
    if (seen.has(token)) throw unendingList('the same page token came twice', page);
    seen.add(token);
  }
}

/** The token of the page after this one; null after the last. */
const nextOf = ({ NextToken, NextMarker, Marker, PaginationToken }: Page): string | null =>
  (NextToken ?? NextMarker ?? Marker ?? PaginationToken) || null;

/** The pages of a list that may be too long to be read whole. */
export interface FirstPages<P> {
  readonly pages: readonly P[];
  /** Whether these are all there are. */
  readonly isComplete: boolean;
}

/** @param most Pages after which no more are asked for. */
export async function firstPages<P extends Page>(
  pages: AsyncIterable<P>,
  most: number,
): Promise<FirstPages<P>> {
  const read: P[] = [];
  for await (const page of endingPages(pages)) {
    read.push(page);
    if (read.length === most) return { pages: read, isComplete: nextOf(page) === null };
  }
  return { pages: read, isComplete: true };
}
