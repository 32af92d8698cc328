import { beforeAll, expect, it } from '@jest/globals';
import { seed } from './seeded';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

/** Lists that have more than one item, by what is asked for. */
let LISTS: readonly string[];
beforeAll(async () => {
  const first = await seed(stand, 'one');
  stand.later(60);
  const second = await seed(stand, 'other');
  for (let i = 0; i < 2; i++) {
    stand.later(1);
    await ask('POST /events/one/notifications/drill');
    await ask('POST /events/other/notifications/drill');
    await ask('POST /events/one/links', { body: {} });
    await ask('POST /events/one/runs', { body: { profile: i === 0 ? 'full' : 'light' } });
  }
  const run = `/events/one/runs/${first}`;
  const other = `/events/other/runs/${second}`;
  LISTS = [
    '/events?',
    '/events/one/runs?',
    '/events/one/links?',
    '/events/one/notifications?',
    '/events/other/notifications?',
    `${run}/findings?`,
    `${run}/findings?status=fail&`,
    `${run}/findings?status=warn&`,
    `${other}/findings?`,
    `${run}/ceilings?`,
    `${run}/ceilings?status=red&`,
    `${run}/inventory?`,
    `${other}/inventory?`,
    `${run}/inventory/111122223333/us-east-1/ec2Instances?`,
    `${other}/inventory/111122223333/us-east-1/ec2Instances?`,
  ];
});

const cursorOf = async (list: string): Promise<string | null> =>
  ((await ask(`GET ${list}limit=1`)).body as { cursor: string | null }).cursor;

it('a cursor is good for its own list, with another limit too', async () => {
  for (const list of LISTS) {
    const cursor = await cursorOf(list);
    expect([list, cursor]).toEqual([list, expect.any(String)]);
    expect([list, (await ask(`GET ${list}limit=2&cursor=${cursor}`)).status]).toEqual([list, 200]);
  }
});

it('a cursor of another list, event, run or filter is refused in a sentence', async () => {
  for (const from of LISTS) {
    const cursor = await cursorOf(from);
    for (const to of LISTS.filter((list) => list !== from)) {
      const { status, body } = await ask(`GET ${to}cursor=${cursor}`);
      expect([from, to, status, body]).toEqual([
        from,
        to,
        400,
        expect.objectContaining({
          detail: 'No page of this list returned this cursor: ask for the first page, without a cursor.',
        }),
      ]);
    }
  }
});
