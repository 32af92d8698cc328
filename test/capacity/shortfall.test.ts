import { describe, expect, it } from '@jest/globals';
import {
  fallsShort,
  multiplierAt,
  type RampStep,
  shortfallOf,
  smallestStart,
} from '../../src/capacity/shortfall';

/** A rise of so much needed and so much serving in each step. */
const rise = (...steps: readonly (readonly [needed: number, serving: number])[]): RampStep[] =>
  steps.map(([needed, serving], step) => ({ step, needed, serving }));

describe('a rise', () => {
  it.each([
    ['is at normal traffic as it begins', 10, 0, 1],
    ['is halfway at half its time: 1 + 9 ÷ 2', 10, 15, 5.5],
    ['ends at the multiplier', 10, 30, 10],
    ['stays there', 10, 90, 10],
    ['falls as well', 0.5, 15, 0.75],
  ])('%s', (_, multiplier, minute, expected) => {
    expect(multiplierAt({ multiplier, minutes: 30 }, minute)).toBe(expected);
  });

  it('that takes no time is at the multiplier at once', () => {
    expect(multiplierAt({ multiplier: 10, minutes: 0 }, 0)).toBe(10);
  });
});

describe('what is short in a rise', () => {
  it.each<[string, RampStep[], number, ReturnType<typeof shortfallOf>]>([
    ['nothing, where all steps have what they need', rise([2, 2], [4, 5]), 1, null],
    ['nothing, where nothing is needed', rise([0, 0], [0, 3]), 1, null],
    ['nothing, where dust is', rise([1000, 999.9999995]), 1, null],
    ['nothing, where each carries twice what is asked of it', rise([4, 2]), 2, null],
    [
      'a quarter, where each carries half as much again',
      rise([4, 2], [4, 4]),
      1.5,
      { from: 0, to: 0, worst: 0.25, worstAt: 0 },
    ],
    [
      'from the first to the last step that is short, and the most in between',
      rise([2, 2], [4, 3], [8, 4], [8, 8], [10, 9], [10, 10]),
      1,
      { from: 1, to: 4, worst: 0.5, worstAt: 2 },
    ],
    [
      'the first of two that are as bad',
      rise([4, 2], [8, 4], [8, 8]),
      1,
      { from: 0, to: 1, worst: 0.5, worstAt: 0 },
    ],
    [
      'until the end, which is for ever',
      rise([2, 2], [4, 3]),
      1,
      { from: 1, to: null, worst: 0.25, worstAt: 1 },
    ],
    ['all of it, where nothing serves', rise([2, 0], [2, 2]), 1, { from: 0, to: 0, worst: 1, worstAt: 0 }],
  ])('is %s', (_, steps, carries, expected) => {
    expect(shortfallOf(steps, carries)).toEqual(expected);
    expect(fallsShort(steps, carries)).toBe(expected !== null);
  });
});

it('is short by little more than dust', () => {
  expect(fallsShort(rise([1000, 999.99999]), 1)).toBe(true);
});

describe('the smallest start', () => {
  /** A rise in which so many at the start are enough. */
  const enoughFrom = (least: number) => (start: number) => rise([least, start]);

  it.each([
    ['no more than the peak takes, which is enough in any case', 3, 3],
    ['none, where the peak takes none', 0, 0],
    ['in whole ones: 2.5 are 3', 2.5, 3],
    ['whole without dust', 3 + 1e-12, 3],
  ])('is %s', (_, peak, expected) => {
    expect(smallestStart(peak, 1, enoughFrom(50))).toBe(expected);
  });

  it.each([0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10])('is found, whichever it is: %d of 10', (least) => {
    expect(smallestStart(10, 1, enoughFrom(least))).toBe(least);
  });

  it('is fewer where each carries more than is asked of it: 7 ÷ 2', () => {
    expect(smallestStart(10, 2, enoughFrom(7))).toBe(4);
  });
});
