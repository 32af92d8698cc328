import { describe, expect, it } from '@jest/globals';
import { stringify } from 'yaml';
import { aPlanInput } from '../builders/plan';
import { PLAN_TEXT } from '../builders/plan-text';
import { apiStand } from './stand';

const stand = apiStand();
const ask: typeof stand.ask = (...args) => stand.ask(...args);

describe('events', () => {
  it('are created once, from JSON', async () => {
    const created = await ask('POST /events', { body: aPlanInput({ id: 'created' }) });
    expect(created).toMatchObject({
      status: 201,
      headers: { location: '/events/created', etag: '"1"', 'content-type': 'application/json' },
      body: { id: 'created', revision: 1, savedBy: 'local' },
    });
    const again = await ask('POST /events', { body: aPlanInput({ id: 'created', name: 'Another' }) });
    expect(again).toMatchObject({ status: 409, body: { type: '/problems/revision-conflict' } });
  });

  it.each(['application/yaml', 'application/x-yaml', 'text/yaml; charset=utf-8', 'TEXT/YAML'])(
    'are created from %s',
    async (type) => {
      const id = `from-${type.replaceAll(/\W+/g, '-').toLowerCase()}`;
      const text = stringify(aPlanInput({ id }));
      expect(await ask('POST /events', { body: text, headers: { 'content-type': type } })).toMatchObject({
        status: 201,
        body: { id },
      });
    },
  );

  it('name every field that is wrong, by pointer and place', async () => {
    const body = PLAN_TEXT.replace('multiplier: 10', 'multiplier: 10\n  multiplyer: 10').replace(
      'us-east-1',
      'us-eest-1',
    );
    const answer = await ask('POST /events', { body, headers: { 'content-type': 'application/yaml' } });
    expect(answer).toMatchObject({
      status: 422,
      headers: { 'content-type': 'application/problem+json' },
      body: {
        type: '/problems/plan-invalid',
        status: 422,
        instance: '/events',
        errors: [
          {
            in: 'body',
            pointer: '/accounts/0/regions/0/name',
            line: 12,
            column: 15,
            suggestion: 'us-east-1',
          },
          { in: 'body', pointer: '/traffic/multiplyer', line: 15, column: 3, suggestion: 'multiplier' },
        ],
      },
    });
  });

  it('are read with their revision, which need not be sent twice', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'read' }) });
    const read = await ask('GET /events/read');
    expect(read).toMatchObject({
      status: 200,
      headers: { etag: '"1"', 'cache-control': 'private, no-cache' },
      body: { id: 'read', plan: { name: 'Flash sale' } },
    });
    for (const known of ['"1"', 'W/"1"', '"0", "1"', '*']) {
      const again = await ask('GET /events/read', { headers: { 'If-None-Match': known } });
      expect({ known, status: again.status, text: again.text }).toEqual({ known, status: 304, text: '' });
    }
    expect((await ask('GET /events/read', { headers: { 'if-none-match': '"2"' } })).status).toBe(200);
  });

  it('are replaced by who has read them', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'replaced' }) });
    const body = aPlanInput({ id: 'replaced', name: 'Second' });
    const put = (ifMatch?: string) =>
      ask('PUT /events/replaced', { body, headers: ifMatch === undefined ? {} : { 'if-match': ifMatch } });
    expect(await put()).toMatchObject({ status: 428, body: { type: '/problems/revision-missing' } });
    expect(await put('1')).toMatchObject({
      status: 400,
      body: { errors: [{ in: 'header', pointer: '/if-match' }] },
    });
    expect(await put('"2"')).toMatchObject({ status: 409, body: { type: '/problems/revision-conflict' } });
    expect(await put('"1"')).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { revision: 2 } });
    expect(await ask('GET /events/replaced?revision=1')).toMatchObject({
      body: { revision: 1, name: 'Flash sale' },
    });
    expect(await ask('GET /events/replaced/revisions')).toMatchObject({
      body: { items: [{ revision: 2 }, { revision: 1 }] },
    });
    const other = await ask('PUT /events/another', { body, headers: { 'if-match': '"1"' } });
    expect(other).toMatchObject({ status: 422, body: { errors: [{ pointer: '/id' }] } });
  });

  it('are deleted by who has read them', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'deleted' }) });
    expect((await ask('DELETE /events/deleted')).status).toBe(428);
    expect((await ask('DELETE /events/deleted', { headers: { 'if-match': '"7"' } })).status).toBe(409);
    const deleted = await ask('DELETE /events/deleted', { headers: { 'if-match': '"1"' } });
    expect(deleted).toMatchObject({ status: 204, text: '' });
    expect(await ask('GET /events/deleted')).toMatchObject({
      status: 404,
      body: { type: '/problems/plan-not-found' },
    });
  });

  it('are deleted with what runs of them', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'running' }) });
    const { location = '' } = (await ask('POST /events/running/runs')).headers;
    await ask('DELETE /events/running', { headers: { 'if-match': '"1"' } });
    expect((await ask(`GET ${location}`)).body).toMatchObject({ state: 'aborted' });
  });

  it('are listed by page', async () => {
    for (const id of ['zz-1', 'zz-2', 'zz-3']) await ask('POST /events', { body: aPlanInput({ id }) });
    const ids: string[] = [];
    let path = '/events?limit=2';
    for (let pages = 0; path !== '' && pages < 50; pages++) {
      const page = (await ask(`GET ${path}`)).body as { items: { id: string }[]; cursor: string | null };
      ids.push(...page.items.map(({ id }) => id));
      path = page.cursor === null ? '' : `/events?limit=2&cursor=${page.cursor}`;
    }
    expect(ids).toEqual([...new Set(ids)].sort());
    expect(ids).toEqual(expect.arrayContaining(['zz-1', 'zz-2', 'zz-3']));
  });

  it('are validated without being stored', async () => {
    const bad = PLAN_TEXT.replace('multiplier: 10', 'multiplier: -1').replace('flash-sale', 'only-validated');
    const headers = { 'content-type': 'application/yaml' };
    expect(await ask('POST /events/validate', { body: bad, headers })).toMatchObject({
      status: 200,
      body: {
        valid: false,
        unlisted: 0,
        problems: [{ line: 14, column: 15, path: 'traffic.multiplier', pointer: '/traffic/multiplier' }],
      },
    });
    const good = await ask('POST /events/validate', { body: PLAN_TEXT, headers });
    expect(good.body).toEqual({ valid: true, problems: [], unlisted: 0 });
    expect((await ask('GET /events/only-validated')).status).toBe(404);
  });
});
