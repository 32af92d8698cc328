import { Temporal } from 'temporal-polyfill';

const UNITS = { m: 'minutes', h: 'hours', d: 'days', w: 'weeks' } as const;

/** Reads a duration of the plan, such as `6h` or `8w`. */
export const toDuration = (text: string): Temporal.Duration =>
  Temporal.Duration.from({ [UNITS[text.slice(-1) as keyof typeof UNITS]]: Number(text.slice(0, -1)) });

/** Returns the minutes of a duration if every day had 24 hours: good enough to compare durations, but not to add them. */
export const nominalMinutes = (text: string): number =>
  toDuration(text).total({ unit: 'minutes', relativeTo: '2000-01-01T00:00Z[UTC]' });
