import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addSeries,
  divideBy,
  estimateSamplesEach,
  fillSilenceWithZero,
  findHighest,
  findLowest,
  findPeakLoad,
  inStorageOfToday,
  lateShrinkagePerDay,
  meansByHour,
  metricWindow,
  onNodesOfToday,
  type Point,
  periodOfMaxima,
  removeExcluded,
  type Series,
  shrinkagePerDay,
  valuesByPeriod,
} from '../../src/collect/series';

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const start = Date.parse('2026-11-08T00:00:00Z');
const points = (...values: readonly (readonly [offset: number, value: number])[]): Point[] =>
  values.map(([offset, value]) => ({ at: start + offset, value }));

describe('metricWindow', () => {
  it.each([
    ['14 days', '2026-11-08T00:00:00Z', '2026-11-08T00:00:00.000Z', 300],
    ['63 days', '2026-09-20T00:00:00Z', '2026-09-20T00:00:00.000Z', 300],
    ['a minute more than 63 days', '2026-09-19T23:59:00Z', '2026-09-20T00:00:00.000Z', 3600],
    ['a time between periods', '2026-11-08T00:01:00Z', '2026-11-08T00:05:00.000Z', 300],
  ])('%s', (_, from, alignedFrom, periodSeconds) => {
    const window = metricWindow({ from, to: '2026-11-22T00:04:59Z' }, '2026-11-22T00:00:00Z');
    expect(window).toEqual({ from: alignedFrom, to: '2026-11-22T00:00:00.000Z', periodSeconds });
  });

  it('looks at the age of the data, not at the length of the window', () => {
    const lastYear = { from: '2025-11-08T00:00:00Z', to: '2025-11-09T00:00:00Z' };
    expect(metricWindow(lastYear, '2026-11-22T00:00:00Z').periodSeconds).toBe(3600);
  });
});

describe('addSeries', () => {
  it('adds what both have a data point for', () => {
    expect(addSeries(points([0, 1], [HOUR, 2]), points([HOUR, 5], [2 * HOUR, 7]))).toEqual(points([HOUR, 7]));
  });

  it.each<[string, Series, Series]>([
    ['the first', null, points([0, 1])],
    ['the second', points([0, 1]), null],
  ])('is not known where %s is incomplete', (_, one, other) => {
    expect(addSeries(one, other)).toBeNull();
  });
});

