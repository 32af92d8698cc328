/** How many tokens callers may take: at once, and per second in the long run. */
export interface Rate {
  /** The most tokens that callers may take at once. */
  readonly capacity: number;
  readonly refillPerSecond: number;
}

/** The tokens left at an instant; negative when some callers wait for tokens that they were promised. */
export interface TokenBucket {
  readonly tokens: number;
  /** Milliseconds on the caller's clock. */
  readonly at: number;
}

/** Creates a bucket that holds all of its tokens. */
export const fullBucket = (rate: Rate, now: number): TokenBucket => ({ tokens: rate.capacity, at: now });

/**
 * Takes one token or several from a bucket, and tells how long the caller must wait for them.
 *
 * The bucket promises the tokens to a caller that must wait, so callers get them in the order in which they came. Any span
 * of `s` seconds sees at most `capacity + s × refillPerSecond` tokens go, plus what the last caller needs beyond them.
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
