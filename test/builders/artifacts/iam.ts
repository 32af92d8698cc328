import type { Artifacts, IamAccessKey, IamCredentialReport, IamSignIn } from '../../../src/model/artifacts';

/** A key that a program uses, 33 days old on 22 November. */
export const anAccessKey = (overrides: Partial<IamAccessKey> = {}): IamAccessKey => ({
  accessKeyId: 'AKIAIOSFODNN7EXAMPLE',
  createdAt: '2026-10-20T00:00:00.000Z',
  isActive: true,
  lastUsedAt: '2026-11-21T00:00:00.000Z',
  ...overrides,
});

export const aSignIn = (overrides: Partial<IamSignIn> = {}): IamSignIn => ({
  userName: 'mei',
  hasPassword: true,
  mfaDevices: 1,
  ...overrides,
});

/** What the report says of a user without a password and without keys. */
export const aReportedUser = (
  overrides: Partial<IamCredentialReport['users'][number]> = {},
): IamCredentialReport['users'][number] => ({
  userName: 'mei',
  hasPassword: false,
  hasMfa: false,
  activeKeys: [],
  ...overrides,
});

/** A report of two hours before the judging, of a root user with multi-factor authentication and nothing else. */
export const aCredentialReport = (overrides: Partial<IamCredentialReport> = {}): IamCredentialReport => ({
  generatedAt: '2026-11-21T22:00:00.000Z',
  root: { hasActiveAccessKey: false, hasMfa: true, hasPassword: null },
  users: [],
  ...overrides,
});

/** An account far from all of its quotas, whose root user has multi-factor authentication and nothing else. */
export const anAccountSummary = (
  overrides: Partial<Artifacts['iamAccountSummary']> = {},
  root: Partial<Artifacts['iamAccountSummary']['root']> = {},
): Artifacts['iamAccountSummary'] => ({
  root: { hasAccessKeys: false, hasMfa: true, hasPassword: true, ...root },
  instanceProfiles: { used: 10, max: 1_000 },
  policies: { used: 100, max: 1_500 },
  roles: { used: 200, max: 1_000 },
  users: { used: 2, max: 5_000 },
  ...overrides,
});

export const healthyIam = {
  iamUsers: [
    { userName: 'deployer', passwordLastUsed: null },
    { userName: 'mei', passwordLastUsed: '2026-11-20T00:00:00.000Z' },
  ],
  iamCredentialReport: aCredentialReport({
    users: [
      aReportedUser({
        userName: 'deployer',
        activeKeys: [
          { position: 1, changedAt: '2026-10-20T00:00:00.000Z', lastUsedAt: '2026-11-21T00:00:00.000Z' },
        ],
      }),
      aReportedUser({ hasPassword: true, hasMfa: true }),
    ],
  }),
  iamAccessKeys: [
    { userName: 'deployer', keys: [anAccessKey()] },
    { userName: 'mei', keys: [] },
  ],
  iamSignIns: [aSignIn({ userName: 'deployer', hasPassword: false, mfaDevices: null }), aSignIn()],
  iamAccountSummary: anAccountSummary(),
} satisfies Partial<Artifacts>;
