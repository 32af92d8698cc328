import { Temporal } from 'temporal-polyfill';

/** A local time that happens twice, or not at all, because clocks change. */
export class LocalTimeError extends Error {
  override readonly name = 'LocalTimeError';

  /** @param suggestion The local time that was probably meant; absent where only the author can tell. */
  constructor(
    message: string,
    readonly suggestion?: string,
  ) {
    super(message);
  }
}

/**
 * The instant of a plan's time: with its own offset as it is, else read in `timeZone`.
 *
 * @param text `2026-12-12 00:00`, with or without seconds, parts of them, and an offset (`Z`, `+08:00`, `+0800`, `+08`).
 * @returns ISO 8601 in UTC, in whole seconds: instants are compared as text too, where a fraction would sort before none.
 * @throws LocalTimeError when the local time is ambiguous or skipped, RangeError when it is no time at all.
 */
export function toInstant(text: string, timeZone: string): string {
  const iso = text.replace(' ', 'T');
  if (hasOffset(iso)) return Temporal.Instant.from(iso).toString(WHOLE_SECONDS);

  const local = Temporal.PlainDateTime.from(iso);
  const earlier = local.toZonedDateTime(timeZone, { disambiguation: 'earlier' });
  const later = local.toZonedDateTime(timeZone, { disambiguation: 'later' });
  if (earlier.equals(later)) return earlier.toInstant().toString(WHOLE_SECONDS);
  if (earlier.toPlainDateTime().equals(local)) {
    throw new LocalTimeError(
      `happens twice in ${timeZone}, where clocks go back: add the offset, ${earlier.offset} or ${later.offset}`,
    );
  }
  throw new LocalTimeError(
    `does not exist in ${timeZone}, where clocks go forward`,
    later.toPlainDateTime().toString({ smallestUnit: 'minute' }).replace('T', ' '),
  );
}

const WHOLE_SECONDS = { smallestUnit: 'second' } as const;

/** Whether a time says of which instant it is, whatever the zone. */
export const hasOffset = (text: string): boolean => /[T ]\S+(Z|[+-]\d{2}(:?\d{2})?)$/.test(text);

/** Whether a date and time exist in the calendar, clock changes aside: 30 February and 24:00 do not. */
export function isRealTime(text: string): boolean {
  const iso = text.replace(' ', 'T');
  try {
    if (hasOffset(iso)) Temporal.Instant.from(iso);
    else Temporal.PlainDateTime.from(iso);
    return true;
  } catch {
    return false;
  }
}

/** Whether it is a time zone by name, such as `Asia/Singapore`; an offset such as `+08:00` is not. */
export function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(timeZone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
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

/** The event's window as instants; takes a plan. */
export const eventWindow = ({
  calendar,
}: {
  readonly calendar: { readonly start: string; readonly end: string; readonly timeZone: string };
}): Window => ({
  start: toInstant(calendar.start, calendar.timeZone),
  end: toInstant(calendar.end, calendar.timeZone),
});

/** The date of an instant in `timeZone`: `2026-12-12`. */
export const dateIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** A whole day of `timeZone`, from its first instant to that of the next: 23 to 25 hours where clocks change. */
export function wholeDay(date: string, timeZone: string): Window {
  const day = Temporal.PlainDate.from(date);
  const startOf = (plain: Temporal.PlainDate): string =>
    plain.toZonedDateTime(timeZone).toInstant().toString();
  return { start: startOf(day), end: startOf(day.add({ days: 1 })) };
}

/** The date, in `timeZone`, `days` before an instant: when something must be done by. */
export const daysBefore = (instant: string, days: number, timeZone: string): string =>
  // Of the date, not of the time: going back over an hour that clocks skip takes as long as all the rest.
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days }).toString();

/** An instant as people in `timeZone` write it, with the offset: `2026-12-12T00:00:00+08:00`. */
export const inZone = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
