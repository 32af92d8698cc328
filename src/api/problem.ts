/** Errors as callers see them: RFC 9457 problem details. */
import { causesOf } from '../lib/causes';
import { type ErrorCode, IemError } from '../model/error';

/** A kind of problem: its name is part of the contract, as `/problems/<name>`. */
interface ProblemKind {
  readonly status: number;
  readonly title: string;
}

/** What the API itself finds wrong. */
const OWN = {
  'request-malformed': { status: 400, title: 'The request cannot be read' },
  'caller-refused': { status: 403, title: 'The request is not one of this machine' },
  'route-not-found': { status: 404, title: 'There is no such route' },
  'link-not-found': { status: 404, title: 'The link leads nowhere' },
  'record-not-found': { status: 404, title: 'There is no such record' },
  'method-not-allowed': { status: 405, title: 'The route has no such method' },
  'not-acceptable': { status: 406, title: 'It is not available in that form' },
  'reply-too-large': { status: 406, title: 'The reply is larger than can be sent' },
  'key-in-use': { status: 409, title: 'A request with this key is being answered' },
  'body-too-large': { status: 413, title: 'The body is too large' },
  'media-type-unsupported': { status: 415, title: 'The body is of another media type' },
  'content-invalid': { status: 422, title: 'The content is not valid' },
  'key-reused': { status: 422, title: 'The key was used for another request' },
  'revision-missing': { status: 428, title: 'The request must say which revision it changes' },
  'headers-too-large': { status: 431, title: 'The headers are too large' },
  throttled: { status: 429, title: 'AWS asks to slow down' },
  'internal-error': { status: 500, title: 'Something went wrong on our side' },
  'aws-unavailable': { status: 503, title: 'AWS does not answer' },
} as const satisfies Readonly<Record<string, ProblemKind>>;

/** What use cases and the store find wrong. */
const FROM_CODE: Readonly<Record<ErrorCode, ProblemKind>> = {
  'plan-invalid': { status: 422, title: 'The event plan is not valid' },
  'plan-not-found': { status: 404, title: 'There is no such event' },
  'run-not-found': { status: 404, title: 'There is no such run' },
  'event-too-large': { status: 422, title: 'The event is too large to be judged while you wait' },
  'revision-conflict': { status: 409, title: 'The event has changed' },
  'record-conflict': { status: 409, title: 'The record has changed' },
  'run-in-progress': { status: 409, title: 'A run is under way' },
  'input-unreadable': { status: 400, title: 'The request cannot be read' },
  'change-invalid': { status: 422, title: 'The change cannot be made' },
  'store-unavailable': { status: 503, title: 'The store does not answer' },
  // Of the command line and of collecting: where the API meets one of them, that is a defect.
  'no-credentials': OWN['internal-error'],
  'wrong-account': OWN['internal-error'],
  'aws-unavailable': OWN['aws-unavailable'],
  'output-unwritable': OWN['internal-error'],
  'api-refused': OWN['internal-error'],
  'api-unreachable': OWN['internal-error'],
};

export type ProblemName = keyof typeof OWN | ErrorCode;

export const PROBLEMS: Readonly<Record<ProblemName, ProblemKind>> = { ...FROM_CODE, ...OWN };

/** One thing that is wrong with the request. */
export interface FieldError {
  /** What of the request it is about. */
  readonly in: 'path' | 'query' | 'header' | 'body';
  /** JSON pointer (RFC 6901) of the field in it; empty for the whole. */
  readonly pointer: string;
  readonly message: string;
  /** In the text of a plan; from 1. */
  readonly line?: number;
  readonly column?: number;
  /** Nearest valid value or key. */
  readonly suggestion?: string;
}

export interface ProblemExtras {
  readonly errors?: readonly FieldError[];
  readonly headers?: Readonly<Record<string, string>>;
}

/** A problem on its way to the caller. */
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

/** The document of a problem, as `application/problem+json`. */
export interface ProblemDetails extends Pick<ProblemExtras, 'errors'> {
  readonly type: string;
  readonly title: string;
  readonly status: number;
  readonly detail: string;
  /** Path of the request. */
  readonly instance: string;
  /** Of a 5xx: names the entry of our log that tells more. */
  readonly correlationId?: string;
}

/** Detail and seconds of what passes by itself. */
const ASK_AGAIN = ['Ask again in a few seconds.', { headers: { 'retry-after': '5' } }] as const;

/** Errors by which AWS asks its callers, and so us ours, to slow down. */
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

/** Errors by which AWS says that it is its own fault, or says nothing in time. */
const UNAVAILABLE: ReadonlySet<string> = new Set([
  'InternalServerError',
  'InternalServerException',
  'ServiceUnavailable',
  'ServiceUnavailableException',
  'TimeoutError',
]);

/** Any error as a problem; what nobody foresaw is an `internal-error` that says nothing of itself. */
export function problemOf(error: unknown): ProblemError {
  const foreseen = causesOf(error).flatMap((each) => knownProblem(each) ?? []);
  return (
    foreseen[0] ??
    new ProblemError(
      'internal-error',
      'It has been logged; whoever runs this service finds it by the correlation id.',
    )
  );
}

function knownProblem(error: Error): ProblemError | undefined {
  if (error instanceof ProblemError) return error;
  if (THROTTLING.has(error.name)) return new ProblemError('throttled', ...ASK_AGAIN);
  if (UNAVAILABLE.has(error.name)) return new ProblemError('aws-unavailable', ...ASK_AGAIN);
  if (!(error instanceof IemError) || PROBLEMS[error.code].status === 500) return undefined;
  // Where the store is, is nobody's business outside.
  if (error.code === 'store-unavailable') return new ProblemError(error.code, ...ASK_AGAIN);
  return new ProblemError(error.code, error.message);
}

/** Whether it is for those who run the service to look into. */
export const isOurs = ({ problem }: ProblemError): boolean => PROBLEMS[problem].status >= 500;

export function problemDetails(
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
