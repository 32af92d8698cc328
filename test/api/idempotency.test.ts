import { describe, expect, it } from '@jest/globals';
import { aPlanInput } from '../builders/plan';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);
const keyed = (key: string) => ({ 'Idempotency-Key': key });

describe('a POST with an Idempotency-Key', () => {
  it('has one effect and one reply', async () => {
    const request = { body: aPlanInput({ id: 'once' }), headers: keyed('a') };
    const first = await ask('POST /events', request);
    expect(first.headers).not.toHaveProperty('idempotency-replayed');
    const change = { body: aPlanInput({ id: 'once', name: 'Changed' }), headers: { 'if-match': '"1"' } };
    await ask('PUT /events/once', change);

    const again = await ask('POST /events', request);
    expect(again).toMatchObject({ status: first.status, body: first.body });
    expect(again.headers).toMatchObject({ ...first.headers, 'idempotency-replayed': 'true' });
    expect(await ask('GET /events/once')).toMatchObject({ body: { name: 'Changed' } });
  });

  it('starts one run', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'run-once' }) });
    const first = await ask('POST /events/run-once/runs', { headers: keyed('b') });
    await ask(`POST ${first.headers.location}/cancel`);
    stand.later(60);
    const again = await ask('POST /events/run-once/runs', { headers: keyed('b') });
    expect(again).toMatchObject({ status: 202, text: first.text });
  });

  it('refuses other content under the key', async () => {
    await ask('POST /events', { body: aPlanInput({ id: 'content-1' }), headers: keyed('c') });
    const other = await ask('POST /events', { body: aPlanInput({ id: 'content-2' }), headers: keyed('c') });
    expect(other).toMatchObject({ status: 422, body: { type: '/problems/key-reused' } });
    expect((await ask('GET /events/content-2')).status).toBe(404);
  });

  it('keeps keys of callers and of routes apart', async () => {
    const authorizer = { iam: { userArn: 'arn:aws:iam::111122223333:user/mei' } };
    await ask('POST /events', { body: aPlanInput({ id: 'apart-1' }), headers: keyed('d') });
    const mine = await ask('POST /events', {
      body: aPlanInput({ id: 'apart-2' }),
      headers: keyed('d'),
      authorizer,
    });
    expect(mine.status).toBe(201);
    expect((await ask('POST /events/apart-1/runs', { headers: keyed('d') })).status).toBe(202);
  });

  it('leaves the key free when it failed, so that it can be tried again', async () => {
    const body = aPlanInput({ id: 'free' });
    await ask('POST /events', { body: { ...body, name: 'In the way' } });
    expect((await ask('POST /events', { body, headers: keyed('e') })).status).toBe(409);
    await ask('DELETE /events/free', { headers: { 'if-match': '"1"' } });
    expect((await ask('POST /events', { body, headers: keyed('e') })).status).toBe(201);
  });

  it('waits for the one that is being answered', async () => {
    const request = { body: aPlanInput({ id: 'parallel' }), headers: keyed('f') };
    const answers = await Promise.all(Array.from({ length: 6 }, () => ask('POST /events', request)));
    const kinds = answers.map(({ status, headers }) =>
      status === 409 ? `409 ${headers['retry-after']}` : status,
    );
    expect(kinds.filter((kind) => kind !== 201 && kind !== '409 2')).toEqual([]);
    const fresh = answers.filter(({ status, headers }) => status === 201 && !headers['idempotency-replayed']);
    expect(fresh).toHaveLength(1);
  });

  it.each([' ', 'ключ', 'x'.repeat(256)])('refuses the key %j', async (key) => {
    const answer = await ask('POST /events', { body: aPlanInput({ id: 'key' }), headers: keyed(key) });
    expect(answer).toMatchObject({ status: 400, body: { type: '/problems/request-malformed' } });
  });

  it('is asked anew where nothing changes', async () => {
    const answer = await ask('POST /events/validate', { body: {}, headers: keyed('g') });
    const again = await ask('POST /events/validate', { body: { id: 'a' }, headers: keyed('g') });
    expect([answer.status, again.status]).toEqual([200, 200]);
  });
});
