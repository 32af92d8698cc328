import type { TrustedAdvisorCheckDescription, TrustedAdvisorCheckResult } from '@aws-sdk/client-support';
import { GLOBAL } from '../../../../src/model/target';
import type { AwsFault, Rule, Scenario } from '../../gap-answers';
import { healthWithoutSupportPlan } from './health';
import { shopService } from './service';

const LIMIT_COLUMNS = ['Region', 'Service', 'Limit Name', 'Limit Amount', 'Current Usage', 'Status'];

const check = (
  id: string,
  category: string,
  name: string,
  metadata: string[],
): TrustedAdvisorCheckDescription => ({ id, category, name, metadata, description: '<h4>Description</h4>' });

/** The columns of each check are Trusted Advisor's own. */
const CHECKS: readonly TrustedAdvisorCheckDescription[] = [
  check('7DAFEmoDos', 'security', 'MFA on Root Account', []),
  check('c25hn9x03v', 'security', 'AWS CloudTrail Management Event Logging', [
    ...['Status', 'Region', 'Logging Enabled', 'Last Updated Time'],
  ]),
  check('12Fnkpl8Y5', 'security', 'Exposed Access Keys', [
    ...['Access Key ID', 'User Name (IAM or Root)', 'Fraud Type', 'Case ID', 'Time Updated', 'Location'],
    ...['Deadline', 'Usage (USD per Day)'],
  ]),
  check('HCP4007jGY', 'security', 'Security Groups - Specific Ports Unrestricted', [
    ...['Region', 'Security Group Name', 'Security Group ID', 'Protocol', 'Status', 'Ports'],
  ]),
  check('1iG5NDGVre', 'security', 'Security Groups - Unrestricted Access', [
    ...['Region', 'Security Group Name', 'Security Group ID', 'Protocol', 'Port', 'Status', 'IP Range'],
  ]),
  check('f2iK5R6Dep', 'fault_tolerance', 'Amazon RDS Multi-AZ', [
    ...['Region/AZ', 'DB Instance', 'VPC ID', 'Multi-AZ', 'Status'],
  ]),
  check('fW7HH0l7J9', 'service_limits', 'Auto Scaling Groups', LIMIT_COLUMNS),
  check('XG0aXHpIEt', 'service_limits', 'RDS DB Instances', LIMIT_COLUMNS),
  check('EM8b3yLRTr', 'service_limits', 'ELB Application Load Balancers', LIMIT_COLUMNS),
];

type Flagged = NonNullable<TrustedAdvisorCheckResult['flaggedResources']>[number];

/** Where Trusted Advisor sees something; every other check is `ok`. */
const FLAGGED: Readonly<Record<string, { status: string; flaggedResources: Flagged[] }>> = {
  HCP4007jGY: {
    status: 'error',
    flaggedResources: [
      {
        status: 'error',
        region: 'ap-southeast-1',
        resourceId: 'flagged-bastion',
        isSuppressed: false,
        metadata: ['ap-southeast-1', 'bastion', 'sg-0123456789abcdef0 (vpc-0a1b2c3d)', 'tcp', 'Red', '3389'],
      },
    ],
  },
  f2iK5R6Dep: {
    status: 'warning',
    flaggedResources: [
      {
        status: 'warning',
        region: 'ap-southeast-1',
        resourceId: 'flagged-shop-orders',
        isSuppressed: false,
        metadata: ['ap-southeast-1a', 'shop-orders', null, 'No', 'Yellow'],
      },
      {
        status: 'warning',
        region: 'ap-southeast-1',
        resourceId: 'flagged-reports',
        isSuppressed: true,
        metadata: ['ap-southeast-1b', 'reports', null, 'No', 'Yellow'],
      },
    ],
  },
};

const resultOf = ({ id }: TrustedAdvisorCheckDescription, timestamp: string): TrustedAdvisorCheckResult => {
  const { status, flaggedResources } = FLAGGED[id ?? ''] ?? { status: 'ok', flaggedResources: [] };
  return {
    checkId: id,
    timestamp,
    status,
    flaggedResources,
    resourcesSummary: {
      resourcesProcessed: 10,
      resourcesFlagged: flaggedResources.length,
      resourcesIgnored: 0,
      resourcesSuppressed: flaggedResources.filter(({ isSuppressed }) => isSuppressed).length,
    },
    categorySpecificSummary: {},
  };
};

const NO_SUCH_CHECK: AwsFault = { code: 'InvalidParameterValueException', message: 'Invalid check id' };

const DESCRIBE_CHECKS = 'support:DescribeTrustedAdvisorChecks';
const DESCRIBE_RESULT = 'support:DescribeTrustedAdvisorCheckResult';
const DESCRIBE_CASES = 'support:DescribeCases';
const DESCRIBE_SUMMARIES = 'support:DescribeTrustedAdvisorCheckSummaries';

/** What Trusted Advisor says a day and three hours after it has looked: months later, nothing would follow from it. */
function answers(now: Date): Rule[] {
  const lookedAt = new Date(now.getTime() - 27 * 3_600_000).toISOString().replace(/\.\d+Z$/, 'Z');
  const results = CHECKS.map((check) => resultOf(check, lookedAt));
  const CASE = {
    ...{ caseId: 'case-123456789012-muen-2026-0123456789abcdef', displayId: '1234509876' },
    ...{ subject: 'Slow queries', status: 'resolved', severityCode: 'normal' },
    ...{ serviceCode: 'amazon-rds', categoryCode: 'performance', timeCreated: lookedAt },
  };
  return [
    { op: DESCRIBE_CASES, reply: { cases: [CASE] } },
    { op: DESCRIBE_CHECKS, reply: { checks: CHECKS } },
    ...results.map((result) => ({
      ...{ op: DESCRIBE_RESULT, when: { checkId: result.checkId ?? '' } },
      reply: { result },
    })),
    { op: DESCRIBE_RESULT, error: NO_SUCH_CHECK },
    {
      op: DESCRIBE_SUMMARIES,
      reply: {
        summaries: results.map(({ flaggedResources, ...summary }) => ({
          ...summary,
          hasFlaggedResources: (flaggedResources ?? []).length > 0,
        })),
      },
      pick: { summaries: ['checkId', 'checkIds'] },
    },
  ];
}

const NO_SUPPORT_PLAN: AwsFault = {
  code: 'SubscriptionRequiredException',
  message: 'Amazon Web Services Premium Support Subscription is required to use this service.',
};

/** The same account without a support plan. */
export const withoutSupportPlan = ({ rules, ...scenario }: Scenario): Scenario => ({
  ...scenario,
  rules: [
    ...[DESCRIBE_CASES, DESCRIBE_CHECKS, DESCRIBE_RESULT, DESCRIBE_SUMMARIES].map((op) => ({
      op,
      error: NO_SUPPORT_PLAN,
    })),
    ...healthWithoutSupportPlan(NO_SUPPORT_PLAN),
    ...rules,
  ],
});

export const support = shopService({
  answers,
  collected: () => ({
    supportCases: {
      [GLOBAL]: {
        '1234509876': { serviceCode: 'amazon-rds', severityCode: 'normal', isResolved: true },
      },
    },
    trustedAdvisor: {
      [GLOBAL]: {
        HCP4007jGY: {
          result: {
            ok: true,
            status: 'error',
            flaggedResources: [{ region: 'ap-southeast-1', metadata: { Ports: '3389', Status: 'Red' } }],
          },
        },
      },
    },
  }),
});
