import { beforeAll, describe, expect, it } from '@jest/globals';
import { HOSTILE } from '../builders/hostile';
import { seed } from './seeded';
import { type Asking, apiStand } from './stand';

const stand = apiStand();
const ask: Asking = (...args) => stand.ask(...args);
const EVENT = 'worked';

beforeAll(async () => {
  await seed(stand, EVENT, 3);
  await ask(`POST /events/${EVENT}/timeline`, { body: { step: 5, owner: 'Mei' } });
  for (const [i, text] of HOSTILE.entries()) {
    await stand.backend.store.items.put(
      EVENT,
      {
        ...{ id: `h${i}`, state: 'open', colour: 'yellow', description: text, owner: text, reason: text },
        history: [{ at: '2026-11-20T00:00:00.000Z', by: text, did: 'opened', detail: text }],
      },
      0,
    );
  }
});

describe('GET /events/{eventId}/page', () => {
  it('has everything with its revision', async () => {
    const { status, headers, body } = await ask(`GET /events/${EVENT}/page?state=all`);
    expect(status).toBe(200);
    expect(headers).toMatchObject({
      'content-type': 'application/json',
      vary: expect.stringContaining('accept'),
    });
    expect(body).toMatchObject({
      event: { id: EVENT },
      today: '2026-11-22',
      steps: expect.arrayContaining([
        expect.objectContaining({
          step: 5,
          owner: 'Mei',
          record: expect.objectContaining({ revision: 1, by: 'local' }),
        }),
        expect.objectContaining({ step: 7, record: null }),
      ]),
      items: { total: HOSTILE.length, matching: HOSTILE.length, from: 0 },
    });
  });

  it('shows one item with its history, and lists the others without', async () => {
    const { body } = await ask(`GET /events/${EVENT}/page?text=nothing-like-it&open=item-h3`);
    expect(body).toMatchObject({ items: { matching: 0, shown: [{ item: { id: 'h3', history: [{}] } }] } });
    const all = (await ask(`GET /events/${EVENT}/page`)).body as {
      items: { shown: { item: { history: [] } }[] };
    };
    expect(all.items.shown.every(({ item }) => item.history.length === 0)).toBe(true);
  });

  it.each(['state=gone', 'colour=blue', 'from=-1', 'item=x'])('refuses %s', async (query) => {
    expect((await ask(`GET /events/${EVENT}/page?${query}`)).status).toBe(400);
  });

  it('is not there for an event that is not', async () => {
    expect((await ask('GET /events/gone/page')).status).toBe(404);
    expect((await ask(`GET /events/${EVENT}/page`, { headers: { accept: 'text/csv' } })).status).toBe(406);
  });

  it('is a page that can only be read: it runs nothing, and its one form chooses what is shown', async () => {
    const { status, headers, text } = await ask(`GET /events/${EVENT}/page?format=html&open=item-h0`);
    expect(status).toBe(200);
    const policy = headers['content-security-policy'] ?? '';
    expect(policy).toMatch(
      /^default-src 'none'; style-src 'sha256-[^']+'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'$/,
    );
    expect(text).not.toMatch(/method="post"|<script|<img|<svg|href="javascript|\sstyle=|\son\w+="/i);
    expect(text.match(/<form/g)).toHaveLength(1);
    // The values of the filter are not shown.
    expect(text.replaceAll(/ value="[^"]*"/g, '')).not.toContain('\u202e');
    expect(text).toContain('History');
  });

  it('takes no form: what changes something are the routes of the records', async () => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask(`${method} /events/${EVENT}/page`, { body: {} })).status).toBe(405);
  });
});

describe('a link to the page', () => {
  const make = async (body: object = {}) => {
    const answer = await ask(`POST /events/${EVENT}/links`, {
      body: { shows: 'page', ...body },
      headers: { host: 'iem.example' },
    });
    const { url = '', id = '' } = answer.body as { url?: string; id?: string };
    return { ...answer, id, path: new URL(url).pathname };
  };

  it('opens it without an account, as it is now, to be read alone', async () => {
    const { status, body, path } = await make();
    expect([status, body]).toEqual([201, expect.objectContaining({ shows: 'page', run: null })]);
    const page = await ask(`GET ${path}`);
    expect(page).toMatchObject({
      status: 200,
      headers: { 'x-robots-tag': 'noindex, nofollow', 'cache-control': 'no-store' },
    });
    expect(page.text).toContain('Action items');
    expect(page.text).not.toContain('method="post"');
    const filtered = await ask(`GET ${path}?state=pending&owner=-&colour=any&text=`);
    expect(filtered.text).toContain('0 items like this');
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE'])
      expect((await ask(`${method} ${path}`, { body: { step: 5 } })).status).toBe(405);
  });

  it('opens nothing once it is revoked or has expired', async () => {
    const { path, id } = await make({ expiresInDays: 1 });
    const other = await make();
    expect((await ask(`DELETE /events/${EVENT}/links/${other.id}`)).status).toBe(204);
    expect((await ask(`GET ${other.path}`)).status).toBe(404);
    stand.later(86_401);
    expect((await ask(`GET ${path}`)).status).toBe(404);
    expect(id).not.toBe('');
  });
});

describe('who changes something', () => {
  it('is who the authorizer says, and the name of a person only in the process itself', async () => {
    const step = { step: 9, owner: 'Mei' };
    const body = (
      await ask(`POST /events/${EVENT}/timeline`, { body: step, authorizer: { local: { user: 'ana' } } })
    ).body;
    expect(body).toMatchObject({ by: 'ana' });
    const signed = { local: { user: 'ana' }, iam: { userArn: 'arn:aws:iam::111122223333:user/bo' } };
    const other = await ask(`POST /events/${EVENT}/timeline`, {
      body: { ...step, step: 10 },
      authorizer: signed,
    });
    expect(other.body).toMatchObject({ by: 'arn:aws:iam::111122223333:user/bo' });
  });
});

describe('a change that the rules refuse', () => {
  it('names the field by its pointer', async () => {
    const waiver = { finding: 'db-multi-az', reason: 'r', owner: 'Mei', expires: '2026-01-01' };
    expect((await ask(`POST /events/${EVENT}/waivers`, { body: waiver })).body).toMatchObject({
      type: '/problems/change-invalid',
      errors: [
        { in: 'body', pointer: '/expires', message: expect.stringMatching(/^is before the event ends/) },
      ],
    });
  });
});
