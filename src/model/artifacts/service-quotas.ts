import { z } from 'zod';
import { type RowOf, whole } from './definition';
import { flag, number, text } from './fields';

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
