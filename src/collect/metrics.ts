import { CloudWatchClient, type MetricDataResult, paginateGetMetricData } from '@aws-sdk/client-cloudwatch';
import { mapConcurrently } from '../lib/concurrency';
import type { MetricWindow, Peak } from '../model/artifacts';
import { present, requireField } from './answer';
import type { CollectContext } from './collector';
import { CollectError } from './failure';
import { endingPages } from './pages';
import {
  fillSilenceWithZero,
  findHighest,
  findLowest,
  metricWindow,
  type Point,
  periodOfMaxima,
  removeExcluded,
  type Series,
} from './series';

/** One metric to read. */
export interface MetricQuery {
  /** Such as `AWS/EC2`. */
  readonly namespace: string;
  readonly metric: string;
  /** A `Maximum` is read for the highest alone: its periods are `maximaPeriodSeconds` long. */
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'SampleCount' | 'Sum';
  /** Whether a `Minimum` is read for the lowest alone, in the same periods. */
  readonly lowestAlone?: true;
  readonly dimensions: Readonly<Record<string, string>>;
  /**
   * How to read a period without a data point: `zero` for metrics that AWS publishes only while there is traffic,
   * `unknown` for metrics that it publishes as long as the resource runs.
   */
  readonly silence: 'zero' | 'unknown';
}

/** Most queries in one GetMetricData call. */
const QUERIES_PER_CALL = 500;
/** Most data points in one page of its answer. */
const POINTS_PER_PAGE = 100_800;

/** Where and when metrics are read. */
export interface MetricReader {
  readonly client: CloudWatchClient;
  readonly window: MetricWindow;
  /** The period of maxima, which may be longer than that of the window; see {@link periodOfMaxima}. */
  readonly maximaPeriodSeconds: number;
  readonly signal: AbortSignal;
}

/**
 * Prepares to read the look-back in the finest resolution that CloudWatch still keeps for all of it.
 *
 * @param elsewhere The region that the metrics are in, where that is not the one of the target.
 */
export const createMetricReader = (
  { clients, lookback, collectedAt, signal }: CollectContext,
  elsewhere?: string,
): MetricReader => {
  const window = metricWindow(lookback, collectedAt);
  const maximaPeriodSeconds = periodOfMaxima(window, lookback.exclude, collectedAt);
  return { client: clients.of(CloudWatchClient, elsewhere), window, maximaPeriodSeconds, signal };
};

/** Two weeks, as a look-back is without one in the plan, so that each weekday counts twice. */
const STATES_DAYS = 14;
const HOUR_MS = 3_600_000;

/** The context for metrics that tell what is so now, from a whole hour on, however long ago the look-back is. */
export const upToNow = (context: CollectContext): CollectContext => {
  const from = Date.parse(context.collectedAt) - STATES_DAYS * 24 * HOUR_MS;
  return {
    ...context,
    lookback: {
      ...context.lookback,
      from: new Date(Math.floor(from / HOUR_MS) * HOUR_MS).toISOString(),
      to: context.collectedAt,
    },
  };
};

/** Removes data points from the windows that the plan excludes from normal traffic. */
export const createNormalFilter =
  ({ lookback }: CollectContext, { periodSeconds }: MetricWindow) =>
  (series: Series): Series =>
    series && removeExcluded(series, periodSeconds, lookback.exclude);

const createFinder =
  (find: (series: Series) => Peak | null) =>
  ({ lookback }: CollectContext, { window, maximaPeriodSeconds }: MetricReader) =>
  (extremes: Series): Peak | null => {
    const peak = find(extremes && removeExcluded(extremes, maximaPeriodSeconds, lookback.exclude));
    return peak && maximaPeriodSeconds !== window.periodSeconds
      ? { ...peak, periodSeconds: maximaPeriodSeconds }
      : peak;
  };

/** Finds the highest of a series of maxima in normal traffic, and tells how long its period is. */
export const createMaximumFinder = createFinder(findHighest);

/** Finds the lowest of a series of minima that are read for it alone, in the same way. */
export const createMinimumFinder = createFinder(findLowest);

/**
 * Reads each set of queries and returns what `fold` computes from its series, in the order of the sets. A metric without
 * data is an empty series, never a zero; a series that is incomplete or was not requested is null.
 *
 * Each set is folded as soon as it is read, to save memory: a series of two weeks has thousands of data points, and a
 * large account has thousands of series. At most two calls' worth is held at a time.
 *
 * @throws CollectError `MetricsIncomplete` when nothing at all came back complete.
 */