describe('periodOfMaxima', () => {
  const NOON = '2026-11-22T12:00:00Z';
  const window = { from: '2026-11-08T00:00:00Z', to: NOON, periodSeconds: 300 };
  const sale = (from: string, to: string) => [{ from: `2026-11-${from}:00Z`, to: `2026-11-${to}:00Z` }];

  it.each<[string, Parameters<typeof periodOfMaxima>, number]>([
    ['a look-back of whole hours', [window, [], '2026-11-25T00:00:00Z'], 3600],
    [
      'one that ends now, within an hour',
      [{ ...window, to: '2026-11-22T11:55:00Z' }, [], '2026-11-22T11:59:59Z'],
      3600,
    ],
    [
      'one that ended within an hour before',
      [{ ...window, to: '2026-11-22T11:45:00Z' }, [], '2026-11-22T11:55:00Z'],
      300,
    ],
    ['one that begins within an hour', [{ ...window, from: '2026-11-08T00:05:00Z' }, [], NOON], 300],
    ['a sale of whole hours', [window, sale('10T08:00', '11T20:00'), NOON], 3600],
    ['a sale that begins within an hour', [window, sale('10T08:30', '11T20:00'), NOON], 300],
    ['a sale that ends within an hour', [window, sale('10T08:00', '11T19:59'), NOON], 300],
    ['a sale that began within an hour before', [window, sale('07T08:30', '11T20:00'), NOON], 3600],
    ['an event that goes on, and ends within an hour', [window, sale('20T08:00', '23T15:59'), NOON], 3600],
    [
      'an event that begins in the hour that is under way',
      [{ ...window, to: '2026-11-22T11:25:00Z' }, sale('22T11:30', '23T16:00'), '2026-11-22T11:29:00Z'],
      300,
    ],
    [
      'a look-back of which CloudWatch keeps hours only',
      [{ ...window, periodSeconds: 3600 }, sale('10T08:30', '11T19:59'), NOON],
      3600,
    ],
  ])('%s', (_, args, seconds) => {
    expect(periodOfMaxima(...args)).toBe(seconds);
  });

  it('has the same highest value by the hour as by five minutes, whatever is excluded', () => {
    const HOURS = 48;
    const hour = fc.integer({ min: 0, max: HOURS });
    fc.assert(
      fc.property(
        fc.array(fc.option(fc.nat(100)), { minLength: 12 * HOURS, maxLength: 12 * HOURS }),
        fc.array(fc.tuple(hour, hour)),
        (values, hours) => {
          const exclude = hours.map((pair) => {
            const [from = 0, to = 0] = pair.toSorted((a, b) => a - b);
            return {
              from: new Date(start + from * HOUR).toISOString(),
              to: new Date(start + to * HOUR).toISOString(),
            };
          });
          const fine = points(
            ...values.flatMap((value, i) => (value === null ? [] : [[i * 5 * MINUTE, value] as const])),
          );
          const coarse = [...Map.groupBy(fine, ({ at }) => Math.floor(at / HOUR) * HOUR)].map(
            ([at, all]) => ({
              at,
              value: Math.max(...all.map(({ value }) => value)),
            }),
          );
          const highest = (series: readonly Point[], seconds: number) =>
            findHighest(removeExcluded(series, seconds, exclude))?.value;
          expect(highest(coarse, 3600)).toBe(highest(fine, 300));
        },
      ),
    );
  });
});

describe('withoutExcluded', () => {
  const excluded = [{ from: '2026-11-08T01:00:00Z', to: '2026-11-08T02:00:00Z' }];
  it.each([
    ['ends when the sale begins', 55 * MINUTE, true],
    ['reaches into the sale', 56 * MINUTE, false],
    ['within the sale', 90 * MINUTE, false],
    ['last period of the sale', 115 * MINUTE, false],
    ['begins when the sale ends', 120 * MINUTE, true],
  ])('a period that %s', (_, offset, kept) => {
    expect(removeExcluded(points([offset, 1]), 300, excluded)).toHaveLength(kept ? 1 : 0);
  });
});

describe('zeroWhereSilent', () => {
  const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-08T00:25:00Z', periodSeconds: 300 };
  it.each([
    ['no data at all', [], []],
    ['a gap, and the end', points([5 * MINUTE, 7], [15 * MINUTE, 9]), [7, 0, 9, 0]],
    ['no gap', points([15 * MINUTE, 7], [20 * MINUTE, 9]), [7, 9]],
    ['points beside the clock', points([6 * MINUTE, 7], [17 * MINUTE, 9]), [7, 0, 0, 9, 0]],
    ['a point of long before the window', points([-900 * DAY, 7], [20 * MINUTE, 9]), [7, 0, 0, 0, 0, 9]],
  ])('%s', (_, series, values) => {
    expect(fillSilenceWithZero(series, window).map(({ value }) => value)).toEqual(values);
  });

  it('lets a load balancer that is busy an hour a day be known for all days since', () => {
    const busy = points(...Array.from({ length: 14 }, (_, day) => [day * DAY + 10 * HOUR, 5] as const));
    const twoWeeks = { ...window, to: '2026-11-22T00:00:00Z' };
    // 14 days less the ten hours before the first request.
    expect(findHighest(fillSilenceWithZero(busy, twoWeeks))?.hoursWithData).toBe(326);
    expect(findHighest(busy)?.hoursWithData).toBe(14);
  });
});

