/** The page's server on the API in this process, and on one that is reached over the network. */
import { request as httpRequest, type Server } from 'node:http';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { createApi } from '../../../src/api/api';
import { type Ask, askInProcess, askRemotely } from '../../../src/cli/page/ask';
import { createPageServer, type PageServer, withKey } from '../../../src/cli/page/server';
import { serve } from '../../../src/cli/serve';
import { seed } from '../../api/seeded';
import { HOSTILE } from '../../builders/hostile';
import { type LocalBackend, openLocalBackend } from '../../builders/local-backend';
import { manyFindings } from '../../builders/report';

let local: LocalBackend;
let pages: PageServer;
let asked: {
  readonly method: string;
  readonly path: string;
  readonly headers?: object;
  readonly body?: unknown;
}[] = [];
let api: Ask;
const EVENT = 'sale';

beforeAll(async () => {
  local = await openLocalBackend();
  await seed(local, EVENT, 3);
  api = askInProcess(createApi({ backend: local.backend, log: { error: () => {} } }));
  const ask: Ask = (question, user) => {
    asked.push(question);
    return api(question, user);
  };
  pages = createPageServer({ ask, user: 'ana' });
});
afterAll(() => local.close());
beforeEach(() => {
  asked = [];
});

const get = async (query = '', headers = {}) =>
  pages({ method: 'GET', path: `/page/${EVENT}`, query: new URLSearchParams(query), headers, body: '' });

const post = async (form: Readonly<Record<string, string>> | URLSearchParams, query = '', headers = {}) =>
  pages({
    ...{ method: 'POST', path: `/page/${EVENT}`, query: new URLSearchParams(query), headers },
    body: String(new URLSearchParams(form)),
  });

const textOf = (html: unknown): string =>
  String(html)
    .replaceAll(/<style>.*?<\/style>|<script>.*?<\/script>/gs, '')
    .replaceAll(/<[^>]+>/g, ' ')
    .replaceAll(/\s+/g, ' ');

const records = (kind: 'step' | 'answer' | 'waiver' | 'loadTest') =>
  local.backend.store.records.list(EVENT, kind);

