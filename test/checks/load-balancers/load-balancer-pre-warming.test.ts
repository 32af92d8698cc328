import { describe, expect, it } from '@jest/globals';
import { loadBalancerPreWarming } from '../../../src/checks/load-balancers/load-balancer-pre-warming';
import type { LcuReservation, LoadBalancer } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aLoadBalancer, anLcuReservation, loadBalancerArn } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';
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
    ['internal', 10, { scheme: 'internal' }, 'notApplicable'],
    ['a network load balancer', 10, { type: 'network' }, 'notApplicable'],
  ])('%s', (_, multiplier, balancer, status) => {
    expect(judge([], multiplier, balancer)).toEqual([status]);
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
});
