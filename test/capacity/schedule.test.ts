import { describe, expect, it } from '@jest/globals';
import {
  floorInForce,
  largestMax,
  maxInForce,
  mayRun,
  mostInForce,
  scheduledSize,
  sizeAtStart,
  sizesWithin,
} from '../../src/capacity/schedule';
import type { ScheduledAction } from '../../src/model/artifacts';
import { anAutoScalingGroup, aScheduledAction } from '../builders/artifacts';

const AS_OF = '2026-11-22T00:00:00Z';
const WINDOW = { start: '2026-12-11T16:00:00Z', end: '2026-12-12T16:00:00Z' };
const GROUP = anAutoScalingGroup({ autoScalingGroupName: 'web', maxSize: 10 });

const action = (overrides: Partial<ScheduledAction>): ScheduledAction =>
  aScheduledAction({
    autoScalingGroupName: 'web',
    startTime: null,
    endTime: null,
    recurrence: null,
    timeZone: null,
    minSize: null,
    maxSize: 40,
    desiredCapacity: null,
    ...overrides,
  });

describe('maxInForce', () => {
  it.each([
    ['nothing scheduled', [], 10],
    ['once, before the event', [action({ startTime: '2026-12-11T12:00:00Z' })], 40],
    ['once, at the very start', [action({ startTime: '2026-12-11T16:00:00Z' })], 40],
    [
      'once, after the event began: the old value counts',
      [action({ startTime: '2026-12-11T17:00:00Z' })],
      10,
    ],
    ['once, long past', [action({ startTime: '2026-01-01T00:00:00Z' })], 10],
    ['lowered as the event ends', [action({ startTime: '2026-12-12T16:00:00Z', maxSize: 2 })], 10],
    ['once, after the event', [action({ startTime: '2026-12-13T00:00:00Z', maxSize: 2 })], 10],
    [
      'raised before and lowered during the event: the lower counts',
      [
        action({ startTime: '2026-12-11T12:00:00Z' }),
        action({ startTime: '2026-12-12T08:00:00Z', maxSize: 5 }),
      ],
      5,
    ],
    ['of another group', [action({ autoScalingGroupName: 'api', startTime: '2026-12-11T12:00:00Z' })], 10],
    ['without a maximum', [action({ startTime: '2026-12-11T12:00:00Z', maxSize: null })], 10],
    // 18:00 in Singapore is 10:00 UTC: six hours before the event begins, and again during it.
    ['every evening in Singapore', [action({ recurrence: '0 18 * * *', timeZone: 'Asia/Singapore' })], 40],
    ['every night, lowered during the event', [action({ recurrence: '0 0 * * *', maxSize: 3 })], 3],
    ['weekly, last on the Friday before', [action({ recurrence: '0 9 * * 5', maxSize: 30 })], 30],
    [
      'recurring, but only from after the event on',
      [action({ recurrence: '0 9 * * *', startTime: '2026-12-20T00:00:00Z' })],
      10,
    ],
    [
      'recurring, but over long before',
      [action({ recurrence: '0 9 * * *', endTime: '2026-11-01T00:00:00Z' })],
      10,
    ],
    [
      'raised and lowered before the event, whatever order AWS lists them in',
      [
        action({ startTime: '2026-12-11T12:00:00Z', maxSize: 50 }),
        action({ startTime: '2026-12-01T12:00:00Z', maxSize: 5 }),
      ],
      50,
    ],
    // Read as UTC, 18:00 would be two hours after the start, and the group's own 10 would count until then.
    ['once a year, at 10:00 UTC', [action({ recurrence: '0 18 11 12 *', timeZone: 'Asia/Singapore' })], 40],
    ['once a year, in the middle of the event', [action({ recurrence: '0 9 12 12 *', maxSize: 3 })], 3],
    ['once a year, before the inventory and after the event', [action({ recurrence: '0 9 1 1 *' })], 10],
    ['on a day that no month has', [action({ recurrence: '0 0 30 2 *', maxSize: 3 })], 10],
    [
      'every morning, from noon before the event on: first in the middle of it',
      [action({ recurrence: '0 9 * * *', startTime: '2026-12-11T12:00:00Z', maxSize: 3 })],
      3,
    ],
    [
      'every evening, from the very time on at which it first runs',
      [
        action({
          ...{ recurrence: '0 18 * * *', maxSize: 3 },
          ...{ startTime: '2026-12-11T18:00:00Z', endTime: '2026-12-11T19:00:00Z' },
        }),
      ],
      3,
    ],
    [
      'once, at the time at which it starts',
      [
        action({
          recurrence: '0 9 * * *',
          startTime: '2026-12-11T09:00:00Z',
          endTime: '2026-12-11T09:30:00Z',
        }),
      ],
      40,
    ],
    [
      'once a month, and at a start of its own in the event',
      [action({ recurrence: '0 9 1 * *', startTime: '2026-12-11T20:00:00Z', maxSize: 3 })],
      3,
    ],
    [
      'once a month, and at a start of its own before the event',
      [action({ recurrence: '0 9 1 * *', startTime: '2026-12-10T20:00:00Z' })],
      40,
    ],
    ['as the group was described, so that it is in that already', [action({ startTime: AS_OF })], 10],
    [
      'every morning, over before the first one of the event',
      [
        action({
          ...{ recurrence: '0 9 * * *', maxSize: 3 },
          ...{ startTime: '2026-12-10T10:00:00Z', endTime: '2026-12-12T08:59:59Z' },
        }),
      ],
      3,
    ],
    [
      'every morning, but only for a while in the event in which there is none',
      [
        action({
          ...{ recurrence: '0 9 * * *', maxSize: 3 },
          ...{ startTime: '2026-12-13T10:00:00Z', endTime: '2026-12-13T11:00:00Z' },
        }),
      ],
      10,
    ],
    [
      'every morning until before the first one of the event',
      [action({ recurrence: '0 9 12 12 *', endTime: '2026-12-12T08:59:59Z', maxSize: 3 })],
      10,
    ],
    [
      'at the only time between its start and its end',
      [
        action({
          recurrence: '0 9 * * *',
          ...{ startTime: '2026-12-11T12:00:00Z', endTime: '2026-12-11T12:00:00Z' },
        }),
      ],
      40,
    ],
    [
      'recurring until just before the event: its last value stays',
      [action({ recurrence: '0 9 * * *', endTime: '2026-12-11T10:00:00Z' })],
      40,
    ],
  ])('%s', (_, actions, expected) => {
    expect(maxInForce(GROUP, actions, AS_OF, WINDOW).maxSize).toBe(expected);
  });

  it('names the action that set it', () => {
    const { because } = maxInForce(
      GROUP,
      [action({ scheduledActionName: 'sale-up', startTime: '2026-12-11T12:00:00Z' })],
      AS_OF,
      WINDOW,
    );
    expect(because).toContain('sale-up');
  });

  it('says that it is the own one of the group', () => {
    expect(maxInForce(GROUP, [], AS_OF, WINDOW)).toEqual({
      ...{ maxSize: 10, action: null, because: 'MaxSize 10 of the group' },
    });
  });

  it('counts nothing again that ran before the group was described, in the middle of the event', () => {
    const lowered = action({ startTime: '2026-12-11T18:00:00Z', maxSize: 5 });
    expect(maxInForce(GROUP, [lowered], '2026-12-11T20:00:00Z', WINDOW).maxSize).toBe(10);
  });

  it('leaves the group its own maximum while ScheduledActions is suspended', () => {
    const group = { ...GROUP, suspendedProcesses: ['ScheduledActions'] };
    const scheduled = [action({ startTime: '2026-12-11T12:00:00Z' })];
    expect(maxInForce(group, scheduled, AS_OF, WINDOW)).toEqual({
      maxSize: 10,
      action: null,
      because: 'MaxSize 10 of the group, whose process ScheduledActions is suspended',
    });
  });

  it.each([
    ['before the event', { maxSize: 40 }, 40, '2026-12-11T16:00:00Z'],
    [
      'long after its own start',
      { maxSize: 40, recurrence: '0 9 * * *', startTime: '2026-12-10T20:00:00Z' },
      40,
      '2026-12-11T09:00:00Z',
    ],
    [
      'during it, where it lowers the maximum',
      { maxSize: 3, startTime: '2026-12-11T20:00:00Z' },
      3,
      '2026-12-11T20:00:00Z',
    ],
    [
      'until it ends before the event',
      { maxSize: 40, endTime: '2026-12-11T09:30:30Z' },
      40,
      '2026-12-11T09:30:00Z',
    ],
  ])('finds when an action of every minute sets it: %s', (_, overrides, maxSize, at) => {
    const everyMinute = action({ recurrence: '* * * * *', ...overrides });
    const inForce = maxInForce(GROUP, [everyMinute], AS_OF, WINDOW);
    expect(inForce).toMatchObject({ maxSize, because: expect.stringContaining(`at ${at}`) });
  });
});

