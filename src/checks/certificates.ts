import type { EventContext } from '../judging/context';
import { formatInZone } from '../plan/calendar';

const DAY_MS = 86_400_000;

/** Days from the end of the event to that of a certificate: 0 or less where the event outlives it. */
export const daysAfterEvent = (end: string, { window }: Pick<EventContext, 'window'>): number =>
  daysBetween(window.end, end);

/** From one ISO time to another. */
export const daysBetween = (from: string, to: string): number => (Date.parse(to) - Date.parse(from)) / DAY_MS;

/** When a certificate ends, in the zone of the event, as a sentence about `subject`. */
export function describeEnd(
  subject: string,
  end: string,
  context: Pick<EventContext, 'plan' | 'window'>,
): string {
  const time = formatInZone(end, context.plan.calendar.timeZone);
  return daysAfterEvent(end, context) > 0
    ? `${subject} is valid until ${time}.`
    : `${subject} ends at ${time}, before the event does.`;
}
