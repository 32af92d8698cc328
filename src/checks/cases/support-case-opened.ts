import { defineEventCheck, pass, WHOLE, warn } from '../check';

export const supportCaseOpened = defineEventCheck({
  id: 'support-case-opened',
  title: 'A support case announces the event to AWS',
  failureTitle: 'No support case announces the event to AWS',
  why: 'Engineers who know the event and its accounts answer sooner than those who must ask.',
  docs: 'https://docs.aws.amazon.com/awssupport/latest/user/case-management.html',
  workbook: 'Step 2',
  needs: [],
  evaluate(_, { plan }) {
    const id = plan.supportCase?.id;
    if (id !== undefined) return [pass(WHOLE, `Support case ${id}.`)];
    return [
      warn(WHOLE, 'The plan names no support case.', {
        action: `Open a case with the subject “IEM Alert - ${plan.customer} - ${plan.name}” from the involved account with the highest use, attach the plan, and enter its id (supportCase.id).`,
        lead: 'supportCase',
      }),
    ];
  },
});