it('names of several largest maxima the first', () => {
  const raised = action({ scheduledActionName: 'later', startTime: '2026-12-11T20:00:00Z', maxSize: 10 });
  expect(mostInForce(GROUP, [raised], AS_OF, WINDOW).because).toBe('MaxSize 10 of the group');
  expect(mostInForce(GROUP, [{ ...raised, maxSize: 11 }], AS_OF, WINDOW)).toMatchObject({
    ...{ maxSize: 11, because: 'MaxSize 11 by the scheduled action later at 2026-12-11T20:00:00Z' },
  });
});

describe('the sizes that scheduled actions bring a group to within the event', () => {
  const group = { ...GROUP, minSize: 4 };
  const sized = (startTime: string, sizes: Partial<ScheduledAction>) =>
    action({ scheduledActionName: startTime.slice(11, 16), startTime, maxSize: null, ...sizes });
  const within = (...actions: ScheduledAction[]) =>
    sizesWithin(group, actions, AS_OF, WINDOW).map(({ size, at, action: { scheduledActionName } }) => [
      ...[size, at, scheduledActionName],
    ]);

  it.each<[string, ScheduledAction[], unknown[]]>([
    ['none, where nothing is scheduled', [], []],
    [
      'each desired capacity, in order',
      [
        sized('2026-12-12T08:00:00Z', { desiredCapacity: 30 }),
        sized('2026-12-11T20:00:00Z', { desiredCapacity: 50 }),
      ],
      [
        [50, '2026-12-11T20:00:00Z', '20:00'],
        [30, '2026-12-12T08:00:00Z', '08:00'],
      ],
    ],
    ['none of before', [sized('2026-12-11T15:00:00Z', { desiredCapacity: 50 })], []],
    ['none of the very start', [sized('2026-12-11T16:00:00Z', { desiredCapacity: 50 })], []],
    ['none of the very end', [sized('2026-12-12T16:00:00Z', { desiredCapacity: 50 })], []],
    ['none of a minimum alone', [sized('2026-12-11T20:00:00Z', { minSize: 50 })], []],
    [
      'no less than the minimum of the group',
      [sized('2026-12-11T20:00:00Z', { desiredCapacity: 1 })],
      [[4, '2026-12-11T20:00:00Z', '20:00']],
    ],
    [
      'no less than a minimum that was scheduled before',
      [
        sized('2026-12-11T15:00:00Z', { minSize: 20 }),
        sized('2026-12-11T20:00:00Z', { desiredCapacity: 1 }),
        sized('2026-12-11T21:00:00Z', { minSize: 2, desiredCapacity: 3 }),
      ],
      [
        [20, '2026-12-11T20:00:00Z', '20:00'],
        [3, '2026-12-11T21:00:00Z', '21:00'],
      ],
    ],
    [
      'the first of those that recur',
      [
        action({
          ...{ scheduledActionName: 'hourly', maxSize: null },
          recurrence: '0 * * * *',
          desiredCapacity: 9,
        }),
      ],
      [[9, '2026-12-11T17:00:00Z', 'hourly']],
    ],
  ])('are %s', (_, actions, sizes) => expect(within(...actions)).toEqual(sizes));
});

