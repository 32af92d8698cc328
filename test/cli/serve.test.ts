import { once } from 'node:events';
import { type IncomingMessage, request, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import type { ApiHandler } from '../../src/api/api';
import { type ServedContent, serve } from '../../src/cli/serve';

const pages = {
  '/': {
    headers: { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': "default-src 'none'" },
    body: '<!doctype html><p>12.12</p>',
  },
};
const servers: Server[] = [];
/** Says what it was asked. */
const api: ApiHandler = async ({
  rawPath,
  rawQueryString,
  queryStringParameters: query,
  body,
  requestContext,
}) => ({
  statusCode: 202,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify({
    asked: `${requestContext.http.method} ${rawPath}?${rawQueryString}`,
    query,
    length: Buffer.from(body ?? '', 'base64').length,
  }),
});
const served = async (port = 0) => {
  const served = await serve({ pages, api }, port);
  servers.push(served.server);
  return served;
};
afterEach(() => {
  for (const server of servers.splice(0)) {
    server.closeAllConnections();
    server.close();
  }
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

interface Sent {
  readonly method?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Buffer;
}

const ask = (url: string, { method = 'GET', headers = {}, body }: Sent = {}): Promise<Answer> =>
  new Promise((answer, failed) => {
    request(url, { method, headers, agent: false }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      answer({ status: response.statusCode, headers: response.headers, body });
    })
      .on('error', failed)
      .end(body);
  });

describe('what is served', () => {
  it('is on the loopback interface alone', async () => {
    const { url, server } = await served();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('are pages with what they say of themselves', async () => {
    const { url } = await served();
    const page = await ask(`${url}?from=bookmark`);
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><p>12.12</p>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'content-security-policy': "default-src 'none'",
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
  });

  it.each([
    ['another method', '/', { method: 'POST' }, 405],
    ['a name that somebody points here', '/', { headers: { host: 'evil.example' } }, 403],
    ['the same with our port', '/', { headers: { host: 'evil.example:80' } }, 403],
    ['a name that only begins like ours', '/', { headers: { host: 'localhost.evil.example' } }, 403],
  ])('is not there for %s', async (_, path, options, status) => {
    const { url } = await served();
    const answer = await ask(new URL(path, url).href, options);
    expect(answer).toMatchObject({ status, headers: { 'content-type': 'application/problem+json' } });
    expect(JSON.parse(answer.body)).toMatchObject({ status, instance: path });
  });

  it('is there under the names of this machine', async () => {
    const { url } = await served();
    const { port } = new URL(url);
    for (const host of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect((await ask(url, { headers: { host } })).status).toBe(200);
    }
  });

  it('is beside the API', async () => {
    const { url } = await served();
    const answer = await ask(`${url}events?limit=2`, { method: 'POST', body: Buffer.alloc(3_000_000, '[') });
    expect(answer).toMatchObject({ status: 202, headers: { 'content-type': 'application/json' } });
    const { asked, length } = JSON.parse(answer.body);
    expect(asked).toBe('POST /events?limit=2');
    // Enough to be refused, and no more.
    expect(length).toBeGreaterThan(1024 * 1024);
    expect(length).toBeLessThan(3_000_000);
  });

  it('passes on what is asked as API Gateway would', async () => {
    const { url } = await served();
    const { body } = await ask(`${url}events/a%20b?x=1&y=%C3%A9&x=2`);
    expect(JSON.parse(body)).toMatchObject({
      asked: 'GET /events/a%20b?x=1&y=%C3%A9&x=2',
      query: { x: '1,2', y: 'é' },
    });
  });

  it.each([
    ['a page of somebody else', 'https://evil.example', 403],
    ['a page that hides where it is from', 'null', 403],
    ['another port of this machine', 'http://127.0.0.1:1', 403],
    ['its own page', undefined, 202],
  ])('passes on to the API what %s sends only from here', async (_, origin, status) => {
    const { url } = await served();
    const headers = { origin: origin ?? new URL(url).origin };
    expect((await ask(`${url}events`, { method: 'POST', headers })).status).toBe(status);
  });

  it('lets those wait who ask before there is an answer', async () => {
    const content = Promise.withResolvers<ServedContent>();
    const { url, server } = await serve(content.promise, 0);
    servers.push(server);
    const early = fetch(url);
    await once(server, 'request');
    content.resolve({ pages, api });
    expect(await (await early).text()).toBe(pages['/'].body);
  });

  it('says when its port is taken', async () => {
    const port = Number(new URL((await served()).url).port);
    await expect(serve({ api }, port)).rejects.toMatchObject({
      code: 'output-unwritable',
      message: `Cannot serve on port ${port}: another program uses it. Choose another --port.`,
    });
  });
});
