import { beforeAll, describe, expect, it } from '@jest/globals';
import { followRunInItems } from '../../src/app/records/action-items';
import { aPlanInput } from '../builders/plan';
import { aFinding } from '../builders/report';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

const PATH = '/events/worked-off/action-items';
const found = aFinding({
  id: 'zones~1~eu~web',
  check: 'zones',
  fix: { action: 'Add a zone.', by: '2026-12-01' },
});

const follow = (day: string, findings = [found]) => {
  const at = `${day}T10:00:00.000Z`;
  const run = { event: 'worked-off', id: `run-${day}`, finishedAt: at };
  return followRunInItems(stand.backend.store, run, { asOf: at, findings, ceilings: [] });
};

beforeAll(async () => {
  await ask('POST /events', { body: aPlanInput({ id: 'worked-off' }) });
  await follow('2026-11-20');
});

describe('action items', () => {
  it('of a run are changed by who has read them, and resolved by the run that does not find them', async () => {
    const item = `${PATH}/${found.id}`;
    const opened = await ask(`GET ${item}`);
    expect(opened).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: { item: { state: 'open' } },
    });
    const change = (etag: string, body: object) =>
      ask(`PATCH ${item}`, { headers: { 'if-match': etag }, body });
    expect(await change('"1"', { owner: 'Mei', state: 'done' })).toMatchObject({
      status: 200,
      headers: { etag: '"2"' },
      body: { item: { owner: 'Mei', state: 'done' }, revision: 2 },
    });
    expect(await change('"1"', { owner: 'Ana' })).toMatchObject({
      status: 409,
      body: { detail: expect.stringContaining('owner: none → Mei') },
    });
    expect(await change('"2"', { colour: 'green' })).toMatchObject({ status: 422 });
    expect(await change('"2"', { state: 'resolved' })).toMatchObject({ status: 422 });
    expect(await ask(`PATCH ${item}`, { body: { owner: 'Ana' } })).toMatchObject({ status: 428 });

    await follow('2026-12-01', []);
    const { body } = await ask(`GET ${item}`);
    expect(body).toMatchObject({ item: { state: 'resolved', owner: 'Mei' }, revision: 3 });
  });

  it('of people are added, and found by owner, state and due date', async () => {
    const body = { description: 'Book the room.', owner: 'Bo', due: '2026-11-25' };
    const added = await ask(`POST ${PATH}`, { body });
    expect(added).toMatchObject({ status: 201, body: { item: { ...body, colour: 'red', state: 'open' } } });
    const { location = '' } = added.headers;
    expect(await ask(`GET ${location}`)).toMatchObject({ status: 200, body: added.body });
    const idsOf = async (query: string) => {
      const list = await ask(`GET ${PATH}?${query}`);
      return (list.body as { items: { item: { id: string } }[] }).items.map(({ item }) => item.id);
    };
    const id = (added.body as { item: { id: string } }).item.id;
    expect(await idsOf('owner=Bo&state=open')).toEqual([id]);
    expect(await idsOf('dueBefore=2026-11-25')).toEqual([]);
    expect(await idsOf('dueBefore=2026-11-26')).toEqual([id]);
  });

  it.each([
    [`GET ${PATH}/item~none`, {}, 404],
    ['GET /events/none/action-items', {}, 404],
    [`POST ${PATH}`, { body: { description: '' } }, 422],
    [`POST ${PATH}`, { body: { description: 'x', due: 'soon' } }, 422],
    [`PATCH ${PATH}/item~none`, { headers: { 'if-match': '"1"' }, body: { owner: 'Mei' } }, 404],
  ] as const)('refuse %s %j', async (request, given, status) => {
    expect(await ask(request, given)).toMatchObject({ status });
  });
});
