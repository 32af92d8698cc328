import { describe, expect, it } from '@jest/globals';
import { lambdaScalingRate } from '../../../src/checks/capacity/lambda-scaling-rate';
import type { Placement } from '../../../src/judging/traffic-graph';
import { aLambdaFunction, aLambdaFunctionPeak, aPeak } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const judge = (
  peak: Parameters<typeof aLambdaFunctionPeak>[0] | null,
  {
    multiplier = 22,
    minutes,
    placement = 'on',
  }: { multiplier?: number | null; minutes?: number; placement?: Placement } = {},
) =>
  runCheck(
    lambdaScalingRate,
    {
      lambdaFunctions: [aLambdaFunction()],
      lambdaFunctionPeaks: peak === null ? [] : [aLambdaFunctionPeak(peak)],
    },
    {
      plan: aPlan({
        traffic: {
          multiplier: 22,
          ...(minutes !== undefined && { ramp: { minutes, shape: 'linear' } }),
        },
      }),
      multiplier,
      placed: () => ({ placement, because: 'Says the test.' }),
    },
  );
/** 11,000 at 22×. */
const large = { concurrentExecutions: aPeak(500) };
const running = (value: number, hoursWithData: number) => ({
  concurrentExecutions: aPeak(value, { hoursWithData }),
});

describe('lambda-scaling-rate', () => {
  it.each<[string, ReturnType<typeof judge>, string, string]>([
    [
      '10,500 more at once',
      judge(large),
      'warn',
      'from second 0 to 90 as much as 87 % of its calls are refused',
    ],
    ['of which the plan does not say how fast', judge(large), 'warn', 'traffic.ramp is not given'],
    ['as many within two minutes', judge(large, { minutes: 2 }), 'pass', 'it follows'],
    ['one that carries no traffic', judge(large, { placement: 'off' }), 'notApplicable', 'Says the test.'],
    ['one of which that is not known', judge(large, { placement: 'unplaced' }), 'unknown', 'Says the test.'],
    ['no traffic on top', judge(large, { multiplier: 1 }), 'notApplicable', 'does not rise'],
    ['an unknown multiplier', judge(large, { multiplier: null }), 'notApplicable', 'not known'],
    [
      'a function that never ran',
      judge({ concurrentExecutions: null, isInvoked: false }),
      'notApplicable',
      'not invoked',
    ],
    [
      'no complete data',
      judge({ concurrentExecutions: null, isInvoked: null }),
      'unknown',
      'no complete data',
    ],
    ['a function that came since', judge(null), 'unknown', 'no complete data'],
    // 47 × 21 = 987 of 1,000, and 4 × 21 = 84 of the tenth of it that too few data may show.
    ['just what fits', judge(running(47, 336)), 'pass', 'it follows'],
    ['the same by a few hours', judge(running(47, 10)), 'unknown', 'hours'],
    ['very little by a few hours', judge(running(4, 10)), 'pass', 'it follows'],
    ['just a tenth by a few hours', judge(running(100, 10), { multiplier: 2 }), 'pass', 'it follows'],
    ['one more by a few hours', judge(running(101, 10), { multiplier: 2 }), 'unknown', 'hours'],
    ['a little more traffic', judge(large, { multiplier: 1.5 }), 'pass', 'it follows'],
    [
      'so much that it never catches up in four hours',
      judge(running(100_000, 336), { multiplier: 100 }),
      'warn',
      'from second 0 on as much as',
    ],
    ['too much by a few hours', judge(running(500, 10)), 'warn', 'refused'],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('asks for as much as is missing in the first step', () => {
    expect(judge(large)).toMatchObject([
      {
        fix: {
          action: expect.stringContaining(
            'Provision a concurrency of 10,000 for the version or alias of checkout',
          ),
        },
      },
    ]);
  });
});
