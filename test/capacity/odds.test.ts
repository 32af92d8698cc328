import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { chanceWithin, oddsOf, withOdds } from '../../src/capacity/odds';
import { anAutoScalingGroup, anAutoScalingGroupPeak, aScalingPolicy } from '../builders/artifacts';
import { onlyCeiling } from '../builders/ceiling';
import { aCeiling } from '../builders/report';

const range = { low: 11, likely: 22, high: 44 };
const judged = { grows: true, status: 'yellow' } as const;
const holding = (breaksAt: number | null, more: object = {}) =>
  aCeiling({ ...judged, id: `holds-to-${breaksAt}`, breaksAt, breaksAtWithoutZone: breaksAt, ...more });

describe('the probability that the multiplier stays within m', () => {
  it.each([
    // Odds are 9^z : 1 with z = ln(m ÷ likely) ÷ ln 2, since low and high are half and twice the likely one.
    ['the low one: 1 of 10', 11, 1 / 10],
    ['the likely one: even', 22, 1 / 2],
    ['the high one: 9 of 10', 44, 9 / 10],
    ['twice the high one: 81 to 1', 88, 81 / 82],
    ['half the low one: 1 to 81', 5.5, 1 / 82],
    ['the square root of 2 above the likely one: 3 to 1', 22 * Math.SQRT2, 3 / 4],
    ['no traffic at all', 0, 0],
    ['whatever comes', Number.POSITIVE_INFINITY, 1],
  ])('%s', (_, m, chance) => expect(chanceWithin(m, range)).toBeCloseTo(chance, 6));

  it('has a spread of its own on each side', () => {
    const skewed = { low: 20, likely: 22, high: 66 };
    expect(chanceWithin(66, skewed)).toBeCloseTo(0.9, 12);
    expect(chanceWithin(20, skewed)).toBeCloseTo(0.1, 12);
  });

  it.each([
    ['without doubt', { low: 22, likely: 22, high: 22 }, [0, 1, 1]],
    ['with doubt above only', { low: 22, likely: 22, high: 44 }, [0, 0.5, 0.75]],
    ['with doubt below only', { low: 11, likely: 22, high: 22 }, [0.25, 1, 1]],
  ])('is a step where there is no width: %s', (_, given, chances) => {
    const asked = [22 / Math.SQRT2, 22, 22 * Math.SQRT2];
    expect(asked.map((m) => chanceWithin(m, given))).toEqual(chances);
  });

  it('never falls as m rises, and stays between 0 and 1', () => {
    const times = fc.double({ min: 0.001, max: 1000, noNaN: true });
    fc.assert(
      fc.property(fc.tuple(times, times, times), times, times, (three, a, b) => {
        const [low, likely, high] = three.toSorted((x, y) => x - y) as [number, number, number];
        const [less, more] = [Math.min(a, b), Math.max(a, b)].map((m) =>
          chanceWithin(m, { low, likely, high }),
        );
        expect(less).toBeGreaterThanOrEqual(0);
        expect(more).toBeLessThanOrEqual(1);
        expect(more).toBeGreaterThanOrEqual(less ?? 0);
      }),
    );
  });
});

describe('the odds of an event', () => {
  const basis = { range, survive: 'none' } as const;

  it('are those of what breaks first, since all ceilings share the multiplier', () => {
    expect(oddsOf([holding(44), holding(22), holding(88)], basis)).toBeCloseTo(0.5, 12);
    expect(withOdds([holding(44), holding(22)], basis).map(({ odds }) => odds)).toEqual([0.9, 0.5]);
  });

  it('count what remains without a zone where the event must survive its loss', () => {
    const zonal = holding(44, { breaksAtWithoutZone: 22, atPeakWithoutZone: 10 });
    expect(oddsOf([zonal], basis)).toBeCloseTo(0.9, 12);
    expect(oddsOf([zonal], { range, survive: 'az' })).toBeCloseTo(0.5, 12);
  });

  it('leave what is lost with its zone to the checks of the architecture', () => {
    const lost = holding(44, { breaksAtWithoutZone: 0, atPeakWithoutZone: null });
    expect(oddsOf([lost], { range, survive: 'az' })).toBeCloseTo(0.9, 12);
  });

  it('take what is open at its most', () => {
    const open = holding(88, { mayBreakAt: 44, mayBreakAtWithoutZone: 44 });
    expect(oddsOf([open], basis)).toBeCloseTo(0.9, 12);
    expect(oddsOf([holding(null, { mayBreakAt: 22, status: 'grey' })], basis)).toBeNull();
  });

  it('are 1 of what never breaks, and of nothing where nothing was judged', () => {
    expect(oddsOf([holding(null, { mayBreakAt: null, status: 'green' })], basis)).toBe(1);
    expect(oddsOf([aCeiling({ grows: false }), holding(null, { status: 'grey' })], basis)).toBeNull();
  });
});

