/** What Application Auto Scaling may set, and will have set by the event. */
import { Cron } from 'croner';
import type { EventContext } from '../judging/context';
import type { ScalableTarget } from '../model/artifacts';
import { isTimeZone } from '../plan/calendar';

/** The most that Application Auto Scaling may set: a target or an action of it never goes beyond its maximum. */
export const mostOf = ({ maxCapacity, scheduledActions }: ScalableTarget): number =>
  Math.max(
    maxCapacity,
    ...scheduledActions.map((action) => Math.max(action.maxCapacity ?? 0, action.minCapacity ?? 0)),
  );

/** A scheduled action that sets the minimum at a single time. */
export interface ScheduledMinimum {
  readonly name: string;
  readonly minCapacity: number;
}

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;

/**
 * The minimum that the last action for a single time sets between the inventory and the event; null where none does. What recurs
 * counts only in what Application Auto Scaling may set.
 */
export function minimumAtStart(
  { areScheduledActionsSuspended, scheduledActions }: ScalableTarget,
  { asOf, window }: Pick<EventContext, 'asOf' | 'window'>,
): ScheduledMinimum | null {
  if (areScheduledActionsSuspended) return null;
  const [last] = scheduledActions
    .flatMap(({ scheduledActionName: name, schedule, timeZone, minCapacity }) => {
      const [, local] = AT.exec(schedule) ?? [];
      const at = local === undefined ? null : instantOf(local, timeZone ?? 'UTC');
      return at === null || minCapacity === null ? [] : [{ name, minCapacity, at }];
    })
    .filter(({ at }) => at > Date.parse(asOf) && at <= Date.parse(window.start))
    .sort((a, b) => b.at - a.at);
  return last ?? null;
}

const DAY = 86_400_000;

/** Milliseconds since the epoch; null for what is no time. */
function instantOf(local: string, timeZone: string): number | null {
  const utc = Date.parse(`${local}Z`);
  if (Number.isNaN(utc) || !isTimeZone(timeZone)) return null;
  return new Cron(local, { timezone: timeZone }).nextRun(new Date(utc - DAY))?.getTime() ?? null;
}
