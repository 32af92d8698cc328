/** Pure arithmetic on metric data: from series of data points to the peaks that are judged. */
import type { AutoScalingGroupPeak, MetricWindow, Peak } from '../model/artifacts';

/** One data point: the value of the period that begins at `at` (milliseconds since 1970). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** Data points in order of time; null when what AWS answered is not all there is, so that nothing follows from it. */
export type Series = readonly Point[] | null;

/** How long CloudWatch keeps data of 5 minutes; older data has 1 hour. */
const FIVE_MINUTES_KEPT_DAYS = 63;
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** The finest resolution in which all of the look-back is still kept, and whole periods within it. */
export function metricWindow(lookback: { from: string; to: string }, collectedAt: string): MetricWindow {
  const ageDays = (Date.parse(collectedAt) - Date.parse(lookback.from)) / DAY;
  const periodSeconds = ageDays > FIVE_MINUTES_KEPT_DAYS ? 3600 : 300;
  const period = periodSeconds * SECOND;
  return {
    from: new Date(Math.ceil(Date.parse(lookback.from) / period) * period).toISOString(),
    to: new Date(Math.floor(Date.parse(lookback.to) / period) * period).toISOString(),
    periodSeconds,
  };
}

/** Leaves out periods that touch any of the excluded windows. */
export function withoutExcluded(
  points: readonly Point[],
  periodSeconds: number,
  excluded: readonly { readonly from: string; readonly to: string }[],
): Point[] {
  const spans = excluded.map(({ from, to }) => [Date.parse(from), Date.parse(to)] as const);
  return points.filter(({ at }) =>
    spans.every(([from, to]) => at >= to || at + periodSeconds * SECOND <= from),
  );
}

/**
 * The same data points, and a zero for each period without one from the first of them to the end of the window. What
 * was before the first is not known: the resource may not have been there.
 */
export function zeroWhereSilent(
  points: readonly Point[],
  { from, to, periodSeconds }: MetricWindow,
): Point[] {
  const period = periodSeconds * SECOND;
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const filled: Point[] = [];
  points.forEach((point, i) => {
    filled.push(point);
    const next = points[i + 1]?.at ?? end;
    for (let at = Math.max(point.at + period, begin); at < next; at += period) filled.push({ at, value: 0 });
  });
  return filled;
}

/** The same series with every value divided: a sum over a period becomes a rate. */
export const perUnit = (series: Series, divisor: number): Series =>
  series?.map(({ at, value }) => ({ at, value: value / divisor })) ?? null;

/** The highest value and when it was first reached; null without data. */
export const highest = (series: Series): Peak | null => extreme(series, (a, b) => a > b);

/** The lowest value and when it was first reached; null without data. */
export const lowest = (series: Series): Peak | null => extreme(series, (a, b) => a < b);

function extreme(series: Series, beats: (a: number, b: number) => boolean): Peak | null {
  let best: Point | undefined;
  for (const point of series ?? []) if (!best || beats(point.value, best.value)) best = point;
  if (!best) return null;
  return {
    value: best.value,
    at: new Date(best.at).toISOString(),
    hoursWithData: hoursWithData(series ?? []),
  };
}

/** Hours, from the first data point on, that have one: the same whether a metric is published each minute or each hour. */
function hoursWithData(points: readonly Pick<Point, 'at'>[]): number {
  const first = points[0]?.at ?? 0;
  let hours = 0;
  let latest = -1;
  for (const { at } of points) {
    const hour = Math.floor((at - first) / HOUR);
    if (hour !== latest) hours++;
    latest = hour;
  }
  return hours;
}

/** The value of each period of the window, of six digits; null where a period has no data. */
export function byPeriod(series: Series, { from, to, periodSeconds }: MetricWindow): (number | null)[] {
  const [start, period] = [Date.parse(from), periodSeconds * SECOND];
  const periods = Math.max(0, Math.ceil((Date.parse(to) - start) / period));
  const values = new Array<number | null>(periods).fill(null);
  for (const { at, value } of series ?? []) {
    const index = Math.floor((at - start) / period);
    if (index >= 0 && index < periods) values[index] = Number(value.toPrecision(6));
  }
  return values;
}

