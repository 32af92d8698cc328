/** What moto lacks, answered from a scenario. Shapes are the SDK's own types, so that a wrong field does not compile. */
import type { DescribeAccountLimitsAnswer } from '@aws-sdk/client-auto-scaling';
import type { AccountQuota } from '@aws-sdk/client-rds';
import type {
  GetServiceQuotaResponse,
  ListServiceQuotasResponse,
  ServiceQuota,
} from '@aws-sdk/client-service-quotas';
import type {
  DescribeTrustedAdvisorCheckResultResponse,
  DescribeTrustedAdvisorCheckSummariesResponse,
  DescribeTrustedAdvisorChecksResponse,
  TrustedAdvisorCheckDescription,
  TrustedAdvisorCheckResult,
} from '@aws-sdk/client-support';
import { AwsError, type AwsRequest } from './aws-protocol';

/** The part of an account's state that moto does not keep, by region where AWS keeps it so. */
export interface Scenario {
  /** AWS's defaults: the same list everywhere here. */
  readonly defaultQuotas: readonly ServiceQuota[];
  /** What the account was granted, by region. */
  readonly appliedQuotas: Readonly<Record<string, readonly ServiceQuota[]>>;
  /** By region. */
  readonly rdsAccountQuotas: Readonly<Record<string, readonly AccountQuota[]>>;
  /** Until when the server certificate of every database is valid, ISO 8601. */
  readonly dbCertificateValidTill: string;
  readonly autoScalingLimits: DescribeAccountLimitsAnswer;
  /** null: an account without a support plan. */
  readonly trustedAdvisor: {
    readonly checks: readonly TrustedAdvisorCheckDescription[];
    readonly results: readonly TrustedAdvisorCheckResult[];
  } | null;
}

type Answer = (scenario: Scenario, request: AwsRequest) => object;

const DEFAULT_PAGE = 100;

function page<T>(items: readonly T[], { MaxResults, NextToken }: AwsRequest['input']) {
  const start = Number(NextToken ?? 0);
  if (!Number.isInteger(start) || start < 0) {
    throw new AwsError('InvalidPaginationTokenException', 'Invalid token.');
  }
  const end = start + Number(MaxResults ?? DEFAULT_PAGE);
  return { items: items.slice(start, end), nextToken: end < items.length ? String(end) : undefined };
}

function listQuotas(quotas: readonly ServiceQuota[], { input }: AwsRequest): ListServiceQuotasResponse {
  const { items, nextToken } = page(
    quotas.filter(({ ServiceCode }) => ServiceCode === input.ServiceCode),
    input,
  );
  return { Quotas: items, NextToken: nextToken };
}

function getQuota(quotas: readonly ServiceQuota[], { input }: AwsRequest): GetServiceQuotaResponse {
  const quota = quotas.find((q) => q.ServiceCode === input.ServiceCode && q.QuotaCode === input.QuotaCode);
  if (!quota)
    throw new AwsError('NoSuchResourceException', 'The request failed because the quota was not found.');
  return { Quota: quota };
}

const applied = ({ appliedQuotas }: Scenario, { region }: AwsRequest) => appliedQuotas[region] ?? [];

function advisor({ trustedAdvisor }: Scenario): NonNullable<Scenario['trustedAdvisor']> {
  if (trustedAdvisor) return trustedAdvisor;
  throw new AwsError(
    'SubscriptionRequiredException',
    'Amazon Web Services Premium Support Subscription is required to use this service.',
  );
}

const describeChecks: Answer = (scenario): DescribeTrustedAdvisorChecksResponse => ({
  checks: [...advisor(scenario).checks],
});

const describeCheckResult: Answer = (scenario, { input }): DescribeTrustedAdvisorCheckResultResponse => {
  const result = advisor(scenario).results.find(({ checkId }) => checkId === input.checkId);
  if (!result) throw new AwsError('InvalidParameterValueException', 'Invalid check id');
  return { result };
};

const describeCheckSummaries: Answer = (
  scenario,
  { input },
): DescribeTrustedAdvisorCheckSummariesResponse => {
  const wanted = new Set(input.checkIds as string[]);
  const results = advisor(scenario).results.filter(({ checkId }) => wanted.has(checkId ?? ''));
  return {
    summaries: results.map(({ flaggedResources, ...summary }) => ({
      ...summary,
      hasFlaggedResources: (flaggedResources ?? []).length > 0,
    })),
  };
};

/** By IAM action; what is not here is moto's. */
export const GAP_ANSWERS: Readonly<Record<string, Answer>> = {
  'servicequotas:ListServiceQuotas': (scenario, request) => listQuotas(applied(scenario, request), request),
  'servicequotas:ListAWSDefaultServiceQuotas': ({ defaultQuotas }, request) =>
    listQuotas(defaultQuotas, request),
  'servicequotas:GetServiceQuota': (scenario, request) => getQuota(applied(scenario, request), request),
  'servicequotas:GetAWSDefaultServiceQuota': ({ defaultQuotas }, request) => getQuota(defaultQuotas, request),
  'support:DescribeTrustedAdvisorChecks': describeChecks,
  'support:DescribeTrustedAdvisorCheckResult': describeCheckResult,
  'support:DescribeTrustedAdvisorCheckSummaries': describeCheckSummaries,
  'rds:DescribeAccountAttributes': ({ rdsAccountQuotas }, { region }) => ({
    AccountQuotas: rdsAccountQuotas[region] ?? [],
  }),
  'autoscaling:DescribeAccountLimits': ({ autoScalingLimits }) => autoScalingLimits,
};
