import type { Reply } from './reply';

/** Headers of every reply, which no route can change. */
const ALWAYS = {
  'referrer-policy': 'no-referrer',
  'strict-transport-security': 'max-age=31536000',
  'x-content-type-options': 'nosniff',
};
/** The policy of replies that set none: a browser must neither run nor frame anything in them. */
const CONTENT_SECURITY_POLICY = "default-src 'none'; frame-ancestors 'none'";

/** Adds the security headers, and forbids shared caches to keep the reply. */
export function addSecurityHeaders<R extends Reply>(reply: R): R {
  const { headers } = reply;
  // A client may keep a reply that has an ETag, but must ask each time whether it is still current.
  const cacheControl = headers.etag === undefined ? 'no-store' : 'private, no-cache';
  const defaults = { 'cache-control': cacheControl, 'content-security-policy': CONTENT_SECURITY_POLICY };
  return { ...reply, headers: { ...defaults, ...headers, ...ALWAYS } };
}
