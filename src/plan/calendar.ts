import { Temporal } from 'temporal-polyfill';

/** Thrown for a local time that happens twice, or not at all, because clocks change. */
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
 * Converts a time of the plan to an instant. A time without an offset of its own is read in `timeZone`.
 *
 * @param text `2026-12-12 00:00`, with or without seconds, parts of them, and an offset (`Z`, `+08:00`, `+0800`, `+08`).
 * @returns ISO 8601 in UTC, in whole seconds. Some code compares instants as text, where a fraction would sort wrongly.
 * @throws LocalTimeError when the local time is ambiguous or skipped, RangeError when the text is not a time.
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

/** Tells whether a time carries its own offset and so needs no time zone. */
export const hasOffset = (text: string): boolean => /[T ]\S+(Z|[+-]\d{2}(:?\d{2})?)$/.test(text);

/** Tells whether the calendar has a date and time, such as not 30 February or 24:00. It ignores changes of clocks. */
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

/** Tells whether a text is the name of a time zone, such as `Asia/Singapore`; an offset such as `+08:00` is not. */
export function isTimeZone(timeZone: string): boolean {
  if (!/^[A-Za-z][\w+/-]*$/.test(timeZone)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(timeZone);
    return true;
  } catch {
    return false;
  }
}

/** A stretch of time. */
export interface Window {
  /** ISO 8601 in UTC. */
  readonly start: string;
  readonly end: string;
}

/** Whether two windows have more in common than the moment at which one ends and the other begins. */
export const areTogether = (a: Window, b: Window): boolean =>
  Date.parse(a.start) < Date.parse(b.end) && Date.parse(b.start) < Date.parse(a.end);

/** Returns the window of a plan's event as instants. */
export const eventWindow = ({
  calendar,
}: {
  readonly calendar: { readonly start: string; readonly end: string; readonly timeZone: string };
}): Window => ({
  start: toInstant(calendar.start, calendar.timeZone),
  end: toInstant(calendar.end, calendar.timeZone),
});

/** Returns the date of an instant in `timeZone`, such as `2026-12-12`. */
export const dateIn = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().toString();

/** Returns a whole day of `timeZone`, up to the first instant of the next day: 23 to 25 hours where clocks change. */
export function wholeDay(date: string, timeZone: string): Window {
  const day = Temporal.PlainDate.from(date);
  const startOf = (plain: Temporal.PlainDate): string =>
    plain.toZonedDateTime(timeZone).toInstant().toString();
  return { start: startOf(day), end: startOf(day.add({ days: 1 })) };
}

/** Returns the date in `timeZone` that lies `days` before an instant, such as the day by which something must be done. */
export const daysBefore = (instant: string, days: number, timeZone: string): string =>
  // We subtract from the date and not from the time, because it is much slower to go back over an hour that clocks skip.
  Temporal.Instant.from(instant).toZonedDateTimeISO(timeZone).toPlainDate().subtract({ days }).toString();

/** Formats an instant as people in `timeZone` write it, with the offset: `2026-12-12T00:00:00+08:00`. */
export const formatInZone = (instant: string, timeZone: string): string =>
  Temporal.Instant.from(instant)
    .toZonedDateTimeISO(timeZone)
    .toString({ timeZoneName: 'never', smallestUnit: 'second' });