describe('a form', () => {
  it('ticks a step by the request that a program would send, in the name of the person', async () => {
    const done = await post(
      { thing: 'step-5', revision: '0', do: 'save', 'was.doneOn': '', 'f.doneOn': '2026-11-22' },
      'state=all',
    );
    expect(done).toMatchObject({ status: 303, headers: { location: 'sale?state=all&saved=step-5#step-5' } });
    expect(asked.filter(({ method }) => method !== 'GET')).toEqual([
      expect.objectContaining({
        method: 'POST',
        path: '/events/sale/timeline',
        body: { step: 5, doneOn: '2026-11-22' },
      }),
    ]);
    expect(await records('step')).toMatchObject([{ key: '5', by: 'ana', source: 'api', revision: 1 }]);
    expect(textOf((await get('saved=step-5'))?.body)).toContain('Saved.');
  });

  it('writes what nobody changed as it is: a tick keeps the owner', async () => {
    await post({ thing: 'step-6', revision: '0', 'f.owner': 'Mei', 'f.remarks': 'a\r\nb' });
    await post({ thing: 'step-6', revision: '1', 'was.doneOn': '', 'f.doneOn': '2026-11-22' });
    const found = (await records('step')).find(({ key }) => key === '6');
    expect(found).toMatchObject({
      revision: 2,
      value: { step: 6, owner: 'Mei', remarks: 'a\nb', doneOn: '2026-11-22' },
    });
  });

  it('is written once, even if it is sent twice', async () => {
    const form = {
      thing: 'new-item',
      revision: '0',
      once: 'k1',
      'f.description': 'Book the room',
      'f.colour': 'red',
    };
    const [one, two] = [await post(form), await post(form)];
    expect(two?.headers.location).toBe(one?.headers.location);
    const { items } = await local.backend.store.items.list(EVENT);
    expect(items.filter(({ item }) => item.description === 'Book the room')).toHaveLength(1);
  });

  it('says at each field what is wrong, in sentences, and keeps what was typed', async () => {
    const answer = await post({
      thing: 'new-waiver',
      revision: '0',
      'f.finding': 'db-multi-az',
      'f.reason': 'Known & fine',
      'f.expires': '2026-01-01',
    });
    expect(answer?.status).toBe(422);
    const body = String(answer?.body);
    expect(textOf(body)).toContain('Owner is missing.');
    expect(body).toContain('Known &amp; fine');
    expect(body).toContain('aria-invalid');
    const short = await post({
      thing: 'new-waiver',
      revision: '0',
      'f.finding': 'db-multi-azz',
      'f.reason': 'x',
      'f.owner': 'Mei',
      'f.expires': '2026-12-31',
    });
    expect(textOf(short?.body)).toContain(
      'Finding or ceiling is not the id of a check or a ceiling, so the waiver would accept nothing. Did you mean db-multi-az?',
    );
    const early = await post({
      thing: 'new-waiver',
      revision: '0',
      'f.finding': 'db-multi-az',
      'f.reason': 'x',
      'f.owner': 'Mei',
      'f.expires': '2026-01-01',
    });
    expect(textOf(early?.body)).toContain('Expires is before the event ends');
    const test = await post({
      thing: 'new-test',
      revision: '0',
      'f.name': 'T',
      'f.on': '2026-11-20',
      'f.result': 'passed',
      'f.reachedMultiplier': 'lots',
      'f.requestsPerSecondPerInstance': 'shop-web',
      'f.report': 'javascript:alert(1)',
    });
    expect(textOf(test?.body)).toMatch(
      /normal traffic must be a number, not text\..*one instance must be a number.*Report: write a full URL/,
    );
    expect(await records('waiver')).toEqual([]);
  });

  it('records a load test, with what one instance served, and changes and deletes it', async () => {
    const made = await post({
      thing: 'new-test',
      revision: '0',
      'f.name': 'Full',
      'f.on': '2026-11-20',
      'f.result': 'passed',
      'f.reachedMultiplier': '24',
      'f.requestsPerSecondPerInstance': 'shop-web = 120\r\na=b = 3',
    });
    const [{ key } = { key: '' }] = await records('loadTest');
    expect(made?.headers.location).toContain(`#test-${key}`);
    expect(await records('loadTest')).toMatchObject([
      {
        value: {
          reachedMultiplier: 24,
          requestsPerSecondPerInstance: [
            { autoScalingGroup: 'shop-web', value: 120 },
            { autoScalingGroup: 'a=b', value: 3 },
          ],
        },
      },
    ]);
    await post({ thing: `test-${key}`, revision: '1', 'f.result': 'failed' });
    expect(await records('loadTest')).toMatchObject([
      {
        revision: 2,
        value: {
          result: 'failed',
          reachedMultiplier: 24,
          requestsPerSecondPerInstance: [{ value: 120 }, {}],
        },
      },
    ]);
    expect((await post({ thing: `test-${key}`, revision: '1', do: 'withdraw' }))?.status).toBe(409);
    expect((await post({ thing: `test-${key}`, revision: '2', do: 'withdraw' }))?.headers.location).toBe(
      'sale?saved=tests#tests',
    );
    expect(await records('loadTest')).toEqual([]);
  });

  it('changes an item: what is emptied is taken away, and a state of runs stays', async () => {
    const { store } = local.backend;
    await store.items.put(
      EVENT,
      {
        id: 'x1',
        state: 'accepted',
        colour: 'red',
        description: 'D',
        owner: 'Mei',
        remarks: 'r',
        history: [],
        found: {
          check: 'db-multi-az',
          account: '111122223333',
          region: 'us-east-1',
          resource: 'r',
          findings: [...manyFindings(2).map(({ id }) => id), 'auto-scaling-group-zones~mended'],
          asOf: '2026-11-01T00:00:00.000Z',
        },
      },
      0,
    );
    const shown = String((await get('state=all&open=item-x1'))?.body);
    expect(shown).toContain('Accept this risk');
    // What the latest run does not find any more would be accepted unseen when it came back.
    expect(shown.match(/Accept this risk/g)).toHaveLength(2);
    expect(shown).not.toContain('name="f.description"');
    await post(
      { thing: 'item-x1', revision: '1', 'f.state': 'accepted', 'f.owner': 'Bo', 'f.remarks': '' },
      'state=all',
    );
    const stored = await store.items.get(EVENT, 'x1');
    expect(stored).toMatchObject({
      revision: 2,
      item: {
        state: 'accepted',
        owner: 'Bo',
        history: [{ by: 'ana', detail: 'owner: Mei → Bo; remarks: r → none' }],
      },
    });
    expect(stored?.item).not.toHaveProperty('remarks');
  });

  it('begins with the finding whose risk is to be accepted', async () => {
    const body = String((await get('open=new-waiver&finding=db-multi-az~1'))?.body);
    expect(body).toContain('value="db-multi-az~1"');
  });

  it('is refused where there is no such thing', async () => {
    for (const thing of [
      '',
      'step-26',
      'item-gone',
      'answer-gone',
      'constructor-x',
      'new-step',
      'waiver-',
      'test-x',
    ])
      expect((await post({ thing, revision: '0', 'f.owner': 'Bo' }))?.status).toBe(404);
  });
});

