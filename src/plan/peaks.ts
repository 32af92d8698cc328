import { toInstant, type Window } from './calendar';
import type { EventPlan } from './schema';

/** A part of the event in which traffic is high. */
export interface TrafficPeak {
  /** null where the plan names no peaks, so that the whole event is one. */
  readonly name: string | null;
  readonly window: Window;
  /** Its multiplier as a share of the highest one, more than 0 and at most 1. */
  readonly share: number;
}

/** Returns the peaks of an event; the whole event where the plan names none. */
export function peaksOf(
  { traffic, calendar }: Pick<EventPlan, 'traffic' | 'calendar'>,
  event: Window,
): readonly TrafficPeak[] {
  if (traffic.peaks.length === 0) return [{ name: null, window: event, share: 1 }];
  const highest = Math.max(...traffic.peaks.map(({ multiplier }) => multiplier));
  return traffic.peaks.map(({ name, from, to, multiplier }) => ({
    name,
    window: { start: toInstant(from, calendar.timeZone), end: toInstant(to, calendar.timeZone) },
    share: multiplier / highest,
  }));
}

/**
 * Whether it is known when traffic is high: an event of several days has quiet nights, which only its peaks tell from the
 * rest.
 */
export const knowsWhenHigh = ({ traffic }: Pick<EventPlan, 'traffic'>, event: Window): boolean =>
  traffic.peaks.length > 0 || Date.parse(event.end) - Date.parse(event.start) <= DAY_MS;

const DAY_MS = 86_400_000;

/**
 * Returns what the plan says about the event's multiplier: its own figure, else that of its highest peak; undefined where
 * it gives only requests per second.
 */
export function expectedMultiplierOf({ traffic }: Pick<EventPlan, 'traffic'>) {
  if (traffic.multiplier !== undefined || traffic.peaks.length === 0) return traffic.multiplier;
  return Math.max(...traffic.peaks.map(({ multiplier }) => multiplier));
}
