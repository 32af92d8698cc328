import { describe, expect, it } from '@jest/globals';
import { accessKeyAge } from '../../../src/checks/trusted-advisor/access-key-age';
import { consoleUserMfa } from '../../../src/checks/trusted-advisor/console-user-mfa';
import { rootAccessKeys } from '../../../src/checks/trusted-advisor/root-access-keys';
import type { IamAccessKey } from '../../../src/model/artifacts';
import { GLOBAL } from '../../../src/model/target';
import {
  aCredentialReport,
  anAccessKey,
  anAccountSummary,
  aReportedUser,
  aSignIn,
} from '../../builders/artifacts';
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
          'Access keys of 1 of 2 users were not read, as only the first of many are asked about, and none that was deleted meanwhile: mei. The credential report, which tells of all, could not be read.',
      },
    ]);
  });
});

describe('users that the credential report alone tells of', () => {
  const key = { position: 2, changedAt: '2026-01-01T00:00:00.000Z', lastUsedAt: null };
  const many = Array.from({ length: 500 }, (_, i) => `user-${i}`);
  const iamUsers = ['deployer', 'mei', ...many].map((userName) => ({ userName, passwordLastUsed: null }));
  const reported = (overrides: Parameters<typeof aReportedUser>[0]) =>
    aCredentialReport({
      users: [
        aReportedUser({ userName: 'deployer', hasPassword: true, activeKeys: [key] }),
        aReportedUser({ userName: 'gone', hasPassword: true, activeKeys: [key] }),
        aReportedUser({ userName: 'mei', ...overrides }),
        ...many.map((userName) => aReportedUser({ userName })),
      ],
    });

  it('are judged by it, but those that were asked about', () => {
    const iamAccessKeys = [{ userName: 'deployer', keys: [] }];
    const iamCredentialReport = reported({ activeKeys: [key] });
    expect(runCheck(accessKeyAge, { iamUsers, iamAccessKeys, iamCredentialReport })).toEqual([
      {
        status: 'warn',
        resource: { name: 'mei/access key 2' },
        detail:
          'It is 325 days old, or was changed then, by the credential report of 2026-11-22T06:00:00+08:00. It was never used, as far as IAM knows.',
        fix: {
          action:
            'Ask whose access key 2 of mei is, and deactivate it early enough that what runs once a year and needs it is noticed before the event. It can be activated again at once. The report does not name its id: iam:ListAccessKeys does.',
          lead: 'security',
          reversal: { action: 'Activate it again if something needs it; else delete it.' },
        },
      },
    ]);
    expect(statusesOf(accessKeyAge, { iamUsers, iamAccessKeys, iamCredentialReport: reported({}) })).toEqual([
      'notApplicable',
    ]);
  });

  it.each([
    ['with a password alone', { hasPassword: true }, ['pass', 'warn']],
    ['with a device', { hasPassword: true, hasMfa: true }, ['pass', 'pass']],
    ['without a password', {}, ['pass']],
  ])('sign in %s', (_, overrides, statuses) => {
    const iamSignIns = [aSignIn({ userName: 'deployer' })];
    const judged = runCheck(consoleUserMfa, {
      iamUsers,
      iamSignIns,
      iamCredentialReport: reported(overrides),
    });
    expect(judged.map(({ status }) => status)).toEqual(statuses);
    if (statuses.length > 1)
      expect(judged[1]?.detail).toMatch(/So says the credential report of 2026-11-22T06:00:00\+08:00\.$/);
  });

  it('are judged by it where nobody may be asked about', () => {
    const iamCredentialReport = reported({ hasPassword: true });
    expect(statusesOf(accessKeyAge, { iamUsers, iamCredentialReport })).toEqual(['warn']);
    expect(statusesOf(consoleUserMfa, { iamUsers, iamCredentialReport })).toEqual(['warn', 'warn']);
  });

  it('are not known where it leaves them out', () => {
    const younger = [...iamUsers, { userName: 'younger', passwordLastUsed: null }];
    const inventory = { iamUsers: younger, iamSignIns: [], iamCredentialReport: reported({}) };
    expect(runCheck(consoleUserMfa, inventory)[1]).toMatchObject({
      status: 'unknown',
      detail: expect.stringMatching(
        /Passwords of 1 of 503 .*: younger\. The credential report does not tell of them\.$/,
      ),
    });
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

describe('root-access-keys, by the credential report', () => {
  const root = { hasActiveAccessKey: true, hasMfa: true, hasPassword: null };
  const judge = (inventory: Parameters<typeof runCheck>[1]) => runCheck(rootAccessKeys, inventory)[0];

  it.each([
    ['an active key', root, 'fail'],
    ['none', { ...root, hasActiveAccessKey: false }, 'pass'],
    ['nothing', null, 'unknown'],
  ])('says %s where the summary was not read', (_, said, status) => {
    expect(judge({ iamCredentialReport: aCredentialReport({ root: said }) })?.status).toBe(status);
  });

  it('never clears what the summary says, and tells which', () => {
    const iamAccountSummary = anAccountSummary({}, { hasAccessKeys: true });
    expect(judge({ iamAccountSummary, iamCredentialReport: aCredentialReport() })).toMatchObject({
      status: 'fail',
      detail: 'IAM says that the root user has an access key, active or not: it does not say which.',
    });
    expect(judge({ iamAccountSummary, iamCredentialReport: aCredentialReport({ root }) })?.detail).toMatch(
      /active or not: its credential report says that one is active\.$/,
    );
  });
});