/** What a group has published of how busy it is, over the same window. */
export interface GroupSeries {
  /** Average CPU utilisation of its instances, percent. */
  readonly cpu: Series;
  /** Its own count of instances in service, where group metrics are on. */
  readonly inService: Series;
  /** How many samples of CPU utilisation its instances gave in each period. */
  readonly samples: Series;
}

/**
 * The most work a group did: `max over time of (instances × average CPU ÷ 100)`.
 *
 * Where the group's own metric has no data point, the instances are counted by the samples that they gave. Moments at
 * which neither tells the number are left out: the number of instances now says nothing about it.
 *
 * @param samplesEach As {@link samplesOfOne} says.
 */
export function peakLoad(
  { cpu, inService, samples }: GroupSeries,
  samplesEach: number | null,
): AutoScalingGroupPeak['load'] {
  const [inServiceAt, samplesAt] = [inService, samples].map(
    (series) => new Map((series ?? []).map(({ at, value }) => [at, value])),
  );
  const known = (cpu ?? []).flatMap(({ at, value: cpuUtilization }) => {
    const own = inServiceAt?.get(at);
    if (own !== undefined)
      return { at, cpuUtilization, instances: own, instancesFrom: 'GroupInServiceInstances' as const };
    const given = samplesAt?.get(at);
    if (given === undefined || samplesEach === null) return [];
    return { at, cpuUtilization, instances: given / samplesEach, instancesFrom: 'SampleCount' as const };
  });
  const work = known.map(({ at, instances, cpuUtilization }) => ({
    at,
    value: (instances * cpuUtilization) / 100,
  }));
  const peak = highest(work);
  const moment = peak && known.find(({ at }) => at === Date.parse(peak.at));
  return peak && moment ? { ...moment, ...peak } : null;
}

/** How long ago the number of instances now still tells how many gave the samples. */
const STILL_NOW = 30 * 60 * SECOND;

/**
 * Samples of CPU utilisation that each instance of a group gives in a period: one a minute, or one in five minutes,
 * which depends on its monitoring and on its hardware. AWS does not say which, so it is seen from the samples that the
 * instances in service now gave last. Null where that fits neither, as where some instances give more than others or
 * the group is just changing.
 */
export function samplesOfOne(
  samples: Series,
  instancesNow: number,
  collectedAt: string,
  { periodSeconds }: MetricWindow,
): number | null {
  const last = samples?.at(-1);
  if (!last || instancesNow === 0) return null;
  const ended = last.at + periodSeconds * SECOND;
  if (Date.parse(collectedAt) - ended > STILL_NOW) return null;
  const periodsOfFiveMinutes = periodSeconds / 300;
  const each = last.value / instancesNow / periodsOfFiveMinutes;
  if (each >= 4) return 5 * periodsOfFiveMinutes;
  return each <= 2 ? periodsOfFiveMinutes : null;
}

/**
 * How fast free space shrinks, per day: the median of the differences between the medians of days that follow one
 * another, so that a single clean-up or a storage increase does not hide the trend.
 *
 * @returns 0 when it does not shrink; null with less than a day of data.
 */
export function shrinkagePerDay(free: Series): number | null {
  const [first] = free ?? [];
  if (!free || !first) return null;
  const days = new Map<number, number[]>();
  for (const { at, value } of free) {
    const day = Math.floor((at - first.at) / DAY);
    days.set(day, [...(days.get(day) ?? []), value]);
  }
  const medians = [...days].map(([day, values]) => ({ day, value: median(values) }));
  const slopes = medians.flatMap(({ day, value }, i) => {
    const previous = medians[i - 1];
    return previous ? [(previous.value - value) / (day - previous.day)] : [];
  });
  return slopes.length === 0 ? null : Math.max(0, median(slopes));
}

/** The middle value, or the mean of the two in the middle. @param values At least one. */
function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const upper = sorted[Math.floor(sorted.length / 2)] ?? Number.NaN;
  const lower = sorted[Math.ceil(sorted.length / 2) - 1] ?? upper;
  return (lower + upper) / 2;
}
