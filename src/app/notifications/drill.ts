import { IemError } from '../../model/error';
import type { EventPlan } from '../../plan/schema';
import { drillFacts } from '../../report/facts';
import { timeId } from '../../store/run-id';
import type { NotificationRef } from '../../store/store';
import type { Backend } from '../backend';
import { notificationId, recordNotification, sendIfDue } from './notify-of-run';

/**
 * Walks the path of a notification on purpose: records one that says it is a drill and sends it on its way to the
 * plan's Slack channel, whatever the hour.
 *
 * @throws IemError `plan-invalid` when the plan names no webhook.
 */
export async function drill(
  backend: Pick<Backend, 'store' | 'now' | 'outbox'>,
  plan: EventPlan,
): Promise<NotificationRef> {
  if (plan.notifications.slackWebhook === undefined) {
    throw new IemError(
      'plan-invalid',
      `The plan of ${plan.id} names no Slack webhook: say in notifications.slackWebhook where it is kept (ssm:/… or secretsmanager:…).`,
    );
  }
  const at = backend.now();
  const id = notificationId(timeId(at), 'drill', 'slack');
  const facts = drillFacts(plan, at);
  const draft = { event: plan.id, id, channel: 'slack', kind: 'drill', facts, dueAt: at } as const;
  await sendIfDue(backend, await recordNotification(backend, draft));
  return { event: plan.id, id };
}
