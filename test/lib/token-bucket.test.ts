import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fullBucket, type TokenBucket, takeToken } from '../../src/lib/token-bucket';

/** When each of the takers may go, for takers that come at `times` (milliseconds, in order). */
function grants(times: readonly number[], rate: { capacity: number; refillPerSecond: number }): number[] {
  let bucket: TokenBucket = fullBucket(rate, times[0] ?? 0);
  return times.map((now) => {
    const taken = takeToken(bucket, rate, now);
    bucket = taken.bucket;
    return now + taken.waitMs;
  });
}

describe('takeToken', () => {
  it('gives what is there at once and the rest at the pace of the refill', () => {
    expect(grants([0, 0, 0, 0], { capacity: 2, refillPerSecond: 10 })).toEqual([0, 0, 100, 200]);
  });

  it('gives several at once, also more than it holds, and lets who comes next wait for them', () => {
    const rate = { capacity: 100, refillPerSecond: 50 };
    const first = takeToken(fullBucket(rate, 0), rate, 0, 80);
    const second = takeToken(first.bucket, rate, 0, 120);
    expect([first.waitMs, second.waitMs]).toEqual([0, 2000]);
    expect(takeToken(second.bucket, rate, 2000, 1).waitMs).toBe(20);
  });

  it('fills up again, but not beyond its capacity', () => {
    expect(grants([0, 0, 60_000, 60_000, 60_000], { capacity: 2, refillPerSecond: 1 })).toEqual([
      0, 0, 60_000, 60_000, 61_000,
    ]);
  });

  it('never lets more than its capacity and the refill through in any span, and keeps the order', () => {
    const gaps = fc.array(fc.integer({ min: 0, max: 500 }), { minLength: 1, maxLength: 60 });
    fc.assert(
      fc.property(
        gaps,
        fc.integer({ min: 1, max: 10 }),
        fc.integer({ min: 1, max: 50 }),
        (waits, capacity, refillPerSecond) => {
          let now = 0;
          const times = waits.map((wait) => {
            now += wait;
            return now;
          });
          const granted = grants(times, { capacity, refillPerSecond });
          for (const [i, from] of granted.entries()) {
            for (const [j, to] of granted.slice(i).entries()) {
              expect(to).toBeGreaterThanOrEqual(from - 1e-6);
              expect(j + 1).toBeLessThanOrEqual(capacity + ((to - from) / 1000) * refillPerSecond + 1e-6);
            }
          }
        },
      ),
    );
  });
});
