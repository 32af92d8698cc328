import type { GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Rate } from '../lib/token-bucket';
import { SERVICES, type ServiceRates } from '../model/services';
import { type Call, callName } from './actions';

/** One of AWS's token buckets from which a call takes tokens. */
export interface RateLimit extends Rate {
  /** The name of the bucket within its account and region: a call, or a service with a number. */
  readonly bucket: string;
  /** `account` means one bucket for all regions. */
  readonly scope: 'region' | 'account';
  /** The tokens that the call takes. */
  readonly tokens: number;
  /** Set where we may use all of the rate, see `SharedRate`. */
  readonly undivided?: true;
}

/**
 * Lists every bucket from which a call takes tokens, with AWS's full rates and not our share of them.
 *
 * @param input The input of the command.
 * @param cautious Whether to keep to the lowest rate where AWS publishes several for the same calls, and to a share of all.
 */
export function rateLimitsOf(call: Call, input: object, cautious: boolean): readonly RateLimit[] {
  const { perAction, actions, shared = [] }: ServiceRates = SERVICES[call.service].rates;
  const own = actions?.[call.operation] ?? perAction;
  return [
    ...(own ? [limitOfAction(call, own, input)] : []),
    ...shared.flatMap(({ contradicted, undivided, ...rate }, i): RateLimit[] => {
      if (contradicted && !cautious) return [];
      return [
        { ...rate, bucket: `${call.service}#${i}`, tokens: 1, ...(undivided && !cautious && { undivided }) },
      ];
    }),
  ];
}

const limitOfAction = (
  call: Call,
  { perDataPoint, ...rate }: Rate & { readonly perDataPoint?: true },
  input: object,
): RateLimit => ({
  ...rate,
  bucket: callName(call),
  scope: 'region',
  tokens: perDataPoint ? countDataPoints(input) : 1,
});

/** Counts the data points that a GetMetricData call may return: the periods of its window, for each query. */
function countDataPoints(input: object): number {
  const { StartTime, EndTime, MetricDataQueries = [] } = input as Partial<GetMetricDataCommandInput>;
  const seconds = ((EndTime?.getTime() ?? 0) - (StartTime?.getTime() ?? 0)) / 1000;
  const points = MetricDataQueries.map(({ MetricStat }) => seconds / (MetricStat?.Period ?? 60));
  return Math.max(
    1,
    points.reduce((sum, each) => sum + each, 0),
  );
}
