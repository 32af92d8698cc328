import type { Send } from './sending';

export interface RetryOptions {
  /** Resolves after so many milliseconds; rejects when the signal aborts. */
  readonly wait: (milliseconds: number, signal: AbortSignal) => Promise<void>;
  /** The present, milliseconds since 1970. */
  readonly now: () => number;
  /** From 0 to 1, so that callers who failed together do not come back together. */
  readonly random: () => number;
}

const MAX_ATTEMPTS = 4;
const FIRST_DELAY_MS = 200;
/** Whoever asks to wait longer is told no, not waited for. */
const MAX_DELAY_MS = 60_000;

/** Nothing has been done: the request was turned away at the door, or its first sending is still being answered. */
const isTurnedAway = ({ status, headers }: Response): boolean =>
  status === 429 || (status === 409 && headers.has('retry-after'));
const MAY_HAVE_BEEN_DONE: ReadonlySet<number> = new Set([502, 503, 504]);

/**
 * Sends again what was turned away, and, where a repeat has no second effect, what may have been lost: reads, and
 * what carries an `Idempotency-Key`. Waits as long as `Retry-After` asks, else twice as long each time.
 */
export const retrying =
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

/** Milliseconds until it makes sense to ask again; false when it does not. */
function delayOf(
  outcome: Outcome,
  request: Request,
  attempt: number,
  { now, random }: RetryOptions,
): number | false {
  const isRepeatable = request.method === 'GET' || request.headers.has('idempotency-key');
  const backOff = FIRST_DELAY_MS * 2 ** (attempt - 1) * (0.5 + random() / 2);
  if ('error' in outcome) return isRepeatable && isOfTheNetwork(outcome.error) && backOff;
  if (!isTurnedAway(outcome) && !(isRepeatable && MAY_HAVE_BEEN_DONE.has(outcome.status))) return false;
  const asked = retryAfter(outcome.headers.get('retry-after'), now());
  return asked === null ? backOff : asked <= MAX_DELAY_MS && asked;
}

/** What `fetch` throws; told by its name, since it may come of another realm. */
const isOfTheNetwork = (error: unknown): boolean => (error as Error).name === 'TypeError';

/** Seconds, or a date: https://www.rfc-editor.org/rfc/rfc9110#field.retry-after. In milliseconds; null without. */
function retryAfter(header: string | null, now: number): number | null {
  if (header === null) return null;
  const milliseconds = /^\d+$/.test(header.trim()) ? Number(header) * 1000 : Date.parse(header) - now;
  return Number.isNaN(milliseconds) ? null : Math.max(0, milliseconds);
}
