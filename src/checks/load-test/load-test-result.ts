import type { EventContext } from '../../judging/context';
import type { FixDraft } from '../../judging/fix';
import { round } from '../../lib/round';
import type { EventPlan } from '../../plan/schema';
import { defineEventCheck, fail, type Judgement, judgeByTraffic, pass, WHOLE, warn } from '../check';
import { latestLoadTest } from '../load-tests';

type LoadTest = EventPlan['loadTests'][number];

export const loadTestResult = defineEventCheck({
  id: 'load-test-result',
  title: 'A load test has passed at the traffic the event needs',
  failureTitle: 'No load test has passed at the traffic the event needs',
  why: 'Arithmetic finds the limits that are known; only load finds the others.',
  docs: 'https://docs.aws.amazon.com/wellarchitected/latest/reliability-pillar/rel_testing_resiliency_test_non_functional.html',
  workbook: '13 Load Testing Results',
  needs: [],
  evaluate(_, context) {
    const test = latestLoadTest(context);
    return [judgeByTraffic(context, (asked) => judgeLatest(test, asked))];
  },
});

function judgeLatest(test: LoadTest | undefined, context: EventContext): Judgement {
  if (test === undefined) return warn(WHOLE, 'No load test has been done.', fixOf(context));
  const name = `${test.name} (${test.on})`;
  if (test.result === 'failed') return fail(WHOLE, `${name} failed.`, fixOf(context));
  if (test.result !== 'passed') return warn(WHOLE, `${name} was ${test.result}.`, fixOf(context));
  const shortfall = shortfallOf(test, context);
  return shortfall === null
    ? pass(WHOLE, `${name} passed ${reached(test)}.`)
    : warn(WHOLE, `${name} passed, but ${shortfall}.`, fixOf(context));
}

/** Why a passed test is not proof of the peak; null when it is. */
function shortfallOf(test: LoadTest, context: EventContext): string | null {
  const { multiplier } = context;
  const needed = neededRate(context);
  if (test.reachedMultiplier !== undefined && multiplier !== null) {
    return test.reachedMultiplier >= multiplier ? null : `${reached(test)} of the needed ${multiplier}×`;
  }
  if (test.reachedRequestsPerSecond !== undefined && needed !== undefined) {
    return test.reachedRequestsPerSecond >= needed
      ? null
      : `${reached(test)} of the needed ${round(needed)} requests/s`;
  }
  return 'the plan does not say how much traffic it reached';
}

/** The planned requests per second; as many times that as what is asked is times the planned multiplier. */
function neededRate({ multiplier, plannedMultiplier, plan }: EventContext): number | undefined {
  const { peakRequestsPerSecond: planned } = plan.traffic;
  if (planned === undefined || multiplier === null || plannedMultiplier === null) return planned;
  return planned * (multiplier / plannedMultiplier);
}

const reached = ({ reachedMultiplier, reachedRequestsPerSecond }: LoadTest): string =>
  reachedMultiplier === undefined ? `at ${reachedRequestsPerSecond} requests/s` : `at ${reachedMultiplier}×`;

const fixOf = ({ multiplier }: EventContext): FixDraft => ({
  action: `Test with ${multiplier === null ? 'the traffic of the peak' : `${multiplier}× normal traffic`} after capacity is in place, and enter the result under loadTests.`,
  lead: 'loadTest',
});
