import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { growthPerStep, playFunctionRise } from '../../src/capacity/lambda-ramp';

const target = { account: '111122223333', region: 'us-east-1' };
/** @param start Environments at the start; by default those that run in normal traffic. */
const play = (normal: number, multiplier: number, minutes = 0, start = Math.ceil(normal)) =>
  playFunctionRise('checkout', normal, { start, words: '' }, { multiplier, minutes }, target);

describe('the rise of a function', () => {
  it('adds 1,000 executions every 10 seconds to what it has', () => {
    // 500 × 22 = 11,000 at once: 1,500 in the first step, and 500 + 1,000 × 10 = 10,500 in the tenth, at second 90.
    const played = play(500, 22);
    expect(played?.steps.map(({ serving }) => serving)).toEqual([
      1500, 2500, 3500, 4500, 5500, 6500, 7500, 8500, 9500, 10_500, 11_000,
    ]);
    expect(played?.shortfall).toEqual({ from: 0, to: 9, worst: 1 - 1500 / 11_000, worstAt: 0 });
    // 9,500 + 8,500 + … + 500.
    expect(played?.lacking).toBe(50_000);
    // 10,000 + 1,000 in the first step.
    expect(played?.findEnough()).toBe(10_000);
  });

  it.each([
    ['1,000 at once', 1000, 2, 0, true],
    ['one more', 1001, 2, 0, false],
    // 10,500 in 6 steps of a minute: 1,750 each; in 11 of them 954.5.
    ['10,500 within a minute', 500, 22, 1, false],
    ['10,500 within 110 seconds', 500, 22, 11 / 6, true],
    ['less than it has', 50_000, 0.5, 0, true],
    ['nothing', 0, 22, 0, true],
    // 1,000.4 more are needed, but of the 1,001 that it has already 0.6 are idle.
    ['a part of one more', 1000.4, 2, 0, true],
  ])('%s: %s × %s within %s minutes', (_, normal, multiplier, minutes, follows) => {
    expect(play(normal, multiplier, minutes) === undefined).toBe(follows);
  });

  it('falls behind while traffic rises faster, and saves nothing up for then', () => {
    // 500 + 1,750 a step, from 500 + 1,000 a step: it has 6,500 of 11,000 after a minute, and all of them 5 steps later.
    const played = play(500, 22, 1);
    expect(played?.steps[3]?.needed).toBeCloseTo(500 + 3 * 1750);
    expect(played?.steps[6]).toEqual({ step: 6, needed: 11_000, serving: 6500 });
    expect(played?.shortfall).toMatchObject({ from: 1, to: 10 });
    // With 10,000 it has room until the last step, in which 11,000 − 10,000 are added.
    expect(played?.findEnough()).toBe(10_000);
  });

  it('counts whole executions, of what is measured in parts', () => {
    // 1,501.5 at once: 501 + 1,000 in the first step, and 1,502 in the next.
    const played = play(500.5, 3);
    expect(played).toMatchObject({ start: 501, carries: 1, requests: null, lacking: 0.5 });
    expect(played?.steps.map(({ serving }) => serving)).toEqual([1501, 1502]);
  });

  it.each([
    // 10,500 more: at once, in the 6 steps of a minute, in 60 of ten minutes.
    [500, 22, 0, 10_500],
    [500, 22, 1, 1750],
    [500, 22, 10, 175],
    [500, 1, 10, 0],
  ])('of %s × %s within %s minutes needs %s more in each step', (normal, multiplier, minutes, more) => {
    expect(growthPerStep(normal, { multiplier, minutes })).toBe(more);
  });

  it('begins with what is provisioned', () => {
    // 3,000 + 1,000 in the first step, and 3,000 + 1,000 × 8 = 11,000 in the eighth, at second 70.
    const played = play(500, 22, 0, 3000);
    expect(played?.steps[0]).toEqual({ step: 0, needed: 11_000, serving: 4000 });
    expect(played?.shortfall).toMatchObject({ from: 0, to: 6 });
    expect([play(500, 22, 0, 10_000), play(500, 22, 0, 9_999)?.findEnough()]).toEqual([undefined, 10_000]);
  });

  it('is not watched for longer than four hours', () => {
    // 4 × 360 steps add 1.4 million of 10 million.
    const played = play(100_000, 100);
    expect(played?.steps).toHaveLength(1441);
    expect(played?.shortfall?.to).toBeNull();
  });

  const normals = fc.integer({ min: 1, max: 3000 });
  const multipliers = fc.integer({ min: 2, max: 30 });
  const minutes = fc.integer({ min: 0, max: 10 });

  it('never lacks more where traffic rises more slowly', () => {
    fc.assert(
      fc.property(normals, multipliers, minutes, minutes, (normal, multiplier, a, b) => {
        const [fast, slow] = [Math.min(a, b), Math.max(a, b)].map((each) => play(normal, multiplier, each));
        expect(slow?.shortfall?.worst ?? 0).toBeLessThanOrEqual((fast?.shortfall?.worst ?? 0) + 1e-9);
      }),
    );
  });

  it('has at least what is needed less 1,000 provisioned, where that is enough', () => {
    fc.assert(
      fc.property(normals, multipliers, minutes, (normal, multiplier, rising) => {
        const enough = play(normal, multiplier, rising)?.findEnough() ?? 0;
        expect(enough).toBeLessThanOrEqual(normal * multiplier);
        expect(enough).toBeLessThanOrEqual(play(normal, multiplier)?.findEnough() ?? 0);
      }),
    );
  });
});
