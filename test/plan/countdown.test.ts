import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import {
  findLatestMilestone,
  findLatestSlot,
  findNextSlot,
  type PlanSchedule,
  type Slot,
} from '../../src/plan/countdown';
import type { EventPlanInput } from '../../src/plan/schema';
import { aPlan } from '../builders/plan';

type Schedule = NonNullable<EventPlanInput['schedule']>;

const scheduled = (timeZone: string, start: string, end: string, schedule: Schedule = {}): PlanSchedule =>
  aPlan({ calendar: { timeZone, start, end }, schedule });

/** Every slot after one instant and up to another, one after the other. */
function slots(plan: PlanSchedule, from: string, to: string): Slot[] {
  const found: Slot[] = [];
  let slot = findNextSlot(plan, from);
  while (slot !== null && slot.at <= to) {
    found.push(slot);
    slot = findNextSlot(plan, slot.at);
  }
  return found;
}

const local = (plan: PlanSchedule, { at }: Slot): string =>
  Temporal.Instant.from(at)
    .toZonedDateTimeISO(plan.calendar.timeZone)
    .toPlainDateTime()
    .toString({ smallestUnit: 'minute' });

const minutesBetween = (found: readonly Slot[]): number[] =>
  found.slice(1).map(({ at }, i) => (Date.parse(at) - Date.parse(found[i]?.at ?? '')) / 60_000);

const HOUR = 60;
const DAY = 24 * HOUR;
const LONG_AGO = '2020-01-01T00:00:00.000Z';
const SOMEDAY = '2040-01-01T00:00:00.000Z';

describe('the default countdown', () => {
  // One day in Singapore, where clocks do not change.
  const plan = scheduled('Asia/Singapore', '2026-12-12 00:00', '2026-12-13 00:00');
  const start = Date.parse('2026-12-11T16:00:00Z');
  const all = slots(plan, LONG_AGO, SOMEDAY);
  const within = (fromDays: number, toDays: number) =>
    all.filter(
      ({ at }) => Date.parse(at) >= start + fromDays * 864e5 && Date.parse(at) < start + toDays * 864e5,
    );

  it.each([
    ['weekly from T-8w', -56, -28, 'full', 4, 7 * DAY],
    ['daily from T-4w', -28, -7, 'full', 21, DAY],
    ['every six hours from T-7d', -7, -1, 'full', 24, 6 * HOUR],
    ['hourly from T-24h', -1, 0, 'full', 24, HOUR],
    ['every five minutes during the event', 0, 1, 'light', 288, 5],
  ] as const)('runs %s', (_, from, to, profile, count, spacing) => {
    const phase = within(from, to);
    expect(new Set(phase.map((slot) => slot.profile))).toEqual(new Set([profile]));
    expect(phase).toHaveLength(count);
    expect(new Set(minutesBetween(phase))).toEqual(new Set([spacing]));
    expect(Date.parse(phase[0]?.at ?? '')).toBe(start + from * 864e5);
  });

  it('runs once a day after the end, and never again', () => {
    expect(within(1, 1e4)).toEqual([{ at: '2026-12-13T16:00:00.000Z', profile: 'full' }]);
    expect(findNextSlot(plan, '2026-12-13T16:00:00.000Z')).toBeNull();
  });

  it('begins eight weeks before', () => {
    expect(all[0]).toEqual({ at: '2026-10-16T16:00:00.000Z', profile: 'full' });
    expect(findLatestSlot(plan, 'full', null, '2026-10-16T15:59:59.999Z')).toBeNull();
  });

  it('knows the last slot of each profile', () => {
    const noon = '2026-12-12T04:02:00.000Z';
    expect(findLatestSlot(plan, 'light', null, noon)?.at).toBe('2026-12-12T04:00:00.000Z');
    expect(findLatestSlot(plan, 'full', null, noon)?.at).toBe('2026-12-11T15:00:00.000Z');
    expect(findLatestSlot(plan, 'full', '2026-12-11T15:00:00.000Z', noon)).toBeNull();
  });
});

