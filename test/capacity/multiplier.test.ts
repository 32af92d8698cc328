import { describe, expect, it } from '@jest/globals';
import { neededMultiplier } from '../../src/capacity/multiplier';
import { aLoadBalancer, aLoadBalancerPeak, loadBalancerArn } from '../builders/artifacts';
import { anInventory } from '../builders/ceiling';
import { aPlan } from '../builders/plan';

const window = { from: '2026-11-08T00:00:00Z', to: '2026-11-22T00:00:00Z', periodSeconds: 300 };
const entrance = (name: string, scheme = 'internet-facing') =>
  aLoadBalancer({ loadBalancerName: name, loadBalancerArn: loadBalancerArn(name), scheme });
const hours = (name: string, hourlyRequestsPerSecond: (number | null)[], from = window.from) =>
  aLoadBalancerPeak({
    loadBalancerArn: loadBalancerArn(name),
    hourlyRequestsPerSecond,
    window: { ...window, from },
  });

/** Two entrances that peak in different hours: together 100 + 300, not 200 + 300. An internal one does not count. */
const inventory = anInventory({
  loadBalancers: [entrance('web'), entrance('api'), entrance('inner', 'internal')],
  loadBalancerPeaks: [
    hours('web', [200, 100, null]),
    hours('api', [50, 300, null]),
    hours('inner', [9000, 9000, 9000]),
  ],
});

describe('neededMultiplier', () => {
  it('is the multiplier of the plan', () => {
    expect(neededMultiplier(aPlan({ traffic: { multiplier: 22 } }), [])).toEqual({ value: 22, notes: [] });
  });

  it('is requests per second over the highest hour of all entrances: 4,000 ÷ 400', () => {
    const { value, notes } = neededMultiplier(aPlan({ traffic: { peakRequestsPerSecond: 4000 } }), [
      inventory,
    ]);
    expect(value).toBe(10);
    expect(notes[0]).toContain('4000 requests/s ÷ 400');
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
    ['as far apart as tolerated', 12, 0],
    ['further', 12.6, 1],
    ['further the other way', 8, 1],
  ])('says so when both are given and differ: %s', (_, multiplier, notes) => {
    const plan = aPlan({ traffic: { multiplier, peakRequestsPerSecond: 4000 } });
    const needed = neededMultiplier(plan, [inventory]);
    expect(needed.value).toBe(multiplier);
    expect(needed.notes).toHaveLength(notes);
  });

  it.each([
    ['nothing was collected', []],
    [
      'the load balancers were refused',
      [anInventory({}, { loadBalancers: 'elasticloadbalancing:DescribeLoadBalancers' })],
    ],
    [
      'there was no traffic at all',
      [anInventory({ loadBalancers: [entrance('web')], loadBalancerPeaks: [hours('web', [null])] })],
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
