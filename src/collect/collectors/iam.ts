import { setTimeout as sleep } from 'node:timers/promises';
import {
  type AccessKeyMetadata,
  GenerateCredentialReportCommand,
  GetAccessKeyLastUsedCommand,
  GetAccountSummaryCommand,
  type GetAccountSummaryResponse,
  GetCredentialReportCommand,
  type GetCredentialReportResponse,
  GetLoginProfileCommand,
  IAMClient,
  paginateListAccessKeys,
  paginateListMFADevices,
  paginateListUsers,
} from '@aws-sdk/client-iam';
import { mapConcurrently } from '../../lib/concurrency';
import { parseCsv } from '../../lib/parse-csv';
import type { Artifacts, IamAccessKey, IamCredentialReport } from '../../model/artifacts';
import { present, requireField, toIso } from '../answer';
import { type CollectContext, defineCollector } from '../collector';
import { nullIfGone } from '../deleted-meanwhile';
import { isGone, nameOf } from '../failure';
import { readAllPages } from '../pages';

/** The most items in a page. */
const PAGE_SIZE = 1_000;
/** The most users that are asked about one by one, up to five calls each; of others, the credential report alone tells. */
const MOST_ASKED = 200;
/** Users at the same time. The rate limiter decides the pace. */
const AT_ONCE = 4;
/** Milliseconds before it is asked again whether the credential report is there: at first, and at most. */
const [FIRST_WAIT, LONGEST_WAIT] = [250, 4_000];
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

export const iamCredentialReport = defineCollector({
  id: 'iamCredentialReport',
  answers:
    'Which users have a password, multi-factor authentication and active access keys, and whether the root user has, by a report that IAM makes every four hours at most',
  light: false,
  verified: 'moto',
  caveat: 'which does not report the root user',
  actions: ['iam:GenerateCredentialReport', 'iam:GetCredentialReport'],
  async collect(context) {
    const { Content, GeneratedTime } = await makeReport(context);
    const [header = [], ...lines] = parseCsv(new TextDecoder().decode(requireField(Content, 'Content')));
    const rows = lines
      // IAM allows commas in names; a line that they split in another way is not guessed at.
      .filter(({ length }) => length === header.length)
      .map((line) => new Map(header.map((column, i) => [column, line[i] ?? ''])));
    return {
      generatedAt: requireField(toIso(GeneratedTime), 'GeneratedTime'),
      root: present(rows.filter((row) => columnOf(row, 'user') === ROOT).map(toRoot))[0] ?? null,
      users: present(rows.filter((row) => columnOf(row, 'user') !== ROOT).map(toReportedUser)),
    };
  },
});

/** Has IAM make the report, unless there is one of the last four hours, and waits for it until the deadline. */
async function makeReport({ clients, signal }: CollectContext): Promise<GetCredentialReportResponse> {
  const client = clients.of(IAMClient);
  for (let wait = FIRST_WAIT; ; wait = Math.min(2 * wait, LONGEST_WAIT)) {
    const { State } = await client.send(new GenerateCredentialReportCommand({}), { abortSignal: signal });
    const report =
      requireField(State, 'State') === 'COMPLETE'
        ? await nullIfNotMade(client.send(new GetCredentialReportCommand({}), { abortSignal: signal }))
        : null;
    if (report !== null) return report;
    await sleep(wait, undefined, { signal });
  }
}

/** Returns null where IAM is still making the report, or the last one expired between two calls. */
const nullIfNotMade = <T>(answer: Promise<T>): Promise<T | null> =>
  answer.catch((error: unknown) => {
    if (/^CredentialReport(NotReady|NotPresent|Expired)Exception$/.test(nameOf(error))) return null;
    throw error;
  });

/** The name by which the report has the root user. */
const ROOT = '<root_account>';

type ReportRow = ReadonlyMap<string, string>;

/** @throws Error when the report has no such column. */
const columnOf = (row: ReportRow, column: string): string => requireField(row.get(column), column);

/** Null where the report does not say, as `not_supported`. */
function flagOf(row: ReportRow, column: string): boolean | null {
  const value = columnOf(row, column).toLowerCase();
  return value === 'true' || value === 'false' ? value === 'true' : null;
}

/** Null where the report has no time, as `N/A` and `no_information`. */
function timeOf(row: ReportRow, column: string): string | null {
  const at = new Date(columnOf(row, column));
  return Number.isNaN(at.getTime()) ? null : at.toISOString();
}

