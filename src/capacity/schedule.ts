import { Cron } from 'croner';
import type { EventContext } from '../judging/context';
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

/** A time at which a scheduled action runs. */
interface Run {
  /** Milliseconds since the epoch. */
  readonly at: number;
  readonly action: ScheduledAction;
}

type MaxChange = Run & { readonly maxSize: number };

/**
 * The maximum size in force during the event: today's value, with the scheduled actions that run between the
 * inventory and the end of the event applied in order. Where it changes during the event the smallest counts.
 *
 * @param asOf When the group was described; ISO 8601 UTC, as are the window's ends.
 */
export const maxInForce = (
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  window: Window,
): MaxInForce =>
  maximaInForce(group, actions, asOf, window).reduce((least, next) =>
    next.maxSize < least.maxSize ? next : least,
  );

/** The largest maximum that a group has at any time of the event, and what set it: see {@link maxInForce}. */
export const mostInForce = (
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  window: Window,
): MaxInForce =>
  maximaInForce(group, actions, asOf, window).reduce((most, next) =>
    next.maxSize > most.maxSize ? next : most,
  );

/** The maximum alone: see {@link mostInForce}. */
export const largestMax = (...asked: Parameters<typeof mostInForce>): number => mostInForce(...asked).maxSize;

/**
 * Whether a group may run anything in the event: it is not being deleted, and its maximum is not 0 all the time. A group
 * that is closed now may be opened by a scheduled action, and where those could not be read it is not known to stay closed.
 *
 * @param actions undefined where they could not be read.
 */
export const mayRun = (
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[] | undefined,
  { asOf, window }: Pick<EventContext, 'asOf' | 'window'>,
): boolean =>
  group.status === null &&
  (group.maxSize > 0 || actions === undefined || largestMax(group, actions, asOf, window) > 0);

/** The maxima of a group in the event, in order: the one that it starts with, and each that is set during it. */
function maximaInForce(
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  window: Window,
): readonly [MaxInForce, ...MaxInForce[]] {
  const [from, start, end] = [asOf, window.start, window.end].map(Date.parse) as [number, number, number];
  const changes = runsAround(group, actions, { from, start, end }).flatMap(({ at, action }): MaxChange[] =>
    action.maxSize === null ? [] : [{ at, action, maxSize: action.maxSize }],
  );

  const before = changes.filter((change) => change.at <= start).at(-1);
  const during = changes.filter((change) => change.at > start);
  const atStart: MaxInForce = before
    ? describe(before)
    : {
        maxSize: group.maxSize,
        action: null,
        because: `MaxSize ${group.maxSize} of the group${runsNoSchedule(group) ? ', whose process ScheduledActions is suspended' : ''}`,
      };
  return [atStart, ...during.map(describe)];
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

const describe = ({ at, maxSize, action }: MaxChange): MaxInForce => ({
  maxSize,
  action,
  because: `MaxSize ${maxSize} by the scheduled action ${action.scheduledActionName} at ${timeOf(at)}`,
});

/** Without the milliseconds, which no schedule has. */
const timeOf = (at: number): string => new Date(at).toISOString().replace('.000Z', 'Z');

/** The fewest units a group runs whatever its load, in the units that it counts in. */
export interface FloorInForce {
  readonly size: number;
  /** The maximum in force at the same time. */
  readonly maxSize: number;
  /** What sets it, in words. */
  readonly because: string;
}

/**
 * The most that a group runs without any traffic at some time of the event: its minimum and desired capacity, as the
 * scheduled actions between the inventory and the end of the event leave them. A desired capacity that somebody set
 * lasts until it is set anew; where policies scale the group in, it lasts only until a later action sets the minimum.
 *
 * @param asOf When the group was described; ISO 8601 UTC, as are the window's ends.
 * @param scalesIn Whether a policy takes the group down to its minimum when load is low.
 */
export function floorInForce(
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  window: Window,
  scalesIn: boolean,
): FloorInForce {
  const [from, start, end] = [asOf, window.start, window.end].map(Date.parse) as [number, number, number];
  let sizes = sizesNow(group, scalesIn);
  let most = sizes;
  for (const run of runsAround(group, actions, { from, start, end })) {
    sizes = sizesAfter(sizes, run, scalesIn);
    // What is in force as the event starts is what the last run until then left.
    if (run.at <= start || sizes.size > most.size) most = sizes;
  }
  return most;
}

type Sizes = FloorInForce & { readonly minSize: number };

const sizesNow = ({ minSize, maxSize, desiredCapacity }: AutoScalingGroup, scalesIn: boolean): Sizes =>
  !scalesIn && desiredCapacity > minSize
    ? {
        minSize,
        maxSize,
        size: desiredCapacity,
        because: `desired capacity ${desiredCapacity} of the group, which no policy scales in`,
      }
    : { minSize, maxSize, size: minSize, because: `MinSize ${minSize} of the group` };

function sizesAfter(before: Sizes, { at, action }: Run, scalesIn: boolean): Sizes {
  const { minSize: ownMinimum, desiredCapacity, scheduledActionName } = action;
  const maxSize = action.maxSize ?? before.maxSize;
  if (ownMinimum === null && desiredCapacity === null) return { ...before, maxSize };
  const minSize = ownMinimum ?? before.minSize;
  const desired = desiredCapacity ?? (scalesIn ? minSize : before.size);
  const size = Math.max(minSize, desired);
  if (size === before.size) return { ...before, minSize, maxSize };
  const what = size === minSize ? 'MinSize' : 'desired capacity';
  return {
    minSize,
    maxSize,
    size,
    because: `${what} ${size} by the scheduled action ${scheduledActionName} at ${timeOf(at)}`,
  };
}

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
      const at = lastRun(action, Date.parse(asOf), Date.parse(start), actions);
      return at === null ? [] : [{ at, action }];
    })
    .sort((a, b) => b.at - a.at);
  return last ? { size: scheduledSize(last.action), action: last.action } : null;
}

