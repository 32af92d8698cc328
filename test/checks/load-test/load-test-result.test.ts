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
});
