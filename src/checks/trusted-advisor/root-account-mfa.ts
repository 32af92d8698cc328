import type { Artifacts } from '../../model/artifacts';
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
  needsOneOf: ['trustedAdvisor', 'iamAccountSummary'],
  evaluate(artifacts, context) {
    const { trustedAdvisor, iamAccountSummary }: Partial<Artifacts> = artifacts;
    const said = iamAccountSummary && judgeSummary(iamAccountSummary);
    // IAM says it of now, and Trusted Advisor of up to a week ago.
    if (said !== undefined && said.status !== 'unknown') return [said];
    const advised =
      trustedAdvisor && judgeTrustedAdvisor(trustedAdvisor, [TRUSTED_ADVISOR_CHECK], FIX, context);
    if (advised !== undefined) return advised;
    return said === undefined
      ? []
      : [unknown(RESOURCE, `${said.detail} Trusted Advisor could not be read, as without a support plan.`)];
  },
});

const RESOURCE = { name: TRUSTED_ADVISOR_CHECK };

function judgeSummary({ root: { hasMfa, hasPassword } }: Artifacts['iamAccountSummary']): Judgement {
  if (hasMfa) return pass(RESOURCE, 'IAM says that the root user has a device for MFA.');
  if (hasPassword === null) {
    return unknown(
      RESOURCE,
      'IAM says that the root user has no device for MFA, and not whether it has a password.',
    );
  }
  return hasPassword
    ? fail(RESOURCE, 'IAM says that the root user has a password, and no device for MFA.', {
        action: 'Turn on MFA for the root user of the account.',
        lead: 'security',
      })
    : notApplicable('IAM says that the root user has no password, so nobody signs in with one.', RESOURCE);
}
