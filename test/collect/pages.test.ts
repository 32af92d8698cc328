import { describe, expect, it } from '@jest/globals';
import { readAllPages, readFirstPages } from '../../src/collect/pages';

async function* pagesOf<T>(...pages: T[]) {
  yield* pages;
}

describe('allPages', () => {
  it('joins the items of all pages, empty ones too', async () => {
    const pages = pagesOf({ items: [1, 2], NextToken: 'a' }, { NextToken: 'b' }, { items: [3] });
    await expect(readAllPages(pages, (page) => page.items)).resolves.toEqual([1, 2, 3]);
  });

  it.each(['NextToken', 'Marker', 'NextMarker', 'PaginationToken'] as const)(
    'ends with an error when a %s comes twice',
    async (field) => {
      async function* endless(): AsyncGenerator<{ items: number[]; NextToken?: string }> {
        for (let i = 0; ; i++) yield { items: [i], [field]: `token ${i % 3}` };
      }
      await expect(readAllPages(endless(), (page) => page.items)).rejects.toThrow('never end');
    },
  );
});

describe('firstPages', () => {
  const pages = [{ NextToken: 'a' }, { NextToken: 'b' }, { NextToken: '' }];
  it.each([
    [2, false],
    [3, true],
    [4, true],
  ])('of three pages, %s at most, says whether they are all: %s', async (most, isComplete) => {
    const read = pages.slice(0, most);
    await expect(readFirstPages(pagesOf(...pages), most)).resolves.toEqual({ pages: read, isComplete });
  });
});
