import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  always,
  combineOutlooks,
  combineSteps,
  failsAbove,
  outlookOf,
  searchSteps,
  statusAt,
  stepAt,
  stepsOf,
  tellsOutlook,
  worse,
} from '../../src/capacity/status-steps';
import { withRegionLost } from '../../src/capacity/takeover';
import type { Colour, StatusIf, StatusStep } from '../../src/model/ceiling';
import { anAutoScalingGroup, anAutoScalingGroupPeak, aScalingPolicy } from '../builders/artifacts';
import { onlyCeiling } from '../builders/ceiling';

describe('the colour at any multiplier', () => {
  it('is told by one step for each change, the last without an end', () => {
    const colour = (m: number): Colour => (m <= 4 ? 'green' : m <= 5 ? 'yellow' : 'red');
    const steps = stepsOf([5, 4, 4, 3, Number.POSITIVE_INFINITY, 0], colour);
    expect(steps).toEqual([
      { upTo: 4, status: 'green' },
      { upTo: 5, status: 'yellow' },
      { upTo: null, status: 'red' },
    ]);
    expect([0, 4, 4.01, 5, 5.01, 1e6].map((m) => statusAt(steps, m))).toEqual([
      ...['green', 'green', 'yellow', 'yellow', 'red', 'red'],
    ]);
  });

  it('leaves out what is no number', () => {
    const steps = stepsOf([Number.NaN, 4], (m) => (m <= 4 ? 'green' : 'red'));
    expect(steps).toEqual([
      { upTo: 4, status: 'green' },
      { upTo: null, status: 'red' },
    ]);
  });

  it('is not known where no step says it', () => expect(statusAt([], 1)).toBe('grey'));

  it('is one step of what never changes', () => {
    expect(stepsOf([], () => 'grey')).toEqual([{ upTo: null, status: 'grey' }]);
  });

  it('is made of two judgements where one alone does not decide', () => {
    const most = stepsOf([2], (m) => (m <= 2 ? 'green' : 'red'));
    const least = stepsOf([6], (m) => (m <= 6 ? 'green' : 'red'));
    expect(combineSteps(most, least, (a, b) => (a === b ? a : 'grey'))).toEqual([
      { upTo: 2, status: 'green' },
      { upTo: 6, status: 'grey' },
      { upTo: null, status: 'red' },
    ]);
  });
});

describe('the search for where a status changes', () => {
  /** 0 up to the first end, 1 up to the second, and so on. */
  const countEnds = (ends: readonly number[]) => (m: number) => ends.filter((end) => m > end).length;

  it('finds one step of what never changes', () => {
    expect(searchSteps(() => 'pass')).toEqual([{ upTo: null, status: 'pass' }]);
  });

  it.each([[1], [22], [0.25], [7.5], [1234.56]])('finds a change just above %d exactly', (end) => {
    expect(searchSteps(countEnds([end]))).toEqual([
      { upTo: end, status: 0 },
      { upTo: null, status: 1 },
    ]);
  });

  it.each([[1], [22], [0.25]])('leaves %d to the next step where that begins with it', (begin) => {
    const steps = searchSteps((m) => m < begin);
    expect([begin * (1 - 1e-9), begin].map((m) => stepAt(steps, m))).toEqual([true, false]);
    expect(steps[0]?.upTo).toBeCloseTo(begin, 9);
  });

  it('finds a change at no round figure from below, to a ten-millionth', () => {
    const [first] = searchSteps(countEnds([Math.PI]));
    expect(first?.upTo).toBeLessThanOrEqual(Math.PI);
    expect(first?.upTo).toBeGreaterThan(Math.PI * (1 - 1e-7));
  });

  it('sees a status that comes and goes where it is sure to look', () => {
    const within = (m: number) => m > 1 && m <= 30;
    expect(searchSteps(within)).toHaveLength(1);
    expect(searchSteps(within, [22, 1])).toEqual([
      { upTo: 1, status: false },
      { upTo: 30, status: true },
      { upTo: null, status: false },
    ]);
    expect(searchSteps(within, [1e5])).toHaveLength(1);
  });

  it('does not search where nobody plans', () => {
    expect(searchSteps(countEnds([1e-4, 2e4]))).toEqual([{ upTo: null, status: 1 }]);
  });

  it('asks for no more than 32 statuses for each change', () => {
    let asked = 0;
    const steps = searchSteps((m) => {
      asked += 1;
      return countEnds([1, 17.3])(m);
    });
    expect(steps).toHaveLength(3);
    expect(asked).toBeLessThanOrEqual(2 * 32);
  });

  it('tells the status at any multiplier, as if it were asked there', () =>
    fc.assert(
      fc.property(
        fc.array(fc.double({ min: 0.01, max: 1000, noNaN: true }), { maxLength: 4 }),
        fc.double({ min: 0.01, max: 5000, noNaN: true }),
        (ends, m) => {
          // As close to where it changes as the search does not look.
          fc.pre(ends.every((end) => Math.abs(m - end) > 1e-6 * end));
          const status = countEnds(ends);
          expect(stepAt(searchSteps(status), m)).toBe(status(m));
        },
      ),
    ));
});

