import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  movedOutside,
  overlapsDaily,
  overlapsWeekly,
  parseWeeklyWindow,
} from '../../src/checks/weekly-window';

const WEEK = 7 * 1440;
/** A Sunday. */
const SUNDAY = Date.parse('2026-12-06T00:00:00Z');
const at = (minute: number): string => new Date(SUNDAY + minute * 60_000).toISOString();

describe('parseWeeklyWindow', () => {
  it.each([
    ['mon:05:00-mon:05:30', { start: 1440 + 300, minutes: 30 }],
    ['Sat:23:45-Sun:00:15', { start: 6 * 1440 + 1425, minutes: 30 }],
    ['sun:00:00-sat:23:59', { start: 0, minutes: WEEK - 1 }],
    ['', null],
    ['mon:05:00', null],
    ['mon:24:00-tue:00:30', null],
    ['mon:05:60-mon:06:30', null],
    ['xyz:05:00-mon:06:30', null],
    ['mon:05:00-xyz:06:30', null],
    ['xmon:05:00-mon:06:30', null],
    ['mon:05:00-mon:06:300', null],
    ['mon:05:00-mon:24:00', null],
    ['mon:05:00-mon:06:60', null],
    [' mon:05:00-mon:05:30 ', { start: 1440 + 300, minutes: 30 }],
    ['mon:23:59-tue:00:00', { start: 1440 + 1439, minutes: 1 }],
  ])('%s', (text, window) => {
    expect(parseWeeklyWindow(text)).toEqual(window);
  });
});

describe('overlapsWeekly', () => {
  it('agrees with looking at every minute', () => {
    const minute = fc.integer({ min: 0, max: WEEK - 1 });
    const length = fc.integer({ min: 1, max: 3000 });
    fc.assert(
      fc.property(minute, length, minute, length, (start, minutes, from, lasting) => {
        const open = new Set(Array.from({ length: minutes }, (_, i) => (start + i) % WEEK));
        const expected = Array.from({ length: lasting }, (_, i) => (from + i) % WEEK).some((m) =>
          open.has(m),
        );
        expect(overlapsWeekly({ start, minutes }, at(from), at(from + lasting))).toBe(expected);
      }),
    );
  });

  it('is the same in every week, also before 1970', () => {
    const window = { start: 0, minutes: 30 };
    expect(overlapsWeekly(window, '1969-12-28T00:10:00Z', '1969-12-28T00:20:00Z')).toBe(true);
    expect(overlapsWeekly(window, '1969-12-29T00:10:00Z', '1969-12-29T00:20:00Z')).toBe(false);
  });
});

describe('a window of every day', () => {
  it.each([
    ['03:00-03:30', '03:29', '12:00', true],
    ['03:00-03:30', '03:30', '12:00', false],
    ['03:00-03:30', '02:00', '03:00', false],
    ['03:00-03:30', '02:00', '03:01', true],
    ['23:45-00:15', '00:14', '12:00', true],
    ['23:45-00:15', '00:15', '23:45', false],
    ['never', '00:00', '23:59', false],
  ])('%s is open between %s and %s: %s', (window, from, to, isOpen) => {
    const on = (day: string) => overlapsDaily(window, `${day}T${from}:00Z`, `${day}T${to}:00Z`);
    // A Sunday, after which the week begins anew, and a Wednesday.
    expect([on('2026-12-06'), on('2026-12-09')]).toEqual([isOpen, isOpen]);
  });

  it('opens in whatever takes a day', () => {
    expect(overlapsDaily('03:00-03:30', '2026-12-06T03:30:00Z', '2026-12-07T03:31:00Z')).toBe(true);
  });
});

describe('a window that is moved outside the event', () => {
  const [start, end] = [at(6 * 1440), at(7 * 1440)];
  const moved = (window: string, until = end) => {
    const weekly = parseWeeklyWindow(window);
    return weekly && movedOutside(weekly, start, until);
  };

  it.each([
    ['sat:03:00-sat:03:30', 'sun:03:00-sun:03:30'],
    // A day later it would still open on Saturday.
    ['fri:23:45-sat:00:15', 'sun:23:45-mon:00:15'],
    ['sat:23:45-sun:00:15', 'sun:23:45-mon:00:15'],
  ])('keeps its hours: %s to %s', (window, expected) => {
    expect(moved(window)).toBe(expected);
  });

  it('finds no day in an event of a week', () => {
    expect(moved('sat:03:00-sat:03:30', at(13 * 1440))).toBeNull();
  });
});
