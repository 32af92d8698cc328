import { describe, expect, it } from '@jest/globals';
import { type Growth, useAt } from '../../src/capacity/growth';
import {
  aboveReserved,
  fillerOf,
  type Launcher,
  lastsUntilEvent,
  unusedReservations,
} from '../../src/capacity/reservations';
import { aCapacityReservation, anAutoScalingGroup, anEc2Instance } from '../builders/artifacts';
import { aContext } from '../builders/check';

const context = aContext();
type Reservation = Parameters<typeof aCapacityReservation>[0];
const reserved = (overrides: Reservation = {}) => ({
  reservation: aCapacityReservation(overrides),
  instances: 10,
});

describe('the reservations that count', () => {
  it.each<[string, Reservation, number | null]>([
    ['what is unused of one in force', { totalInstanceCount: 12, availableInstanceCount: 10 }, 10],
    ['a single instance', { totalInstanceCount: 12, availableInstanceCount: 1 }, 1],
    ['none of one that is full', { totalInstanceCount: 12, availableInstanceCount: 0 }, null],
    ['all of one to come', { state: 'scheduled', totalInstanceCount: 12, availableInstanceCount: 0 }, 12],
    ['none that failed', { state: 'failed', availableInstanceCount: 10 }, null],
    ['none of another account', { ownerId: '999988887777', availableInstanceCount: 10 }, null],
    ['no Capacity Block', { reservationType: 'capacity-block', availableInstanceCount: 10 }, null],
  ])('are %s', (_, overrides, instances) => {
    const counted = unusedReservations([aCapacityReservation(overrides)], context);
    expect(counted.map((one) => one.instances)).toEqual(instances === null ? [] : [instances]);
  });

  // The event starts on 2026-12-11 at 16:00.
  it.each([
    [null, true],
    ['2026-12-11T16:00:01Z', true],
    ['2026-12-11T16:00:00Z', false],
    ['2026-12-11T15:59:59Z', false],
  ])('until %s are there at the start: %s', (endDate, expected) => {
    expect(lastsUntilEvent(reserved({ endDate }), context)).toBe(expected);
  });
});

const launcher = (name: string, overrides: Partial<Launcher> = {}): Launcher => ({
  group: anAutoScalingGroup({ autoScalingGroupName: name }),
  types: ['m5.large'],
  need: 4,
  instances: [anEc2Instance({ autoScalingGroupName: name })],
  ...overrides,
});
const windows = anEc2Instance({ platform: 'Windows' });
const unshown = anEc2Instance({ platform: null });
const linux = anEc2Instance();

describe('what fills a reservation', () => {
  const nameOf = (filler: ReturnType<typeof fillerOf>) =>
    filler === null || filler === 'open' ? filler : filler.group.autoScalingGroupName;

  it.each<[string, string | null, Partial<Launcher>, Reservation?]>([
    ['a group that launches its type there', 'web', {}],
    ['no group of another type', null, { types: ['m5.xlarge'] }],
    ['perhaps one of several types', 'open', { types: ['m5.large', 'm5.xlarge'] }],
    ['perhaps one whose type cannot be told', 'open', { types: [] }],
    ['no group in another zone', null, {}, { availabilityZone: 'us-east-1f' }],
    ['no group of another platform', null, { instances: [windows, windows] }],
    ['no group of another tenancy', null, { instances: [anEc2Instance({ tenancy: 'dedicated' })] }],
    ['perhaps one of two platforms', 'open', { instances: [windows, linux] }],
    ['perhaps one of which a platform is not shown', 'open', { instances: [unshown, linux] }],
    ['perhaps one that runs nothing', 'open', { instances: [] }],
    ['perhaps one whose need is not known', 'open', { need: null }],
    ['perhaps, one to come', 'open', {}, { state: 'scheduled' }],
    ['perhaps, one that must be targeted', 'open', {}, { instanceMatchCriteria: 'targeted' }],
    ['perhaps, an interruptible one', 'open', {}, { interruptible: true }],
  ])('is %s: %s', (_, expected, overrides, reservation = {}) => {
    expect(nameOf(fillerOf(reserved(reservation), [launcher('web', overrides)]))).toBe(expected);
  });

  it.each<[string, string | null, readonly Launcher[]]>([
    ['nothing, where nothing launches', null, []],
    ['the one that needs more', 'api', [launcher('web'), launcher('api', { need: 5 })]],
    ['the same, whatever the order', 'api', [launcher('api', { need: 5 }), launcher('web')]],
    ['the first of those that need as much', 'web', [launcher('web'), launcher('api')]],
    ['one that surely does, before one that may', 'api', [launcher('web', { need: null }), launcher('api')]],
    [
      'open where any may',
      'open',
      [launcher('web', { types: ['t3.micro'] }), launcher('api', { need: null })],
    ],
  ])('is of several %s: %s', (_, expected, launchers) => {
    expect(nameOf(fillerOf(reserved(), launchers))).toBe(expected);
  });
});

describe('a need above what is reserved, zone by zone', () => {
  /** 4·m instances over the zones. */
  const growth: Growth = {
    ...{ fixedLoad: 0, elasticLoad: 4, perUnit: 1, minUnits: 0 },
    ...{ surviveZones: null, spreadOver: 1, weight: 1 },
  };
  const at = (floors: readonly number[], m: number) =>
    useAt({ fixed: 0, growth: aboveReserved(growth, floors) }, m);

  it('is as it is without any', () => expect(aboveReserved(growth, [0, 0, 0])).toEqual([growth]));

  it.each([
    // Of 4, 10 and 41 instances in two or three zones.
    ['one zone that has as many reserved', [2, 0], 1, 2 + 2],
    ['one zone that has more', [5, 0], 1, 5 + 2],
    ['both zones that have more', [5, 3], 1, 5 + 3],
    ['less than what is needed', [5, 3], 2.5, 5 + 5],
    ['the zone with more reserved having the smaller half', [20, 0], 10.25, 20 + 21],
    ['three zones', [0, 9, 0], 2.5, 9 + 4 + 3],
    ['nothing that is needed', [5, 0], 0, 5],
  ])('counts %s: %j at %d×', (_, floors, m, expected) => expect(at(floors, m)).toBe(expected));
});