/** A size that a group is brought to at a time. */
export interface TimedSize extends ScheduledSize {
  /** ISO 8601 UTC. */
  readonly at: string;
}

/**
 * The sizes that scheduled actions bring a group to within a window, by the desired capacity that they set; never less than
 * the minimum in force then. An action that recurs counts the first time.
 *
 * @param asOf When the group was described; ISO 8601 UTC, as are the window's ends.
 */
export function sizesWithin(
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  asOf: string,
  window: Window,
): readonly TimedSize[] {
  const [from, start, end] = [asOf, window.start, window.end].map(Date.parse) as [number, number, number];
  let minimum = group.minSize;
  return runsAround(group, actions, { from, start, end }).flatMap(({ at, action }): TimedSize[] => {
    minimum = action.minSize ?? minimum;
    return at <= start || action.desiredCapacity === null
      ? []
      : [{ size: Math.max(minimum, action.desiredCapacity), action, at: timeOf(at) }];
  });
}

/** The size that an action brings a group to; 0 when it sets none. */
export const scheduledSize = ({ minSize, desiredCapacity }: ScheduledAction): number =>
  Math.max(minSize ?? 0, desiredCapacity ?? 0);

/**
 * When the actions of a group run, in order: each the last time before the event, and the first time during it. It sets
 * the same sizes each time, so the runs in between do not matter, and an action of every minute costs no more than others.
 */
const runsAround = (
  group: AutoScalingGroup,
  actions: readonly ScheduledAction[],
  { from, start, end }: Readonly<Record<'from' | 'start' | 'end', number>>,
): readonly Run[] =>
  actionsInForce(group, actions)
    .flatMap((action) =>
      [lastRun(action, from, start, actions), firstRun(action, Math.max(from, start), end, actions)]
        // What runs as the event ends, such as the scale-in after it, does not bound it.
        .filter((at) => at !== null)
        .filter((at) => at < end)
        .map((at) => ({ at, action })),
    )
    .sort((a, b) => a.at - b.at);

