import { describe, expect, it, jest } from '@jest/globals';
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

describe('with an expiry', () => {
  const expiring = () => {
    let time = 0;
    const find = jest.fn(async (text: string) => text.toUpperCase());
    const ask = memoise(2, (text: string) => text, find, {
      clock: () => time,
      until: (value) => (value === 'SHORT' ? 10 : 100),
    });
    const askAt = (at: number, text: string) => {
      time = at;
      return ask(text);
    };
    return { find, askAt };
  };

  it.each([
    ['long', 100],
    ['short', 10],
  ])('asks again for %s at %d, once for all who then ask', async (text, until) => {
    const { find, askAt } = expiring();
    for (const at of [0, until - 1]) await askAt(at, text);
    expect(find).toHaveBeenCalledTimes(1);
    await Promise.all([askAt(until, text), askAt(until, text)]);
    expect(find).toHaveBeenCalledTimes(2);
  });

  it('does not ask again for what is on its way, however late', async () => {
    const { find, askAt } = expiring();
    await Promise.all([askAt(0, 'a'), askAt(1_000, 'a')]);
    expect(find).toHaveBeenCalledTimes(1);
  });

  it('does not remember a failure', async () => {
    const { find, askAt } = expiring();
    find.mockRejectedValueOnce(new Error('no'));
    await expect(askAt(0, 'a')).rejects.toThrow('no');
    expect(await askAt(0, 'a')).toBe('A');
  });
});

it('does not remember a failure', async () => {
  const { find, ask } = upper(2);
  find.mockRejectedValueOnce(new Error('no'));
  await expect(ask('a')).rejects.toThrow('no');
  expect(await ask('a')).toBe('A');
});
