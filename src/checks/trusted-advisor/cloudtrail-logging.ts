import { defineCheck } from '../check';
import { judgeTrustedAdvisor } from '../trusted-advisor-results';

export const cloudtrailLogging = defineCheck({
  id: 'cloudtrail-logging',
  title: 'CloudTrail records management events',
  failureTitle: 'CloudTrail does not record management events',
  why: 'When something was changed during the event, only the trail shows what it was and who did it.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/security-checks.html',
  workbook: 'Step 8',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, context) {
    return judgeTrustedAdvisor(
      trustedAdvisor,
      ['c25hn9x03v'],
      {
        action: 'record management events with a trail in every region.',
        lead: 'security',
      },
      context,
    );
  },
});
