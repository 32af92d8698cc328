import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { amount, flag, metricWindow, number, peak, text, time } from './fields';

const quota = z.object({
  serviceCode: text,
  quotaCode: text,
  quotaName: text,
  value: number,
  adjustable: flag,
  /** True when the account has a value of its own; false when this is AWS's default. */
  applied: flag,
  /** The metric of what there is under it, of which the highest counts; absent where CloudWatch has none, or it counts calls. */
  usage: z.object({ namespace: text, metricName: text, dimensions: z.record(text, text) }).optional(),
});

/** The quotas of the region: the value that applies to the account, or AWS's default. */
export const serviceQuotas = whole({ per: 'region', service: null, shape: z.array(quota) });

/** The quotas of what AWS serves once per account. */
export const globalServiceQuotas = whole({ per: 'account', service: null, shape: z.array(quota) });
export type ServiceQuota = RowOf<typeof serviceQuotas>;

const usedQuotas = z.array(
  z.object({
    serviceCode: text,
    quotaCode: text,
    quotaName: text,
    value: number,
    adjustable: flag,
    metric: z.object({ namespace: text, metricName: text, dimensions: z.record(text, text) }),
    /** The most of the last day; null where CloudWatch gave no complete data. */
    used: amount.nullable(),
  }),
);

/** The quotas of the region under which CloudWatch counts something, and how much; not those of calls. */
export const quotaUses = whole({ per: 'region', service: null, shape: usedQuotas });

/** The same of what AWS serves once per account. */
export const globalQuotaUses = whole({ per: 'account', service: null, shape: usedQuotas });
export type QuotaUse = RowOf<typeof quotaUses>;

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

const quotaRequests = z.array(
  z.object({
    serviceCode: text,
    quotaCode: text,
    quotaName: text,
    /** The resource whose quota it is; null for one of the account. */
    of: text.nullable(),
    /** `PENDING`, `CASE_OPENED`, `APPROVED`, `DENIED`, `NOT_APPROVED`, `CASE_CLOSED` or `INVALID_REQUEST`. */
    status: text,
    desiredValue: number,
    createdAt: time,
    /** The support case that AWS opened for it; null where it needed none. */
    caseId: text.nullable(),
  }),
);

/** The last request to increase each quota of the region: one that is open, and one of the last half year. */
export const quotaIncreaseRequests = whole({ per: 'region', service: null, shape: quotaRequests });

/** The same of what AWS serves once per account. */
export const globalQuotaIncreaseRequests = whole({ per: 'account', service: null, shape: quotaRequests });
export type QuotaIncreaseRequest = RowOf<typeof quotaIncreaseRequests>;
