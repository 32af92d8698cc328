/** Computes the peaks that are judged from series of data points. */
import { median } from '../lib/median';
import type { AutoScalingGroupPeak, EcsServicePeak, MetricWindow, Peak } from '../model/artifacts';
import type { Lookback } from '../plan/lookback';

/** One data point: the value of the period that begins at `at` (milliseconds since 1970). */
export interface Point {
  readonly at: number;
  readonly value: number;
}

/** Data points in order of time; null when AWS returned only a part of them, from which no peak can be computed. */
export type Series = readonly Point[] | null;

/** CloudWatch keeps data of 5 minutes for so long, and older data by the hour. */
const FIVE_MINUTES_KEPT_DAYS = 63;
const SECOND = 1000;
const HOUR = 3600 * SECOND;
const DAY = 24 * HOUR;

/** Returns the whole periods of a look-back, in the finest resolution that CloudWatch still has for all of it. */
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

/** How long after the end of a look-back it may still be read as one that ends now. */
const STILL_UNDER_WAY = 10 * 60 * SECOND;

/**
 * Returns the period by which maxima are asked, in seconds. The highest of an hour's maximum is the same as that of its
 * maxima of five minutes, and needs a twelfth of the data points. So it is an hour, unless an hour lies partly outside the
 * look-back or is partly excluded: then its maximum may be one that does not count. The hour that is under way counts.
 */
export function periodOfMaxima(
  { from, to, periodSeconds }: MetricWindow,
  exclude: Lookback['exclude'],
  collectedAt: string,
): number {
  const [begin, end] = [Date.parse(from), Date.parse(to)];
  const endOfLastHour = Math.ceil(end / HOUR) * HOUR;
  const isUnderWay = Date.parse(collectedAt) - end < STILL_UNDER_WAY;
  const bounds = exclude
    .flatMap((window) => [Date.parse(window.from), Date.parse(window.to)])
    .filter((at) => at > begin && at < endOfLastHour);
  const areWholeHours = [begin, ...(isUnderWay ? [] : [end]), ...bounds].every((at) => at % HOUR === 0);
  return areWholeHours ? Math.max(HOUR / SECOND, periodSeconds) : periodSeconds;
}

