/** Tells whether an error of this name means that AWS throttles the call. */
export const isThrottlingName = (name: string): boolean =>
  /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name);

/**
 * How fast we take tokens from a bucket: 1 is all of our share. We assume some of AWS's rates, some contradict each other,
 * and other callers use them too, so each throttled answer halves the pace, and time without one restores it.
 */
export interface Pace {
  readonly factor: number;
  /** When the pace was set, in milliseconds on the caller's clock. */
  readonly at: number;
}

/** The pace of a bucket that has not been throttled. */
export const FULL_PACE: Pace = { factor: 1, at: 0 };

const SLOWEST = 1 / 16;
const RESTORED_PER_SECOND = 0.02;
/** Calls that run at the same time are throttled together, so several answers within this time halve the pace only once. */
const ONE_STEP_MS = 1000;

/** Returns the pace at an instant. It rises by the same amount each second until it is full. */
export const paceAt = ({ factor, at }: Pace, now: number): number =>
  Math.min(1, factor + (Math.max(0, now - at) / 1000) * RESTORED_PER_SECOND);

/** Returns the pace after a throttled answer: half of what it was. */
export function slowDown(pace: Pace, now: number): Pace {
  const current = paceAt(pace, now);
  const isSameStep = pace.factor < 1 && now - pace.at < ONE_STEP_MS;
  return isSameStep ? pace : { factor: Math.max(SLOWEST, current / 2), at: now };
}
