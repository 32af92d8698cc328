import {
  type ServiceQuota as AwsServiceQuota,
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  type ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { mapConcurrently } from '../../lib/concurrency';
import type { ServiceQuota } from '../../model/artifacts';
import { must } from '../answer';
import { defineCollector } from '../collector';
import { nameOf } from '../failure';
import { endingPages } from '../pages';

/** The services whose quotas are judged, by their codes in Service Quotas. */
const QUOTA_SERVICES = ['autoscaling', 'ebs', 'ec2', 'elasticloadbalancing', 'rds', 'vpc'] as const;

/** Most items Service Quotas gives in one page. */
const PAGE_SIZE = 100;

export const serviceQuotas = defineCollector({
  id: 'serviceQuotas',
  answers: `The quotas of ${QUOTA_SERVICES.join(', ')}: the account's own value where it has one, else AWS's default`,
  scope: 'regional',
  actions: ['servicequotas:ListAWSDefaultServiceQuotas', 'servicequotas:ListServiceQuotas'],
  patience: 2,
  async collect({ clients: { serviceQuotas }, signal }) {
    const perService = await mapConcurrently(QUOTA_SERVICES, 3, (service) =>
      quotasOf(serviceQuotas, service, signal),
    );
    return perService.flat();
  },
});

/** ListServiceQuotas leaves out what was never applied, so its values lie over the defaults. */
async function quotasOf(
  client: ServiceQuotasClient,
  service: string,
  abortSignal: AbortSignal,
): Promise<ServiceQuota[]> {
  const config = { client, pageSize: PAGE_SIZE };
  const options = { abortSignal };
  try {
    const defaults = await quotasByCode(
      paginateListAWSDefaultServiceQuotas(config, { ServiceCode: service }, options),
      false,
    );
    const applied = await quotasByCode(
      paginateListServiceQuotas(config, { ServiceCode: service, QuotaAppliedAtLevel: 'ACCOUNT' }, options),
      true,
    );
    return [...new Map([...defaults, ...applied]).values()];
  } catch (error) {
    // A service that the region does not have has no quotas there.
    if (nameOf(error) === 'NoSuchResourceException') return [];
    throw error;
  }
}

interface QuotaPage {
  readonly NextToken?: string | undefined;
  readonly Quotas?: readonly AwsServiceQuota[] | undefined;
}

/** Quotas by code. Stops at a page that repeats only what is known: such lists have been seen never to end. */
async function quotasByCode(
  pages: AsyncIterable<QuotaPage>,
  applied: boolean,
): Promise<Map<string, ServiceQuota>> {
  const quotas = new Map<string, ServiceQuota>();
  const seen = new Set<string>();
  for await (const { Quotas = [] } of endingPages(pages)) {
    const codes = Quotas.map(({ QuotaCode }) => must(QuotaCode, 'QuotaCode'));
    if (codes.length > 0 && codes.every((code) => seen.has(code))) break;
    for (const code of codes) seen.add(code);
    for (const quota of Quotas) {
      const known = toQuota(quota, applied);
      if (known) quotas.set(known.quotaCode, known);
    }
  }
  return quotas;
}

/** null for a quota of single resources, and for one whose value AWS could not read (`ErrorReason`). */
function toQuota(quota: AwsServiceQuota, applied: boolean): ServiceQuota | null {
  const isOfAccount = (quota.QuotaAppliedAtLevel ?? 'ACCOUNT') === 'ACCOUNT';
  if (!isOfAccount || quota.Value === undefined) return null;
  return {
    serviceCode: must(quota.ServiceCode, 'ServiceCode'),
    quotaCode: must(quota.QuotaCode, 'QuotaCode'),
    quotaName: must(quota.QuotaName, 'QuotaName'),
    value: quota.Value,
    unit: quota.Unit ?? 'None',
    adjustable: quota.Adjustable ?? false,
    globalQuota: quota.GlobalQuota ?? false,
    applied,
  };
}
