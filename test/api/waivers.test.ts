import { beforeAll, describe, expect, it } from '@jest/globals';
import { aPlanInput } from '../builders/plan';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);

const waiver = {
  finding: 'db-multi-az',
  resource: 'reports',
  reason: 'May be down.',
  owner: 'Mei',
  expires: '2026-12-13',
};
const planned = {
  finding: 'root-account-mfa',
  reason: 'Hardware key is on its way.',
  owner: 'Mei',
  expires: '2026-12-13',
};

beforeAll(async () => {
  await ask('POST /events', { body: aPlanInput({ id: 'waived', waivers: [planned] }) });
});

describe('waivers', () => {
  it('are given, read, changed and taken back by who has read them', async () => {
    const created = await ask('POST /events/waived/waivers', { body: waiver });
    expect(created).toMatchObject({
      status: 201,
      headers: { etag: '"1"' },
      body: { value: waiver, source: 'api', by: 'local' },
    });
    const path = created.headers.location;
    expect(await ask(`GET ${path}`)).toMatchObject({
      status: 200,
      headers: { etag: '"1"' },
      body: created.body as object,
    });
    expect(
      (await ask('POST /events/waived/waivers', { body: { ...waiver, owner: 'Ana' } })).body,
    ).toMatchObject({
      type: '/problems/record-conflict',
      status: 409,
    });

    const body = { ...waiver, expires: '2026-12-20' };
    expect((await ask(`PUT ${path}`, { body })).status).toBe(428);
    expect((await ask(`PUT ${path}`, { body, headers: { 'if-match': '"9"' } })).status).toBe(409);
    const changed = await ask(`PUT ${path}`, { body, headers: { 'if-match': '"1"' } });
    expect(changed).toMatchObject({ status: 200, headers: { etag: '"2"' }, body: { value: body } });
    const other = await ask(`PUT ${path}`, {
      body: { ...body, resource: 'shop' },
      headers: { 'if-match': '"2"' },
    });
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/change-invalid' } });

    expect((await ask(`DELETE ${path}`)).status).toBe(428);
    expect((await ask(`DELETE ${path}`, { headers: { 'if-match': '"1"' } })).status).toBe(409);
    expect((await ask(`DELETE ${path}`, { headers: { 'if-match': '"2"' } })).status).toBe(204);
    expect(await ask(`GET ${path}`)).toMatchObject({
      status: 404,
      body: { type: '/problems/record-not-found' },
    });
  });

  it.each([
    ['of everything', { finding: '*', resource: undefined }, 'finding accepts every risk'],
    [
      'of no check',
      { finding: 'db-multi-zone' },
      'finding is no check or ceiling, so it accepts nothing (did you mean db-multi-az?).',
    ],
    [
      'that ends before the event does',
      { expires: '2026-12-11' },
      'expires is before the event ends on 2026-12-12',
    ],
    [
      'of an account that the plan does not name',
      { account: '999988887777' },
      'account is not an account of the plan',
    ],
  ])('%s are refused, as in a plan', async (_, change, said) => {
    const { status, body } = await ask('POST /events/waived/waivers', { body: { ...waiver, ...change } });
    expect([status, body]).toEqual([
      422,
      expect.objectContaining({ type: '/problems/change-invalid', detail: expect.stringContaining(said) }),
    ]);
  });

  it('of the plan are among them', async () => {
    expect((await ask('GET /events/waived/waivers')).body).toMatchObject({
      items: [{ value: planned, source: 'plan' }],
    });
  });
});