describe('a group that is closed now', () => {
  const closed = { ...GROUP, minSize: 0, maxSize: 0, desiredCapacity: 0 };
  const judged = { asOf: AS_OF, window: WINDOW };

  it.each<[string, ScheduledAction[], number]>([
    ['stays so where nothing is scheduled', [], 0],
    ['is opened before the event', [action({ startTime: '2026-12-11T12:00:00Z' })], 40],
    ['is opened in the middle of the event', [action({ startTime: '2026-12-12T08:00:00Z' })], 40],
    ['is opened after it', [action({ startTime: '2026-12-13T00:00:00Z' })], 0],
    [
      'is opened by day and closed by night',
      [
        action({ recurrence: '0 6 * * *', maxSize: 12 }),
        action({ recurrence: '0 20 * * *', minSize: 0, maxSize: 0 }),
      ],
      12,
    ],
  ])('%s', (_, actions, most) => {
    expect(largestMax(closed, actions, AS_OF, WINDOW)).toBe(most);
    expect(mayRun(closed, actions, judged)).toBe(most > 0);
  });

  it('may run where its scheduled actions could not be read, and never while it is being deleted', () => {
    expect(mayRun(closed, undefined, judged)).toBe(true);
    expect(mayRun({ ...GROUP, status: 'Delete in progress' }, undefined, judged)).toBe(false);
  });

  it('may run where it is opened for a single instance', () => {
    expect(mayRun(closed, [action({ startTime: '2026-12-11T12:00:00Z', maxSize: 1 })], judged)).toBe(true);
  });

  it('is judged where it is open now and closed for the event, so that this is seen', () => {
    const one = { ...GROUP, maxSize: 1 };
    expect(mayRun(one, [action({ startTime: '2026-12-11T12:00:00Z', maxSize: 0 })], judged)).toBe(true);
  });

  it('stays so while ScheduledActions is suspended', () => {
    const suspended = { ...closed, suspendedProcesses: ['ScheduledActions'] };
    expect(mayRun(suspended, [action({ startTime: '2026-12-11T12:00:00Z' })], judged)).toBe(false);
  });
});

