import { describe, expect, it } from '@jest/globals';
import { densityInWords, densityOf, understatedBy } from '../../src/capacity/density';
import { isKnown } from '../../src/judging/known';

const days = (from: string, periodSeconds = 300) => ({ from, to: '2026-11-22T00:00:00Z', periodSeconds });
const TWO_WEEKS = days('2026-11-08T00:00:00Z');

describe('densityOf', () => {
  it.each([
    ['30 hours of 14 days', 30, TWO_WEEKS, true],
    ['an hour less than two days', 47, TWO_WEEKS, true],
    ['two days', 48, TWO_WEEKS, false],
    ['the three days of a new group', 72, TWO_WEEKS, false],
    ['three days of 90, of which nothing more is asked', 72, days('2026-08-24T00:00:00Z', 3600), false],
    ['less than half of a look-back of one day', 11, days('2026-11-21T00:00:00Z'), true],
    ['half of it', 12, days('2026-11-21T00:00:00Z'), false],
    ['less than half of 25 hours', 12, days('2026-11-20T23:00:00Z'), true],
    ['more than half of 25 hours', 13, days('2026-11-20T23:00:00Z'), false],
  ])('%s', (_, hoursWithData, window, isTooLittle) => {
    expect(isKnown(densityOf({ hoursWithData }, window, 'means', 'x'))).toBe(!isTooLittle);
  });

  it('names what there is, of how much, at which resolution, and what is needed', () => {
    expect(densityOf({ hoursWithData: 30 }, TWO_WEEKS, 'maxima', 'DatabaseConnections of orders')).toEqual({
      missing:
        'CloudWatch has too little data for DatabaseConnections of orders in the look-back: 30 of 336 hours have data (5-minute maxima), and at least 48 are needed.',
    });
  });

  it('names the resolution of the peak where it is not that of the window', () => {
    const density = densityOf({ hoursWithData: 336, periodSeconds: 3600 }, TWO_WEEKS, 'maxima', 'x');
    expect(density).toEqual({ words: '336 of 336 hours have data (1-hour maxima).', isFlattened: false });
  });

  it('counts the hour that is under way', () => {
    const window = { ...TWO_WEEKS, to: '2026-11-22T00:05:00Z' };
    expect(densityOf({ hoursWithData: 337 }, window, 'means', 'x')).toMatchObject({
      words: '337 of 337 hours have data (5-minute means).',
    });
  });

  it.each([
    ['peak', null, TWO_WEEKS],
    ['window', { hoursWithData: 300 }, undefined],
  ] as const)('says that there is nothing without a %s', (_, peak, window) => {
    expect(densityOf(peak, window, 'maxima', 'DatabaseConnections of orders')).toEqual({
      missing: 'CloudWatch has no data for DatabaseConnections of orders in the look-back.',
    });
  });

  it.each([
    ['means', 3600, true],
    ['rates', 3600, true],
    ['maxima', 3600, false],
    ['minima', 3600, false],
    ['means', 300, false],
    ['rates', 300, false],
  ] as const)('says of %s of %d seconds that they hide the peak: %s', (points, periodSeconds, expected) => {
    const density = densityOf({ hoursWithData: 336 }, { ...TWO_WEEKS, periodSeconds }, points, 'x');
    expect(density).toEqual({
      words: expect.stringContaining(
        expected ? 'hide the peak' : `${points === 'rates' ? 'traffic' : points}).`,
      ),
      isFlattened: expected,
    });
  });

  it.each([
    [300, '5-minute'],
    [3600, '1-hour'],
    [7200, '2-hour'],
  ])('names the length of %d seconds', (periodSeconds, words) => {
    const density = densityOf({ hoursWithData: 336 }, { ...TWO_WEEKS, periodSeconds }, 'maxima', 'x');
    expect(densityInWords(density)).toBe(`336 of 336 hours have data (${words} maxima).`);
    expect(understatedBy(density)).toEqual({ understated: null });
  });

  it('shows at least how much is used where there are too few data', () => {
    const density = densityOf({ hoursWithData: 1 }, TWO_WEEKS, 'maxima', 'x');
    expect(densityInWords(density)).toContain('too little data for x');
    expect(understatedBy(density)).toEqual({ understated: densityInWords(density) });
  });

  it('says what hours without data mean where AWS counts only while there is traffic', () => {
    expect(densityOf({ hoursWithData: 334 }, TWO_WEEKS, 'rates', 'x')).toEqual({
      words: '334 of 336 hours have data (5-minute means; hours without data had no traffic).',
      isFlattened: false,
    });
  });
});
