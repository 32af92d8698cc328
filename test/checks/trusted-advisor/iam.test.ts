import { describe, expect, it } from '@jest/globals';
import { accessKeyAge } from '../../../src/checks/trusted-advisor/access-key-age';
import { consoleUserMfa } from '../../../src/checks/trusted-advisor/console-user-mfa';
import { rootAccessKeys } from '../../../src/checks/trusted-advisor/root-access-keys';
import type { IamAccessKey } from '../../../src/model/artifacts';
import { GLOBAL } from '../../../src/model/target';
import { anAccessKey, anAccountSummary, aSignIn } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';
import { aPlan, aPlanInput } from '../../builders/plan';

const USERS = [
  { userName: 'deployer', passwordLastUsed: null },
  { userName: 'mei', passwordLastUsed: '2026-11-20T00:00:00.000Z' },
];

describe('access-key-age', () => {
  const { calendar } = aPlanInput();
  const FREEZE = aPlan({
    calendar: { ...calendar, freeze: { from: '2026-12-01 00:00', to: '2026-12-14 00:00' } },
  });
  const target = { account: '111122223333', region: GLOBAL };
  const judge = (key: Partial<IamAccessKey>, plan = aPlan()) =>
    runCheck(
      accessKeyAge,
      {
        iamUsers: USERS,
        iamAccessKeys: [
          { userName: 'deployer', keys: [anAccessKey(key)] },
          { userName: 'mei', keys: [] },
        ],
      },
      { plan, target },
    );

  // As of 22 November, 00:00. The event runs from 11 December, 16:00, to the 12th, 15:59 UTC; 90 days before are 12 and 13 September.
  it.each<[string, Partial<IamAccessKey>, string]>([
    ['33 days old', {}, 'pass'],
    ['90 days old now', { createdAt: '2026-08-24T00:00:00.000Z' }, 'warn'],
    ['older than 90 days', { createdAt: '2026-08-23T23:59:59.000Z' }, 'warn'],
    ['90 days old before the event', { createdAt: '2026-09-12T15:59:59.000Z' }, 'warn'],
    ['90 days old as the event begins', { createdAt: '2026-09-12T16:00:00.000Z' }, 'warn'],
    ['90 days old as the event ends', { createdAt: '2026-09-13T15:59:00.000Z' }, 'warn'],
    ['90 days old after the event', { createdAt: '2026-09-13T15:59:01.000Z' }, 'pass'],
    ['inactive', { createdAt: '2020-01-01T00:00:00.000Z', isActive: false }, 'notApplicable'],
  ])('%s', (_, key, status) => {
    expect(judge(key).map((one) => one.status)).toEqual([status]);
  });

  // The freeze begins on 30 November, 16:00 UTC, 90 days after 1 September, and ends on 13 December, 16:00, after the 14th.
  it.each([
    ['2026-09-01T15:59:59.000Z', 'warn'],
    ['2026-09-01T16:00:00.000Z', 'warn'],
    ['2026-09-14T16:00:00.000Z', 'warn'],
    ['2026-09-14T16:00:01.000Z', 'pass'],
  ])('made at %s is %s where the plan has a freeze', (createdAt, status) => {
    expect(judge({ createdAt }, FREEZE)[0]?.status).toBe(status);
  });

  it.each<[string, Partial<IamAccessKey>]>([
    ['is used', {}],
    ['was never used', { lastUsedAt: null }],
  ])('leaves what %s as it is while nobody should change it', (_, key) => {
    const iamAccessKeys = [
      { userName: 'deployer', keys: [anAccessKey({ createdAt: '2026-01-01T00:00:00.000Z', ...key })] },
      { userName: 'mei', keys: [] },
    ];
    const asOf = '2026-12-05T00:00:00Z';
    const judged = runCheck(accessKeyAge, { iamUsers: USERS, iamAccessKeys }, { plan: FREEZE, target, asOf });
    expect(judged).toMatchObject([
      {
        status: 'warn',
        fix: {
          action:
            'Leave AKIAIOSFODNN7EXAMPLE of deployer as it is until 2026-12-14T00:00:00+08:00, and rotate or deactivate it then.',
          lead: 'whenOver',
        },
      },
    ]);
    expect(judged[0]).not.toHaveProperty('fix.command');
  });

  it('has what is used rotated before the freeze', () => {
    expect(judge({ createdAt: '2026-09-02T00:00:00.000Z' }, FREEZE)[0]).toMatchObject({
      resource: { name: 'deployer/AKIAIOSFODNN7EXAMPLE' },
      detail:
        'It is 81 days old, and will be 90 at 2026-12-01T08:00:00+08:00, while nobody should change it. It was last used at 2026-11-21T08:00:00+08:00.',
      fix: {
        action:
          'Create a second key for deployer, have all that uses AKIAIOSFODNN7EXAMPLE take it, and deactivate AKIAIOSFODNN7EXAMPLE, before 2026-12-01T00:00:00+08:00. Rotate none between then and 2026-12-14T00:00:00+08:00.',
      },
    });
  });

  it.each([
    ['90 days ago', '2026-08-24T00:00:00.000Z', false],
    ['longer ago', '2026-08-23T23:59:59.000Z', true],
    ['never', null, true],
  ])('has what was used %s deactivated, or rotated', (_, lastUsedAt, isDeactivated) => {
    const [judged] = judge({ createdAt: '2026-01-01T00:00:00.000Z', lastUsedAt });
    const words = (status: string) => [
      ...['aws', 'iam', 'update-access-key', '--region', 'us-east-1'],
      ...['--user-name', 'deployer'],
      ...['--access-key-id', 'AKIAIOSFODNN7EXAMPLE', '--status', status],
    ];
    expect(judged).toMatchObject({ status: 'warn', fix: { lead: 'security' } });
    expect(judged && 'fix' in judged ? judged.fix.command : null).toEqual(
      isDeactivated ? { account: '111122223333', words: words('Inactive') } : undefined,
    );
    if (isDeactivated)
      expect(judged).toMatchObject({ fix: { reversal: { command: { words: words('Active') } } } });
  });

  it('does not know the keys of users that were not asked about', () => {
    const iamAccessKeys = [{ userName: 'deployer', keys: [anAccessKey()] }];
    expect(runCheck(accessKeyAge, { iamUsers: USERS, iamAccessKeys })).toMatchObject([
      { status: 'pass' },
      {
        status: 'unknown',
        resource: { name: '-' },
        detail:
          'Access keys of 1 of 2 users were not read, as only the first of many are asked about, and none that was deleted meanwhile: mei.',
      },
    ]);
  });
});

