import { createServer, type IncomingMessage, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { ApiHandler } from '../api/api';
import { nodeListener } from '../api/node-http';
import { IemError } from '../model/error';
import type { Report } from '../model/report';

export interface Served {
  /** The page at `/`. */
  readonly html: string;
  /** The document at `/report.json`. */
  readonly report: Report;
  /** Everything else. */
  readonly api: ApiHandler;
}

/**
 * Serves one report and the API to this machine.
 *
 * @param port 0 for a free one.
 * @throws IemError `output-unwritable` when the port cannot be had.
 */
export async function serve(
  { html, report, api }: Served,
  port: number,
): Promise<{ readonly url: string; readonly server: Server }> {
  const pages = new Map([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/report.json', { type: 'application/json', body: JSON.stringify(report) }],
  ]);
  const answer = nodeListener(api);
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').split('?')[0] ?? '');
    const refused = refusal(request) ?? (page && !isRead(request) ? 405 : undefined);
    if (refused === undefined && page === undefined) {
      // The handler itself never throws: what fails is the connection.
      answer(request, response).catch((error: unknown) => response.destroy(error as Error));
      return;
    }
    const status = refused ?? 200;
    const { type, body } = (status === 200 && page) || {
      type: 'text/plain; charset=utf-8',
      body: `${status}\n`,
    };
    response.writeHead(status, {
      'content-type': type,
      'x-content-type-options': 'nosniff',
      'cache-control': 'no-store',
    });
    response.end(body);
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

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** What a browser may be made to send by a page of somebody else. */
function refusal(request: IncomingMessage): number | undefined {
  const { host = '', origin } = request.headers;
  // A page elsewhere that points its own name at this address must not read the report…
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return 403;
  // …and one that sends something here without reading the answer must not start a run.
  return isRead(request) || origin === undefined || origin === `http://${host}` ? undefined : 403;
}
