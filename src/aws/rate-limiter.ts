import { setTimeout as sleepFor } from 'node:timers/promises';
import { fullBucket, type Rate, type TokenBucket, takeToken } from '../lib/token-bucket';
import type { Call } from './actions';
import { rateLimitsOf } from './rate-limits';

/** Holds our calls to a share of AWS's rates. One for the whole process: buckets are shared by account and region. */
export interface RateLimiter {
  /** Resolves when one more HTTP request of `call` may be sent. */
  acquire(call: Call, place: { readonly account: string; readonly region: string }): Promise<void>;
}

export interface RateLimiterOptions {
  /** Share of each rate we take: half by default, a quarter during the event. */
  readonly share?: number;
  /** Milliseconds that never go back. */
  readonly clock?: () => number;
  readonly sleep?: (ms: number) => Promise<unknown>;
}

export function createRateLimiter({
  share = 0.5,
  clock = () => performance.now(),
  sleep = sleepFor,
}: RateLimiterOptions = {}): RateLimiter {
  const buckets = new Map<string, TokenBucket>();

  const take = (key: string, rate: Rate): number => {
    const now = clock();
    const { bucket, waitMs } = takeToken(buckets.get(key) ?? fullBucket(rate, now), rate, now);
    buckets.set(key, bucket);
    return waitMs;
  };

  return {
    async acquire(call, { account, region }) {
      const waits = rateLimitsOf(call).map(({ bucket, scope, capacity, refillPerSecond }) =>
        take([account, scope === 'account' ? '*' : region, bucket].join('/'), {
          capacity: Math.max(1, capacity * share),
          refillPerSecond: refillPerSecond * share,
        }),
      );
      const waitMs = Math.max(0, ...waits);
      if (waitMs > 0) await sleep(waitMs);
    },
  };
}