describe('the odds where days of the look-back differ', () => {
  const basis = { range, survive: 'none' } as const;
  /** A ceiling that breaks at the least of its days, from 1 November on; null leaves a day out. */
  const varying = (days: readonly (number | null)[], more: object = {}) => {
    const told = days.flatMap((breaksAt, i) =>
      breaksAt === null ? [] : [{ day: `2026-11-0${i + 1}`, breaksAt }],
    );
    const all = told.map(({ breaksAt }) => breaksAt);
    const [least, most] = [Math.min(...all), Math.max(...all)];
    return holding(most, { byDay: { least, median: least, most, days: told }, ...more });
  };

  it.each([
    // 1 of 10 within 11×, half within 22×, 9 of 10 within 44×.
    ['the mean over them', [varying([11, 22, 44])], (0.1 + 0.5 + 0.9) / 3],
    ['what all together say at most', [varying([11, 22, 44], { breaksAt: 22 })], (0.1 + 0.5 + 0.5) / 3],
    ['of each day what breaks first on it', [varying([11, 44]), varying([44, 22])], (0.1 + 0.5) / 2],
    ['what breaks first on any day', [varying([22, 44]), holding(11)], 0.1],
    ['the worst day of what was not measured on one', [varying([44, 44]), varying([22, null])], 0.5],
    ['the worst day, however few it has', [varying([null, null, 11]), varying([44, 44])], 0.1],
    ['0 of what breaks at any traffic', [varying([22, 44], { breaksAt: 0 })], 0],
  ])('are %s', (_, ceilings, odds) => expect(oddsOf(ceilings, basis)).toBeCloseTo(odds, 6));

  it('leave as much less of each day as a lost region takes of all', () => {
    // 44 ÷ 88 of the room is left with the region gone: 11 and 44 in place of 22 and 88.
    const taken = varying([22, 88], { breaksAtWithoutRegion: 44 });
    expect(oddsOf([taken], { range, survive: 'region' })).toBeCloseTo((0.1 + 0.9) / 2, 6);
  });

  it('are told of each ceiling by its own days', () => {
    const told = withOdds([varying([11, 44]), holding(22)], basis).map(({ odds }) => odds);
    expect(told).toEqual([0.5, 0.5]);
  });

  it('never are better than those of any ceiling, nor than without the days, and never rise with the multiplier', () => {
    const times = fc.double({ min: 0.5, max: 200, noNaN: true });
    const days = fc
      .array(fc.option(times), { minLength: 1, maxLength: 9 })
      .filter((all) => all.some((at) => at !== null));
    const asked = fc.tuple(fc.array(days, { minLength: 1, maxLength: 4 }), times, times);
    fc.assert(
      fc.property(asked, ([all, likely, more]) => {
        const ceilings = all.map((of) => varying(of));
        const oddsAt = (at: number, of = ceilings) =>
          oddsOf(of, { range: { low: at / 2, likely: at, high: at * 2 }, survive: 'none' }) ?? Number.NaN;
        const odds = oddsAt(likely);
        const dust = 1e-6;
        expect(odds).toBeGreaterThanOrEqual(0);
        expect(odds).toBeLessThanOrEqual(1);
        expect(oddsAt(likely + more)).toBeLessThanOrEqual(odds + dust);
        for (const ceiling of ceilings) {
          expect(odds).toBeLessThanOrEqual(oddsAt(likely, [ceiling]) + dust);
          expect(odds).toBeLessThanOrEqual(oddsAt(likely, [holding(ceiling.breaksAt)]) + dust);
        }
      }),
    );
  });
});

describe('a ceiling in an event that is not sure of its multiplier', () => {
  /** Four instances at 50 % CPU, kept at 50 % each: 4·m, and 8·m with the reserve for one of two zones. */
  const group = (maxSize: number, highMultiplier: number) =>
    onlyCeiling(
      'auto-scaling-group-size',
      {
        autoScalingGroups: [anAutoScalingGroup({ maxSize })],
        scheduledActions: [],
        scalingPolicies: [aScalingPolicy()],
        autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
      },
      { multiplier: 2, highMultiplier },
    );

  it.each([
    ['holds on the bad day: 8·2 is 80 % of 20, 8·2.5 = 20', 20, 2.5, 'green'],
    ['holds on the likely day only: 8·2 of 24, 8·4 = 32', 24, 4, 'yellow'],
    ['fails on the likely day: 8·2 of 15', 15, 4, 'red'],
  ])('%s', (_, maxSize, high, status) => expect(group(maxSize, high).status).toBe(status));

  it('makes room for the bad day', () => {
    const { atPeakWithoutZone, fix } = group(24, 4);
    expect(atPeakWithoutZone).toBe(16);
    // 8·4 = 32 are 80 % of 40.
    expect(fix?.action).toContain('to 40');
  });
});
