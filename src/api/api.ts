import middy, { type MiddlewareObj } from '@middy/core';
import httpRouter from '@middy/http-router';
import type { APIGatewayProxyEventV2, APIGatewayProxyStructuredResultV2 } from 'aws-lambda';
import type { Backend } from '../app/backend';
import { callerOf } from './caller';
import { encodeReply } from './compression';
import { applyIfNoneMatch } from './conditional-requests';
import { answerOnce } from './idempotency';
import { isServerError, ProblemError, problemOf } from './problem';
import { createProblemReply } from './problem-reply';
import type { Reply } from './reply';
import { type ApiRequest, headersOf, requestOf } from './request';
import type { Route, RouteContext } from './route';
import { routes } from './routes';
import { addSecurityHeaders } from './security-headers';

type Event = APIGatewayProxyEventV2;

/** The services that the API depends on. */
export interface ApiOptions {
  readonly backend: Backend;
  readonly log: ApiLog;
}

/** Records the errors that the operators of the service must look into. */
export interface ApiLog {
  error(message: string, details: { readonly correlationId: string; readonly error: unknown }): void;
}

/** Answers one request of API Gateway. */
export type ApiHandler = (event: Event, context: object) => Promise<APIGatewayProxyStructuredResultV2>;

/** Creates the Lambda handler of the whole API, for an HTTP API with payload format 2.0. The handler never throws. */
export function createApi({ log, backend }: ApiOptions): ApiHandler {
  const handlers = routes.map((route) => ({
    method: route.method,
    path: route.path,
    handler: (event: Event) => answer(route, event, backend),
  }));
  // The router's types allow only Lambda's replies. Ours are converted to those by the outermost middleware.
  const router = httpRouter({ routes: handlers as never, notFoundResponse: refuseUnknownRoute });
  // A reply or an error passes through the middlewares from the last to the first.
  return middy()
    .use(replyEncoding)
    .use(createProblemReplies(log))
    .handler(router as never) as ApiHandler;
}

let openApi: ReturnType<RouteContext['document']> | undefined;

/** Creates the OpenAPI document once, and only when a request needs it, so that functions start faster. */
function loadOpenApi() {
  openApi ??= import('./openapi').then(({ createOpenApiDocument }) => createOpenApiDocument(routes));
  return openApi;
}

async function answer(route: Route, event: Event, backend: Backend): Promise<Reply> {
  const request = requestOf(event);
  const { headers } = request;
  const work = route.prepare(request);
  const context: RouteContext = {
    backend,
    caller: callerOf(event),
    origin: originOf(headers, event),
    accept: headers.accept ?? '*/*',
    document: loadOpenApi,
  };
  const key = route.repeatable ? headers['idempotency-key'] : undefined;
  const reply = await answerOnce(backend, key, request, context.caller, () => work(context));
  return route.method === 'GET' ? applyIfNoneMatch(reply, headers['if-none-match']) : reply;
}

const replyEncoding: MiddlewareObj<Event> = {
  after: encodeResponse,
  onError: encodeResponse,
};

async function encodeResponse(
  request: Parameters<NonNullable<MiddlewareObj<Event>['after']>>[0],
): Promise<void> {
  const { 'accept-encoding': acceptEncoding } = headersOf(request.event);
  request.response = await encodeReply(addSecurityHeaders(request.response), acceptEncoding);
}

/** Turns errors into problem details. Server errors are logged under an id that the caller gets too. */
const createProblemReplies = (log: ApiLog): MiddlewareObj<Event> => ({
  onError(request) {
    const { requestId: correlationId, http } = request.event.requestContext;
    const problem = problemOf(request.error);
    if (isServerError(problem)) log.error('A request failed.', { correlationId, error: request.error });
    request.response = createProblemReply(problem, http.path, correlationId);
  },
});

/** API Gateway sets these headers itself, so callers cannot forge them. A server on this machine sets no protocol. */
const originOf = (
  { host, 'x-forwarded-proto': protocol }: ApiRequest['headers'],
  { requestContext }: Event,
): string => `${protocol === 'https' ? 'https' : 'http'}://${host ?? requestContext.domainName}`;

/** Refuses a request that no route matches. API Gateway does so itself, so only local servers get here. */
function refuseUnknownRoute({ method, path }: { readonly method: string; readonly path: string }): never {
  const allowed = routes.filter((route) => patternOf(route.path).test(path)).map((route) => route.method);
  if (allowed.length === 0) throw new ProblemError('route-not-found', 'GET /openapi.json lists the routes.');
  const allow = allowed.join(', ');
  throw new ProblemError('method-not-allowed', `This route does not support ${method}: use ${allow}.`, {
    headers: { allow },
  });
}

const patternOf = (path: string): RegExp =>
  new RegExp(`^${path.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}/?$`);
