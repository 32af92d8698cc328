import { createServer, type IncomingMessage, type Server, STATUS_CODES } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ApiHandler } from '../api/api';
import { nodeListener, send } from '../api/node-http';
import { ProblemError, type ProblemName } from '../api/problem';
import { problemReply } from '../api/problem-reply';
import type { Reply } from '../api/reply';
import { secured } from '../api/security-headers';
import { IemError } from '../model/error';

export interface Page {
  readonly headers: Reply['headers'];
  readonly body: Reply['body'];
}

export interface Served {
  readonly api: ApiHandler;
  /** What is beside the API, by path. */
  readonly pages?: Readonly<Record<string, Page>>;
}

/**
 * Serves the API, and pages beside it, to this machine. Whatever is sent here, what is refused is a problem document,
 * and every answer carries the headers that make it safe to show.
 *
 * @param port 0 for a free one.
 * @throws IemError `output-unwritable` when the port cannot be had.
 */
export async function serve(
  { api, pages = {} }: Served,
  port: number,
): Promise<{ readonly url: string; readonly server: Server }> {
  const answer = nodeListener(api);
  // A request without a host is refused with those of another.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    const path = pathOf(request);
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    const objection = objectionTo(request) ?? (page && objectionToMethod(request));
    if (objection) return send(response, secured(problemReply(objection, path)));
    if (page !== undefined) return send(response, secured({ status: 200, ...page }));
    // The handler itself never throws: what fails is the connection.
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  // What Node would answer itself, in its own words or in none.
  server.on('checkExpectation', (...asked) => server.emit('request', ...asked));
  server.on('connect', (request: IncomingMessage, socket: Duplex) =>
    sendRaw(socket, objectionTo(request) ?? notAllowed(request, ''), pathOf(request)),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    return sendRaw(socket, unreadable(error.code), '');
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => failed(unserved(port, code)));
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}/`, server };
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0] ?? '';

/** Where there is no request yet, or no more, that Node could answer. */
function sendRaw(socket: Duplex, problem: ProblemError, path: string): void {
  const { status, headers, body } = secured(problemReply(problem, path));
  const all = { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

const UNREADABLE: Readonly<Record<string, ProblemName>> = { HPE_HEADER_OVERFLOW: 'headers-too-large' };

const unreadable = (code = ''): ProblemError =>
  new ProblemError(UNREADABLE[code] ?? 'request-malformed', 'It cannot be read as HTTP/1.1.');

const WHY: Readonly<Record<string, string>> = {
  EADDRINUSE: 'something else is served there',
  EACCES: 'this user may not serve there',
};

const unserved = (port: number, code = 'unknown error'): IemError =>
  new IemError(
    'output-unwritable',
    `Cannot serve at port ${port}: ${WHY[code] ?? code}. Choose another --port.`,
  );

const READS = ['GET', 'HEAD'];

const isRead = ({ method = '' }: IncomingMessage): boolean => READS.includes(method);

const notAllowed = ({ method }: IncomingMessage, allow: string): ProblemError =>
  new ProblemError('method-not-allowed', `${method} is none of ${allow}.`, { headers: { allow } });

const objectionToMethod = (request: IncomingMessage): ProblemError | undefined =>
  isRead(request) ? undefined : notAllowed(request, READS.join(', '));

/** Unless it is of this machine, and not what a page of somebody else makes a browser send. */
function objectionTo(request: IncomingMessage): ProblemError | undefined {
  const { host = '', origin } = request.headers;
  // A page elsewhere that points its own name at this address must not read the report…
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    return new ProblemError('caller-refused', 'Ask for it as 127.0.0.1 or localhost.');
  }
  // …and one that sends something here without reading the answer must not start a run.
  if (isRead(request) || origin === undefined || origin === `http://${host}`) return undefined;
  return new ProblemError('caller-refused', 'Pages of others change nothing here.');
}
