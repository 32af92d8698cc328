import type { Artifacts, SupportCase, TrustedAdvisorCheck } from '../../../src/model/artifacts';

type TrustedAdvisorResult = Extract<TrustedAdvisorCheck['result'], { ok: true }>;

type FlaggedResource = TrustedAdvisorResult['flaggedResources'][number];

export const aFlaggedResource = (overrides: Partial<FlaggedResource> = {}): FlaggedResource => ({
  status: 'error',
  region: 'us-east-1',
  resourceId: 'flagged-1',
  suppressed: false,
  metadata: {},
  ...overrides,
});

/** An all-clear result of a check; `result` replaces fields of the result. */
export const aTrustedAdvisorCheck = (
  overrides: Partial<Omit<TrustedAdvisorCheck, 'result'>> = {},
  result: Partial<TrustedAdvisorResult> = {},
): TrustedAdvisorCheck => ({
  checkId: '7DAFEmoDos',
  name: 'MFA on Root Account',
  category: 'security',
  ...overrides,
  result: {
    ok: true,
    status: 'ok',
    timestamp: '2026-11-21T20:00:00Z',
    flaggedResources: [],
    ...result,
  },
});

/** A question about a table that is three days old. */
export const aSupportCase = (overrides: Partial<SupportCase> = {}): SupportCase => {
  const displayId = overrides.displayId ?? '9876543210';
  return {
    caseId: `case-111122223333-muen-2026-${displayId}`,
    displayId,
    serviceCode: 'amazon-dynamodb',
    categoryCode: 'performance',
    severityCode: 'normal',
    isResolved: false,
    createdAt: '2026-11-19T00:00:00.000Z',
    ...overrides,
  };
};

export const healthySupport = {
  supportCases: [aSupportCase()],
  trustedAdvisor: [
    ...['7DAFEmoDos', 'c25hn9x03v', '12Fnkpl8Y5', 'HCP4007jGY', '1iG5NDGVre', 'other'].map((checkId) =>
      aTrustedAdvisorCheck({ checkId }),
    ),
    aTrustedAdvisorCheck({ checkId: 'limit', category: 'service_limits' }),
  ],
} satisfies Partial<Artifacts>;
