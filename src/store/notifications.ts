import { randomUUID } from 'node:crypto';
import type { NotificationFacts } from '../model/notification';
import { tookEffect } from './conditions';
import { cursorAt, decodeCursor, onePage, pageLimit } from './cursor';
import type { Entities } from './entities';
import { pack, unpack } from './packing';
import { expiryOf } from './retention';
import type { NotificationLink, NotificationRef, NotificationStore, StoredNotification } from './store';
import { upgrade } from './versions';

/** The services that notifications depend on. */
export interface NotificationsOptions {
  readonly entities: Pick<Entities, 'notification'>;
  readonly now: () => string;
}

/** A notification as an item of the table, with compressed facts. */
interface NotificationItem extends Omit<StoredNotification, 'facts' | 'link' | 'confirmedAt' | 'failure'> {
  readonly facts: Uint8Array;
  readonly link?: NotificationLink | undefined;
  readonly confirmedAt?: string | undefined;
  readonly failure?: StoredNotification['failure'] | undefined;
  readonly place: string;
  readonly token: string;
}

/** Sorts after every notification id, and in a `place` after every event. */
const LAST = '~';

/** Names the list of pending notifications in cursors. */
const PENDING = ['pending'];

/** Creates the store of notifications. */
export function createNotifications({
  entities: { notification },
  now,
}: NotificationsOptions): NotificationStore {
  const find = async ({ event, id }: NotificationRef): Promise<NotificationItem | null> => {
    const { data } = await notification.get({ event, id }).go({ consistent: true });
    return data && upgrade(data);
  };

  /** Changes a notification if it is pending. */
  async function changePending(
    ref: NotificationRef,
    change: (pending: NotificationItem) => NotificationItem,
  ): Promise<void> {
    const found = await find(ref);
    if (found?.state !== 'pending') return;
    const write = notification.put(change(found)).where(({ state }, { eq }) => eq(state, 'pending'));
    await tookEffect(write.go());
  }

  return {
    async record(draft) {
      const recorded: NotificationItem = {
        ...draft,
        facts: await pack(JSON.stringify(draft.facts)),
        place: `${toUtc(draft.dueAt)}#${draft.event}#${draft.id}`,
        state: 'pending',
        createdAt: now(),
        token: randomUUID(),
      };
      const write = notification
        .put({ ...recorded, expiresAt: expiryOf('notification', now()) })
        .where(({ token }, { notExists }) => notExists(token));
      if (await tookEffect(write.go()))
        return { notification: await toNotification(recorded), recorded: true };
      const found = await find(draft);
      // The earlier notification has expired since the write failed.
      if (found === null) return this.record(draft);
      return { notification: await toNotification(found), recorded: found.token === recorded.token };
    },

    async get(ref) {
      const found = await find(ref);
      return found && toNotification(found);
    },

    async list(event, page = {}) {
      const limit = pageLimit(page);
      const { data } = await notification.query
        .byEvent({ event })
        .between({ id: '' }, { id: decodeCursor(['notifications', event], page.cursor)?.key ?? LAST })
        .go({ ...onePage(limit), order: 'desc', consistent: true });
      const items = await Promise.all(data.slice(0, limit).map((item) => toNotification(upgrade(item))));
      // The link's secret opens the report, so only the delivery may read it.
      return {
        items: items.map(({ link: _, ...shown }) => shown),
        cursor: cursorAt(['notifications', event], data[limit]?.id),
      };
    },

    async pending(at, page = {}) {
      const limit = pageLimit(page);
      const { data } = await notification.query
        .byState({ state: 'pending' })
        .between({ place: decodeCursor(PENDING, page.cursor)?.key ?? '' }, { place: `${toUtc(at)}${LAST}` })
        .go(onePage(limit));
      const items = data
        .slice(0, limit)
        .map((item) => upgrade(item))
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

/** Formats times so that their text order is their order in time. */
const toUtc = (time: string): string => new Date(time).toISOString();

const toNotification = async ({
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
}: NotificationItem): Promise<StoredNotification> => ({
  ...{ event, id, channel, kind, facts: (await unpack(facts)) as NotificationFacts, dueAt, state, createdAt },
  ...(link && { link }),
  ...(confirmedAt !== undefined && { confirmedAt }),
  ...(failure && { failure }),
});