describe('a conflict', () => {
  const edit = (name: string, form: Readonly<Record<string, string>>) =>
    post({ thing: 'step-7', ...form }, '', { cookie: `a=b; iem-name=${encodeURIComponent(name)}` });

  it('shows what both wrote, loses nothing, and is written once both were seen', async () => {
    await edit('Bo', { revision: '0', 'f.owner': 'Bo', 'f.remarks': 'On Monday.' });
    const answer = await edit('Zoë', {
      revision: '0',
      'was.owner': '',
      'f.owner': 'Zoë',
      'was.due': '',
      'f.due': '2026-11-30',
      'was.remarks': '',
      'f.remarks': '',
    });
    expect(answer?.status).toBe(409);
    const body = String(answer?.body);
    expect(textOf(body)).toContain('Not saved: Bo changed this on 22 Nov 2026');
    expect(textOf(body)).toContain('They wrote: Bo');
    expect(body).toContain('name="f.owner" aria-describedby="step-7.owner.theirs" type="text" value="Zoë"');
    // What only the other changed is taken over, and what only this person changed is kept.
    expect(body).toContain('>On Monday.</textarea>');
    expect(body).toContain('value="2026-11-30"');
    expect((await records('step')).find(({ key }) => key === '7')).toMatchObject({ by: 'Bo', revision: 1 });

    const again = await edit('Zoë', {
      revision: '1',
      'f.owner': 'Zoë',
      'f.due': '2026-11-30',
      'f.remarks': 'On Monday.',
      'theirs.owner': 'Bo',
    });
    expect(again?.status).toBe(303);
    expect((await records('step')).find(({ key }) => key === '7')).toMatchObject({
      by: 'Zoë',
      revision: 2,
      value: { owner: 'Bo', due: '2026-11-30', remarks: 'On Monday.' },
    });
  });

  it('of an invalid form stays noticed when it is mended', async () => {
    await post({ thing: 'answer-monitoring-tools', revision: '0', 'f.answer': 'One' });
    await post({ thing: 'answer-monitoring-tools', revision: '1', 'f.answer': 'Two' });
    const invalid = await post({
      thing: 'answer-monitoring-tools',
      revision: '1',
      'was.answer': 'One',
      'f.answer': '',
    });
    expect(invalid?.status).toBe(422);
    expect(String(invalid?.body)).toContain('name="revision" value="1"');
    const mended = await post({
      thing: 'answer-monitoring-tools',
      revision: '1',
      'was.answer': 'One',
      'f.answer': 'Three',
    });
    expect(mended?.status).toBe(409);
    expect(textOf(mended?.body)).toContain('They wrote: Two');
  });

  it('of something new shows what there is of this name', async () => {
    const form = {
      thing: 'new-waiver',
      revision: '0',
      'f.finding': 'db-multi-az',
      'f.reason': 'Mine',
      'f.owner': 'Mei',
      'f.expires': '2026-12-31',
    };
    expect((await post(form))?.status).toBe(303);
    const again = await post({ ...form, 'f.reason': 'Yours' });
    expect(again?.status).toBe(409);
    expect(textOf(again?.body)).toContain('They wrote: Mine');
    expect(String(again?.body)).toContain('>Yours</textarea>');
  });
});

