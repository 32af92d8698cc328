import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import { afterEach, describe, expect, it } from '@jest/globals';
import { createClients } from '../../src/aws/clients';
import { type MetricQuery, type MetricReader, readMetrics } from '../../src/collect/metrics';
import type { MetricWindow } from '../../src/model/artifacts';
import { type Answer, mockAws, paged } from '../builders/aws';

let aws: ReturnType<typeof mockAws> | undefined;
afterEach(() => aws?.restore());

const query = (metric: string, silence: MetricQuery['silence'] = 'unknown'): MetricQuery => ({
  namespace: 'AWS/EC2',
  metric,
  statistic: 'Sum',
  dimensions: {},
  silence,
});

const read = <K extends string>(
  answer: Answer,
  sets: Record<K, MetricQuery | null>[],
  window = { from: '2026-11-08T00:00:00Z', to: '2026-11-09T00:00:00Z', periodSeconds: 300 },
) => {
  aws = mockAws({ 'cloudwatch:GetMetricData': answer });
  const client = createClients({ region: 'us-east-1' }).of(CloudWatchClient);
  return readMetrics(readerOf(client, window), sets, (series) => series);
};

const readerOf = (client: CloudWatchClient, window: MetricWindow): MetricReader => ({
  client,
  window,
  maximaPeriodSeconds: 3600,
  signal: new AbortController().signal,
});

const result = (Id: string, StatusCode: string, ...points: (readonly [minute: number, value: number])[]) => ({
  Id,
  StatusCode,
  Timestamps: points.map(([minute]) => new Date(Date.UTC(2026, 10, 8, 0, minute))),
  Values: points.map(([, value]) => value),
});
const point = (minute: number, value: number) => ({ at: Date.UTC(2026, 10, 8, 0, minute), value });

