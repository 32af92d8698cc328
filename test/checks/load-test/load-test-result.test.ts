import { describe, expect, it } from '@jest/globals';
import { loadTestResult } from '../../../src/checks/load-test/load-test-result';
import type { EventPlanInput } from '../../../src/plan/schema';
import { runEventCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type LoadTest = NonNullable<EventPlanInput['loadTests']>[number];

const test = (overrides: Partial<LoadTest> = {}): LoadTest => ({
  name: 'Checkout',
  on: '2026-11-15',
  result: 'passed',
  reachedMultiplier: 10,
  ...overrides,
});
/** Looked at on 22 November 2026; the event needs 10×. */
const judge = (
  loadTests: LoadTest[],
  traffic: EventPlanInput['traffic'] = { multiplier: 10 },
  multiplier = 10,
) => runEventCheck(loadTestResult, {}, { plan: aPlan({ loadTests, traffic }), multiplier })[0]?.status;

describe('load-test-result', () => {
  it.each<[string, LoadTest[], string]>([
    ['none', [], 'warn'],
    ['planned only', [test({ result: 'planned' })], 'warn'],
    ['passed at what is needed', [test()], 'pass'],
    ['passed at less', [test({ reachedMultiplier: 9.9 })], 'warn'],
    ['passed, who knows at what', [test({ reachedMultiplier: undefined })], 'warn'],
    ['unsatisfactory', [test({ result: 'unsatisfactory' })], 'warn'],
    ['failed', [test({ result: 'failed' })], 'fail'],
    ['failed, then passed', [test({ result: 'failed', on: '2026-11-01' }), test()], 'pass'],
    ['passed, then failed, in any order', [test({ result: 'failed', on: '2026-11-16' }), test()], 'fail'],
    ['passed in the future', [test({ on: '2026-12-01' })], 'warn'],
    ['another one planned', [test(), test({ result: 'planned', on: '2026-12-01' })], 'pass'],
  ])('%s', (_, loadTests, status) => {
    expect(judge(loadTests)).toBe(status);
  });

  it.each([
    ['the needed requests', 5000, 'pass'],
    ['one less', 4999, 'warn'],
  ])(
    'compares requests per second where no multiplier was noted: %s',
    (_, reachedRequestsPerSecond, status) => {
      const loadTests = [test({ reachedMultiplier: undefined, reachedRequestsPerSecond })];
      expect(judge(loadTests, { peakRequestsPerSecond: 5000 })).toBe(status);
    },
  );

  it('needs as many times the planned requests as the traffic that is asked about is times the planned one', () => {
    const loadTests = [test({ reachedMultiplier: undefined, reachedRequestsPerSecond: 5000 })];
    const plan = aPlan({ loadTests, traffic: { multiplier: 10, peakRequestsPerSecond: 5000 } });
    const at = (multiplier: number) =>
      runEventCheck(loadTestResult, {}, { plan, multiplier, plannedMultiplier: 10 })[0];
    expect([10, 10.1, 5].map((multiplier) => at(multiplier)?.status)).toEqual(['pass', 'warn', 'pass']);
    expect(at(20)?.detail).toContain('at 5000 requests/s of the needed 10000 requests/s');
    expect(at(20)?.statusSteps).toEqual(at(10)?.statusSteps);
  });

  it.each<[string, Partial<LoadTest>, EventPlanInput['traffic'], number | null, string, string]>([
    [
      'at a multiplier, where the needed one is not known',
      {},
      { peakRequestsPerSecond: 5000 },
      null,
      'Checkout (2026-11-15) passed, but the plan does not say how much traffic it reached.',
      'Test with the traffic of the peak after capacity is in place, and enter the result under loadTests.',
    ],
    [
      'at requests, where only a multiplier is needed',
      { reachedMultiplier: undefined, reachedRequestsPerSecond: 10 },
      { multiplier: 10 },
      10,
      'Checkout (2026-11-15) passed, but the plan does not say how much traffic it reached.',
      'Test with 10× normal traffic after capacity is in place, and enter the result under loadTests.',
    ],
    [
      'at nothing that is noted',
      { reachedMultiplier: undefined },
      { peakRequestsPerSecond: 5000 },
      10,
      'Checkout (2026-11-15) passed, but the plan does not say how much traffic it reached.',
      'Test with 10× normal traffic after capacity is in place, and enter the result under loadTests.',
    ],
    [
      'at too few requests',
      { reachedMultiplier: undefined, reachedRequestsPerSecond: 1 },
      { peakRequestsPerSecond: 5000 },
      null,
      'Checkout (2026-11-15) passed, but at 1 requests/s of the needed 5000 requests/s.',
      'Test with the traffic of the peak after capacity is in place, and enter the result under loadTests.',
    ],
    [
      'at too low a multiplier',
      { reachedMultiplier: 4 },
      { multiplier: 10 },
      10,
      'Checkout (2026-11-15) passed, but at 4× of the needed 10×.',
      'Test with 10× normal traffic after capacity is in place, and enter the result under loadTests.',
    ],
  ])('says what a test that passed does not prove: %s', (_, passed, traffic, multiplier, detail, action) => {
    const plan = aPlan({ loadTests: [test(passed)], traffic });
    const [judged] = runEventCheck(loadTestResult, {}, { plan, multiplier });
    expect(judged).toMatchObject({ status: 'warn', detail, fix: { action } });
  });

  it('says what was proven', () => {
    const plan = aPlan({ loadTests: [test()], traffic: { multiplier: 10 } });
    const [judged] = runEventCheck(loadTestResult, {}, { plan, multiplier: 10 });
    expect(judged).toMatchObject({ status: 'pass', detail: 'Checkout (2026-11-15) passed at 10×.' });
  });
});
