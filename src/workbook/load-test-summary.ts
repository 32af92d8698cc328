/**
 * Summaries that tools of load tests write (k6, Artillery, JMeter, Locust, Gatling), read as what a load test reached. What a tool
 * does not tell is null: nothing is made up, and a mean over the whole test is what it reached at least.
 */
import { parseCsv } from '../lib/parse-csv';
import { IemError } from '../model/error';

/** The tools whose summaries are read. */
export type LoadTestTool = 'k6' | 'Artillery' | 'JMeter' | 'Locust' | 'Gatling';

/** What a summary tells of a test. */
export interface LoadTestSummary {
  readonly tool: LoadTestTool;
  /** Requests of the whole test, with those that failed. */
  readonly requests: number;
  /** Share of them that failed, 0 to 1; null where the tool does not tell. */
  readonly failed: number | null;
  /** Requests per second that were answered well: in the best minute where the tool tells of minutes, else as the mean of the test. */
  readonly requestsPerSecond: number;
  /** Whether that is of the best minute. */
  readonly isOfBestMinute: boolean;
  /** null where the tool does not tell. */
  readonly seconds: number | null;
  /** 95 of 100 requests took no longer, in milliseconds; null where the tool does not tell. */
  readonly p95Ms: number | null;
}

/** Reads the summary of a test, whichever of the tools wrote it. Throws `input-unreadable`. */
export function readLoadTestSummary(text: string): LoadTestSummary {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  const read = trimmed.startsWith('{') ? readJson(trimmed) : readTable(trimmed);
  if (read !== null && read.requests > 0 && Number.isFinite(read.requestsPerSecond)) return read;
  throw new IemError(
    'input-unreadable',
    'This is no summary of k6 (--summary-export, handleSummary), Artillery (--output), JMeter (statistics.json, a JTL file as CSV), Locust (--csv) or Gatling (stats.json) that counts requests.',
  );
}

function readJson(text: string): LoadTestSummary | null {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (error) {
    throw new IemError('input-unreadable', 'The summary is no valid JSON.', { cause: error });
  }
  return readK6(value) ?? readArtillery(value) ?? readJMeterStatistics(value) ?? readGatling(value);
}

/** The value at a path of own properties; undefined where there is none. */
const at = (value: unknown, ...path: readonly string[]): unknown =>
  path.reduce<unknown>(
    (inner, key) =>
      typeof inner === 'object' && inner !== null && Object.hasOwn(inner, key)
        ? (inner as Record<string, unknown>)[key]
        : undefined,
    value,
  );

/** A number at a path, of 0 and more, also one that is written as a text; null where there is none. */
function numberAt(value: unknown, ...path: readonly string[]): number | null {
  const found = at(value, ...path);
  const number = typeof found === 'string' && found.trim() !== '' ? Number(found) : found;
  return typeof number === 'number' && Number.isFinite(number) && number >= 0 ? number : null;
}

interface Told {
  readonly requests: number;
  readonly failed: number | null;
  readonly seconds: number | null;
  readonly p95Ms: number | null;
  /** Requests per second, as the mean of the test, with those that failed. */
  readonly rate: number;
  /** Requests of the best minute that did not fail, by the second. */
  readonly bestMinute?: number | null;
}

const summaryOf = (tool: LoadTestTool, { rate, bestMinute = null, ...told }: Told): LoadTestSummary => ({
  tool,
  ...told,
  requestsPerSecond: bestMinute ?? rate * (1 - (told.failed ?? 0)),
  isOfBestMinute: bestMinute !== null,
});

/** `--summary-export` has the values of a metric in the metric, and `handleSummary` below `values`: https://grafana.com/docs/k6/latest/results-output/end-of-test/custom-summary/. */
function readK6(value: unknown): LoadTestSummary | null {
  const of = (metric: string, name: string): number | null =>
    numberAt(value, 'metrics', metric, 'values', name) ?? numberAt(value, 'metrics', metric, name);
  const [requests, rate] = [of('http_reqs', 'count'), of('http_reqs', 'rate')];
  if (requests === null || rate === null) return null;
  const ms = numberAt(value, 'state', 'testRunDurationMs');
  return summaryOf('k6', {
    ...{ requests, rate },
    failed: of('http_req_failed', 'rate') ?? of('http_req_failed', 'value'),
    seconds: ms === null ? (rate === 0 ? null : requests / rate) : ms / 1000,
    p95Ms: of('http_req_duration', 'p(95)'),
  });
}

