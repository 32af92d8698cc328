import { describe, expect, it } from '@jest/globals';
import { densityOf } from '../../src/capacity/density';

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
  ])('%s', (_, hoursWithData, window, isTooLittle) => {
    expect(densityOf({ hoursWithData }, window, 'means', 'x').tooLittle !== null).toBe(isTooLittle);
  });

  it('names what there is, of how much, at which resolution, and what is needed', () => {
    expect(densityOf({ hoursWithData: 30 }, TWO_WEEKS, 'maxima', 'DatabaseConnections of orders')).toEqual({
      words: '30 of 336 hours have data (5-minute maxima).',
      isFlattened: false,
      tooLittle:
        'There is too little DatabaseConnections of orders in the look-back: 30 of 336 hours have data (5-minute maxima), at least 48 are needed.',
    });
  });

  it.each([
    ['means', 3600, true],
    ['rates', 3600, true],
    ['maxima', 3600, false],
    ['minima', 3600, false],
    ['means', 300, false],
    ['rates', 300, false],
  ] as const)('calls %s of %d seconds no peaks: %s', (points, periodSeconds, expected) => {
    const density = densityOf({ hoursWithData: 336 }, { ...TWO_WEEKS, periodSeconds }, points, 'x');
    expect([density.isFlattened, density.words.includes('no peaks')]).toEqual([expected, expected]);
  });

  it('says what silence means where AWS counts only while there is traffic', () => {
    expect(densityOf({ hoursWithData: 334 }, TWO_WEEKS, 'rates', 'x').words).toBe(
      '334 of 336 hours have data (5-minute means; silence is no traffic).',
    );
  });
});
