import { CloudWatchClient, type MetricDatum, PutMetricDataCommand } from '@aws-sdk/client-cloudwatch';
import type { Peak } from '../../../src/model/artifacts';
import type { Site } from './site';

/** Namespace and data points of one metric of one resource. */
interface Series {
  readonly namespace: string;
  readonly data: readonly MetricDatum[];
}

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const GIB = 1024 ** 3;

/** What CloudWatch publishes RequestCount and the like over, seconds. */
const PERIOD_SECONDS = 300;
const LOOKBACK_DAYS = 14;

/** Ordinary traffic of each hour of the day in UTC, percent of the peak: Singapore shops in its evening. */
const RHYTHM = [
  38, 42, 46, 50, 54, 52, 48, 46, 50, 56, 64, 72, 78, 80, 74, 62, 44, 28, 18, 14, 12, 14, 20, 30,
];

/**
 * What each day brings, from the one of the peak on, around the fortnight: traffic, percent of that of the day of the peak, and
 * how much more or less than then a request asks of what serves it, percent. A day of many searches is steeper than one of many
 * orders.
 */
const DAYS: readonly (readonly [traffic: number, perRequest: number])[] = [
  [100, 0],
  [84, 3],
  [80, -4],
  [82, 5],
  [86, -2],
  [97, 8],
  [94, -6],
  [81, 1],
  [79, -3],
  [83, 4],
  [80, -5],
  [88, 2],
  [96, 6],
  [92, -1],
];

/**
 * The one peak of the fortnight: three days before `now`, at 13:30 UTC (21:30 in Singapore). Traffic climbs to it
 * from 85 % and falls back again within the hour.
 */
export const peakTime = (now: Date): Date =>
  new Date(Math.floor(now.getTime() / DAY) * DAY - 3 * DAY + 13.5 * HOUR);

/** What is collected of a metric that follows traffic and reaches `value` at the peak. */
export const peakOf = (value: number, now: Date): Peak => ({
  ...{ value, at: peakTime(now).toISOString() },
  hoursWithData: LOOKBACK_DAYS * 24,
});

/** What is collected of maxima, which are asked by the hour: the peak has the begin of its hour, and the length. */
export const maximumOf = (value: number, now: Date): Peak => ({
  ...peakOf(value, now),
  at: new Date(peakTime(now).getTime() - HOUR / 2).toISOString(),
  periodSeconds: 3600,
});

const peakHour = (now: Date): number => peakTime(now).getTime() - HOUR / 2;

/** The begins of all hours of the look-back. */
function hours(now: Date): number[] {
  // A period that has not ended has no data point yet.
  const lastHour = Math.floor((now.getTime() - PERIOD_SECONDS * 1000) / HOUR) * HOUR;
  return Array.from({ length: LOOKBACK_DAYS * 24 }, (_, index) => lastHour - index * HOUR).reverse();
}

/** When there is data. */
type Times = (now: Date) => readonly number[];

const fiveMinutesOf = (hour: number): number[] =>
  Array.from({ length: 12 }, (_, index) => hour + index * 5 * MINUTE);

/** Every hour, and every 5 minutes of the hour of the peak: a metric that says the same all hour long needs no more. */
const hourly: Times = (now) =>
  hours(now).flatMap((hour) => (hour === peakHour(now) ? fiveMinutesOf(hour) : [hour]));

/** Every 5 minutes: of what is counted, a period without data had none. */
export const everyFiveMinutes: Times = (now) =>
  hours(now)
    .flatMap(fiveMinutesOf)
    .filter((at) => at + PERIOD_SECONDS * 1000 <= now.getTime());

/** What the day of a time brings; days are of 24 hours from the begin of the look-back on. */
function dayOf(at: Date, now: Date): readonly [traffic: number, perRequest: number] {
  const [first = 0] = hours(now);
  const day = (time: number) => Math.floor((time - first) / DAY);
  const fromPeak = day(at.getTime()) - day(peakTime(now).getTime());
  return DAYS[(fromPeak + DAYS.length) % DAYS.length] ?? [100, 0];
}

/** Percent of the peak at a time: 100 once, and at no other time as much. */
function percentOfPeak(at: Date, now: Date): number {
  const minutes = (at.getTime() - peakHour(now)) / MINUTE;
  if (minutes >= 0 && minutes < 60) return 100 - Math.abs(minutes - 30) / 2;
  return ((RHYTHM[at.getUTCHours()] ?? 0) * dayOf(at, now)[0]) / 100;
}

/** Value of a metric at a time. */
type Shape = (at: Date, now: Date) => number;

/** Follows traffic up to `peak`; counts are whole. */
export const daily =
  (peak: number): Shape =>
  (at, now) =>
    Math.round((peak * percentOfPeak(at, now)) / 100);

/** Follows traffic up to `peak` percent. */
export const percentage =
  (peak: number): Shape =>
  (at, now) =>
    (peak * percentOfPeak(at, now)) / 100;

/** Takes `idle` without traffic, and follows that up to `peak`, on some days more steeply than on others. */
export const work =
  (peak: number, idle = 0): Shape =>
  (at, now) =>
    idle + (((peak - idle) * percentOfPeak(at, now)) / 100) * (1 + dayOf(at, now)[1] / 100);

export const constant =
  (value: number): Shape =>
  () =>
    value;

/** Bytes left: `atEnd` GiB at the last data point, and `perDay` more each day before it. */
export const shrinking =
  (atEnd: number, perDay: number): Shape =>
  (at, now) => {
    const end = hours(now).at(-1) ?? 0;
    return (atEnd + (perDay * (end - at.getTime())) / DAY) * GIB;
  };

/** How a value becomes a data point of five minutes. */
type Publication = (value: number) => Pick<MetricDatum, 'Value' | 'StatisticValues'>;

export const once: Publication = (Value) => ({ Value });

/** What is reported every minute is in the data point five times. */
export const everyMinute: Publication = (value) => ({
  StatisticValues: { SampleCount: 5, Sum: 5 * value, Minimum: value, Maximum: value },
});

export const series =
  (namespace: string, dimensions: Readonly<Record<string, string>>, now: Date) =>
  (MetricName: string, shape: Shape, publication = once, times = hourly): Series => {
    // moto tells metrics apart by the order of their dimensions; its repair asks for them by name.
    const Dimensions = Object.entries(dimensions)
      .toSorted()
      .map(([Name, Value]) => ({ Name, Value }));
    const data = times(now).map((at) => {
      const Timestamp = new Date(at);
      return { MetricName, Dimensions, Timestamp, ...publication(shape(Timestamp, now)) };
    });
    return { namespace, data };
  };

/** A count per second as the sum that is published every five minutes. */
export const perPeriod = (perSecond: number): Shape => daily(perSecond * PERIOD_SECONDS);

/** The most data points CloudWatch takes at once. */
const DATA_PER_CALL = 1_000;

export async function publish({ config }: Site, published: readonly Series[]): Promise<void> {
  const cloudWatch = new CloudWatchClient(config);
  for (const { namespace, data } of published) {
    for (let start = 0; start < data.length; start += DATA_PER_CALL) {
      const MetricData = data.slice(start, start + DATA_PER_CALL);
      await cloudWatch.send(new PutMetricDataCommand({ Namespace: namespace, MetricData }));
    }
  }
}
