import { isKnown, type Missing } from '../judging/known';
import type { MetricWindow, Peak } from '../model/artifacts';
import type { CeilingDraft } from './family';

/**
 * Hours with data that a baseline needs. Two days contain the busy hour of a day at least twice, wherever they begin,
 * and a resource that is three days old can already be judged. A share of the look-back would ask more of a longer
 * one, although the same hours are just as good.
 */
const MIN_HOURS_WITH_DATA = 48;
/** The share of its hours that a look-back needs that is too short to have so many. */
const MIN_SHARE_WITH_DATA = 0.5;

const HOUR_SECONDS = 3600;
const MINUTE_SECONDS = 60;

/** What the data points of a metric are. */
interface Points {
  /** Noun that follows the length of the period, such as `5-minute`. */
  readonly words: string;
  /** Whether a point hides higher values within its period. */
  readonly isMean: boolean;
}

const POINTS = {
  means: { words: 'means', isMean: true },
  maxima: { words: 'maxima', isMean: false },
  minima: { words: 'minima', isMean: false },
  /** For requests, which AWS reports only while there are any. */
  rates: { words: 'means; hours without data had no traffic', isMean: true },
} as const satisfies Readonly<Record<string, Points>>;

/** How much of the look-back a peak was taken from. */
export interface Density {
  /** A sentence for the evidence, with the resolution. */
  readonly words: string;
  /** Whether the points are means of an hour: the peak was higher, and nothing tells by how much. */
  readonly isFlattened: boolean;
}

/** The density in words, or why it is too little. */
export const densityInWords = (density: Density | Missing): string =>
  isKnown(density) ? density.words : density.missing;

/** What too little data make of a draft: they show at least how much is used. */
export const understatedBy = (density: Density | Missing): Pick<CeilingDraft, 'understated'> => ({
  understated: isKnown(density) ? null : density.missing,
});

/**
 * How dense the data behind a peak are, or that there are too few to judge by.
 *
 * @param peak Absent where CloudWatch had no data at all.
 * @param metric Names the metric and its resource for the reader, such as `CPUUtilization of the group web`.
 */
export function densityOf(
  peak: Pick<Peak, 'hoursWithData' | 'periodSeconds'> | null | undefined,
  window: MetricWindow | undefined,
  points: keyof typeof POINTS,
  metric: string,
): Density | Missing {
  if (!peak || !window) return { missing: `CloudWatch has no data for ${metric} in the look-back.` };
  const { from, to } = window;
  const { hoursWithData, periodSeconds = window.periodSeconds } = peak;
  const { words, isMean }: Points = POINTS[points];
  const hours = Math.max(1, Math.ceil((Date.parse(to) - Date.parse(from)) / (HOUR_SECONDS * 1000)));
  const needed = Math.min(MIN_HOURS_WITH_DATA, Math.ceil(hours * MIN_SHARE_WITH_DATA));
  const isHourly = periodSeconds >= HOUR_SECONDS;
  const period = isHourly
    ? `${periodSeconds / HOUR_SECONDS}-hour`
    : `${periodSeconds / MINUTE_SECONDS}-minute`;
  const covered = `${hoursWithData} of ${hours} hours have data (${period} ${words})`;
  if (hoursWithData < needed) {
    return {
      missing: `CloudWatch has too little data for ${metric} in the look-back: ${covered}, and at least ${needed} are needed.`,
    };
  }
  const isFlattened = isHourly && isMean;
  return {
    words: isFlattened
      ? `${covered}. Means of an hour hide the peak: the busiest minutes were higher, and CloudWatch no longer keeps finer data of that time.`
      : `${covered}.`,
    isFlattened,
  };
}
