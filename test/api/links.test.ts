import { beforeAll, describe, expect, it } from '@jest/globals';
import { seed } from './seeded';
import { type Answer, type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);
const DAY = 86_400;

let runId: string;
beforeAll(async () => {
  runId = await seed(stand, 'linked');
  await seed(stand, 'deleted');
});

const make = async (body: object = {}, event = 'linked'): Promise<Answer & { path: string; id: string }> => {
  const answer = await ask(`POST /events/${event}/links`, {
    ...{ body, headers: { host: 'iem.example', 'x-forwarded-proto': 'https' } },
  });
  const { url = '', id = '' } = answer.body as { url?: string; id?: string };
  return { ...answer, id, path: url.replace('https://iem.example', '') };
};

const nowhere = { status: 404, body: { type: '/problems/link-not-found' } };

describe('a link to a report', () => {
  it('is opened without an account, as a page that nobody keeps or indexes', async () => {
    const { status, body, path } = await make({ expiresInDays: 7 });
    expect(status).toBe(201);
    expect(body).toMatchObject({
      event: 'linked',
      run: null,
      expires: '2026-11-29T12:00:00.000Z',
      createdBy: 'local',
    });
    const page = await ask(`GET ${path}`);
    expect(page).toMatchObject({
      status: 200,
      headers: {
        'content-type': 'text/html; charset=utf-8',
        'cache-control': 'no-store',
        'x-robots-tag': 'noindex, nofollow',
        'referrer-policy': 'no-referrer',
        'content-security-policy': expect.stringContaining("default-src 'none'"),
      },
    });
    expect(page.text).toContain('<!doctype html>');
  });

  it('is of this machine where no one stands before it', async () => {
    const { body } = await ask('POST /events/linked/links', { headers: { host: '127.0.0.1:3000' } });
    expect(body).toMatchObject({ url: expect.stringMatching(/^http:\/\/127\.0\.0\.1:3000\/r\//) });
  });

  it('may be of one run', async () => {
    const { path, body } = await make({ run: runId });
    expect(body).toMatchObject({ run: runId });
    expect((await ask(`GET ${path}`)).status).toBe(200);
    expect(await make({ run: 'gone' })).toMatchObject({
      status: 404,
      body: { type: '/problems/run-not-found' },
    });
    expect(await make({}, 'gone')).toMatchObject({ status: 404, body: { type: '/problems/plan-not-found' } });
  });

  it('opens nothing once it is revoked, and the list says by whom', async () => {
    const { path, id } = await make();
    expect((await ask(`DELETE /events/linked/links/${id}`)).status).toBe(204);
    expect(await ask(`GET ${path}`)).toMatchObject(nowhere);
    const { body, text } = await ask('GET /events/linked/links');
    expect(body).toMatchObject({
      items: expect.arrayContaining([expect.objectContaining({ id, revokedBy: 'local' })]),
    });
    expect(text).not.toContain(path.replace('/r/', ''));
    expect(await ask('DELETE /events/linked/links/gone')).toMatchObject(nowhere);
  });

  it('opens nothing when the event is deleted', async () => {
    const { path } = await make({}, 'deleted');
    await ask('DELETE /events/deleted', { headers: { 'if-match': '"1"' } });
    expect(await ask(`GET ${path}`)).toMatchObject(nowhere);
  });

  it.each(['x', '..%2f..', 'a.b', `${'e30'}.${'A'.repeat(43)}`])(
    'that is not one of ours opens nothing: %s',
    async (token) => {
      expect(await ask(`GET /r/${token}`)).toMatchObject(nowhere);
    },
  );

  it('that was changed opens nothing', async () => {
    const { path } = await make();
    const last = path.at(-1) === 'A' ? 'B' : 'A';
    expect(await ask(`GET ${path.slice(0, -1)}${last}`)).toMatchObject(nowhere);
  });

  it('opens nothing once it has expired', async () => {
    const { path } = await make({ expiresInDays: 1 });
    stand.later(DAY - 1);
    expect((await ask(`GET ${path}`)).status).toBe(200);
    stand.later(1);
    expect(await ask(`GET ${path}`)).toMatchObject(nowhere);
  });

  it.each([{ expiresInDays: 0 }, { expiresInDays: 91 }, { expiresInDays: 1.5 }, { run: null }])(
    'cannot be of %j',
    async (body) => {
      expect((await make(body)).status).toBe(422);
    },
  );
});
