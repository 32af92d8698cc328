import middy, { type MiddlewareObj } from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import { callerOf } from './caller';
import { encoded } from './compression';
import { unlessKnown } from './conditional-requests';
import { answerOnce } from './idempotency';
import { isOurs, ProblemError, problemOf } from './problem';
import { problemReply } from './problem-reply';
import type { Reply } from './reply';
import { type ApiRequest, headersOf, requestOf } from './request';
import type { Route, RouteContext } from './route';
import { routes } from './routes';
import { secured } from './security-headers';

type Event = APIGatewayProxyEventV2;

/** What an API is made of that is the same for every request. */
type World = Omit<RouteContext, 'caller' | 'origin' | 'accept' | 'document'>;

export interface ApiOptions extends World {
  readonly log: ApiLog;
}

/** Where an error goes that is ours to look into. */
export interface ApiLog {
  error(message: string, details: { readonly correlationId: string; readonly error: unknown }): void;
}

export type ApiHandler = (event: Event, context: object) => Promise<APIGatewayProxyStructuredResultV2>;

/** The whole API as one Lambda handler of an HTTP API, payload format 2.0. It never throws. */
export function createApi({ log, ...options }: ApiOptions): ApiHandler {
  const handlers = routes.map((route) => ({
    method: route.method,
    path: route.path,
    handler: (event: Event) => answer(route, event, options),
  }));
  // Its types know of Lambda's own replies only; ours become those last.
  const router = httpRouter({ routes: handlers as never, notFoundResponse: refuse });
  // Replies and errors pass from the last to the first.
  return middy()
    .use(encodedReplies)
    .use(problemsFor(log))
    .handler(router as never) as ApiHandler;
}

/** Loaded and made when first asked for: most requests of a function need neither. */
let made: ReturnType<RouteContext['document']> | undefined;

function document() {
  made ??= import('./openapi').then(({ openApiDocument }) => openApiDocument(routes));
  return made;
}

async function answer(route: Route, event: Event, options: World): Promise<Reply> {
  const request = requestOf(event);
  const { headers } = request;
  const work = route.accept(request);
  const context: RouteContext = {
    ...options,
    caller: callerOf(event),
    origin: originOf(headers, event),
    accept: headers.accept ?? '*/*',
    document,
  };
  const key = route.repeatable ? headers['idempotency-key'] : undefined;
  const reply = await answerOnce(options.backend, key, request, context.caller, () => work(context));
  return route.method === 'GET' ? unlessKnown(reply, headers['if-none-match']) : reply;
}

const encodedReplies: MiddlewareObj<Event> = {
  after: encodeReply,
  onError: encodeReply,
};

async function encodeReply(
  request: Parameters<NonNullable<MiddlewareObj<Event>['after']>>[0],
): Promise<void> {
  const { 'accept-encoding': acceptEncoding } = headersOf(request.event);
  request.response = await encoded(secured(request.response), acceptEncoding);
}

/** Errors as problem details; what is ours to look into is logged under an id that the caller sees. */
const problemsFor = (log: ApiLog): MiddlewareObj<Event> => ({
  onError(request) {
    const { requestId: correlationId, http } = request.event.requestContext;
    const problem = problemOf(request.error);
    if (isOurs(problem)) log.error('A request failed.', { correlationId, error: request.error });
    request.response = problemReply(problem, http.path, correlationId);
  },
});

/** API Gateway says so itself in these headers, whatever the caller has sent; on this machine nobody says https. */
const originOf = (
  { host, 'x-forwarded-proto': protocol }: ApiRequest['headers'],
  { requestContext }: Event,
): string => `${protocol === 'https' ? 'https' : 'http'}://${host ?? requestContext.domainName}`;

/** API Gateway knows the routes itself and asks us no others; elsewhere we are asked everything. */
function refuse({ method, path }: { readonly method: string; readonly path: string }): never {
  const allowed = routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
  if (allowed.length === 0) throw new ProblemError('route-not-found', 'See /openapi.json for what there is.');
  const allow = allowed.join(', ');
  throw new ProblemError('method-not-allowed', `${method} is none of ${allow}.`, { headers: { allow } });
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
