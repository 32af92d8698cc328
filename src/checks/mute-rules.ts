/** When rules mute alarms: CloudWatch then does nothing of what the alarms are for, neither telling people nor scaling. */
import { isForSingleTime, readSchedule } from '../capacity/schedule-expression';
import type { AlarmMuteRule } from '../model/artifacts';
import type { Window } from '../plan/calendar';

/** A time for which a rule mutes its alarms, ISO 8601 in UTC. */
export interface Muted {
  readonly from: string;
  readonly until: string;
}

/**
 * The first time in the window for which a rule mutes its alarms; null where there is none, and `unclear` where its schedule is not
 * understood.
 */
export function mutedIn(rule: AlarmMuteRule, window: Window): Muted | null | 'unclear' {
  const duration = readDuration(rule.duration);
  const expressions = daysFromEither(rule.expression);
  const schedules = expressions.map((expression) => readSchedule(expression, rule.timeZone));
  if (duration === null || schedules.includes(null)) return 'unclear';
  // croner looks strictly after a time, and what ends as the event begins is over.
  const begins = Math.max(
    Date.parse(window.start) - duration,
    rule.startDate === null ? Number.NEGATIVE_INFINITY : Date.parse(rule.startDate) - 1000,
  );
  const ends = Math.min(
    Date.parse(window.end),
    rule.expireDate === null ? Number.POSITIVE_INFINITY : Date.parse(rule.expireDate),
  );
  const runs = schedules.flatMap((schedule) => {
    const at = schedule?.nextRun(new Date(begins))?.getTime();
    return at !== undefined && at < ends ? [at] : [];
  });
  if (runs.length === 0) return null;
  // Of two readings of a schedule, one is not what CloudWatch does.
  if (runs.length < schedules.length) return 'unclear';
  const from = Math.min(...runs);
  return { from: new Date(from).toISOString(), until: new Date(from + duration).toISOString() };
}

/** `cron(minutes hours day-of-month month day-of-week)` */
const FIVE_FIELDS = /^cron\((\S+ \S+ \S+ \S+) (\S+)\)$/;

/**
 * The same with years, as other schedules of AWS have them. CloudWatch names days of the week; where somebody counts them, the guide does
 * not say from where: Sunday is 1 in other schedules of AWS, and 0 in cron.
 */
function daysFromEither(expression: string): readonly string[] {
  const [, before, days] = FIVE_FIELDS.exec(expression) ?? [];
  if (before === undefined || days === undefined || isForSingleTime(expression)) return [expression];
  const inWords = (day: string) => NAMES[Number(day) % NAMES.length] ?? day;
  const named = days.replaceAll(/\d+/g, inWords);
  return named === days
    ? [`cron(${before} ${days} *)`]
    : [`cron(${before} ${named} *)`, `cron(${before} ${days} *)`];
}

const NAMES = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** An ISO 8601 duration of up to 15 days, such as `P2DT12H`. */
const DURATION = /^P(?=.)(?:(\d+)D)?(?:T(?=.)(?:(\d+)H)?(?:(\d+)M)?(?:(\d+)S)?)?$/;

/** In milliseconds; null where it is not understood. */
function readDuration(text: string): number | null {
  const parts = DURATION.exec(text);
  if (parts === null) return null;
  const [days = 0, hours = 0, minutes = 0, seconds = 0] = parts.slice(1).map((part) => Number(part ?? 0));
  return (((days * 24 + hours) * 60 + minutes) * 60 + seconds) * 1000;
}
