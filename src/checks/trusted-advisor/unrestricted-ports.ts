import { defineCheck } from '../check';
import { judgeTrustedAdvisor } from '../trusted-advisor-results';

export const unrestrictedPorts = defineCheck({
  id: 'unrestricted-ports',
  title: 'Security groups open no sensitive port to the world',
  failureTitle: 'Security group opens sensitive ports to the world',
  why: 'Traffic of the event hides scans and floods against ports that should not answer at all.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/security-checks.html',
  workbook: 'Step 8',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, context) {
    return judgeTrustedAdvisor(
      trustedAdvisor,
      ['HCP4007jGY', '1iG5NDGVre'],
      {
        action: 'restrict the rules to the addresses that need them.',
        lead: 'security',
      },
      context,
    );
  },
});
