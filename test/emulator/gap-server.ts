import type { IncomingMessage, ServerResponse } from 'node:http';
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
import { forward, readAll } from './forwarding';
import { GAP_ANSWERS, type Scenario } from './gap-answers';
import { listenOnLoopback } from './loopback';
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

async function ask(moto: string, incoming: IncomingMessage, content: string): Promise<WireAnswer> {
  const { status, headers, body } = await forward(moto, incoming, content);
  return {
    status,
    headers: { 'content-type': headers['content-type'] ?? 'text/xml' },
    body: body.toString(),
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

  const { url, stop } = await listenOnLoopback(handle);
  return {
    endpoint: url,
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
    stop,
  };
}
