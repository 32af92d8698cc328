/** What every notification has in common: it is recorded before it is sent. */
import type { Channel, NotificationKind } from '../../model/notification';
import type { NotificationDraft, StoredNotification } from '../../store/store';
import type { Backend } from '../backend';
import { createReportLink } from './links';

/** Records a notification and creates its link. If it was recorded before, it stays unchanged. */
export async function recordNotification(
  { store }: Pick<Backend, 'store'>,
  draft: NotificationDraft,
): Promise<StoredNotification> {
  const { notification } = await store.notifications.record(draft);
  const { event, id, facts, link } = notification;
  // This is also done if the notification was recorded before, in case a crash prevented it then.
  if (link && 'run' in facts)
    await createReportLink(store, { ...link, event, id, run: facts.run.id, by: 'notification' });
  return notification;
}

/** Sends a notification, unless it is confirmed or not due yet. A later tick sends it once it is due. */
export async function sendIfDue(
  { now, outbox }: Pick<Backend, 'now' | 'outbox'>,
  { event, id, state, dueAt }: StoredNotification,
): Promise<void> {
  if (state === 'pending' && Date.parse(dueAt) <= Date.parse(now())) await outbox.send({ event, id });
}

/**
 * Forms the id of a notification. The same notification always gets the same id, and ids sort by time.
 *
 * @param occasion Id of the run, or the {@link timeIdOf} if the notification is not about one run.
 */
export const notificationId = (occasion: string, kind: NotificationKind, channel: Channel): string =>
  `${occasion}~${kind}~${channel}`;
