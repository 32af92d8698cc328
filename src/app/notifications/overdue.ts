/** Tells other systems of each action item and step whose day is over. */
import { mapConcurrently } from '../../lib/concurrency';
import type { DueThing } from '../../model/notification';
import { wholeDay } from '../../plan/calendar';
import type { EventPlan } from '../../plan/schema';
import { createOverdueFacts, isOverdue } from '../../report/facts';
import { timeIdOf } from '../../store/run-id';
import type { StoredNotification } from '../../store/store';
import { listDue } from '../../workbook/due';
import { listActionRecords } from '../actions/stored-actions';
import type { Backend } from '../backend';
import { listActionItems } from '../records/action-items';
import { loadPlanWithRecords } from '../records/merge-records';
import { notificationId, recordNotification, sendIfDue } from './recording';

type RecordingBackend = Pick<Backend, 'store' | 'now' | 'outbox'>;

/**
 * Days after its own for which something is told. A record of what was told is kept for as long, so it is not told again after it has
 * expired.
 */
const MOST_DAYS = 90;
/** How many notifications are recorded, or sent, at the same time. */
const AT_A_TIME = 8;

/** Whether somebody is told when something is overdue. */
export const tellsOverdue = ({ outbox }: Pick<Backend, 'outbox'>): boolean =>
  outbox.channels?.includes('event-bridge') ?? false;

/**
 * Records a notification about each thing that is overdue, once for each day on which it was due. What was recorded before stays
 * unchanged.
 *
 * @param due As `listDue` lists it.
 */
export function recordOverdue(
  backend: RecordingBackend,
  plan: EventPlan,
  due: readonly DueThing[],
): Promise<readonly StoredNotification[]> {
  const told = due.filter((thing) => isOverdue(thing) && thing.daysOverdue <= MOST_DAYS);
  return mapConcurrently(told, AT_A_TIME, (thing) => {
    const facts = createOverdueFacts(plan, thing);
    const occasion = `${timeIdOf(wholeDay(thing.due, plan.calendar.timeZone).end)}~${thing.id}`;
    return recordNotification(backend, {
      ...{ event: plan.id, id: notificationId(occasion, facts.kind, 'event-bridge') },
      ...{ channel: 'event-bridge', kind: facts.kind, facts, dueAt: backend.now() },
    });
  });
}

/**
 * Records what is overdue of a stored event, and sends it. It reads no report, so runs tell of the steps that only they show.
 *
 * @throws IemError `plan-not-found`.
 */
export async function announceOverdue(backend: RecordingBackend, event: string): Promise<void> {
  const plan = await loadPlanWithRecords(backend.store, event);
  const items = (await listActionItems(backend.store, event)).map(({ item }) => item);
  const actions = await listActionRecords(backend.store, event);
  const due = listDue({ plan, items, actions, report: 'unread', now: backend.now() });
  const recorded = await recordOverdue(backend, plan, due);
  await mapConcurrently(recorded, AT_A_TIME, (notification) => sendIfDue(backend, notification));
}
