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

// Below 80 % of what there is then: 7,000 roles need 8,750, and 8,001 would need 10,001.25.
it.each([
  [7_000, 7_500, 8_750, false],
  [8_001, 8_500, 10_000, true],
])('asks for no more roles than AWS gives: %d of %d', (used, max, value, needsAnotherAccount) => {
  const [found] = ceilingsOf('iam-entities', only({ roles: { used, max } }));
  expect(found?.fix?.command).toContain(`--region us-east-1 --service-code iam`);
  expect(found?.fix?.command).toContain(`--desired-value ${value}`);
  expect(found?.fix?.action).toBe(
    `Request an increase of L-FE177D64 to ${value} roles in us-east-1.${needsAnotherAccount ? ' AWS raises it to no more than that: what needs more belongs in another account.' : ''} Overdue: do it now.`,
  );
});

it('asks for nothing where AWS gives no more', () => {
  const [found] = ceilingsOf('iam-entities', only({ roles: { used: 9_900, max: 10_000 } }));
  expect(found?.fix?.command).toBeUndefined();
  expect(found?.fix?.action).toContain(
    'AWS allows no account more than 10000 roles: deploy the rest to another account, or delete roles that nobody needs.',
  );
});

it('prints no command where Service Quotas does not list the quota', () => {
  const { iamAccountSummary } = only({ policies: { used: 1_400, max: 1_500 } });
  const [found] = ceilingsOf('iam-entities', { iamAccountSummary, globalServiceQuotas: [] });
  expect(found?.fix?.command).toBeUndefined();
  expect(found?.fix?.action).toContain(
    'Request an increase of L-E95E4862 to 1750 policies in us-east-1. Service Quotas does not list it there, so ask AWS Support for it.',
  );
});
