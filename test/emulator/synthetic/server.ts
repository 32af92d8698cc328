/**
 * An AWS account served from memory over HTTP on loopback: real paging, published request rates, chosen latency
 * and faults. Answers are put together from bytes rendered beforehand, so that the program under test, not the
 * server, is what takes the time.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { iamAction as iamActionOf } from '../../../src/aws/actions';
import { SERVICES, type ServicePrefix } from '../../../src/model/services';
import {
  AwsError,
  type AwsRequest,
  accessDenied,
  encodeError,
  readRequest,
  throttled,
  unknownAction,
} from '../aws-protocol';
import type { SyntheticAccount } from './account';
import { createBuckets, limitsOf } from './limits';
import { createOperations, OPERATION_PATHS } from './operations';
import { isToken, TOKEN, tokenAt } from './tokens';
import { iamAction } from './wire';

/** What goes wrong with calls of an action: with all of them, or with the first `times`. */
export interface Fault {
  readonly action: string;
  readonly kind: FaultKind;
  readonly times?: number;
  /** The access key id of the one caller that it happens to; all of them without it. */
  readonly caller?: string;
}

export type FaultKind =
  | 'deny'
  | 'throttle'
  /** Support, in an account whose support plan does not have its API. */
  | 'no-subscription'
  /** HTTP 500. */
  | 'fail'
  /** The connection closes without an answer. */
  | 'reset'
  /** The connection stays open without an answer. */
  | 'silence'
  /** The first page again and again, with the same token. */
  | 'repeat-token'
  /** The first page again and again, with a token that is new each time. */
  | 'endless-token'
  /** The body ends in its middle. */
  | 'truncate'
  /** HTTP 200 without a body. */
  | 'empty'
  /** A page of HTML from something between us and AWS. */
  | 'html';

export interface ServerOptions {
  readonly account: SyntheticAccount;
  /** Whether requests beyond the published rates are refused. */
  readonly throttle?: boolean;
  /** Whether others have just emptied all buckets. */
  readonly emptied?: boolean;
  readonly latencyMs?: number;
  /** Most items a page brings, whatever is asked. */
  readonly maxPage?: number;
  readonly faults?: readonly Fault[];
}

/** One request as it was seen and answered. */
export interface Observed {
  readonly request: AwsRequest;
  /** Milliseconds that never go back. */
  readonly atMs: number;
  /** HTTP status; 0 where there was no answer. */
  readonly status: number;
  /** Items the answer carried. */
  readonly items: number;
}

export interface SyntheticServer {
  readonly endpoint: string;
  readonly requests: readonly Observed[];
  stop(): Promise<void>;
}

/** What goes over the wire. */
interface Reply {
  readonly status: number;
  readonly body: Buffer | string;
  readonly items: number;
}

/** What happens to the connection in place of an answer. */
type NoReply = 'closed' | 'silent';

type Answering = (request: AwsRequest) => Reply;

/** How each fault changes what `answer` would say. */
const FAULTS: Readonly<Record<FaultKind, (request: AwsRequest, answer: Answering) => Reply | NoReply>> = {
  deny: (request) => refusal(request, accessDenied(request)),
  throttle: (request) => refusal(request, throttled(request)),
  'no-subscription': (request) =>
    refusal(request, new AwsError('SubscriptionRequiredException', 'A support subscription is required')),
  fail: (request) => refusal(request, new AwsError('InternalFailure', 'An internal error occurred', 500)),
  reset: () => 'closed',
  silence: () => 'silent',
  'repeat-token': (request, answer) => answer(withoutToken(request)),
  'endless-token': (request, answer) => withNewToken(answer(withoutToken(request))),
  truncate: (request, answer) => firstHalf(answer(request)),
  empty: () => ({ status: 200, body: '', items: 0 }),
  html: () => ({ status: 502, body: '<html><body>Bad gateway</body></html>', items: 0 }),
};

/** Starts the account on a free port of loopback; the caller stops it. */
export async function startSyntheticServer(options: ServerOptions): Promise<SyntheticServer> {
  const {
    account,
    throttle = false,
    latencyMs = 0,
    maxPage = Number.POSITIVE_INFINITY,
    emptied = false,
    faults = [],
  } = options;
  const operations = createOperations(account, maxPage);
  const buckets = createBuckets(!emptied);
  const pending = faults.map((fault) => ({ ...fault, left: fault.times ?? Number.POSITIVE_INFINITY }));
  const requests: Observed[] = [];

  function answer(request: AwsRequest): Reply {
    const operation = operations.get(iamAction(request));
    if (operation === undefined) return refusal(request, unknownAction(request));
    try {
      return { status: 200, ...operation(request) };
    } catch (error) {
      if (error instanceof AwsError) return refusal(request, error);
      throw error;
    }
  }

  function reply(request: AwsRequest, atMs: number): Reply | NoReply {
    const fault = pending.find(
      ({ action, left, caller = request.accessKeyId }) =>
        [iamAction(request), permissionOf(request)].includes(action) &&
        caller === request.accessKeyId &&
        left > 0,
    );
    if (fault !== undefined) {
      fault.left -= 1;
      return FAULTS[fault.kind](request, answer);
    }
    const allowed = !throttle || buckets.take(limitsOf(request), atMs);
    return allowed ? answer(request) : refusal(request, throttled(request));
  }

  async function handle(incoming: IncomingMessage, outgoing: ServerResponse): Promise<void> {
    const request = readRequest(incoming.headers, await bodyOf(incoming), incoming.url, OPERATION_PATHS);
    if (request === null) {
      outgoing.writeHead(403).end('not a signed request of a protocol that is known');
      return;
    }
    const atMs = performance.now();
    const said = reply(request, atMs);
    const { status, items } = typeof said === 'string' ? UNANSWERED : said;
    requests.push({ request, atMs, status, items });
    if (latencyMs > 0) await sleep(latencyMs);
    if (typeof said === 'string') {
      if (said === 'closed') incoming.socket.destroy();
      return;
    }
    const type = request.protocol === 'json' ? 'application/x-amz-json-1.1' : 'text/xml';
    outgoing.writeHead(said.status, { 'content-type': type, 'content-length': Buffer.byteLength(said.body) });
    outgoing.end(said.body);
  }

  const server = createServer((incoming, outgoing) => {
    handle(incoming, outgoing).catch((error: Error) => outgoing.destroy(error));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    stop: () =>
      new Promise((resolve, reject) => {
        server.close((error) => (error === undefined ? resolve() : reject(error)));
        server.closeAllConnections();
      }),
  };
}

const refusal = (request: AwsRequest, error: AwsError): Reply => {
  const { status, body } = encodeError(request, error);
  return { status, body, items: 0 };
};

/** The action of IAM that a request needs, which is not its own name in every service. */
const permissionOf = ({ service, action }: AwsRequest): string =>
  service in SERVICES
    ? iamActionOf({ service: service as ServicePrefix, operation: action })
    : `${service}:${action}`;

const UNANSWERED = { status: 0, items: 0 };

/** The same request as if it asked for the first page. */
const withoutToken = (request: AwsRequest): AwsRequest => {
  const input = Object.entries(request.input).filter(([, value]) => !isToken(value));
  return { ...request, input: Object.fromEntries(input) };
};

let newTokens = 0;

const withNewToken = (reply: Reply): Reply => {
  newTokens += 1;
  const body = reply.body.toString().replace(TOKEN, tokenAt(newTokens));
  return { ...reply, body };
};

const firstHalf = (reply: Reply): Reply => ({
  ...reply,
  body: reply.body.slice(0, Math.floor(reply.body.length / 2)),
});

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
