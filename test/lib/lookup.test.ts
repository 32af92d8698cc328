import { expect, it } from '@jest/globals';
import { lookup } from '../../src/lib/lookup';

interface Book {
  readonly title: string;
  readonly authors: readonly string[];
}
const byAuthor = lookup(({ authors }: Book) => authors);
const ALONE = { title: 'Alone', authors: ['Ada'] };
const TOGETHER = { title: 'Together', authors: ['Grace', 'Ada'] };
const TWICE = { title: 'Twice', authors: ['Mary', 'Mary'] };
const BOOKS = [ALONE, TOGETHER, TWICE];

it.each([
  ['Ada', [ALONE, TOGETHER]],
  ['Grace', [TOGETHER]],
  ['Mary', [TWICE]],
  ['constructor', []],
])('finds what has the key, in the order of the list and once each: %s', (author, expected) => {
  expect(byAuthor(BOOKS, author)).toEqual(expected);
});

it('finds nothing where there is no list', () => {
  expect(byAuthor(undefined, 'Ada')).toEqual([]);
});

it('does not mistake one list for another', () => {
  expect(byAuthor([ALONE], 'Ada')).toEqual([ALONE]);
  expect(byAuthor([], 'Ada')).toEqual([]);
});

it('asks each item for its keys once, however often the list is asked', () => {
  let asked = 0;
  const byTitle = lookup(({ title }: Book) => {
    asked += 1;
    return [title];
  });
  for (const { title } of BOOKS) expect(byTitle(BOOKS, title)).toHaveLength(1);
  expect(asked).toBe(3);
});
