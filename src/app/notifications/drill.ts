import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import { createDrillFacts } from '../../report/facts';
import { timeIdOf } from '../../store/run-id';
import type { NotificationRef } from '../../store/store';
import type { Backend } from '../backend';
import { notificationId, recordNotification, sendIfDue } from './recording';

/**
 * Sends a test notification the way real ones go: records a message that says it is a drill, and sends it to the plan's
 * Slack channel even in quiet hours.
 *
 * @throws IemError `plan-invalid` if the plan names no webhook.
 */
export async function sendDrill(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  plan: EventPlan,
): Promise<NotificationRef> {
  if (plan.notifications.slackWebhook === undefined) {
    throw new IemError(
      'plan-invalid',
      `The plan of ${plan.id} names no Slack webhook: set notifications.slackWebhook to where it is stored (ssm:/… or secretsmanager:…).`,
    );
  }
  const at = backend.now();
  const id = notificationId(timeIdOf(at), 'drill', 'slack');
  const facts = createDrillFacts(plan, at);
  const draft = { event: plan.id, id, channel: 'slack', kind: 'drill', facts, dueAt: at } as const;
  await sendIfDue(backend, await recordNotification(backend, draft));
  return { event: plan.id, id };
}