describe('what two people do at the same time', () => {
  const answer = (id: string, form: Readonly<Record<string, string>>) =>
    post({ thing: `answer-${id}`, ...form }, '', { cookie: 'iem-name=Bo' });

  it('is saved where both did the same, such as one person who clicked twice', async () => {
    const tick = { thing: 'step-14', revision: '0', 'was.doneOn': '', 'f.doneOn': '2026-11-22' };
    const [one, two] = [await post(tick), await post(tick)];
    expect([one?.status, two?.status]).toEqual([303, 303]);
    expect(two?.headers.location).toBe(one?.headers.location);
    const change = { ...tick, revision: '1', 'f.doneOn': '2026-11-21', 'was.doneOn': '2026-11-22' };
    expect([(await post(change))?.status, (await post(change))?.status]).toEqual([303, 303]);
    expect((await records('step')).find(({ key }) => key === '14')).toMatchObject({ revision: 2 });
  });

  it('is not taken for saved where one changed and the other deleted', async () => {
    await answer('security-ddos-response', { revision: '0', 'f.answer': 'One' });
    await answer('security-ddos-response', { revision: '1', 'f.answer': 'Two' });
    const deleted = await post({ thing: 'answer-security-ddos-response', revision: '1', do: 'withdraw' });
    expect(deleted?.status).toBe(409);
  });

  it('is said where one deleted what the other changed, and can be written anew', async () => {
    const id = 'resilience-backups';
    await answer(id, { revision: '0', 'f.answer': 'Yes' });
    await answer(id, { revision: '1', do: 'withdraw' });
    const late = await answer(id, { revision: '1', 'was.answer': 'Yes', 'f.answer': 'Yes, since May' });
    expect(late?.status).toBe(409);
    expect(textOf(late?.body)).toContain('Not saved: somebody has deleted this');
    expect(String(late?.body)).toContain('>Yes, since May</textarea>');
    const again = await answer(id, { revision: '0', 'was.answer': '', 'f.answer': 'Yes, since May' });
    expect(again?.status).toBe(303);
  });

  it('shows the waiver that there is, whether a star or nothing stands for every resource', async () => {
    const form = {
      ...{ thing: 'new-waiver', revision: '0', 'f.finding': 'root-account-mfa', 'f.reason': 'Mine' },
      ...{ 'f.owner': 'Mei', 'f.expires': '2026-12-31' },
    };
    expect((await post(form))?.status).toBe(303);
    const again = await post({ ...form, 'f.reason': 'Yours', 'f.resource': '*' });
    expect(textOf(again?.body)).toContain('They wrote: Mine');
  });

  it('waits for the answer where the same form is sent again before it came', async () => {
    let isBusy = true;
    const server = createPageServer({
      ask: async (question, user) => {
        if (question.method !== 'POST' || !isBusy) return api(question, user);
        isBusy = false;
        return { status: 409, headers: {}, text: JSON.stringify({ type: '/problems/key-in-use' }) };
      },
      user: 'ana',
    });
    const body = 'thing=new-item&revision=0&once=k2&f.description=Twice&f.colour=red';
    const request = {
      method: 'POST',
      path: `/page/${EVENT}`,
      query: new URLSearchParams(),
      headers: {},
      body,
    };
    expect((await server(request))?.status).toBe(303);
  });
});