describe('a schedule of its own', () => {
  const empty: Schedule = { countdown: [], during: { profile: 'none' }, after: [] };

  it.each([
    ['is paused', { paused: true }],
    ['has nothing in it', empty],
  ])('has no slot when it %s', (_, schedule) => {
    const plan = scheduled('UTC', '2026-12-12 00:00', '2026-12-13 00:00', schedule);
    expect(findNextSlot(plan, LONG_AGO)).toBeNull();
    expect(findLatestSlot(plan, 'full', null, SOMEDAY)).toBeNull();
  });

  it('counts from where a phase begins', () => {
    const plan = scheduled('UTC', '2026-12-12 00:00', '2026-12-12 01:00', {
      countdown: [{ from: '10d', every: '1w' }],
      during: { every: '20m', profile: 'full' },
      after: ['90m', '2d'],
    });
    expect(slots(plan, LONG_AGO, SOMEDAY).map((slot) => local(plan, slot))).toEqual([
      ...['2026-12-02T00:00', '2026-12-09T00:00'],
      ...['2026-12-12T00:00', '2026-12-12T00:20', '2026-12-12T00:40'],
      ...['2026-12-12T02:30', '2026-12-14T01:00'],
    ]);
  });
});

describe('over a change of clocks', () => {
  it.each([
    // Clocks go forward on 29 March and 8 March, back on 25 October and 1 November.
    ['Europe/Berlin', '2026-04-04 20:00', '2026-03-29', 23],
    ['Europe/Berlin', '2026-10-31 20:00', '2026-10-25', 25],
    ['America/New_York', '2026-03-14 20:00', '2026-03-08', 23],
    ['America/New_York', '2026-11-07 20:00', '2026-11-01', 25],
  ])('keeps the wall clock of the days in %s before %s', (timeZone, start, changed, hours) => {
    const plan = scheduled(timeZone, start, `${start.slice(0, 10)} 23:00`, {
      countdown: [{ from: '4w', every: '1d' }],
      ...{ during: { profile: 'none' }, after: [] },
    });
    const days = slots(plan, LONG_AGO, SOMEDAY);
    expect(days).toHaveLength(28);
    for (const day of days) expect(local(plan, day)).toMatch(/T20:00$/);
    const at = days.findIndex((day) => local(plan, day).startsWith(changed));
    expect(minutesBetween(days)[at - 1]).toBe(hours * HOUR);
  });

  it.each([
    ['skips', 'Europe/Berlin', '2026-04-01 02:30', '2026-03-29T03:30'],
    ['repeats', 'Europe/Berlin', '2026-10-28 02:30', '2026-10-25T02:30'],
  ])('moves only the day on which it %s the time', (_, timeZone, start, moved) => {
    const plan = scheduled(timeZone, start, `${start.slice(0, 10)} 23:00`, {
      countdown: [{ from: '7d', every: '1d' }],
      ...{ during: { profile: 'none' }, after: [] },
    });
    const days = slots(plan, LONG_AGO, SOMEDAY).map((slot) => local(plan, slot));
    expect(days).toHaveLength(7);
    expect(days).toContain(moved);
    expect(days.filter((day) => day !== moved).every((day) => day.endsWith('T02:30'))).toBe(true);
  });

  it('counts hours exactly', () => {
    // The event begins two hours after clocks went back: 24 hours before is 13:00 of a day of 25.
    const plan = scheduled('America/New_York', '2026-11-01 12:00', '2026-11-01 13:00');
    const hourly = slots(plan, '2026-10-31T16:00:00.000Z', '2026-11-01T16:59:59.999Z');
    expect(hourly).toHaveLength(24);
    expect(local(plan, hourly[0] ?? { at: '', profile: 'full' })).toBe('2026-10-31T13:00');
    expect(new Set(minutesBetween(hourly))).toEqual(new Set([HOUR]));
  });
});

const iso = (ms: number): string => new Date(Math.round(ms)).toISOString();