describe('floorInForce', () => {
  const group = { ...GROUP, minSize: 4, desiredCapacity: 30 };
  const size = (overrides: Partial<ScheduledAction>) => action({ maxSize: null, ...overrides });
  const before = { startTime: '2026-12-11T14:00:00Z' };

  it.each<[string, ScheduledAction[], number, number]>([
    // Where nothing scales it in, the desired 30 stays unless an action sets it; a minimum only ever raises it.
    ['nothing scheduled', [], 4, 30],
    ['a minimum two hours before', [size({ ...before, minSize: 380 })], 380, 380],
    ['a minimum a week before', [size({ startTime: '2026-12-04T14:00:00Z', minSize: 380 })], 380, 380],
    [
      'a minimum in the middle of the event',
      [size({ startTime: '2026-12-11T20:00:00Z', minSize: 380 })],
      380,
      380,
    ],
    ['a minimum as the event ends', [size({ startTime: '2026-12-12T16:00:00Z', minSize: 380 })], 4, 30],
    ['a desired capacity alone', [size({ ...before, desiredCapacity: 50 })], 50, 50],
    ['a desired capacity below the minimum', [size({ ...before, desiredCapacity: 1 })], 4, 4],
    [
      'a minimum that is taken back before the event: a group that nothing scales in keeps the size',
      [
        size({ startTime: '2026-12-10T14:00:00Z', minSize: 380 }),
        size({ startTime: '2026-12-10T20:00:00Z', minSize: 2 }),
      ],
      2,
      380,
    ],
    [
      'a minimum that is taken back during the event: it was in force',
      [size({ ...before, minSize: 380 }), size({ startTime: '2026-12-12T04:00:00Z', minSize: 2 })],
      380,
      380,
    ],
    ['to nothing', [size({ ...before, minSize: 0, desiredCapacity: 0 })], 0, 0],
    ['only a maximum', [size({ ...before, maxSize: 40 })], 4, 30],
    [
      'a desired capacity, and later only a maximum',
      [size({ ...before, desiredCapacity: 50 }), size({ startTime: '2026-12-11T15:00:00Z', maxSize: 60 })],
      50,
      50,
    ],
    [
      'a size that is taken back at the very start',
      [
        size({ ...before, minSize: 380, desiredCapacity: 380 }),
        size({ startTime: '2026-12-11T16:00:00Z', minSize: 2, desiredCapacity: 2 }),
      ],
      2,
      2,
    ],
  ])('%s', (_, actions, scaledIn, notScaledIn) => {
    expect(floorInForce(group, actions, AS_OF, WINDOW, true).size).toBe(scaledIn);
    expect(floorInForce(group, actions, AS_OF, WINDOW, false).size).toBe(notScaledIn);
  });

  it('leaves the group its own sizes while ScheduledActions is suspended', () => {
    const suspended = { ...group, suspendedProcesses: ['ScheduledActions'] };
    const floor = floorInForce(suspended, [size({ ...before, minSize: 380 })], AS_OF, WINDOW, true);
    expect(floor).toMatchObject({ size: 4, because: 'MinSize 4 of the group' });
  });

  it('names the action that sets it, and when', () => {
    const { because } = floorInForce(
      group,
      [size({ ...before, scheduledActionName: 'sale-up', minSize: 380 })],
      AS_OF,
      WINDOW,
      true,
    );
    expect(because).toBe('MinSize 380 by the scheduled action sale-up at 2026-12-11T14:00:00Z');
  });

  it.each<[string, Partial<typeof group>, ScheduledAction[], string]>([
    [
      'a desired capacity above the minimum',
      {},
      [],
      'desired capacity 30 of the group, which no policy scales in',
    ],
    ['a desired capacity at the minimum', { desiredCapacity: 4 }, [], 'MinSize 4 of the group'],
    [
      'a scheduled desired capacity',
      {},
      [size({ ...before, desiredCapacity: 50 })],
      'desired capacity 50 by the scheduled action event-scale-out at 2026-12-11T14:00:00Z',
    ],
    [
      'an action that leaves the size as it is',
      { desiredCapacity: 4 },
      [size({ ...before, minSize: 4 })],
      'MinSize 4 of the group',
    ],
  ])('says what sets it: %s', (_, sizes, actions, because) => {
    expect(floorInForce({ ...group, ...sizes }, actions, AS_OF, WINDOW, false).because).toBe(because);
  });

  it.each<[string, ScheduledAction[], number]>([
    ['of the group', [], 10],
    ['of the group, where an action sets only the minimum', [size({ ...before, minSize: 380 })], 10],
    ['of the action', [size({ ...before, minSize: 380, maxSize: 400 })], 400],
    [
      'as it is at the start, where only that changes later',
      [size({ startTime: '2026-12-11T20:00:00Z', maxSize: 99 })],
      10,
    ],
  ])('has the maximum in force beside it: that %s', (_, actions, maxSize) => {
    expect(floorInForce(group, actions, AS_OF, WINDOW, true).maxSize).toBe(maxSize);
  });
});

