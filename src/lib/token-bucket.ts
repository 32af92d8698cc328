/** How much of a rate may be drawn: at once, and sustained. */
export interface Rate {
  /** Most tokens that may be taken at once. */
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/** Tokens left at an instant; negative when some that were promised have not been refilled yet. */
export interface TokenBucket {
  readonly tokens: number;
  /** Milliseconds on the caller's clock. */
  readonly at: number;
}

export const fullBucket = (rate: Rate, now: number): TokenBucket => ({ tokens: rate.capacity, at: now });

/**
 * Takes one token or several, now or as soon as they are there.
 *
 * A taker that must wait has its tokens promised to it, so that takers are served in order and any span of
 * `s` seconds sees at most `capacity + s × refillPerSecond` tokens go, and what the last taker needs beyond them.
 */
export function takeToken(
  bucket: TokenBucket,
  rate: Rate,
  now: number,
  wanted = 1,
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const refilled = bucket.tokens + ((now - bucket.at) / 1000) * rate.refillPerSecond;
  const tokens = Math.min(rate.capacity, refilled) - wanted;
  const waitMs = tokens >= 0 ? 0 : (-tokens / rate.refillPerSecond) * 1000;
  return { bucket: { tokens, at: now }, waitMs };
}
