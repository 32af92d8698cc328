import { CloudWatchClient } from '@aws-sdk/client-cloudwatch';
import {
  type ServiceQuota as AwsServiceQuota,
  paginateListAWSDefaultServiceQuotas,
  paginateListRequestedServiceQuotaChangeHistory,
  paginateListServiceQuotas,
  type QuotaPeriod,
  type RequestedServiceQuotaChange,
  ServiceQuotasClient,
} from '@aws-sdk/client-service-quotas';
import { mapConcurrently } from '../../lib/concurrency';
import { isOpenRequest } from '../../model/action';
import type { CallRate, QuotaIncreaseRequest, QuotaUse, ServiceQuota } from '../../model/artifacts';
import { SERVICES, type Service } from '../../model/services';
import { CALLED_SERVICES } from '../../quotas/catalogue';
import { requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nameOf } from '../failure';
import { createMetricReader, createNormalFilter, type MetricQuery, readMetrics } from '../metrics';
import { endingPages, readAllPages, unendingListError } from '../pages';
import { divideBy, findHighest, metricWindow } from '../series';

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
  collect: (context) => quotasOfServices(OF_REGIONS, context, toQuota),
});

export const globalServiceQuotas = defineCollector({
  ...QUOTAS,
  id: 'globalServiceQuotas',
  answers: `The quotas of ${OF_ACCOUNTS.join(', ')}, which the account has once: its own value where it has one, else AWS's default`,
  collect: (context) => quotasOfServices(OF_ACCOUNTS, context, toQuota),
});

export const callRates = defineCollector({
  id: 'callRates',
  answers: `How often APIs of ${CALLED_SERVICES.join(', ')} were called, where CloudWatch counts that for a quota`,
  light: false,
  verified: 'modelled',
  actions: [
    'cloudwatch:GetMetricData',
    'servicequotas:ListAWSDefaultServiceQuotas',
    'servicequotas:ListServiceQuotas',
  ],
  deadlineFactor: 3,
  async collect(context) {
    const reader = createMetricReader(context);
    const { window } = reader;
    const normal = createNormalFilter(context, window);
    const counted = await quotasOfServices(CALLED_SERVICES, context, toCallQuota);
    const rates = await readMetrics(
      reader,
      counted.map(({ dimensions }) => ({ calls: dimensions && countOf(dimensions) })),
      ({ calls }, i): CallRate | null => {
        const { dimensions: _, ...quota } = requireField(counted[i], 'a quota for the metric');
        const perSecond = normal(divideBy(calls, window.periodSeconds));
        return perSecond?.length === 0 ? null : { ...quota, callsPerSecond: findHighest(perSecond) };
      },
    );
    return { window, rates: rates.filter((rate) => rate !== null) };
  },
});

/** What both collectors of use are alike in. */
const USES = { light: false, verified: 'moto', actions: ['cloudwatch:GetMetricData'] } as const;

export const quotaUses = defineCollector({
  ...USES,
  id: 'quotaUses',
  answers: 'How much there is under each quota of the region of which CloudWatch counts that',
  needs: ['serviceQuotas'],
  collect: (context, artifacts) => readUses(context, artifacts.serviceQuotas),
});

export const globalQuotaUses = defineCollector({
  ...USES,
  id: 'globalQuotaUses',
  answers: 'The same of quotas that the account has once',
  needs: ['globalServiceQuotas'],
  collect: (context, artifacts) => readUses(context, artifacts.globalServiceQuotas),
});

const DAY_MS = 24 * 3_600_000;
const HOUR_SECONDS = 3600;

