/** What moto lacks, as the rules by which the modelled account answers. Replies are in the SDK's own types. */
import type { DescribeAccountLimitsAnswer } from '@aws-sdk/client-auto-scaling';
import type { CapacityReservation } from '@aws-sdk/client-ec2';
import type { AccountLimit } from '@aws-sdk/client-lambda';
import type { AccountQuota } from '@aws-sdk/client-rds';
import type { ServiceQuota } from '@aws-sdk/client-service-quotas';
import type { TrustedAdvisorCheckDescription, TrustedAdvisorCheckResult } from '@aws-sdk/client-support';

/** The part of an account's state that moto does not keep, by region where AWS keeps it so. */
export interface Scenario {
  /** AWS's defaults: the same list everywhere here. */
  readonly defaultQuotas: readonly ServiceQuota[];
  /** What the account was granted, by region. */
  readonly appliedQuotas: Readonly<Record<string, readonly ServiceQuota[]>>;
  /** By region; none in the others. */
  readonly capacityReservations: Readonly<Record<string, readonly CapacityReservation[]>>;
  /** By region. */
  readonly rdsAccountQuotas: Readonly<Record<string, readonly AccountQuota[]>>;
  /** Until when the server certificate of every database is valid, ISO 8601. */
  readonly dbCertificateValidTill: string;
  readonly autoScalingLimits: DescribeAccountLimitsAnswer;
  readonly lambdaLimits: AccountLimit;
  /** null: an account without a support plan. */
  readonly trustedAdvisor: {
    readonly checks: readonly TrustedAdvisorCheckDescription[];
    readonly results: readonly TrustedAdvisorCheckResult[];
  } | null;
}

interface AwsFault {
  readonly code: string;
  readonly message: string;
}

/** One answer of the modelled account; `modelled.py` says what its fields mean. The first that matches counts. */
export type Rule = {
  readonly op: string;
  readonly region?: string;
  readonly when?: Readonly<Record<string, string>>;
} & (
  | { readonly reply: object; readonly pick?: Readonly<Record<string, readonly [string, string]>> }
  | { readonly error: AwsFault }
);

const NO_SUPPORT_PLAN: AwsFault = {
  code: 'SubscriptionRequiredException',
  message: 'Amazon Web Services Premium Support Subscription is required to use this service.',
};
const NO_SUCH_QUOTA: AwsFault = {
  code: 'NoSuchResourceException',
  message: 'The request failed because the quota was not found.',
};
const NO_SUCH_CHECK: AwsFault = { code: 'InvalidParameterValueException', message: 'Invalid check id' };

export const rulesOf = (scenario: Scenario): Rule[] => [
  ...Object.entries(scenario.appliedQuotas).flatMap(([region, quotas]) =>
    quotaRules(quotas, 'ListServiceQuotas', 'GetServiceQuota').map((rule) => ({ ...rule, region })),
  ),
  ...quotaRules(scenario.defaultQuotas, 'ListAWSDefaultServiceQuotas', 'GetAWSDefaultServiceQuota'),
  ...NO_QUOTAS,
  ...advisorRules(scenario.trustedAdvisor),
  ...Object.entries(scenario.capacityReservations).map(([region, CapacityReservations]) => ({
    ...{ op: 'ec2:DescribeCapacityReservations', region },
    reply: { CapacityReservations },
  })),
  { op: 'ec2:DescribeCapacityReservations', reply: { CapacityReservations: [] } },
  ...Object.entries(scenario.rdsAccountQuotas).map(([region, AccountQuotas]) => ({
    ...{ op: 'rds:DescribeAccountAttributes', region },
    reply: { AccountQuotas },
  })),
  { op: 'rds:DescribeAccountAttributes', reply: { AccountQuotas: [] } },
  { op: 'autoscaling:DescribeAccountLimits', reply: scenario.autoScalingLimits },
  { op: 'lambda:GetAccountSettings', reply: { AccountLimit: scenario.lambdaLimits } },
];

function quotaRules(quotas: readonly ServiceQuota[], list: string, get: string): Rule[] {
  const byService = Map.groupBy(quotas, ({ ServiceCode = '' }) => ServiceCode);
  return [
    ...[...byService].map(([ServiceCode, Quotas]) => ({
      ...{ op: `servicequotas:${list}`, when: { ServiceCode } },
      reply: { Quotas },
    })),
    ...quotas.map((Quota) => ({
      op: `servicequotas:${get}`,
      when: { ServiceCode: Quota.ServiceCode ?? '', QuotaCode: Quota.QuotaCode ?? '' },
      reply: { Quota },
    })),
  ];
}

/** Of the services and regions that the scenario says nothing of. */
const NO_QUOTAS: readonly Rule[] = [
  { op: 'servicequotas:ListServiceQuotas', reply: { Quotas: [] } },
  { op: 'servicequotas:ListAWSDefaultServiceQuotas', reply: { Quotas: [] } },
  { op: 'servicequotas:GetServiceQuota', error: NO_SUCH_QUOTA },
  { op: 'servicequotas:GetAWSDefaultServiceQuota', error: NO_SUCH_QUOTA },
];

const ADVISOR_ACTIONS = [
  'support:DescribeTrustedAdvisorChecks',
  'support:DescribeTrustedAdvisorCheckResult',
  'support:DescribeTrustedAdvisorCheckSummaries',
] as const;

function advisorRules(advisor: Scenario['trustedAdvisor']): Rule[] {
  if (advisor === null) return ADVISOR_ACTIONS.map((op) => ({ op, error: NO_SUPPORT_PLAN }));
  const [describeChecks, describeResult, describeSummaries] = ADVISOR_ACTIONS;
  return [
    { op: describeChecks, reply: { checks: advisor.checks } },
    ...advisor.results.map((result) => ({
      ...{ op: describeResult, when: { checkId: result.checkId ?? '' } },
      reply: { result },
    })),
    { op: describeResult, error: NO_SUCH_CHECK },
    {
      op: describeSummaries,
      reply: {
        summaries: advisor.results.map(({ flaggedResources, ...summary }) => ({
          ...summary,
          hasFlaggedResources: (flaggedResources ?? []).length > 0,
        })),
      },
      pick: { summaries: ['checkId', 'checkIds'] },
    },
  ];
}
