import {
  type ServiceQuota as AwsServiceQuota,
  paginateListAWSDefaultServiceQuotas,
  paginateListServiceQuotas,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { mapConcurrently } from '../../lib/concurrency';
import type { ServiceQuota } from '../../model/artifacts';
import { SERVICES, type Service } from '../../model/services';
import { requireField } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nameOf } from '../failure';
import { endingPages, unendingListError } from '../pages';

/** The services whose quotas are judged, by their codes in Service Quotas. */
const quotaServicesIn = (place: Service['answersIn']): string[] =>
  Object.values<Service>(SERVICES)
    .filter(({ answersIn, quotasIn = answersIn }) => quotasIn === place)
    .flatMap(({ quotas }) => Object.keys(quotas))
    .sort();

const OF_REGIONS = quotaServicesIn('region');
const OF_ACCOUNTS = quotaServicesIn('partition');

/** The most items in a page of Service Quotas. */
const PAGE_SIZE = 100;

/** What both collectors are alike in. */
const QUOTAS = {
  light: false,
  verified: 'modelled',
  actions: ['servicequotas:ListAWSDefaultServiceQuotas', 'servicequotas:ListServiceQuotas'],
  deadlineFactor: 2,
} as const;

export const serviceQuotas = defineCollector({
  ...QUOTAS,
  id: 'serviceQuotas',
  answers: `The quotas of ${OF_REGIONS.join(', ')}: the account's own value where it has one, else AWS's default`,
  collect: (context) => quotasOfServices(OF_REGIONS, context),
});

export const globalServiceQuotas = defineCollector({
  ...QUOTAS,
  id: 'globalServiceQuotas',
  answers: `The quotas of ${OF_ACCOUNTS.join(', ')}, which the account has once: its own value where it has one, else AWS's default`,
  collect: (context) => quotasOfServices(OF_ACCOUNTS, context),
});

async function quotasOfServices(
  services: readonly string[],
  { clients, signal }: CollectContext,
): Promise<ServiceQuota[]> {
  const client = clients.of(ServiceQuotasClient);
  return (await mapConcurrently(services, 3, (service) => quotasOf(client, service, signal))).flat();
}

/** Reads the default quotas of a service and replaces those that ListServiceQuotas has, because it lists only some of them. */
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
    // AWS answers with this error for a service that the region does not have.
    if (nameOf(error) === 'NoSuchResourceException') return [];
    throw error;
  }
}

interface QuotaPage {
  readonly NextToken?: string | undefined;
  readonly Quotas?: readonly AwsServiceQuota[] | undefined;
}

/**
 * Reads quotas by code.
 *
 * Some lists have been seen to return tokens for ever. Cloud Custodian takes a page of known quotas for the end of the
 * list. But such a list cannot be told from one that is stuck half-way, so here it is a failure unless AWS says that the
 * page is the last.
 *
 * @throws Error when the list repeats itself.
 */
async function quotasByCode(
  pages: AsyncIterable<QuotaPage>,
  applied: boolean,
): Promise<Map<string, ServiceQuota>> {
  const quotas = new Map<string, ServiceQuota>();
  const seen = new Set<string>();
  for await (const page of endingPages(pages)) {
    const { Quotas = [], NextToken } = page;
    const codes = Quotas.map(({ QuotaCode }) => requireField(QuotaCode, 'QuotaCode'));
    if (NextToken && codes.length > 0 && codes.every((code) => seen.has(code))) {
      throw unendingListError('a page of known quotas promises another', page);
    }
    for (const code of codes) seen.add(code);
    for (const quota of Quotas) {
      const known = toQuota(quota, applied);
      if (known) quotas.set(known.quotaCode, known);
    }
  }
  return quotas;
}

/** Converts a quota; null for a quota of single resources and for one whose value AWS could not read (`ErrorReason`). */
function toQuota(quota: AwsServiceQuota, applied: boolean): ServiceQuota | null {
  const isOfAccount = (quota.QuotaAppliedAtLevel ?? 'ACCOUNT') === 'ACCOUNT';
  if (!isOfAccount || quota.Value === undefined) return null;
  return {
    serviceCode: requireField(quota.ServiceCode, 'ServiceCode'),
    quotaCode: requireField(quota.QuotaCode, 'QuotaCode'),
    quotaName: requireField(quota.QuotaName, 'QuotaName'),
    value: quota.Value,
    adjustable: quota.Adjustable ?? false,
    applied,
  };
}
