import { defineCheck, unknown, WHOLE } from '../check';
import { judgeResult } from '../trusted-advisor-results';

export const trustedAdvisorServiceLimits = defineCheck({
  id: 'trusted-advisor-service-limits',
  title: 'Trusted Advisor sees no service limit near its end',
  failureTitle: 'Trusted Advisor sees a service limit near its end',
  why: 'What is above 80 % of a limit on an ordinary day has no room for the event.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/service-limits.html',
  workbook: '11 Service Limits',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, { plan, target }) {
    const checks = trustedAdvisor.filter((check) => check.category === 'service_limits');
    if (checks.length === 0) return [unknown(WHOLE, 'Trusted Advisor lists no check of service limits.')];
    const regions = plan.accounts
      .filter((account) => account.id === target.account)
      .flatMap((account) => account.regions.map((region) => region.name));
    return checks.map((check) =>
      judgeResult(
        check,
        FIX,
        ({ region }) => region === null || !isRegion(region) || regions.includes(region),
      ),
    );
  },
});

const FIX = { action: 'ask for a higher limit in Service Quotas, or use less of it.', leadDays: 21 };

/** Limits of a region count where the event runs there; anything else that stands in the column always does. */
const isRegion = (text: string): boolean => /^[a-z]{2}(-[a-z]+)+-\d$/.test(text);
