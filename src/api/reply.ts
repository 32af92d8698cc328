import type { z } from 'zod';

/** A finished reply, before it is compressed: what an idempotency key keeps. Header names are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A reply that is no file of bytes. */
export type TextReply = Reply & { readonly body: string };

/** What a reply of one status is: a JSON document, a text of one of some media types, or nothing. */
export type ResponseFacts = JsonResponse<z.ZodType> | TextResponse | EmptyResponse;

interface Described {
  readonly description: string;
  /** Headers it carries beside those that every reply has, and what they say. */
  readonly headers?: Readonly<Record<string, string>>;
}
export interface JsonResponse<S extends z.ZodType> extends Described {
  readonly kind: 'json';
  readonly schema: S;
}
export interface TextResponse extends Described {
  readonly kind: 'text';
  readonly mediaTypes: readonly string[];
  /** Of the representation that is JSON, where there is one. */
  readonly schema?: z.ZodType;
}
export interface EmptyResponse extends Described {
  readonly kind: 'empty';
}

export type Responses = { readonly [status: number]: ResponseFacts };

type Headers = Described['headers'];

export const json = <S extends z.ZodType>(
  description: string,
  schema: S,
  headers?: Headers,
): JsonResponse<S> => ({ kind: 'json', description, schema, ...(headers && { headers }) });

export const empty = (description: string): EmptyResponse => ({ kind: 'empty', description });

/** What a handler returns of each response, with the headers that are this reply's own. */
export type ReplyOf<R extends Responses> = {
  readonly [S in keyof R]: {
    readonly status: S;
    readonly headers?: Readonly<Record<string, string>>;
  } & BodyOf<R[S]>;
}[keyof R];

type BodyOf<R> =
  R extends JsonResponse<infer S>
    ? { readonly body: Immutable<z.output<S>> }
    : R extends TextResponse
      ? { readonly mediaType: string; readonly content: string | Uint8Array }
      : unknown;

/** Handlers pass on what the store gave them, of which nothing may be changed. */
type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

/** Any reply of a handler, whatever its route. */
export interface HandlerReply {
  readonly status: PropertyKey;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly mediaType?: string;
  readonly content?: string | Uint8Array;
}

export function written({ status, headers = {}, body, mediaType, content }: HandlerReply): Reply {
  const type = mediaType ?? (body === undefined ? undefined : 'application/json');
  return {
    status: Number(status),
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    body: content ?? (body === undefined ? '' : JSON.stringify(body)),
  };
}
