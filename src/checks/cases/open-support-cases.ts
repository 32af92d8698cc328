import type { SupportCase } from '../../model/artifacts';
import { defineCheck, fail, type Judgement, notApplicable, pass, WHOLE, warn } from '../check';
import { ageInDays, casesOfOthers } from '../support-cases';
import { count } from '../words';

/** A case that is open for longer is taken to languish; AWS publishes no such figure. */
const MOST_DAYS = 30;

/** What the console calls severities that cannot wait for the event. */
const SEVERE: Readonly<Record<string, string>> = {
  critical: 'business-critical system down',
  urgent: 'production system down',
};
const MILD: readonly (string | null)[] = ['low', 'normal'];

export const openSupportCases = defineCheck({
  id: 'open-support-cases',
  title: 'No severe support case is open, and none languishes',
  failureTitle: 'Support case is severe, or open for long',
  why: 'What AWS and you have not mended on a normal day is still broken when traffic is high.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/case-management.html',
  workbook: '12 Resilience',
  needs: ['supportCases'],
  evaluate({ supportCases }, { plan, asOf }) {
    const others = casesOfOthers(supportCases, plan);
    if (others.length === 0)
      return [notApplicable('There is no support case but those of the event itself.')];
    const open = others.filter(({ isResolved }) => !isResolved);
    const judged = open.flatMap((one) => judgeCase(one, asOf) ?? []);
    return judged.length > 0
      ? judged
      : [
          pass(
            WHOLE,
            `${count(open.length, 'case')} open, none of them severe, and none for more than ${MOST_DAYS} days.`,
          ),
        ];
  },
});

function judgeCase(one: SupportCase, asOf: string): Judgement | null {
  const { displayId, serviceCode, categoryCode, severityCode } = one;
  const days = Math.floor(ageInDays(one, asOf));
  const isOld = days > MOST_DAYS;
  const isMild = MILD.includes(severityCode);
  if (isMild && !isOld) return null;
  const severe = severityCode === null ? undefined : SEVERE[severityCode];
  const said = severe === undefined ? '' : ` (${severe})`;
  const verdict = severe === undefined ? warn : fail;
  return verdict(
    { name: displayId },
    `Case ${displayId} about ${serviceCode} (${categoryCode}), of ${severityCode === null ? 'a severity that AWS does not name' : `severity ${severityCode}${said}`}, has been open for ${count(days, 'day')}.${isMild ? ` That more than ${MOST_DAYS} are too long is assumed.` : ''}`,
    {
      action: `Escalate case ${displayId} until its cause is mended, or resolve it if it is; if it does not concern the event, accept it with a waiver.`,
      lead: 'supportCase',
    },
  );
}