describe('readMetrics', () => {
  it('joins the pages of each metric in order of time', async () => {
    const answer = paged(
      'NextToken',
      { MetricDataResults: [result('m0', 'PartialData', [10, 3]), result('m1', 'Complete', [0, 9])] },
      { MetricDataResults: [result('m0', 'Complete', [0, 1], [5, 2])] },
    );
    await expect(read(answer, [{ a: query('A'), b: query('B') }])).resolves.toEqual([
      { a: [point(0, 1), point(5, 2), point(10, 3)], b: [point(0, 9)] },
    ]);
  });

  it('takes silence for none of what is published only with traffic, and for nothing of the rest', async () => {
    const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-08T00:25:00Z', periodSeconds: 300 };
    const answer = () => ({
      MetricDataResults: [result('m0', 'Complete', [5, 7], [15, 9]), result('m1', 'Complete', [5, 7])],
    });
    await expect(read(answer, [{ requests: query('A', 'zero'), cpu: query('B') }], window)).resolves.toEqual([
      { requests: [point(5, 7), point(10, 0), point(15, 9), point(20, 0)], cpu: [point(5, 7)] },
    ]);
  });

  it.each(['PartialData', 'InternalError', 'Forbidden'])(
    'knows nothing of a metric that ends as %s',
    async (status) => {
      const answer = () => ({ MetricDataResults: [result('m0', status, [0, 1]), result('m1', 'Complete')] });
      await expect(read(answer, [{ a: query('A') }, { a: query('B') }])).resolves.toEqual([
        { a: null },
        { a: [] },
      ]);
    },
  );

  it('fails when nothing came back complete', async () => {
    const answer = () => ({ MetricDataResults: [result('m0', 'InternalError')] });
    await expect(read(answer, [{ a: query('A') }])).rejects.toMatchObject({ code: 'MetricsIncomplete' });
  });

  it('folds each set by itself before the next but one is asked for, and reads no set by two calls', async () => {
    const steps: string[] = [];
    const answer: Answer = (input) => {
      const queries = input.MetricDataQueries as { Id: string }[];
      steps.push(`${queries.length} queries`);
      return { MetricDataResults: queries.map(({ Id }, i) => result(Id, 'Complete', [0, i])) };
    };
    aws = mockAws({ 'cloudwatch:GetMetricData': answer });
    const client = createClients({ region: 'us-east-1' }).of(CloudWatchClient);
    // Two weeks of 25 metrics fill a call: of sets of 10, two.
    const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', periodSeconds: 300 };
    const ten = Object.fromEntries(Array.from({ length: 10 }, (_, i) => [`q${i}`, query(`Q${i}`)]));
    const sets = Array.from({ length: 7 }, () => ten);
    const firsts = await readMetrics(readerOf(client, window), sets, (series, i) => {
      steps.push(`set ${i}`);
      return series.q3?.[0]?.value;
    });
    expect(firsts).toEqual([3, 13, 3, 13, 3, 13, 3]);
    expect(steps.filter((step) => step.endsWith('queries'))).toEqual([
      '20 queries',
      '20 queries',
      '20 queries',
      '10 queries',
    ]);
    expect(steps.indexOf('set 1')).toBeLessThan(steps.lastIndexOf('20 queries'));
  });

  it('asks maxima by the hour, and everything else by the period of the window', async () => {
    const periods: unknown[] = [];
    const answer: Answer = (input) => {
      const queries = input.MetricDataQueries as {
        Id: string;
        MetricStat: { Period: number; Stat: string };
      }[];
      periods.push(...queries.map(({ MetricStat: { Stat, Period } }) => [Stat, Period]));
      return { MetricDataResults: queries.map(({ Id }) => result(Id, 'Complete', [60, 7])) };
    };
    const statistics = ['Average', 'Maximum', 'Minimum', 'SampleCount', 'Sum'] as const;
    const sets = statistics.map((statistic) => ({ a: { ...query('A', 'zero'), statistic } }));
    const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-08T03:10:00Z', periodSeconds: 300 };
    const series = await read(answer, sets, window);
    expect(periods).toEqual([
      ['Average', 300],
      ['Maximum', 3600],
      ['Minimum', 300],
      ['SampleCount', 300],
      ['Sum', 300],
    ]);
    // What is silent is filled by the hour too, up to the hour that is under way.
    expect(series[1]).toEqual({ a: [point(60, 7), point(120, 0), point(180, 0)] });
    expect(series[0]?.a).toHaveLength(26);
  });

  it('asks for more metrics in one call where maxima have fewer data points', async () => {
    const asked: number[] = [];
    const answer: Answer = (input) => {
      const queries = input.MetricDataQueries as { Id: string }[];
      asked.push(queries.length);
      return { MetricDataResults: queries.map(({ Id }) => result(Id, 'Complete')) };
    };
    // Two weeks have 4,032 periods of five minutes and 336 hours: 23 pairs fill a page of 100,800 data points.
    const pair = { a: query('A'), b: { ...query('B'), statistic: 'Maximum' as const } };
    const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', periodSeconds: 300 };
    await read(
      answer,
      Array.from({ length: 30 }, () => pair),
      window,
    );
    expect(asked).toEqual([46, 14]);
  });

  it.each([
    ['2026-11-08T01:00:00Z', 300, [500, 500, 1]],
    ['2026-11-09T00:00:00Z', 300, [350, 350, 301]],
    ['2026-11-22T00:00:00Z', 300, [...Array(40).fill(25), 1]],
    ['2027-11-08T00:00:00Z', 3600, [...Array(91).fill(11)]],
  ])('until %s by %i s, asks for as many metrics as fit one page', async (to, periodSeconds, batches) => {
    const asked: number[] = [];
    const answer: Answer = (input) => {
      const queries = input.MetricDataQueries as {
        Id: string;
        MetricStat: { Metric: { MetricName: string } };
      }[];
      asked.push(queries.length);
      return {
        MetricDataResults: queries.map(({ Id, MetricStat }) =>
          result(Id, 'Complete', [0, Number(MetricStat.Metric.MetricName)]),
        ),
      };
    };
    const sets = Array.from({ length: 1001 }, (_, i) => ({ none: null, a: query(String(i)) }));
    const window = { from: '2026-11-08T00:00:00Z', to, periodSeconds };
    const series = await read(answer, sets, window);
    expect(asked).toEqual(batches);
    expect(series.map(({ a, none }) => [a?.[0]?.value, none])).toEqual(sets.map((_, i) => [i, null]));
  });
});
