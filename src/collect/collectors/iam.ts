import {
  type AccessKeyMetadata,
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  type GetAccountSummaryResponse,
  GetLoginProfileCommand,
  IAMClient,
  paginateListAccessKeys,
  paginateListMFADevices,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { mapConcurrently } from '../../lib/concurrency';
import type { Artifacts, IamAccessKey } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { isGone } from '../failure';
import { readAllPages } from '../pages';

/** The most items in a page. */
const PAGE_SIZE = 1_000;
/** The most users that are asked about, up to five calls each; of others, it is not known. */
const MOST_ASKED = 200;
/** Users at the same time. The rate limiter decides the pace. */
const AT_ONCE = 4;
/** 600 calls for keys and 400 for passwords, at half of the ten a second that are assumed. */
const SLOW = 5;

export const iamUsers = defineCollector({
  id: 'iamUsers',
  answers: 'Which users IAM has, and when their passwords were last used',
  light: false,
  verified: 'moto',
  actions: ['iam:ListUsers'],
  async collect({ clients, signal }) {
    const users = await readAllPages(
      paginateListUsers({ client: clients.of(IAMClient), pageSize: PAGE_SIZE }, {}, { abortSignal: signal }),
      (page) => page.Users,
    );
    return users.map(({ UserName, PasswordLastUsed }) => ({
      userName: requireField(UserName, 'UserName'),
      passwordLastUsed: toIso(PasswordLastUsed),
    }));
  },
});

/** Asks about the first users by name; those that are deleted meanwhile are left out. */
async function ofUsers<T>(users: Artifacts['iamUsers'], ask: (userName: string) => Promise<T>): Promise<T[]> {
  const names = users.map(({ userName }) => userName).sort();
  return present(
    await mapConcurrently(names.slice(0, MOST_ASKED), AT_ONCE, (userName) => nullIfGone(ask(userName))),
  );
}

export const iamAccessKeys = defineCollector({
  id: 'iamAccessKeys',
  answers: `How old access keys of users are, and when they were last used (of the first ${MOST_ASKED} users, by name)`,
  light: false,
  verified: 'moto',
  actions: ['iam:GetAccessKeyLastUsed', 'iam:ListAccessKeys'],
  needs: ['iamUsers'],
  deadlineFactor: SLOW,
  collect: (context, { iamUsers }) =>
    ofUsers(iamUsers, async (userName) => {
      const { clients, signal } = context;
      const listed = await readAllPages(
        paginateListAccessKeys(
          { client: clients.of(IAMClient), pageSize: PAGE_SIZE },
          { UserName: userName },
          { abortSignal: signal },
        ),
        (page) => page.AccessKeyMetadata,
      );
      const keys = await mapConcurrently(listed, 1, (key) => nullIfGone(toKey(key, context)));
      return { userName, keys: present(keys) };
    }),
});

async function toKey(key: AccessKeyMetadata, { clients, signal }: CollectContext): Promise<IamAccessKey> {
  const accessKeyId = requireField(key.AccessKeyId, 'AccessKeyId');
  const command = new GetAccessKeyLastUsedCommand({ AccessKeyId: accessKeyId });
  const { AccessKeyLastUsed } = await clients.of(IAMClient).send(command, { abortSignal: signal });
  const { LastUsedDate } = requireField(AccessKeyLastUsed, 'AccessKeyLastUsed');
  return {
    accessKeyId,
    createdAt: requireField(toIso(key.CreateDate), 'CreateDate'),
    isActive: requireField(key.Status, 'Status') === 'Active',
    // Of a key that was never used some answers have an empty element in place of none.
    lastUsedAt: toIso(LastUsedDate),
  };
}

export const iamSignIns = defineCollector({
  id: 'iamSignIns',
  answers: `Which users sign in with a password, and whether with multi-factor authentication (of the first ${MOST_ASKED} users, by name)`,
  light: false,
  verified: 'moto',
  actions: ['iam:GetLoginProfile', 'iam:ListMFADevices'],
  needs: ['iamUsers'],
  deadlineFactor: SLOW,
  collect: (context, { iamUsers }) =>
    ofUsers(iamUsers, async (userName) => {
      if (!(await hasPassword(userName, context))) return { userName, hasPassword: false, mfaDevices: null };
      const devices = await readAllPages(
        paginateListMFADevices(
          { client: context.clients.of(IAMClient), pageSize: PAGE_SIZE },
          { UserName: userName },
          { abortSignal: context.signal },
        ),
        (page) => page.MFADevices,
      );
      return { userName, hasPassword: true, mfaDevices: devices.length };
    }),
});

async function hasPassword(UserName: string, { clients, signal }: CollectContext): Promise<boolean> {
  try {
    const command = new GetLoginProfileCommand({ UserName });
    const { LoginProfile } = await clients.of(IAMClient).send(command, { abortSignal: signal });
    requireField(LoginProfile, 'LoginProfile');
    return true;
  } catch (error) {
    // AWS answers with this error for a user without a password.
    if (isGone(error)) return false;
    throw error;
  }
}

export const iamAccountSummary = defineCollector({
  id: 'iamAccountSummary',
  answers:
    'Whether the root user has access keys, a password and multi-factor authentication, and how many roles, policies, instance profiles and users there are of those that there may be',
  light: false,
  verified: 'moto',
  caveat: 'which does not say whether the root user has a password',
  actions: ['iam:GetAccountSummary'],
  async collect({ clients, signal }) {
    const { SummaryMap: summary } = await clients
      .of(IAMClient)
      .send(new GetAccountSummaryCommand({}), { abortSignal: signal });
    const of = (key: keyof Summary): number => requireField(summary?.[key], key);
    return {
      root: {
        hasAccessKeys: of('AccountAccessKeysPresent') > 0,
        hasMfa: of('AccountMFAEnabled') > 0,
        hasPassword:
          summary?.AccountPasswordPresent === undefined ? null : summary.AccountPasswordPresent > 0,
      },
      instanceProfiles: { used: of('InstanceProfiles'), max: of('InstanceProfilesQuota') },
      policies: { used: of('Policies'), max: of('PoliciesQuota') },
      roles: { used: of('Roles'), max: of('RolesQuota') },
      users: { used: of('Users'), max: of('UsersQuota') },
    };
  },
});

type Summary = NonNullable<GetAccountSummaryResponse['SummaryMap']>;