/** Removes the periods that touch any of the excluded windows. */
export function removeExcluded(
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
 * Adds a zero for each period without a data point, from the first data point to the end of the window. The time before
 * the first data point stays unknown, because the resource may not have existed then.
 */
export function fillSilenceWithZero(
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

/** Divides every value of a series, such as to turn the sum of a period into a rate. */
export const divideBy = (series: Series, divisor: number): Series =>
  series?.map(({ at, value }) => ({ at, value: value / divisor })) ?? null;

/** Adds two series; a period in which one of them has no data point is left out, since its sum is not known. */
export function addSeries(one: Series, other: Series): Series {
  if (one === null || other === null) return null;
  const values = new Map(other.map(({ at, value }) => [at, value]));
  return one.flatMap(({ at, value }) => {
    const added = values.get(at);
    return added === undefined ? [] : [{ at, value: value + added }];
  });
}

/** Adds two series of counts; where only one of them has begun, it is all there is. */
export function addCounts(one: Series, other: Series): Series {
  if (one?.length === 0) return other;
  if (other?.length === 0) return one;
  const both = addSeries(one, other);
  const from = both?.[0]?.at ?? Number.POSITIVE_INFINITY;
  const before = [...(one ?? []), ...(other ?? [])].filter(({ at }) => at < from);
  return both && [...before, ...both];
}

/** What several did together in each period in which any of them has data; null where a part of the data is missing. */
export function mergeSeries(all: readonly Series[], merge: (values: readonly number[]) => number): Series {
  if (all.some((one) => one === null)) return null;
  const points = all.flatMap((one) => one ?? []);
  return [...Map.groupBy(points, ({ at }) => at)]
    .map(([at, ofAll]) => ({ at, value: merge(ofAll.map(({ value }) => value)) }))
    .sort((a, b) => a.at - b.at);
}

/** Finds the highest value and when it was first reached; null without data. */
export const findHighest = (series: Series): Peak | null => findExtreme(series, (a, b) => a > b);

/** Finds the lowest value and when it was first reached; null without data. */
export const findLowest = (series: Series): Peak | null => findExtreme(series, (a, b) => a < b);

/** Finds the last value and when it was; null without data. */
export function findLatest(series: Series): Pick<Peak, 'value' | 'at'> | null {
  const last = series?.at(-1);
  return last ? { value: last.value, at: new Date(last.at).toISOString() } : null;
}

/** What was published longer ago, as for the days of an earlier event, need not be the limit of today. */
const STALE_MS = 2 * DAY;

/**
 * The lowest limit of the last day that has any: what AWS raised by itself in the busy hours need not stay. null without one.
 *
 * @param hours Of fewer than a day, where it changes with what somebody sets.
 */
export function findPublishedLimit(
  series: Series,
  collectedAt: string,
  hours = 24,
): Pick<Peak, 'value' | 'at'> | null {
  const last = series?.at(-1)?.at ?? 0;
  if (last < Date.parse(collectedAt) - STALE_MS) return null;
  const lowest = findLowest(series?.filter(({ at }) => at > last - hours * HOUR) ?? null);
  return lowest && { value: lowest.value, at: lowest.at };
}

function findExtreme(series: Series, beats: (a: number, b: number) => boolean): Peak | null {
  let best: Point | undefined;
  for (const point of series ?? []) if (!best || beats(point.value, best.value)) best = point;
  if (!best) return null;
  return {
    value: best.value,
    at: new Date(best.at).toISOString(),
    hoursWithData: hoursWithData(series ?? []),
  };
}

/** Counts the hours, from the first data point on, that have a data point, whether it is published by the minute or hour. */
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

/** Lists the value of each period of the window, rounded to six digits; null for a period without data. */
export function valuesByPeriod(series: Series, { from, to, periodSeconds }: MetricWindow): (number | null)[] {
  const [start, period] = [Date.parse(from), periodSeconds * SECOND];
  const periods = Math.max(0, Math.ceil((Date.parse(to) - start) / period));
  const values = new Array<number | null>(periods).fill(null);
  for (const { at, value } of series ?? []) {
    const index = Math.floor((at - start) / period);
    if (index >= 0 && index < periods) values[index] = Number(value.toPrecision(6));
  }
  return values;
}

/** Lists the mean of each hour of the window, rounded to four digits; null for an hour without data. */
export function meansByHour(series: Series, { from, to }: MetricWindow): (number | null)[] {
  const start = Date.parse(from);
  const hours = Map.groupBy(series ?? [], ({ at }) => Math.floor((at - start) / HOUR));
  return Array.from({ length: Math.ceil((Date.parse(to) - start) / HOUR) }, (_, hour) => {
    const points = hours.get(hour);
    if (points === undefined) return null;
    return Number((points.reduce((sum, { value }) => sum + value, 0) / points.length).toPrecision(4));
  });
}

/** The metrics of an Auto Scaling group that tell how busy it is, over the same window. */
export interface GroupSeries {
  /** Average CPU utilisation of its instances, percent. */
  readonly cpu: Series;
  /** The number of instances in service, which the group publishes only with group metrics enabled. */
  readonly inService: Series;
  /** The number of samples of CPU utilisation that its instances published in each period. */
  readonly samples: Series;
}

/**
 * Finds the most work that a group did: `max over time of (instances × average CPU ÷ 100)`.
 *
 * Where the group's own metric has no data point, the instances are counted by their samples. Moments without either are
 * left out, because the present number of instances says nothing about them.
 *
 * @param samplesEach The samples of one instance in a period, see {@link estimateSamplesEach}.
 */
export function findPeakLoad(series: GroupSeries, samplesEach: number | null): AutoScalingGroupPeak['load'] {
  const known = workOf(series, samplesEach);
  const peak = findHighest(known);
  const moment = peak && known.find(({ at }) => at === Date.parse(peak.at));
  return peak && moment ? { ...moment, ...peak } : null;
}

/** Lists the work that a group did in each period in which it is known, in busy instances: see {@link findPeakLoad}. */
export function workOf({ cpu, inService, samples }: GroupSeries, samplesEach: number | null) {
  const [inServiceAt, samplesAt] = [inService, samples].map(
    (series) => new Map((series ?? []).map(({ at, value }) => [at, value])),
  );
  return (cpu ?? []).flatMap(({ at, value: cpuUtilization }) => {
    const work = (instances: number, instancesFrom: InstancesFrom) => {
      const value = (instances * cpuUtilization) / 100;
      return { at, value, cpuUtilization, instances, instancesFrom };
    };
    const own = inServiceAt?.get(at);
    if (own !== undefined) return work(own, 'GroupInServiceInstances');
    const given = samplesAt?.get(at);
    return given === undefined || samplesEach === null ? [] : work(given / samplesEach, 'SampleCount');
  });
}

type InstancesFrom = NonNullable<AutoScalingGroupPeak['load']>['instancesFrom'];

/** The present instances are taken to have published the last samples if these are no older than this, in milliseconds. */
const STILL_NOW = 30 * 60 * SECOND;

/**
 * Estimates how many samples of CPU utilisation each instance of a group publishes in a period: one a minute or one in five
 * minutes, which depends on its monitoring and its hardware. AWS does not say which, so we divide the last samples by the
 * present number of instances. Null when the result fits neither, such as when the group is just changing its size or
 * some of its instances publish more than others.
 */
export function estimateSamplesEach(
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
 * Estimates how many samples of utilisation each task of an ECS service publishes in a period: one a minute, or three where its
 * metrics are of 20 seconds. Null where the last samples fit neither, such as when the service is just changing its size.
 */
export function estimateSamplesPerTask(
  samples: Series,
  tasksNow: number,
  collectedAt: string,
  { periodSeconds }: MetricWindow,
): number | null {
  const last = samples?.at(-1);
  if (!last || tasksNow === 0) return null;
  if (Date.parse(collectedAt) - (last.at + periodSeconds * SECOND) > STILL_NOW) return null;
  const minutes = periodSeconds / 60;
  const each = last.value / tasksNow / minutes;
  const perMinute = [1, 3].find((likely) => each > likely * 0.6 && each < likely * 1.5);
  return perMinute === undefined ? null : perMinute * minutes;
}

/** Lists the work of the tasks of a service in each period in which it is known, in fully busy tasks. */
export function workOfTasks(cpu: Series, samples: Series, samplesEach: number | null) {
  if (samplesEach === null) return [];
  const counted = new Map((samples ?? []).map(({ at, value }) => [at, value / samplesEach]));
  return (cpu ?? []).flatMap(({ at, value: cpuUtilization }) => {
    const tasks = counted.get(at);
    return tasks === undefined ? [] : [{ at, value: (tasks * cpuUtilization) / 100, tasks, cpuUtilization }];
  });
}

/** The moment of the most work. */
export function findPeakOfTasks(work: ReturnType<typeof workOfTasks>): EcsServicePeak['cpuLoad'] {
  const peak = findHighest(work);
  const moment = peak && work.find(({ at }) => at === Date.parse(peak.at));
  return peak && moment ? { ...moment, ...peak } : null;
}

/**
 * The least that an enlargement adds to free space, as a share of the new size: RDS enlarges by a tenth at least ("Increasing
 * DB instance storage capacity" in its user guide), which is an eleventh of what there is then, less what the file system and
 * the writes of those minutes take.
 */
const LEAST_ADDED_SHARE = 1 / 12;

/**
 * Shows free space as it would have been with the storage of today: what was free before an enlargement is raised by what
 * that added, since the same data left so much more free.
 *
 * Storage was enlarged where its free space rose, from one data point to the next, above everything before by as much as an
 * enlargement adds at least. What a nightly job takes and gives back leaves no more free than there was before it. The day
 * before the rise tells how much was added: its highest value, so that what such a job held just then is not counted.
 *
 * @param allocated The storage of today, in the unit of the series.
 */
export function inStorageOfToday(free: Series, allocated: number): Series {
  if (free === null) return null;
  const enlargements: { readonly at: number; readonly added: number }[] = [];
  let highest = free[0]?.value ?? 0;
  free.forEach(({ at, value }, i) => {
    if (value - highest < allocated * LEAST_ADDED_SHARE) {
      highest = Math.max(highest, value);
      return;
    }
    const dayBefore = free.slice(0, i).filter((point, j) => j === i - 1 || at - point.at <= DAY);
    const added = value - Math.max(...dayBefore.map((point) => point.value));
    enlargements.push({ at, added });
    highest += added;
  });
  return free.map(({ at, value }) => ({
    at,
    value: enlargements.reduce((sum, each) => (each.at > at ? sum + each.added : sum), value),
  }));
}

/** Within this time of another, twice as many nodes may run as share the work: those of a change, and those that it replaces. */
const CHANGING = DAY / 2;

/**
 * Shows how busy each node would have been with no more nodes than today: those that are gone shared the work.
 *
 * @param nodes How many ran; where it tells nothing of a moment, the most that it knows of. Without any it is not known.
 * @param changing For how long a change may count some nodes twice, in milliseconds; 0 where each that runs shares the work.
 */
export function onNodesOfToday(
  busy: Series,
  nodes: Series,
  nodesToday: number,
  changing: number = CHANGING,
): Series {
  if (busy === null || nodes === null) return null;
  const most = findHighest(nodes)?.value;
  if (most === undefined) return busy.length === 0 ? busy : null;
  // Both are in order of time, so what is around moves on with it: a look at all nodes for each point takes a second.
  let [first, end] = [0, 0];
  return busy.map(({ at, value }) => {
    while (end < nodes.length && (nodes[end]?.at ?? at) <= at + changing) end += 1;
    while (first < end && (nodes[first]?.at ?? at) < at - changing) first += 1;
    const around = nodes.slice(first, end).map((one) => one.value);
    const ran = around.length === 0 ? most : Math.min(...around);
    return { at, value: value * Math.max(1, ran / nodesToday) };
  });
}

/**
 * Computes how fast free space shrinks per day: the median of the differences between the medians of consecutive days, so
 * that a single clean-up or storage increase does not hide the trend.
 *
 * @returns 0 when it does not shrink; null with less than a day of data.
 */
export function shrinkagePerDay(free: Series): number | null {
  const slope = median(dailyLosses(free));
  return slope === null ? null : Math.max(0, slope);
}

/** So many days a loss that has just begun shows itself in, and one odd day is a part of. */
const LATE_DAYS = 3;

/** How fast free space shrank per day in the last three days with data: see {@link shrinkagePerDay}, which a new trend does not move. */
export function lateShrinkagePerDay(free: Series): number | null {
  const late = dailyLosses(free).slice(-LATE_DAYS);
  return late.length === 0 ? null : Math.max(0, late.reduce((sum, loss) => sum + loss, 0) / late.length);
}

/** What each day lost to the one before it, by their medians. */
function dailyLosses(free: Series): number[] {
  const [first] = free ?? [];
  if (!free || !first) return [];
  const days = new Map<number, number[]>();
  for (const { at, value } of free) {
    const day = Math.floor((at - first.at) / DAY);
    days.set(day, [...(days.get(day) ?? []), value]);
  }
  const medians = [...days].map(([day, values]) => ({ day, value: median(values) ?? Number.NaN }));
  return medians.flatMap(({ day, value }, i) => {
    const previous = medians[i - 1];
    return previous ? [(previous.value - value) / (day - previous.day)] : [];
  });
}
