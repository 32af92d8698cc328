import type { Reply } from './reply';

/** 304 in place of a reply that the caller has: one of the ETags of `If-None-Match` is its own. */
export function unlessKnown(reply: Reply, ifNoneMatch: string | undefined): Reply {
  const { etag, vary } = reply.headers;
  if (etag === undefined || ifNoneMatch === undefined || !lists(ifNoneMatch, etag)) return reply;
  return { status: 304, headers: { etag, ...(vary !== undefined && { vary }) }, body: '' };
}

/** Weak and strong ETags are the same here: RFC 9110, 13.1.2. */
const lists = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
