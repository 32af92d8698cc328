import type { IamSignIn } from '../../model/artifacts';
import { formatInZone } from '../../plan/calendar';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';
import { isUnused, judgeUnread } from '../iam-users';

export const consoleUserMfa = defineCheck({
  id: 'console-user-mfa',
  title: 'Users sign in to the console with multi-factor authentication',
  failureTitle: 'User signs in to the console with a password alone',
  why: 'An event draws attackers too: one guessed or stolen password is enough to stop what was prepared for months.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html',
  workbook: '12 Security',
  needs: ['iamUsers', 'iamSignIns'],
  evaluate({ iamUsers, iamSignIns }, context) {
    const lastUsed = new Map(iamUsers.map((user) => [user.userName, user.passwordLastUsed]));
    const judged = [
      ...iamSignIns
        .filter(({ hasPassword }) => hasPassword)
        .map((signIn) => judge(signIn, lastUsed.get(signIn.userName) ?? null, context)),
      ...judgeUnread(iamUsers, iamSignIns, 'Passwords'),
    ];
    return judged.length > 0 ? judged : [notApplicable('No user of IAM has a password for the console.')];
  },
});

function judge(
  { userName, mfaDevices }: IamSignIn,
  passwordLastUsed: string | null,
  { asOf, plan }: TargetContext,
): Judgement {
  const resource = { name: userName };
  const used =
    passwordLastUsed === null
      ? 'The password was never used'
      : `The password was last used at ${formatInZone(passwordLastUsed, plan.calendar.timeZone)}`;
  if (mfaDevices !== null && mfaDevices > 0)
    return pass(resource, `Signs in with multi-factor authentication. ${used}.`);
  return warn(resource, `Signs in with a password alone. ${used}, as far as IAM knows.`, {
    action: isUnused(passwordLastUsed, asOf)
      ? `Delete the password, unless ${userName} needs the console at the event: then register a device for multi-factor authentication.`
      : `Have ${userName} register a device for multi-factor authentication and sign in with it before the event, or sign in through IAM Identity Center.`,
    lead: 'security',
  });
}
