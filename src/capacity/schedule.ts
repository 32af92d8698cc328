import { Cron } from 'croner';
import { lookup } from '../lib/lookup';
import type { AutoScalingGroup, ScheduledAction } from '../model/artifacts';
import type { Window } from '../plan/calendar';

/** The smallest maximum a group has at any time of the window, and what set it. */
export interface MaxInForce {
  readonly maxSize: number;
  /** The scheduled action that sets it; null when it is the group's own. */
  readonly action: ScheduledAction | null;
  /** What sets it, in words. */
  readonly because: string;
}

interface Change {
  readonly at: number;
  readonly maxSize: number;
  readonly action: ScheduledAction;
}

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
  runsNoSchedule(group) ? [] : actionsByGroup(actions, group.autoScalingGroupName);

const actionsByGroup = lookup(({ autoScalingGroupName }: ScheduledAction) => [autoScalingGroupName]);

const runsNoSchedule = (group: AutoScalingGroup): boolean =>
  group.suspendedProcesses.includes('ScheduledActions');

const describe = ({ at, maxSize, action }: Change): MaxInForce => ({
  maxSize,
  action,
  because: `MaxSize ${maxSize} by the scheduled action ${action.scheduledActionName} at ${new Date(at).toISOString().replace('.000Z', 'Z')}`,
});

/** A size that a scheduled action gives a group, in the units that the group counts in. */
export interface ScheduledSize {
  readonly size: number;
  readonly action: ScheduledAction;
}

/**
 * The size that a group has at the start of the event by the last scheduled action that sets one until then; null when
 * none does.
 *
 * @param asOf When the group was described; ISO 8601 UTC, as is `start`.
 */
export function sizeAtStart(
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  start: string,
): ScheduledSize | null {
  const [last] = actionsInForce(group, actions)
    .filter(({ minSize, desiredCapacity }) => minSize !== null || desiredCapacity !== null)
    .flatMap((action) => {
      const at = lastRun(action, Date.parse(asOf), Date.parse(start));
      return at === null ? [] : [{ at, action }];
    })
    .sort((a, b) => b.at - a.at);
  return last ? { size: scheduledSize(last.action), action: last.action } : null;
}

/** The size that an action brings a group to; 0 when it sets none. */
export const scheduledSize = ({ minSize, desiredCapacity }: ScheduledAction): number =>
  Math.max(minSize ?? 0, desiredCapacity ?? 0);

/**
 * When an action sets the maximum: the last time before the event, and the first time during it. It sets the same
 * value each time, so the runs in between do not matter, and an action of every minute costs no more than others.
 */
function maxChanges(action: ScheduledAction, from: number, start: number, end: number): Change[] {
  const { maxSize } = action;
  if (maxSize === null) return [];
  return [lastRun(action, from, start), firstRun(action, Math.max(from, start), end)]
    .filter((at) => at !== null)
    .map((at) => ({ at, maxSize, action }));
}

/** The last time that an action runs after `after` and until `until`; null when it does not. Milliseconds since the epoch. */
export function lastRun(action: ScheduledAction, after: number, until: number): number | null {
  const { opens, closes } = spanOf(action, after, until);
  if (action.recurrence === null) return onlyRun(action, after, closes);
  if (opens > closes) return null;
  // croner looks strictly before a time; AWS runs an action whose time is the boundary itself.
  const last = cronOf(action.recurrence, action)
    .previousRuns(1, new Date(closes + 1000))[0]
    ?.getTime();
  return last !== undefined && last >= opens ? last : null;
}

/** The first time that an action runs after `after` and until `until`, as {@link lastRun}. */
function firstRun(action: ScheduledAction, after: number, until: number): number | null {
  const { opens, closes } = spanOf(action, after, until);
  if (action.recurrence === null) return onlyRun(action, after, closes);
  if (opens > closes) return null;
  // croner looks strictly after a time; an action may run at the very time at which it starts.
  const first = cronOf(action.recurrence, action)
    .nextRun(new Date(opens > after ? opens - 1000 : after))
    ?.getTime();
  return first !== undefined && first <= closes ? first : null;
}

/** The part of a span in which an action may run by its own start and end. */
const spanOf = ({ startTime, endTime }: ScheduledAction, after: number, until: number) => ({
  opens: startTime === null ? after : Math.max(after, Date.parse(startTime)),
  closes: endTime === null ? until : Math.min(until, Date.parse(endTime)),
});

function onlyRun({ startTime }: ScheduledAction, after: number, closes: number): number | null {
  const at = startTime === null ? Number.NaN : Date.parse(startTime);
  return at > after && at <= closes ? at : null;
}

const cronOf = (recurrence: string, { timeZone }: ScheduledAction): Cron =>
  new Cron(recurrence, { timezone: timeZone ?? 'UTC', paused: true });
