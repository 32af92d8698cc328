import { describe, expect, it } from '@jest/globals';
import { lambdaScalingRate } from '../../../src/checks/capacity/lambda-scaling-rate';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  aLambdaFunction,
  aLambdaFunctionPeak,
  aPeak,
  aProvisionedConcurrency,
  aScalableTarget,
  aTargetGroup,
  targetGroupArn,
} from '../../builders/artifacts';
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

describe('lambda-scaling-rate with what is provisioned', () => {
  const functionArn = aLambdaFunction().functionArn;
  /** A load balancer calls an alias of the function, of 500 executions at normal peak; traffic rises 22× at once, as the plan says. */
  const account = (
    configurations: Artifacts['lambdaProvisionedConcurrency'][number]['configurations'],
    overrides: Partial<Artifacts> = {},
  ): Partial<Artifacts> => ({
    lambdaFunctions: [aLambdaFunction()],
    lambdaFunctionPeaks: [aLambdaFunctionPeak(large)],
    lambdaProvisionedConcurrency: [{ functionName: 'checkout', configurations }],
    scalableTargets: [],
    targetGroups: [aTargetGroup({ targetType: 'lambda' })],
    targetHealth: [
      {
        targetGroupArn: targetGroupArn(),
        targets: [
          { id: `${functionArn}:live`, port: null, availabilityZone: null, state: 'healthy', reason: null },
        ],
      },
    ],
    ...overrides,
  });
  const run = (artifacts: Partial<Artifacts>, traffic: object = { ramp: { minutes: 1, shape: 'step' } }) =>
    runCheck(lambdaScalingRate, artifacts, {
      plan: aPlan({ traffic: { multiplier: 22, ...traffic } }),
      multiplier: 22,
      placed: () => ({ placement: 'on', because: 'Says the test.' }),
    });
  const scheduled = (schedule: string, overrides: object = {}) => ({
    scalableTargets: [
      aScalableTarget({
        maxCapacity: 10_000,
        scheduledActions: [
          {
            ...{ scheduledActionName: 'sale', schedule, timeZone: 'Asia/Singapore' },
            ...{ minCapacity: 10_000, maxCapacity: null },
          },
        ],
        ...overrides,
      }),
    ],
  });

  it.each<[string, ReturnType<typeof run>, string, string]>([
    ['nothing', run(account([])), 'fail', 'Nothing is provisioned'],
    // 9,999 + 1,000 in the first step.
    ['one too few', run(account([aProvisionedConcurrency(9999)])), 'warn', 'with 10,000 provisioned none is'],
    // Those 500 on demand that run beside it at normal peak, if its calls went elsewhere.
    ['too few, however calls are spread', run(account([aProvisionedConcurrency(9499)])), 'fail', '9,499'],
    ['enough', run(account([aProvisionedConcurrency(10_000)])), 'pass', '10,000 are provisioned for live'],
    [
      'enough, but on what is not called',
      run(account([aProvisionedConcurrency(10_000, { isUsed: false })])),
      'warn',
      'nothing is known to have run on it',
    ],
    [
      'enough, that failed',
      run(
        account([
          aProvisionedConcurrency(10_000, { status: 'FAILED', available: 7, statusReason: 'No room' }),
        ]),
      ),
      'fail',
      'there are 7: it failed (No room)',
    ],
    [
      'what may be raised',
      run(account([], scheduled('cron(0 14 * * ? *)'))),
      'warn',
      'may set up to 10,000 for live',
    ],
    [
      'what is raised before the event',
      run(account([], scheduled('at(2026-12-11T20:00:00)'))),
      'pass',
      'The scheduled action sale provisions 10,000',
    ],
    [
      'what was raised before the inventory',
      run(account([], scheduled('at(2026-11-01T20:00:00)'))),
      'warn',
      'may set up to 10,000',
    ],
    [
      'what is suspended',
      run(account([], scheduled('at(2026-12-11T20:00:00)', { areScheduledActionsSuspended: true }))),
      'warn',
      'may set up to 10,000',
    ],
    ['no word of the plan how fast', run(account([]), {}), 'warn', 'traffic.ramp is not given'],
    [
      'no load balancer that calls it',
      run(account([], { targetHealth: [] })),
      'warn',
      'Assumed: its callers wait for it',
    ],
    [
      'what could not be read',
      run(account([], { lambdaProvisionedConcurrency: [] })),
      'warn',
      'what is provisioned could not be read',
    ],
  ])('%s', (_, judgements, status, detail) => {
    expect(judgements).toEqual([
      expect.objectContaining({ status, detail: expect.stringContaining(detail) }),
    ]);
  });

  it('is not red where what raises it could not be read', () => {
    const { scalableTargets: _, ...others } = account([]);
    expect(run(others)).toMatchObject([
      {
        status: 'warn',
        detail: expect.stringContaining('what Application Auto Scaling does could not be read'),
      },
    ]);
  });

  it('raises what is called', () => {
    expect(run(account([aProvisionedConcurrency(3000)]))).toMatchObject([
      {
        status: 'fail',
        fix: {
          command: {
            words: expect.arrayContaining(['put-provisioned-concurrency-config', 'live', '10000']),
          },
        },
      },
    ]);
  });
});
