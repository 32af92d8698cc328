import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { breaksAt, carryingAt, measuredUse, useAt } from '../../../src/capacity/growth';
import { statusAt } from '../../../src/capacity/status-steps';
import {
  aDbInstance,
  aDbInstancePeak,
  aLoadBalancer,
  aLoadBalancerPeak,
  aPeak,
} from '../../builders/artifacts';
import { onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'db-cpu';
const HOURS = 14 * 24;
/** 20, 40, … 480 requests per second over the hours of each day. */
const trafficAt = (hour: number): number => 20 * (1 + (hour % 24));

interface Shown {
  /** CPU in an hour; by default 30 % and 0.01 % for each request per second, so 34.8 % at the peak. */
  readonly cpuAt?: (hour: number) => number | null;
  readonly peak?: number;
  readonly hours?: number;
  readonly traffic?: (hour: number) => number;
}
const shown = ({ cpuAt, peak = 34.8, hours = HOURS, traffic = trafficAt }: Shown = {}) => ({
  dbInstances: [aDbInstance({ multiAz: true, engine: 'mysql', dbInstanceClass: 'db.m5.large' })],
  dbInstancePeaks: [
    aDbInstancePeak({
      cpuUtilization: aPeak(peak),
      cpuUtilizationByHour: Array.from({ length: hours }, (_, hour) =>
        cpuAt === undefined ? 30 + 0.01 * trafficAt(hour) : cpuAt(hour),
      ),
    }),
  ],
  loadBalancers: [aLoadBalancer({ scheme: 'internet-facing' })],
  loadBalancerPeaks: [
    aLoadBalancerPeak({
      requestsPerSecondByPeriod: Array.from({ length: HOURS * 12 }, (_, i) => traffic(Math.floor(i / 12))),
    }),
  ],
});
/** CPU of the first hours of each day, as many as said. */
const firstIn =
  (hours: readonly number[]) =>
  (hour: number): number | null =>
    hour % 24 < (hours[Math.floor(hour / 24)] ?? 0) ? 30 + 0.01 * trafficAt(hour) : null;
const judge = (artifacts: ReturnType<typeof shown> | object, multiplier = 10) =>
  onlyCeiling(FAMILY, artifacts, { multiplier });
const PROPORTIONAL = 100 / 34.8;

describe('CPU of a database that was measured beside its traffic', () => {
  // 30 + 4.8 × m; in proportion it would be 34.8 × m.
  it.each([
    [2, 39.6, 'green'],
    // 34.8 × 2.2 = 76.6; × 2.3 = 80.04, more than 80 %: it would be tight if all of it grew.
    [2.2, 40.56, 'green'],
    [2.3, 41.04, 'yellow'],
    [14.5, 99.6, 'yellow'],
    [14.6, 100.08, 'red'],
  ])('keeps what does not grow, and is green only where all of it may: %d×', (multiplier, atPeak, status) => {
    const ceiling = judge(shown(), multiplier);
    expect(ceiling).toMatchObject({ atPeak, status });
    expect(ceiling.breaksAt).toBeCloseTo(70 / 4.8, 4);
    expect(statusAt(ceiling.statusSteps ?? [], multiplier)).toBe(status);
  });

  it('shows the line, how well it fits and how far the event lies beyond', () => {
    const [evidence] = judge(shown()).evidence;
    expect(evidence?.detail).toContain(
      'Over 336 hours it was 30 + 0.01 × requests per second (R² 1, 95 of 100 hours within 0)',
    );
    expect(evidence?.detail).toContain('13.79 % of the peak are taken to grow');
    expect(evidence?.detail).toContain('Traffic was seen to 1×, so that 10× is 10 times beyond that.');
  });

  it('asks for a class that would hold if all of it grew', () => {
    // 34.8 × 10 = 348 %, of which 80 % of the CPU should be enough: 4.35 times.
    expect(judge(shown()).fix?.action).toContain('at least 4.4 times the CPU');
  });

  it('grows as on the steepest day', () => {
    const cpuAt = (hour: number) => 30 + (Math.floor(hour / 24) === 2 ? 0.0105 : 0.01) * trafficAt(hour);
    // 0.0105 × 480 = 5.04, so 29.76 + 5.04 × m.
    expect(judge(shown({ cpuAt })).breaksAt).toBeCloseTo(70.24 / 5.04, 3);
  });

  it.each<[string, Shown, string]>([
    ['is of too few hours', { hours: 71 }, '72 hours are needed'],
    [
      'is of one hour too few, in six days',
      { cpuAt: firstIn([12, 12, 12, 12, 12, 11]) },
      '72 hours are needed',
    ],
    [
      'is of five days, of which one has 11 hours',
      { cpuAt: firstIn([24, 24, 24, 24, 11]) },
      '5 days are needed',
    ],
    [
      'lies too far from more than 5 of 100 hours',
      // 6 are more than 15 % of the 33.8 of the busiest hour.
      { cpuAt: (hour) => 5 + 0.06 * trafficAt(hour) + (hour % 12 === 5 ? 6 : 0) },
      'hours lie too far from it (6)',
    ],
    ['falls as traffic rises', { cpuAt: (hour) => 40 - 0.01 * trafficAt(hour) }, 'it bends upwards'],
    ['is of too few days', { hours: 96 }, '5 days are needed'],
    [
      'explains too little',
      { cpuAt: (hour) => 30 + 0.01 * trafficAt(hour) + (hour % 2) * 4 },
      'it explains too little',
    ],
    [
      'is of one day that differs from all others',
      {
        cpuAt: (hour) =>
          Math.floor(hour / 24) === 2 ? 27 + 0.03 * trafficAt(hour) : 30 + 0.01 * trafficAt(hour),
      },
      'it explains too little',
    ],
    ['knows too little of traffic', { traffic: (hour) => 470 + (hour % 24) }, 'traffic hardly changed'],
    [
      'knows just less than twice the least',
      { traffic: (hour) => 242 + 10 * (hour % 24) },
      'traffic hardly changed',
    ],
    [
      'bends upwards',
      { cpuAt: (hour) => 30 + 0.01 * trafficAt(hour) + Math.max(0, trafficAt(hour) - 240) * 0.005 },
      'it bends upwards, 1.5 times as steep in its upper half',
    ],
  ])('grows in proportion where the line %s', (_, measured, why) => {
    const ceiling = judge(shown(measured));
    expect(ceiling.breaksAt).toBeCloseTo(PROPORTIONAL, 4);
    expect(ceiling.status).toBe('red');
    expect(ceiling.evidence[0]?.detail).toContain(why);
  });

  it.each<[string, Shown]>([
    ['72 hours in six days', { cpuAt: firstIn([12, 12, 12, 12, 12, 12]) }],
    ['5 days', { cpuAt: firstIn([12, 14, 14, 14, 18]) }],
    ['twice the least traffic', { traffic: (hour) => 230 + 10 * (hour % 24) }],
    [
      'hours that are less than 15 % of the busiest from it',
      { cpuAt: (hour) => 5 + 0.06 * trafficAt(hour) + (hour % 12 === 5 ? 5 : 0) },
    ],
  ])('is enough with %s', (_, measured) => {
    expect(judge(shown(measured)).evidence[0]?.detail).toContain(
      '% of the peak are taken to grow with traffic',
    );
  });

  it.each<[string, object]>([
    ['the traffic could not be read', { loadBalancers: undefined, loadBalancerPeaks: undefined }],
    ['the load balancers could not be read', { loadBalancers: undefined }],
    ['their traffic could not be read', { loadBalancerPeaks: undefined }],
    ['traffic never changed', shown({ traffic: () => 480 })],
    ['no entrance counts requests', { loadBalancerPeaks: [] }],
    ['nothing was kept by the hour', { dbInstancePeaks: [aDbInstancePeak({ cpuUtilization: aPeak(34.8) })] }],
  ])('grows in proportion where %s', (_, overrides) => {
    expect(judge({ ...shown(), ...overrides }).breaksAt).toBeCloseTo(PROPORTIONAL, 4);
  });

  it('never grows faster than traffic, whatever the line says', () => {
    // −2 + 0.05 × 480 = 22 % at the peak, of which 24 would grow.
    const ceiling = judge(shown({ cpuAt: (hour) => Math.max(0, 0.05 * trafficAt(hour) - 0.9), peak: 22 }));
    expect(ceiling.breaksAt).toBeCloseTo(100 / 22, 4);
    expect(ceiling.evidence[0]?.detail).toContain('no less than all of it');
  });

  it('grows as the plan says, if it does', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'rds' }, factor: 0.5 }] },
    });
    // 17.4 + 17.4 × m.
    expect(onlyCeiling(FAMILY, shown(), { multiplier: 10, plan }).breaksAt).toBeCloseTo(82.6 / 17.4, 4);
  });
});

describe('use of which a share was measured to grow', () => {
  const uses = fc.record({
    amount: fc.double({ min: 0.1, max: 100, noNaN: true }),
    share: fc.double({ min: 0.01, max: 0.99, noNaN: true }),
    m: fc.double({ min: 0, max: 50, noNaN: true }),
  });

  it('fits up to where it breaks and not beyond', () =>
    fc.assert(
      fc.property(uses, ({ amount, share }) => {
        const use = measuredUse(amount, share);
        const at = breaksAt(use, 100) ?? Number.NaN;
        expect(useAt(use, at)).toBeCloseTo(100, 6);
        expect(useAt(use, at * 1.001 + 0.001)).toBeGreaterThan(100);
      }),
    ));

  it('is what was measured at normal peak, and in proportion at most beyond it', () =>
    fc.assert(
      fc.property(uses, ({ amount, share, m }) => {
        const use = measuredUse(amount, share);
        expect(useAt(use, 1)).toBeCloseTo(amount, 9);
        expect(useAt(carryingAt(use, 'least'), m)).toBeCloseTo(amount * m, 9);
        expect(useAt(carryingAt(use, 'most'), m)).toBeCloseTo(useAt(use, m), 9);
      }),
    ));
});