/** Artillery reports every ten seconds: https://www.artillery.io/docs/reference/reported-metrics. */
const REPORTS_A_MINUTE = 6;

function readArtillery(value: unknown): LoadTestSummary | null {
  const requests = numberAt(value, 'aggregate', 'counters', 'http.requests');
  const [from, to] = ['firstCounterAt', 'lastCounterAt'].map((name) => numberAt(value, 'aggregate', name));
  if (requests === null) return null;
  const seconds = from == null || to == null || to <= from ? null : (to - from) / 1000;
  const mean = numberAt(value, 'aggregate', 'rates', 'http.request_rate');
  const rate = seconds === null ? mean : requests / seconds;
  if (rate === null) return null;
  const intermediate = at(value, 'intermediate');
  const answered = (Array.isArray(intermediate) ? intermediate : []).map((one) =>
    Math.max(0, (numberAt(one, 'counters', 'http.requests') ?? 0) - failuresOf(at(one, 'counters'))),
  );
  const minutes = answered
    .slice(0, Math.max(0, answered.length - REPORTS_A_MINUTE + 1))
    .map((_, i) => answered.slice(i, i + REPORTS_A_MINUTE).reduce((sum, count) => sum + count, 0) / 60);
  return summaryOf('Artillery', {
    ...{ requests, rate, seconds },
    failed: Math.min(1, failuresOf(at(value, 'aggregate', 'counters')) / Math.max(1, requests)),
    p95Ms: numberAt(value, 'aggregate', 'summaries', 'http.response_time', 'p95'),
    bestMinute: minutes.length === 0 ? null : Math.max(...minutes),
  });
}

/** Requests without an answer, and answers that are errors. */
const failuresOf = (counters: unknown): number =>
  Object.keys(Object(counters)).reduce(
    (sum, name) => (/^(errors\.|http\.codes\.[45])/.test(name) ? sum + (numberAt(counters, name) ?? 0) : sum),
    0,
  );

/** Of the report that JMeter makes (`-e -o`); its second percentile is the 95th unless somebody has set it otherwise. */
function readJMeterStatistics(value: unknown): LoadTestSummary | null {
  const total = at(value, 'Total');
  const [requests, rate] = [numberAt(total, 'sampleCount'), numberAt(total, 'throughput')];
  if (requests === null || rate === null) return null;
  const errors = numberAt(total, 'errorCount');
  return summaryOf('JMeter', {
    ...{ requests, rate },
    failed: errors === null ? null : errors / Math.max(1, requests),
    seconds: rate === 0 ? null : requests / rate,
    p95Ms: numberAt(total, 'pct2ResTime'),
  });
}

/** `js/stats.json` has the numbers below `stats`, `js/global_stats.json` has them alone; the third percentile is the 95th by default. */
function readGatling(value: unknown): LoadTestSummary | null {
  const stats = at(value, 'stats') ?? value;
  const requests = numberAt(stats, 'numberOfRequests', 'total');
  const rate = numberAt(stats, 'meanNumberOfRequestsPerSecond', 'total');
  if (requests === null || rate === null) return null;
  const failures = numberAt(stats, 'numberOfRequests', 'ko');
  return summaryOf('Gatling', {
    ...{ requests, rate },
    failed: failures === null ? null : failures / Math.max(1, requests),
    seconds: rate === 0 ? null : requests / rate,
    p95Ms: numberAt(stats, 'percentiles3', 'total'),
  });
}

function readTable(text: string): LoadTestSummary | null {
  const [names = [], ...lines] = parseTable(text);
  const rows = lines.map((line) => Object.fromEntries(names.map((name, i) => [name.trim(), line[i] ?? ''])));
  if (names.includes('timeStamp') && names.includes('elapsed')) return readJtl(rows);
  return names.includes('Request Count') ? readLocust(rows) : null;
}

function parseTable(text: string): readonly (readonly string[])[] {
  try {
    return parseCsv(text);
  } catch (error) {
    throw new IemError('input-unreadable', 'The summary is neither JSON nor CSV.', { cause: error });
  }
}

