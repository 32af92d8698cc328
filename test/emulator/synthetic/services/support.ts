import {
  type CaseDetails,
  DescribeCasesResponse$,
  DescribeTrustedAdvisorCheckResultResponse$,
  DescribeTrustedAdvisorCheckSummariesResponse$,
  DescribeTrustedAdvisorChecksResponse$,
  type TrustedAdvisorCheckDescription,
  type TrustedAdvisorCheckResult,
} from '@aws-sdk/client-support';
import { AwsError } from '../../aws-protocol';
import { renderOutput, textOf } from '../wire';
import { ACCOUNT_ID, at, byKey, CREATED, hex, REGION, times } from './rows';
import { service } from './service';

const TRUSTED_ADVISOR_COLUMNS = [
  'Region',
  'Service',
  'Limit Name',
  'Limit Amount',
  'Current Usage',
  'Status',
];
const TRUSTED_ADVISOR_CATEGORIES = ['service_limits', 'fault_tolerance', 'security', 'performance'];
const TRUSTED_ADVISOR_CHECKS = 60;

/** AWS may always give fewer than it is asked for. */
const CASES_PER_PAGE = 2;

const CASES: readonly CaseDetails[] = times(3, (i) => ({
  caseId: `case-${ACCOUNT_ID}-muen-2026-${hex(i)}`,
  displayId: String(1_000_000_000 + i),
  subject: 'A question',
  status: 'opened',
  serviceCode: 'amazon-rds',
  categoryCode: 'general-guidance',
  severityCode: 'low',
  timeCreated: CREATED.toISOString(),
}));

function rowsOf() {
  const trustedAdvisorChecks = times(TRUSTED_ADVISOR_CHECKS, trustedAdvisorCheck);
  return {
    trustedAdvisorChecks,
    trustedAdvisorResults: byKey(trustedAdvisorChecks, ({ id = '' }) => id, trustedAdvisorResult),
  };
}

const trustedAdvisorCheck = (index: number): TrustedAdvisorCheckDescription => ({
  id: `check${String(index).padStart(5, '0')}`,
  name: `Check ${index}`,
  description: `<p>What check ${index} looks at.</p>`,
  category: at(TRUSTED_ADVISOR_CATEGORIES, index),
  metadata: TRUSTED_ADVISOR_COLUMNS,
});

const trustedAdvisorResult = (
  { id = '' }: TrustedAdvisorCheckDescription,
  index: number,
): TrustedAdvisorCheckResult => ({
  checkId: id,
  timestamp: CREATED.toISOString(),
  status: index % 6 === 0 ? 'warning' : 'ok',
  resourcesSummary: {
    resourcesProcessed: 100,
    resourcesFlagged: index % 6 === 0 ? 2 : 0,
    resourcesIgnored: 0,
    resourcesSuppressed: 0,
  },
  categorySpecificSummary: {},
  flaggedResources: times(index % 6 === 0 ? 2 : 0, (i) => ({
    status: 'warning',
    region: REGION,
    resourceId: hex(index * 100 + i, 32),
    isSuppressed: false,
    metadata: [REGION, 'EC2', `Limit ${i}`, '100', '85', 'Yellow'],
  })),
});

export const support = service({
  prefix: 'support',
  protocol: 'json',
  rows: rowsOf,
  operations: (rows, list) => ({
    'support:DescribeCases': (request) => {
      const from = Number(textOf(request, 'nextToken')?.replace('case-', '') ?? 0);
      const cases = CASES.slice(from, from + CASES_PER_PAGE);
      const nextToken = from + CASES_PER_PAGE < CASES.length ? `case-${from + CASES_PER_PAGE}` : undefined;
      return {
        body: renderOutput(request, DescribeCasesResponse$, { cases, nextToken }),
        items: cases.length,
      };
    },
    'support:DescribeTrustedAdvisorChecks': list({
      output: DescribeTrustedAdvisorChecksResponse$,
      member: 'checks',
      next: null,
      all: rows.trustedAdvisorChecks,
      ignored: ['language'],
    }),
    'support:DescribeTrustedAdvisorCheckResult': (request) => {
      const result = rows.trustedAdvisorResults.get(textOf(request, 'checkId') ?? '');
      if (result === undefined) throw new AwsError('InvalidParameterValueException', 'no such check');
      return {
        body: renderOutput(request, DescribeTrustedAdvisorCheckResultResponse$, { result }),
        items: 1,
      };
    },
    'support:DescribeTrustedAdvisorCheckSummaries': (request) => {
      const { checkIds = [] } = request.input as { checkIds?: readonly string[] };
      const summaries = checkIds.flatMap((checkId) => {
        const result = rows.trustedAdvisorResults.get(checkId);
        if (result === undefined) return [];
        const { flaggedResources = [], ...summary } = result;
        return [{ ...summary, hasFlaggedResources: flaggedResources.length > 0 }];
      });
      const output = { summaries };
      return {
        body: renderOutput(request, DescribeTrustedAdvisorCheckSummariesResponse$, output),
        items: summaries.length,
      };
    },
  }),
});
