import { describe, expect, it } from '@jest/globals';
import { loadBalancerCrossZone } from '../../../src/checks/architecture/load-balancer-cross-zone';
import { aLoadBalancer } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const attribute = (value: string) => ({ attributes: { 'load_balancing.cross_zone.enabled': value } });

describe('load-balancer-cross-zone', () => {
  it.each([
    ['network, off', { type: 'network', ...attribute('false') }, 'warn'],
    ['network, on', { type: 'network', ...attribute('true') }, 'pass'],
    ['gateway, off', { type: 'gateway', ...attribute('false') }, 'warn'],
    ['application', { type: 'application', ...attribute('true') }, 'notApplicable'],
    ['attribute not returned', { type: 'network', attributes: {} }, 'unknown'],
    ['a value AWS does not give', { type: 'network', ...attribute('TRUE') }, 'warn'],
  ])('%s', (_, balancer, status) => {
    expect(statusesOf(loadBalancerCrossZone, { loadBalancers: [aLoadBalancer(balancer)] })).toEqual([status]);
  });
});
