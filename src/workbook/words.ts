/** Words that several sections use. */
import { dateIn, eventWindow, formatInZone, toInstant } from '../plan/calendar';
import type { EventPlan } from '../plan/schema';
import { formatTime } from '../report/render/words';

/** A time of the plan, or an instant, in the time zone of the event. */
export const inZone = (time: string, timeZone: string): string =>
  formatTime(formatInZone(toInstant(time, timeZone), timeZone));

/** Today, as the calendar of the event's time zone has it. */
export const todayOf = ({ calendar }: Pick<EventPlan, 'calendar'>, now: string): string =>
  dateIn(now, calendar.timeZone);

/** Whether the event is over. */
export const isAfter = (plan: Pick<EventPlan, 'calendar'>, now: string): boolean =>
  Date.parse(now) >= Date.parse(eventWindow(plan).end);

/** The most rows of a table; the rest is counted. */
export const MOST_ROWS = 500;
