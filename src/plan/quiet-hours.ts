import { Temporal } from 'temporal-polyfill';
import { eventWindow } from './calendar';
import type { EventPlan } from './schema';

/** Quiet hours stop this long before the start of the event and return after its end. */
const QUIET_STOPS_BEFORE_START = { hours: 24 };

/**
 * Finds the end of the quiet hours in which an instant lies; null when it lies in none. Quiet hours are not in force from
 * 24 hours before the event to its end, so notifications that wait are sent 24 hours before the event at the latest.
 *
 * @returns ISO 8601 in UTC, to the millisecond.
 */
export function findQuietEnd(
  plan: Pick<EventPlan, 'calendar' | 'notifications'>,
  instant: string,
): string | null {
  const { quietHours } = plan.notifications;
  if (quietHours === undefined) return null;
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(plan.calendar.timeZone);
  const { start, end } = eventWindow(plan);
  const quietStops = Temporal.Instant.from(start).subtract(QUIET_STOPS_BEFORE_START);
  const hasEnded = Temporal.Instant.compare(at.toInstant(), end) >= 0;
  if (!hasEnded && Temporal.Instant.compare(at.toInstant(), quietStops) >= 0) return null;

  const quietEnd = findEndOfQuiet(quietHours, at);
  if (quietEnd === null) return null;
  const until = !hasEnded && Temporal.Instant.compare(quietStops, quietEnd) < 0 ? quietStops : quietEnd;
  return until.toString({ fractionalSecondDigits: 3 });
}

/** Looks at the day before too, because quiet hours that go over midnight may have begun then. */
function findEndOfQuiet(
  { from, to }: { readonly from: string; readonly to: string },
  at: Temporal.ZonedDateTime,
): Temporal.Instant | null {
  const on = (date: Temporal.PlainDate, plainTime: string) =>
    date.toZonedDateTime({ timeZone: at.timeZoneId, plainTime }).toInstant();
  const today = at.toPlainDate();
  const length = { days: from < to ? 0 : 1 };
  for (const date of [today.subtract({ days: 1 }), today]) {
    const begin = on(date, from);
    const end = on(date.add(length), to);
    const isQuiet =
      Temporal.Instant.compare(begin, at.toInstant()) <= 0 &&
      Temporal.Instant.compare(at.toInstant(), end) < 0;
    if (isQuiet) return end;
  }
  return null;
}
