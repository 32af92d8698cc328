import { expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import { anAccountSummary, aServiceQuota } from '../../builders/artifacts';
import { ceilingsOf } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const NOTHING = { used: 0, max: 100 };

const only = (counted: Partial<Artifacts['iamAccountSummary']>) => ({
  iamAccountSummary: anAccountSummary({
    ...{ instanceProfiles: NOTHING, policies: NOTHING, roles: NOTHING, users: NOTHING },
    ...counted,
  }),
  globalServiceQuotas: [aServiceQuota({ serviceCode: 'iam', quotaCode: 'L-FE177D64', value: 90 })],
});

// 60 and 41 that are planned are 101 of the 100 that IAM says, whatever Service Quotas does.
it.each([
  [80, 0, 'green'],
  [81, 0, 'yellow'],
  [100, 0, 'yellow'],
  [60, 41, 'red'],
])('counts %d roles and %d that are planned, of 100', (used, count, status) => {
  const plan = aPlan({
    plannedAdditions: [{ account: '111122223333', region: 'us-east-1', quota: 'L-FE177D64', count }].filter(
      (entry) => entry.count > 0,
    ),
  });
  expect(ceilingsOf('iam-entities', only({ roles: { used, max: 100 } }), { plan })).toMatchObject([
    { resource: 'Roles', now: used, limit: 100, atPeak: used + count, status, breaksAt: null },
  ]);
});

it('counts policies, instance profiles and users, too, and needs no Service Quotas', () => {
  const full = { used: 90, max: 100 };
  const { iamAccountSummary } = only({ instanceProfiles: full, policies: full, users: full });
  const found = ceilingsOf('iam-entities', { iamAccountSummary });
  expect(found.map(({ resource, status, fix }) => [resource, status, fix?.command?.split('\n')[1]])).toEqual([
    ['Customer managed policies', 'yellow', expect.stringContaining('--quota-code L-E95E4862')],
    ['Instance profiles', 'yellow', expect.stringContaining('--quota-code L-6E65F664')],
    // The quota of users cannot be raised.
    ['Users', 'yellow', undefined],
  ]);
});
