import { Temporal } from 'temporal-polyfill';
import type { EventPlan } from './schema';

/** Why a local time cannot be read: it happens twice, or not at all, when clocks change. */
export class LocalTimeError extends Error {
  override readonly name = 'LocalTimeError';
}

/**
 * The instant of a plan's time: with its own offset as it is, else read in `timeZone`.
 *
 * @param text `2026-12-12 00:00`, with or without seconds and offset.
 * @returns ISO 8601 in UTC.
 * @throws LocalTimeError when the local time is ambiguous or skipped, RangeError when it is no date at all.
 */
export function toInstant(text: string, timeZone: string): string {
  const iso = text.replace(' ', 'T');
  if (/(Z|[+-]\d{2}:\d{2})$/.test(iso)) return Temporal.Instant.from(iso).toString();
  const local = Temporal.PlainDateTime.from(iso, { overflow: 'reject' });
  try {
    return local.toZonedDateTime(timeZone, { disambiguation: 'reject' }).toInstant().toString();
  } catch (cause) {
    if (!isTimeZone(timeZone)) throw cause;
    const [earlier, later] = (['earlier', 'later'] as const).map((disambiguation) =>
      local.toZonedDateTime(timeZone, { disambiguation }),
    );
    const twice = earlier?.toPlainDateTime().equals(local);
    throw new LocalTimeError(
      twice
        ? `${text} happens twice in ${timeZone} (clocks go back): write the offset, ${local}${earlier?.offset} or ${local}${later?.offset}`
        : `${text} does not exist in ${timeZone} (clocks go forward): did you mean ${later?.toPlainDateTime()}?`,
      { cause },
    );
  }
}

export function isTimeZone(timeZone: string): boolean {
  try {
    Temporal.Now.instant().toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

export interface Window {
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly end: string;
}

/** The event's window as instants. */
export const eventWindow = ({ calendar }: Pick<EventPlan, 'calendar'>): Window => ({
  start: toInstant(calendar.start, calendar.timeZone),
  end: toInstant(calendar.end, calendar.timeZone),
});

/** The date, in `timeZone`, `days` before an instant: when something must be done by. */
export const daysBefore = (instant: string, days: number, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).subtract({ days }).toPlainDate().toString();

/** An instant as people in `timeZone` write it, with the offset: `2026-12-12T00:00:00+08:00`. */
export const inZone = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
