/** Routes as data: one definition is the handler, its permission, and its part of the OpenAPI document. */
import type { z } from 'zod';
import type { Backend } from '../app/backend';
import { type Input, type RequestShape, readInput } from './input';
import type { ProblemName } from './problem';
import { type HandlerReply, type Reply, type ReplyOf, type Responses, written } from './reply';
import type { ApiRequest } from './request';

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/**
 * Who may call it. `open`: everybody. `read`: changes nothing. `operate`: changes plans, runs and records.
 * `apply`: changes what is in an AWS account.
 */
export type Permission = 'open' | 'read' | 'operate' | 'apply';

/** What handlers may use of the world. */
export interface RouteContext {
  readonly backend: Backend;
  /** Who asks, as recorded with what they do. */
  readonly caller: string;
  /** Where the API is reached, such as `https://abc.execute-api.eu-west-1.amazonaws.com`. */
  readonly origin: string;
  /** `Accept` of the request. */
  readonly accept: string;
  /** The OpenAPI document of the table that the route is in. */
  readonly document: () => Promise<Readonly<Record<string, unknown>> & { readonly openapi: string }>;
}

/** What is known of a route without calling it. */
export interface RouteFacts {
  readonly id: string;
  readonly method: Method;
  /** With `{names}` of path parameters, as API Gateway and OpenAPI write it. */
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly description?: string;
  /** Whether a POST heeds `Idempotency-Key`. */
  readonly repeatable?: boolean;
  readonly request?: RequestShape<z.ZodObject, z.ZodObject, z.ZodObject, unknown>;
  readonly responses: Responses;
  /** Problems of its own, beside those that every request may meet. */
  readonly problems?: readonly ProblemName[];
}

export interface Route extends RouteFacts {
  /** Reads the request, throwing a `ProblemError` when it cannot be meant; what it returns does the work. */
  accept(request: ApiRequest): (context: RouteContext) => Promise<Reply>;
}

interface RouteDefinition<
  P extends z.ZodObject,
  Q extends z.ZodObject,
  H extends z.ZodObject,
  B,
  R extends Responses,
> extends Omit<RouteFacts, 'request' | 'responses'> {
  readonly request?: RequestShape<P, Q, H, B>;
  readonly responses: R;
  handle(input: Input<P, Q, H, B>, context: RouteContext): ReplyOf<R> | Promise<ReplyOf<R>>;
}

type Nothing = z.ZodObject<Record<never, never>>;

export function defineRoute<
  const R extends Responses,
  P extends z.ZodObject = Nothing,
  Q extends z.ZodObject = Nothing,
  H extends z.ZodObject = Nothing,
  B = undefined,
>({ handle, ...facts }: RouteDefinition<P, Q, H, B, R>): Route {
  const { request: shape = {} } = facts;
  return {
    ...(facts as RouteFacts),
    accept(request) {
      const input = readInput(shape, request);
      return async (context) => written((await handle(input, context)) as HandlerReply);
    },
  };
}
