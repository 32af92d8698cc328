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
 * Takes one token, now or as soon as there is one.
 *
 * A taker that must wait has its token promised to it, so that takers are served in order and any span of
 * `s` seconds sees at most `capacity + s × refillPerSecond` of them.
 */
export function takeToken(
  bucket: TokenBucket,
  rate: Rate,
  now: number,
): { readonly bucket: TokenBucket; readonly waitMs: number } {
  const refilled = bucket.tokens + ((now - bucket.at) / 1000) * rate.refillPerSecond;
  const tokens = Math.min(rate.capacity, refilled) - 1;
  const waitMs = tokens >= 0 ? 0 : (-tokens / rate.refillPerSecond) * 1000;
  return { bucket: { tokens, at: now }, waitMs };
}
