/** The client in a page of a browser: of one's own, that passes requests on, and of somebody else. */
import { createServer, request, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { build } from 'esbuild';
import type { Browser } from 'playwright-core';
import { createApi } from '../../src/api/api';
import { serve } from '../../src/cli/serve';
import { root } from '../architecture/sources';
import { type LocalBackend, openLocalBackend } from '../builders/local-backend';
import { aPlanInput } from '../builders/plan';
import { launchChromium } from './chromium';

let browser: Browser;
let local: LocalBackend;
let api: Server;
let pages: Server;

/** `iem` of the page is what the package exports for programs. */
async function script(): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [join(root, 'src/client/index.ts')],
    ...{ bundle: true, format: 'iife', globalName: 'iem', platform: 'browser', write: false },
  });
  return outputFiles[0]?.text ?? '';
}

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const listening = (server: Server) =>
  new Promise<Server>((done) => server.listen(0, '127.0.0.1', () => done(server)));

beforeAll(async () => {
  local = await openLocalBackend();
  const log = { error: () => {} };
  api = (await serve({ api: createApi({ backend: local.backend, log }) }, 0)).server;
  const text = await script();
  // As the development server of a page does it: `Host` stays as it is.
  pages = await listening(
    createServer((incoming, outgoing) => {
      const { url = '', method, headers } = incoming;
      if (url === '/')
        return outgoing.setHeader('content-type', 'text/html').end('<!doctype html><p>A page</p>');
      if (url === '/iem.js') return outgoing.end(text);
      const path = url.replace('/api', '');
      incoming.pipe(
        request({ host: '127.0.0.1', port: portOf(api), path, method, headers }, (answer) => {
          outgoing.writeHead(answer.statusCode ?? 0, answer.headers);
          answer.pipe(outgoing);
        }),
      );
    }),
  );
  browser = await launchChromium();
});
afterAll(async () => {
  await browser.close();
  for (const server of [api, pages]) {
    server.closeAllConnections();
    server.close();
  }
  await local.close();
});

/** Stores an event and lists all by the client in a page; gives what its program gets to see. */
async function tried(id: string, base: (origin: string) => string) {
  const origin = `http://localhost:${portOf(pages)}`;
  const page = await browser.newPage();
  await page.goto(origin);
  await page.addScriptTag({ url: `${origin}/iem.js` });
  const plan = aPlanInput({ id });
  return page.evaluate(
    `(async () => {
      const client = iem.createIemClient({ url: ${JSON.stringify(base(origin))} });
      const seen = ({ response, data }) => [response.status, data];
      const failed = (error) => String(error);
      const body = ${JSON.stringify(plan)};
      return {
        created: await client.POST('/events', { body }).then(seen, failed),
        listed: await client.GET('/events').then(seen, failed),
      };
    })()`,
  );
}

it('calls the API that the server of its page passes on', async () => {
  expect(await tried('mine', (origin) => `${origin}/api`)).toMatchObject({
    created: [201, { id: 'mine' }],
    listed: [200, { items: [{ id: 'mine' }] }],
  });
});

it('neither changes nor reads anything from the page of another origin', async () => {
  expect(await tried('theirs', () => `http://127.0.0.1:${portOf(api)}`)).toEqual({
    created: 'TypeError: Failed to fetch',
    listed: 'TypeError: Failed to fetch',
  });
  const { items } = await local.backend.store.plans.list();
  expect(items.map(({ id }) => id)).toEqual(['mine']);
});
