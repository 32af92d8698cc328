import { describe, expect, it } from '@jest/globals';
import type { Artifacts, StateMachine, StateMachinePeak } from '../../../src/model/artifacts';
import {
  anExpressMachine,
  aPeak,
  aStateMachine,
  aStateMachinePeak,
  someStatesQuotas,
  someStepFunctionsUse,
  stateMachineArn,
  unusedMachine,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

type Machine = readonly [
  name: string,
  perSecond: number | null,
  peak?: Partial<StateMachinePeak>,
  machine?: Partial<StateMachine>,
];
type Use = Partial<Artifacts['stepFunctionsUse']>;

const NOTHING_ENFORCED = { startsPerSecond: null, transitionsPerSecond: null, openExecutions: null };

/** What is started a second at the peak of each state machine, of which those called `quote…` are express, at 10×. */
const running = (machines: readonly Machine[], use: Use = {}): Partial<Artifacts> => ({
  stateMachines: machines.map(([stateMachineName, , , machine]) =>
    stateMachineName.startsWith('quote')
      ? anExpressMachine({ stateMachineName, ...machine })
      : aStateMachine({ stateMachineName, ...machine }),
  ),
  stateMachinePeaks: machines.map(([name, perSecond, peak]) =>
    aStateMachinePeak({
      stateMachineArn: stateMachineArn(name),
      ...(perSecond === null ? unusedMachine : { startedPerSecond: aPeak(perSecond) }),
      ...peak,
    }),
  ),
  stepFunctionsUse: someStepFunctionsUse({
    startedPerSecond: aPeak(machines.reduce((sum, [, perSecond]) => sum + (perSecond ?? 0), 0)),
    enforced: NOTHING_ENFORCED,
    ...use,
  }),
  serviceQuotas: someStatesQuotas(300, 800, 1_000_000),
});

const NEW = { creationDate: '2026-11-20T00:00:00.000Z' };
/** The plan says that what is called `batch…` does not grow. */
const BATCH = {
  plan: aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: 'batch*' }, factor: 0 }] } }),
};

