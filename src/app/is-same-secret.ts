import { createHash, timingSafeEqual } from 'node:crypto';

/** Whether what somebody gave is the secret. How long that takes does not tell how much of it is right. */
export const isSameSecret = (given: string, secret: string): boolean =>
  timingSafeEqual(digestOf(given), digestOf(secret));

/** Digests are of one length, as the comparison needs them. */
const digestOf = (text: string): Buffer => createHash('sha256').update(text).digest();
