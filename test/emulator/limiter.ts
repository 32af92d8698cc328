import { createRateLimiter, type RateLimiter } from '../../src/aws/rate-limiter';

/** A limiter that keeps no call waiting: an emulator has no rates to share, and to wait for them takes most of the time. */
export const unlimited = (): RateLimiter => createRateLimiter({ share: 1e6 });