describe('highest and lowest', () => {
  it.each([
    ['no complete answer', null, null, null],
    ['no data', [], null, null],
    ['zero is a value', points([0, 0]), 0, 0],
    ['several', points([0, 2], [HOUR, 5], [2 * HOUR, 1]), 5, 1],
  ])('%s', (_, series, high, low) => {
    expect(findHighest(series)?.value ?? null).toBe(high);
    expect(findLowest(series)?.value ?? null).toBe(low);
  });

  it('say when it was first reached', () => {
    expect(findHighest(points([0, 1], [HOUR, 5], [2 * HOUR, 5]))?.at).toBe('2026-11-08T01:00:00.000Z');
  });

  it.each([
    ['one data point an hour', points([0, 1], [HOUR, 1], [2 * HOUR, 1]), 3],
    ['many in one hour', points([5 * MINUTE, 1], [10 * MINUTE, 1], [59 * MINUTE, 1]), 1],
    ['a gap of hours', points([0, 1], [9 * HOUR, 1]), 2],
    ['an hour that begins between full hours', points([55 * MINUTE, 1], [110 * MINUTE, 1]), 1],
  ])('count the hours that have any data: %s', (_, series, hours) => {
    expect(findHighest(series)?.hoursWithData).toBe(hours);
  });
});

it('perUnit divides values and keeps what is not known unknown', () => {
  expect(divideBy(points([0, 300]), 300)).toEqual(points([0, 1]));
  expect(divideBy(null, 300)).toBeNull();
});

describe('byPeriod', () => {
  const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-08T00:15:00Z', periodSeconds: 300 };
  it.each([
    ['no data', [], [null, null, null]],
    ['not complete', null, [null, null, null]],
    ['the value of each period, of six digits', points([0, 1 / 3], [10 * MINUTE, 0]), [0.333333, null, 0]],
    ['data outside the window', points([-5 * MINUTE, 9], [15 * MINUTE, 9]), [null, null, null]],
  ])('%s', (_, series, expected) => {
    expect(valuesByPeriod(series, window)).toEqual(expected);
  });
});

describe('meansByHour', () => {
  it.each<[string, Series, (number | null)[]]>([
    [
      'the mean of what each hour has',
      points([0, 1], [55 * MINUTE, 2], [2 * HOUR, 1 / 3]),
      [1.5, null, 0.3333],
    ],
    ['nothing without data', [], [null, null, null]],
    ['nothing of an incomplete series', null, [null, null, null]],
  ])('lists %s', (_, series, expected) => {
    // An hour that has begun is an hour.
    const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-08T02:05:00Z', periodSeconds: 300 };
    expect(meansByHour(series, window)).toEqual(expected);
  });
});

