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

/**
 * The minimum that the last action for a single time sets between the inventory and the event; null where none does. What recurs
 * counts only in what Application Auto Scaling may set.
 */
export function minimumAtStart(
  { areScheduledActionsSuspended, scheduledActions }: ScalableTarget,
  { asOf, window }: Pick<EventContext, 'asOf' | 'window'>,
): ScheduledMinimum | null {
  if (areScheduledActionsSuspended) return null;
  const once = scheduledActions.filter(({ schedule }) => AT.test(schedule));
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
      const cron = readSchedule(action);
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

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2})\)$/;
/** `cron(minutes hours day-of-month month day-of-week year)` */
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;
/** AWS counts the days of a week from 1, which is Sunday. */
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

const readSchedule = ({ schedule, timeZone }: ScheduledAction): Cron | null => readCron(schedule, timeZone);

/**
 * Reads a schedule as AWS writes it; null for a rate, and for what is no schedule.
 *
 * @param schedule `cron(0 5 ? * * *)` or `at(2026-12-12T05:00:00)`
 * @param timeZone null: UTC.
 */
export function readCron(schedule: string, timeZone: string | null): Cron | null {
  if (timeZone !== null && !isTimeZone(timeZone)) return null;
  const options = { timezone: timeZone ?? 'UTC', paused: true };
  const [, local] = AT.exec(schedule) ?? [];
  const [, ...fields] = CRON.exec(schedule) ?? [];
  const pattern = local ?? (fields.length === 0 ? null : patternOf(fields));
  if (pattern === null) return null;
  try {
    return new Cron(pattern, options);
  } catch {
    return null;
  }
}

const LAST = [59, 23, 31, 12];

/** The same with seconds, in the words of croner. */
const patternOf = (fields: readonly string[]): string =>
  [
    '0',
    ...fields.map((field, i) => {
      if (field === '?') return '*';
      if (i === 4) return field.replaceAll(/(?<![#\d])[1-7](?!\d)/g, (day) => DAYS[Number(day) - 1] ?? day);
      return field.replaceAll(/(?<![-*\d])(\d+)\//g, `$1-${LAST[i] ?? 2199}/`);
    }),
  ].join(' ');
