import { expect, it } from '@jest/globals';
import { globalQuotaUse } from '../../../src/checks/capacity/global-quota-use';
import { aQuotaUse } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

// How use is judged is tested with quota-use, by the same rules.
it.each([
  [40, 'pass'],
  [41, 'warn'],
])('judges %d of 50 of what the account has once', (used, expected) => {
  const use = aQuotaUse({ serviceCode: 'cloudfront', quotaCode: 'L-24B04930', used });
  expect(runCheck(globalQuotaUse, { globalQuotaUses: [use] })[0]?.status).toBe(expected);
});
