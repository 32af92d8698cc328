import { setTimeout as sleepFor } from 'node:timers/promises';
import { fullBucket, type Rate, type TokenBucket, takeToken } from '../lib/token-bucket';
import type { Call } from './actions';
import { type RateLimit, rateLimitsOf } from './rate-limits';
import { FULL_PACE, type Pace, paceAt, slowDown } from './throttling';

/** The account and region whose rates a call uses up. */
export interface Place {
  readonly account: string;
  readonly region: string;
}

/** Limits our calls to a share of AWS's rates. Use one for the whole process, because AWS counts per account and region. */
export interface RateLimiter {
  /**
   * Resolves when one more HTTP request of `call` may be sent.
   *
   * @param input Of the command.
   */
  acquire(call: Call, place: Place, input: object): Promise<void>;
  /** Call this when AWS throttles `call`: it halves the pace of its buckets, which recovers while AWS throttles no more. */
  slowDown(call: Call, place: Place, input: object): void;
}

/** How much of AWS's rates a limiter uses, and how it tells the time. */
export interface RateLimiterOptions {
  /** The share of each rate that we use, unless all of it is ours: half by default, a quarter during the event. */
  readonly share?: number;
  /**
   * Whether to keep to the lowest rate where AWS publishes several for the same calls, and to the share of every rate; true
   * during the event.
   */
  readonly cautious?: boolean;
  /** Returns milliseconds that never go back. */
  readonly clock?: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

/** Creates a limiter that all clients of a process share, so that they draw on the same buckets as AWS counts in. */
export function createRateLimiter({
  share = 0.5,
  cautious = false,
  clock = () => performance.now(),
  sleep = sleepFor,
}: RateLimiterOptions = {}): RateLimiter {
  const buckets = new Map<string, TokenBucket>();
  const paces = new Map<string, Pace>();

  const take = (
    key: string,
    { capacity, refillPerSecond, undivided }: RateLimit,
    tokens: number,
    now: number,
  ) => {
    const ours = undivided ? Math.max(1, share) : share;
    const part = ours * paceAt(paces.get(key) ?? FULL_PACE, now);
    const rate: Rate = { capacity: Math.max(1, capacity * part), refillPerSecond: refillPerSecond * part };
    const taken = takeToken(buckets.get(key) ?? fullBucket(rate, now), rate, now, tokens);
    buckets.set(key, taken.bucket);
    return taken;
  };

  return {
    async acquire(call, place, input) {
      const now = clock();
      const waits = rateLimitsOf(call, input, cautious).map(
        (limit) => take(keyOf(limit, place), limit, limit.tokens, now).waitMs,
      );
      const waitMs = Math.max(0, ...waits);
      if (waitMs > 0) await sleep(waitMs);
    },
    slowDown(call, place, input) {
      const now = clock();
      for (const limit of rateLimitsOf(call, input, cautious)) {
        const key = keyOf(limit, place);
        const { bucket } = take(key, limit, 0, now);
        // AWS throttles only when its bucket is empty, so ours must not hold tokens either.
        buckets.set(key, { ...bucket, tokens: Math.min(0, bucket.tokens) });
        paces.set(key, slowDown(paces.get(key) ?? FULL_PACE, now));
      }
    },
  };
}

const keyOf = ({ bucket, scope }: RateLimit, { account, region }: Place): string =>
  [account, scope === 'account' ? '*' : region, bucket].join('/');