describe('sizeAtStart', () => {
  const sized = (name: string, startTime: string, sizes: Partial<ScheduledAction>) =>
    action({ scheduledActionName: name, startTime, maxSize: null, ...sizes });
  const early = sized('early', '2026-12-10T12:00:00Z', { minSize: 20 });
  const late = sized('late', '2026-12-11T15:00:00Z', { desiredCapacity: 35 });

  it.each<[string, ScheduledAction[], [string, number] | null]>([
    ['nothing', [], null],
    ['the last until then', [early, late], ['late', 35]],
    ['the last, whatever order AWS lists them in', [late, early], ['late', 35]],
    ['one at the very start', [sized('now', '2026-12-11T16:00:00Z', { minSize: 7 })], ['now', 7]],
    ['none after it', [sized('after', '2026-12-11T17:00:00Z', { minSize: 7 })], null],
    ['none of the past', [sized('past', '2026-11-01T00:00:00Z', { minSize: 7 })], null],
    [
      'none that sets only the maximum',
      [early, sized('max', '2026-12-11T15:00:00Z', { maxSize: 90 })],
      ['early', 20],
    ],
  ])('is set by %s', (_, actions, expected) => {
    const found = sizeAtStart(GROUP, actions, AS_OF, WINDOW.start);
    expect(found && [found.action.scheduledActionName, found.size]).toEqual(expected);
  });

  it.each([
    [{ minSize: 5, desiredCapacity: 8 }, 8],
    [{ minSize: 8, desiredCapacity: 5 }, 8],
    [{ minSize: null, desiredCapacity: null }, 0],
  ])('is the larger of both sizes: %j', (sizes, size) => expect(scheduledSize(action(sizes))).toBe(size));
});
