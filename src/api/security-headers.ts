import type { Reply } from './reply';

/** Nothing of a reply is run, framed, guessed at or kept by others. */
const ALWAYS = {
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};
/** For what does not bring its own. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

export function secured<R extends Reply>(reply: R): R {
  const { headers } = reply;
  // With an ETag a client may keep it, and asks every time whether it still holds.
  const cacheControl = headers.etag === undefined ? 'no-store' : 'private, no-cache';
  const defaults = { 'cache-control': cacheControl, 'content-security-policy': CONTENT_SECURITY_POLICY };
  return { ...reply, headers: { ...defaults, ...headers, ...ALWAYS } };
}
