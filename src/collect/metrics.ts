import {
  type CloudWatchClient,
  type MetricDataResult,
  paginateGetMetricData,
} from '@aws-sdk/client-cloudwatch';
import { batches, mapConcurrently } from '../lib/concurrency';
import type { MetricWindow } from '../model/artifacts';
import { must, present } from './answer';
import { CollectError } from './failure';
import { endingPages } from './pages';
import { type Point, type Series, withoutExcluded } from './series';

/** One metric to read. */
export interface MetricQuery {
  /** Such as `AWS/EC2`. */
  readonly namespace: string;
  readonly metric: string;
  readonly statistic: 'Average' | 'Maximum' | 'Minimum' | 'Sum';
  readonly dimensions: Readonly<Record<string, string>>;
}

/** Most queries in one GetMetricData call. */
const QUERIES_PER_CALL = 500;
/** Most data points in one page of its answer. */
const POINTS_PER_PAGE = 100_800;

/** Where and when metrics are read. */
export interface MetricReader {
  readonly client: CloudWatchClient;
  readonly window: MetricWindow;
  /** Windows whose data points are left out. */
  readonly exclude: readonly { readonly from: string; readonly to: string }[];
  readonly signal: AbortSignal;
}

/**
 * The series of each query, by the names and in the order they were asked for. No data is an empty series, never
 * a zero; data that CloudWatch says is not complete is null, and so is what was not asked for.
 *
 * @throws CollectError `MetricsIncomplete` when nothing at all came back complete.
 */
export async function readMetrics<K extends string>(
  reader: MetricReader,
  sets: readonly Readonly<Record<K, MetricQuery | null>>[],
): Promise<Record<K, Series>[]> {
  const names = sets.map((set) => Object.keys(set) as K[]);
  const queries = present<MetricQuery>(sets.flatMap((set, i) => (names[i] ?? []).map((name) => set[name])));
  const series = (await readSeries(reader, queries)).values();
  return sets.map((set, i) => {
    const entries = (names[i] ?? []).map((name) => [name, set[name] ? (series.next().value ?? null) : null]);
    return Object.fromEntries(entries) as Record<K, Series>;
  });
}

async function readSeries(reader: MetricReader, queries: readonly MetricQuery[]): Promise<Series[]> {
  const { from, to } = reader.window;
  if (from >= to || queries.length === 0) return queries.map(() => []);
  const batched = batches(queries, queriesOfOnePage(reader.window));
  const series = (await mapConcurrently(batched, 2, (batch) => readBatch(reader, batch))).flat();
  if (series.every((points) => points === null)) {
    throw new CollectError('MetricsIncomplete', 'CloudWatch gave no complete data for any metric.');
  }
  return series;
}

/** As many metrics as have all data points of a window in one page: further pages cost calls, and perhaps money. */
function queriesOfOnePage({ from, to, periodSeconds }: MetricWindow): number {
  const pointsOfOne = (Date.parse(to) - Date.parse(from)) / 1000 / periodSeconds;
  return Math.min(QUERIES_PER_CALL, Math.max(1, Math.floor(POINTS_PER_PAGE / pointsOfOne)));
}

const idOf = (index: number): string => `m${index}`;

async function readBatch(
  { client, window, exclude, signal }: MetricReader,
  queries: readonly MetricQuery[],
): Promise<Series[]> {
  const merged = new Map(
    queries.map((_, i): [string, MergedResult] => [idOf(i), { points: [], status: 'Complete' }]),
  );
  const pages = paginateGetMetricData(
    { client, pageSize: POINTS_PER_PAGE },
    {
      StartTime: new Date(window.from),
      EndTime: new Date(window.to),
      ScanBy: 'TimestampAscending',
      MetricDataQueries: queries.map((query, i) => toDataQuery(query, idOf(i), window.periodSeconds)),
    },
    { abortSignal: signal },
  );
  for await (const { MetricDataResults = [] } of endingPages(pages)) {
    for (const result of MetricDataResults) merge(merged, result);
  }
  return [...merged.values()].map(({ points, status }) =>
    status === 'Complete'
      ? withoutExcluded(
          points.toSorted((a, b) => a.at - b.at),
          window.periodSeconds,
          exclude,
        )
      : null,
  );
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
  /** Of the last page that spoke of it: `PartialData` before that only means that more follows. */
  status: string;
}

function merge(merged: ReadonlyMap<string, MergedResult>, result: MetricDataResult): void {
  const into = must(merged.get(must(result.Id, 'Id')), 'a query for the result');
  const { Timestamps = [], Values = [] } = result;
  Timestamps.forEach((time, i) => {
    into.points.push({ at: time.getTime(), value: must(Values[i], 'Values') });
  });
  into.status = result.StatusCode ?? 'Complete';
}
