import type { Artifacts, TrustedAdvisorCheck } from '../../../src/model/artifacts';

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

export const healthySupport = {
  trustedAdvisor: [
    ...['7DAFEmoDos', 'c25hn9x03v', '12Fnkpl8Y5', 'HCP4007jGY', '1iG5NDGVre', 'other'].map((checkId) =>
      aTrustedAdvisorCheck({ checkId }),
    ),
    aTrustedAdvisorCheck({ checkId: 'limit', category: 'service_limits' }),
  ],
} satisfies Partial<Artifacts>;
