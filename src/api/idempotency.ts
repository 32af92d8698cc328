import { createHash } from 'node:crypto';
import type { Backend } from '../app/backend';
import { ProblemError } from './problem';
import type { Reply } from './reply';
import type { ApiRequest } from './request';

/** Longer than a request may take, so that only one that died is answered anew. */
const CLAIM_SECONDS = 60;

/** Keys as clients make them, UUIDs and the like: visible ASCII. */
export const IDEMPOTENCY_KEY = /^[!-~]{1,255}$/;

/**
 * Does the work of a request unless a request with the same `Idempotency-Key` has been answered: then its reply is
 * given again. What fails leaves the key free, so that it can be tried again.
 *
 * @param key The header; undefined for a request that may be repeated with a second effect.
 * @throws ProblemError `key-reused` when the key came with other content, `key-in-use` while that is being answered.
 */
export async function answerOnce(
  { store }: Pick<Backend, 'store'>,
  key: string | undefined,
  { method, path, headers, query, body }: ApiRequest,
  caller: string,
  work: () => Promise<Reply>,
): Promise<Reply> {
  if (key === undefined) return work();
  if (!IDEMPOTENCY_KEY.test(key)) {
    throw new ProblemError('request-malformed', 'An Idempotency-Key has 1 to 255 visible ASCII characters.');
  }
  const name = digest(caller, method, path, key);
  const claim = await store.replies.claim(
    name,
    digest(headers['content-type'] ?? '', JSON.stringify(query), body),
    CLAIM_SECONDS,
  );
  switch (claim.state) {
    case 'kept':
      return { ...claim.reply, headers: { ...claim.reply.headers, 'idempotency-replayed': 'true' } };
    case 'mismatch':
      throw new ProblemError('key-reused', 'Send a new Idempotency-Key with new content.');
    case 'pending':
      throw new ProblemError('key-in-use', 'Ask again in a few seconds.', {
        headers: { 'retry-after': '2' },
      });
    case 'claimed':
      break;
  }
  let reply: Reply;
  try {
    reply = await work();
  } catch (error) {
    // Where even that fails the claim ends by itself; why the request failed is what must be told.
    await store.replies.release(name).catch(() => {});
    throw error;
  }
  const { body: text } = reply;
  if (typeof text !== 'string') throw new TypeError('A reply that is given again is a text.');
  await store.replies.keep(name, { ...reply, body: text });
  return reply;
}

function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
