import type { Rate } from '../lib/token-bucket';
import { type Call, iamAction, type ServicePrefix } from './actions';

/** One of AWS's token buckets that a call draws on. */
export interface RateLimit extends Rate {
  /** What shares it, besides account and region: an action, a category, a service. */
  readonly bucket: string;
  /** `account`: one bucket over all regions. */
  readonly scope: 'region' | 'account';
}

interface ServiceRates {
  /** Each action has a bucket of its own. */
  readonly perAction?: Rate;
  /** Actions whose bucket differs from `perAction`. */
  readonly actions?: Readonly<Record<string, Rate>>;
  /** Buckets that all actions of the service share. */
  readonly shared?: readonly (Rate & { readonly scope: RateLimit['scope'] })[];
}

/** Not published by AWS: slower than any throttling we know reports of. */
const ASSUMED: Rate = { capacity: 20, refillPerSecond: 10 };

/**
 * AWS's rates as published (2026), per account and region unless said otherwise.
 *
 * - ec2: 100 at once, 20/s for each Describe action, as long as it is filtered or paged, which ours are
 *   (EC2 developer guide, "Request throttling").
 * - elasticloadbalancing: the page states both an account bucket of 40 and 10/s for all actions and 200 and 50/s
 *   for Describe; both are kept to (ELB user guide, "API request throttling").
 * - servicequotas: 10/s and 10 more at once for lists, 50/s per account over all actions and regions
 *   (Service Quotas user guide, "Quotas").
 * - cloudwatch: GetMetricData may draw 396,000 data points a second and returns up to 100,800 of them a call
 *   (CloudWatch user guide, "Quotas"): 3.9 full calls a second, below its 50 (now 500) requests a second.
 * - sts: 600/s, which one call an account never comes near.
 * - autoscaling, rds, support: not published; a cautious assumption.
 */
const RATES: Readonly<Record<ServicePrefix, ServiceRates>> = {
  ec2: { perAction: { capacity: 100, refillPerSecond: 20 } },
  elasticloadbalancing: {
    shared: [
      { capacity: 40, refillPerSecond: 10, scope: 'region' },
      { capacity: 200, refillPerSecond: 50, scope: 'region' },
    ],
  },
  servicequotas: {
    perAction: { capacity: 20, refillPerSecond: 10 },
    shared: [{ capacity: 50, refillPerSecond: 50, scope: 'account' }],
  },
  cloudwatch: {
    perAction: { capacity: 50, refillPerSecond: 50 },
    actions: { GetMetricData: { capacity: 4, refillPerSecond: 396_000 / 100_800 } },
  },
  sts: { perAction: { capacity: 600, refillPerSecond: 600 } },
  autoscaling: { shared: [{ ...ASSUMED, scope: 'region' }] },
  rds: { shared: [{ ...ASSUMED, scope: 'region' }] },
  support: { shared: [{ ...ASSUMED, scope: 'account' }] },
};

/** Every bucket a call draws on, as AWS has them: the whole rate, not our share of it. */
export function rateLimitsOf(call: Call): readonly RateLimit[] {
  const { perAction, actions, shared = [] } = RATES[call.service];
  const own = actions?.[call.operation] ?? perAction;
  return [
    ...(own ? [{ ...own, bucket: iamAction(call), scope: 'region' as const }] : []),
    ...shared.map((rate, i) => ({ ...rate, bucket: `${call.service}#${i}` })),
  ];
}