describe('peakLoad', () => {
  it.each([
    ['no CPU data', [], points([0, 4]), [], null],
    ['CPU data that is not complete', null, points([0, 4]), [], null],
    [
      'the instances of the same moment',
      points([0, 90], [HOUR, 50]),
      points([0, 1], [HOUR, 10]),
      [],
      [5, 10, 'GroupInServiceInstances'],
    ],
    // 50 samples of 5 an instance are 10 instances: 10 × 60 % = 6.
    [
      'the samples where there is no metric',
      points([0, 60], [HOUR, 50]),
      [],
      points([0, 50], [HOUR, 10]),
      [6, 10, 'SampleCount'],
    ],
    [
      'the metric before the samples',
      points([0, 50]),
      points([0, 4]),
      points([0, 100]),
      [2, 4, 'GroupInServiceInstances'],
    ],
    // 1 × 90 % < 2 × 50 %.
    [
      'each moment by what it has',
      points([0, 90], [HOUR, 50]),
      points([HOUR, 2]),
      points([0, 5]),
      [1, 2, 'GroupInServiceInstances'],
    ],
    ['an idle group', points([0, 0]), [], points([0, 10]), [0, 2, 'SampleCount']],
    ['samples that are not complete', points([0, 50]), [], null, null],
  ])('%s', (_, cpu, inService, samples, expected) => {
    const load = findPeakLoad({ cpu, inService, samples }, 5);
    expect(load && [load.value, load.instances, load.instancesFrom]).toEqual(expected);
  });

  it('leaves out moments at which the number of instances is not known', () => {
    const cpu = points([0, 80], [HOUR, 20]);
    expect(findPeakLoad({ cpu, inService: [], samples: [] }, 5)).toBeNull();
    expect(findPeakLoad({ cpu, inService: [], samples: points([0, 5]) }, null)).toBeNull();
    expect(findPeakLoad({ cpu, inService: points([HOUR, 5]), samples: null }, null)).toMatchObject({
      value: 1,
      hoursWithData: 1,
    });
  });

  it('is never below the work of any moment', () => {
    const cpus = fc.array(fc.float({ min: 0, max: 100, noNaN: true }), { minLength: 1, maxLength: 50 });
    fc.assert(
      fc.property(cpus, fc.integer({ min: 1, max: 100 }), (values, instances) => {
        const cpu = values.map((value, i) => ({ at: start + i * HOUR, value }));
        const inService = cpu.map(({ at }) => ({ at, value: instances }));
        const load = findPeakLoad({ cpu, inService, samples: null }, null);
        for (const { value } of cpu) expect(load?.value).toBeGreaterThanOrEqual((value * instances) / 100);
      }),
    );
  });
});

describe('samplesOfOne', () => {
  const fiveMinutes = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', periodSeconds: 300 };
  const hour = { ...fiveMinutes, periodSeconds: 3600 };
  it.each([
    ['10 of 2 instances in 5 minutes: one a minute', points([0, 50], [55 * MINUTE, 10]), 2, fiveMinutes, 5],
    ['2 of 2 instances in 5 minutes: one in all', points([0, 10], [55 * MINUTE, 2]), 2, fiveMinutes, 1],
    ['120 of 2 instances in an hour: one a minute', points([0, 120]), 2, hour, 60],
    ['24 of 2 instances in an hour: one in 5 minutes', points([0, 24]), 2, hour, 12],
    // 6 = 5 + 1: one of the two gives them every minute, the other does not.
    ['6 of 2 instances: not all give the same', points([55 * MINUTE, 6]), 2, fiveMinutes, null],
    // The period from 00:25 to 00:30 ended 30 minutes ago, and the one before it 35.
    ['30 minutes ago', points([25 * MINUTE, 10]), 2, fiveMinutes, 5],
    ['35 minutes ago', points([20 * MINUTE, 10]), 2, fiveMinutes, null],
    ['no instance now', points([55 * MINUTE, 10]), 0, fiveMinutes, null],
    ['no samples', [], 2, fiveMinutes, null],
    ['samples that are not complete', null, 2, fiveMinutes, null],
  ])('%s', (_, samples, now, window, expected) => {
    expect(estimateSamplesEach(samples, now, '2026-11-08T01:00:00Z', window)).toBe(expected);
  });
});

describe('inStorageOfToday', () => {
  const hourly = (...values: readonly number[]) =>
    points(...values.map((value, i) => [i * HOUR, value] as const));
  // Of 240: an enlargement adds at least 20.
  it.each([
    ['not complete', null, null],
    ['no data', [], []],
    ['never enlarged', hourly(50, 40, 30), [50, 40, 30]],
    ['90 above the day before', hourly(20, 10, 110, 100), [110, 100, 110, 100]],
    ['20 added', hourly(50, 70), [70, 70]],
    ['19 more: no enlargement is so small', hourly(50, 69), [50, 69]],
    ['enlarged twice: by 50, then by 90', hourly(10, 60, 50, 150), [150, 150, 140, 150]],
    ['a nightly job that gives back what it took', hourly(70, 20, 70, 71), [70, 20, 70, 71]],
    ['enlarged by 100 while such a job held 50', hourly(70, 20, 120, 170), [170, 120, 170, 170]],
    // The highest of the day before, 20, tells what was added: 100.
    ['enlarged after days of growth', points([0, 60], [2 * DAY, 20], [2 * DAY + HOUR, 120]), [160, 120, 120]],
    ['enlarged after a gap of days', points([0, 30], [3 * DAY, 130]), [130, 130]],
  ])('%s', (_, series, expected) => {
    expect(inStorageOfToday(series, 240)?.map(({ value }) => value) ?? null).toEqual(expected);
  });
});

