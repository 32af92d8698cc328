/**
 * How far the clocks of two machines may be apart, milliseconds. AWS refuses signatures whose time is further off, so a
 * machine that is further off has more than us to complain of.
 */
export const MOST_SKEW_MS = 5 * 60_000;

/** Whether a time that was written as the present lies so far in the future that the clock behind it was wrong. */
export const isFromTheFuture = (time: string, now: string): boolean =>
  Date.parse(time) > Date.parse(now) + MOST_SKEW_MS;

/**
 * Whether something that is taken for `seconds` at a time, and until `until`, is still taken. If it would be taken for
 * longer than that, a clock that was wrong has written it, and nobody has to wait until then.
 */
export const isTaken = (until: string, seconds: number, now: string): boolean =>
  Date.parse(until) > Date.parse(now) && Date.parse(until) <= Date.parse(now) + seconds * 1000 + MOST_SKEW_MS;
