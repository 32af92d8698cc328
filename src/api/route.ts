/** Routes as data: one definition gives the handler, its permission and its part of the OpenAPI document. */
import type { z } from 'zod';
import type { Backend } from '../app/backend';
import { type Input, type RequestShape, readInput } from './input';
import type { ProblemName } from './problem';
import { finishReply, type HandlerReply, type Reply, type ReplyOf, type Responses } from './reply';
import type { ApiRequest } from './request';

/** The HTTP methods of the API. */
export type Method = 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';

/**
 * The permission that a caller needs. `open`: none. `read`: for routes that change nothing. `operate`: for routes that
 * change plans, runs and records. `apply`: for routes that change an AWS account.
 */
export type Permission = 'open' | 'read' | 'operate' | 'apply';

/** What a handler gets besides its input. */
export interface RouteContext {
  readonly backend: Backend;
  /** The name of the caller, which is recorded with every change. */
  readonly caller: string;
  /** The URL at which the caller reached the API, such as `https://abc.execute-api.eu-west-1.amazonaws.com`. */
  readonly origin: string;
  /** The request's `Accept` header. */
  readonly accept: string;
  /** Loads the OpenAPI document of the whole API. */
  readonly document: () => Promise<Readonly<Record<string, unknown>> & { readonly openapi: string }>;
}

/** The description of a route, from which its documentation and deployment are derived. */
export interface RouteFacts {
  readonly id: string;
  readonly method: Method;
  /** The path with its parameters as `{name}`, as API Gateway and OpenAPI write it. */
  readonly path: string;
  readonly permission: Permission;
  readonly summary: string;
  readonly description?: string;
  /** Whether a POST supports `Idempotency-Key`. */
  readonly repeatable?: boolean;
  readonly request?: RequestShape<z.ZodObject, z.ZodObject, z.ZodObject, unknown>;
  readonly responses: Responses;
  /** The problems of this route, besides those that every request can meet. */
  readonly problems?: readonly ProblemName[];
}

/** A route of the API. */
export interface Route extends RouteFacts {
  /**
   * Reads and validates the request, and returns a function that does the work.
   *
   * @throws ProblemError if the request is not valid.
   */
  prepare(request: ApiRequest): (context: RouteContext) => Promise<Reply>;
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

type NoFields = z.ZodObject<Record<never, never>>;

/** Defines a route. What `handle` gets and may return is inferred from the schemas. */
export function defineRoute<
  const R extends Responses,
  P extends z.ZodObject = NoFields,
  Q extends z.ZodObject = NoFields,
  H extends z.ZodObject = NoFields,
  B = undefined,
>({ handle, ...facts }: RouteDefinition<P, Q, H, B, R>): Route {
  const { request: shape = {} } = facts;
  return {
    ...(facts as RouteFacts),
    prepare(request) {
      const input = readInput(shape, request);
      return async (context) => finishReply((await handle(input, context)) as HandlerReply);
    },
  };
}