type Row = Readonly<Record<string, string>>;
const MINUTE_MS = 60_000;

/** Each row is a request of JMeter, by when it began (`timeStamp`) and how long it took (`elapsed`), both in milliseconds. */
function readJtl(rows: readonly Row[]): LoadTestSummary | null {
  const samples = rows.flatMap((row) => {
    const [begin, elapsed] = [numberAt(row, 'timeStamp'), numberAt(row, 'elapsed')];
    return begin === null || elapsed === null ? [] : [{ begin, elapsed, isGood: row.success === 'true' }];
  });
  if (samples.length === 0) return null;
  let [from, to] = [Number.POSITIVE_INFINITY, 0];
  const byMinute = new Map<number, number>();
  for (const { begin, elapsed, isGood } of samples) {
    from = Math.min(from, begin);
    to = Math.max(to, begin + elapsed);
    const minute = Math.floor(begin / MINUTE_MS);
    byMinute.set(minute, (byMinute.get(minute) ?? 0) + (isGood ? 1 : 0));
  }
  const seconds = (to - from) / 1000;
  const good = samples.filter(({ isGood }) => isGood).length;
  const sorted = samples.map(({ elapsed }) => elapsed).sort((a, b) => a - b);
  return summaryOf('JMeter', {
    requests: samples.length,
    failed: (samples.length - good) / samples.length,
    seconds,
    rate: seconds === 0 ? 0 : samples.length / seconds,
    p95Ms: sorted[Math.ceil(sorted.length * 0.95) - 1] ?? null,
    // A test of less than two minutes has no minute of which all is known.
    bestMinute:
      seconds < 120 ? null : [...byMinute.values()].reduce((best, count) => Math.max(best, count), 0) / 60,
  });
}

/** The last row of `…_stats.csv` adds all up. */
function readLocust(rows: readonly Row[]): LoadTestSummary | null {
  const total = rows.find(({ Name }) => Name === 'Aggregated');
  const [requests, rate] = [numberAt(total, 'Request Count'), numberAt(total, 'Requests/s')];
  if (requests === null || rate === null) return null;
  const failures = numberAt(total, 'Failure Count');
  return summaryOf('Locust', {
    ...{ requests, rate },
    failed: failures === null ? null : failures / Math.max(1, requests),
    seconds: rate === 0 ? null : requests / rate,
    p95Ms: numberAt(total, '95%'),
  });
}

/** More than this share of failed requests is no success: a named assumption, as is the next. */
const MOST_FAILED = 0.05;
const MANY_FAILED = 0.01;
/** Minutes that a test must last so that caches, connections and Auto Scaling are in the state of the event: a named assumption. */
const SHORTEST_MINUTES = 10;

/** How a test is rated, and why, as a sentence. */
export function rateLoadTest(test: LoadTestSummary): {
  readonly result: 'passed' | 'unsatisfactory' | 'failed';
  readonly notes: string;
} {
  const { tool, requests, failed, seconds, p95Ms } = test;
  const facts = [
    `${tool}: ${requests.toLocaleString('en-US')} requests`,
    ...(seconds === null ? [] : [`in ${Math.round(seconds / 60)} minutes`]),
    failed === null ? 'failures not told' : `${(failed * 100).toFixed(2)} % failed`,
    ...(p95Ms === null ? [] : [`95 % within ${Math.round(p95Ms)} ms`]),
    test.isOfBestMinute
      ? 'requests per second are those of the best minute'
      : 'requests per second are the mean of the test',
  ];
  const doubts = [
    ...(failed === null ? ['the share of failed requests is not known'] : []),
    ...(failed !== null && failed > MANY_FAILED ? [`more than ${MANY_FAILED * 100} % failed`] : []),
    ...(seconds === null || seconds < SHORTEST_MINUTES * 60
      ? [`it is not known to have lasted ${SHORTEST_MINUTES} minutes`]
      : []),
  ];
  const result =
    failed !== null && failed > MOST_FAILED ? 'failed' : doubts.length > 0 ? 'unsatisfactory' : 'passed';
  const why = doubts.length === 0 ? '' : ` Not enough: ${doubts.join('; ')}.`;
  return { result, notes: `${facts.join(', ')}.${why}` };
}
