import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { matchesPattern } from '../../src/plan/wildcard';

it.each([
  ['shop', 'shop', true],
  ['shop', 'shop-web', false],
  ['*', '', true],
  ['shop-*', 'shop-', true],
  ['*-web', 'shop-web', true],
  ['a*a', 'a', false],
  ['a*b*c', 'a-b-b-c', true],
  ['a*b*c', 'a-c-b', false],
  ['*ab*ab', 'ab', false],
  ['sh.p', 'shop', false],
  ['**', 'x', true],
])('%s matches %s: %s', (pattern, text, matches) => {
  expect(matchesPattern(pattern, text)).toBe(matches);
});

it('agrees with a regular expression', () => {
  const few = fc.string({ unit: fc.constantFrom('a', 'b', '*', '.') });
  fc.assert(
    fc.property(few, few, (pattern, text) => {
      const expression = pattern
        .split('*')
        .map((piece) => piece.replaceAll('.', '\\.'))
        .join('.*');
      expect(matchesPattern(pattern, text)).toBe(new RegExp(`^${expression}$`, 's').test(text));
    }),
  );
});
