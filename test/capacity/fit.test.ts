import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { fitGroups, fitLine, type Point } from '../../src/capacity/fit';

const onLine = (xs: readonly number[], slope: number, intercept: number): Point[] =>
  xs.map((x) => ({ x, y: intercept + slope * x }));
const upTo = (count: number): number[] => Array.from({ length: count }, (_, i) => i);

describe('the line through points', () => {
  it('pairs each of the lower half with one of the upper half, and takes the medians', () => {
    // Pairs (1, 3), (2, 4): slopes (6 − 2) ÷ 2 = 2 and (9 − 4) ÷ 2 = 2.5, so 2.25. What remains: −0.25, −0.5, −0.75, 0.
    const points = [
      { x: 4, y: 9 },
      { x: 1, y: 2 },
      { x: 3, y: 6 },
      { x: 2, y: 4 },
    ];
    expect(fitLine(points)).toEqual({ slope: 2.25, intercept: -0.375 });
  });

  it('leaves out the middle one of an odd number', () => {
    // The one pair is (0, 3): 3 ÷ 3. What remains: 0, 2, 0.
    const points = [
      { x: 0, y: 0 },
      { x: 1, y: 3 },
      { x: 3, y: 3 },
    ];
    expect(fitLine(points)).toEqual({ slope: 1, intercept: 0 });
  });

  it.each<[string, Point[]]>([
    ['no point', []],
    ['one', [{ x: 1, y: 1 }]],
    ['points that do not lie apart', onLine([3, 3, 3], 1, 0)],
  ])('is none through %s', (_, points) => {
    expect(fitLine(points)).toBeNull();
    expect(fitGroups([points], 2)).toBeNull();
  });

  it('is not moved by a nightly job in one hour of ten', () => {
    const points = onLine(upTo(40), 2, 5).map(({ x, y }, i) => ({ x, y: i % 10 === 0 ? y + 70 : y }));
    const line = fitLine(points);
    expect(line?.slope).toBeCloseTo(2);
    expect(line?.intercept).toBeCloseTo(5);
  });

  it('finds the line on which all points lie, wherever it is', () =>
    fc.assert(
      fc.property(
        fc.double({ min: -5, max: 5, noNaN: true }),
        fc.double({ min: -50, max: 50, noNaN: true }),
        fc.uniqueArray(fc.integer({ min: 0, max: 1000 }), { minLength: 2, maxLength: 60 }),
        (slope, intercept, xs) => {
          const line = fitLine(onLine(xs, slope, intercept));
          expect(line?.slope).toBeCloseTo(slope, 6);
          expect(line?.intercept).toBeCloseTo(intercept, 3);
        },
      ),
    ));
});

describe('how well points lie on a line', () => {
  it('is complete where all do', () => {
    expect(fitGroups([onLine(upTo(20), 2, 5), onLine(upTo(3), 2, 5)], 12)).toMatchObject({
      points: 23,
      rSquared: 1,
      spread: 0,
      steepest: 2,
      groups: 1,
      bend: 1,
    });
  });

  it('is told by the variance that is left, and by where 95 of 100 points lie', () => {
    // 20 points at ±1 around a line of slope 0 and one end apart: what is left is 20 × 1.
    const points = upTo(20).map((x) => ({ x, y: x < 10 ? (x % 2) * 2 : 10 + (x % 2) * 2 }));
    const fit = fitGroups([points], 12);
    // Pairs lie 10 apart in both: slope 1. What remains of them: −x + (0 or 2), so that the medians cancel to 6 or so.
    expect(fit?.slope).toBe(1);
    expect(fit?.rSquared).toBeGreaterThan(0);
    expect(fit?.rSquared).toBeLessThan(0.9);
    expect(fit?.spread).toBeGreaterThan(1);
  });

  it('is as far from it as 95 of 100 points are at most', () => {
    // 36 of 39 points lie on the line, and three 10, 20 and 30 from it: of the 37.05 nearest, the last is one of 20.
    const far: Readonly<Record<number, number>> = { 0: 30, 5: -10, 30: 20 };
    const points = upTo(39).map((x) => ({ x, y: 7 + (far[x] ?? 0) }));
    expect(fitGroups([points], 12)).toMatchObject({ slope: 0, intercept: 7, spread: 20 });
  });

  it('names the steepest group, of those that are large enough', () => {
    const groups = [onLine(upTo(12), 1, 0), onLine(upTo(12), 3, 0), onLine(upTo(4), 9, 0)];
    expect(fitGroups(groups, 12)).toMatchObject({ steepest: 3, groups: 2 });
  });

  it('names none of a group whose points do not lie apart', () => {
    const groups = [onLine(upTo(40), 1, 0), onLine(Array(12).fill(5), 1, 0)];
    expect(fitGroups(groups, 12)).toMatchObject({ steepest: 1, groups: 1 });
  });

  it('tells that points bend upwards', () => {
    const fit = fitGroups([upTo(40).map((x) => ({ x, y: x <= 20 ? x : 20 + (x - 20) * 3 }))], 12);
    expect(fit?.bend).toBeCloseTo(3, 0);
  });

  it('compares the upper half of an odd number with the lower one, which has the middle', () => {
    // 0, 1 and 2: (2 − 0) ÷ 2 = 1. 3 and 4: (6 − 3) ÷ 1 = 3.
    const points = [0, 2, 2, 3, 6].map((y, x) => ({ x, y }));
    expect(fitGroups([points], 12)?.bend).toBe(3);
  });

  // Nothing then says that a straight line goes on beyond what was seen.
  it.each<[string, Point[]]>([
    ['falls as traffic rises', onLine(upTo(20), -1, 50)],
    ['never changes', onLine(upTo(20), 0, 7)],
    ['does not change in the lower half', upTo(20).map((x) => ({ x, y: Math.max(0, x - 9) }))],
    ['has no range in the lower half', onLine([1, 1, 1, 1, 5, 6, 7, 8], 2, 0)],
    ['has no range in the upper half', onLine([1, 2, 3, 4, 9, 9, 9, 9], 2, 0)],
  ])('takes for bent without end what %s', (_, points) => {
    expect(fitGroups([points], 4)?.bend).toBe(Number.POSITIVE_INFINITY);
  });

  it('explains nothing of what never changes', () => {
    expect(fitGroups([onLine(upTo(20), 0, 7)], 12)).toMatchObject({ slope: 0, rSquared: 0 });
  });
});
