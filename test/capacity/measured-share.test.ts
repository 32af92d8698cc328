import { describe, expect, it } from '@jest/globals';
import { linearUse } from '../../src/capacity/growth';
import { growthOf, type MeasuredTraffic, measureTraffic } from '../../src/capacity/measured-share';
import { aLoadBalancer, aLoadBalancerPeak, loadBalancerArn } from '../builders/artifacts';
import { aPlan } from '../builders/plan';

const FROM = '2026-11-08T00:00:00Z';
const HOUR = 3_600_000;
const at = (minutes: number): number => Date.parse(FROM) + minutes * 60_000;

describe('the traffic of the entrances', () => {
  const artifacts = {
    loadBalancers: [
      aLoadBalancer({ scheme: 'internet-facing' }),
      aLoadBalancer({ scheme: 'internet-facing', loadBalancerName: 'other' }),
    ],
    // 100, 300, 200 and 900 in the first four periods of 5 minutes.
    loadBalancerPeaks: [
      aLoadBalancerPeak({ requestsPerSecondByPeriod: [100, 300, 200, 900] }),
      aLoadBalancerPeak({
        loadBalancerArn: loadBalancerArn('other'),
        requestsPerSecondByPeriod: [5000, 5000, 5000, 5000],
      }),
    ],
  };
  const excluding = (from: number, to: number) =>
    aPlan({
      traffic: {
        multiplier: 10,
        baseline: {
          from: FROM,
          to: '2026-11-22T00:00:00Z',
          exclude: [{ from: new Date(at(from)).toISOString(), to: new Date(at(to)).toISOString() }],
        },
      },
    });
  const measure = (plan: ReturnType<typeof aPlan>) =>
    measureTraffic(artifacts, {
      plan,
      asOf: '2026-11-22T00:00:00Z',
      inScope: ({ ids }) => !ids.includes('other'),
    });

  it.each([
    ['nothing', 60, 90, 900],
    ['the last period', 15, 20, 300],
    ['part of it', 17, 60, 300],
    ['up to where it begins', 5, 15, 900],
    ['all', 0, 60, 0],
  ])(
    'is that of load balancers in scope at their normal peak, where the plan excludes %s',
    (_, from, to, peak) => {
      expect(measure(excluding(from, to))?.normalPeak).toBe(peak);
    },
  );

  it.each([
    ['that ends as what is excluded begins', 0, true],
    ['that ends in it', 1, false],
    ['that begins in it', 119, false],
    ['that begins as it ends', 120, true],
  ])('tells of an hour %s that it is normal: %s', (_, begin, isNormal) => {
    expect(measure(excluding(60, 120))?.isNormal(at(begin), HOUR)).toBe(isNormal);
  });
});

describe('the growth of a use', () => {
  const HOURS = 14 * 24;
  /** 20, 40, … 480 requests per second over the hours of each day. */
  const trafficAt = (hour: number): number => 20 * (1 + (hour % 24));
  const trafficOf = (hours: number[], normalPeak = 480): MeasuredTraffic => ({
    byHour: () => new Map(hours.map((hour) => [hour, trafficAt(hour)])),
    normalPeak,
    isNormal: () => true,
  });
  const all = Array.from({ length: HOURS }, (_, hour) => hour);
  const grow = (
    peak: number,
    useAt: (traffic: number) => number,
    { traffic = trafficOf(all), multiplier = 10 as number | null } = {},
  ) =>
    growthOf(
      {
        byHour: all.map((hour) => useAt(trafficAt(hour))),
        window: { from: FROM, to: '2026-11-22T00:00:00Z', periodSeconds: 300 },
        peak,
      },
      traffic,
      { added: [], elasticity: 1, multiplier },
    );
  const HALF = (traffic: number): number => 24 + traffic / 20;

  it('is the share that the line shows', () => {
    // 24 + 480 ÷ 20 = 48 at the peak, of which 24 grow.
    expect(grow(48, HALF).use.growth).toMatchObject([{ fixedLoad: 24, elasticLoad: 24 }]);
  });

  it('is in proportion where the line shows just that, and so may be red', () => {
    expect(grow(24, (traffic) => traffic / 20).use).toEqual(linearUse(24, 1));
  });

  it.each([
    // 480 ÷ 20 = 24 of 24.2 and 24.3.
    ['where less than a hundredth does not grow', 24.2, 1],
    ['not where more does not', 24.3, 24 / 24.3],
  ])('is all of it %s', (_, peak, share) => {
    const { elasticLoad = 0 } = grow(peak, (traffic) => peak - 24 + traffic / 20).use.growth[0] ?? {};
    expect(elasticLoad / peak).toBeCloseTo(share, 9);
  });

  it('is in proportion where all of the traffic is excluded: no peak is left to compare with', () => {
    expect(grow(48, HALF, { traffic: trafficOf(all, 0) }).use).toEqual(linearUse(48, 1));
  });

  it('says nothing of a line where nothing is used', () => {
    expect(grow(0, () => 0).words).toBe(', taken to grow in proportion to traffic.');
  });

  it('leaves out hours of which no traffic was measured', () => {
    const { words } = grow(48, HALF, { traffic: trafficOf(all.filter((hour) => hour % 24 >= 4)) });
    expect(words).toContain('Over 280 hours it was 24 + 0.05 × requests per second');
  });

  it.each([
    [480, 10, 'Traffic was seen to 1×, so that 10× is 10 times beyond that.'],
    // Twice the normal peak, in an hour that was not normal.
    [240, 10, 'Traffic was seen to 2×, so that 10× is 5 times beyond that.'],
    [240, 2, 'Traffic was seen to 2×. If'],
    [240, 1.5, 'Traffic was seen to 2×. If'],
    [240, null, 'Traffic was seen to 2×. If'],
  ])(
    'says how far beyond what was seen the event lies: a peak of %s, at %s×',
    (normalPeak, multiplier, words) => {
      expect(grow(48, HALF, { traffic: trafficOf(all, normalPeak), multiplier }).words).toContain(words);
    },
  );
});
