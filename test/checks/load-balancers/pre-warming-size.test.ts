import { describe, expect, it } from '@jest/globals';
import { preWarmingSize } from '../../../src/checks/load-balancers/pre-warming-size';
import type { LoadBalancer } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aLoadBalancer, aLoadBalancerPeak, aPeak } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Entry = NonNullable<EventPlanInput['preWarming']>[number];

/** 10× of a normal peak of 500 requests/s: 5,000. */
const judge = (
  overrides: Partial<Entry>,
  peaks = [aLoadBalancerPeak()],
  traffic: EventPlanInput['traffic'] = { multiplier: 10 },
) => {
  const entry = { loadBalancer: 'web', region: 'us-east-1', status: 'completed' as const, ...overrides };
  const [judgement] = runCheck(
    preWarmingSize,
    { loadBalancers: [aLoadBalancer()], loadBalancerPeaks: peaks },
    { plan: aPlan({ traffic, preWarming: [entry] }) },
  );
  return judgement?.status;
};

/** What is said of an entry, at 10× of a normal peak. */
const said = (overrides: Partial<Entry>, peak = aLoadBalancerPeak(), multiplier: number | null = 10) =>
  runCheck(
    preWarmingSize,
    { loadBalancers: [aLoadBalancer()], loadBalancerPeaks: [peak] },
    {
      plan: aPlan({
        preWarming: [{ loadBalancer: 'web', region: 'us-east-1', status: 'completed', ...overrides }],
      }),
      multiplier,
    },
  )[0];

