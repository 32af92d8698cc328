import { randomUUID } from 'node:crypto';
import { isTaken } from '../lib/clock';
import { tookEffect } from './conditions';
import type { Documents } from './documents';
import type { DocumentRef, Entities } from './entities';
import { expiresAt } from './retention';
import type { KeptReply, ReplyClaim, ReplyStore } from './store';
import { upgraded } from './versions';

export interface RepliesOptions {
  readonly entities: Pick<Entities, 'reply'>;
  readonly documents: Documents;
  readonly now: () => string;
}

interface Item {
  readonly key: string;
  readonly fingerprint: string;
  readonly token: string;
  readonly until: string;
  readonly reply?: DocumentRef | undefined;
  readonly expiresAt: number;
}

export function createReplies({ entities, documents, now }: RepliesOptions): ReplyStore {
  /** null also when it was kept no longer but is not deleted yet: DynamoDB takes days, dynalite never does. */
  const find = async (key: string): Promise<Item | null> => {
    const { data } = await entities.reply.get({ key }).go({ consistent: true });
    const item = data && upgraded(data);
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
    const reply = before?.reply && (await documents.load<KeptReply>(owner(key), before.reply));
    if (reply) return { state: 'kept', reply };
    if (before && isTaken(before.until, claimSeconds, now())) return { state: 'pending' };
    const until = new Date(Date.parse(now()) + claimSeconds * 1000).toISOString();
    const write = entities.reply
      .put({ key, fingerprint, token, until, expiresAt: expiresAt('reply', now()) })
      .where((item, { eq, notExists, lte }) =>
        before === null
          ? `${notExists(item.token)} OR ${lte(item.expiresAt, Date.parse(now()) / 1000)}`
          : eq(item.token, before.token),
      );
    // Not written: either another was faster or our own first try was; reading again tells which.
    return (await tookEffect(write.go())) ? claimed : claim(key, fingerprint, claimSeconds, token);
  }

  return {
    claim: (key, fingerprint, claimSeconds) => claim(key, fingerprint, claimSeconds, randomUUID()),

    async keep(key, reply) {
      const before = await find(key);
      if (before === null || before.reply) return;
      const until = expiresAt('reply', now());
      const document = await documents.save(owner(key), reply, until);
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

/** Owner of the document of a reply. */
const owner = (key: string): string => `reply/${key}`;