describe('many items', () => {
  it('are changed at once, except those that somebody else changed meanwhile', async () => {
    const { store } = local.backend;
    for (const id of ['m1', 'm2', 'm3'])
      await store.items.put(EVENT, { id, state: 'open', colour: 'red', description: id, history: [] }, 0);
    const form = new URLSearchParams([
      ['do', 'many'],
      ['f.owner', 'Mei'],
      ['f.state', 'in-progress'],
      ['f.due', ''],
      ['pick', '1 m1'],
      ['pick', '1 m2'],
    ]);
    expect(await post(form)).toMatchObject({ status: 303, headers: { location: 'sale?saved=items#items' } });
    expect((await store.items.get(EVENT, 'm1'))?.item).toMatchObject({ owner: 'Mei', state: 'in-progress' });
    const second = await post(
      new URLSearchParams([
        ['do', 'many'],
        ['f.owner', 'Bo'],
        ['pick', '1 m2'],
        ['pick', '1 m3'],
      ]),
    );
    expect(second?.status).toBe(409);
    expect(textOf(second?.body)).toMatch(
      /Changed: 1 of 2 items\. Action item m2 has changed since revision 1/,
    );
    expect((await store.items.get(EVENT, 'm2'))?.item.owner).toBe('Mei');
    // What was not changed stays chosen, to be changed from what is shown now.
    const body = String(second?.body);
    expect(body.match(/value="\d+ m\d" form="bulk" checked/g)).toEqual(['value="2 m2" form="bulk" checked']);
    expect(body).toContain('name="f.owner" value="Bo"');
    expect(
      (
        await post(
          new URLSearchParams([
            ['do', 'many'],
            ['f.owner', 'Bo'],
          ]),
        )
      )?.status,
    ).toBe(422);
  });
});

describe('what the API says of values', () => {
  it('is said in its words, and once for many items', async () => {
    const answer = await post(
      new URLSearchParams([
        ['do', 'many'],
        ['f.due', '2026-99-99'],
        ['pick', '1 m1'],
        ['pick', '1 m2'],
      ]),
    );
    expect(textOf(answer?.body)).toContain(
      'Changed: 0 of 2 items. Due must be a day such as 2026-12-01. Steps',
    );
    expect(textOf(answer?.body)).not.toContain('see errors');
    expect(textOf((await get('from=x'))?.body)).toContain('From: from is a number. Open the page again');
  });
});

describe('the name', () => {
  it('is said once, and kept in the browser', async () => {
    const answer = await post({ do: 'name', name: '  Mei\u202e Tan\n ' });
    const cookie = answer?.headers['set-cookie'] ?? '';
    expect(cookie).toContain('iem-name=Mei%20Tan; Path=/; HttpOnly; SameSite=Strict');
    expect(textOf((await get('', { cookie: cookie.split(';')[0] }))?.body)).toContain('You write as Mei Tan');
    expect(textOf((await get('', { cookie: 'iem-name=%' }))?.body)).toContain('You write as ana');
  });

  it('is the API’s where it tells who asks', async () => {
    const remote = createPageServer({ ask: api, user: null });
    const page = await remote({
      method: 'GET',
      path: `/page/${EVENT}`,
      query: new URLSearchParams(),
      headers: { cookie: 'iem-name=Bo' },
      body: '',
    });
    expect(textOf(page?.body)).not.toContain('You write as');
  });
});

describe('a name with invisible characters', () => {
  /** Scripts of Persia and India join letters by such characters. */
  const NAME = 'Mei\u200dTan\u202e';

  it('is chosen as it is, and shown without them', async () => {
    await local.backend.store.items.put(
      EVENT,
      { id: 'zwj', state: 'open', colour: 'red', description: 'Z', owner: NAME, history: [] },
      0,
    );
    const body = String((await get())?.body);
    expect(body).toContain(`<option value="${NAME}">Mei\ufffdTan\ufffd</option>`);
    // A suggestion would be shown as it is, or be written as another name.
    expect(body).not.toMatch(/<datalist id="people">.*Mei.Tan/);
    expect(textOf((await get(`owner=${encodeURIComponent(NAME)}`))?.body)).toContain('1 item like this');
  });

  it('is shown without them where its change was faster', async () => {
    const edit = (owner: string, as: string) =>
      post({ thing: 'step-18', revision: '0', 'was.owner': '', 'f.owner': owner, 'f.remarks': as });
    await edit(NAME, 'one\ntwo');
    const late = textOf((await edit('Bo', 'three'))?.body);
    expect(late).toContain('They wrote: Mei\ufffdTan\ufffd');
    expect(late).not.toContain(`wrote: ${NAME}`);
  });
});

