import { z } from 'zod';
import { describeIssue } from '../plan/wording';
import type { ApiBody } from './body';
import { toFieldErrors } from './field-errors';
import { ProblemError } from './problem';
import type { ApiRequest } from './request';

/** The schemas of the parts of a request that a route reads. */
export interface RequestShape<P extends z.ZodObject, Q extends z.ZodObject, H extends z.ZodObject, B> {
  readonly params?: P;
  readonly query?: Q;
  /** Header names are in lower case. */
  readonly headers?: H;
  readonly body?: ApiBody<B>;
}

/** The validated parts of a request. */
export interface Input<P extends z.ZodObject, Q extends z.ZodObject, H extends z.ZodObject, B> {
  readonly params: z.output<P>;
  readonly query: z.output<Q>;
  readonly headers: z.output<H>;
  readonly body: B;
}

const NO_PARAMETERS = z.strictObject({});

/** Reads and validates a request. Throws a {@link ProblemError} that names every invalid field. */
export function readInput<P extends z.ZodObject, Q extends z.ZodObject, H extends z.ZodObject, B>(
  { params, query = NO_PARAMETERS as unknown as Q, headers, body }: RequestShape<P, Q, H, B>,
  request: ApiRequest,
): Input<P, Q, H, B> {
  const needsRevision = headers !== undefined && IF_MATCH in headers.shape;
  if (needsRevision && request.headers[IF_MATCH] === undefined) {
    throw new ProblemError('revision-missing', 'Send the ETag that you have read as If-Match.');
  }
  const read = {
    params: params?.safeParse(request.params, { error: describeIssue }),
    query: query.safeParse(request.query, { error: describeIssue }),
    headers: headers?.safeParse(request.headers, { error: describeIssue }),
  };
  const errors = [
    ...toFieldErrors('path', read.params?.error),
    ...toFieldErrors('query', read.query.error),
    ...toFieldErrors('header', read.headers?.error),
  ];
  if (errors.length > 0) {
    throw new ProblemError('request-malformed', 'Parameters of the request are not valid: see errors.', {
      errors,
    });
  }
  return {
    params: read.params?.data,
    query: read.query.data,
    headers: read.headers?.data,
    body: body?.read(request),
  } as Input<P, Q, H, B>;
}

const IF_MATCH = 'if-match';
