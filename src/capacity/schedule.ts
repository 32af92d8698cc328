import { Cron } from 'croner';
import type { AutoScalingGroup, ScheduledAction } from '../model/artifacts';
import type { Window } from '../plan/calendar';

/** The smallest maximum a group has at any time of the window, and what set it. */
export interface MaxInForce {
  readonly maxSize: number;
  /** The scheduled action that sets it; null when it is the group's own. */
  readonly action: ScheduledAction | null;
  /** The same in words. */
  readonly because: string;
}

interface Change {
  readonly at: number;
  readonly maxSize: number;
  readonly action: ScheduledAction;
}

/** A recurrence can fire every minute; a day of that is enough to see every value it sets. */
const MOST_OCCURRENCES = 1440;

/**
 * The maximum size in force during the event: today's value, with the scheduled actions that run between the
 * inventory and the end of the event applied in order. Where it changes during the event the smallest counts.
 *
 * @param asOf When the group was described; ISO 8601 UTC, as are the window's ends.
 */
export function maxInForce(
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  window: Window,
): MaxInForce {
  const [from, start, end] = [asOf, window.start, window.end].map(Date.parse) as [number, number, number];
  const changes = actionsInForce(group, actions)
    .flatMap((action) => maxChanges(action, from, start, end))
    .sort((a, b) => a.at - b.at);

  const before = changes.filter((change) => change.at <= start).at(-1);
  // What runs as the event ends, such as the scale-in after it, does not bound it.
  const during = changes.filter((change) => change.at > start && change.at < end);
  const atStart: MaxInForce = before
    ? describe(before)
    : {
        maxSize: group.maxSize,
        action: null,
        because: `MaxSize ${group.maxSize} of the group${runsNoSchedule(group) ? ', whose process ScheduledActions is suspended' : ''}`,
      };
  return during.map(describe).reduce((least, next) => (next.maxSize < least.maxSize ? next : least), atStart);
}

/** The scheduled actions of a group; none runs while its process ScheduledActions is suspended. */
export const actionsInForce = (
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
): readonly ScheduledAction[] =>
  runsNoSchedule(group)
    ? []
    : actions.filter((action) => action.autoScalingGroupName === group.autoScalingGroupName);

const runsNoSchedule = (group: AutoScalingGroup): boolean =>
  group.suspendedProcesses.includes('ScheduledActions');

const describe = ({ at, maxSize, action }: Change): MaxInForce => ({
  maxSize,
  action,
  because: `MaxSize ${maxSize} by the scheduled action ${action.scheduledActionName} at ${new Date(at).toISOString().replace('.000Z', 'Z')}`,
});

/** When an action sets the maximum, from the last time before the event on. */
function maxChanges(action: ScheduledAction, from: number, start: number, end: number): Change[] {
  const { maxSize } = action;
  if (maxSize === null) return [];
  return occurrences(action, from, start, end).map((at) => ({ at, maxSize, action }));
}

/**
 * When an action runs: the last time from `from` until `start`, and every time after that until `end`.
 * All are milliseconds since the epoch.
 */
export function occurrences(action: ScheduledAction, from: number, start: number, end: number): number[] {
  const opens = Math.max(from, action.startTime === null ? from : Date.parse(action.startTime));
  const closes = Math.min(end, action.endTime === null ? end : Date.parse(action.endTime));
  if (opens > closes) return [];
  if (action.recurrence === null) return action.startTime !== null && opens > from ? [opens] : [];

  const cron = new Cron(action.recurrence, { timezone: action.timeZone ?? 'UTC', paused: true });
  // croner looks strictly after or before a time; AWS runs an action whose time is the boundary itself.
  const lastBefore = cron.previousRuns(1, new Date(Math.min(start, closes) + 1000))[0]?.getTime();
  const times = lastBefore !== undefined && lastBefore >= opens ? [lastBefore] : [];
  let next = cron.nextRun(new Date(Math.max(start, opens - 1000)))?.getTime();
  while (next !== undefined && next <= closes && times.length < MOST_OCCURRENCES) {
    times.push(next);
    next = cron.nextRun(new Date(next))?.getTime();
  }
  return times;
}
