import { type IncomingMessage, request, type Server } from 'node:http';
import { afterEach, describe, expect, it } from '@jest/globals';
import { serveReport } from '../../src/cli/serve';
import { aReport } from '../builders/report';

const report = aReport();
const servers: Server[] = [];
const serve = async (port = 0) => {
  const served = await serveReport({ html: '<!doctype html><p>12.12</p>', report }, port);
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

const ask = (
  url: string,
  { method = 'GET', host }: { method?: string; host?: string } = {},
): Promise<Answer> =>
  new Promise((answer, failed) => {
    const headers = host === undefined ? {} : { host };
    request(url, { method, headers, agent: false }, async (response) => {
      let body = '';
      for await (const chunk of response) body += chunk;
      answer({ status: response.statusCode, headers: response.headers, body });
    })
      .on('error', failed)
      .end();
  });

describe('the served report', () => {
  it('is on the loopback interface alone', async () => {
    const { url, server } = await serve();
    expect(new URL(url).hostname).toBe('127.0.0.1');
    expect(server.address()).toMatchObject({ address: '127.0.0.1' });
  });

  it('is the page and the document', async () => {
    const { url } = await serve();
    const page = await ask(`${url}?from=bookmark`);
    expect(page).toMatchObject({ status: 200, body: '<!doctype html><p>12.12</p>' });
    expect(page.headers).toMatchObject({
      'content-type': 'text/html; charset=utf-8',
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    const document = await ask(`${url}report.json`);
    expect(document).toMatchObject({ status: 200, headers: { 'content-type': 'application/json' } });
    expect(JSON.parse(document.body)).toEqual(JSON.parse(JSON.stringify(report)));
  });

  it.each([
    ['another page', '/../package.json', {}, 404],
    ['another method', '/', { method: 'POST' }, 405],
    ['a name that somebody points here', '/', { host: 'evil.example' }, 403],
    ['the same with our port', '/report.json', { host: 'evil.example:80' }, 403],
    ['a name that only begins like ours', '/', { host: 'localhost.evil.example' }, 403],
  ])('is not there for %s', async (_, path, options, status) => {
    const { url } = await serve();
    const answer = await ask(new URL(path, url).href, options);
    expect(answer).toMatchObject({ status, body: `${status}\n` });
  });

  it('is there under the names of this machine', async () => {
    const { url } = await serve();
    const { port } = new URL(url);
    for (const host of ['localhost', `localhost:${port}`, `127.0.0.1:${port}`, `[::1]:${port}`]) {
      expect((await ask(url, { host })).status).toBe(200);
    }
  });

  it('says when its port is taken', async () => {
    const port = Number(new URL((await serve()).url).port);
    await expect(serveReport({ html: '', report }, port)).rejects.toMatchObject({
      code: 'output-unwritable',
      message: `Cannot serve at port ${port}: something else is served there. Choose another --port.`,
    });
  });
});