describe('the multiplier above which it is red', () => {
  it.each([
    [
      [
        { upTo: 8, status: 'green' },
        { upTo: 10, status: 'yellow' },
        { upTo: null, status: 'red' },
      ],
      10,
    ],
    [
      [
        { upTo: 3, status: 'grey' },
        { upTo: null, status: 'red' },
      ],
      3,
    ],
    [[{ upTo: null, status: 'red' }], 0],
    [
      [
        { upTo: 8, status: 'green' },
        { upTo: null, status: 'grey' },
      ],
      Number.POSITIVE_INFINITY,
    ],
  ] as [StatusStep[], number][])('of %j is %d', (steps, above) => expect(failsAbove(steps)).toBe(above));
});

describe('an outlook', () => {
  /** Green up to so many times, and red beyond. */
  const upTo = (end: number, status: Colour = 'green'): StatusIf => ({
    status,
    statusSteps: [
      { upTo: end, status: 'green' },
      { upTo: null, status: 'red' },
    ],
  });

  it.each<[string, StatusIf | undefined, boolean]>([
    ['what is not said', undefined, false],
    ['what is the same', upTo(8), false],
    ['what has another colour as needed', upTo(8, 'yellow'), true],
    ['what changes at another multiplier', upTo(9), true],
    [
      'what has one more step',
      {
        ...upTo(8),
        statusSteps: [
          { upTo: 4, status: 'green' },
          { upTo: 8, status: 'yellow' },
          { upTo: null, status: 'red' },
        ],
      },
      true,
    ],
    ['what has one step less', { ...upTo(8), statusSteps: [{ upTo: 8, status: 'green' }] }, true],
    [
      'what has another colour then',
      {
        ...upTo(8),
        statusSteps: [
          { upTo: 8, status: 'green' },
          { upTo: null, status: 'grey' },
        ],
      },
      true,
    ],
  ])('tells of the loss of a zone %s: %s', (_, other, isTold) => {
    const { ifSurviving } = outlookOf(upTo(8), (survive) => (survive === 'az' ? other : undefined));
    expect(ifSurviving).toEqual(isTold ? { az: other } : {});
  });

  it('of two judgements is worked out in each case that makes a difference to either', () => {
    const a = { ...upTo(8), ifSurviving: { az: upTo(5) } };
    const b = { ...upTo(6), ifSurviving: { region: upTo(3) } };
    expect(combineOutlooks(a, b, worse)).toEqual({
      ...upTo(6),
      ifSurviving: { az: upTo(5), region: upTo(3) },
    });
    // Without a zone the one breaks at 7×, and the other at 6× in any case.
    const c = { ...upTo(8), ifSurviving: { az: upTo(7) } };
    expect(combineOutlooks(c, { ...upTo(6), ifSurviving: {} }, worse)).toEqual({
      ...upTo(6),
      ifSurviving: {},
    });
  });

  it('is the same at any multiplier of what never changes', () => {
    expect(always('grey')).toEqual({
      status: 'grey',
      statusSteps: [{ upTo: null, status: 'grey' }],
      ifSurviving: {},
    });
  });

  it.each([
    [{}, true],
    [{ statusSteps: undefined }, false],
    [{ ifSurviving: undefined }, false],
  ])('is told by a ceiling but for what earlier versions left out: %j: %s', (without, isTold) => {
    const ceiling = onlyCeiling('auto-scaling-group-size', { autoScalingGroups: [anAutoScalingGroup()] });
    expect(tellsOutlook({ ...ceiling, ...without } as typeof ceiling)).toBe(isTold);
  });
});

