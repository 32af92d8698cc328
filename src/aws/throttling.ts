/** Whether an error of this name says that AWS asks to come back later. */
export const saysThrottled = (name: string): boolean =>
  /Throttl|TooManyRequests|RequestLimitExceeded|SlowDown/.test(name);

/**
 * How fast a bucket is drawn on: 1 is all of our share. AWS's rates are partly assumed, contradict each other, and are
 * shared with whoever else calls, so each throttled answer halves the pace, and time without one restores it.
 */
export interface Pace {
  readonly factor: number;
  /** When it was set; milliseconds on the caller's clock. */
  readonly at: number;
}

export const FULL_PACE: Pace = { factor: 1, at: 0 };

const SLOWEST = 1 / 16;
const RESTORED_PER_SECOND = 0.02;
/** Calls that were under way together are throttled together, and say the same once. */
const ONE_STEP_MS = 1000;

/** The pace at an instant: it rises by the same amount each second until it is full. */
export const paceAt = ({ factor, at }: Pace, now: number): number =>
  Math.min(1, factor + (Math.max(0, now - at) / 1000) * RESTORED_PER_SECOND);

/** The pace after a throttled answer: half of what it was. */
export function slowed(pace: Pace, now: number): Pace {
  const current = paceAt(pace, now);
  const isSameStep = pace.factor < 1 && now - pace.at < ONE_STEP_MS;
  return isSameStep ? pace : { factor: Math.max(SLOWEST, current / 2), at: now };
}
