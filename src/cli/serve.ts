import {
  createServer,
  type IncomingMessage,
  type Server,
  type ServerResponse,
  STATUS_CODES,
} from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Duplex } from 'node:stream';
import type { ApiHandler } from '../api/api';
import { createNodeListener, readBody, send } from '../api/node-http';
import { ProblemError, type ProblemName } from '../api/problem';
import { createProblemReply } from '../api/problem-reply';
import type { Reply } from '../api/reply';
import { addSecurityHeaders } from '../api/security-headers';
import { IemError } from '../model/error';
import type { PageServer } from './page/server';

/** A page that is served as it is. */
export interface Page {
  readonly headers: Reply['headers'];
  readonly body: Reply['body'];
}

/** What the local server answers with. */
export interface ServedContent {
  readonly api?: ApiHandler;
  /** Further pages by path. */
  readonly pages?: Readonly<Record<string, Page>>;
  /** The page people work on. */
  readonly forms?: PageServer;
}

/**
 * Serves the API and some pages to this machine. Every refusal is a problem document, even for malformed requests, and
 * every answer has the security headers.
 *
 * @param content May come later than the port: until then requests wait.
 * @param port 0 for any free port.
 * @throws IemError `output-unwritable` if the port cannot be used.
 */
export async function serve(
  content: ServedContent | Promise<ServedContent>,
  port: number,
): Promise<{ readonly url: string; readonly server: Server }> {
  const answer = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const path = pathOf(request);
    const refuse = (problem: ProblemError) =>
      send(response, addSecurityHeaders(createProblemReply(problem, path)));
    const objection = objectionTo(request);
    if (objection) return refuse(objection);
    const { api, pages = {}, forms } = await content;
    const page = Object.hasOwn(pages, path) ? pages[path] : undefined;
    if (page === undefined) {
      const filled = forms && (await fill(forms, request, path));
      if (filled instanceof ProblemError) return refuse(filled);
      if (filled) return send(response, filled);
      if (api) return createNodeListener(api)(request, response);
      return refuse(new ProblemError('route-not-found', 'Open the address that was printed.'));
    }
    const wrongMethod = objectionToMethod(request);
    return wrongMethod ? refuse(wrongMethod) : send(response, addSecurityHeaders({ status: 200, ...page }));
  };
  // Requests without a Host header are refused by us, in the same way as those for another host.
  const server = createServer({ requireHostHeader: false }, (request, response) => {
    // The handler itself never throws, so only the connection can have failed.
    answer(request, response).catch((error: unknown) => response.destroy(error as Error));
  });
  // Without these handlers, Node would answer by itself and without a problem document.
  server.on('checkExpectation', (...asked) => server.emit('request', ...asked));
  server.on('connect', (request: IncomingMessage, socket: Duplex) =>
    sendRaw(socket, objectionTo(request) ?? notAllowed(request, ''), pathOf(request)),
  );
  server.on('clientError', (error: NodeJS.ErrnoException, socket) => {
    if (error.code === 'ECONNRESET' || !socket.writable) return socket.destroy();
    return sendRaw(socket, unreadable(error.code), '');
  });
  await new Promise<void>((listening, failed) => {
    server.once('error', ({ code }: NodeJS.ErrnoException) => failed(portError(port, code)));
    server.listen(port, '127.0.0.1', listening);
  });
  const { port: bound } = server.address() as AddressInfo;
  return { url: `http://127.0.0.1:${bound}/`, server };
}

/** The longest form that is read, in bytes. A form has each text twice, and up to nine bytes for each of its characters. */
const MOST_FORM_BYTES = 1024 * 1024;
const FORM = 'application/x-www-form-urlencoded';

/** Lets the page's server answer; null if the path is none of its own. */
async function fill(
  forms: PageServer,
  request: IncomingMessage,
  path: string,
): Promise<Reply | ProblemError | null> {
  const { method = '', headers, url = '' } = request;
  const query = new URLSearchParams(url.slice(path.length));
  const asked = { method, path, query, headers, body: '' };
  if (isRead(request)) return forms(asked);
  if (!forms.has(path)) return null;
  if (method !== 'POST') return notAllowed(request, [...READS, 'POST'].join(', '));
  // Every browser says where a form comes from.
  if (headers.origin === undefined)
    return new ProblemError('caller-refused', 'A form must come from the page that this server has shown.');
  if (headers['content-type']?.split(';')[0] !== FORM)
    return new ProblemError('media-type-unsupported', `A form is sent as ${FORM}.`);
  const body = await readBody(request);
  if (body.length > MOST_FORM_BYTES) return new ProblemError('body-too-large', 'The form is too long.');
  return forms({ ...asked, body: body.toString('utf8') });
}

const pathOf = ({ url = '' }: IncomingMessage): string => url.split('?')[0] ?? '';

/** Answers on the bare socket, for connections that have no request object to answer. */
function sendRaw(socket: Duplex, problem: ProblemError, path: string): void {
  const { status, headers, body } = addSecurityHeaders(createProblemReply(problem, path));
  const all = { ...headers, 'content-length': Buffer.byteLength(body), connection: 'close' };
  const lines = Object.entries(all).map(([name, value]) => `${name}: ${value}`);
  socket.end([`HTTP/1.1 ${status} ${STATUS_CODES[status]}`, ...lines, '', body].join('\r\n'));
}

const UNREADABLE: Readonly<Record<string, ProblemName>> = { HPE_HEADER_OVERFLOW: 'headers-too-large' };

const unreadable = (code = ''): ProblemError =>
  new ProblemError(UNREADABLE[code] ?? 'request-malformed', 'The request is not valid HTTP/1.1.');

const PORT_PROBLEMS: Readonly<Record<string, string>> = {
  EADDRINUSE: 'another program uses it',
  EACCES: 'this user may not open it',
};

const portError = (port: number, code = 'unknown error'): IemError =>
  new IemError(
    'output-unwritable',
    `Cannot serve on port ${port}: ${PORT_PROBLEMS[code] ?? code}. Choose another --port.`,
  );

const READS = ['GET', 'HEAD'];

const isRead = ({ method = '' }: IncomingMessage): boolean => READS.includes(method);

const notAllowed = ({ method }: IncomingMessage, allow: string): ProblemError =>
  new ProblemError('method-not-allowed', `${method} is not allowed here${allow && `; allowed: ${allow}`}.`, {
    headers: { allow },
  });

const objectionToMethod = (request: IncomingMessage): ProblemError | undefined =>
  isRead(request) ? undefined : notAllowed(request, READS.join(', '));

/** Refuses requests that do not come from this machine, or that a foreign web page makes the browser send. */
function objectionTo(request: IncomingMessage): ProblemError | undefined {
  const { host = '', origin } = request.headers;
  // A foreign page could point its own host name at this address. It must not read the report…
  if (!/^(127\.0\.0\.1|localhost|\[::1\])(:\d+)?$/.test(host)) {
    return new ProblemError('caller-refused', 'Use the host name 127.0.0.1 or localhost.');
  }
  // …and a foreign page that only sends a request, without reading the answer, must not start a run.
  if (isRead(request) || origin === undefined || origin === `http://${host}`) return undefined;
  return new ProblemError('caller-refused', 'Pages of other sites may not change anything here.');
}

/** Waits until the person ends the program. */
export async function aborted(signal: AbortSignal): Promise<void> {
  if (signal.aborted) return;
  await new Promise<void>((stop) => signal.addEventListener('abort', () => stop(), { once: true }));
}
