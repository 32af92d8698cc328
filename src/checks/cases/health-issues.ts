import { defineCheck, fail, warn } from '../check';
import { describeHealthEvent, judgeHealthEvents, resourceOfEvent } from '../health';

export const healthIssues = defineCheck({
  id: 'health-issues',
  title: 'AWS Health reports no open issue where the event runs',
  failureTitle: 'AWS Health reports an open issue where the event runs',
  why: 'What AWS itself has not mended is there at the event, and no change of yours mends it.',
  docs: 'https://docs.aws.amazon.com/health/latest/ug/aws-health-concepts-and-terms.html',
  workbook: '12 Resilience',
  needs: ['healthEvents'],
  evaluate({ healthEvents }, context) {
    const { asOf, window } = context;
    const isOn = Date.parse(asOf) >= Date.parse(window.start) && Date.parse(asOf) < Date.parse(window.end);
    return judgeHealthEvents(
      healthEvents,
      ['issue', 'investigation'],
      context,
      (event, affected) => {
        // Before the event, it may still be over in time.
        const verdict = isOn && event.isOfAccount ? fail : warn;
        const since = event.startsAt === null ? '' : ` Open since ${event.startsAt}.`;
        return verdict(resourceOfEvent(event), `${describeHealthEvent(event, affected)}.${since}`, {
          action:
            'Follow it in the AWS Health Dashboard, ask about it in the support case of the event, and decide in time whether to move away from what it affects.',
          lead: 'repair',
        });
      },
      'No issue that AWS Health reports is open there',
    );
  },
});
