import { createHash } from 'node:crypto';
import type { Backend } from '../app/backend';
import { ProblemError } from './problem';
import type { Reply } from './reply';
import type { ApiRequest } from './request';

/** How long a request may take before its key can be used again. It is longer than the time-out of the function. */
const CLAIM_SECONDS = 60;

/** Valid keys: visible ASCII, as in a UUID. */
export const IDEMPOTENCY_KEY = /^[!-~]{1,255}$/;

/**
 * Does the work of a request. If a request with the same `Idempotency-Key` was answered before, it returns that reply
 * instead. If the work fails, the key can be used again.
 *
 * @param key The `Idempotency-Key` header; without it, the work is always done.
 * @throws ProblemError `key-reused` if the key came with other content before; `key-in-use` while the first request with
 * the key is being processed.
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
      throw new ProblemError('key-in-use', 'Try again in a few seconds.', {
        headers: { 'retry-after': '2' },
      });
    case 'claimed':
      break;
  }
  let reply: Reply;
  try {
    reply = await work();
  } catch (error) {
    // If the key cannot be released, the claim expires by itself. The caller needs the original error.
    await store.replies.release(name).catch(() => {});
    throw error;
  }
  const { body: text } = reply;
  if (typeof text !== 'string')
    throw new TypeError('Only replies whose body is text can be stored under an Idempotency-Key.');
  await store.replies.keep(name, { ...reply, body: text });
  return reply;
}

function digest(...parts: readonly (string | Buffer)[]): string {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(`${part.length}:`).update(part);
  return hash.digest('hex');
}