describe('an item that is not on the page once it is written', () => {
  it('is said to be saved all the same', async () => {
    const made = await post(
      { thing: 'new-item', revision: '0', once: 'k3', 'f.description': 'Elsewhere', 'f.colour': 'red' },
      'text=nothing-like-it',
    );
    const [, query] = /\?(.*)#/.exec(String(made?.headers.location)) ?? [];
    expect(textOf((await get(query))?.body)).toContain('Saved. It is not among the items that are shown.');
  });
});

describe('a single item', () => {
  it('has nothing to choose it by, because there are not many to change', async () => {
    await local.backend.store.items.put(
      EVENT,
      { id: 'alone', state: 'open', colour: 'red', description: 'Quite alone', history: [] },
      0,
    );
    const body = String((await get('text=Quite+alone'))?.body);
    expect(body).toContain('Quite alone');
    expect(body).not.toContain('name="pick"');
  });
});

describe('what people and AWS wrote', () => {
  it('is text, in the page and in forms', async () => {
    for (const [i, text] of HOSTILE.entries()) {
      const plain = text.replaceAll('\u0000', '');
      await post({ thing: 'step-20', revision: String(i), 'f.owner': plain, 'f.remarks': plain });
    }
    for (const text of HOSTILE) {
      await local.backend.store.items.put(
        EVENT,
        {
          id: `h${HOSTILE.indexOf(text)}`,
          state: 'open',
          colour: 'red',
          description: text,
          owner: text,
          remarks: text,
          history: [{ at: text, by: text, did: 'opened', detail: text }],
        },
        0,
      );
      const body = String(
        (await get(`open=item-h${HOSTILE.indexOf(text)}&text=${encodeURIComponent(text)}`))?.body,
      );
      expect(body).not.toMatch(/<img|<svg|href="javascript:/i);
      expect(body.match(/<script/g)).toHaveLength(1);
      expect(body.match(/<style/g)).toHaveLength(1);
    }
    expect(String((await get())?.body).replaceAll(/ value="[^"]*"/g, '')).not.toContain('\u202e');
  });
});

describe('what the API refuses', () => {
  const answering = (status: number, text: string): PageServer =>
    createPageServer({ ask: async () => ({ status, headers: {}, text }), user: null });
  const of = (server: PageServer, body = '') =>
    server({
      method: body === '' ? 'GET' : 'POST',
      path: '/page/sale',
      query: new URLSearchParams(),
      headers: {},
      body,
    });

  it.each([
    [403, '{"message":"Forbidden"}', 'you may not do this'],
    [401, '{"message":"Unauthorized"}', 'did not accept the token'],
    [404, '{"detail":"There is no event \\"sale\\"."}', 'There is no event'],
    [500, 'oops', 'The API answered 500'],
  ])('with %i is said, and what was typed is shown', async (status, text, words) => {
    const answer = await of(answering(status, text), 'thing=step-5&revision=0&f.owner=Mei&f.remarks=%3Cb%3E');
    expect(answer?.status).toBe(status);
    expect(textOf(answer?.body)).toContain(words);
    expect(textOf(answer?.body)).toContain(
      'Copy what you need, then open the page again and look whether it was saved. owner Mei remarks &lt;b>',
    );
  });

  it('is said where the API is of another version', async () => {
    expect(textOf((await of(answering(200, '{}')))?.body)).toContain('another version');
    expect(textOf((await of(answering(200, '<html>')))?.body)).toContain('another version');
  });

  it('is shown once the report is asked for', async () => {
    const path = `/page/${EVENT}/report`;
    const report = await pages({ method: 'GET', path, query: new URLSearchParams(), headers: {}, body: '' });
    expect(report).toMatchObject({
      status: 200,
      headers: { 'content-security-policy': expect.stringContaining("default-src 'none'") },
    });
    expect(String(report?.body)).toContain('<!doctype html>');
  });
});

describe('served', () => {
  let server: Server;
  let url: string;
  beforeAll(async () => {
    ({ server, url } = await serve(
      { forms: withKey(createPageServer({ ask: api, user: 'ana' }), 'k3y') },
      0,
    ));
  });
  afterAll(() => {
    server.closeAllConnections();
    server.close();
  });

  const send = (
    path: string,
    method: string,
    headers: Readonly<Record<string, string>> = {},
    body = '',
  ): Promise<number | undefined> =>
    new Promise((done, failed) =>
      httpRequest(new URL(path, url), { method, headers, agent: false }, (answer) =>
        done(answer.resume().statusCode),
      )
        .on('error', failed)
        .end(body),
    );
  const type = { 'content-type': 'application/x-www-form-urlencoded' };
  const form = 'thing=step-9&revision=0&f.owner=Evil';

  it('opens to the key alone', async () => {
    expect(await send('/k3y/page/sale', 'GET')).toBe(200);
    for (const path of [
      '/page/sale',
      '/k3/page/sale',
      '/k3yy/page/sale',
      '/',
      '/k3y',
      '/k3y/',
      '/events/sale',
      '/k3y/events/sale',
    ])
      expect(await send(path, 'GET')).toBe(404);
  });

  it('takes forms of its own pages alone', async () => {
    const origin = url.slice(0, -1);
    expect(await send('/k3y/page/sale', 'POST', type, form)).toBe(403);
    expect(await send('/k3y/page/sale', 'POST', { ...type, origin: 'null' }, form)).toBe(403);
    expect(await send('/k3y/page/sale', 'POST', { ...type, origin: 'http://evil.example' }, form)).toBe(403);
    expect(await send('/k3y/page/sale', 'POST', { origin, 'content-type': 'text/plain' }, form)).toBe(415);
    expect(await send('/k3y/page/sale', 'POST', { ...type, origin }, `${form}${'x'.repeat(1_100_000)}`)).toBe(
      413,
    );
    expect(await send('/k3y/page/sale', 'PUT', { ...type, origin }, form)).toBe(405);
    expect(await send('/page/sale', 'POST', { ...type, origin }, form)).toBe(404);
    expect((await records('step')).some(({ key }) => key === '9')).toBe(false);
    expect(await send('/k3y/page/sale', 'POST', { ...type, origin }, form)).toBe(303);
    expect((await records('step')).some(({ key }) => key === '9')).toBe(true);
  });
});

describe('over the network', () => {
  it('asks what the forms ask, and neither follows redirects nor says who it is by itself', async () => {
    const sent: Request[] = [];
    const ask = askRemotely('https://api.example/stage/', async (request) => {
      sent.push(request);
      return new Response('{"detail":"no"}', { status: 403 });
    });
    const answer = await ask(
      {
        method: 'PATCH',
        path: '/events/a/action-items/x~1',
        headers: { 'if-match': '"2"' },
        body: { owner: 'Mei' },
      },
      'Evil',
    );
    expect(answer).toMatchObject({ status: 403, text: '{"detail":"no"}' });
    const [request] = sent;
    expect([request?.url, request?.method, request?.redirect]).toEqual([
      'https://api.example/stage/events/a/action-items/x~1',
      'PATCH',
      'error',
    ]);
    expect(Object.fromEntries(request?.headers ?? [])).toEqual({
      'content-type': 'application/json',
      'if-match': '"2"',
    });
    expect(await request?.text()).toBe('{"owner":"Mei"}');
  });
});
