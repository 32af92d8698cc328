import { randomUUID } from 'node:crypto';
import { isTaken } from '../lib/clock';
import { tookEffect } from './conditions';
import type { Documents } from './documents';
import type { DocumentRef, Entities } from './entities';
import { expiryOf } from './retention';
import type { KeptReply, ReplyClaim, ReplyStore } from './store';
import { upgrade } from './versions';

/** The services that replies depend on. */
export interface RepliesOptions {
  readonly entities: Pick<Entities, 'reply'>;
  readonly documents: Documents;
  readonly now: () => string;
}

/** A reply, or the claim to a key, as an item of the table. */
interface ReplyItem {
  readonly key: string;
  readonly fingerprint: string;
  readonly token: string;
  readonly until: string;
  readonly reply?: DocumentRef | undefined;
  readonly expiresAt: number;
}

/** Creates the store of replies. */
export function createReplies({ entities, documents, now }: RepliesOptions): ReplyStore {
  /** Returns null also for an expired item. DynamoDB may delete it days later, and dynalite never does. */
  const find = async (key: string): Promise<ReplyItem | null> => {
    const { data } = await entities.reply.get({ key }).go({ consistent: true });
    const item = data && upgrade(data);
    return item && item.expiresAt * 1000 > Date.parse(now()) ? item : null;
  };

  const claimed: ReplyClaim = { state: 'claimed' };

  async function claim(
    key: string,
    fingerprint: string,
    claimSeconds: number,
    token: string,
  ): Promise<ReplyClaim> {
    const before = await find(key);
    if (before?.token === token) return claimed;
    if (before && before.fingerprint !== fingerprint) return { state: 'mismatch' };
    const reply = before?.reply && (await documents.load<KeptReply>(ownerOf(key), before.reply));
    if (reply) return { state: 'kept', reply };
    if (before && isTaken(before.until, claimSeconds, now())) return { state: 'pending' };
    const until = new Date(Date.parse(now()) + claimSeconds * 1000).toISOString();
    const write = entities.reply
      .put({ key, fingerprint, token, until, expiresAt: expiryOf('reply', now()) })
      .where((item, { eq, notExists, lte }) =>
        before === null
          ? `${notExists(item.token)} OR ${lte(item.expiresAt, Date.parse(now()) / 1000)}`
          : eq(item.token, before.token),
      );
    // If the write failed, another caller or our own first attempt was faster. Reading again tells which.
    return (await tookEffect(write.go())) ? claimed : claim(key, fingerprint, claimSeconds, token);
  }

  return {
    claim: (key, fingerprint, claimSeconds) => claim(key, fingerprint, claimSeconds, randomUUID()),

    async keep(key, reply) {
      const before = await find(key);
      if (before === null || before.reply) return;
      const until = expiryOf('reply', now());
      const document = await documents.save(ownerOf(key), reply, until);
      await tookEffect(
        entities.reply
          .put({ ...before, reply: document, expiresAt: until })
          .where((item, { eq, notExists }) => `${eq(item.token, before.token)} AND ${notExists(item.reply)}`)
          .go(),
      );
    },

    async release(key) {
      await tookEffect(
        entities.reply
          .delete({ key })
          .where(({ reply }, { notExists }) => notExists(reply))
          .go(),
      );
    },
  };
}

/** The owner of a reply's document. */
const ownerOf = (key: string): string => `reply/${key}`;
