import { TRUSTED_ADVISOR_CATEGORIES } from '../../model/trusted-advisor-categories';
import { defineCheck, unknown, WHOLE } from '../check';
import { judgeResult } from '../trusted-advisor-results';

const CATEGORIES: readonly string[] = TRUSTED_ADVISOR_CATEGORIES.filter(
  (category) => category !== 'service_limits',
);

/** Judged by checks of their own; the last is "IAM Access Key Rotation". */
const ELSEWHERE = ['7DAFEmoDos', 'c25hn9x03v', '12Fnkpl8Y5', 'HCP4007jGY', '1iG5NDGVre', 'DqdJqYeRm5'];

export const trustedAdvisorOther = defineCheck({
  id: 'trusted-advisor-other',
  title: 'Trusted Advisor flags nothing else in fault tolerance, performance and security',
  failureTitle: 'Trusted Advisor flags a risk in fault tolerance, performance or security',
  why: 'Trusted Advisor looks at services that nobody thought of when the event was planned.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/trusted-advisor-check-reference.html',
  workbook: '10 Trusted Advisor Review',
  needs: ['trustedAdvisor'],
  evaluate({ trustedAdvisor }, context) {
    const checks = trustedAdvisor.filter(
      (check) => CATEGORIES.includes(check.category) && !ELSEWHERE.includes(check.checkId),
    );
    if (checks.length === 0) return [unknown(WHOLE, 'Trusted Advisor lists no check of these categories.')];
    return checks.map((check) =>
      judgeResult(
        check,
        {
          action: 'mend what it flags, or exclude the resource in Trusted Advisor.',
          lead: 'repair',
        },
        context,
      ),
    );
  },
});
