import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { listActionItems } from '../../../src/app/records/action-items';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';

let local: LocalBackend;
beforeAll(async () => {
  local = await openLocalBackend();
});
afterAll(() => local.close());

/** DynamoDB ends an answer at 1 MB, however many items were asked for. */
it('lists all action items, also where they are more than one answer of DynamoDB holds', async () => {
  const { store } = local.backend;
  const words = 'x'.repeat(2000);
  for (let i = 0; i < 300; i++)
    await store.items.put(
      'sale',
      { id: `i${i}`, state: 'open', colour: 'red', description: words, remarks: words, history: [] },
      0,
    );
  expect(await listActionItems(store, 'sale')).toHaveLength(300);
  const page = await store.items.list('sale', { limit: 290 });
  expect([page.items.length, page.cursor === null]).toEqual([290, false]);
});
