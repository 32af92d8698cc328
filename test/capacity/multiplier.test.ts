import { describe, expect, it } from '@jest/globals';
import { measureOverlaps, neededMultiplier } from '../../src/capacity/multiplier';
import { GLOBAL } from '../../src/model/target';
import { aLoadBalancer, aLoadBalancerPeak, loadBalancerArn } from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';
import { anOverlap } from '../builders/overlap';
import { aPlan } from '../builders/plan';

const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', periodSeconds: 300 };
const entrance = (name: string, scheme = 'internet-facing') =>
  aLoadBalancer({ loadBalancerName: name, loadBalancerArn: loadBalancerArn(name), scheme });
/** Fifty hours of data, of which the first hours are given; the others are quiet. */
const hours = (name: string, first: (number | null)[], from = window.from, count = 50) =>
  aLoadBalancerPeak({
    loadBalancerArn: loadBalancerArn(name),
    requestsPerSecondByPeriod: Array.from({ length: count }, (_, i) =>
      i < first.length ? (first[i] ?? null) : 1,
    ).flatMap((value) => new Array<number | null>(12).fill(value)),
    window: { ...window, from },
  });

/** Two entrances that peak in different hours: together 100 + 300, not 200 + 300. An internal one does not count. */
const inventory = anInventory({
  loadBalancers: [entrance('web'), entrance('api'), entrance('inner', 'internal')],
  loadBalancerPeaks: [hours('web', [200, 100]), hours('api', [50, 300]), hours('inner', [9000, 9000, 9000])],
});

