/** The fields that artifacts are made of: what the judges may take for granted of a text, a time or a number. */
import { z } from 'zod';

/** AWS has no text nearly as long; what some patterns take for one grows with its square. */
export const text = z.string().max(10_000);
/** ISO 8601 in UTC. */
export const time = z.iso.datetime();
/** Whether something is so. */
export const flag = z.boolean();

/** Arithmetic with anything between these stays finite, and nothing that AWS counts comes near them. */
const [LEAST, MOST] = [1e-100, 1e21];
/** A quantity that may be below zero. */
export const number = z
  .number()
  .refine((value) => value === 0 || (Math.abs(value) >= LEAST && Math.abs(value) <= MOST), 'is no quantity');
/** A quantity that is never below zero: a count, a size, a rate. */
export const amount = number.nonnegative();

/** Tags by their keys. */
export type Tags = Readonly<Record<string, string>>;
/** Tags of a resource; empty where it has none. */
export const tags: z.ZodType<Tags> = z.record(text, text);

/** The highest value of a metric over the look-back, when it happened, and how much of the look-back it was taken from. */
export const peak = z.object({
  value: amount,
  at: time,
  /** Hours of the window with any data point that counts, whatever the period; hours left out as not normal have none. */
  hoursWithData: amount,
  /** The length of the period that begins at `at`, where it is not that of the window: maxima are asked by the hour. */
  periodSeconds: number.positive().optional(),
});
export type Peak = z.infer<typeof peak>;

/** The window and resolution that peaks were taken over. */
export const metricWindow = z.object({ from: time, to: time, periodSeconds: number.positive() });
export type MetricWindow = z.infer<typeof metricWindow>;

/** CloudWatch keeps data of 5 minutes for 63 days, which is more of them than the hours it keeps for 455 days. */
export const MOST_PERIODS = 63 * 24 * 12;
