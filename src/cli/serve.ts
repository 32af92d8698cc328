import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
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
  const pages = new Map<string, Page>([
    ['/', { type: 'text/html; charset=utf-8', body: html }],
    ['/report.json', { type: 'application/json', body: JSON.stringify(report) }],
  ]);
  const answer = nodeListener(api);
  const server = createServer((request, response) => {
    const page = pages.get((request.url ?? '').split('?')[0] ?? '');
    if (!isOurs(request)) return send(response, 403);
    if (page !== undefined) return isRead(request) ? send(response, 200, page) : send(response, 405);
    // The handler itself never throws: what fails is the connection.
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => failed(unserved(port, code)));
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}/`, server };
}

interface Page {
  readonly type: string;
  readonly body: string;
}

function send(response: ServerResponse, status: number, page?: Page): void {
  const { type, body } = page ?? { type: 'text/plain; charset=utf-8', body: `${status}\n` };
  response.writeHead(status, {
    'content-type': type,
    'x-content-type-options': 'nosniff',
    'cache-control': 'no-store',
  });
  response.end(body);
}

const unserved = (port: number, code = 'unknown error'): IemError => {
  const why = code === 'EADDRINUSE' ? 'something else is served there' : code;
  return new IemError('output-unwritable', `Cannot serve at port ${port}: ${why}. Choose another --port.`);
};

const isRead = ({ method }: IncomingMessage): boolean => method === 'GET' || method === 'HEAD';

/** Whether it is of this machine, and not what a page of somebody else makes a browser send. */
function isOurs(request: IncomingMessage): boolean {
  const { host = '', origin } = request.headers;
  // A page elsewhere that points its own name at this address must not read the report…
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) return false;
  // …and one that sends something here without reading the answer must not start a run.
  return isRead(request) || origin === undefined || origin === `http://${host}`;
}