describe('any schedule', () => {
  const EVERY = ['5m', '7m', '45m', '1h', '6h', '25h', '1d', '2d', '3d', '1w', '2w'];
  const FROM = ['8w', '4w', '10d', '1w', '2d', '26h', '1d', '5h', '90m'];
  // Lord Howe changes its clocks by half an hour, Troll by two.
  const ZONES = ['Europe/Berlin', 'America/New_York', 'Australia/Lord_Howe', 'Antarctica/Troll'];

  const schedules: fc.Arbitrary<Schedule> = fc.record({
    countdown: fc
      .subarray(FROM)
      .chain((froms) =>
        fc.tuple(
          ...froms.map((from) => fc.record({ from: fc.constant(from), every: fc.constantFrom(...EVERY) })),
        ),
      ),
    during: fc.record({
      every: fc.constantFrom('5m', '7m', '1h', '1d'),
      profile: fc.constantFrom('light', 'full', 'none'),
    }),
    after: fc.subarray(['5m', '1d', '26h', '1w']),
  });

  const plans = fc
    .record({
      timeZone: fc.constantFrom(...ZONES),
      start: fc.integer({ min: Date.parse('2026-01-01') / 6e4, max: Date.parse('2027-12-31') / 6e4 }),
      minutes: fc.integer({ min: 1, max: 4 * DAY }),
      schedule: schedules,
    })
    .map(({ timeZone, start, minutes, schedule }) => {
      const instant = (minute: number) => iso(minute * 6e4).replace('.000', '');
      return scheduled(timeZone, instant(start), instant(start + minutes), schedule);
    });

  /** A day within which the slots of a plan can be listed, cut somewhere. */
  const stretches = fc
    .record({
      plan: plans,
      day: fc.double({ min: -57, max: 13, noNaN: true }),
      cuts: fc.array(fc.double({ min: 0, max: 1, noNaN: true })),
    })
    .map(({ plan, day, cuts }) => {
      const from = Date.parse(plan.calendar.start) + day * 864e5;
      const ends = cuts.sort((a, b) => a - b).map((cut) => iso(from + cut * 864e5));
      return { plan, from: iso(from), to: iso(from + 864e5), cuts: ends };
    });

  it('gives slots that strictly increase, and the same wherever the time is cut', () => {
    fc.assert(
      fc.property(stretches, ({ plan, from, to, cuts }) => {
        const whole = slots(plan, from, to);
        expect(minutesBetween(whole).every((minutes) => minutes > 0)).toBe(true);
        const ends = [...cuts, to];
        const pieces = ends.flatMap((end, i) => slots(plan, ends[i - 1] ?? from, end));
        expect(pieces).toEqual(whole);
      }),
      { numRuns: 60 },
    );
  });

  it('finds the last slot of a profile that listing them finds', () => {
    fc.assert(
      fc.property(stretches, ({ plan, from, to }) => {
        const whole = slots(plan, from, to);
        for (const profile of ['full', 'light'] as const) {
          const last = whole.filter((slot) => slot.profile === profile).at(-1) ?? null;
          expect(findLatestSlot(plan, profile, from, to)).toEqual(last);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('finds each slot at its own time, and not a moment earlier', () => {
    fc.assert(
      fc.property(stretches, ({ plan, from, to }) => {
        for (const slot of slots(plan, from, to).slice(0, 10)) {
          const justBefore = iso(Date.parse(slot.at) - 1);
          expect(findLatestSlot(plan, slot.profile, null, slot.at)).toEqual(slot);
          expect(findLatestSlot(plan, slot.profile, justBefore, slot.at)).toEqual(slot);
          expect(findLatestSlot(plan, slot.profile, null, justBefore)).not.toEqual(slot);
          expect(findNextSlot(plan, justBefore)).toEqual(slot);
        }
      }),
      { numRuns: 40 },
    );
  });
});

describe('milestones', () => {
  const plan = scheduled('Europe/Berlin', '2026-10-30 20:00', '2026-10-31 02:00');

  it.each([
    [null, '2026-09-04T17:59:59Z'],
    ['T-8w', '2026-09-04T18:00:00Z'],
    ['T-4w', '2026-10-02T18:00:00Z'],
    ['T-2w', '2026-10-16T18:00:00Z'],
    // Before the clocks go back it is still 18:00 UTC, afterwards 19:00.
    ['T-7d', '2026-10-23T18:00:00Z'],
    ['T-7d', '2026-10-27T18:59:59Z'],
    ['T-3d', '2026-10-27T19:00:00Z'],
    ['T-24h', '2026-10-29T19:00:00Z'],
    ['T-24h', '2026-10-30T18:59:59Z'],
    ['start', '2026-10-30T19:00:00Z'],
    ['start', '2026-11-01T00:59:59Z'],
    ['T+1d', '2026-11-01T01:00:00Z'],
    ['T+1d', '2027-11-01T01:00:00Z'],
  ])('%s has come last at %s', (milestone, at) => {
    expect(findLatestMilestone(plan, at)?.id ?? null).toBe(milestone);
  });

  it('have a time', () => {
    expect(findLatestMilestone(plan, '2026-10-25T00:00:00Z')).toEqual({
      id: 'T-7d',
      at: '2026-10-23T18:00:00.000Z',
    });
  });
});
