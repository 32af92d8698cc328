import type { Page, PageRequest } from '../store/store';

/** The pages of a list of the store, one after the other. */
export async function* pages<T>(read: (page: PageRequest) => Promise<Page<T>>): AsyncGenerator<readonly T[]> {
  let cursor: string | null = null;
  do {
    const page: Page<T> = await read({ cursor });
    yield page.items;
    cursor = page.cursor;
  } while (cursor !== null);
}