function toRoot(row: ReportRow): IamCredentialReport['root'] {
  const keys = [1, 2].map((position) => flagOf(row, `access_key_${position}_active`));
  const hasMfa = flagOf(row, 'mfa_active');
  if (keys.includes(null) || hasMfa === null) return null;
  return { hasActiveAccessKey: keys.includes(true), hasMfa, hasPassword: flagOf(row, 'password_enabled') };
}

/** Null for a user of whom the report leaves something out: of these, it is asked one by one. */
function toReportedUser(row: ReportRow): IamCredentialReport['users'][number] | null {
  const hasPassword = flagOf(row, 'password_enabled');
  const hasMfa = flagOf(row, 'mfa_active');
  const keys = [1, 2].map((position) => {
    const isActive = flagOf(row, `access_key_${position}_active`);
    const changedAt = timeOf(row, `access_key_${position}_last_rotated`);
    const lastUsedAt = timeOf(row, `access_key_${position}_last_used_date`);
    return { isActive, key: changedAt === null ? null : { position, changedAt, lastUsedAt } };
  });
  if (hasPassword === null || hasMfa === null) return null;
  if (keys.some(({ isActive, key }) => isActive === null || (isActive && key === null))) return null;
  const activeKeys = present(keys.filter(({ isActive }) => isActive).map(({ key }) => key));
  return { userName: columnOf(row, 'user'), hasPassword, hasMfa, activeKeys };
}

type ReportedUser = IamCredentialReport['users'][number];

/**
 * Asks about users one by one: all, or where there is a report those whom it leaves out, as they are younger, and those
 * of whom it says too little. Those that are deleted meanwhile are left out.
 */
async function ofUsers<T>(
  users: Artifacts['iamUsers'],
  report: IamCredentialReport | undefined,
  saysTooLittle: (user: ReportedUser) => boolean,
  ask: (userName: string) => Promise<T>,
): Promise<T[]> {
  const reported = new Map(report?.users.map((user) => [user.userName, user]));
  const names = users.map(({ userName }) => userName).sort();
  const left = names.filter((name) => !reported.has(name));
  const unclear = names.filter((name) => {
    const user = reported.get(name);
    return user !== undefined && saysTooLittle(user);
  });
  return present(
    await mapConcurrently([...left, ...unclear].slice(0, MOST_ASKED), AT_ONCE, (userName) =>
      nullIfGone(ask(userName)),
    ),
  );
}

export const iamAccessKeys = defineCollector({
  id: 'iamAccessKeys',
  answers: `How old access keys of users are, and when they were last used (of the first ${MOST_ASKED} users, by name, whom the credential report leaves out or gives active keys)`,
  light: false,
  verified: 'moto',
  actions: ['iam:GetAccessKeyLastUsed', 'iam:ListAccessKeys'],
  needs: ['iamUsers'],
  uses: ['iamCredentialReport'],
  deadlineFactor: SLOW,
  // The report does not name the keys.
  collect: (context, { iamUsers, iamCredentialReport }) =>
    ofUsers(
      iamUsers,
      iamCredentialReport,
      ({ activeKeys }) => activeKeys.length > 0,
      async (userName) => {
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
      },
    ),
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
  answers: `Which users sign in with a password, and whether with multi-factor authentication (of the first ${MOST_ASKED} users, by name, whom the credential report leaves out)`,
  light: false,
  verified: 'moto',
  actions: ['iam:GetLoginProfile', 'iam:ListMFADevices'],
  needs: ['iamUsers'],
  uses: ['iamCredentialReport'],
  deadlineFactor: SLOW,
  collect: (context, { iamUsers, iamCredentialReport }) =>
    ofUsers(
      iamUsers,
      iamCredentialReport,
      () => false,
      async (userName) => {
        if (!(await hasPassword(userName, context)))
          return { userName, hasPassword: false, mfaDevices: null };
        const devices = await readAllPages(
          paginateListMFADevices(
            { client: context.clients.of(IAMClient), pageSize: PAGE_SIZE },
            { UserName: userName },
            { abortSignal: context.signal },
          ),
          (page) => page.MFADevices,
        );
        return { userName, hasPassword: true, mfaDevices: devices.length };
      },
    ),
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
