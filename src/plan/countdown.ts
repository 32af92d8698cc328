/**
 * Computes from a plan when scheduled checks are due, without listing every slot. Days and weeks follow the calendar of
 * the event's time zone, so a daily check keeps its local time when clocks change; hours and minutes are exact.
 */
import { Temporal } from 'temporal-polyfill';
import { eventWindow } from './calendar';
import { toDuration } from './duration';
import type { EventPlan } from './schema';

/** The parts of a plan that decide when it is checked. */
export type PlanSchedule = Pick<EventPlan, 'calendar' | 'schedule'>;

/** What a scheduled run collects: everything, or only what moves during the event. */
export type SlotProfile = Exclude<EventPlan['schedule']['during']['profile'], 'none'>;

/** A time at which a run is due. */
export interface Slot {
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
  readonly profile: SlotProfile;
}

/** Finds the first slot after an instant; null when there is none, or the schedule is paused. */
export function findNextSlot(plan: PlanSchedule, after: string): Slot | null {
  const instant = Temporal.Instant.from(after);
  for (const phase of phasesOf(plan)) {
    const at = findFirstAfter(phase, instant);
    if (at !== null) return slotOf(phase, at);
  }
  return null;
}

/**
 * Finds the last slot of a profile after one instant and up to another; null when there is none, or the schedule is paused.
 *
 * @param after null means no lower limit.
 */
export function findLatestSlot(
  plan: PlanSchedule,
  profile: SlotProfile,
  after: string | null,
  until: string,
): Slot | null {
  const instant = Temporal.Instant.from(until);
  for (const phase of phasesOf(plan).toReversed()) {
    if (phase.profile !== profile) continue;
    const at = findLastUpTo(phase, instant);
    if (at === null) continue;
    const isLater = after === null || Temporal.Instant.compare(at, after) > 0;
    return isLater ? slotOf(phase, at) : null;
  }
  return null;
}

/** A series of slots with equal spacing, from `first` up to but not including `end`. */
interface Phase {
  readonly first: Temporal.ZonedDateTime;
  readonly end: Temporal.Instant;
  readonly every: Temporal.Duration;
  readonly profile: SlotProfile;
}

const slotOf = ({ profile }: Phase, at: Temporal.Instant): Slot => ({ at: isoOf(at), profile });

/** When the last run after the event is due, up to which people look after it; the end of the event where none is. */
export function followUpEnd(plan: Pick<EventPlan, 'calendar' | 'schedule'>): string {
  const { end } = zonedWindow(plan);
  const times = [end, ...plan.schedule.after.map((time) => end.add(toDuration(time)))];
  return isoOf((times.sort(Temporal.ZonedDateTime.compare).at(-1) ?? end).toInstant());
}

const isoOf = (instant: Temporal.Instant): string => instant.toString({ fractionalSecondDigits: 3 });

/** Splits the schedule into phases, ordered by time and never empty. */
function phasesOf(plan: PlanSchedule): readonly Phase[] {
  const { paused, countdown, during, after } = plan.schedule;
  if (paused) return [];
  const { start, end } = zonedWindow(plan);
  const before = countdown
    .map(({ from, every }) => ({ first: start.subtract(toDuration(from)), every: toDuration(every) }))
    .sort((a, b) => Temporal.ZonedDateTime.compare(a.first, b.first));
  const phases: Phase[] = before.map((phase, i) => ({
    ...phase,
    end: (before[i + 1]?.first ?? start).toInstant(),
    profile: 'full',
  }));
  if (during.profile !== 'none') {
    const every = toDuration(during.every);
    phases.push({ first: start, end: end.toInstant(), every, profile: during.profile });
  }
  for (const first of after.map((time) => end.add(toDuration(time))).sort(Temporal.ZonedDateTime.compare)) {
    phases.push({ first, end: first.toInstant().add(ONCE), every: ONCE, profile: 'full' });
  }
  return phases.filter((phase) => Temporal.Instant.compare(phase.first.toInstant(), phase.end) < 0);
}

