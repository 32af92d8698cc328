/** Actions that moto has, but not as AWS does: asked of it in another way, so that the answer stays moto's own. */
import type { Dimension, MetricDataQuery, MetricDataResult } from '@aws-sdk/client-cloudwatch';
import type { AwsRequest, WireAnswer } from './aws-protocol';
import type { Scenario } from './gap-answers';

/** Sends a body to moto under the headers of the request in hand. */
export type Forward = (body: string) => Promise<WireAnswer>;

/** `body` is the request as it came. */
type Repair = (
  request: AwsRequest,
  body: string,
  forward: Forward,
  scenario: Scenario,
) => Promise<WireAnswer>;

const DAY_SECONDS = 86_400;

/** Consecutive windows of at most a day, oldest first; periods stay aligned with `start`. */
function days(start: number, end: number): { StartTime: number; EndTime: number }[] {
  const windows = [];
  for (let from = start; from < end; from += DAY_SECONDS) {
    windows.push({ StartTime: from, EndTime: Math.min(end, from + DAY_SECONDS) });
  }
  return windows;
}

/** `MetricDataResult` as it is on the wire: times are seconds. */
type WireResult = Omit<MetricDataResult, 'Timestamps'> & { Timestamps: number[] };

const join = (parts: readonly WireResult[][]): WireResult[] =>
  (parts[0] ?? []).map((first, index) => ({
    ...first,
    Timestamps: parts.flatMap((part) => part[index]?.Timestamps ?? []),
    Values: parts.flatMap((part) => part[index]?.Values ?? []),
  }));

/** moto tells metrics apart by the order of their dimensions too; to AWS they are a set. */
export const inOneOrder = (dimensions: readonly Dimension[]): Dimension[] =>
  dimensions.toSorted((a, b) => String(a.Name).localeCompare(String(b.Name)));

function withDimensionsInOneOrder(query: MetricDataQuery): MetricDataQuery {
  const stat = query.MetricStat;
  if (!stat?.Metric?.Dimensions) return query;
  const Metric = { ...stat.Metric, Dimensions: inOneOrder(stat.Metric.Dimensions) };
  return { ...query, MetricStat: { ...stat, Metric } };
}

/**
 * moto compares every data point with every period of every metric, so the cost grows with the square of the window:
 * days asked one by one are much cheaper than a fortnight at once.
 */
const getMetricData: Repair = async ({ input }, _, forward) => {
  const newestFirst = input.ScanBy !== 'TimestampAscending';
  const asked = {
    ...input,
    MetricDataQueries: (input.MetricDataQueries as MetricDataQuery[]).map(withDimensionsInOneOrder),
  };
  const windows = days(Number(input.StartTime), Number(input.EndTime));
  const answers: WireAnswer[] = [];
  for (const window of newestFirst ? windows.reverse() : windows) {
    const answer = await forward(JSON.stringify({ ...asked, ...window }));
    if (answer.status !== 200) return answer;
    answers.push(answer);
  }
  const [first] = answers;
  if (!first) return forward(JSON.stringify(asked));
  const parts = answers.map(({ body }) => JSON.parse(body).MetricDataResults as WireResult[]);
  return { ...first, body: JSON.stringify({ MetricDataResults: join(parts) }) };
};

/** moto knows which authority signed a database's certificate, but not until when it is valid. */
const describeDbInstances: Repair = async (_, body, forward, { dbCertificateValidTill }) => {
  const answer = await forward(body);
  const withDetails = answer.body.replaceAll(
    /<CACertificateIdentifier>([^<]*)<\/CACertificateIdentifier>/g,
    (identifier, authority: string) =>
      `${identifier}<CertificateDetails><CAIdentifier>${authority}</CAIdentifier>` +
      `<ValidTill>${dbCertificateValidTill}</ValidTill></CertificateDetails>`,
  );
  return { ...answer, body: withDetails };
};

/** By IAM action. */
export const REPAIRS: Readonly<Record<string, Repair>> = {
  'cloudwatch:GetMetricData': getMetricData,
  'rds:DescribeDBInstances': describeDbInstances,
};