/**
 * The last time that an action runs after `after` and until `until`; null when it does not. Milliseconds since the epoch.
 *
 * @param actions The list that the action is of: what is worked out for it serves others with the same recurrence.
 */
export function lastRun(
  action: ScheduledAction,
  after: number,
  until: number,
  actions: readonly ScheduledAction[],
): number | null {
  const { opens, closes } = spanOf(action, after, until);
  if (action.recurrence === null) return runAtStart(action, after, closes);
  if (opens > closes) return null;
  // croner looks strictly before a time; AWS runs an action whose time is the boundary itself.
  const last = recurrencesOf(actions).lastBefore({ ...action, recurrence: action.recurrence }, closes + 1000);
  const begin = runAtStart(action, after, closes);
  return last !== null && last >= opens ? last : begin;
}

/** The first time that an action runs after `after` and until `until`, as {@link lastRun}. */
function firstRun(
  action: ScheduledAction,
  after: number,
  until: number,
  actions: readonly ScheduledAction[],
): number | null {
  const { opens, closes } = spanOf(action, after, until);
  if (action.recurrence === null) return runAtStart(action, after, closes);
  if (opens > closes) return null;
  // The run at its own start, if it has one, is never after one of its recurrence.
  const begin = runAtStart(action, after, closes);
  if (begin !== null) return begin;
  const first = recurrencesOf(actions).firstAfter({ ...action, recurrence: action.recurrence }, opens);
  return first !== null && first <= closes ? first : null;
}

/** The part of a span in which an action may run by its own start and end. */
const spanOf = ({ startTime, endTime }: ScheduledAction, after: number, until: number) => ({
  opens: startTime === null ? after : Math.max(after, Date.parse(startTime)),
  closes: endTime === null ? until : Math.min(until, Date.parse(endTime)),
});

/**
 * The run at the start of an action: its only one, or one more than its recurrence says. "If you specify Recurrence and
 * StartTime, Amazon EC2 Auto Scaling performs the action at this time" (API reference of PutScheduledUpdateGroupAction).
 */
function runAtStart({ startTime }: ScheduledAction, after: number, closes: number): number | null {
  const at = startTime === null ? Number.NaN : Date.parse(startTime);
  return at > after && at <= closes ? at : null;
}

type Recurring = Pick<ScheduledAction, 'timeZone'> & { readonly recurrence: string };

/** When recurrences run, in milliseconds since the epoch; null where one never does. */
interface Recurrences {
  lastBefore(recurring: Recurring, time: number): number | null;
  firstAfter(recurring: Recurring, time: number): number | null;
}

/** Works each recurrence out once, however many actions have it: an account may have thousands that run every minute. */
function createRecurrences(): Recurrences {
  const known = new Map<string, number | null>();
  const find =
    (which: string, runOf: (cron: Cron, time: Date) => Date | null | undefined) =>
    ({ recurrence, timeZone }: Recurring, time: number): number | null => {
      const key = [which, recurrence, timeZone, time].join(' ');
      const before = known.get(key);
      if (before !== undefined) return before;
      const cron = new Cron(recurrence, { timezone: timeZone ?? 'UTC', paused: true });
      const run = runOf(cron, new Date(time))?.getTime() ?? null;
      known.set(key, run);
      return run;
    };
  return {
    lastBefore: find('last', (cron, time) => cron.previousRuns(1, time)[0]),
    firstAfter: find('first', (cron, time) => cron.nextRun(time)),
  };
}

/** The recurrences of a list of actions are kept as long as the list. */
const recurrencesByList = new WeakMap<readonly ScheduledAction[], Recurrences>();

function recurrencesOf(actions: readonly ScheduledAction[]): Recurrences {
  const recurrences = recurrencesByList.get(actions) ?? createRecurrences();
  recurrencesByList.set(actions, recurrences);
  return recurrences;
}
