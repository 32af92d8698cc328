import type { Artifacts } from '../../model/artifacts';
import { formatInZone } from '../../plan/calendar';
import { defineCheck, fail, type Judgement, notApplicable, pass, unknown } from '../check';
import { judgeTrustedAdvisor } from '../trusted-advisor-results';

const TRUSTED_ADVISOR_CHECK = '7DAFEmoDos';

const FIX = { action: 'turn on MFA for the root user of the account.', lead: 'security' } as const;

export const rootAccountMfa = defineCheck({
  id: 'root-account-mfa',
  title: 'The root user signs in with multi-factor authentication',
  failureTitle: 'The root user signs in without multi-factor authentication',
  why: 'An event draws attackers too, and the root user can undo everything that was prepared.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/security-checks.html',
  workbook: 'Step 8',
  needs: [],
  // Trusted Advisor answers no account without a support plan.
  needsOneOf: ['trustedAdvisor', 'iamAccountSummary', 'iamCredentialReport'],
  evaluate(artifacts, context) {
    const { trustedAdvisor, iamAccountSummary: summary, iamCredentialReport }: Partial<Artifacts> = artifacts;
    const { root = null, generatedAt = '' } = iamCredentialReport ?? {};
    // IAM says it of now, its credential report of up to four hours ago, and Trusted Advisor of up to a week ago.
    const said = summary
      ? judgeRoot(summary.root, 'IAM')
      : root &&
        judgeRoot(
          root,
          `The credential report of ${formatInZone(generatedAt, context.plan.calendar.timeZone)}`,
        );
    if (said && said.status !== 'unknown') return [said];
    const advised =
      trustedAdvisor && judgeTrustedAdvisor(trustedAdvisor, [TRUSTED_ADVISOR_CHECK], FIX, context);
    if (advised !== undefined) return advised;
    const less = said?.detail ?? 'The credential report does not tell of the root user.';
    return [unknown(RESOURCE, `${less} Trusted Advisor could not be read, as without a support plan.`)];
  },
});

const RESOURCE = { name: TRUSTED_ADVISOR_CHECK };

interface Root {
  readonly hasMfa: boolean;
  readonly hasPassword: boolean | null;
}

function judgeRoot({ hasMfa, hasPassword }: Root, source: string): Judgement {
  if (hasMfa) return pass(RESOURCE, `${source} says that the root user has a device for MFA.`);
  if (hasPassword === null) {
    return unknown(
      RESOURCE,
      `${source} says that the root user has no device for MFA, and not whether it has a password.`,
    );
  }
  return hasPassword
    ? fail(RESOURCE, `${source} says that the root user has a password, and no device for MFA.`, {
        action: 'Turn on MFA for the root user of the account.',
        lead: 'security',
      })
    : notApplicable(
        `${source} says that the root user has no password, so nobody signs in with one.`,
        RESOURCE,
      );
}
