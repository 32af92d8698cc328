import { defineCheck } from '../check';
import { judgeTrustedAdvisor } from '../trusted-advisor-results';

export const exposedAccessKeys = defineCheck({
  id: 'exposed-access-keys',
  title: 'No access key is known to be exposed',
  failureTitle: 'An access key is exposed',
  why: 'A stolen key launches instances that eat the vCPU quota of the event.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/security-checks.html',
  workbook: 'Step 8',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, context) {
    return judgeTrustedAdvisor(
      trustedAdvisor,
      ['12Fnkpl8Y5'],
      {
        action: 'delete the exposed keys and look for what was done with them, today.',
        lead: 'compromise',
      },
      context,
    );
  },
});
