import type { Artifacts } from '../model/artifacts';
import { daysBetween } from './certificates';
import { type Judgement, unknown, WHOLE } from './check';
import { count, listed } from './words';

/** From so many days on, AWS asks for another access key, and what was not used is taken for unused (IAM user guide, "Update access keys"). */
export const MOST_DAYS = 90;

/** Says of users that were not asked about that they are not known: an account with many is read in part. */
export function judgeUnread(
  users: Artifacts['iamUsers'],
  read: readonly { readonly userName: string }[],
  what: string,
): Judgement[] {
  const known = new Set(read.map(({ userName }) => userName));
  const unread = users.map(({ userName }) => userName).filter((userName) => !known.has(userName));
  return unread.length === 0
    ? []
    : [
        unknown(
          WHOLE,
          `${what} of ${unread.length} of ${count(users.length, 'user')} were not read, as only the first of many are asked about, and none that was deleted meanwhile: ${listed(unread)}.`,
        ),
      ];
}

/** Whether nothing was used for so long that it may be needed no more. */
export const isUnused = (lastUsedAt: string | null, asOf: string): boolean =>
  lastUsedAt === null || daysBetween(lastUsedAt, asOf) > MOST_DAYS;