describe('the steps of a ceiling', () => {
  /** Without a target, instances are assumed to carry 50 to 100 % CPU, so that only an assumption decides in between. */
  const judged = (maxSize: number, minSize: number, isTracked: boolean, multiplier: number) =>
    onlyCeiling(
      'auto-scaling-group-size',
      {
        autoScalingGroups: [anAutoScalingGroup({ maxSize, minSize })],
        scheduledActions: [],
        scalingPolicies: isTracked ? [aScalingPolicy()] : [],
        autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
      },
      { multiplier, highMultiplier: multiplier },
    );

  it('say what judging at that multiplier says, wherever it is asked', () =>
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 60 }),
        fc.integer({ min: 0, max: 60 }),
        fc.boolean(),
        fc.double({ min: 0.05, max: 40, noNaN: true }),
        (maxSize, minSize, isTracked, multiplier) => {
          const steps = judged(maxSize, minSize, isTracked, 7).statusSteps ?? [];
          expect(statusAt(steps, multiplier)).toBe(judged(maxSize, minSize, isTracked, multiplier).status);
        },
      ),
      { numRuns: 300 },
    ));

  it('say it by hand: 8·m with the zone in reserve, of 80: green to 8× (64 are 80 %), yellow to 10×', () => {
    expect(judged(80, 0, true, 7).statusSteps).toEqual([
      { upTo: 8, status: 'green' },
      { upTo: 10, status: 'yellow' },
      { upTo: null, status: 'red' },
    ]);
  });

  it('say it for what else may be lost: nothing is 4·m of 80, and a region that takes over 2.5 times its own is 10·m', () => {
    const ceiling = judged(80, 0, true, 7);
    const none = {
      status: 'green',
      statusSteps: [
        { upTo: 16, status: 'green' },
        { upTo: 20, status: 'yellow' },
        { upTo: null, status: 'red' },
      ],
    };
    expect(ceiling.ifSurviving).toEqual({ none });
    const taken = new Map([[ceiling.region, { times: 2.5, lost: 'eu-west-1' }]]);
    const needed = { multiplier: 7, highMultiplier: 7 };
    expect(withRegionLost([ceiling], taken, needed)[0]?.ifSurviving).toEqual({
      none,
      region: {
        status: 'yellow',
        statusSteps: [
          { upTo: 6.4, status: 'green' },
          { upTo: 8, status: 'yellow' },
          { upTo: null, status: 'red' },
        ],
      },
    });
    // 2.5·8.1 is more than 20; a likely day of 6 is 15 of them.
    const badDay = withRegionLost([ceiling], taken, { multiplier: 6, highMultiplier: 8.1 });
    expect(badDay[0]?.ifSurviving?.region?.status).toBe('yellow');
  });

  it('are grey without a region that takes over what is not known, but red where a zone alone is too much', () => {
    const ceiling = judged(80, 0, true, 7);
    const taken = new Map([[ceiling.region, { missing: 'Its load balancers had no traffic.' }]]);
    const needed = { multiplier: 7, highMultiplier: 7 };
    expect(withRegionLost([ceiling], taken, needed)[0]?.ifSurviving?.region).toEqual({
      status: 'grey',
      statusSteps: [
        { upTo: 10, status: 'grey' },
        { upTo: null, status: 'red' },
      ],
    });
  });
});