describe('neededMultiplier', () => {
  it('is the multiplier of the plan', () => {
    expect(neededMultiplier(aPlan({ traffic: { multiplier: 22 } }), [])).toEqual({
      ...{ value: 22, range: null, notes: [], contradiction: null },
    });
  });

  it('is that of the highest peak where the plan gives no other', () => {
    const day = { from: '2026-12-12 10:00', to: '2026-12-12 12:00' };
    const peaks = [
      { ...day, name: 'Noon', multiplier: 9 },
      { ...day, name: 'Late', multiplier: 4 },
    ];
    expect(neededMultiplier(aPlan({ traffic: { peaks } }), []).value).toBe(9);
  });

  it('is the likely one of several, and keeps their doubt where requests per second say more', () => {
    const multiplier = { low: 4, likely: 5, high: 8 };
    expect(neededMultiplier(aPlan({ traffic: { multiplier } }), [])).toMatchObject({
      ...{ value: 5, range: multiplier },
    });
    // 4,000 ÷ 400 = 10, twice as many as the plan says: so are the low and the high one.
    const both = aPlan({ traffic: { multiplier, peakRequestsPerSecond: 4000 } });
    const needed = neededMultiplier(both, [inventory]);
    expect(needed).toMatchObject({ value: 10, range: { low: 8, likely: 10, high: 16 } });
    expect(needed.contradiction).toContain('The plan says 5×');
  });

  it('keeps the low and the high one as the plan says them', () => {
    // 30 ÷ 22 × 22 is 29.999999999999996.
    const multiplier = { low: 18, likely: 22, high: 30 };
    expect(neededMultiplier(aPlan({ traffic: { multiplier } }), []).range).toEqual(multiplier);
  });

  it('is requests per second over the highest hour of all entrances: 4,000 ÷ 400', () => {
    const { value, notes } = neededMultiplier(aPlan({ traffic: { peakRequestsPerSecond: 4000 } }), [
      inventory,
    ]);
    expect(value).toBe(10);
    expect(notes[0]).toContain('4000 requests/s ÷ 400');
    expect(notes[0]).toContain('50 of 336 hours have data');
  });

  it('adds up what two entrances carry at one moment: 4,000 ÷ 250, though their peaks of that hour make 400', () => {
    const minutes = (name: string, first: number[]) => {
      const quiet = hours(name, [1]);
      const values = [...first, ...quiet.requestsPerSecondByPeriod.slice(first.length)];
      return { ...quiet, requestsPerSecondByPeriod: values };
    };
    const artifacts = {
      loadBalancers: [entrance('web'), entrance('api')],
      loadBalancerPeaks: [minutes('web', [200, 100]), minutes('api', [50, 150])],
    };
    const plan = aPlan({ traffic: { peakRequestsPerSecond: 4000 } });
    const { value, notes } = neededMultiplier(plan, [anInventory(artifacts)]);
    expect(value).toBe(16);
    expect(notes[0]).toContain('÷ 250 at normal peak (api, web together, at 2026-11-08T00:00:00.000Z)');
  });

  it('is not known where the load balancers of one region could not be read: they may carry most of it', () => {
    const refused = anInventory(
      {},
      { loadBalancerPeaks: 'cloudwatch:GetMetricData' },
      {
        target: { account: '111122223333', region: 'eu-west-1' },
      },
    );
    const { value, notes } = neededMultiplier(aPlan({ traffic: { peakRequestsPerSecond: 4000 } }), [
      inventory,
      refused,
    ]);
    expect(value).toBeNull();
    expect(notes[0]).toContain('The load balancers and APIs of 111122223333/eu-west-1 could not be read.');
  });

  it('knows an entrance that the scope names by its host name', () => {
    const scope = { loadBalancers: [entrance('web').dnsName] };
    const plan = aPlan({
      traffic: { peakRequestsPerSecond: 4000 },
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope }] }],
    });
    expect(neededMultiplier(plan, [inventory]).value).toBe(20);
  });

  it('lines hours up over regions by the clock, not by position', () => {
    const later = anInventory(
      {
        loadBalancers: [entrance('web')],
        // Its first hour is the second hour of the other.
        loadBalancerPeaks: [hours('web', [600], '2026-11-08T01:00:00Z')],
      },
      {},
      { target: { account: '111122223333', region: 'eu-west-1' } },
    );
    const plan = aPlan({
      traffic: { peakRequestsPerSecond: 4000 },
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }],
    });
    expect(neededMultiplier(plan, [inventory, later]).value).toBe(4);
  });

  it.each([
    ['nearly as far apart as tolerated', 12, 12, null],
    ['exactly as far apart as tolerated: 2.5 ÷ 12.5', 12.5, 12.5, null],
    ['further: requests say less', 12.6, 12.6, 'The larger, 12.6×, counts'],
    ['further: requests say more', 8, 10, 'The larger, 10×, counts'],
  ])('takes the larger, and says so, when both are given and differ: %s', (_, multiplier, value, said) => {
    const plan = aPlan({ traffic: { multiplier, peakRequestsPerSecond: 4000 } });
    const needed = neededMultiplier(plan, [inventory]);
    expect([needed.value, needed.notes]).toEqual([value, []]);
    if (said === null) expect(needed.contradiction).toBeNull();
    else expect(needed.contradiction).toContain(said);
  });

  it('is rounded to six digits: 4,000 ÷ 300', () => {
    const one = anInventory({ loadBalancers: [entrance('web')], loadBalancerPeaks: [hours('web', [300])] });
    const { value } = neededMultiplier(aPlan({ traffic: { peakRequestsPerSecond: 4000 } }), [one]);
    expect(value).toBe(13.3333);
  });

  it('is known of little traffic: 10 ÷ 0.5', () => {
    const quiet = new Array<number>(50).fill(0.5);
    const one = anInventory({ loadBalancers: [entrance('web')], loadBalancerPeaks: [hours('web', quiet)] });
    const { value } = neededMultiplier(aPlan({ traffic: { peakRequestsPerSecond: 10 } }), [one]);
    expect(value).toBe(20);
  });

  it.each([
    [5, 'a, b, c, d, e together'],
    [7, 'a, b, c, d, e and 2 others together'],
  ])('names five of %d entrances', (count, words) => {
    const names = [...'abcdefg'].slice(0, count);
    const one = anInventory({
      loadBalancers: names.map((name) => entrance(name)),
      loadBalancerPeaks: names.map((name) => hours(name, [10])),
    });
    const { notes } = neededMultiplier(aPlan({ traffic: { peakRequestsPerSecond: 4000 } }), [one]);
    expect(notes[0]).toContain(words);
  });

  it('counts the hours from the first to the last that was read of any region', () => {
    const spans: [string, string][] = [
      ['2026-11-08T00:00:00Z', '2026-11-22T00:00:00Z'],
      ['2026-11-07T00:00:00Z', '2026-11-21T00:00:00Z'],
    ];
    const inventories = spans.map(([from, to], i) =>
      anInventory(
        {
          loadBalancers: [entrance('web')],
          loadBalancerPeaks: [{ ...hours('web', [400], from), window: { from, to, periodSeconds: 300 } }],
        },
        {},
        { target: { account: '111122223333', region: i === 0 ? 'us-east-1' : 'eu-west-1' } },
      ),
    );
    const plan = aPlan({
      traffic: { peakRequestsPerSecond: 4000 },
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }],
    });
    for (const inAnyOrder of [inventories, inventories.toReversed()])
      expect(neededMultiplier(plan, inAnyOrder).notes[0]).toContain('of 360 hours have data');
  });

  it('is that of the plan where no normal peak is known, and says so', () => {
    const plan = aPlan({ traffic: { multiplier: 22, peakRequestsPerSecond: 4000 } });
    expect(neededMultiplier(plan, [])).toMatchObject({
      value: 22,
      notes: [
        'The plan expects 4000 requests/s, but no normal peak could be measured on its internet-facing load balancers and public APIs. The multiplier of the plan is used.',
      ],
    });
  });

  it.each([
    ['the hour in which both peak', ['2026-11-08 01:00', '2026-11-08 02:00'], 4000 / 250],
    ['a minute of all its periods', ['2026-11-08 01:04', '2026-11-08 01:56'], 4000 / 250],
    ['a minute of one period of it', ['2026-11-08 01:59', '2026-11-08 02:30'], 10],
    ['another hour', ['2026-11-08 02:00', '2026-11-08 03:00'], 10],
  ])('takes no period for normal that the plan leaves out: %s', (_, [from = '', to = ''], expected) => {
    const baseline = { from: '2026-11-08 00:00', to: '2026-11-22 00:00', exclude: [{ from, to }] };
    const plan = aPlan({
      traffic: { peakRequestsPerSecond: 4000, baseline },
      calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-12 23:59' },
    });
    expect(neededMultiplier(plan, [inventory]).value).toBe(expected);
  });

  it.each([
    ['nothing was collected', []],
    [
      'the load balancers were refused',
      [anInventory({}, { loadBalancers: 'elasticloadbalancing:DescribeLoadBalancers' })],
    ],
    [
      'there was no traffic at all',
      [
        anInventory({
          loadBalancers: [entrance('web')],
          loadBalancerPeaks: [hours('web', [null], window.from, 1)],
        }),
      ],
    ],
    [
      'there are data of less than two days',
      [
        anInventory({
          loadBalancers: [entrance('web')],
          loadBalancerPeaks: [hours('web', [400], window.from, 47)],
        }),
      ],
    ],
  ])('is not known when %s', (_, inventories) => {
    const { value, notes } = neededMultiplier(
      aPlan({ traffic: { peakRequestsPerSecond: 4000 } }),
      inventories,
    );
    expect(value).toBeNull();
    expect(notes[0]).toContain('no normal peak');
  });
});

