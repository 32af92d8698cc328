import {
  type AccessKeyMetadata,
  GenerateCredentialReportResponse$,
  GetAccessKeyLastUsedResponse$,
  GetAccountSummaryResponse$,
  GetCredentialReportResponse$,
  GetLoginProfileResponse$,
  ListAccessKeysResponse$,
  ListMFADevicesResponse$,
  ListUsersResponse$,
  type MFADevice,
  type User,
} from '@aws-sdk/client-iam';
import { AwsError, type AwsRequest } from '../../aws-protocol';
import { isToken, positionOf, tokenAt } from '../tokens';
import { renderOutput, textOf } from '../wire';
import { ACCOUNT_ID, CREATED, times } from './rows';
import { type Answer, service } from './service';

/** IAM may give fewer than it is asked for, so that there are several pages. */
const PER_PAGE = 2;

const users = times(
  5,
  (i): User => ({
    Path: '/',
    UserName: `user-${i}`,
    UserId: `AIDA${i}`,
    Arn: `arn:aws:iam::${ACCOUNT_ID}:user/user-${i}`,
    CreateDate: CREATED,
    ...(i === 0 && { PasswordLastUsed: CREATED }),
  }),
);

/** Only every second user has a password. */
const hasPassword = (userName: string): boolean => Number(userName.replace('user-', '')) % 2 === 0;

const keysOf = (UserName: string): AccessKeyMetadata[] =>
  times(3, (i) => ({
    UserName,
    AccessKeyId: `AKIA0000000000${UserName.replace('user-', '')}${i}`,
    Status: i === 2 ? 'Inactive' : 'Active',
    CreateDate: CREATED,
  }));

const devicesOf = (UserName: string): MFADevice[] =>
  times(3, (i) => ({
    UserName,
    SerialNumber: `arn:aws:iam::${ACCOUNT_ID}:mfa/${UserName}-${i}`,
    EnableDate: CREATED,
  }));

function listed(
  request: AwsRequest,
  all: readonly object[],
  member: string,
  output: Parameters<typeof renderOutput>[1],
): Answer {
  const token = textOf(request, 'Marker');
  const from = token !== undefined && isToken(token) ? positionOf(token) : 0;
  const page = all.slice(from, from + PER_PAGE);
  const next = from + PER_PAGE;
  const hasMore = next < all.length;
  const body = renderOutput(request, output, {
    [member]: page,
    IsTruncated: hasMore,
    ...(hasMore && { Marker: tokenAt(next) }),
  });
  return { body, items: page.length };
}

/** The user that a request names. @throws AwsError for one that is not there. */
function userOf(request: AwsRequest): string {
  const name = textOf(request, 'UserName') ?? '';
  if (users.some(({ UserName }) => UserName === name)) return name;
  throw new AwsError('NoSuchEntity', `The user with name ${name} cannot be found.`, 404);
}

/** The last user is younger than the report, which gives the first three active keys. */
const report = [
  'user,password_enabled,mfa_active,access_key_1_active,access_key_1_last_rotated,access_key_1_last_used_date,access_key_2_active,access_key_2_last_rotated,access_key_2_last_used_date',
  '<root_account>,not_supported,true,false,N/A,N/A,false,N/A,N/A',
  ...users.slice(0, 4).map(({ UserName = '' }, i) => {
    const keys = i < 3 ? `true,${CREATED.toISOString()},N/A` : 'false,N/A,N/A';
    return `${UserName},${hasPassword(UserName)},true,${keys},false,N/A,N/A`;
  }),
].join('\n');

const SummaryMap = {
  ...{ AccountAccessKeysPresent: 0, AccountMFAEnabled: 1, AccountPasswordPresent: 1 },
  ...{ InstanceProfiles: 40, InstanceProfilesQuota: 1000, Policies: 300, PoliciesQuota: 1500 },
  ...{ Roles: 600, RolesQuota: 1000, Users: users.length, UsersQuota: 5000 },
};

export const iam = service({
  prefix: 'iam',
  protocol: 'query',
  rows: () => ({}),
  operations: () => ({
    'iam:ListUsers': (request) => listed(request, users, 'Users', ListUsersResponse$),
    'iam:ListAccessKeys': (request) =>
      listed(request, keysOf(userOf(request)), 'AccessKeyMetadata', ListAccessKeysResponse$),
    'iam:ListMFADevices': (request) =>
      listed(request, devicesOf(userOf(request)), 'MFADevices', ListMFADevicesResponse$),
    'iam:GetAccessKeyLastUsed': (request) => {
      const isUsed = textOf(request, 'AccessKeyId')?.endsWith('0');
      const AccessKeyLastUsed = isUsed
        ? { LastUsedDate: CREATED, ServiceName: 's3', Region: 'us-east-1' }
        : { ServiceName: 'N/A', Region: 'N/A' };
      return { body: renderOutput(request, GetAccessKeyLastUsedResponse$, { AccessKeyLastUsed }), items: 1 };
    },
    'iam:GetLoginProfile': (request) => {
      const UserName = userOf(request);
      if (!hasPassword(UserName))
        throw new AwsError('NoSuchEntity', `Login Profile for User ${UserName} cannot be found.`, 404);
      const LoginProfile = { UserName, CreateDate: CREATED };
      return { body: renderOutput(request, GetLoginProfileResponse$, { LoginProfile }), items: 1 };
    },
    'iam:GenerateCredentialReport': (request) => ({
      body: renderOutput(request, GenerateCredentialReportResponse$, { State: 'COMPLETE' }),
      items: 1,
    }),
    'iam:GetCredentialReport': (request) => ({
      body: renderOutput(request, GetCredentialReportResponse$, {
        Content: new TextEncoder().encode(report),
        ReportFormat: 'text/csv',
        GeneratedTime: CREATED,
      }),
      items: 1,
    }),
    'iam:GetAccountSummary': (request) => ({
      body: renderOutput(request, GetAccountSummaryResponse$, { SummaryMap }),
      items: 1,
    }),
  }),
});
