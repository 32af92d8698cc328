import type { GetMetricDataCommandInput } from '@aws-sdk/client-cloudwatch';
import type { Rate } from '../lib/token-bucket';
import type { ServicePrefix } from '../model/services';
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

interface ServiceRates {
  /** Each action has a bucket of its own. */
  readonly perAction?: Rate;
  /** Actions whose bucket differs from `perAction`. */
  readonly actions?: Readonly<Record<string, ActionRate>>;
  /** Buckets that all actions of the service share. */
  readonly shared?: readonly SharedRate[];
}

interface ActionRate extends Rate {
  /** What a call draws, by its input; 1 by default. */
  readonly tokensOf?: (input: object) => number;
}

interface SharedRate extends Rate {
  readonly scope: RateLimit['scope'];
  /** AWS states a higher rate of the same calls too, so that this one is kept to only where caution is asked for. */
  readonly contradicted?: true;
}

/** Not published by AWS: slower than any throttling we know reports of. */
const ASSUMED: Rate = { capacity: 20, refillPerSecond: 10 };

/**
 * AWS's rates as published (2026), per account and region unless said otherwise.
 *
 * - ec2: 100 at once, 20/s for each Describe action, as long as it is filtered or paged, which ours are
 *   (EC2 developer guide, "Request throttling").
 * - elasticloadbalancing: the page states both an account bucket of 40 and 10/s for all actions and 200 and 50/s
 *   for Describe (ELB user guide, "API request throttling"), which cannot both be so. We go by the higher until AWS
 *   throttles, and by both during the event.
 * - servicequotas: 10/s and 10 more at once for lists, 50/s per account over all actions and regions
 *   (Service Quotas user guide, "Quotas").
 * - cloudwatch: 25/s for ListMetrics. GetMetricData may draw 396,000 data points a second; with the tens of thousands
 *   that ours ask for, its 50 (now 500) requests a second are never reached (CloudWatch user guide, "Quotas").
 * - sts: 600/s, which one call an account never comes near.
 * - autoscaling, rds, support, account: not published; a cautious assumption.
 */
const RATES: Readonly<Record<ServicePrefix, ServiceRates>> = {
  ec2: { perAction: { capacity: 100, refillPerSecond: 20 } },
  elasticloadbalancing: {
    shared: [
      { capacity: 200, refillPerSecond: 50, scope: 'region' },
      { capacity: 40, refillPerSecond: 10, scope: 'region', contradicted: true },
    ],
  },
  servicequotas: {
    perAction: { capacity: 20, refillPerSecond: 10 },
    shared: [{ capacity: 50, refillPerSecond: 50, scope: 'account' }],
  },
  cloudwatch: {
    perAction: { capacity: 50, refillPerSecond: 50 },
    actions: {
      GetMetricData: { capacity: 396_000, refillPerSecond: 396_000, tokensOf: dataPointsIn },
      ListMetrics: { capacity: 25, refillPerSecond: 25 },
    },
  },
  sts: { perAction: { capacity: 600, refillPerSecond: 600 } },
  autoscaling: { shared: [{ ...ASSUMED, scope: 'region' }] },
  rds: { shared: [{ ...ASSUMED, scope: 'region' }] },
  support: { shared: [{ ...ASSUMED, scope: 'account' }] },
  account: { shared: [{ ...ASSUMED, scope: 'account' }] },
};

/**
 * Every bucket a call draws on, as AWS has them: the whole rate, not our share of it.
 *
 * @param input Of the command.
 * @param cautious Keeps to the lowest rate where AWS states several of the same calls.
 */
export function rateLimitsOf(call: Call, input: object, cautious: boolean): readonly RateLimit[] {
  const { perAction, actions, shared = [] } = RATES[call.service];
  const own: ActionRate | undefined = actions?.[call.operation] ?? perAction;
  return [
    ...(own ? [ofAction(call, own, input)] : []),
    ...shared.flatMap(({ contradicted, ...rate }, i) =>
      contradicted && !cautious ? [] : [{ ...rate, bucket: `${call.service}#${i}`, tokens: 1 }],
    ),
  ];
}

const ofAction = (call: Call, { tokensOf, ...rate }: ActionRate, input: object): RateLimit => ({
  ...rate,
  bucket: iamAction(call),
  scope: 'region',
  tokens: tokensOf?.(input) ?? 1,
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
