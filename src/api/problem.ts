/** Errors as callers see them: RFC 9457 problem details. */
import { causesOf } from '../lib/causes';
import { type ErrorCode, type FieldObjection, IemError } from '../model/error';
import { jsonPointer } from '../plan/problem';

/** A kind of problem. Its name is part of the API's contract, as `/problems/<name>`. */
interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** The problems that the API itself finds. */
const API_PROBLEMS = {
  'request-malformed': { status: 400, title: 'The request cannot be read' },
  'caller-refused': { status: 403, title: 'The request does not come from this machine' },
  'route-not-found': { status: 404, title: 'There is no such route' },
  'link-not-found': { status: 404, title: 'There is no such link' },
  'record-not-found': { status: 404, title: 'There is no such record' },
  'method-not-allowed': { status: 405, title: 'The route does not support the method' },
  'not-acceptable': { status: 406, title: 'The report is not available in this media type' },
  'reply-too-large': { status: 406, title: 'The reply is too large to be sent' },
  'key-in-use': { status: 409, title: 'A request with this Idempotency-Key is being processed' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'media-type-unsupported': { status: 415, title: 'The media type of the body is not supported' },
  'content-invalid': { status: 422, title: 'The content is not valid' },
  'key-reused': { status: 422, title: 'The Idempotency-Key was used for another request' },
  'revision-missing': { status: 428, title: 'The request must say which revision it changes' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  throttled: { status: 429, title: 'AWS throttles the requests' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'aws-unavailable': { status: 503, title: 'AWS does not answer' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** The problems that use cases and the store find. */
const PROBLEM_OF_CODE: Readonly<Record<ErrorCode, ProblemKind>> = {
  'plan-invalid': { status: 422, title: 'The event plan is not valid' },
  'plan-not-found': { status: 404, title: 'There is no such event' },
  'run-not-found': { status: 404, title: 'There is no such run' },
  'event-too-large': { status: 422, title: 'The event is too large to be judged while you wait' },
  'revision-conflict': { status: 409, title: 'The event has changed since it was read' },
  'record-conflict': { status: 409, title: 'The record has changed since it was read' },
  'item-not-found': { status: 404, title: 'There is no such action item' },
  'run-in-progress': { status: 409, title: 'A run is in progress' },
  'input-unreadable': { status: 400, title: 'The request cannot be read' },
  'change-invalid': { status: 422, title: 'The change cannot be made' },
  'store-unavailable': { status: 503, title: 'The store does not answer' },
  // Only the command line and the collectors throw these. In the API they are defects.
  'no-credentials': API_PROBLEMS['internal-error'],
  'wrong-account': API_PROBLEMS['internal-error'],
  'aws-unavailable': API_PROBLEMS['aws-unavailable'],
  'output-unwritable': API_PROBLEMS['internal-error'],
  'api-refused': API_PROBLEMS['internal-error'],
  'api-unreachable': API_PROBLEMS['internal-error'],
};

/** The name of a kind of problem. */
export type ProblemName = keyof typeof API_PROBLEMS | ErrorCode;

/** Every kind of problem by name. */
export const PROBLEMS: Readonly<Record<ProblemName, ProblemKind>> = { ...PROBLEM_OF_CODE, ...API_PROBLEMS };

/** An error in one field of a request. */
export interface FieldError {
  /** The part of the request that contains the field. */
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** JSON pointer (RFC 6901) of the field in that part; empty for the whole part. */
  readonly pointer: string;
  readonly message: string;
  /** Line and column in the text of a plan, counted from 1. */
  readonly line?: number;
  readonly column?: number;
  /** The nearest valid value or key. */
  readonly suggestion?: string;
}

/** The optional parts of a problem. */
export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** An error that the caller gets as a problem document. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  constructor(
    readonly problem: ProblemName,
    readonly detail: string,
    readonly extras: ProblemExtras = {},
  ) {
    super(detail);
  }
}

/** The JSON of a problem, media type `application/problem+json`. */
export interface ProblemDetails extends Pick<ProblemExtras, 'errors'> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** The path of the request. */
  readonly instance: string;
  /** Set for a 5xx: identifies the log entry with the details. */
  readonly correlationId?: string;
}

/** Detail and headers of a temporary problem. */
const TRY_AGAIN = ['Try again in a few seconds.', { headers: { 'retry-after': '5' } }] as const;

/** Names of the errors with which AWS throttles requests. */
const THROTTLING: ReadonlySet<string> = new Set([
  'ExecutionLimitExceeded',
  'LimitExceededException',
  'ProvisionedThroughputExceededException',
  'RequestLimitExceeded',
  'ThrottledException',
  'Throttling',
  'ThrottlingException',
  'TooManyRequestsException',
]);

/** Names of errors on AWS's side, and of time-outs. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'InternalServerError',
  'InternalServerException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
]);

/** Converts any error to a problem. An unexpected error becomes an `internal-error` that reveals no details. */
export function problemOf(error: unknown): ProblemError {
  const known = causesOf(error).flatMap((each) => knownProblem(each) ?? []);
  return (
    known[0] ??
    new ProblemError(
      'internal-error',
      'The error was logged. Give the correlation id to the operators of this service.',
    )
  );
}

function knownProblem(error: Error): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (THROTTLING.has(error.name)) return new ProblemError('throttled', ...TRY_AGAIN);
  if (UNAVAILABLE.has(error.name)) return new ProblemError('aws-unavailable', ...TRY_AGAIN);
  if (!(error instanceof IemError) || PROBLEMS[error.code].status === 500) return undefined;
  // The original message names the place of the store, which callers must not learn.
  if (error.code === 'store-unavailable') return new ProblemError(error.code, ...TRY_AGAIN);
  return new ProblemError(error.code, error.message, error.field && { errors: [fieldError(error.field)] });
}

const fieldError = ({ path, ...objection }: FieldObjection): FieldError => ({
  ...{ in: 'body', pointer: jsonPointer(path) },
  ...objection,
});

/** Whether the operators of the service must look into the problem. */
export const isServerError = ({ problem }: ProblemError): boolean => PROBLEMS[problem].status >= 500;

/** Creates the JSON of a problem. */
export function createProblemDetails(
  { problem, detail, extras: { errors } }: ProblemError,
  instance: string,
  correlationId: string | undefined,
): ProblemDetails {
  const { status, title } = PROBLEMS[problem];
  return {
    ...{ type: `/problems/${problem}`, title, status, detail, instance },
    ...(status >= 500 && correlationId !== undefined && { correlationId }),
    ...(errors && { errors }),
  };
}
