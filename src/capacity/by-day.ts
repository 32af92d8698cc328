/** Where a ceiling breaks by what each day of the look-back alone shows: how far days differ is how sure the figure is. */

import { median } from '../lib/median';
import { round } from '../lib/round';
import type { BreaksByDay } from '../model/ceiling';

/** Fewer days tell no spread: one of them may be odd. */
const LEAST_DAYS = 5;

/** The spread of the days; null where there are too few. */
export function spreadOf(days: BreaksByDay['days']): BreaksByDay | null {
  const all = days.map(({ breaksAt }) => breaksAt);
  const middle = median(all);
  return middle === null || all.length < LEAST_DAYS
    ? null
    : { least: Math.min(...all), median: middle, most: Math.max(...all), days };
}

/** `By each of 14 days alone it breaks between 2.6× and 3.4×; by the one in the middle at 3×.` */
export function describeSpread({ least, median: middle, most, days }: BreaksByDay): string {
  const [from, half, to] = [least, middle, most].map(round);
  const by = `By each of ${days.length} days alone it breaks`;
  return from === to
    ? `${by} at ${from}×.`
    : `${by} between ${from}× and ${to}×; by the one in the middle at ${half}×.`;
}
