import { expect, it, jest } from '@jest/globals';
import { memoise } from '../../src/lib/memoise';

const upper = (size: number) => {
  const find = jest.fn(async (text: string) => text.toUpperCase());
  return { find, ask: memoise(size, (text: string) => text, find) };
};

it('asks once for each key, also for those who ask at the same time', async () => {
  const { find, ask } = upper(2);
  expect(await Promise.all([ask('a'), ask('a'), ask('b')])).toEqual(['A', 'A', 'B']);
  expect(await ask('a')).toBe('A');
  expect(find).toHaveBeenCalledTimes(2);
});

it('forgets what was not asked for the longest', async () => {
  const { find, ask } = upper(2);
  for (const key of ['a', 'b', 'a', 'c', 'a', 'b']) await ask(key);
  expect(find.mock.calls.map(([key]) => key)).toEqual(['a', 'b', 'c', 'b']);
});

it('does not remember a failure', async () => {
  const { find, ask } = upper(2);
  find.mockRejectedValueOnce(new Error('no'));
  await expect(ask('a')).rejects.toThrow('no');
  expect(await ask('a')).toBe('A');
});
