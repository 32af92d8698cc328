import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  dateIn,
  daysBefore,
  formatInZone,
  isRealTime,
  isTimeZone,
  LocalTimeError,
  toInstant,
} from '../../src/plan/calendar';
import { dateTime } from '../../src/plan/schema';

const ZONES = ['Asia/Singapore', 'America/New_York', 'Australia/Lord_Howe', 'Europe/Berlin', 'UTC'];

describe('the instant of a local time', () => {
  it.each([
    ['no clock changes', '2026-12-12 00:00', 'Asia/Singapore', '2026-12-11T16:00:00Z'],
    ['with seconds', '2026-12-12T00:00:30', 'Asia/Singapore', '2026-12-11T16:00:30Z'],
    ['its own offset', '2026-12-12T00:00+09:00', 'Asia/Singapore', '2026-12-11T15:00:00Z'],
    ['an offset without colon', '2026-12-12T00:00:00+0900', 'Asia/Singapore', '2026-12-11T15:00:00Z'],
    ['an offset of hours', '2026-12-12 00:00-05', 'Asia/Singapore', '2026-12-12T05:00:00Z'],
    ['with milliseconds', '2026-12-12T00:00:30.250', 'Asia/Singapore', '2026-12-11T16:00:30Z'],
    ['with both', '2026-12-12T00:00:30.999+0530', 'Asia/Singapore', '2026-12-11T18:30:30Z'],
    ['UTC', '2026-12-12 00:00Z', 'Asia/Singapore', '2026-12-12T00:00:00Z'],
    ['before the gap', '2026-03-08 01:59', 'America/New_York', '2026-03-08T06:59:00Z'],
    ['after the gap', '2026-03-08 03:00', 'America/New_York', '2026-03-08T07:00:00Z'],
    ['before the overlap', '2026-11-01 00:59', 'America/New_York', '2026-11-01T04:59:00Z'],
    ['after the overlap', '2026-11-01 02:00', 'America/New_York', '2026-11-01T07:00:00Z'],
    ['the overlap, first', '2026-11-01 01:30-04:00', 'America/New_York', '2026-11-01T05:30:00Z'],
    ['the overlap, second', '2026-11-01 01:30-05:00', 'America/New_York', '2026-11-01T06:30:00Z'],
    ['before a gap of half an hour', '2026-10-04 01:59', 'Australia/Lord_Howe', '2026-10-03T15:29:00Z'],
    ['after a gap of half an hour', '2026-10-04 02:30', 'Australia/Lord_Howe', '2026-10-03T15:30:00Z'],
  ])('%s', (_, text, timeZone, instant) => {
    expect(toInstant(text, timeZone)).toBe(instant);
  });

  it.each([
    ['2026-03-08 02:00', 'America/New_York', '2026-03-08 03:00'],
    ['2026-03-08 02:59', 'America/New_York', '2026-03-08 03:59'],
    ['2026-10-04 02:15', 'Australia/Lord_Howe', '2026-10-04 02:45'],
  ])('%s was skipped in %s', (text, timeZone, suggestion) => {
    expect(() => toInstant(text, timeZone)).toThrow(
      expect.objectContaining({
        name: 'LocalTimeError',
        message: expect.stringContaining('does not exist'),
        suggestion,
      }),
    );
  });

  it.each([
    ['2026-11-01 01:00', 'America/New_York', '-04:00 or -05:00'],
    ['2026-11-01 01:59', 'America/New_York', '-04:00 or -05:00'],
    ['2026-04-05 01:45', 'Australia/Lord_Howe', '+11:00 or +10:30'],
  ])('%s came twice in %s', (text, timeZone, offsets) => {
    expect(() => toInstant(text, timeZone)).toThrow(LocalTimeError);
    expect(() => toInstant(text, timeZone)).toThrow(offsets);
  });

  it('reads back what inZone writes, whatever the zone and the season', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1.7e9, max: 2e9 }), fc.constantFrom(...ZONES), (seconds, timeZone) => {
        const instant = Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString();
        expect(toInstant(formatInZone(instant, timeZone), timeZone)).toBe(instant);
      }),
    );
  });

  it('round-trips local times, but for those that clocks skip or repeat', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1.7e9, max: 2e9 }), fc.constantFrom(...ZONES), (seconds, timeZone) => {
        const local = formatInZone(
          Temporal.Instant.fromEpochMilliseconds(seconds * 1000).toString(),
          timeZone,
        ).slice(0, 19);
        try {
          expect(formatInZone(toInstant(local, timeZone), timeZone).slice(0, 19)).toBe(local);
        } catch (error) {
          expect(error).toBeInstanceOf(LocalTimeError);
        }
      }),
    );
  });
});

describe('an instant with an offset', () => {
  const two = (n: number): string => String(n).padStart(2, '0');
  /** The spellings of one offset, minutes east of UTC. */
  const spellings = (minutes: number): string[] => {
    const [hours, rest] = [two(Math.floor(Math.abs(minutes) / 60)), two(Math.abs(minutes) % 60)];
    const sign = minutes < 0 ? '-' : '+';
    const whole = rest === '00' ? [`${sign}${hours}`] : [];
    return [`${sign}${hours}:${rest}`, `${sign}${hours}${rest}`, ...whole];
  };

  it('is the same however it is spelt, and the plan takes every spelling', () => {
    const seconds = fc.integer({ min: 1.7e9, max: 2e9 });
    const fraction = fc.constantFrom('', '.5', '.123', '.123456', '.999999999');
    const offset = fc.integer({ min: -12 * 4, max: 14 * 4 }).map((quarters) => quarters * 15);
    fc.assert(
      fc.property(seconds, fraction, offset, fc.constantFrom('T', ' '), (at, part, minutes, between) => {
        const local = new Date((at + minutes * 60) * 1000).toISOString().slice(0, 19).replace('T', between);
        const instant = new Date(at * 1000).toISOString().replace('.000Z', 'Z');
        for (const spelling of spellings(minutes)) {
          const text = `${local}${part}${spelling}`;
          expect(dateTime.safeParse(text).success).toBe(true);
          expect(toInstant(text, 'Asia/Singapore')).toBe(instant);
        }
      }),
    );
  });
});

describe('dates', () => {
  it('are those of the zone', () => {
    expect(dateIn('2026-12-11T16:00:00Z', 'Asia/Singapore')).toBe('2026-12-12');
    expect(daysBefore('2026-12-11T16:00:00Z', 14, 'Asia/Singapore')).toBe('2026-11-28');
  });

  it.each([
    ['2026-02-29 00:00', false],
    ['2028-02-29 00:00', true],
    ['2026-02-30T00:00Z', false],
    ['2026-12-12 24:00', false],
    ['2026-12-12 00:00+99:00', false],
    ['2026-12-12 00:00+9900', false],
    ['2026-12-12 00:00:00.123+0800', true],
    ['2026-12-12 00:00:61.123', false],
  ])('%s exists: %s', (text, real) => {
    expect(isRealTime(text)).toBe(real);
  });

  it.each([
    ['Asia/Singapore', true],
    ['UTC', true],
    ['Etc/GMT-8', true],
    ['+08:00', false],
    ['Asia/Singapur', false],
    ['2026-01-01T00:00[Asia/Singapore]', false],
    ['', false],
  ])('%s is a time zone: %s', (text, valid) => {
    expect(isTimeZone(text)).toBe(valid);
  });
});
