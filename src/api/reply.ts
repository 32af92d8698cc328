import type { z } from 'zod';

/** A reply before it is compressed, as stored under an idempotency key. Header names are in lower case. */
export interface Reply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array;
}

/** A reply whose body is text. */
export type TextReply = Reply & { readonly body: string };

/** Describes the reply of one status: a JSON document, a text in one of several media types, or an empty body. */
export type ResponseFacts = JsonResponse<z.ZodType> | TextResponse | EmptyResponse;

interface ResponseBase {
  readonly description: string;
  /** Descriptions of the headers that only this reply has, by header name. */
  readonly headers?: Readonly<Record<string, string>>;
}
/** Describes a reply that is a JSON document. */
export interface JsonResponse<S extends z.ZodType> extends ResponseBase {
  readonly kind: 'json';
  readonly schema: S;
}
/** Describes a reply whose media type the caller can choose. */
export interface TextResponse extends ResponseBase {
  readonly kind: 'text';
  readonly mediaTypes: readonly string[];
  /** The schema of the JSON representation, if there is one. */
  readonly schema?: z.ZodType;
}
/** Describes a reply without a body. */
export interface EmptyResponse extends ResponseBase {
  readonly kind: 'empty';
}

/** The replies of a route by HTTP status. */
export type Responses = { readonly [status: number]: ResponseFacts };

type Headers = ResponseBase['headers'];

/** Describes a JSON reply. */
export const json = <S extends z.ZodType>(
  description: string,
  schema: S,
  headers?: Headers,
): JsonResponse<S> => ({ kind: 'json', description, schema, ...(headers && { headers }) });

/** Describes a reply without a body. */
export const empty = (description: string): EmptyResponse => ({ kind: 'empty', description });

/** What a handler may return: for each described status its body, and headers of its own. */
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

/** Lets handlers return read-only data, as the store gives it to them. */
type Immutable<T> = T extends object ? { readonly [K in keyof T]: Immutable<T[K]> } : T;

/** The return value of a handler, without the types of its route. */
export interface HandlerReply {
  readonly status: PropertyKey;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: unknown;
  readonly mediaType?: string;
  readonly content?: string | Uint8Array;
}

/** Serialises the return value of a handler. */
export function finishReply({ status, headers = {}, body, mediaType, content }: HandlerReply): Reply {
  const type = mediaType ?? (body === undefined ? undefined : 'application/json');
  return {
    status: Number(status),
    headers: { ...headers, ...(type !== undefined && { 'content-type': type }) },
    body: content ?? (body === undefined ? '' : JSON.stringify(body)),
  };
}
