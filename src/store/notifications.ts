import { randomUUID } from 'node:crypto';
import type { ReadinessFacts } from '../model/notification';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, pageLimit } from './cursor';
import type { Entities } from './entities';
import { pack, unpack } from './packing';
import { expiresAt } from './retention';
import type { NotificationLink, NotificationRef, NotificationStore, StoredNotification } from './store';
import { upgraded } from './versions';

export interface NotificationsOptions {
  readonly entities: Pick<Entities, 'notification'>;
  readonly now: () => string;
}

/** As stored: the facts are compressed. */
interface Item extends Omit<StoredNotification, 'facts' | 'link' | 'confirmedAt' | 'failure'> {
  readonly facts: Uint8Array;
  readonly link?: NotificationLink | undefined;
  readonly confirmedAt?: string | undefined;
  readonly failure?: StoredNotification['failure'] | undefined;
  readonly place: string;
  readonly token: string;
}

/** Sorts after the id of any notification, and after any event in a place. */
const LAST = '~';

/** The list of all that is to be sent. */
const PENDING = ['pending'];

export function createNotifications({
  entities: { notification },
  now,
}: NotificationsOptions): NotificationStore {
  const find = async ({ event, id }: NotificationRef): Promise<Item | null> => {
    const { data } = await notification.get({ event, id }).go({ consistent: true });
    return data && upgraded(data);
  };

  /** Changes one that is pending; of any other it changes nothing. */
  async function changePending(ref: NotificationRef, change: (pending: Item) => Item): Promise<void> {
    const found = await find(ref);
    if (found?.state !== 'pending') return;
    const write = notification.put(change(found)).where(({ state }, { eq }) => eq(state, 'pending'));
    await tookEffect(write.go());
  }

  return {
    async record(draft) {
      const recorded: Item = {
        ...draft,
        facts: await pack(JSON.stringify(draft.facts)),
        place: `${inUtc(draft.dueAt)}#${draft.event}#${draft.id}`,
        state: 'pending',
        createdAt: now(),
        token: randomUUID(),
      };
      const write = notification
        .put({ ...recorded, expiresAt: expiresAt('notification', now()) })
        .where(({ token }, { notExists }) => notExists(token));
      if (await tookEffect(write.go())) return { notification: await visible(recorded), recorded: true };
      const found = await find(draft);
      // What was there has expired in between.
      if (found === null) return this.record(draft);
      return { notification: await visible(found), recorded: found.token === recorded.token };
    },

    async get(ref) {
      const found = await find(ref);
      return found && visible(found);
    },

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const { data } = await notification.query
        .byEvent({ event })
        .between({ id: '' }, { id: decodeCursor(['notifications', event], page.cursor)?.key ?? LAST })
        .go({ limit: limit + 1, order: 'desc', consistent: true });
      const items = await Promise.all(data.slice(0, limit).map((item) => visible(upgraded(item))));
      // What opens a report is for whoever delivers it.
      return {
        items: items.map(({ link: _, ...shown }) => shown),
        cursor: cursorAt(['notifications', event], data[limit]?.id),
      };
    },

    async pending(at, page = {}) {
      const limit = pageLimit(page);
      const { data } = await notification.query
        .byState({ state: 'pending' })
        .between({ place: decodeCursor(PENDING, page.cursor)?.key ?? '' }, { place: `${inUtc(at)}${LAST}` })
        .go({ limit: limit + 1 });
      const items = data
        .slice(0, limit)
        .map((item) => upgraded(item))
        .map(({ event, id, channel, dueAt }) => ({ event, id, channel, dueAt }));
      return { items, cursor: cursorAt(PENDING, data[limit]?.place) };
    },

    fail: (ref, reason) => changePending(ref, (pending) => ({ ...pending, failure: { at: now(), reason } })),

    confirm: (ref) =>
      changePending(ref, ({ failure: _, link: __, ...pending }) => ({
        ...pending,
        state: 'confirmed',
        confirmedAt: now(),
      })),
  };
}

/** So that text order is the order in time. */
const inUtc = (time: string): string => new Date(time).toISOString();

const visible = async ({
  event,
  id,
  channel,
  kind,
  facts,
  dueAt,
  state,
  createdAt,
  link,
  confirmedAt,
  failure,
}: Item): Promise<StoredNotification> => ({
  ...{ event, id, channel, kind, facts: (await unpack(facts)) as ReadinessFacts, dueAt, state, createdAt },
  ...(link && { link }),
  ...(confirmedAt !== undefined && { confirmedAt }),
  ...(failure && { failure }),
});
