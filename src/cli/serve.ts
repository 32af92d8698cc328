import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { IemError } from '../model/error';
import type { Report } from '../model/report';

/**
 * Serves one report to browsers on this machine: `/` the page, `/report.json` the document.
 *
 * @param port 0 for a free one.
 * @throws IemError `output-unwritable` when the port cannot be had.
 */
export async function serveReport(
  { html, report }: { readonly html: string; readonly report: Report },
  port: number,
): Promise<{ readonly url: string; readonly server: Server }> {
  const pages = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/report.json', { type: 'application/json', body: JSON.stringify(report) }],
  ]);
  const server = createServer((request, response) => {
    const { type, body } = pages.get((request.url ?? '').split('?')[0] ?? '') ?? MISSING;
    const status = refusal(request) ?? (type === MISSING.type ? 404 : 200);
    response.writeHead(status, {
      'content-type': status === 200 ? type : MISSING.type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.end(status === 200 ? body : `${status}\n`);
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => failed(unserved(port, code)));
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}/`, server };
}

const unserved = (port: number, code = 'unknown error'): IemError => {
  const why = code === 'EADDRINUSE' ? 'something else is served there' : code;
  return new IemError('output-unwritable', `Cannot serve at port ${port}: ${why}. Choose another --port.`);
};

const MISSING = { type: 'text/plain; charset=utf-8', body: '' };

function refusal({ method, headers }: IncomingMessage): number | undefined {
  // A page elsewhere that points its own name at this address must not read the report.
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(headers.host ?? '')) return 403;
  return method === 'GET' || method === 'HEAD' ? undefined : 405;
}
