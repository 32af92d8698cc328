import { defineCheck, warn } from '../check';
import { describeHealthEvent, judgeHealthEvents, resourceOfEvent } from '../health';

export const healthNotifications = defineCheck({
  id: 'health-notifications',
  title: 'No notification of AWS Health waits for action',
  failureTitle: 'A notification of AWS Health waits for action',
  why: 'AWS says there what will stop working, and is not heard where nobody reads the mailbox of the account.',
  docs: 'https://docs.aws.amazon.com/health/latest/ug/aws-health-concepts-and-terms.html',
  workbook: '16 Action Items / Risk / Issue Tracker',
  needs: ['healthEvents'],
  evaluate({ healthEvents }, context) {
    return judgeHealthEvents(
      healthEvents,
      ['accountNotification'],
      context,
      (event, affected) =>
        warn(
          resourceOfEvent(event),
          `${describeHealthEvent(event, affected)}. ${saidOf(event.actionability)}`,
          {
            action: 'Read it in the AWS Health Dashboard, and do what it asks for before the event.',
            lead: 'people',
          },
        ),
      'No notification of AWS Health that may need action is open',
    );
  },
});

const saidOf = (actionability: string | null): string => {
  if (actionability === 'ACTION_REQUIRED') return 'AWS says that action is required.';
  return actionability === null
    ? 'AWS does not say whether action is required.'
    : 'AWS says that action may be required.';
};
