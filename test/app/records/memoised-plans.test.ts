import { expect, it, jest } from '@jest/globals';
import { memoisePlans } from '../../../src/app/records/memoised-plans';
import type { Store, StoredPlan } from '../../../src/store/store';

it('reads a revision of a plan once, and always asks which is the latest', async () => {
  const get = jest.fn(async (id: string, revision = 7) => ({ id, revision }) as StoredPlan);
  const { plans } = memoisePlans({ plans: { get } } as unknown as Store);
  for (const revision of [3, 3, undefined, undefined]) await plans.get('sale', revision);
  expect(await plans.get('sale', 3)).toEqual({ id: 'sale', revision: 3 });
  expect(get.mock.calls).toEqual([['sale', 3], ['sale'], ['sale']]);
});
