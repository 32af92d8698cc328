const at = (iso: string) => new Date(iso);

/** Answers GetMetricData for each query by metric name, with its namespace before it or not; what is not named has no data. */
export const metricAnswer =
  (series: Readonly<Record<string, readonly (readonly [iso: string, value: number])[]>>) =>
  (input: Record<string, unknown>) => {
    const queries = input.MetricDataQueries as {
      Id: string;
      MetricStat: {
        Stat: string;
        Metric: { Namespace: string; MetricName: string; Dimensions: { Name: string; Value: string }[] };
      };
    }[];
    return {
      MetricDataResults: queries.map(({ Id, MetricStat: { Stat, Metric } }) => {
        const name = [
          Metric.MetricName,
          Stat,
          ...Metric.Dimensions.map(({ Name, Value }) => `${Name}=${Value}`),
        ];
        const points = series[name.join(' ')] ?? series[[Metric.Namespace, ...name].join(' ')] ?? [];
        return {
          Id,
          StatusCode: 'Complete',
          Timestamps: points.map(([iso]) => at(iso)),
          Values: points.map(([, value]) => value),
        };
      }),
    };
  };

export const WINDOW = {
  from: '2026-11-08T00:00:00.000Z',
  to: '2026-11-22T00:00:00.000Z',
  periodSeconds: 300,
};

/** Requests per second of each five minutes of two weeks, from the first on: silence is no traffic. */
export const periods = (values: Readonly<Record<number, number>>) => {
  const first = Math.min(...Object.keys(values).map(Number));
  return Array.from({ length: 14 * 24 * 12 }, (_, i) => values[i] ?? (i < first ? null : 0));
};

/** A mean for each hour of two weeks: those given, and then none. */
export const hours = (values: readonly number[]) =>
  Array.from({ length: 14 * 24 }, (_, i) => values[i] ?? null);