export async function readMetrics<K extends string, R>(
  reader: MetricReader,
  sets: readonly Readonly<Record<K, MetricQuery | null>>[],
  fold: (series: Readonly<Record<K, Series>>, index: number) => R,
): Promise<R[]> {
  let asked = 0;
  let complete = 0;
  const calls = callsFor(sets.map(queriesOf), (query) => pointsOf(reader, query));
  const folded = await mapConcurrently(calls, 2, async ({ first, queries }) => {
    const read = await readSeries(reader, queries.flat());
    asked += read.length;
    complete += read.filter((points) => points !== null).length;
    const series = read.values();
    return queries.map((_, i) => {
      const set = sets[first + i] ?? ({} as Readonly<Record<K, MetricQuery | null>>);
      const next = (name: K): Series => (set[name] ? (series.next().value ?? null) : null);
      const named = (Object.keys(set) as K[]).map((name) => [name, next(name)]);
      return fold(Object.fromEntries(named) as Record<K, Series>, first + i);
    });
  });
  if (asked > 0 && complete === 0) {
    throw new CollectError('MetricsIncomplete', 'CloudWatch gave no complete data for any metric.');
  }
  return folded.flat();
}

const queriesOf = (set: Readonly<Record<string, MetricQuery | null>>): readonly MetricQuery[] =>
  present<MetricQuery>(Object.values(set));

/** Consecutive sets that one call asks for. */
interface MetricCall {
  /** Index of the first set. */
  readonly first: number;
  /** Queries of each set. */
  readonly queries: (readonly MetricQuery[])[];
}

/**
 * Groups sets into calls of as many metrics as fit into one page with all their data points: further pages cost calls, and
 * perhaps money. A set is never split, so one that is larger than a page has several.
 */
function callsFor(
  sets: readonly (readonly MetricQuery[])[],
  countPoints: (query: MetricQuery) => number,
): MetricCall[] {
  const calls: MetricCall[] = [];
  let room = { queries: 0, points: 0 };
  sets.forEach((queries, first) => {
    const points = queries.reduce((sum, query) => sum + countPoints(query), 0);
    const last = calls.at(-1);
    if (last && queries.length <= room.queries && points <= room.points) last.queries.push(queries);
    else {
      calls.push({ first, queries: [queries] });
      room = { queries: QUERIES_PER_CALL, points: POINTS_PER_PAGE };
    }
    room = { queries: room.queries - queries.length, points: room.points - points };
  });
  return calls;
}

const periodOf = (
  { window, maximaPeriodSeconds }: MetricReader,
  { statistic, lowestAlone }: MetricQuery,
): number => (statistic === 'Maximum' || lowestAlone ? maximaPeriodSeconds : window.periodSeconds);

/** Counts the data points that a metric has if none is missing. */
function pointsOf(reader: MetricReader, query: MetricQuery): number {
  const { from, to } = reader.window;
  return Math.ceil((Date.parse(to) - Date.parse(from)) / 1000 / periodOf(reader, query));
}

async function readSeries(reader: MetricReader, queries: readonly MetricQuery[]): Promise<Series[]> {
  const { from, to } = reader.window;
  return from >= to || queries.length === 0 ? queries.map(() => []) : readBatch(reader, queries);
}

const idOf = (index: number): string => `m${index}`;

async function readBatch(reader: MetricReader, queries: readonly MetricQuery[]): Promise<Series[]> {
  const { client, window, signal } = reader;
  const merged = new Map(
    queries.map((_, i): [string, MergedResult] => [idOf(i), { points: [], status: 'Complete' }]),
  );
  const pages = paginateGetMetricData(
    { client, pageSize: POINTS_PER_PAGE },
    {
      StartTime: new Date(window.from),
      EndTime: new Date(window.to),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: queries.map((query, i) => toDataQuery(query, idOf(i), periodOf(reader, query))),
    },
    { abortSignal: signal },
  );
  for await (const { MetricDataResults = [] } of endingPages(pages)) {
    for (const result of MetricDataResults) merge(merged, result);
  }
  return [...merged.values()].map(({ points, status }, i) => {
    if (status !== 'Complete') return null;
    const inOrder = points.toSorted((a, b) => a.at - b.at);
    const query = queries[i];
    if (query?.silence !== 'zero') return inOrder;
    return fillSilenceWithZero(inOrder, { ...window, periodSeconds: periodOf(reader, query) });
  });
}

const toDataQuery = (
  { namespace, metric, statistic, dimensions }: MetricQuery,
  id: string,
  period: number,
) => ({
  Id: id,
  MetricStat: {
    Metric: {
      Namespace: namespace,
      MetricName: metric,
      Dimensions: Object.entries(dimensions).map(([Name, Value]) => ({ Name, Value })),
    },
    Period: period,
    Stat: statistic,
  },
  ReturnData: true,
});

interface MergedResult {
  readonly points: Point[];
  /** Status on the last page that contains the metric: `PartialData` on earlier pages only means that more follows. */
  status: string;
}

function merge(merged: ReadonlyMap<string, MergedResult>, result: MetricDataResult): void {
  const into = requireField(merged.get(requireField(result.Id, 'Id')), 'a query for the result');
  const { Timestamps = [], Values = [] } = result;
  Timestamps.forEach((time, i) => {
    into.points.push({ at: time.getTime(), value: requireField(Values[i], 'Values') });
  });
  into.status = result.StatusCode ?? 'Complete';
}
