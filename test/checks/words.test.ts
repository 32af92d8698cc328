import { expect, it } from '@jest/globals';
import { count, distinct, listed } from '../../src/checks/words';

it.each([
  [0, '0 zones'],
  [1, '1 zone'],
  [2, '2 zones'],
])('counts %d', (n, words) => expect(count(n, 'zone')).toBe(words));

it('counts with a plural of its own', () => {
  expect([1, 2].map((n) => count(n, 'copy', 'copies'))).toEqual(['1 copy', '2 copies']);
});

it.each([
  [['a'], 'a'],
  [['a', 'b', 'c', 'd', 'e'], 'a, b, c, d, e'],
  [['a', 'b', 'c', 'd', 'e', 'f'], 'a, b, c, d, e and 1 more'],
  [['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'], 'a, b, c, d, e and 3 more'],
])('lists %j', (names, words) => expect(listed(names)).toBe(words));

it('lists as many as it is asked to', () => expect(listed(['a', 'b', 'c'], 1)).toBe('a and 2 more'));

it('sorts what is distinct', () => expect(distinct(['b', 'a', 'b'])).toEqual(['a', 'b']));
