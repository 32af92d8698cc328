import { expect, it, jest } from '@jest/globals';
import { onceEach } from '../../src/lib/once-each';

it('computes the result of each argument once, also where it is nothing', () => {
  const compute = jest.fn(({ value }: { readonly value: number | undefined }) => value);
  const once = onceEach(compute);
  const [a, b] = [{ value: 1 }, { value: undefined }];
  expect([once(a), once(b), once(a), once(b)]).toEqual([1, undefined, 1, undefined]);
  expect(compute).toHaveBeenCalledTimes(2);
});
