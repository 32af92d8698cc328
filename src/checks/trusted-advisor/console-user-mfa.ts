import type { Artifacts, IamSignIn } from '../../model/artifacts';
import { formatInZone } from '../../plan/calendar';
import { defineCheck, type Judgement, notApplicable, pass, type TargetContext, warn } from '../check';
import { isUnused, judgeUnread, reportedBesides } from '../iam-users';

export const consoleUserMfa = defineCheck({
  id: 'console-user-mfa',
  title: 'Users sign in to the console with multi-factor authentication',
  failureTitle: 'User signs in to the console with a password alone',
  why: 'An event draws attackers too: one guessed or stolen password is enough to stop what was prepared for months.',
  docs: 'https://docs.aws.amazon.com/IAM/latest/UserGuide/id_credentials_mfa.html',
  workbook: '12 Security',
  needs: ['iamUsers'],
  needsOneOf: ['iamSignIns', 'iamCredentialReport'],
  evaluate({ iamUsers, ...others }, context) {
    const { iamSignIns = [], iamCredentialReport: report }: Partial<Artifacts> = others;
    const lastUsed = new Map(iamUsers.map((user) => [user.userName, user.passwordLastUsed]));
    const reported = reportedBesides(iamUsers, iamSignIns, report).map(
      ({ userName, hasPassword, hasMfa }): SignIn => ({
        ...{ userName, hasPassword, mfaDevices: Number(hasMfa) },
        reportedAt: report?.generatedAt,
      }),
    );
    const signIns: readonly SignIn[] = [...iamSignIns, ...reported];
    const judged = [
      ...signIns
        .filter(({ hasPassword }) => hasPassword)
        .map((signIn) => judge(signIn, lastUsed.get(signIn.userName) ?? null, context)),
      ...judgeUnread(iamUsers, signIns, 'Passwords', report),
    ];
    return judged.length > 0 ? judged : [notApplicable('No user of IAM has a password for the console.')];
  },
});

/** How a user signs in, as of now, or of the time of the credential report that says it. */
type SignIn = IamSignIn & { readonly reportedAt?: string | undefined };

function judge(
  { userName, mfaDevices, reportedAt }: SignIn,
  passwordLastUsed: string | null,
  { asOf, plan }: TargetContext,
): Judgement {
  const resource = { name: userName };
  const source =
    reportedAt === undefined
      ? ''
      : ` So says the credential report of ${formatInZone(reportedAt, plan.calendar.timeZone)}.`;
  const used =
    passwordLastUsed === null
      ? 'The password was never used'
      : `The password was last used at ${formatInZone(passwordLastUsed, plan.calendar.timeZone)}`;
  if (mfaDevices !== null && mfaDevices > 0)
    return pass(resource, `Signs in with multi-factor authentication. ${used}.${source}`);
  return warn(resource, `Signs in with a password alone. ${used}, as far as IAM knows.${source}`, {
    action: isUnused(passwordLastUsed, asOf)
      ? `Delete the password, unless ${userName} needs the console at the event: then register a device for multi-factor authentication.`
      : `Have ${userName} register a device for multi-factor authentication and sign in with it before the event, or sign in through IAM Identity Center.`,
    lead: 'security',
  });
}
