/** `iem page` and `iem remote page`, as people run them. */
import { Writable } from 'node:stream';
import { afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import type { Environment } from '../../../src/cli/environment';
import { openLocalStore } from '../../../src/store/local';
import { buildEventPage } from '../../../src/workbook/page/document';
import { iem } from '../../builders/environment';
import { aPlan } from '../../builders/plan';
import { recordingServer } from '../../client/server';
import { verifySignature } from '../../client/sigv4';
import { temporaryFolder } from '../folder';

const folder = temporaryFolder();
const api = await recordingServer();
const NOW = '2026-11-22T12:00:00.000Z';

beforeAll(async () => {
  const local = await openLocalStore(folder.at('store'), () => NOW);
  await local.store.plans.create(aPlan({ id: 'sale' }), 'mei');
  await local.close();
});

const environment = { ...process.env };
afterEach(() => {
  process.env = { ...environment };
});

/** Runs a command until the work with the address that it prints is done. */
async function served<T>(
  argv: readonly string[],
  work: (address: string) => Promise<T>,
  variables: Readonly<Record<string, string>> = {},
): Promise<T> {
  const stop = new AbortController();
  const printed = Promise.withResolvers<string>();
  const stderr = new Writable({
    write(chunk, _, done) {
      const address = /http:\/\/\S+/.exec(String(chunk))?.[0];
      if (address !== undefined) printed.resolve(address);
      done();
    },
  }) as unknown as Environment['stderr'];
  const ended = iem(argv, { stderr, signal: stop.signal, variable: (name) => variables[name] });
  const address = await Promise.race([
    printed.promise,
    ended.then((ran) => Promise.reject(new Error(JSON.stringify(ran)))),
  ]);
  try {
    return await work(address);
  } finally {
    stop.abort();
    expect(await ended).toMatchObject({ code: 0, stdout: '' });
  }
}

const post = (address: string, form: Readonly<Record<string, string>>) =>
  fetch(address, {
    ...{ method: 'POST', redirect: 'manual', body: new URLSearchParams(form) },
    headers: { origin: new URL(address).origin },
  });

describe('iem page', () => {
  it('serves the only event of the store, and records changes under the name of the user', async () => {
    await served(['page', '--store', folder.at('store')], async (address) => {
      expect(address).toMatch(/^http:\/\/127\.0\.0\.1:\d+\/[\w-]{24}\/page\/sale$/);
      expect(await (await fetch(address)).text()).toContain('You write as');
      expect((await post(address, { thing: 'step-5', revision: '0', 'f.owner': 'Bo' })).status).toBe(303);
      // There is nothing else: neither the API nor the page without the key.
      const { origin } = new URL(address);
      for (const path of ['/', '/page/sale', '/events', '/events/sale'])
        expect((await fetch(origin + path)).status).toBe(404);
    });
    const local = await openLocalStore(folder.at('store'), () => NOW);
    expect(await local.store.records.list('sale', 'step')).toMatchObject([
      { by: 'mei', value: { owner: 'Bo' } },
    ]);
    await local.close();
  });

  it.each([
    ['no store', ['--store', folder.at('none')], 'There is no store'],
    ['no such event', ['--store', folder.at('store'), '--event', 'gone'], 'gone'],
  ])('says where there is %s', async (_, argv, words) => {
    const { code, stderr } = await iem(['page', ...argv]);
    expect(code).toBe(2);
    expect(stderr).toContain(words);
  });
});

describe('iem remote page', () => {
  const page = () =>
    buildEventPage(
      {
        plan: aPlan({ id: 'sale' }),
        report: null,
        now: NOW,
        records: { steps: [], answers: [], loadTests: [], waivers: [] },
        items: [],
      },
      {},
    );
  const argv = ['remote', 'page', 'sale', '--url', api.url];
  const tick = { thing: 'step-5', revision: '0', 'was.doneOn': '', 'f.doneOn': '2026-11-22' };

  it('signs each request, to its own method and path', async () => {
    Object.assign(process.env, { AWS_ACCESS_KEY_ID: 'AKIDEXAMPLE', AWS_SECRET_ACCESS_KEY: 'secret' });
    api.answer(({ method }) => ({
      status: method === 'GET' ? 200 : 201,
      body: method === 'GET' ? page() : { key: '5' },
    }));
    await served([...argv, '--region', 'eu-west-1'], async (address) => {
      const shown = await (await fetch(address)).text();
      expect(shown).toContain('Done today');
      expect(shown).not.toContain('You write as');
      expect((await post(address, tick)).status).toBe(303);
    });
    const asked = api.requests();
    expect(asked.map(({ method, target }) => `${method} ${target}`)).toEqual([
      'GET /events/sale/page',
      'GET /events/sale/page?open=step-5',
      'POST /events/sale/timeline',
    ]);
    for (const request of asked)
      expect(verifySignature(request, 'secret')).toMatchObject({
        isValid: true,
        isOfBody: true,
        service: 'execute-api',
      });
  });

  it('sends the token, and nothing of it to the browser', async () => {
    api.answer(() => ({ body: page() }));
    const body = await served(
      [...argv, '--jwt-env', 'TOKEN'],
      async (address) => {
        const answer = await fetch(address);
        return JSON.stringify([...answer.headers]) + (await answer.text());
      },
      { TOKEN: 's3cr3t-token' },
    );
    expect(api.requests()[0]?.headers.authorization).toBe('Bearer s3cr3t-token');
    expect(body).not.toContain('s3cr3t');
  });

  it('shows that nothing is read or written where the API refuses', async () => {
    api.answer(() => ({ status: 403, body: { message: 'Forbidden' } }));
    await served(argv, async (address) => {
      const shown = await fetch(address);
      expect(shown.status).toBe(403);
      expect(await shown.text()).toContain('you may not do this');
      const written = await post(address, { ...tick, 'f.remarks': 'Typed.' });
      expect(written.status).toBe(403);
      expect(await written.text()).toContain('Typed.');
    });
    expect(api.requests().every(({ method }) => method === 'GET')).toBe(true);
  });

  it('says that the API does not answer', async () => {
    await served(['remote', 'page', 'sale', '--url', 'http://127.0.0.1:1'], async (address) => {
      const shown = await fetch(address);
      expect(shown.status).toBe(502);
      expect(await shown.text()).toContain('does not answer');
    });
  });
});