/** Reads the most of the last day. What CloudWatch has no data of is not known to be used, and left out. */
async function readUses(
  { clients, collectedAt, signal }: CollectContext,
  quotas: readonly ServiceQuota[],
): Promise<QuotaUse[]> {
  const to = new Date(Math.ceil(Date.parse(collectedAt) / 3_600_000) * 3_600_000).toISOString();
  const from = new Date(Date.parse(to) - DAY_MS).toISOString();
  const reader = {
    ...{ client: clients.of(CloudWatchClient), signal },
    ...{ window: metricWindow({ from, to }, collectedAt), maximaPeriodSeconds: HOUR_SECONDS },
  };
  const counted = quotas.flatMap(({ usage, applied: _, ...quota }) => (usage ? [{ quota, usage }] : []));
  const uses = await readMetrics(
    reader,
    counted.map(({ usage: { namespace, metricName, dimensions } }) => ({
      most: { namespace, metric: metricName, statistic: 'Maximum', dimensions, silence: 'unknown' } as const,
    })),
    ({ most }, i): QuotaUse | null => {
      const { quota, usage } = requireField(counted[i], 'a quota for the metric');
      return most?.length === 0 ? null : { ...quota, metric: usage, used: findHighest(most)?.value ?? null };
    },
  );
  return uses.filter((use) => use !== null);
}

/** What both collectors of requests are alike in. */
const REQUESTS = {
  light: false,
  verified: 'modelled',
  actions: ['servicequotas:ListRequestedServiceQuotaChangeHistory'],
} as const;

export const quotaIncreaseRequests = defineCollector({
  ...REQUESTS,
  id: 'quotaIncreaseRequests',
  answers: 'Which increases of quotas of the region were asked for, and what AWS answered',
  collect: (context) => readRequests(context, false),
});

export const globalQuotaIncreaseRequests = defineCollector({
  ...REQUESTS,
  id: 'globalQuotaIncreaseRequests',
  answers: 'Which increases of quotas that the account has once were asked for, and what AWS answered',
  collect: (context) => readRequests(context, true),
});

/** What was asked for and decided before that is history. */
const HALF_A_YEAR_MS = 182 * 24 * 3_600_000;

/** Reads the last request of each quota. Requests of global quotas are listed in the region that serves these. */
async function readRequests(
  { clients, signal, collectedAt }: CollectContext,
  isGlobal: boolean,
): Promise<QuotaIncreaseRequest[]> {
  const listed = await readAllPages(
    paginateListRequestedServiceQuotaChangeHistory(
      { client: clients.of(ServiceQuotasClient), pageSize: PAGE_SIZE },
      { QuotaRequestedAtLevel: 'ALL' },
      { abortSignal: signal },
    ),
    ({ RequestedQuotas }) => RequestedQuotas,
  );
  const requests = listed
    .filter(({ GlobalQuota = false }) => GlobalQuota === isGlobal)
    .map(toRequest)
    .toSorted((a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt));
  const last = new Map(requests.map((one) => [`${one.serviceCode} ${one.quotaCode} ${one.of ?? ''}`, one]));
  const begin = Date.parse(collectedAt) - HALF_A_YEAR_MS;
  return [...last.values()].filter(
    (request) => isOpenRequest(request) || Date.parse(request.createdAt) >= begin,
  );
}

const toRequest = (request: RequestedServiceQuotaChange): QuotaIncreaseRequest => ({
  serviceCode: requireField(request.ServiceCode, 'ServiceCode'),
  quotaCode: requireField(request.QuotaCode, 'QuotaCode'),
  quotaName: request.QuotaName ?? requireField(request.QuotaCode, 'QuotaCode'),
  of: request.QuotaContext?.ContextId ?? null,
  status: requireField(request.Status, 'Status'),
  desiredValue: requireField(request.DesiredValue, 'DesiredValue'),
  createdAt: requireField(toIso(request.Created), 'Created'),
  caseId: request.CaseId ?? null,
});

/** It is published only while there are calls. */
const countOf = (dimensions: Dimensions): MetricQuery => ({
  ...{ namespace: 'AWS/Usage', metric: 'CallCount', statistic: 'Sum', dimensions, silence: 'zero' },
});

type Dimensions = MetricQuery['dimensions'];

/** A quota of calls, and the metric that counts them; null where Service Quotas does not say which of the service. */
type CallQuota = Omit<CallRate, 'callsPerSecond'> & { readonly dimensions: Dimensions | null };

