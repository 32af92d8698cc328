import { describe, expect, it } from '@jest/globals';
import { loadBalancerDeletionProtection } from '../../../src/checks/architecture/load-balancer-deletion-protection';
import { aLoadBalancer } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('load-balancer-deletion-protection', () => {
  it.each([
    ['on', { 'deletion_protection.enabled': 'true' }, 'pass'],
    ['off', { 'deletion_protection.enabled': 'false' }, 'warn'],
    ['not returned', {}, 'unknown'],
  ])('%s', (_, attributes, status) => {
    const loadBalancers = [aLoadBalancer({ attributes })];
    expect(statusesOf(loadBalancerDeletionProtection, { loadBalancers })).toEqual([status]);
  });
});
