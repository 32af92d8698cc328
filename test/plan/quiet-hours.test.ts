import { describe, expect, it } from '@jest/globals';
import { findQuietEnd } from '../../src/plan/quiet-hours';
import { aPlan } from '../builders/plan';

const berlin = (from: string, to: string) =>
  aPlan({
    calendar: { timeZone: 'Europe/Berlin', start: '2026-11-20 20:00', end: '2026-11-22 02:00' },
    notifications: { quietHours: { from, to } },
  });

describe('quiet hours', () => {
  it.each([
    ['before they begin', '22:00', '07:00', '2026-11-01T20:59:59Z', null],
    ['when they begin', '22:00', '07:00', '2026-11-01T21:00:00Z', '2026-11-02T06:00:00.000Z'],
    ['after midnight', '22:00', '07:00', '2026-11-02T05:59:59Z', '2026-11-02T06:00:00.000Z'],
    ['when they end', '22:00', '07:00', '2026-11-02T06:00:00Z', null],
    ['within one day', '01:00', '06:00', '2026-11-02T00:00:00Z', '2026-11-02T05:00:00.000Z'],
    ['within one day, before', '01:00', '06:00', '2026-11-01T23:59:59Z', null],
    ['over the night of 25 hours', '22:00', '07:00', '2026-10-24T20:00:00Z', '2026-10-25T06:00:00.000Z'],
    ['over the night of 23 hours', '22:00', '07:00', '2026-03-28T21:00:00Z', '2026-03-29T05:00:00.000Z'],
    ['to a time that is skipped', '22:00', '02:30', '2026-03-28T21:00:00Z', '2026-03-29T01:30:00.000Z'],
    ['until T-24h at the latest', '18:00', '23:00', '2026-11-19T18:00:00Z', '2026-11-19T19:00:00.000Z'],
    ['at T-24h', '18:00', '23:00', '2026-11-19T19:00:00Z', null],
    ['during the event', '22:00', '07:00', '2026-11-20T23:00:00Z', null],
    ['until its end', '22:00', '07:00', '2026-11-22T00:59:59Z', null],
    ['after its end', '22:00', '07:00', '2026-11-22T01:00:00Z', '2026-11-22T06:00:00.000Z'],
  ])('%s', (_, from, to, at, until) => {
    expect(findQuietEnd(berlin(from, to), at)).toBe(until);
  });

  it('are none unless the plan says so', () => {
    expect(findQuietEnd(aPlan(), '2026-11-02T00:00:00Z')).toBeNull();
  });
});
