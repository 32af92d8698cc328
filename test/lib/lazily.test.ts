import { expect, it } from '@jest/globals';
import { lazily } from '../../src/lib/lazily';

it('makes a field when it is first read, once', () => {
  const calls: string[] = [];
  const parts = lazily({
    one: () => calls.push('one'),
    two: (): number => {
      calls.push('two');
      return parts.one + 1;
    },
  });
  expect(Object.keys(parts)).toEqual(['one', 'two']);
  expect(calls).toEqual([]);
  expect([parts.two, parts.two, parts.one]).toEqual([3, 3, 2]);
  expect(calls).toEqual(['two', 'one']);
});

it('tries again where making failed', () => {
  let tries = 0;
  const parts = lazily({
    part: () => {
      tries += 1;
      if (tries === 1) throw new Error('not yet');
      return 'made';
    },
  });
  expect(() => parts.part).toThrow('not yet');
  expect(parts.part).toBe('made');
});