describe('standard executions that are started', () => {
  it.each<[string, readonly Machine[], Use, string, number | null]>([
    // At 10×: 1.5 × 10 × 16 = 240, which are 80 % of 300; 300 ÷ 24.
    ['of one state machine', [['fulfil', 16]], {}, 'green', 12.5],
    ['of one that runs a little more', [['fulfil', 16.1]], {}, 'yellow', 12.4224],
    // 10 × 30 = 300, if the busiest second has no more than the mean.
    ['as many as fit without a busiest second', [['fulfil', 30]], {}, 'yellow', 6.66667],
    ['more', [['fulfil', 30.1]], {}, 'red', 6.64452],
    // Never more than 25 together, of 40 by their own peaks: 10 × 25 fits, 1.5 × 10 × 40 does not.
    [
      'of two, one after the other',
      [
        ['fulfil', 20],
        ['refund', 20],
      ],
      { startedPerSecond: aPeak(25) },
      'yellow',
      5,
    ],
    [
      'of two at the same time',
      [
        ['fulfil', 20],
        ['refund', 20],
      ],
      {},
      'red',
      5,
    ],
    // Express ones have a quota of their own: 100 − 80 are standard.
    [
      'beside many express ones',
      [
        ['fulfil', 16],
        ['quote', 80],
      ],
      {},
      'green',
      12.5,
    ],
    // 40 a second in all, and 10 of what is listed: 30 are of one that was replaced. 1.5 × 10 × 40.
    ['of one that was replaced since', [['fulfil', 10]], { startedPerSecond: aPeak(40) }, 'yellow', 5],
    // Nothing tells how many run at one time: the busiest alone is sure.
    [
      'of two, where nothing tells what runs at one time',
      [
        ['fulfil', 20],
        ['refund', 20],
      ],
      { startedPerSecond: null },
      'yellow',
      5,
    ],
    [
      'where what express ones run is not known',
      [
        ['fulfil', 20],
        ['refund', 20],
        ['quote', null, { startedPerSecond: null, started: null }],
      ],
      { startedPerSecond: aPeak(40) },
      'yellow',
      5,
    ],
    // Step Functions lets fewer pass than the quota says: 1.5 × 10 × 16 of 200.
    [
      'where less is enforced',
      [['fulfil', 16]],
      { enforced: { ...NOTHING_ENFORCED, startsPerSecond: 200 } },
      'yellow',
      8.33333,
    ],
    [
      'where more was enforced once',
      [['fulfil', 16]],
      { enforced: { ...NOTHING_ENFORCED, startsPerSecond: 900 } },
      'green',
      12.5,
    ],
    [
      'of one that was made for the event',
      [
        ['fulfil', 1],
        ['launch', null, {}, NEW],
      ],
      {},
      'grey',
      null,
    ],
    [
      'of an old one that nobody uses',
      [
        ['fulfil', 16],
        ['old', null],
      ],
      {},
      'green',
      12.5,
    ],
    [
      'of one with few hours of data',
      [['fulfil', 1, { startedPerSecond: aPeak(1, { hoursWithData: 3 }) }]],
      {},
      'grey',
      null,
    ],
    [
      'of one that fails with few hours of data',
      [['fulfil', 31, { startedPerSecond: aPeak(31, { hoursWithData: 3 }) }]],
      {},
      'red',
      6.45161,
    ],
    [
      'of one that only load tests ran',
      [['fulfil', null, { started: 9 }]],
      { startedPerSecond: null },
      'grey',
      null,
    ],
    [
      'of one without complete data',
      [['fulfil', null, { started: null }]],
      { startedPerSecond: null },
      'grey',
      null,
    ],
  ])('are judged %s', (_, machines, use, status, breaksAt) => {
    const ceiling = onlyCeiling('step-functions-start-rate', running(machines, use));
    expect(ceiling).toMatchObject({ resource: '-', status, breaksAt });
  });

  it('are held against no more than what does not grow uses', () => {
    // 1.5 × (20 + 10 × 4) = 90 of 300; (300 ÷ 1.5 − 20) ÷ 4.
    const machines: Machine[] = [
      ['fulfil', 4],
      ['batch-nightly', 20],
    ];
    const ceiling = onlyCeiling('step-functions-start-rate', running(machines), BATCH);
    expect(ceiling).toMatchObject({ status: 'green', breaksAt: 45, now: 24 });
  });

  it('need the quota, by its name, or what Step Functions tells', () => {
    const without = { ...running([['fulfil', 16]]), serviceQuotas: [] };
    const grey = onlyCeiling('step-functions-start-rate', without);
    expect(grey).toMatchObject({ status: 'grey', limit: null });
    expect(JSON.stringify(grey)).toContain('called StartExecution throttle token refill rate per second');
    const enforced = { ...NOTHING_ENFORCED, startsPerSecond: 150 };
    const told = { ...running([['fulfil', 16]], { enforced }), serviceQuotas: [] };
    // 10 × 16 = 160 of 150.
    expect(onlyCeiling('step-functions-start-rate', told)).toMatchObject({ status: 'red', limit: 150 });
    expect(onlyCeiling('step-functions-start-rate', told).fix?.action).toContain('AWS Support');
    const red = onlyCeiling('step-functions-start-rate', running([['fulfil', 31]]));
    expect(red).toMatchObject({ quotaCode: 'L-1B55A735', limit: 300 });
    // 1.5 × 10 × 31 = 465 ÷ 0.8.
    expect(red.fix?.command).toContain('--desired-value 582');
  });

  it('are none of an account that runs none', () => {
    for (const family of ['start-rate', 'state-transitions', 'open-executions', 'express-start-rate']) {
      expect(ceilingsOf(`step-functions-${family}`, running([['old', null]]))).toEqual([]);
    }
  });
});

