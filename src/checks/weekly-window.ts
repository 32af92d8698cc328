const MINUTES_PER_DAY = 1440;
const WEEK = 7 * MINUTES_PER_DAY;
const DAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'];
/** 1 January 1970 was a Thursday. */
const EPOCH_DAY = DAYS.indexOf('thu');

/** A window that recurs every week in UTC; it may wrap the end of the week. */
interface WeeklyWindow {
  /** Minutes after Sunday 00:00. */
  readonly start: number;
  readonly minutes: number;
}

/** Reads RDS's `ddd:hh24:mi-ddd:hh24:mi`; null for anything else. */
export function parseWeeklyWindow(text: string): WeeklyWindow | null {
  const match = /^(\w{3}):(\d{2}):(\d{2})-(\w{3}):(\d{2}):(\d{2})$/.exec(text.trim().toLowerCase());
  if (!match) return null;
  const [, fromDay = '', fromHour = '', fromMinute = '', toDay = '', toHour = '', toMinute = ''] = match;
  const start = minuteOfWeek(fromDay, Number(fromHour), Number(fromMinute));
  const end = minuteOfWeek(toDay, Number(toHour), Number(toMinute));
  return start === null || end === null ? null : { start, minutes: modulo(end - start, WEEK) };
}

/** Whether the weekly window is open at any time from `start` to `end` (instants, end excluded). */
export function overlapsWeekly(window: WeeklyWindow, start: string, end: string): boolean {
  const from = Date.parse(start) / 60_000;
  const minutes = Date.parse(end) / 60_000 - from;
  const untilOpen = modulo(window.start - (from + EPOCH_DAY * MINUTES_PER_DAY), WEEK);
  const opensWithin = untilOpen < minutes;
  const openAlready = untilOpen + window.minutes > WEEK;
  return opensWithin || openAlready;
}

/** Whether a window that RDS opens every day, `hh24:mi-hh24:mi` in UTC, is open at any time from `start` to `end`. */
export function overlapsDaily(text: string, start: string, end: string): boolean {
  const [from, to] = text.split('-');
  return DAYS.some((day) => {
    const window = parseWeeklyWindow(`${day}:${from}-${day}:${to}`);
    // What ends before it begins ends on the next day.
    return (
      window !== null &&
      overlapsWeekly({ ...window, minutes: modulo(window.minutes, MINUTES_PER_DAY) }, start, end)
    );
  });
}

/**
 * The same hours on the next day of the week on which they lie outside `start` to `end`; null where no day is left. The
 * hours stay, since RDS refuses a maintenance window that overlaps the daily backup window.
 */
export function movedOutside(window: WeeklyWindow, start: string, end: string): string | null {
  const days = DAYS.map((_, index) => modulo(window.start + index * MINUTES_PER_DAY, WEEK));
  const free = days.find((begin) => !overlapsWeekly({ ...window, start: begin }, start, end));
  return free === undefined ? null : `${timeOfWeek(free)}-${timeOfWeek(free + window.minutes)}`;
}

/** As RDS writes it: `sat:03:30`. */
function timeOfWeek(minute: number): string {
  const inWeek = modulo(minute, WEEK);
  const twoDigits = (value: number): string => String(value).padStart(2, '0');
  const inDay = inWeek % MINUTES_PER_DAY;
  return `${DAYS[Math.floor(inWeek / MINUTES_PER_DAY)]}:${twoDigits(Math.floor(inDay / 60))}:${twoDigits(inDay % 60)}`;
}

function minuteOfWeek(day: string, hour: number, minute: number): number | null {
  const index = DAYS.indexOf(day);
  return index < 0 || hour > 23 || minute > 59 ? null : index * MINUTES_PER_DAY + hour * 60 + minute;
}

const modulo = (value: number, base: number): number => ((value % base) + base) % base;
