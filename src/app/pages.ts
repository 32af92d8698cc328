import type { Page, PageRequest } from '../store/store';

/** Reads a list of the store to its end, page by page. */
export async function* readPages<T>(
  read: (page: PageRequest) => Promise<Page<T>>,
): AsyncGenerator<readonly T[]> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read({ cursor });
    yield page.items;
    cursor = page.cursor;
  } while (cursor !== null);
}
