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

  it('names the steepest group, of those that are large enough', () => {
    const groups = [onLine(upTo(12), 1, 0), onLine(upTo(12), 3, 0), onLine(upTo(4), 9, 0)];
    expect(fitGroups(groups, 12)).toMatchObject({ steepest: 3, groups: 2 });
  });

  it('tells that points bend upwards', () => {
    const fit = fitGroups([upTo(40).map((x) => ({ x, y: x <= 20 ? x : 20 + (x - 20) * 3 }))], 12);
    expect(fit?.bend).toBeCloseTo(3, 0);
  });

  it('explains nothing of what never changes', () => {
    expect(fitGroups([onLine(upTo(20), 0, 7)], 12)).toMatchObject({ slope: 0, rSquared: 0 });
  });
});
