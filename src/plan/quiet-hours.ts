import { Temporal } from 'temporal-polyfill';
import { eventWindow } from './calendar';
import type { EventPlan } from './schema';

/** From then to the end of the event nothing waits. */
const NEVER_FROM = { hours: 24 };

/**
 * When the quiet hours that an instant lies in end; null when it lies in none. They are never in force from T-24h to
 * the end of the event: what waits when that begins, waits until then.
 *
 * @returns ISO 8601 in UTC, to the millisecond.
 */
export function quietUntil(
  plan: Pick<EventPlan, 'calendar' | 'notifications'>,
  instant: string,
): string | null {
  const { quietHours } = plan.notifications;
  if (quietHours === undefined) return null;
  const at = Temporal.Instant.from(instant).toZonedDateTimeISO(plan.calendar.timeZone);
  const { start, end } = eventWindow(plan);
  const wakeful = Temporal.Instant.from(start).subtract(NEVER_FROM);
  const hasEnded = Temporal.Instant.compare(at.toInstant(), end) >= 0;
  if (!hasEnded && Temporal.Instant.compare(at.toInstant(), wakeful) >= 0) return null;

  const quietEnd = endOfQuiet(quietHours, at);
  if (quietEnd === null) return null;
  const until = !hasEnded && Temporal.Instant.compare(wakeful, quietEnd) < 0 ? wakeful : quietEnd;
  return until.toString({ fractionalSecondDigits: 3 });
}

/** Quiet hours that go over midnight may have begun the day before. */
function endOfQuiet(
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