/** Converts a quota; null for one that does not limit calls, or that CloudWatch does not count. */
function toCallQuota(quota: AwsServiceQuota, applied: boolean): CallQuota | null {
  const known = toQuota(quota, applied);
  const { MetricName, MetricDimensions = null } = quota.UsageMetric ?? {};
  if (known === null || MetricName !== 'CallCount') return null;
  return {
    ...known,
    calls: MetricDimensions?.Resource ?? known.quotaName,
    inSeconds: secondsOf(quota.Period),
    dimensions: MetricDimensions,
  };
}

const SECONDS: Readonly<Record<string, number>> = {
  ...{ MILLISECOND: 0.001, SECOND: 1, MINUTE: 60, HOUR: 3600, DAY: 86_400 },
};

function secondsOf({ PeriodUnit, PeriodValue }: QuotaPeriod = {}): number | null {
  const seconds = SECONDS[PeriodUnit ?? ''] ?? 0;
  // In a time of nothing, nothing would be called.
  return seconds * (PeriodValue ?? 0) || null;
}

async function quotasOfServices<Q extends ServiceQuota>(
  services: readonly string[],
  { clients, signal }: CollectContext,
  convert: Convert<Q>,
): Promise<Q[]> {
  const client = clients.of(ServiceQuotasClient);
  return (await mapConcurrently(services, 3, (service) => quotasOf(client, service, signal, convert))).flat();
}

/** Converts a quota of AWS's answer; null for one that is of no use. */
type Convert<Q> = (quota: AwsServiceQuota, applied: boolean) => Q | null;

/** Reads the default quotas of a service and replaces those that ListServiceQuotas has, because it lists only some of them. */
async function quotasOf<Q extends ServiceQuota>(
  client: ServiceQuotasClient,
  service: string,
  abortSignal: AbortSignal,
  convert: Convert<Q>,
): Promise<Q[]> {
  const config = { client, pageSize: PAGE_SIZE };
  const options = { abortSignal };
  try {
    const defaults = await quotasByCode(
      paginateListAWSDefaultServiceQuotas(config, { ServiceCode: service }, options),
      (quota) => convert(quota, false),
    );
    const applied = await quotasByCode(
      paginateListServiceQuotas(config, { ServiceCode: service, QuotaAppliedAtLevel: 'ACCOUNT' }, options),
      (quota) => convert(quota, true),
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
async function quotasByCode<Q extends ServiceQuota>(
  pages: AsyncIterable<QuotaPage>,
  convert: (quota: AwsServiceQuota) => Q | null,
): Promise<Map<string, Q>> {
  const quotas = new Map<string, Q>();
  const seen = new Set<string>();
  for await (const page of endingPages(pages)) {
    const { Quotas = [], NextToken } = page;
    const codes = Quotas.map(({ QuotaCode }) => requireField(QuotaCode, 'QuotaCode'));
    if (NextToken && codes.length > 0 && codes.every((code) => seen.has(code))) {
      throw unendingListError('a page of known quotas promises another', page);
    }
    for (const code of codes) seen.add(code);
    for (const quota of Quotas) {
      const known = convert(quota);
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
    ...usageOf(quota),
  };
}

/**
 * The metric of what there is under a quota. That of calls is left out, and so is one that is to be added up, as nothing then says over
 * which time. A recommended `Sum` of what there is at a time was seen, and would count it once a minute.
 */
function usageOf({ UsageMetric = {}, Period }: AwsServiceQuota): Pick<ServiceQuota, 'usage'> {
  const { MetricNamespace, MetricName, MetricDimensions, MetricStatisticRecommendation } = UsageMetric;
  const isOfWhatIs = MetricName === 'ResourceCount' || MetricStatisticRecommendation !== 'Sum';
  if (!MetricNamespace || !MetricName || !MetricDimensions || !isOfWhatIs) return {};
  if (MetricName === 'CallCount' || Period !== undefined) return {};
  return {
    usage: { namespace: MetricNamespace, metricName: MetricName, dimensions: MetricDimensions },
  };
}
