import ical, { escape as escapeText, ICalCalendarMethod, ICalEventTransparency } from 'ical-generator';
import { Temporal } from 'temporal-polyfill';
import { formatEventWindow, formatTime } from '../../report/render/words';
import type { DatedEntry, When, Workbook } from '../document';

/**
 * Renders the dates of the workbook as a calendar (iCalendar, RFC 5545). Times are instants in UTC, which a calendar shows in its
 * reader's time zone; days are days of the event's time zone. Addresses are in the description, because the library
 * would escape them in a URL, where nothing is escaped.
 *
 * What was imported before is replaced: an entry has the same UID each time, and a later workbook a higher SEQUENCE.
 */
export function calendar({ event, asOf, dates }: Workbook): string {
  const stamp = new Date(asOf);
  const document = ical({
    prodId: { company: 'iem', product: 'planning workbook' },
    method: ICalCalendarMethod.PUBLISH,
    // The library writes the name as it is.
    name: escapeText(event.name, false),
    events: dates.map((entry) => ({
      id: `${event.id}~${entry.id}@iem`,
      stamp,
      sequence: Math.floor(stamp.getTime() / MINUTE_MS),
      summary: summaryOf(event, entry),
      description: [...entry.details, ...localTime(event, entry.when), `As of: ${formatTime(asOf)}`].join(
        '\n',
      ),
      // It tells what happens, and not that its reader has no time.
      transparency: ICalEventTransparency.TRANSPARENT,
      ...timesOf(entry.when),
    })),
  });
  // Each line ends with a line break, the last one too.
  return `${document.toString()}\r\n`;
}

/** Seconds would exceed the 31 bits of a SEQUENCE in 2038. */
const MINUTE_MS = 60_000;

/** Among other entries of its reader's calendar it names the event. */
function summaryOf({ name }: Workbook['event'], { id, title, state }: DatedEntry): string {
  const shown = state === null ? title : `${title} (${state})`;
  return id === 'event' ? shown : `${shown} · ${name}`;
}

function localTime({ timeZone }: Workbook['event'], when: When): readonly string[] {
  if ('day' in when) return [];
  const { from: start, to: end } = when;
  return [
    `Local time: ${start === end ? `${formatTime(start)} (${timeZone})` : formatEventWindow({ start, end, timeZone })}`,
  ];
}

/** A day ends before the next one begins, and a moment has no end. */
function timesOf(when: When) {
  if ('day' in when) {
    const start = Temporal.PlainDate.from(when.day);
    return { allDay: true, start, end: start.add({ days: 1 }) };
  }
  const { from, to } = when;
  return { start: new Date(from), ...(from !== to && { end: new Date(to) }) };
}
