import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { amount, flag, metricWindow, number, peak, text } from './fields';

const quota = z.object({
  serviceCode: text,
  quotaCode: text,
  quotaName: text,
  value: number,
  adjustable: flag,
  /** True when the account has a value of its own; false when this is AWS's default. */
  applied: flag,
});

/** The quotas of the region: the value that applies to the account, or AWS's default. */
export const serviceQuotas = whole({ per: 'region', service: null, shape: z.array(quota) });

/** The quotas of what AWS serves once per account. */
export const globalServiceQuotas = whole({ per: 'account', service: null, shape: z.array(quota) });
export type ServiceQuota = RowOf<typeof serviceQuotas>;

const callRate = quota.extend({
  /** What is called, as CloudWatch names it: an operation, or several that share the quota. */
  calls: text,
  /** In how many seconds so many calls are allowed; null where Service Quotas does not say. */
  inSeconds: amount.nullable(),
  /** The calls of the account, as the mean of a period; null where CloudWatch gave no complete data. */
  callsPerSecond: peak.nullable(),
});

/** How often APIs were called that have a quota of calls and that CloudWatch counts for it. */
export const callRates = whole({
  per: 'region',
  service: null,
  shape: z.object({
    window: metricWindow,
    /** Those that were called in normal hours of the look-back, and those of which that is not known. */
    rates: z.array(callRate),
  }),
});
export type CallRate = z.infer<typeof callRate>;
