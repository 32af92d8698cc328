import type { Reply } from './reply';

/** Replaces a reply by 304 (Not Modified) if `If-None-Match` lists its ETag, because the caller already has it. */
export function applyIfNoneMatch(reply: Reply, ifNoneMatch: string | undefined): Reply {
  const { etag, vary } = reply.headers;
  if (etag === undefined || ifNoneMatch === undefined || !containsEtag(ifNoneMatch, etag)) return reply;
  return { status: 304, headers: { etag, ...(vary !== undefined && { vary }) }, body: '' };
}

/** Weak and strong ETags are compared alike: RFC 9110, 13.1.2. */
const containsEtag = (header: string, etag: string): boolean =>
  header.trim() === '*' || header.split(',').some((each) => each.trim().replace(/^W\//, '') === etag);
