import { describe, expect, it } from '@jest/globals';
import { internetFacingEntryPoints } from '../../../src/checks/ddos/internet-facing-entry-points';
import type { EventPlanInput } from '../../../src/plan/schema';
import { aClassicLoadBalancer, aLoadBalancer } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

const withDistributions = (id: string, cloudFrontDistributions: string[]): Partial<EventPlanInput> => ({
  accounts: [
    { id: '111122223333', regions: [{ name: 'us-east-1' }] },
    { id, global: { cloudFrontDistributions }, regions: [{ name: 'us-east-1' }] },
  ].filter((account, index) => index === 1 || account.id !== id),
});
const answered = (status?: 'green' | 'yellow'): Partial<EventPlanInput> => ({
  checklist: { 'performance-cdn': { answer: 'Another CDN', status } },
});

describe('internet-facing-entry-points', () => {
  it.each<[string, Partial<EventPlanInput>, string]>([
    ['nothing said', {}, 'warn'],
    ['a distribution of the account', withDistributions('111122223333', ['E1']), 'pass'],
    ['a distribution of another account', withDistributions('444455556666', ['E1']), 'warn'],
    ['an empty list', withDistributions('111122223333', []), 'warn'],
    ['another CDN, judged green', answered('green'), 'pass'],
    ['another CDN, judged yellow', answered('yellow'), 'warn'],
    ['another CDN, not judged', answered(), 'warn'],
  ])('%s', (_, plan, status) => {
    const loadBalancers = [aLoadBalancer()];
    const classicLoadBalancers = [aClassicLoadBalancer()];
    const artifacts = { loadBalancers, classicLoadBalancers };
    expect(statusesOf(internetFacingEntryPoints, artifacts, { plan: aPlan(plan) })).toEqual([status, status]);
  });

  it.each(['internal', null])('does not concern a load balancer of scheme %s', (scheme) => {
    const loadBalancers = [aLoadBalancer({ scheme })];
    const classicLoadBalancers = [aClassicLoadBalancer({ scheme })];
    expect(statusesOf(internetFacingEntryPoints, { loadBalancers, classicLoadBalancers })).toEqual([
      'notApplicable',
      'notApplicable',
    ]);
  });
});
