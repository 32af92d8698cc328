import { defineEventCheck, notApplicable, pass, WHOLE, warn } from '../check';
import { latestLoadTest } from '../load-tests';

/** AWS's event readiness review asks for a re-test 30 to 60 days before the event. */
const MAX_AGE_DAYS = 60;

export const loadTestRecency = defineEventCheck({
  id: 'load-test-recency',
  title: 'The last load test is no older than two months at the event',
  failureTitle: 'The last load test is older than two months at the event',
  why: 'Every release since the test is a change that was never put under load.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_testing_resiliency_test_non_functional.html',
  workbook: '13 Load Testing Results',
  needs: [],
  evaluate(_, context) {
    const test = latestLoadTest(context);
    if (test === undefined) return [notApplicable('No load test has been done.')];
    const days = Math.floor((Date.parse(context.window.start) - Date.parse(test.on)) / 86_400_000);
    const detail = `${test.name} (${test.on}) is ${days} days before the event.`;
    if (days <= MAX_AGE_DAYS) return [pass(WHOLE, detail)];
    return [
      warn(WHOLE, detail, {
        action: 'Repeat the load test with the release of the event.',
        lead: 'loadTest',
      }),
    ];
  },
});
