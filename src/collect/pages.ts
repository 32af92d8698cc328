import { actionOf, rememberAction } from '../aws/actions';

/** The fields in which AWS's services put the token of the next page. */
interface Page {
  readonly NextToken?: string | undefined;
  readonly nextToken?: string | undefined;
  readonly Marker?: string | undefined;
  readonly NextMarker?: string | undefined;
  readonly PaginationToken?: string | undefined;
  readonly position?: string | undefined;
  readonly LastEvaluatedTableName?: string | undefined;
  readonly ContinuationToken?: string | undefined;
  readonly NextPageToken?: string | undefined;
  readonly NextPageMarker?: string | undefined;
}

/**
 * Reads the items of all pages.
 * @throws Error when a page token comes twice, because such a list never ends and may be incomplete.
 */
export async function readAllPages<P extends Page, T>(
  pages: AsyncIterable<P>,
  itemsOf: (page: P) => readonly T[] | undefined,
): Promise<T[]> {
  const items: T[] = [];
  for await (const page of endingPages(pages)) {
    for (const item of itemsOf(page) ?? []) items.push(item);
  }
  return items;
}

/** Creates the error for a list that repeats itself. It remembers the IAM action of the page. */
export const unendingListError = (reason: string, page: object): Error =>
  rememberAction(new Error(`${reason}, so the list would never end`), actionOf(page));

/** Passes the pages on. @throws Error when a page token comes twice. */
export async function* endingPages<P extends Page>(pages: AsyncIterable<P>): AsyncGenerator<P> {
  const seen = new Set<string>();
  for await (const page of pages) {
    yield page;
    const token = nextOf(page);
    if (token === null) continue;
    if (seen.has(token)) throw unendingListError('the same page token came twice', page);
    seen.add(token);
  }
}

/** Returns the token of the next page; null on the last page. */
const nextOf = ({
  NextToken,
  nextToken,
  NextMarker,
  Marker,
  PaginationToken,
  position,
  LastEvaluatedTableName,
  ContinuationToken,
  NextPageToken,
  NextPageMarker,
}: Page): string | null =>
  (NextToken ??
    nextToken ??
    NextMarker ??
    Marker ??
    PaginationToken ??
    position ??
    LastEvaluatedTableName ??
    ContinuationToken ??
    NextPageToken ??
    NextPageMarker) ||
  null;

/**
 * Asks for one page after the other, of a list for which the SDK has no paginator.
 *
 * @param ask Gets the token of the page; undefined for the first one.
 */
export async function* followTokens<P extends Page>(
  ask: (token: string | undefined) => Promise<P>,
): AsyncGenerator<P> {
  let token: string | undefined;
  do {
    const page = await ask(token);
    yield page;
    token = nextOf(page) ?? undefined;
  } while (token !== undefined);
}

/** The page of a list that has its last item for the token of the next one; undefined on the last page. */
export const withToken = <P extends object>(page: P, NextToken: string | undefined) =>
  rememberAction({ ...page, NextToken }, actionOf(page));

/** The first pages of a list that may be too long to read whole. */
export interface FirstPages<P> {
  readonly pages: readonly P[];
  /** Whether the list has no further pages. */
  readonly isComplete: boolean;
}

/**
 * Reads the first pages of a list.
 *
 * @param most The most pages to read.
 */
export async function readFirstPages<P extends Page>(
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