describe('shrinkagePerDay', () => {
  const daily = (...values: readonly number[]) =>
    points(...values.map((value, i) => [i * DAY, value] as const));
  it.each([
    ['not complete', null, null],
    ['no data', [], null],
    ['less than a day', points([0, 10], [HOUR, 5]), null],
    ['steady', daily(100, 90, 80), 10],
    ['grows', daily(80, 90, 100), 0],
    ['storage added once', daily(100, 90, 80, 500, 490), 10],
    ['a day without data', points([0, 100], [2 * DAY, 80]), 10],
  ])('%s', (_, series, expected) => {
    expect(shrinkagePerDay(series)).toBe(expected);
  });

  it('finds the slope of any steady decline, however noisy a few hours of each day are', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1000 }), fc.integer({ min: 3, max: 20 }), (slope, days) => {
        const series = Array.from({ length: days * 24 }, (_, hour) => {
          const spike = hour % 24 < 3 ? 1_000_000 : 0;
          return { at: start + hour * HOUR, value: 1e9 - Math.floor(hour / 24) * slope - spike };
        });
        expect(shrinkagePerDay(series)).toBeCloseTo(slope, 6);
      }),
    );
  });
});

describe('lateShrinkagePerDay', () => {
  const daily = (...values: readonly number[]) =>
    points(...values.map((value, i) => [i * DAY, value] as const));
  it.each([
    ['not complete', null, null],
    ['less than a day', points([0, 10], [HOUR, 5]), null],
    // 10 + 10 in two days.
    ['two days', daily(100, 90, 80), 10],
    // The median of all days is 0.
    ['a loss that has just begun', daily(900, 900, 900, 900, 900, 900, 900, 900, 600, 300, 0), 300],
    // 300 + 0 + 0 in three days.
    ['a loss that has ended', daily(900, 600, 300, 0, 0, 0), 100],
    ['growth', daily(100, 200, 300, 400), 0],
  ])('%s', (_, series, expected) => {
    expect(lateShrinkagePerDay(series)).toBe(expected);
  });
});

describe('onNodesOfToday', () => {
  const HOUR = 3_600_000;
  /** Each a day and more after the last. */
  const at = (...values: number[]) => values.map((value, i) => ({ at: i * 25 * HOUR, value }));

  it.each<[string, Series, Series, Series]>([
    ['shares the work of nodes that are gone', at(60, 60), at(6, 3), at(120, 60)],
    ['does not take work off nodes when there were fewer', at(60), at(2), at(60)],
    ['takes the most where nothing tells how many', at(60, 50), at(6), at(120, 100)],
    [
      'knows that new nodes of a change share no work before the old ones go',
      at(60),
      [
        { at: 0, value: 6 },
        { at: 12 * HOUR, value: 3 },
      ],
      at(60),
    ],
    ['knows nothing without any', at(60), [], null],
    ['knows nothing of what was not read', at(60), null, null],
    ['knows nothing of work that was not read', null, at(3), null],
    ['leaves none where there was none', [], [], []],
  ])('%s', (_, busy, nodes, expected) => {
    expect(onNodesOfToday(busy, nodes, 3)).toEqual(expected);
  });

  it('counts nodes that ran for some hours where no change counts any twice', () => {
    const nodes = [6, 3].map((value, i) => ({ at: i * HOUR, value }));
    expect(onNodesOfToday([{ at: 0, value: 60 }], nodes, 3, 0)).toEqual([{ at: 0, value: 120 }]);
  });
});
