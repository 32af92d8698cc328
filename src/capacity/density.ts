import type { MetricWindow, Peak } from '../model/artifacts';

/**
 * Hours with data that a baseline needs. Two days: the busy hour of a day is then in it at least twice, however the
 * hours lie, while a resource that is three days old can be judged. A share of the look-back would not do: what
 * is enough for two weeks would be asked for anew of every longer one.
 */
const MIN_HOURS_WITH_DATA = 48;
/** Of a look-back too short to have so many, this share. */
const MIN_SHARE_WITH_DATA = 0.5;

const HOUR_SECONDS = 3600;
const MINUTE_SECONDS = 60;

/** What the data points of a metric say of their period. */
interface Points {
  /** Follows the length of the period, such as `5-minute`. */
  readonly words: string;
  /** Whether a point hides what was higher within its period. */
  readonly isMean: boolean;
}

const POINTS = {
  means: { words: 'means', isMean: true },
  maxima: { words: 'maxima', isMean: false },
  minima: { words: 'minima', isMean: false },
  /** Of requests and connections, which AWS counts only while there are any. */
  rates: { words: 'means; silence is no traffic', isMean: true },
} as const satisfies Readonly<Record<string, Points>>;

/** How much of the look-back a peak was taken from. */
export interface Density {
  /** In words, with the resolution, as evidence: a sentence. */
  readonly words: string;
  /** Why nothing may be judged by it; null where there is enough. */
  readonly tooLittle: string | null;
  /** Whether the points are means of an hour: the peak was higher, and nothing tells by how much. */
  readonly isFlattened: boolean;
}

/**
 * How dense the data behind a peak are.
 *
 * @param metric Its name, and whose it is, for the reason.
 */
export function densityOf(
  { hoursWithData }: Pick<Peak, 'hoursWithData'>,
  { from, to, periodSeconds }: MetricWindow,
  points: keyof typeof POINTS,
  metric: string,
): Density {
  const { words, isMean }: Points = POINTS[points];
  const hours = Math.max(1, Math.round((Date.parse(to) - Date.parse(from)) / (HOUR_SECONDS * 1000)));
  const needed = Math.min(MIN_HOURS_WITH_DATA, Math.ceil(hours * MIN_SHARE_WITH_DATA));
  const isHourly = periodSeconds >= HOUR_SECONDS;
  const period = isHourly
    ? `${periodSeconds / HOUR_SECONDS}-hour`
    : `${periodSeconds / MINUTE_SECONDS}-minute`;
  const covered = `${hoursWithData} of ${hours} hours have data (${period} ${words})`;
  const isFlattened = isHourly && isMean;
  return {
    words: isFlattened
      ? `${covered}. Means of an hour are no peaks: the busiest minutes were higher, and AWS keeps nothing finer of so long ago.`
      : `${covered}.`,
    tooLittle:
      hoursWithData < needed
        ? `There is too little ${metric} in the look-back: ${covered}, at least ${needed} are needed.`
        : null,
    isFlattened,
  };
}