describe('pre-warming-size', () => {
  it.each<[string, Partial<Entry>, string]>([
    ['the needed multiplier', { multiplier: 10 }, 'pass'],
    ['less', { multiplier: 9.9 }, 'fail'],
    ['the expected requests', { peakRequestsPerSecond: 5000 }, 'pass'],
    ['one request less', { peakRequestsPerSecond: 4999 }, 'fail'],
    [
      'the whole event',
      { multiplier: 10, increase: { start: '2026-12-12 00:00', end: '2026-12-12 23:59' } },
      'pass',
    ],
    ['nothing of how much', {}, 'unknown'],
    [
      'nothing of how much, but when',
      { increase: { start: '2026-12-12 00:00', end: '2026-12-12 23:59' } },
      'unknown',
    ],
    ['a minute late', { increase: { start: '2026-12-12 00:01', end: '2026-12-13 00:00' } }, 'fail'],
    ['ends early', { increase: { start: '2026-12-11 22:00', end: '2026-12-12 23:00' } }, 'fail'],
    // 5,000 requests/s × 42 KB are 210 MB a second, 756 GB an hour.
    [
      'units for the bytes of the event',
      { reservedCapacityUnits: 756, requestKB: 2, responseKB: 40 },
      'pass',
    ],
    ['a unit less than they take', { reservedCapacityUnits: 755, requestKB: 2, responseKB: 40 }, 'fail'],
    [
      'units for the bytes of more requests, which the plan expects',
      { reservedCapacityUnits: 756, requestKB: 2, responseKB: 40, peakRequestsPerSecond: 5001 },
      'fail',
    ],
    // 20 LCUs × 10.
    ['units for what is measured', { reservedCapacityUnits: 200 }, 'pass'],
    ['a unit less than that', { reservedCapacityUnits: 199 }, 'fail'],
    ['not requested yet', { status: 'not-requested', multiplier: 1 }, 'notApplicable'],
  ])('%s', (_, entry, status) => {
    expect(judge(entry)).toBe(status);
  });

  it.each<[string, Partial<Entry>, string]>([
    ['the multiplier', { multiplier: 9.9 }, 'Asked for 9.9×, the event needs 10×.'],
    [
      'requests',
      { peakRequestsPerSecond: 4999 },
      'Asked for 4999 requests/s; 500 at the normal peak (2026-11-14T12:00:00Z) × 10 = 5000.',
    ],
    [
      'the hours',
      { increase: { start: '2026-12-12 00:01', end: '2026-12-13 00:00' } },
      'Asked for 2026-12-12 00:01 to 2026-12-13 00:00, which does not cover the event.',
    ],
    [
      'bytes',
      { reservedCapacityUnits: 755, requestKB: 2, responseKB: 40 },
      'Asked for 755 LCUs; 5000 requests/s of 42 KB are 756 GB an hour, which takes 756.',
    ],
    [
      'what is measured',
      { reservedCapacityUnits: 199 },
      'Asked for 199 LCUs; 20 LCUs at the normal peak (PeakLCUs, 2026-11-14T12:00:00Z) × 10 = 200.',
    ],
    [
      'two things',
      { multiplier: 5, peakRequestsPerSecond: 2500 },
      'Asked for 5×, the event needs 10×. Asked for 2500 requests/s; 500 at the normal peak (2026-11-14T12:00:00Z) × 10 = 5000.',
    ],
  ])('says what is too little: %s', (_, entry, detail) => {
    expect(said(entry)).toMatchObject({
      status: 'fail',
      detail,
      fix: { action: expect.stringMatching(/^Ask again with the numbers of the event/) },
    });
  });

  it('says which units cannot be reserved', () => {
    const small = aLoadBalancerPeak({ capacityUnits: aPeak(1) });
    expect(said({ reservedCapacityUnits: 99 }, small)?.detail).toBe(
      '99 LCUs cannot be reserved: 100 is the least.',
    );
    expect(said({ reservedCapacityUnits: 100 }, small)?.detail).toBe(
      'What is asked for covers the event: 100 LCUs, in hours that the plan does not name.',
    );
  });

  it('rounds requests and bytes up, as half a request is one', () => {
    // 500.05 × 10 = 5,000.5 requests/s; × 1 KB are 18.0018 GB an hour for 5,000.5 of them.
    const peak = aLoadBalancerPeak({ requestsPerSecond: aPeak(500.05), capacityUnits: aPeak(1) });
    expect(said({ peakRequestsPerSecond: 5000 }, peak)?.detail).toBe(
      'Asked for 5000 requests/s; 500 at the normal peak (2026-11-14T12:00:00Z) × 10 = 5001.',
    );
    expect(said({ peakRequestsPerSecond: 5001 }, peak)?.status).toBe('pass');
    const heavy = { reservedCapacityUnits: 180, requestKB: 10 };
    expect(said(heavy, peak)?.detail).toBe(
      'Asked for 180 LCUs; 5001 requests/s of 10 KB are 180 GB an hour, which takes 181.',
    );
    expect(said({ ...heavy, reservedCapacityUnits: 181 }, peak)?.status).toBe('pass');
  });

  it.each<[string, Partial<Entry>, string]>([
    ['a multiplier', { multiplier: 5 }, 'unknown'],
    ['requests', { peakRequestsPerSecond: 2500 }, 'unknown'],
    ['units', { reservedCapacityUnits: 100, responseKB: 1000 }, 'unknown'],
    [
      'units, too few for its own requests',
      { reservedCapacityUnits: 100, peakRequestsPerSecond: 2500, responseKB: 1000 },
      'fail',
    ],
    ['hours alone', { increase: { start: '2026-12-12 00:00', end: '2026-12-12 23:59' } }, 'unknown'],
  ])('does not know what is enough for traffic that nobody knows: %s', (_, entry, status) => {
    expect(said(entry, aLoadBalancerPeak(), null)?.status).toBe(status);
  });

  it('knows what is enough for a load balancer of which the plan says that it gets no more', () => {
    const traffic = { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0 }] };
    expect(judge({ multiplier: 1 }, undefined, traffic)).toBe('pass');
  });

  it.each([
    ['40× of 500 requests/s', { peakRequestsPerSecond: 20_000 }, 'pass'],
    ['one request less', { peakRequestsPerSecond: 19_999 }, 'fail'],
    ['its multiplier', { multiplier: 40 }, 'pass'],
    ['that of the rest', { multiplier: 10 }, 'fail'],
  ])('asks for as much as the plan says of this load balancer: %s', (_, entry, status) => {
    const own = { match: { resource: 'web' }, multiplier: 40 };
    expect(judge(entry, undefined, { multiplier: 10, elasticity: [own] })).toBe(status);
  });

  it.each([
    ['nothing was measured', null, 1, 'unknown'],
    ['two days were, and are enough', aPeak(500, { hoursWithData: 48 }), 5000, 'pass'],
    ['an hour less was measured', aPeak(500, { hoursWithData: 47 }), 5000, 'unknown'],
    ['even that hour less asks for more', aPeak(500, { hoursWithData: 47 }), 4999, 'fail'],
  ])(
    'compares requests with what was measured: %s',
    (_, requestsPerSecond, peakRequestsPerSecond, status) => {
      expect(judge({ peakRequestsPerSecond }, [aLoadBalancerPeak({ requestsPerSecond })])).toBe(status);
    },
  );

  it.each<[string, Partial<LoadBalancer>, number, string]>([
    ['100', {}, 100, 'pass'],
    ['one unit less', {}, 99, 'fail'],
    ['2,750 in each of two zones', { type: 'network' }, 5500, 'pass'],
    ['one unit less than that', { type: 'network' }, 5499, 'fail'],
  ])('knows the least that can be reserved: %s', (_, balancer, reservedCapacityUnits, status) => {
    const entry = {
      loadBalancer: 'web',
      region: 'us-east-1',
      status: 'completed' as const,
      reservedCapacityUnits,
    };
    const artifacts = { loadBalancers: [aLoadBalancer(balancer)], loadBalancerPeaks: [] };
    expect(statusesOf(preWarmingSize, artifacts, { plan: aPlan({ preWarming: [entry] }) })).toEqual([status]);
  });
});
