import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { groupFallsShort, type RampingGroup, simulateRamp, smallestGroup } from '../../src/capacity/ramp';

/** Four instances carry normal traffic at a target of 50 % CPU: each can show twice its target, and carries no more than it. */
const group: RampingGroup = {
  growth: { fixedLoad: 0, elasticLoad: 4, perUnit: 1 },
  start: 4,
  most: 1000,
  headroom: 2,
  carries: 1,
  reaction: 3,
  boot: 2,
  warmUp: 5,
};
const atOnce = { multiplier: 8, minutes: 0 };

describe('a rise all at once', () => {
  it('is followed by one doubling each time that those launched have warmed up', () => {
    // 32 are needed. Above the target from minute 0, so the alarm goes off at minute 2 and doubles what counts: 8, which serve
    // at 4 and count from 9; then 16, which serve at 11 and count from 16; then 32, which serve at 18.
    const { steps, shortfall } = simulateRamp(group, atOnce);
    expect(steps.map(({ serving }) => serving)).toEqual([
      ...[4, 4, 4, 4],
      ...[8, 8, 8, 8, 8, 8, 8],
      ...[16, 16, 16, 16, 16, 16, 16],
      32,
    ]);
    expect(shortfall).toEqual({ from: 0, to: 17, worst: 1 - 4 / 32, worstAt: 0 });
  });

  it('is followed in one go by a metric without an end', () => {
    const { steps } = simulateRamp({ ...group, headroom: null }, atOnce);
    expect(steps.map(({ serving }) => serving)).toEqual([4, 4, 4, 4, 32]);
  });

  it('takes all of the peak at the start, since nothing can be launched before it comes', () => {
    expect(smallestGroup(group, atOnce)).toBe(32);
  });

  it('is never followed beyond the maximum, nor without a policy', () => {
    expect(simulateRamp({ ...group, most: 20 }, atOnce).shortfall).toMatchObject({ to: null });
    expect(simulateRamp({ ...group, headroom: 1 }, atOnce).steps.at(-1)).toMatchObject({
      serving: 4,
      step: 240,
    });
  });
});

describe('a slow rise', () => {
  it('takes as many instances as the traffic of each minute does: 1 + 2·m work of 0.5 each', () => {
    const growth = { fixedLoad: 1, elasticLoad: 2, perUnit: 0.5 };
    const { steps } = simulateRamp({ ...group, growth, start: 100 }, { multiplier: 5, minutes: 4 });
    // 1× to 5× in four minutes: 2, 3, 4 and 5 times after one, two, three and four of them.
    expect(steps.map(({ needed }) => needed)).toEqual([6, 10, 14, 18, 22]);
  });

  it('is followed from the fullest minute on: the worst is when the rise ends, before anything serves', () => {
    // In minute 1 it is 1 + 7 ÷ 2 = 4.5 times and in minute 2 it is 8 times; what the alarm launches serves from minute 6.
    const { shortfall } = simulateRamp(
      { ...group, headroom: null, reaction: 4 },
      { multiplier: 8, minutes: 2 },
    );
    expect(shortfall).toMatchObject({ from: 1, worst: 1 - 4 / 32, worstAt: 2 });
  });

  it('asks for nothing while the metric is just at its target', () => {
    const flat = simulateRamp({ ...group, reaction: 1 }, { multiplier: 1, minutes: 10 });
    expect(flat.steps).toHaveLength(11);
    expect(flat.steps.every(({ serving }) => serving === 4)).toBe(true);
    expect(flat.shortfall).toBeNull();
  });

  it('is short of nothing where there is no load', () => {
    const growth = { fixedLoad: 0, elasticLoad: 0, perUnit: 1 };
    expect(simulateRamp({ ...group, growth, start: 0 }, atOnce).shortfall).toBeNull();
    expect(smallestGroup({ ...group, growth }, atOnce)).toBe(0);
  });

  it('takes load that is not counted in instances as it is', () => {
    const growth = { fixedLoad: 0, elasticLoad: 3, perUnit: null };
    expect(simulateRamp({ ...group, growth, start: 100 }, atOnce).steps.map(({ needed }) => needed)).toEqual([
      24,
    ]);
  });

  it('leaves time to follow: less is needed at the start than at the peak', () => {
    // At 80 % CPU an instance still answers: 1.6 times what its target asks for.
    const tolerant = { ...group, carries: 1.6 };
    const slow = { multiplier: 8, minutes: 60 };
    const start = smallestGroup(tolerant, slow);
    expect(start).toBeLessThan(20);
    expect(simulateRamp({ ...tolerant, start }, slow).shortfall).toBeNull();
    expect(simulateRamp({ ...tolerant, start: start - 1 }, slow).shortfall).not.toBeNull();
    expect(smallestGroup(tolerant, atOnce)).toBe(20);
  });

  it('shows no shortfall where the group is large enough from the start', () => {
    expect(simulateRamp({ ...group, start: 32 }, { multiplier: 8, minutes: 15 }).shortfall).toBeNull();
  });
});

describe('whatever the group', () => {
  const groups = fc.record({
    growth: fc.record({
      fixedLoad: fc.double({ min: 0, max: 10, noNaN: true }),
      elasticLoad: fc.double({ min: 0.1, max: 50, noNaN: true }),
      perUnit: fc.double({ min: 0.1, max: 5, noNaN: true }),
    }),
    start: fc.integer({ min: 0, max: 100 }),
    most: fc.integer({ min: 1, max: 5000 }),
    carries: fc.double({ min: 1, max: 2, noNaN: true }),
    headroom: fc.option(fc.double({ min: 1.1, max: 4, noNaN: true })),
    reaction: fc.integer({ min: 1, max: 8 }),
    boot: fc.integer({ min: 0, max: 10 }),
    warmUp: fc.integer({ min: 0, max: 10 }),
  });
  const ramps = fc.record({
    multiplier: fc.double({ min: 1, max: 40, noNaN: true }),
    minutes: fc.integer({ min: 0, max: 90 }),
  });

  it('the smallest start that is proposed leaves no shortfall', () =>
    fc.assert(
      fc.property(groups, ramps, (any, ramp) => {
        const start = smallestGroup(any, ramp);
        expect(simulateRamp({ ...any, start }, ramp).shortfall).toBeNull();
      }),
    ));

  it('it falls short where the whole rise has a shortfall', () =>
    fc.assert(
      fc.property(groups, ramps, (any, ramp) => {
        expect(groupFallsShort(any, ramp)).toBe(simulateRamp(any, ramp).shortfall !== null);
      }),
    ));

  it('a rise that takes its time needs no larger start than one at once', () =>
    fc.assert(
      fc.property(groups, ramps, (any, ramp) => {
        expect(smallestGroup(any, ramp)).toBeLessThanOrEqual(smallestGroup(any, { ...ramp, minutes: 0 }));
      }),
    ));
});
