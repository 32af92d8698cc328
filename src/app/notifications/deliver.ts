import type { ReadSecret } from '../../aws/secrets';
import { plainLine } from '../../lib/plain-line';
import { IemError } from '../../model/error';
import type { NotificationKind } from '../../model/notification';
import { DeliveryError } from '../../notify/delivery-error';
import type { BusEvent, PutEvent } from '../../notify/event-bridge';
import type { PostToSlack } from '../../notify/slack';
import type { EventPlan } from '../../plan/schema';
import { renderSlack, type SlackMessage } from '../../report/render/slack';
import type { NotificationRef, Store, StoredNotification } from '../../store/store';
import { tolerate } from '../tolerate';
import { reportToken } from './links';

export { DeliveryError };

/** What delivery needs of the world. */
export interface Courier {
  readonly store: Pick<Store, 'plans' | 'notifications'>;
  readonly now: () => string;
  readonly secret: ReadSecret;
  readonly postToSlack: PostToSlack;
  /** Absent where there is no bus. */
  readonly putEvent?: PutEvent;
  /** Where a report is read with the token of a link; absent where reports have no address. */
  readonly reportUrl?: (token: string) => string;
}

/**
 * `delivered`: now, and confirmed. `confirmed`: it had arrived before. `absent`: there is nothing to deliver, as its
 * event is deleted or it was kept no longer, or nowhere to, as the plan names no webhook any more. `early`: it is not to
 * be told yet.
 */
export type Delivery = 'delivered' | 'confirmed' | 'absent' | 'early';

/**
 * Delivers a recorded notification, then confirms it. Who dies in between delivers it once more, with the same id.
 *
 * @param timeLeft Milliseconds within which it must be done.
 * @throws DeliveryError, IemError or what the SDK throws: it has not arrived, or nobody knows, and is to be tried again.
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
    // Where even that fails, why it did not arrive is what must be told.
    await store.notifications.fail(ref, reasonOf(error)).catch(() => {});
    throw error;
  });
  if (delivery === 'delivered') await store.notifications.confirm(ref);
  return delivery;
}

/** What people may read of it: what others say in their errors is not ours to show. */
function reasonOf(error: unknown): string {
  const isOurs = error instanceof DeliveryError || error instanceof IemError;
  return isOurs ? plainLine(error.message, MAX_REASON) : error instanceof Error ? error.name : 'Error';
}

const MAX_REASON = 300;

type Carry = (
  courier: Courier,
  notification: StoredNotification,
  plan: EventPlan,
  timeLeft: () => number,
) => Promise<Extract<Delivery, 'delivered' | 'absent'>>;

const CHANNELS: Readonly<Record<StoredNotification['channel'], Carry>> = {
  async slack(courier, notification, { notifications: { slackWebhook } }, timeLeft) {
    if (slackWebhook === undefined) return 'absent';
    const webhook = await courier.secret(slackWebhook);
    await courier.postToSlack(webhook, slackMessage(courier, notification), timeLeft);
    return 'delivered';
  },

  async 'event-bridge'({ putEvent }, notification, { notifications: { eventBus } }) {
    if (putEvent === undefined) {
      throw new DeliveryError('There is no EventBridge bus here.', { permanent: true });
    }
    await putEvent({ ...readinessEvent(notification), ...(eventBus !== undefined && { bus: eventBus }) });
    return 'delivered';
  },
};

/** The same whoever delivers it again, while its link opens the report. */
function slackMessage(
  { now, reportUrl }: Courier,
  { id, event, facts, link }: StoredNotification,
): SlackMessage {
  if (!reportUrl || !link || Date.parse(link.expires) <= Date.parse(now())) return renderSlack(facts, { id });
  const url = reportUrl(reportToken({ event, id, secret: link.secret }));
  return renderSlack(facts, { id, link: { url, expires: link.expires } });
}

/** What rules of EventBridge match: part of the published schema. */
const DETAIL_TYPES: Partial<Record<NotificationKind, string>> = {
  'run-completed': 'Readiness Run Completed',
  changes: 'Readiness Changed',
};

/** A notification as it goes over a bus; `detail.id` is the same when it is sent again. */
function readinessEvent({ id, kind, facts, createdAt }: StoredNotification): BusEvent {
  const detailType = DETAIL_TYPES[kind];
  if (detailType === undefined) throw new RangeError(`${kind} is not told over a bus.`);
  return { source: 'iem', detailType, detail: { id, ...facts }, time: createdAt };
}