describe('what other events bring by their requests per second', () => {
  const overlapOf = (plan: Parameters<typeof aPlan>[0]) =>
    anOverlap({
      multiplier: null,
      highMultiplier: null,
      plan: aPlan({ id: 'launch', name: 'Launch', ...plan }),
    });
  const accountItself = anInventory({}, {}, { target: { account: '111122223333', region: GLOBAL } });
  const measured = (plan: Parameters<typeof aPlan>[0], inventories = [inventory, accountItself]) => {
    const [overlap] = measureOverlaps([overlapOf(plan)], inventories);
    return [overlap?.multiplier, overlap?.highMultiplier];
  };

  it('is worked out by the normal peak of their entrances: 4,000 ÷ 400', () => {
    expect(measured({ traffic: { peakRequestsPerSecond: 4000 } })).toEqual([10, 10]);
  });

  it('keeps their doubt: 8 ÷ 5 of that on a bad day', () => {
    const multiplier = { low: 4, likely: 5, high: 8 };
    expect(measured({ traffic: { multiplier, peakRequestsPerSecond: 4000 } })).toEqual([10, 16]);
  });

  it('is left as it is where a plan gives no requests, or not all of its entrances are known here', () => {
    const both = [{ id: '111122223333', regions: [{ name: 'us-east-1' }, { name: 'eu-west-1' }] }];
    const requests = { traffic: { peakRequestsPerSecond: 4000 } };
    expect(measured({ traffic: { multiplier: 8 } })).toEqual([null, null]);
    expect(measured({ ...requests, accounts: both })).toEqual([null, null]);
    expect(measured(requests, [accountItself])).toEqual([null, null]);
  });
});