/** The length of a phase with a single slot: short enough that it ends before another phase begins. */
const ONCE = Temporal.Duration.from({ milliseconds: 1 });

interface ZonedWindow {
  readonly start: Temporal.ZonedDateTime;
  readonly end: Temporal.ZonedDateTime;
}

function zonedWindow(plan: Pick<EventPlan, 'calendar'>): ZonedWindow {
  const { start, end } = eventWindow(plan);
  const { timeZone } = plan.calendar;
  const zoned = (instant: string) => Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone);
  return { start: zoned(start), end: zoned(end) };
}

/** Counts the nth slot from the first, so that a change of clocks moves only the day on which it falls. */
const slotInstant = ({ first, every }: Phase, n: number): Temporal.Instant =>
  first.add(multiply(every, n)).toInstant();

const multiply = ({ weeks, days, hours, minutes, milliseconds }: Temporal.Duration, n: number) =>
  Temporal.Duration.from({
    ...{ days: (weeks * 7 + days) * n, hours: hours * n, minutes: minutes * n },
    milliseconds: milliseconds * n,
  });

/** Counts the whole intervals between the first slot and an instant that is not before it. */
function countIntervals({ first, every }: Phase, until: Temporal.Instant): number {
  const days = every.weeks * 7 + every.days;
  if (days > 0) {
    const passed = first.until(until.toZonedDateTimeISO(first.timeZoneId), { largestUnit: 'days' });
    return Math.floor(passed.days / days);
  }
  const passed = until.epochMilliseconds - first.epochMilliseconds;
  return Math.floor(passed / every.total('milliseconds'));
}

function findFirstAfter(phase: Phase, instant: Temporal.Instant): Temporal.Instant | null {
  const begins = phase.first.toInstant();
  if (Temporal.Instant.compare(instant, begins) < 0) return begins;
  if (Temporal.Instant.compare(instant, phase.end) >= 0) return null;
  const next = slotInstant(phase, countIntervals(phase, instant) + 1);
  return Temporal.Instant.compare(next, phase.end) < 0 ? next : null;
}

function findLastUpTo(phase: Phase, instant: Temporal.Instant): Temporal.Instant | null {
  if (Temporal.Instant.compare(instant, phase.first.toInstant()) < 0) return null;
  const last = phase.end.subtract(ONCE);
  const until = Temporal.Instant.compare(instant, last) < 0 ? instant : last;
  return slotInstant(phase, countIntervals(phase, until));
}

/** The moments at which a digest tells everybody the state of the event, ordered by time. */
const MILESTONES: readonly {
  readonly id: string;
  readonly at: (event: ZonedWindow) => Temporal.ZonedDateTime;
}[] = [
  ...['8w', '4w', '2w', '7d', '3d', '24h'].map((time) => ({
    id: `T-${time}`,
    at: ({ start }: ZonedWindow) => start.subtract(toDuration(time)),
  })),
  { id: 'start', at: ({ start }) => start },
  { id: 'T+1d', at: ({ end }) => end.add({ days: 1 }) },
];

/** A moment of the countdown at which a digest is due. */
export interface Milestone {
  /** `T-7d`, `start`, `T+1d`. */
  readonly id: string;
  /** ISO 8601 in UTC, to the millisecond. */
  readonly at: string;
}

/** Finds the last milestone at or before an instant; null before the first. */
export function findLatestMilestone(plan: Pick<EventPlan, 'calendar'>, instant: string): Milestone | null {
  const window = zonedWindow(plan);
  const passed = MILESTONES.map(({ id, at }) => ({ id, at: at(window).toInstant() })).filter(
    ({ at }) => Temporal.Instant.compare(at, instant) <= 0,
  );
  const last = passed.at(-1);
  return last ? { id: last.id, at: isoOf(last.at) } : null;
}
