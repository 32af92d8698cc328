/** The published request rates, kept as AWS keeps them: token buckets per account and region. */
import type { AwsRequest } from '../aws-protocol';
import { SERVICES } from './services';
import type { Limit } from './services/service';

/** The buckets a request takes a token from; none where AWS publishes no rate of the service. */
export const limitsOf = (request: AwsRequest): readonly Limit[] =>
  SERVICES.find(({ prefix }) => prefix === request.service)?.limitsOf?.(request) ?? [];

/** All buckets of one account and region. */
export interface Buckets {
  /** Takes a token from every one of them, or none and says false. Times are milliseconds that never go back. */
  take(limits: readonly Limit[], atMs: number): boolean;
}

/** @param full Whether they are full at first: others may have emptied them. */
export function createBuckets(full = true): Buckets {
  const buckets = new Map<string, { tokens: number; atMs: number }>();
  return {
    take(limits, atMs) {
      const filled = limits.map(({ bucket, capacity, refill }) => {
        const last = buckets.get(bucket) ?? { tokens: full ? capacity : 0, atMs };
        return { bucket, tokens: Math.min(capacity, last.tokens + ((atMs - last.atMs) / 1000) * refill) };
      });
      const allowed = filled.every(({ tokens }) => tokens >= 1);
      for (const { bucket, tokens } of filled) {
        buckets.set(bucket, { tokens: allowed ? tokens - 1 : tokens, atMs });
      }
      return allowed;
    },
  };
}

/**
 * The smallest share of a bucket, capacity and refill alike, that would have let these requests through: the most,
 * over every stretch of time, of requests ÷ (capacity + refill × seconds).
 *
 * @param timesMs when they arrived, in order.
 * @param lateMs how late a request may have arrived: those of a stretch were sent within one that much longer.
 */
export function shareOf({ capacity, refill }: Limit, timesMs: readonly number[], lateMs = 0): number {
  const shares = timesMs.flatMap((from, first) =>
    timesMs.slice(first).map((to, i) => (i + 1) / (capacity + (refill * (to - from + lateMs)) / 1000)),
  );
  return shares.reduce((most, share) => Math.max(most, share), 0);
}
