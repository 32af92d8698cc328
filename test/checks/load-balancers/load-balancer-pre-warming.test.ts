import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { loadBalancerRise } from '../../../src/capacity/rises';
import { loadBalancerPreWarming } from '../../../src/checks/load-balancers/load-balancer-pre-warming';
import { listOf } from '../../../src/judging/fix';
import type { Placement } from '../../../src/judging/traffic-graph';
import type { Artifacts, LcuReservation, LoadBalancer, LoadBalancerPeak } from '../../../src/model/artifacts';
import type { EventPlan, EventPlanInput } from '../../../src/plan/schema';
import {
  aListener,
  aLoadBalancer,
  aLoadBalancerPeak,
  anLcuReservation,
  aPeak,
  loadBalancerArn,
} from '../../builders/artifacts';
import { WINDOW } from '../../builders/artifacts/fields';
import { aContext, CARRYING, runCheck, statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Entry = NonNullable<EventPlanInput['preWarming']>[number];

const judge = (entries: Entry[], multiplier: number | null = 10, balancer: Partial<LoadBalancer> = {}) =>
  statusesOf(
    loadBalancerPreWarming,
    { loadBalancers: [aLoadBalancer(balancer)], lcuReservations: [] },
    { plan: aPlan({ preWarming: entries }), multiplier },
  );
const entry = (overrides: Partial<Entry> = {}): Entry => ({
  loadBalancer: 'web',
  region: 'us-east-1',
  status: 'verified',
  ...overrides,
});

describe('load-balancer-pre-warming', () => {
  it.each<[string, Entry[], string]>([
    ['no entry', [], 'warn'],
    ['not requested', [entry({ status: 'not-requested' })], 'warn'],
    ['requested', [entry({ status: 'requested' })], 'warn'],
    ['completed, not verified', [entry({ status: 'completed' })], 'warn'],
    ['verified', [entry()], 'pass'],
    ['named by ARN', [entry({ loadBalancer: loadBalancerArn() })], 'pass'],
    ['of another region', [entry({ region: 'eu-west-1' })], 'warn'],
    ['of another account', [entry({ account: '999999999999' })], 'warn'],
    ['of another load balancer', [entry({ loadBalancer: 'web-2' })], 'warn'],
  ])('%s', (_, entries, status) => {
    expect(judge(entries)).toEqual([status]);
  });

  it.each<[string, number | null, Partial<LoadBalancer>, string]>([
    ['twice the traffic', 2, {}, 'warn'],
    ['less', 1.99, {}, 'notApplicable'],
    ['a multiplier that is not known', null, {}, 'unknown'],
    ['between two tiers, or behind CloudFront', 10, { scheme: 'internal' }, 'warn'],
    ['a network load balancer', 10, { type: 'network' }, 'warn'],
    ['a gateway load balancer', 10, { type: 'gateway', scheme: null }, 'notApplicable'],
  ])('asks by traffic and not by scheme: %s', (_, multiplier, balancer, status) => {
    expect(judge([], multiplier, balancer)).toEqual([status]);
  });

  /** Judges a load balancer without an entry at 10×, of which so many LCUs were measured. */
  const withPeak = (
    peak: Partial<LoadBalancerPeak>,
    balancer: Partial<LoadBalancer> = {},
    { plan = aPlan(), ...others }: Partial<Artifacts> & { plan?: EventPlan } = {},
  ) => {
    const one = aLoadBalancer(balancer);
    const artifacts = {
      loadBalancers: [one],
      lcuReservations: [],
      loadBalancerPeaks: [aLoadBalancerPeak({ loadBalancerArn: one.loadBalancerArn, ...peak })],
      ...others,
    };
    return runCheck(loadBalancerPreWarming, artifacts, { plan, multiplier: 10 })[0];
  };

  const silent = {
    capacityUnits: null,
    requestsPerSecond: null,
    activeConnections: null,
    newConnectionsPerSecond: null,
  };

  it.each<[string, Partial<LoadBalancer>, number, string]>([
    ['9.9 LCUs × 10 are 99 of at least 100', {}, 9.9, 'notApplicable'],
    ['10 LCUs × 10 are 100', {}, 10, 'warn'],
    ['9.91 LCUs × 10 are rounded up to 100', {}, 9.91, 'warn'],
    ['the same between two tiers', { scheme: 'internal' }, 9.9, 'notApplicable'],
    // 2,750 in each of two zones.
    ['549.9 LCUs × 10 are 5,499 of at least 5,500', { type: 'network' }, 549.9, 'notApplicable'],
    ['550 LCUs × 10 are 5,500', { type: 'network' }, 550, 'warn'],
  ])('asks for nothing below the least reservation: %s', (_, balancer, units, status) => {
    expect(withPeak({ capacityUnits: aPeak(units) }, balancer)?.status).toBe(status);
  });

  it('says the number, so that a person can check it', () => {
    expect(withPeak({ capacityUnits: aPeak(0.4) })?.detail).toBe(
      '0.4 LCUs at the normal peak (PeakLCUs, 2026-11-14T12:00:00Z) × 10 = 4. The least that can be reserved is 100, so it grows by itself.',
    );
  });

  it('does not rest on too little data, nor on means of an hour', () => {
    const thin = withPeak({ capacityUnits: aPeak(0.4, { hoursWithData: 47 }) });
    expect(thin).toMatchObject({ status: 'warn', detail: expect.stringContaining('too little data') });
    const flat = withPeak({ capacityUnits: aPeak(0.4), window: { ...WINDOW, periodSeconds: 3600 } });
    expect(flat).toMatchObject({ status: 'warn', detail: expect.stringContaining('means of an hour') });
  });

  // Without PeakLCUs: requests ÷ 1,000, new connections ÷ 25, active ones ÷ 3,000 (÷ 800 and 100,000 of TCP); a tenth of the least.
  it.each<[string, Partial<LoadBalancer>, Partial<LoadBalancerPeak>, string]>([
    ['999 requests/s × 10 are 9.99 of 10', {}, { requestsPerSecond: aPeak(999) }, 'notApplicable'],
    ['1,000 requests/s × 10 are 10', {}, { requestsPerSecond: aPeak(1000) }, 'warn'],
    ['25 new connections/s × 10 are 10', {}, { newConnectionsPerSecond: aPeak(25) }, 'warn'],
    ['2,999 connections × 10 are 9.997', {}, { activeConnections: aPeak(2999) }, 'notApplicable'],
    [
      '43,999 flows/s × 10 are 549.99 of 550',
      { type: 'network' },
      { newConnectionsPerSecond: aPeak(43_999) },
      'notApplicable',
    ],
    ['44,000 flows/s × 10 are 550', { type: 'network' }, { newConnectionsPerSecond: aPeak(44_000) }, 'warn'],
    [
      'of what was measured for hours only',
      {},
      { requestsPerSecond: aPeak(1, { hoursWithData: 47 }) },
      'warn',
    ],
  ])('goes by requests and connections where LCUs are not published: %s', (_, balancer, measured, status) => {
    expect(withPeak({ ...silent, ...measured }, balancer)?.status).toBe(status);
  });

  it.each<[string, EventPlanInput['traffic'], string]>([
    // 4 LCUs × 30 are 120, where × 10 would be 40.
    ['more', { multiplier: 10, elasticity: [{ match: { resource: 'web' }, multiplier: 30 }] }, 'warn'],
    ['none', { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0 }] }, 'notApplicable'],
    ['as much', { multiplier: 10 }, 'notApplicable'],
  ])('counts what the plan says that it gets: %s', (_, traffic, status) => {
    expect(withPeak({ capacityUnits: aPeak(4) }, {}, { plan: aPlan({ traffic }) })?.status).toBe(status);
  });

  /** What shows that nothing else leads to it. */
  const readGraph = {
    apis: [],
    apiIntegrations: [],
    classicLoadBalancers: [],
    targetGroups: [],
    targetHealth: [],
    autoScalingGroups: [],
    ec2Instances: [],
  };
  it.each([
    ['stood idle', '2025-01-01T00:00:00Z', 'notApplicable'],
    ['was made as the look-back began', WINDOW.from, 'notApplicable'],
    ['was made nobody knows when', null, 'notApplicable'],
    ['was made in the look-back, perhaps for the event', '2026-11-20T00:00:00Z', 'warn'],
  ])(
    'leaves out what carries none of the traffic, unless that is too soon to say: it %s',
    (_, createdTime, status) => {
      expect(withPeak(silent, { createdTime }, readGraph)?.status).toBe(status);
    },
  );

  it('gives the units that the event needs, where they can be reserved', () => {
    const fixOf = (judgement: ReturnType<typeof withPeak>) =>
      judgement && 'fix' in judgement
        ? judgement.fix.command && listOf(judgement.fix.command).flatMap(({ words }) => words)
        : null;
    expect(fixOf(withPeak({ capacityUnits: aPeak(12.34) }))).toContain('CapacityUnits=124');
    const network = { type: 'network', loadBalancerName: 'tcp' };
    const listener = (protocol: string) => [
      aListener({ loadBalancerArn: loadBalancerArn('tcp', 'network'), protocol }),
    ];
    const peak = { capacityUnits: aPeak(1000) };
    expect(fixOf(withPeak(peak, network, { listeners: listener('TCP') }))).toContain('CapacityUnits=10000');
    expect(fixOf(withPeak(peak, network, { listeners: listener('TLS') }))).toBeUndefined();
  });

  it.each<[string, Entry[], number, string]>([
    ['covers the need, which nobody wrote down', [], 500, 'pass'],
    ['is a unit less', [], 499, 'warn'],
  ])('asks AWS what is reserved: it %s', (_, preWarming, capacityUnits, status) => {
    const judgement = withPeak(
      { capacityUnits: aPeak(50) },
      {},
      {
        plan: aPlan({ preWarming }),
        lcuReservations: [anLcuReservation({ capacityUnits })],
      },
    );
    expect(judgement?.status).toBe(status);
  });

  it.each<[string, Partial<Entry>, string]>([
    ['only that', {}, 'notApplicable'],
    ['and expects more', { multiplier: 40 }, 'warn'],
  ])('believes an entry that says that nothing is requested: %s', (_, overrides, status) => {
    const plan = aPlan({ preWarming: [entry({ status: 'not-requested', ...overrides })] });
    expect(withPeak({ capacityUnits: aPeak(4) }, {}, { plan })?.status).toBe(status);
  });

  const provisioned = anLcuReservation().zones;
  const failing = provisioned.map((zone, i) =>
    i === 0 ? zone : { ...zone, state: 'failed', reason: 'No capacity.' },
  );
  const pending = provisioned.map((zone) => ({ ...zone, state: 'pending' }));
  it.each<[string, Partial<Entry>, LcuReservation[], string]>([
    ['all of it is there', { reservedCapacityUnits: 500 }, [anLcuReservation()], 'pass'],
    ['more is there', { reservedCapacityUnits: 499 }, [anLcuReservation()], 'pass'],
    ['a unit less', { reservedCapacityUnits: 501 }, [anLcuReservation()], 'fail'],
    [
      'nothing is',
      { reservedCapacityUnits: 500 },
      [anLcuReservation({ capacityUnits: 0, zones: [] })],
      'fail',
    ],
    ['AWS has not said', { reservedCapacityUnits: 500 }, [], 'fail'],
    ['a zone failed', { reservedCapacityUnits: 500 }, [anLcuReservation({ zones: failing })], 'fail'],
    [
      'it is not there yet',
      { reservedCapacityUnits: 500, status: 'completed' },
      [anLcuReservation({ zones: pending })],
      'fail',
    ],
    [
      'it is asked for, and there',
      { reservedCapacityUnits: 500, status: 'requested' },
      [anLcuReservation()],
      'pass',
    ],
    [
      'it is asked for, and not there',
      { reservedCapacityUnits: 501, status: 'requested' },
      [anLcuReservation()],
      'warn',
    ],
    [
      'AWS Support gave it, which shows nowhere',
      {},
      [anLcuReservation({ capacityUnits: 0, zones: [] })],
      'pass',
    ],
  ])('asks AWS for what the plan says is reserved: %s', (_, overrides, lcuReservations, status) => {
    const plan = aPlan({ preWarming: [entry(overrides)] });
    const artifacts = { loadBalancers: [aLoadBalancer()], lcuReservations };
    expect(statusesOf(loadBalancerPreWarming, artifacts, { plan })).toEqual([status]);
  });

  it('says what is reserved, and what keeps it from being there', () => {
    const plan = aPlan({ preWarming: [entry({ reservedCapacityUnits: 600 })] });
    const artifacts = {
      loadBalancers: [aLoadBalancer()],
      lcuReservations: [anLcuReservation({ zones: failing })],
    };
    expect(runCheck(loadBalancerPreWarming, artifacts, { plan })[0]?.detail).toBe(
      'Capacity is there and verified. AWS has reserved 500 of the 600 LCUs: failed in us-east-1b (No capacity.).',
    );
  });

  /** Judges a load balancer of 100 LCUs that must carry 22 times as many at once, with an entry by which so many are there. */
  const judgeVerified = (reserved: number, placement: Placement, overrides: Partial<Entry> = {}) =>
    runCheck(
      loadBalancerPreWarming,
      {
        loadBalancers: [aLoadBalancer()],
        lcuReservations: [anLcuReservation({ capacityUnits: reserved })],
        loadBalancerPeaks: [aLoadBalancerPeak({ capacityUnits: aPeak(100) })],
      },
      {
        plan: aPlan({ preWarming: [entry({ reservedCapacityUnits: reserved, ...overrides })] }),
        multiplier: 22,
        placed: () => ({ placement, because: '' }),
      },
    )[0];

  it('does not pass what falls short in the rise, although as much is there as the plan says', () => {
    const judgement = judgeVerified(500, 'on');
    expect(judgement).toMatchObject({
      status: 'warn',
      fix: {
        command: { words: expect.arrayContaining(['CapacityUnits=2200']) },
      },
    });
    // 500, 1,000 from minute 5 on, 2,000 from 10 on, all of it from 15 on: 1 − 500 ÷ 2,200 is 77.3 %.
    expect(judgement?.detail).toBe(
      'Capacity is there and verified. AWS has reserved 500 of the 500 LCUs. 100 LCUs at the normal peak (PeakLCUs, 2026-11-14T12:00:00Z) × 22 = 2200. What is reserved is too little for the rise: from minute 0 to 14 it cannot carry as much as 78 % of its traffic. Assumed, as AWS publishes no figure: by itself it carries 200 LCUs at the start (twice its normal peak), and later twice what it carried five minutes before. AWS has reserved 500 of the 2,200 LCUs of the peak; with all of them nothing would be assumed.',
    );
  });

  it.each<[string, ReturnType<typeof judgeVerified>, string]>([
    ['all of it', judgeVerified(2200, 'on'), 'pass'],
    ['a unit less', judgeVerified(2199, 'on'), 'warn'],
    ['too little, for what is known to carry none of it', judgeVerified(500, 'off'), 'pass'],
    ['too little, for what may carry none of it', judgeVerified(500, 'unplaced'), 'warn'],
    [
      'what AWS Support gave, which shows nowhere',
      judgeVerified(500, 'on', { reservedCapacityUnits: undefined }),
      'pass',
    ],
  ])('passes what is enough for the rise: %s', (_, judgement, status) => {
    expect(judgement?.status).toBe(status);
  });

  it('says of no rise that it falls short, without finding something that is to be done', () => {
    const statuses = ['not-requested', 'requested', 'completed', 'verified'] as const;
    const units = fc.integer({ min: 0, max: 20_000 });
    const tenths = (max: number) => fc.integer({ min: 1, max }).map((value) => value / 10);
    let short = 0;
    fc.assert(
      fc.property(
        fc.constantFrom('application', 'network'),
        // Around the least that can be reserved, and far above it.
        fc.oneof(tenths(200), tenths(50_000)),
        fc.oneof(tenths(40), tenths(400)),
        fc.option(fc.integer({ min: 1, max: 120 })),
        fc.constantFrom('provisioned', 'pending'),
        units,
        fc.option(
          fc.record({
            status: fc.constantFrom(...statuses),
            units: fc.option(fc.integer({ min: 1, max: 20_000 })),
          }),
        ),
        (type, normal, multiplier, minutes, state, reserved, planned) => {
          const balancer = aLoadBalancer({ type });
          const { loadBalancerArn } = balancer;
          const zones = reserved === 0 ? [] : anLcuReservation().zones.map((zone) => ({ ...zone, state }));
          const artifacts = {
            loadBalancers: [balancer],
            lcuReservations: [anLcuReservation({ loadBalancerArn, capacityUnits: reserved, zones })],
            loadBalancerPeaks: [aLoadBalancerPeak({ loadBalancerArn, capacityUnits: aPeak(normal) })],
          };
          const plan = aPlan({
            traffic: { multiplier, ...(minutes && { ramp: { minutes, shape: 'linear' } }) },
            preWarming: planned
              ? [entry({ status: planned.status, reservedCapacityUnits: planned.units ?? undefined })]
              : [],
          });
          const context = aContext({ plan, multiplier, ...CARRYING });
          const [status] = statusesOf(loadBalancerPreWarming, artifacts, context);
          const rise = loadBalancerRise(balancer, artifacts, context);
          if (rise?.shortfall) {
            short++;
            expect(['warn', 'fail']).toContain(status);
          }
          if (state === 'provisioned' && reserved >= normal * multiplier) {
            expect(rise?.shortfall ?? null).toBeNull();
          }
        },
      ),
      { numRuns: 500 },
    );
    expect(short).toBeGreaterThan(20);
  });

  it('reserves what the plan names, and resets it afterwards', () => {
    const plan = aPlan({ preWarming: [entry({ status: 'not-requested', reservedCapacityUnits: 600 })] });
    const artifacts = { loadBalancers: [aLoadBalancer()], lcuReservations: [] };
    expect(runCheck(loadBalancerPreWarming, artifacts, { plan })[0]).toMatchObject({
      fix: {
        command: { words: expect.arrayContaining(['CapacityUnits=600']) },
        reversal: { command: { words: expect.arrayContaining(['--reset-capacity-reservation']) } },
      },
    });
  });

  /** Judges one entry, by what AWS has reserved. */
  const withReservation = (
    overrides: Partial<Entry>,
    lcuReservations: LcuReservation[],
    balancer: Partial<LoadBalancer> = {},
  ) =>
    runCheck(
      loadBalancerPreWarming,
      { loadBalancers: [aLoadBalancer(balancer)], lcuReservations },
      { plan: aPlan({ preWarming: [entry(overrides)] }) },
    )[0];
  const partly = provisioned.map((zone, i) =>
    i === 0 ? zone : { ...zone, availabilityZone: null, state: 'pending', reason: null },
  );

  it.each<[string, Partial<Entry>, LcuReservation[], string]>([
    ['no units are wanted, and none are there', {}, [], 'Capacity is there and verified.'],
    [
      'no units are wanted, and some are there',
      {},
      [anLcuReservation()],
      'Capacity is there and verified. AWS has reserved 500 LCUs.',
    ],
    [
      'one is there',
      {},
      [anLcuReservation({ capacityUnits: 1 })],
      'Capacity is there and verified. AWS has reserved 1 LCUs.',
    ],
    [
      'AWS says nothing of those that are wanted',
      { reservedCapacityUnits: 500 },
      [],
      'Capacity is there and verified. AWS has reserved 0 of the 500 LCUs.',
    ],
    [
      'none of them are there, wherever they are pending',
      { reservedCapacityUnits: 500 },
      [anLcuReservation({ capacityUnits: 0, zones: pending })],
      'Capacity is there and verified. AWS has reserved 0 of the 500 LCUs.',
    ],
    [
      'one is there, and the rest pending somewhere',
      { reservedCapacityUnits: 1 },
      [anLcuReservation({ capacityUnits: 1, zones: partly })],
      'Capacity is there and verified. AWS has reserved 1 of the 1 LCUs: pending in a zone.',
    ],
  ])('says what AWS has reserved: %s', (_, overrides, lcuReservations, detail) => {
    expect(withReservation(overrides, lcuReservations)?.detail).toBe(detail);
  });

  it.each<[string, Partial<Entry>, Partial<LoadBalancer>, RegExp]>([
    ['asked for', { status: 'requested' }, {}, /^Verify with describe-capacity-reservation/],
    ['said to be there', { status: 'completed' }, {}, /^Verify with describe-capacity-reservation/],
    ['not asked for', { status: 'not-requested' }, {}, /^Choose how many .* is 0 until raised\) or open/],
    [
      'not asked for, of a Network Load Balancer',
      { status: 'not-requested' },
      { type: 'network' },
      /^Choose how many .* until raised; a Network Load Balancer with a TLS listener cannot reserve any\) or/,
    ],
  ])('says what is next: %s', (_, overrides, balancer, action) => {
    const judged = withReservation(overrides, [], balancer);
    expect(judged).toMatchObject({ status: 'warn', fix: { action: expect.stringMatching(action) } });
    const asks = { words: expect.arrayContaining(['describe-capacity-reservation']) };
    expect(judged && 'fix' in judged && judged.fix?.command).toEqual(
      overrides.status === 'not-requested' ? undefined : expect.objectContaining(asks),
    );
  });

  it('judges what is asked for though nobody knows how much traffic comes', () => {
    expect(judge([entry({ status: 'requested' })], null)).toEqual(['warn']);
    expect(judge([entry()], null)).toEqual(['pass']);
  });

  it('says that capacity is secured though little would do', () => {
    const plan = aPlan({ preWarming: [entry()] });
    expect(withPeak({ capacityUnits: aPeak(0.4) }, {}, { plan })?.status).toBe('pass');
  });
});
