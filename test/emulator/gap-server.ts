import { once } from 'node:events';
import { createServer, type IncomingMessage, request as openRequest, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  AwsError,
  type AwsRequest,
  accessDenied,
  encodeError,
  encodeOutput,
  readRequest,
  throttled,
  unknownAction,
  type WireAnswer,
} from './aws-protocol';
import { GAP_ANSWERS, type Scenario } from './gap-answers';
import { type Forward, REPAIRS } from './moto-repairs';

/** One request as it came in; `action` is an IAM action such as `ec2:DescribeInstances`. */
export interface SeenRequest {
  readonly action: string;
  readonly region: string;
  readonly accessKeyId: string;
}

/** An AWS endpoint on the loopback interface, with faults to be had. Actions are IAM actions. */
export interface GapServer {
  readonly endpoint: string;
  /** Everything asked since the start or the last `heal`, in order. */
  readonly seen: readonly SeenRequest[];
  /** Refuses an action from now on. */
  deny(action: string): void;
  /** Throttles the next `times` requests of an action. */
  throttle(action: string, times: number): void;
  /** Delays every answer. */
  delay(milliseconds: number): void;
  /** Ends all faults and forgets what was seen. */
  heal(): void;
  stop(): Promise<void>;
}

async function readAll(stream: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of stream) chunks.push(chunk);
  return Buffer.concat(chunks);
}

/** Asks moto on a connection of its own: it closes every one, and a kept one would break the next request. */
async function ask(
  moto: string,
  { headers, url, method }: IncomingMessage,
  body: string,
): Promise<WireAnswer> {
  const length = String(Buffer.byteLength(body));
  const outgoing = openRequest(moto + url, {
    method,
    headers: { ...headers, 'content-length': length, connection: 'close' },
    agent: false,
  });
  outgoing.end(body);
  const [answer] = (await once(outgoing, 'response')) as [IncomingMessage];
  const content = await readAll(answer);
  return {
    status: answer.statusCode ?? 500,
    headers: { 'content-type': answer.headers['content-type'] ?? 'text/xml' },
    body: content.toString(),
  };
}

/** moto says "not implemented" with a page for people. */
const isPage = ({ status, headers }: WireAnswer): boolean =>
  status >= 400 && (headers['content-type'] ?? '').startsWith('text/html');

/** Stands in front of moto: answers what it lacks from the scenario, makes faults, and passes on the rest. */
export async function startGapServer(moto: string, scenario: Scenario): Promise<GapServer> {
  const seen: SeenRequest[] = [];
  const denied = new Set<string>();
  const throttles = new Map<string, number>();
  let latency = 0;

  const isThrottled = (action: string): boolean => {
    const left = throttles.get(action) ?? 0;
    throttles.set(action, left - 1);
    return left > 0;
  };

  async function answer(request: AwsRequest, body: string, forward: Forward): Promise<WireAnswer> {
    const action = `${request.service}:${request.action}`;
    seen.push({ action, region: request.region, accessKeyId: request.accessKeyId });
    if (denied.has(action)) throw accessDenied(request);
    if (isThrottled(action)) throw throttled(request);
    const gap = GAP_ANSWERS[action];
    if (gap) return encodeOutput(request, gap(scenario, request));
    const repair = REPAIRS[action];
    const answered = await (repair ? repair(request, body, forward, scenario) : forward(body));
    if (isPage(answered)) throw unknownAction(request);
    return answered;
  }

  async function handle(incoming: IncomingMessage, response: ServerResponse): Promise<void> {
    const body = (await readAll(incoming)).toString();
    const request = readRequest(incoming.headers, body);
    if (latency > 0) await sleep(latency);
    const answered = request
      ? await answer(request, body, (changed) => ask(moto, incoming, changed)).catch((error: unknown) => {
          if (error instanceof AwsError) return encodeError(request, error);
          throw error;
        })
      : { status: 501, headers: {}, body: 'the harness knows only signed JSON and query requests' };
    response.writeHead(answered.status, answered.headers).end(answered.body);
  }

  const server = createServer((incoming, response) => {
    handle(incoming, response).catch((error: unknown) => response.destroy(error as Error));
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;

  return {
    endpoint: `http://127.0.0.1:${port}`,
    seen,
    deny: (action) => void denied.add(action),
    throttle: (action, times) => void throttles.set(action, times),
    delay: (milliseconds) => {
      latency = milliseconds;
    },
    heal: () => {
      denied.clear();
      throttles.clear();
      latency = 0;
      seen.length = 0;
    },
    stop: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  };
}