describe('express executions that are started', () => {
  const ofExpress = (perSecond: number) =>
    onlyCeiling('step-functions-express-start-rate', running([['quote', perSecond]]));

  it.each([
    // 1.5 × 10 × 320 = 4,800 are 80 % of 6,000.
    [320, 'green', 12.5],
    [321, 'yellow', 12.4611],
    // However many there are, their callers may wait for the answer, and they do not count.
    [2_000, 'yellow', 2],
  ])('are yellow at worst: %d', (perSecond, status, breaksAt) => {
    expect(ofExpress(perSecond)).toMatchObject({ limit: 6_000, status, breaksAt });
  });

  it('are grey of one that was made for the event', () => {
    const ceiling = onlyCeiling('step-functions-express-start-rate', running([['quote', null, {}, NEW]]));
    expect(ceiling.status).toBe('grey');
  });
});

describe('state transitions', () => {
  const transitions = (
    perSecond: number | null,
    use: Use = {},
    machines: readonly Machine[] = [['fulfil', 1]],
  ) =>
    onlyCeiling(
      'step-functions-state-transitions',
      running(machines, {
        transitionsPerSecond: perSecond === null ? null : aPeak(perSecond),
        transitions: 500_000,
        ...use,
      }),
      BATCH,
    );
  const enforced = { ...NOTHING_ENFORCED, transitionsPerSecond: 400 };

  it.each<[string, number | null, Use, readonly Machine[] | undefined, string, number | null]>([
    // 1.5 × 10 × 42 = 630 of 640, 80 % of 800; 800 ÷ 63.
    ['that fit', 42, {}, undefined, 'green', 12.6984],
    ['that fit without a busiest second', 80, {}, undefined, 'yellow', 6.66667],
    ['that do not', 81, {}, undefined, 'red', 6.58436],
    ['of which fewer are enforced', 41, { enforced }, undefined, 'red', 6.50407],
    // Whether those of express ones are among them nobody knows.
    [
      'beside express ones',
      81,
      {},
      [
        ['fulfil', 1],
        ['quote', 1],
      ],
      'yellow',
      6.58436,
    ],
    [
      'beside express ones that nobody uses',
      81,
      {},
      [
        ['fulfil', 1],
        ['quote', null],
      ],
      'red',
      6.58436,
    ],
    // All of the 81 may be of what does not grow.
    [
      'of which some may not grow',
      81,
      {},
      [
        ['fulfil', 1],
        ['batch-nightly', 1],
      ],
      'yellow',
      6.58436,
    ],
    ['none of which grow', 81, {}, [['batch-nightly', 1]], 'green', null],
    [
      'of a state machine that was made for the event',
      1,
      {},
      [
        ['fulfil', 1],
        ['launch', null, {}, NEW],
      ],
      'grey',
      null,
    ],
    ['without data', null, {}, undefined, 'grey', null],
    ['of few hours', 1, { transitionsPerSecond: aPeak(1, { hoursWithData: 3 }) }, undefined, 'grey', null],
    // 100,000 executions have no 99,999 transitions.
    ['that are fewer than executions', 81, { transitions: 99_999 }, undefined, 'grey', null],
    ['as many as executions', 42, { transitions: 100_000 }, undefined, 'green', 12.6984],
  ])('are judged %s', (_, perSecond, use, machines, status, breaksAt) => {
    expect(transitions(perSecond, use, machines)).toMatchObject({ status, breaksAt });
  });
});

describe('open executions', () => {
  const open = (count: number | null, use: Use = {}) =>
    onlyCeiling(
      'step-functions-open-executions',
      running([['fulfil', 1]], { openExecutions: count === null ? null : aPeak(count), ...use }),
    );
  const enforced = { ...NOTHING_ENFORCED, openExecutions: 90_000 };

  it.each<[string, number | null, Use, string, number | null]>([
    // 10 × (0 + 10,000) of 1,000,000.
    ['that are too few to be shown', 0, {}, 'green', 100],
    // 10 × (70,000 + 10,000) = 800,000.
    ['that fit', 70_000, {}, 'green', 12.5],
    ['that fit without those that are not shown', 100_000, {}, 'yellow', 9.09091],
    ['that do not fit', 100_001, {}, 'red', 9.09083],
    ['of which fewer are enforced', 0, { enforced }, 'yellow', 9],
    ['without data', null, {}, 'grey', null],
  ])('are judged %s', (_, count, use, status, breaksAt) => {
    expect(open(count, use)).toMatchObject({ status, breaksAt });
  });
});
