/**
 * An AWS account served from memory over HTTP on loopback: real paging, published request rates, chosen latency
 * and faults. Answers are put together from bytes rendered beforehand, so that the program under test, not the
 * server, is what takes the time.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
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
import { iamAction } from './wire';

/** What goes wrong with calls of an action: with all of them, or with the first `times`. */
export interface Fault {
  readonly action: string;
  readonly kind: FaultKind;
  readonly times?: number;
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
  /** The first page again and again, with the same token. */
  | 'repeat-token'
  /** The body ends in its middle. */
  | 'truncate'
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
  /** HTTP status; 0 when the connection was closed instead. */
  readonly status: number;
  /** Items the answer carried. */
  readonly items: number;
}

export interface SyntheticServer {
  readonly endpoint: string;
  readonly requests: readonly Observed[];
  stop(): Promise<void>;
}

/** What goes over the wire; null closes the connection instead. */
interface Reply {
  readonly status: number;
  readonly body: Buffer | string;
  readonly items: number;
}

type Answering = (request: AwsRequest) => Reply | null;

/** How each fault changes what `answer` would say. */
const FAULTS: Readonly<Record<FaultKind, (request: AwsRequest, answer: Answering) => Reply | null>> = {
  deny: (request) => refusal(request, accessDenied(request)),
  throttle: (request) => refusal(request, throttled(request)),
  'no-subscription': (request) =>
    refusal(request, new AwsError('SubscriptionRequiredException', 'A support subscription is required')),
  fail: (request) => refusal(request, new AwsError('InternalFailure', 'An internal error occurred', 500)),
  reset: () => null,
  'repeat-token': (request, answer) => answer(withoutToken(request)),
  truncate: (request, answer) => firstHalf(answer(request)),
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

  function reply(request: AwsRequest, atMs: number): Reply | null {
    const fault = pending.find(({ action, left }) => action === iamAction(request) && left > 0);
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
    requests.push({ request, atMs, status: said?.status ?? 0, items: said?.items ?? 0 });
    if (latencyMs > 0) await sleep(latencyMs);
    if (said === null) {
      incoming.socket.destroy();
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

/** The same request as if it asked for the first page. */
const withoutToken = (request: AwsRequest): AwsRequest => {
  const { NextToken: _, Marker: __, ...input } = request.input;
  return { ...request, input };
};

const firstHalf = (reply: Reply | null): Reply | null =>
  reply && { ...reply, body: reply.body.slice(0, Math.floor(reply.body.length / 2)) };

async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) chunks.push(chunk);
  return Buffer.concat(chunks).toString();
}
