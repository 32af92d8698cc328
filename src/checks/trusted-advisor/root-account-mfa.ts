import { defineCheck } from '../check';
import { judgeTrustedAdvisor } from '../trusted-advisor-results';

export const rootAccountMfa = defineCheck({
  id: 'root-account-mfa',
  title: 'The root user signs in with multi-factor authentication',
  failureTitle: 'The root user signs in without multi-factor authentication',
  why: 'An event draws attackers too, and the root user can undo everything that was prepared.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/security-checks.html',
  workbook: 'Step 8',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, context) {
    return judgeTrustedAdvisor(
      trustedAdvisor,
      ['7DAFEmoDos'],
      {
        action: 'turn on MFA for the root user of the account.',
        lead: 'security',
      },
      context,
    );
  },
});