describe('console-user-mfa', () => {
  const judge = (...iamSignIns: Parameters<typeof aSignIn>[0][]) =>
    runCheck(consoleUserMfa, { iamUsers: USERS, iamSignIns: iamSignIns.map(aSignIn) });
  const deployer = { userName: 'deployer', hasPassword: false, mfaDevices: null };

  it.each<[string, Parameters<typeof judge>, string[]]>([
    ['a device', [deployer, {}], ['pass']],
    ['none', [deployer, { mfaDevices: 0 }], ['warn']],
    ['no passwords', [deployer, { hasPassword: false, mfaDevices: null }], ['notApplicable']],
    ['a user that was not asked about', [{}], ['pass', 'unknown']],
  ])('%s', (_, signIns, statuses) => {
    expect(judge(...signIns).map(({ status }) => status)).toEqual(statuses);
  });

  it('has a password that nobody uses deleted', () => {
    const [unused, used] = judge({ ...deployer, hasPassword: true, mfaDevices: 0 }, { mfaDevices: 0 });
    expect(unused).toMatchObject({
      resource: { name: 'deployer' },
      detail: 'Signs in with a password alone. The password was never used, as far as IAM knows.',
      fix: { action: expect.stringMatching(/^Delete the password, unless deployer needs/) },
    });
    expect(used).toMatchObject({
      detail:
        'Signs in with a password alone. The password was last used at 2026-11-20T08:00:00+08:00, as far as IAM knows.',
      fix: { action: expect.stringMatching(/^Have mei register a device/) },
    });
  });
});

it.each([
  [true, 'fail'],
  [false, 'pass'],
])('root-access-keys: %p is %s', (hasAccessKeys, status) => {
  const iamAccountSummary = anAccountSummary({}, { hasAccessKeys });
  expect(statusesOf(rootAccessKeys, { iamAccountSummary })).toEqual([status]);
});
