import type { Send } from './sending';

/** The time and randomness that retries depend on. */
export interface RetryOptions {
  /** Resolves after this time; rejects if the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** Returns the present time in milliseconds since 1970. */
  readonly now: () => number;
  /** Returns a number from 0 to 1. It spreads out retries of clients that failed at the same time. */
  readonly random: () => number;
}

const MAX_ATTEMPTS = 4;
const FIRST_DELAY_MS = 200;
/** If the server asks for a longer wait, the request is not retried. */
const MAX_DELAY_MS = 60_000;

/** Whether the API has not processed the request: it was throttled, or its first attempt is still being processed. */
const isUnprocessed = ({ status, headers }: Response): boolean =>
  status === 429 || (status === 409 && headers.has('retry-after'));
/** Statuses after which the API may have processed the request or not. */
const MAYBE_PROCESSED: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Makes `send` retry requests that the API has not processed. Reads and requests with an `Idempotency-Key` are also
 * retried if the API may have processed them, since repeating them has no second effect. It waits as long as
 * `Retry-After` says, else twice as long each time.
 */
export const withRetries =
  (send: Send, options: RetryOptions): Send =>
  async (request) => {
    for (let attempt = 1; ; attempt++) {
      const outcome = await send(request.clone()).catch((error: unknown) => ({ error }));
      const delay =
        attempt < MAX_ATTEMPTS && !request.signal.aborted && delayOf(outcome, request, attempt, options);
      if (delay === false) {
        if ('error' in outcome) throw outcome.error;
        return outcome;
      }
      if (!('error' in outcome)) await outcome.body?.cancel();
      await options.wait(delay, request.signal);
    }
  };

type Outcome = Response | { readonly error: unknown };

/** Returns the milliseconds to wait before the next attempt, or false if there should be none. */
function delayOf(
  outcome: Outcome,
  request: Request,
  attempt: number,
  { now, random }: RetryOptions,
): number | false {
  const isRepeatable = request.method === 'GET' || request.headers.has('idempotency-key');
  const backOff = FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + random() / 2);
  if ('error' in outcome) return isRepeatable && isNetworkError(outcome.error) && backOff;
  if (!isUnprocessed(outcome) && !(isRepeatable && MAYBE_PROCESSED.has(outcome.status))) return false;
  const requested = parseRetryAfter(outcome.headers.get('retry-after'), now());
  return requested === null ? backOff : requested <= MAX_DELAY_MS && requested;
}

/** `fetch` throws a TypeError. It is recognised by name, because the class may come from another realm. */
const isNetworkError = (error: unknown): boolean => (error as Error).name === 'TypeError';

/**
 * Parses a `Retry-After` header, which contains seconds or a date, to milliseconds. Returns null if there is none.
 * https://www.rfc-editor.org/rfc/rfc9110#field.retry-after
 */
function parseRetryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
