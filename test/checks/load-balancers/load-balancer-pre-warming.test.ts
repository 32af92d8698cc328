import { describe, expect, it } from '@jest/globals';
import { loadBalancerPreWarming } from '../../../src/checks/load-balancers/load-balancer-pre-warming';
import type { LoadBalancer } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aLoadBalancer, loadBalancerArn } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Entry = NonNullable<EventPlanInput['preWarming']>[number];

const judge = (entries: Entry[], multiplier: number | null = 10, balancer: Partial<LoadBalancer> = {}) =>
  statusesOf(
    loadBalancerPreWarming,
    { loadBalancers: [aLoadBalancer(balancer)] },
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
});
