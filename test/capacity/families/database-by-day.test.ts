import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { oddsOf } from '../../../src/capacity/odds';
import {
  aDbInstance,
  aDbInstancePeak,
  aLoadBalancer,
  aLoadBalancerPeak,
  aPeak,
} from '../../builders/artifacts';
import { onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const DAYS = 14;
const HOURS = DAYS * 24;
const dayOf = (hour: number): number => Math.floor(hour / 24);
/** 20, 40, … 480 requests per second over the hours of each day. */
const trafficAt = (hour: number): number => 20 * (1 + (hour % 24));
/** 25 % CPU on the first day, 26 % on the next, … 38 % on the last, at any hour: no line through them. */
const cpuAt = (hour: number): number => 25 + dayOf(hour);

interface Shown {
  readonly cpu?: (hour: number) => number | null;
  readonly traffic?: (hour: number) => number;
  readonly peak?: number;
  readonly hours?: number;
}
const shown = ({ cpu = cpuAt, traffic = trafficAt, peak = 38, hours = HOURS }: Shown = {}) => ({
  dbInstances: [aDbInstance({ multiAz: true, engine: 'mysql', dbInstanceClass: 'db.m5.large' })],
  dbInstancePeaks: [
    aDbInstancePeak({
      cpuUtilization: aPeak(peak),
      cpuUtilizationByHour: Array.from({ length: hours }, (_, hour) => cpu(hour)),
    }),
  ],
  loadBalancers: [aLoadBalancer({ scheme: 'internet-facing' })],
  loadBalancerPeaks: [
    aLoadBalancerPeak({
      requestsPerSecondByPeriod: Array.from({ length: HOURS * 12 }, (_, i) => traffic(Math.floor(i / 12))),
    }),
  ],
});
const judge = (measured: Shown = {}, plan = aPlan()) =>
  onlyCeiling('db-cpu', shown(measured), { multiplier: 10, plan });
const breaksOn = (...args: Parameters<typeof judge>) =>
  judge(...args).byDay?.days.map(({ breaksAt }) => breaksAt);

describe('a database by each day alone', () => {
  it('breaks where the busiest hours of the day say, in proportion', () => {
    const { byDay, breaksAt, evidence } = judge();
    // All days together: 100 ÷ 38. The first day: 100 ÷ 25; those in the middle: 100 ÷ 31 and 100 ÷ 32.
    expect(breaksAt).toBe(2.63158);
    expect(byDay).toMatchObject({ least: 2.63158, most: 4 });
    expect(byDay?.median).toBeCloseTo((100 / 31 + 100 / 32) / 2, 5);
    expect(byDay?.days).toHaveLength(14);
    expect(byDay?.days[0]).toEqual({ day: '2026-11-08', breaksAt: 4 });
    expect(byDay?.days[13]).toEqual({ day: '2026-11-21', breaksAt: 2.63158 });
    expect(evidence.map(({ detail }) => detail)).toContain(
      'By each of 14 days alone it breaks between 2.632× and 4×; by the one in the middle at 3.175×.',
    );
  });

  it('says one figure where all days agree', () => {
    const { evidence } = judge({ cpu: () => 38 });
    expect(evidence.at(-1)?.detail).toBe('By each of 14 days alone it breaks at 2.632×.');
  });

  it.each([
    // 25 % at 240 requests per second are 50 % at 480.
    ['by as much as it lacks of the normal peak', 0.5, 2],
    ['not at all with too little of it', 0.49, undefined],
  ])('counts a quiet day %s', (_, part, expected) => {
    const traffic = (hour: number) => trafficAt(hour) * (dayOf(hour) === 0 ? part : 1);
    const [first] = judge({ traffic }).byDay?.days ?? [];
    expect(first?.day === '2026-11-08' ? first.breaksAt : undefined).toBe(expected);
  });

  it('follows the line of the day where a line through all days is used', () => {
    const cpu = (hour: number) => 30 + (dayOf(hour) === 2 ? 0.0105 : 0.01) * trafficAt(hour);
    const days = breaksOn({ cpu, peak: 35.04 });
    // (100 − 30) ÷ (0.01 × 480), and ÷ (0.0105 × 480) on the third day.
    expect(days?.[0]).toBeCloseTo(14.5833, 4);
    expect(days?.[2]).toBeCloseTo(13.8889, 4);
  });

  it('leaves out what the plan excludes, and days of fewer than 12 hours', () => {
    const traffic = {
      multiplier: 10,
      baseline: {
        from: '2026-11-08T00:00:00Z',
        to: '2026-11-22T00:00:00Z',
        exclude: [{ from: '2026-11-10T00:00:00Z', to: '2026-11-11T00:00:00Z' }],
      },
    };
    const cpu = (hour: number) => {
      if (dayOf(hour) === 2) return 90;
      const missing = { 5: 13, 6: 12 }[dayOf(hour)] ?? 0;
      return hour % 24 < missing ? null : cpuAt(hour);
    };
    const days = judge({ cpu }, aPlan({ traffic })).byDay?.days.map(({ day }) => day);
    expect(days).toHaveLength(12);
    expect(days).not.toContain('2026-11-10');
    // The last 11 hours are too few, those of the next day enough.
    expect(days).not.toContain('2026-11-13');
    expect(days).toContain('2026-11-14');
  });

  it('leaves out a day that did nothing', () => {
    expect(breaksOn({ cpu: (hour) => (dayOf(hour) === 3 ? 0 : cpuAt(hour)) })).toHaveLength(13);
  });

  it('leaves out a day whose traffic never changed, where a line through all days is used', () => {
    const traffic = (hour: number) => (dayOf(hour) === 3 ? 480 : trafficAt(hour));
    const cpu = (hour: number) => 30 + 0.01 * traffic(hour);
    expect(breaksOn({ cpu, traffic, peak: 34.8 })).toHaveLength(13);
  });

  it.each<[string, Shown, ReturnType<typeof aPlan>]>([
    ['of four days only', { hours: 96 }, aPlan()],
    ['without traffic', { traffic: () => 0 }, aPlan()],
    ['that does nothing', { cpu: () => 0 }, aPlan()],
    [
      'that grows as the plan says',
      {},
      aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { service: 'rds' }, factor: 0.5 }] } }),
    ],
    ['whose use the plan says', {}, aPlan({ demand: [{ ceiling: 'db-cpu', expected: 90 }] })],
  ])('tells nothing of one %s', (_, measured, plan) => {
    const ceiling = judge(measured, plan);
    expect(ceiling.byDay).toBeUndefined();
    expect(ceiling.evidence.map(({ detail }) => detail).join()).not.toContain('days alone');
  });

  it('holds by the share of days that hold, where the multiplier is sure', () => {
    const basis = (m: number) => ({ range: { low: m, likely: m, high: m }, survive: 'none' as const });
    // Each of 14 days is 100 % ÷ m or less: all up to 100 ÷ 38 = 2.63, and none above it, where all days together break.
    expect(oddsOf([judge()], basis(2.6))).toBe(1);
    expect(oddsOf([judge()], basis(2.7))).toBe(0);
    // With a peak of 28 %, it breaks at 3.57 at most. Days of 25, 26, … 33 % hold at 3: 9 of 14.
    expect(oddsOf([judge({ peak: 28 })], basis(3))).toBeCloseTo(9 / 14, 6);
  });

  it('breaks by all days together where it does by the worst of them, in proportion', () =>
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: 1, max: 100 }), { minLength: DAYS, maxLength: DAYS }),
        (cpus) => {
          const peak = Math.max(...cpus);
          const { byDay, breaksAt } = judge({ cpu: (hour) => cpus[dayOf(hour)] ?? 0, peak });
          expect(byDay?.least).toBe(breaksAt);
          expect(byDay?.median).toBeLessThanOrEqual(byDay?.most ?? 0);
          expect(byDay?.most).toBeCloseTo(100 / Math.min(...cpus), 3);
        },
      ),
      { numRuns: 25 },
    ));
});
