import { describe, expect, it } from '@jest/globals';
import { allInOrder, batches, createLimit, mapConcurrently } from '../../src/lib/concurrency';

const turn = () => new Promise<void>((resolve) => setImmediate(resolve));

/** A task that notes how many run beside it. */
function gauge() {
  const seen = { running: 0, most: 0, begun: [] as number[] };
  const task = async (id: number) => {
    seen.begun.push(id);
    seen.running++;
    seen.most = Math.max(seen.most, seen.running);
    await turn();
    seen.running--;
    return id * 10;
  };
  return { seen, task };
}

describe('createLimit', () => {
  it('runs as many as allowed, in the order they came', async () => {
    const { seen, task } = gauge();
    const limit = createLimit(2);
    await expect(Promise.all([1, 2, 3, 4, 5].map((id) => limit(() => task(id))))).resolves.toEqual([
      10, 20, 30, 40, 50,
    ]);
    expect(seen).toMatchObject({ most: 2, begun: [1, 2, 3, 4, 5] });
  });

  it('goes on after a failure', async () => {
    const limit = createLimit(1);
    const failed = limit(() => Promise.reject(new Error('no')));
    const next = limit(async () => 'yes');
    await expect(failed).rejects.toThrow('no');
    await expect(next).resolves.toBe('yes');
  });
});

describe('mapConcurrently', () => {
  it('keeps the order of the items and the limit', async () => {
    const { seen, task } = gauge();
    await expect(mapConcurrently([1, 2, 3, 4, 5], 3, task)).resolves.toEqual([10, 20, 30, 40, 50]);
    expect(seen.most).toBe(3);
  });

  it('begins nothing after a failure', async () => {
    const begun: number[] = [];
    const mapped = mapConcurrently([1, 2, 3, 4], 2, async (id) => {
      begun.push(id);
      await turn();
      if (id === 1) throw new Error('one');
      await turn();
    });
    await expect(mapped).rejects.toThrow('one');
    await turn();
    await turn();
    expect(begun).toEqual([1, 2]);
  });

  it('has nothing to do for no items', async () => {
    await expect(mapConcurrently([], 3, async () => 1)).resolves.toEqual([]);
  });
});

describe('allInOrder', () => {
  const failing = async (turns: number, message: string): Promise<never> => {
    for (let i = 0; i < turns; i++) await turn();
    throw new Error(message);
  };

  it('returns what each promise comes to', async () => {
    await expect(allInOrder([Promise.resolve(1), 'two', turn().then(() => 3)])).resolves.toEqual([
      1,
      'two',
      3,
    ]);
    await expect(allInOrder([])).resolves.toEqual([]);
  });

  it('throws the first failure of the list, and not that which came first', async () => {
    await expect(allInOrder([turn(), failing(5, 'late'), failing(0, 'early')])).rejects.toThrow('late');
  });

  it('waits for what has not ended when another failed', async () => {
    let ended = false;
    const slow = failing(5, 'slow').catch(() => {
      ended = true;
    });
    await expect(allInOrder([failing(0, 'early'), slow])).rejects.toThrow('early');
    expect(ended).toBe(true);
  });
});

it.each([
  [[], []],
  [[1, 2], [[1, 2]]],
  [
    [1, 2, 3],
    [[1, 2], [3]],
  ],
])('batches %j by two', (items, expected) => {
  expect(batches(items as number[], 2)).toEqual(expected);
});
