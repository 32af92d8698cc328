import { defineCheck, unknown, WHOLE } from '../check';
import { judgeResult } from '../trusted-advisor-results';

export const trustedAdvisorServiceLimits = defineCheck({
  id: 'trusted-advisor-service-limits',
  title: 'Trusted Advisor sees no service limit that is nearly reached',
  failureTitle: 'Trusted Advisor sees a service limit that is nearly reached',
  why: 'What is above 80 % of a limit on an ordinary day has no room for the event.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/service-limits.html',
  workbook: '11 Service Limits',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, context) {
    const checks = trustedAdvisor.filter((check) => check.category === 'service_limits');
    if (checks.length === 0) return [unknown(WHOLE, 'Trusted Advisor lists no check of service limits.')];
    return checks.map((check) => judgeResult(check, FIX, context));
  },
});

const FIX = {
  action: 'ask for a higher limit in Service Quotas, or use less of it.',
  lead: 'quotaIncrease',
} as const;
