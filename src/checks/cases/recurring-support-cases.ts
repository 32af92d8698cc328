import { defineCheck, type Judgement, notApplicable, pass, WHOLE, warn } from '../check';
import { ageInDays, casesOfOthers } from '../support-cases';
import { count, listed } from '../words';

/** From so many on, cases about one thing are taken to recur; AWS publishes no such figure. */
const RECURRING = 3;
const RECENT_DAYS = 90;

/** What is asked for before an event on purpose, and questions. */
const ROUTINE = { service: 'service-limit-increase', severity: 'low' } as const;

export const recurringSupportCases = defineCheck({
  id: 'recurring-support-cases',
  title: 'No trouble comes back in support cases',
  failureTitle: 'Support cases about one thing keep coming back',
  why: 'Trouble that came back in normal weeks comes back under load, when there is no time to find its cause.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/case-management.html',
  workbook: '12 Resilience',
  needs: ['supportCases'],
  evaluate({ supportCases }, { plan, asOf }) {
    const recent = casesOfOthers(supportCases, plan).filter(
      (one) =>
        ageInDays(one, asOf) <= RECENT_DAYS &&
        one.severityCode !== ROUTINE.severity &&
        one.serviceCode !== ROUTINE.service,
    );
    if (recent.length === 0) {
      return [notApplicable(`No support case of the last ${RECENT_DAYS} days is about trouble.`)];
    }
    const bySubject = Map.groupBy(
      recent,
      ({ serviceCode, categoryCode }) => `${serviceCode} (${categoryCode})`,
    );
    const judged = [...bySubject].flatMap(([name, cases]): Judgement[] =>
      cases.length < RECURRING
        ? []
        : [
            warn(
              { name },
              `${cases.length} cases in the last ${RECENT_DAYS} days: ${listed(cases.map(({ displayId }) => displayId))}. That ${RECURRING} or more come back is assumed.`,
              {
                action: 'Find the cause that they have in common, and mend it or plan for it (scenarios).',
                lead: 'supportCase',
              },
            ),
          ],
    );
    return judged.length > 0
      ? judged
      : [
          pass(
            WHOLE,
            `${count(recent.length, 'case')} about trouble in the last ${RECENT_DAYS} days, fewer than ${RECURRING} of them about the same.`,
          ),
        ];
  },
});
