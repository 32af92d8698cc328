/** What Application Auto Scaling may set, and will have set by the event. */
import type { Cron } from 'croner';
import type { EventContext } from '../judging/context';
import type { ScalableTarget } from '../model/artifacts';
import { isForSingleTime, readSchedule } from './schedule-expression';

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

/**
 * The minimum that the last action for a single time sets between the inventory and the event; null where none does. What recurs
 * counts only in what Application Auto Scaling may set.
 */
export function minimumAtStart(
  { areScheduledActionsSuspended, scheduledActions }: ScalableTarget,
  { asOf, window }: Pick<EventContext, 'asOf' | 'window'>,
): ScheduledMinimum | null {
  if (areScheduledActionsSuspended) return null;
  const once = scheduledActions.filter(({ schedule }) => isForSingleTime(schedule));
  const [from, start] = [asOf, window.start].map(Date.parse) as [number, number];
  const last = runsOf(once, (cron) => lastRun(cron, from, start)).flatMap(
    ({ scheduledActionName: name, minCapacity }) => (minCapacity === null ? [] : { name, minCapacity }),
  );
  return last.at(-1) ?? null;
}

type ScheduledAction = ScalableTarget['scheduledActions'][number];

/** The bounds of a target at some time of the event, and what set each; null: the target itself. */
export interface BoundsInForce {
  readonly minCapacity: number;
  readonly maxCapacity: number;
  readonly minSetBy: string | null;
  readonly maxSetBy: string | null;
}

/**
 * The bounds of a target in the event, in order: those that it starts with, and those that each scheduled action sets during
 * it. An action whose schedule cannot be read, or that runs at a rate, sets nothing here.
 */
export function boundsInForce(
  target: ScalableTarget,
  { asOf, window }: Pick<EventContext, 'asOf' | 'window'>,
): readonly [BoundsInForce, ...BoundsInForce[]] {
  const [from, start, end] = [asOf, window.start, window.end].map(Date.parse) as [number, number, number];
  const actions = target.areScheduledActionsSuspended ? [] : target.scheduledActions;
  const own: BoundsInForce = {
    minCapacity: target.minCapacity,
    maxCapacity: target.maxCapacity,
    minSetBy: null,
    maxSetBy: null,
  };
  const before = runsOf(actions, (cron) => lastRun(cron, from, start)).reduce(boundsAfter, own);
  const during: BoundsInForce[] = [];
  // What runs as the event ends, such as the scale-in after it, does not bound it.
  for (const action of runsOf(actions, (cron) => firstRun(cron, start, end - 1))) {
    during.push(boundsAfter(during.at(-1) ?? before, action));
  }
  return [before, ...during];
}

const boundsAfter = (
  bounds: BoundsInForce,
  { scheduledActionName, minCapacity, maxCapacity }: ScheduledAction,
): BoundsInForce => ({
  ...bounds,
  ...(minCapacity !== null && { minCapacity, minSetBy: scheduledActionName }),
  ...(maxCapacity !== null && { maxCapacity, maxSetBy: scheduledActionName }),
});

/** The actions that run, in the order in which they do. */
const runsOf = (
  actions: readonly ScheduledAction[],
  findRun: (cron: Cron) => number | null,
): ScheduledAction[] =>
  actions
    .flatMap((action) => {
      const cron = readSchedule(action.schedule, action.timeZone);
      const at = cron && findRun(cron);
      return at === null ? [] : [{ at, action }];
    })
    .sort((a, b) => a.at - b.at)
    .map(({ action }) => action);

/** The last run after `from` and until `to`, in milliseconds since the epoch. */
function lastRun(cron: Cron, from: number, to: number): number | null {
  // croner looks strictly before a time.
  const at = cron.previousRuns(1, new Date(to + 1000))[0]?.getTime() ?? null;
  return at !== null && at > from ? at : null;
}

function firstRun(cron: Cron, from: number, to: number): number | null {
  const at = cron.nextRun(new Date(from))?.getTime() ?? null;
  return at !== null && at <= to ? at : null;
}
