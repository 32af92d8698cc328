import type { ReadSecret } from '../../aws/secrets';
import { plainLine } from '../../lib/plain-line';
import { IemError } from '../../model/error';
import type { NotificationKind, ReadinessFacts } from '../../model/notification';
import { DeliveryError } from '../../notify/delivery-error';
import type { BusEvent, PutEvent } from '../../notify/event-bridge';
import type { PostToSlack } from '../../notify/slack';
import type { EventPlan } from '../../plan/schema';
import { renderSlack, type SlackMessage } from '../../report/render/slack';
import type { NotificationRef, Store, StoredNotification } from '../../store/store';
import { tolerate } from '../tolerate';
import { formatReportToken } from './links';

export { DeliveryError };

/** The services that delivering a notification depends on. */
export interface Courier {
  readonly store: Pick<Store, 'plans' | 'notifications'>;
  readonly now: () => string;
  readonly secret: ReadSecret;
  readonly postToSlack: PostToSlack;
  /** Absent if there is no event bus. */
  readonly putEvent?: PutEvent;
  /** Returns the URL at which the token of a link opens the report. Absent if reports have no URL. */
  readonly reportUrl?: (token: string) => string;
}

/**
 * - `delivered`: it was delivered and confirmed by this call.
 * - `confirmed`: it had already been delivered.
 * - `absent`: the notification has expired, its event was deleted, or the plan no longer names a webhook.
 * - `early`: it is not due yet.
 */
export type Delivery = 'delivered' | 'confirmed' | 'absent' | 'early';

/**
 * Delivers a recorded notification, then confirms it. If the process dies in between, it is delivered once more, with
 * the same id.
 *
 * @param timeLeft Returns how many milliseconds remain.
 * @throws DeliveryError, IemError or an error of the SDK if the notification did not arrive, or may not have arrived.
 * The caller should try again.
 */
export async function deliver(
  courier: Courier,
  ref: NotificationRef,
  timeLeft: () => number = () => 30_000,
): Promise<Delivery> {
  const { store, now } = courier;
  const notification = await store.notifications.get(ref);
  if (notification === null) return 'absent';
  if (notification.state === 'confirmed') return 'confirmed';
  if (Date.parse(notification.dueAt) > Date.parse(now())) return 'early';
  const stored = await tolerate('plan-not-found', store.plans.get(ref.event));
  if (stored === null) return 'absent';
  const carry = CHANNELS[notification.channel];
  const delivery = await carry(courier, notification, stored.plan, timeLeft).catch(async (error: unknown) => {
    // If the failure cannot be recorded either, the caller still needs the original error.
    await store.notifications.fail(ref, reasonOf(error)).catch(() => {});
    throw error;
  });
  if (delivery === 'delivered') await store.notifications.confirm(ref);
  return delivery;
}

/** The reason as people may see it. Messages of foreign errors may contain secrets, so only their name is shown. */
function reasonOf(error: unknown): string {
  const isOurs = error instanceof DeliveryError || error instanceof IemError;
  return isOurs ? plainLine(error.message, MAX_REASON) : error instanceof Error ? error.name : 'Error';
}

const MAX_REASON = 300;

type ChannelDelivery = (
  courier: Courier,
  notification: StoredNotification,
  plan: EventPlan,
  timeLeft: () => number,
) => Promise<Extract<Delivery, 'delivered' | 'absent'>>;

const CHANNELS: Readonly<Record<StoredNotification['channel'], ChannelDelivery>> = {
  async slack(courier, notification, { notifications: { slackWebhook } }, timeLeft) {
    if (slackWebhook === undefined) return 'absent';
    const webhook = await courier.secret(slackWebhook);
    const { facts } = notification;
    if (facts.schema !== 'iem-notification/1')
      throw new RangeError(`Notifications of kind ${facts.kind} are not sent to Slack.`);
    await courier.postToSlack(webhook, slackMessage(courier, notification, facts), timeLeft);
    return 'delivered';
  },

  async 'event-bridge'({ putEvent }, notification, { notifications: { eventBus } }) {
    if (putEvent === undefined) {
      throw new DeliveryError('This deployment has no EventBridge bus.', { permanent: true });
    }
    await putEvent({ ...busEvent(notification), ...(eventBus !== undefined && { bus: eventBus }) });
    return 'delivered';
  },
};

/** A repeated delivery sends the same message, until its link expires. */
function slackMessage(
  { now, reportUrl }: Courier,
  { id, event, link }: StoredNotification,
  facts: ReadinessFacts,
): SlackMessage {
  if (!reportUrl || !link || Date.parse(link.expires) <= Date.parse(now())) return renderSlack(facts, { id });
  const url = reportUrl(formatReportToken({ event, id, secret: link.secret }));
  return renderSlack(facts, { id, link: { url, expires: link.expires } });
}

/** EventBridge rules match these names. They are part of the published schema. */
const DETAIL_TYPES: Partial<Record<NotificationKind, string>> = {
  'run-completed': 'Readiness Run Completed',
  changes: 'Readiness Changed',
  'item-overdue': 'Item Overdue',
  'step-overdue': 'Step Overdue',
};

/** A notification as an EventBridge event. If it is sent again, `detail.id` is the same. */
function busEvent({ id, kind, facts, createdAt }: StoredNotification): BusEvent {
  const detailType = DETAIL_TYPES[kind];
  if (detailType === undefined)
    throw new RangeError(`Notifications of kind ${kind} are not sent to EventBridge.`);
  return { source: 'iem', detailType, detail: { id, ...facts }, time: createdAt };
}
