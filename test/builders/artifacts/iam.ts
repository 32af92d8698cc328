import type { Artifacts, IamAccessKey, IamSignIn } from '../../../src/model/artifacts';

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
  iamAccessKeys: [
    { userName: 'deployer', keys: [anAccessKey()] },
    { userName: 'mei', keys: [] },
  ],
  iamSignIns: [aSignIn({ userName: 'deployer', hasPassword: false, mfaDevices: null }), aSignIn()],
  iamAccountSummary: anAccountSummary(),
} satisfies Partial<Artifacts>;
