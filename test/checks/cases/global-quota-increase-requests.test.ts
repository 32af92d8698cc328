import { expect, it } from '@jest/globals';
import { globalQuotaIncreaseRequests } from '../../../src/checks/cases/global-quota-increase-requests';
import { aQuotaRequest, aServiceQuota } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const CDN = { serviceCode: 'cloudfront', quotaCode: 'L-A2C80159' };

// How requests are judged is tested with quota-increase-requests, by the same rules.
it.each([
  [250_000, 'warn'],
  [500_000, 'pass'],
])('holds a refused request against the quota of the account, %d', (value, expected) => {
  const request = aQuotaRequest({ ...CDN, status: 'DENIED', desiredValue: 500_000 });
  const artifacts = {
    globalQuotaIncreaseRequests: [request],
    globalServiceQuotas: [aServiceQuota({ ...CDN, value })],
  };
  expect(runCheck(globalQuotaIncreaseRequests, artifacts)[0]?.status).toBe(expected);
});
