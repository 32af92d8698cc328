import { expect, it } from '@jest/globals';
import { healthNotifications } from '../../../src/checks/cases/health-notifications';
import { aHealthEvent } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const judge = (event: Parameters<typeof aHealthEvent>[0]) =>
  runCheck(healthNotifications, {
    healthEvents: [aHealthEvent({ category: 'accountNotification', ...event })],
  })[0];

it.each([
  ['ACTION_REQUIRED', 'AWS says that action is required.'],
  ['ACTION_MAY_BE_REQUIRED', 'AWS says that action may be required.'],
  [null, 'AWS does not say whether action is required.'],
])('warns of a notification that is %s', (actionability, said) => {
  expect(judge({ actionability })).toMatchObject({
    status: 'warn',
    detail: `RDS in us-east-1: AWS_RDS_PLANNED_LIFECYCLE_EVENT, which affects orders. ${said}`,
  });
});

it('leaves out regions that the plan does not name, and changes', () => {
  expect(judge({ region: 'eu-west-1' })?.status).toBe('pass');
  expect(judge({ category: 'scheduledChange' })?.status).toBe('notApplicable');
});
