import type { Artifacts, IamCredentialReport } from '../model/artifacts';
import { daysBetween } from './certificates';
import { type Judgement, unknown, WHOLE } from './check';
import { count, listed } from './words';

/** From so many days on, AWS asks for another access key, and what was not used is taken for unused (IAM user guide, "Update access keys"). */
export const MOST_DAYS = 90;

type Named = { readonly userName: string };

/**
 * The users that the credential report tells of and that were not asked about one by one, of those that are still there:
 * what was asked is of now, and the report of up to four hours ago.
 */
export function reportedBesides(
  users: Artifacts['iamUsers'],
  asked: readonly Named[],
  report: IamCredentialReport | undefined,
): IamCredentialReport['users'] {
  const left = new Set(users.map(({ userName }) => userName));
  for (const { userName } of asked) left.delete(userName);
  return (report?.users ?? []).filter(({ userName }) => left.has(userName));
}

/** Says of users that were not asked about that they are not known: an account with many is read in part. */
export function judgeUnread(
  users: Artifacts['iamUsers'],
  read: readonly Named[],
  what: string,
  report: IamCredentialReport | undefined,
): Judgement[] {
  const known = new Set(read.map(({ userName }) => userName));
  const unread = users.map(({ userName }) => userName).filter((userName) => !known.has(userName));
  const reported = report
    ? 'The credential report does not tell of them.'
    : 'The credential report, which tells of all, could not be read.';
  return unread.length === 0
    ? []
    : [
        unknown(
          WHOLE,
          `${what} of ${unread.length} of ${count(users.length, 'user')} were not read, as only the first of many are asked about, and none that was deleted meanwhile: ${listed(unread)}. ${reported}`,
        ),
      ];
}

/** Whether nothing was used for so long that it may be needed no more. */
export const isUnused = (lastUsedAt: string | null, asOf: string): boolean =>
  lastUsedAt === null || daysBetween(lastUsedAt, asOf) > MOST_DAYS;
