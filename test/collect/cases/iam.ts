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

const HEADER =
  'user,arn,user_creation_time,password_enabled,password_last_used,password_last_changed,password_next_rotation,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_1_last_used_region,access_key_1_last_used_service,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date,access_key_2_last_used_region,access_key_2_last_used_service,cert_1_active,cert_1_last_rotated,cert_2_active,cert_2_last_rotated,additional_credentials_info';
const NO_KEY = 'false,N/A,N/A,N/A,N/A';
const reportLine = (user: string, password: string, mfa: string, first = NO_KEY, second = NO_KEY) =>
  `${user},arn:aws:iam::111122223333:user/${user},2026-01-01T00:00:00+00:00,${password},N/A,N/A,N/A,${mfa},${first},${second},false,N/A,false,N/A,`;

const reportText = [
  HEADER,
  reportLine('<root_account>', 'not_supported', 'true', 'true,2020-01-01T00:00:00+00:00,N/A,N/A,N/A'),
  reportLine('mei', 'true', 'true'),
  reportLine(
    'robot',
    'false',
    'false',
    'true,2026-10-01T00:00:00+00:00,2026-11-19T00:00:00+00:00,us-east-1,s3',
    'true,2026-10-02T00:00:00+00:00,N/A,N/A,N/A',
  ),
  reportLine('"a,b"', 'false', 'false').replace('user/"a,b"', 'user/x'),
  // A comma that nothing marks as part of the name, and what is not told.
  reportLine('c,d', 'false', 'false'),
  reportLine('no-password-told', 'no_information', 'false'),
  reportLine('no-mfa-told', 'true', 'N/A'),
  reportLine('no-age-told', 'false', 'false', 'true,N/A,N/A,N/A,N/A'),
  reportLine('retired', 'false', 'false', 'false,2026-10-01T00:00:00+00:00,N/A,N/A,N/A'),
].join('\n');

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
    id: 'iamCredentialReport',
    answers: {
      'iam:GenerateCredentialReport': () => ({ State: 'COMPLETE' }),
      'iam:GetCredentialReport': () => ({
        Content: new TextEncoder().encode(reportText),
        GeneratedTime: at('2026-11-21'),
      }),
    },
    data: {
      generatedAt: iso('2026-11-21'),
      root: { hasActiveAccessKey: true, hasMfa: true, hasPassword: null },
      users: [
        { userName: 'mei', hasPassword: true, hasMfa: true, activeKeys: [] },
        {
          ...{ userName: 'robot', hasPassword: false, hasMfa: false },
          activeKeys: [
            { position: 1, changedAt: iso('2026-10-01'), lastUsedAt: iso('2026-11-19') },
            { position: 2, changedAt: iso('2026-10-02'), lastUsedAt: null },
          ],
        },
        { userName: 'a,b', hasPassword: false, hasMfa: false, activeKeys: [] },
        { userName: 'retired', hasPassword: false, hasMfa: false, activeKeys: [] },
      ],
    },
    isAlwaysSent: true,
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
