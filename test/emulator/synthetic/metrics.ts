/**
 * GetMetricData with real paging: at most 500 queries a call and `MaxDatapoints` values a page; a metric that does
 * not fit is cut and goes on in the next page as `PartialData`. Series are rendered once and served from memory.
 */
import { SERVICES } from './services';

/** Most queries of one call, and most values of one page (CloudWatch API reference). */
const MAX_QUERIES = 500;
const MAX_DATAPOINTS = 100_800;

/** What a metric hovers around at its peak; 1,000 for any other. */
const LEVELS: Readonly<Record<string, number>> = Object.assign(
  {},
  ...SERVICES.map(({ metricLevels }) => metricLevels),
);

/** Metrics that look alike share a series: their dimensions are spread over this many. */
const VARIANTS = 16;

interface Metric {
  readonly MetricName: string;
  readonly Dimensions?: readonly { readonly Name: string; readonly Value: string }[];
}

interface Query {
  readonly Id: string;
  readonly MetricStat: { readonly Metric: Metric; readonly Period: number };
}

/** The call as it is on the wire: times are epoch seconds. */
export interface MetricDataCall {
  readonly StartTime: number;
  readonly EndTime: number;
  readonly MetricDataQueries: readonly Query[];
  readonly ScanBy?: string;
  readonly MaxDatapoints?: number;
  readonly NextToken?: string;
}

/**
 * The value of a metric at an instant (epoch seconds): a daily rhythm whose peak, at noon UTC, grows by 1 % a day
 * for 28 days, so that any look-back of up to that has one highest point.
 */
export function metricValue(metric: Metric, at: number): number {
  const level = LEVELS[metric.MetricName] ?? 1000;
  const day = Math.floor(at / 86_400) % 28;
  const rhythm = 0.55 - 0.45 * Math.cos((2 * Math.PI * (at % 86_400)) / 86_400);
  return Math.round(level * (1 + variantOf(metric) / 50) * rhythm * (1 + day / 100) * 1e4) / 1e4;
}

const variantOf = ({ Dimensions = [] }: Metric): number => {
  const text = Dimensions.map(({ Value }) => Value).join('|');
  let hash = 0;
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) % 65_521;
  return hash % VARIANTS;
};

/** A page's token says where it begins: index of the query and of its value. */
const TOKEN = /^q(\d+)v(\d+)$/;

/** Rendered values of one metric, in the order asked for. */
interface Series {
  readonly timestamps: readonly string[];
  readonly values: readonly string[];
}

export interface Metrics {
  /** The body of one page; null when the call asks for more than one may. */
  page(call: MetricDataCall): { body: string; queries: number } | null;
}

export function createMetrics(): Metrics {
  const rendered = new Map<string, Series>();

  function seriesOf(call: MetricDataCall, { MetricStat: { Metric, Period } }: Query): Series {
    const window = [call.StartTime, call.EndTime, call.ScanBy];
    const key = [Metric.MetricName, variantOf(Metric), Period, ...window].join();
    const series = rendered.get(key) ?? renderSeries(Metric, timesOf(call, Period));
    rendered.set(key, series);
    return series;
  }

  return {
    page(call) {
      const { MetricDataQueries: queries, MaxDatapoints: budget = MAX_DATAPOINTS, NextToken = 'q0v0' } = call;
      const [, query, value] = TOKEN.exec(NextToken) ?? [];
      if (query === undefined || queries.length > MAX_QUERIES || budget > MAX_DATAPOINTS) return null;
      const all = queries.map((each) => ({ query: each, series: seriesOf(call, each) }));
      const page = cut(all, { query: Number(query), value: Number(value) }, budget);
      const token = page.next === null ? '' : `,"NextToken":"q${page.next.query}v${page.next.value}"`;
      return {
        body: `{"MetricDataResults":[${page.results.join()}],"Messages":[]${token}}`,
        queries: page.results.length,
      };
    },
  };
}

/** Where a page begins. */
interface Position {
  readonly query: number;
  readonly value: number;
}

/** Renders results from a position on until `budget` values are used up. */
function cut(
  all: readonly { query: Query; series: Series }[],
  from: Position,
  budget: number,
): { results: string[]; next: Position | null } {
  const results: string[] = [];
  let room = budget;
  let begin = from.value;
  for (const [i, { query, series }] of all.slice(from.query).entries()) {
    if (room === 0) return { results, next: { query: from.query + i, value: 0 } };
    const end = Math.min(series.values.length, begin + room);
    results.push(renderResult(query, series, begin, end));
    if (end < series.values.length) return { results, next: { query: from.query + i, value: end } };
    room -= end - begin;
    begin = 0;
  }
  return { results, next: null };
}

function renderResult(
  { Id, MetricStat }: Query,
  { timestamps, values }: Series,
  begin: number,
  end: number,
): string {
  const status = end === values.length ? 'Complete' : 'PartialData';
  return (
    `{"Id":${JSON.stringify(Id)},"Label":${JSON.stringify(MetricStat.Metric.MetricName)},` +
    `"StatusCode":"${status}","Timestamps":[${timestamps.slice(begin, end).join()}],` +
    `"Values":[${values.slice(begin, end).join()}]}`
  );
}

/** Newest first unless asked otherwise, as CloudWatch does. */
function timesOf({ StartTime, EndTime, ScanBy }: MetricDataCall, period: number): number[] {
  const first = Math.ceil(StartTime / period) * period;
  const count = Math.max(0, Math.ceil((EndTime - first) / period));
  const times = Array.from({ length: count }, (_, i) => first + i * period);
  return ScanBy === 'TimestampAscending' ? times : times.reverse();
}

const renderSeries = (metric: Metric, times: readonly number[]): Series => ({
  timestamps: times.map(String),
  values: times.map((at) => String(metricValue(metric, at))),
});
