import { describe, expect, it } from '@jest/globals';
import { preWarmingBackends } from '../../../src/checks/load-balancers/pre-warming-backends';
import { aLoadBalancer } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';
import { aPlan } from '../../builders/plan';

describe('pre-warming-backends', () => {
  it.each([
    ['already at size', { scaled: true }, 'pass'],
    ['scaled as the event starts', { scaled: false, scaledBy: '2026-12-12 00:00' }, 'pass'],
    ['a minute later', { scaled: false, scaledBy: '2026-12-12 00:01' }, 'fail'],
    ['it is not said when', { scaled: false }, 'warn'],
    ['it is not said', undefined, 'warn'],
  ])('%s', (_, backends, status) => {
    const plan = aPlan({ preWarming: [{ loadBalancer: 'web', region: 'us-east-1', backends }] });
    expect(statusesOf(preWarmingBackends, { loadBalancers: [aLoadBalancer()] }, { plan })).toEqual([status]);
  });

  it('has nothing to say without an entry', () => {
    expect(statusesOf(preWarmingBackends, { loadBalancers: [aLoadBalancer()] })).toEqual(['notApplicable']);
  });
});
