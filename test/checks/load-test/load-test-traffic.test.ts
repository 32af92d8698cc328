import { describe, expect, it } from '@jest/globals';
import { loadTestTraffic } from '../../../src/checks/load-test/load-test-traffic';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aLoadBalancer, aLoadBalancerPeak } from '../../builders/artifacts';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type LoadTestInput = NonNullable<EventPlanInput['loadTests']>[number];

/** The plan of the builders lives in Singapore: 15 November is there from 14 November 16:00 UTC on. */
const aTest = (overrides: Partial<LoadTestInput> = {}): LoadTestInput => ({
  name: 'Checkout',
  on: '2026-11-15',
  result: 'passed',
  reachedRequestsPerSecond: 10_000,
  ...overrides,
});

const FROM = '2026-11-08T00:00:00Z';
/** 14 days of 400 requests/s at most, and what was reached in one hour. */
function seen(atHour: string, reached: number, periodSeconds = 300) {
  const hours = Array.from({ length: 14 * 24 }, () => 400);
  hours[(Date.parse(atHour) - Date.parse(FROM)) / 3_600_000] = reached;
  return {
    loadBalancers: [aLoadBalancer()],
    loadBalancerPeaks: [
      aLoadBalancerPeak({
        window: { from: FROM, to: '2026-11-22T00:00:00Z', periodSeconds },
        requestsPerSecondByPeriod: hours.flatMap((value) =>
          new Array<number>(3600 / periodSeconds).fill(value),
        ),
      }),
    ],
  };
}
const judge = (test: LoadTestInput, artifacts: ReturnType<typeof seen>) =>
  runEventCheck(loadTestTraffic, artifacts, { plan: aPlan({ loadTests: [test] }) })[0];

describe('load-test-traffic', () => {
  it.each<[string, Partial<LoadTestInput>, [string, number], string]>([
    ['as much as is said', {}, ['2026-11-15T04:00:00Z', 10_000], 'pass'],
    ['four fifths of it', {}, ['2026-11-15T04:00:00Z', 8_000], 'pass'],
    ['less', {}, ['2026-11-15T04:00:00Z', 7_990], 'warn'],
    ['half of it', {}, ['2026-11-15T04:00:00Z', 5_000], 'warn'],
    ['less than half', {}, ['2026-11-15T04:00:00Z', 4_990], 'fail'],
    ['the first hour of the day where the event is', {}, ['2026-11-14T16:00:00Z', 10_000], 'pass'],
    ['the hour before', {}, ['2026-11-14T15:00:00Z', 10_000], 'fail'],
    ['the hour after its last', {}, ['2026-11-15T16:00:00Z', 10_000], 'fail'],
    // 22 × 400 = 8,800, of which four fifths are 7,040.
    [
      'a multiplier',
      { reachedRequestsPerSecond: undefined, reachedMultiplier: 22 },
      ['2026-11-15T04:00:00Z', 7_040],
      'pass',
    ],
    [
      'less than a multiplier',
      { reachedRequestsPerSecond: undefined, reachedMultiplier: 22 },
      ['2026-11-15T04:00:00Z', 7_030],
      'warn',
    ],
  ])('%s', (_, test, [hour, reached], status) => {
    expect(judge(aTest(test), seen(hour, reached))?.status).toBe(status);
  });

  it('says both numbers', () => {
    expect(judge(aTest(), seen('2026-11-15T04:00:00Z', 3_000))?.detail).toBe(
      'Checkout (2026-11-15) is said to have reached 10000 requests/s; on that day the load balancers and APIs counted 3000 requests/s at most.',
    );
  });

  it.each([
    ['before', '2026-11-07'],
    ['after', '2026-11-23'],
  ])('is unknown of a test %s the look-back, and says how to look there', (_, on) => {
    const judged = runEventCheck(loadTestTraffic, seen(FROM, 400), {
      ...{ plan: aPlan({ loadTests: [aTest({ on })] }), asOf: '2026-11-30T00:00:00Z' },
    })[0];
    expect(judged?.status).toBe('unknown');
    expect(judged?.detail).toContain('outside the look-back');
    expect(judged?.detail).toContain('traffic.baseline');
  });

  it('is unknown of a test that nobody gave a number', () => {
    const judged = judge(aTest({ reachedRequestsPerSecond: undefined }), seen(FROM, 400));
    expect(judged).toMatchObject({ status: 'unknown', detail: expect.stringContaining('does not say') });
  });

  it('takes means of an hour for no peak: enough is enough, less is unknown', () => {
    const hour = '2026-11-15T04:00:00Z';
    expect(judge(aTest(), seen(hour, 9_000, 3600))?.status).toBe('pass');
    expect(judge(aTest(), seen(hour, 4_000, 3600))?.status).toBe('unknown');
  });

  it('adds up the entrances of all targets, hour by hour', () => {
    const { target, artifacts } = {
      target: { account: '111122223333', region: 'us-east-1' },
      artifacts: seen('2026-11-15T04:00:00Z', 5_000),
    };
    const context = {
      plan: aPlan({ loadTests: [aTest()] }),
      asOf: '2026-11-22T00:00:00Z',
      window: { start: '2026-12-11T16:00:00Z', end: '2026-12-12T15:59:00Z' },
      multiplier: 22,
      plannedMultiplier: 22,
      highMultiplier: 22,
    };
    const both = [
      { target, artifacts },
      { target: { ...target, region: 'eu-west-1' }, artifacts },
    ];
    expect(loadTestTraffic.evaluate(both, context)[0]?.status).toBe('pass');
    expect(loadTestTraffic.evaluate(both.slice(1), context)[0]?.status).toBe('warn');
  });

  it('is unknown where no load balancer was seen, or none faces the internet', () => {
    const hour = '2026-11-15T04:00:00Z';
    expect(judge(aTest(), { loadBalancers: [], loadBalancerPeaks: [] })?.status).toBe('unknown');
    const internal = { ...seen(hour, 10_000), loadBalancers: [aLoadBalancer({ scheme: 'internal' })] };
    expect(judge(aTest(), internal)?.status).toBe('unknown');
  });

  it('does not apply before a test was done, and then reads nothing', () => {
    expect(judge(aTest({ result: 'planned' }), seen(FROM, 400))?.status).toBe('notApplicable');
    expect(loadTestTraffic.concerns?.(aPlan({ loadTests: [aTest({ result: 'planned' })] }))).toBe(false);
  });
});
