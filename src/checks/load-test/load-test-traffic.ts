import { entranceTraffic, isOutside, type SeenEntrances } from '../../capacity/entrance-traffic';
import type { EventContext } from '../../judging/context';
import type { FixDraft } from '../../judging/fix';
import { wholeDay } from '../../plan/calendar';
import type { EventPlan } from '../../plan/schema';
import { defineEventCheck, fail, type Judgement, notApplicable, pass, unknown, WHOLE, warn } from '../check';
import { latestLoadTest } from '../load-tests';

type LoadTest = EventPlan['loadTests'][number];

/**
 * Shares of what the plan claims that AWS must have counted. Tools of load tests tell the best second; AWS counts five
 * minutes and more: a fifth less is the same test, less than half is another.
 */
const SAME_TEST = 0.8;
const OTHER_TEST = 0.5;
/** Data points of this length are means that flatten a test of minutes. */
const FLATTENS_SECONDS = 3600;

export const loadTestTraffic = defineEventCheck({
  id: 'load-test-traffic',
  title: 'The load balancers and APIs saw the traffic of the load test',
  failureTitle: 'The load balancers and APIs saw less traffic than the plan claims for the load test',
  why: 'A test that stopped at a cache, at its own generator or in another account proves nothing of these limits.',
  docs: 'https://docs.aws.amazon.com/elasticloadbalancing/latest/application/load-balancer-cloudwatch-metrics.html',
  workbook: '13 Load Testing Results',
  needs: ['loadBalancers', 'loadBalancerPeaks'],
  uses: ['apis', 'apiPeaks', 'apiIntegrations'],
  concerns: ({ loadTests }) => loadTests.some(({ result }) => result !== 'planned'),
  evaluate(targets, context) {
    const test = latestLoadTest(context);
    if (test === undefined) return [notApplicable('No load test has been done.')];
    return [
      judgeTest(
        test,
        targets.map(({ artifacts }) => artifacts),
        context,
      ),
    ];
  },
});

function judgeTest(test: LoadTest, seen: readonly SeenEntrances[], { plan }: EventContext): Judgement {
  const name = `${test.name} (${test.on})`;
  const day = wholeDay(test.on, plan.calendar.timeZone);
  const windows = seen.flatMap(({ loadBalancerPeaks, apiPeaks = [] }) =>
    [...loadBalancerPeaks, ...apiPeaks].map(({ window }) => window),
  );
  if (windows.length === 0)
    return unknown(WHOLE, 'No load balancer or API was seen that could have carried the test.');
  if (!windows.some(({ from, to }) => from < day.end && to > day.start)) {
    const [first] = windows;
    return unknown(
      WHOLE,
      `${name} lies outside the look-back of ${first?.from} to ${first?.to}, so AWS was not asked what it brought. To ask, let traffic.baseline begin before the test, and leave the test out of it with traffic.baseline.exclude.`,
    );
  }

  const { byPeriod, periodMs } = entranceTraffic(seen);
  const traffic = [...byPeriod];
  const isOutsideDay = isOutside([{ from: day.start, to: day.end }]);
  const isOfDay = (begin: number): boolean => !isOutsideDay(begin, periodMs);
  const measured = highest(traffic.filter(([begin]) => isOfDay(begin)));
  if (measured === null) {
    return unknown(
      WHOLE,
      `No load balancer that faces the internet and no public API counted requests on the day of ${name}.`,
    );
  }
  const claimed = claimOf(test, highest(traffic.filter(([begin]) => !isOfDay(begin))));
  if (claimed === null) {
    return unknown(WHOLE, `The plan does not say how many requests per second ${name} reached.`);
  }

  const detail = `${name} is said to have reached ${claimed.words}; on that day the load balancers and APIs counted ${amount(measured)} requests/s at most.`;
  if (measured >= SAME_TEST * claimed.value) return pass(WHOLE, detail);
  if (windows.some(({ periodSeconds }) => periodSeconds >= FLATTENS_SECONDS)) {
    return unknown(
      WHOLE,
      `${detail} Of that time CloudWatch keeps only means of an hour, which hide the peak.`,
    );
  }
  return (measured < OTHER_TEST * claimed.value ? fail : warn)(WHOLE, detail, FIX);
}

const highest = (traffic: readonly (readonly [begin: number, value: number])[]): number | null =>
  traffic.length === 0 ? null : Math.max(...traffic.map(([, value]) => value));

/** Requests per second that a test claims; a multiplier is of the highest of the other days. null: it claims none. */
function claimOf({ reachedRequestsPerSecond, reachedMultiplier }: LoadTest, normal: number | null) {
  if (reachedRequestsPerSecond !== undefined) {
    return { value: reachedRequestsPerSecond, words: `${amount(reachedRequestsPerSecond)} requests/s` };
  }
  if (reachedMultiplier === undefined || normal === null) return null;
  const value = reachedMultiplier * normal;
  return {
    value,
    words: `${reachedMultiplier}× (${amount(value)} requests/s, of ${amount(normal)} at the peak of the other days)`,
  };
}

const amount = (value: number): string => String(Number(value.toPrecision(3)));

const FIX: FixDraft = {
  action:
    'Repeat the load test against the load balancers and APIs of the event, or correct what loadTests says of its day and its requests per second.',
  lead: 'loadTest',
};
