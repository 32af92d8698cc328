import { awsError, paged } from '../../builders/aws';
import type { CollectorCase } from './collector-case';

const at = (day: string) => new Date(`${day}T00:00:00Z`);
const iso = (day: string) => `${day}T00:00:00.000Z`;

/** Without a password, AWS says that there is no such entity, and so it does of a user that is gone. */
const NO_PASSWORD = awsError('NoSuchEntityException', 'Login Profile for User robot cannot be found.');
const byUser =
  <T extends object>(answers: Readonly<Record<string, (input: Record<string, unknown>) => T>>) =>
  (input: Record<string, unknown>) => {
    const answer = answers[String(input.UserName)];
    if (!answer) throw NO_PASSWORD;
    return answer(input);
  };

const key = (AccessKeyId: string, Status = 'Active') => ({
  ...{ AccessKeyId, Status },
  CreateDate: at('2026-10-01'),
});
const device = (SerialNumber: string) => ({ SerialNumber, UserName: 'mei', EnableDate: at('2026-10-01') });

/** 202 users, of whom the last two by name, which AWS lists first, are not asked about. */
const users = [
  ...['x-not-asked', 'y-not-asked'],
  ...['robot', 'mei', 'gone', 'keys'],
  ...Array.from({ length: 196 }, (_, i) => `a${i}`),
].map((userName) => ({ userName, passwordLastUsed: null }));

const summary = {
  ...{ AccountAccessKeysPresent: 1, AccountMFAEnabled: 0, AccountPasswordPresent: 1 },
  ...{ InstanceProfiles: 1, InstanceProfilesQuota: 2, Policies: 3, PoliciesQuota: 4 },
  ...{ Roles: 5, RolesQuota: 6, Users: 7, UsersQuota: 8 },
};

export const iam: readonly CollectorCase[] = [
  {
    id: 'iamUsers',
    answers: {
      'iam:ListUsers': paged(
        'Marker',
        { Users: [{ UserName: 'robot' }], IsTruncated: true },
        { Users: [{ UserName: 'mei', PasswordLastUsed: at('2026-11-20') }] },
      ),
    },
    data: [
      { userName: 'robot', passwordLastUsed: null },
      { userName: 'mei', passwordLastUsed: iso('2026-11-20') },
    ],
  },
  {
    id: 'iamAccessKeys',
    inputs: { iamUsers: users },
    answers: {
      'iam:ListAccessKeys': (input) => {
        const name = String(input.UserName);
        if (name.endsWith('not-asked')) throw new Error(`${name} is beyond the first 200`);
        if (name === 'gone') throw NO_PASSWORD;
        if (name !== 'keys') return { AccessKeyMetadata: [] };
        return paged(
          'Marker',
          { AccessKeyMetadata: [key('AKIA1'), key('AKIA2')], IsTruncated: true },
          { AccessKeyMetadata: [key('AKIA3', 'Inactive')] },
        )(input);
      },
      'iam:GetAccessKeyLastUsed': ({ AccessKeyId }) => {
        // A key that was deleted meanwhile.
        if (AccessKeyId === 'AKIA2') throw awsError('NoSuchEntityException');
        const used = { ServiceName: 's3', Region: 'us-east-1', LastUsedDate: at('2026-11-19') };
        return {
          AccessKeyLastUsed: AccessKeyId === 'AKIA1' ? used : { ServiceName: 'N/A', Region: 'N/A' },
        };
      },
    },
    data: [
      ...Array.from({ length: 196 }, (_, i) => `a${i}`)
        .sort()
        .map((userName) => ({ userName, keys: [] })),
      {
        userName: 'keys',
        keys: [
          {
            ...{ accessKeyId: 'AKIA1', createdAt: iso('2026-10-01'), isActive: true },
            lastUsedAt: iso('2026-11-19'),
          },
          { accessKeyId: 'AKIA3', createdAt: iso('2026-10-01'), isActive: false, lastUsedAt: null },
        ],
      },
      ...['mei', 'robot'].map((userName) => ({ userName, keys: [] })),
    ],
  },
  {
    id: 'iamSignIns',
    inputs: { iamUsers: users.slice(2, 5) },
    answers: {
      'iam:GetLoginProfile': byUser({
        mei: () => ({ LoginProfile: { UserName: 'mei', CreateDate: at('2026-10-01') } }),
        gone: () => ({ LoginProfile: { UserName: 'gone', CreateDate: at('2026-10-01') } }),
      }),
      'iam:ListMFADevices': byUser({
        mei: paged(
          'Marker',
          { MFADevices: [device('1')], IsTruncated: true },
          { MFADevices: [device('2')] },
        ) as (input: Record<string, unknown>) => object,
      }),
    },
    data: [
      { userName: 'mei', hasPassword: true, mfaDevices: 2 },
      { userName: 'robot', hasPassword: false, mfaDevices: null },
    ],
  },
  {
    id: 'iamAccountSummary',
    answers: { 'iam:GetAccountSummary': () => ({ SummaryMap: summary }) },
    data: {
      root: { hasAccessKeys: true, hasMfa: false, hasPassword: true },
      instanceProfiles: { used: 1, max: 2 },
      policies: { used: 3, max: 4 },
      roles: { used: 5, max: 6 },
      users: { used: 7, max: 8 },
    },
    isAlwaysSent: true,
  },
];
