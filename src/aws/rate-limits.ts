import type { GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Rate } from '../lib/token-bucket';
import { SERVICES, type ServiceRates } from '../model/services';
import { type Call, iamAction } from './actions';

/** One of AWS's token buckets that a call draws on. */
export interface RateLimit extends Rate {
  /** What shares it, besides account and region: an action, a category, a service. */
  readonly bucket: string;
  /** `account`: one bucket over all regions. */
  readonly scope: 'region' | 'account';
  /** How much of it the call draws. */
  readonly tokens: number;
}

/**
 * Every bucket a call draws on, as AWS has them: the whole rate, not our share of it.
 *
 * @param input Of the command.
 * @param cautious Keeps to the lowest rate where AWS states several of the same calls.
 */
export function rateLimitsOf(call: Call, input: object, cautious: boolean): readonly RateLimit[] {
  const { perAction, actions, shared = [] }: ServiceRates = SERVICES[call.service].rates;
  const own = actions?.[call.operation] ?? perAction;
  return [
    ...(own ? [ofAction(call, own, input)] : []),
    ...shared.flatMap(({ contradicted, ...rate }, i) =>
      contradicted && !cautious ? [] : [{ ...rate, bucket: `${call.service}#${i}`, tokens: 1 }],
    ),
  ];
}

const ofAction = (
  call: Call,
  { perDataPoint, ...rate }: Rate & { readonly perDataPoint?: true },
  input: object,
): RateLimit => ({
  ...rate,
  bucket: iamAction(call),
  scope: 'region',
  tokens: perDataPoint ? dataPointsIn(input) : 1,
});

/** Data points that a GetMetricData call may return: periods of its window, for each query. */
function dataPointsIn(input: object): number {
  const { StartTime, EndTime, MetricDataQueries = [] } = input as Partial<GetMetricDataCommandInput>;
  const seconds = ((EndTime?.getTime() ?? 0) - (StartTime?.getTime() ?? 0)) / 1000;
  const points = MetricDataQueries.map(({ MetricStat }) => seconds / (MetricStat?.Period ?? 60));
  return Math.max(
    1,
    points.reduce((sum, each) => sum + each, 0),
  );
}
