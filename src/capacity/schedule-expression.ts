/** What AWS calls schedule expressions. */
import { Cron } from 'croner';
import { isTimeZone } from '../plan/calendar';

const AT = /^at\((\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2})?)\)$/;
/** `cron(minutes hours day-of-month month day-of-week year)` */
const CRON = /^cron\((\S+) (\S+) (\S+) (\S+) (\S+) (\S+)\)$/;
/** The last minute, hour, day and month that a field may have. */
const LAST = [59, 23, 31, 12];
/** AWS counts the days of a week from 1, which is Sunday. */
const DAYS = ['SUN', 'MON', 'TUE', 'WED', 'THU', 'FRI', 'SAT'];

/** Whether it runs once, if it is a schedule at all. */
export const isForSingleTime = (expression: string): boolean => AT.test(expression);

/**
 * When it runs; null for a rate, and for what is no schedule.
 *
 * @param timeZone Null means UTC.
 */
export function readSchedule(expression: string, timeZone: string | null): Cron | null {
  if (timeZone !== null && !isTimeZone(timeZone)) return null;
  const options = { timezone: timeZone ?? 'UTC', paused: true };
  const [, local] = AT.exec(expression) ?? [];
  const [, ...fields] = CRON.exec(expression) ?? [];
  const pattern = local ?? (fields.length === 0 ? null : patternOf(fields));
  if (pattern === null) return null;
  try {
    return new Cron(pattern, options);
  } catch {
    return null;
  }
}

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
