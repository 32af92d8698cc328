import { describe, expect, it } from '@jest/globals';
import { loadBalancerZones } from '../../../src/checks/architecture/load-balancer-zones';
import { aLoadBalancer } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const zones = (...names: string[]) =>
  names.map((availabilityZone) => ({ availabilityZone, subnetId: `subnet-${availabilityZone}` }));

describe('load-balancer-zones', () => {
  it.each([
    ['one zone', zones('us-east-1a'), 'fail'],
    ['one zone twice', zones('us-east-1a', 'us-east-1a'), 'fail'],
    ['no zone', [], 'fail'],
    ['two zones', zones('us-east-1a', 'us-east-1b'), 'pass'],
  ])('%s', (_, own, status) => {
    expect(statusesOf(loadBalancerZones, { loadBalancers: [aLoadBalancer({ zones: own })] })).toEqual([
      status,
    ]);
  });

  it.each(['application', 'network', 'gateway'])('judges %s load balancers', (type) => {
    const loadBalancers = [aLoadBalancer({ type, zones: zones('us-east-1a') })];
    expect(statusesOf(loadBalancerZones, { loadBalancers })).toEqual(['fail']);
  });

  it.each([
    ['with one of an unknown subnet', [null, 'subnet-b'], '(subnet-b)'],
    ['none', [null], '(none)'],
  ])('names the subnets that are known: %s', (_, subnets, named) => {
    const own = subnets.map((subnetId) => ({ availabilityZone: 'us-east-1a', subnetId }));
    const [judged] = runCheck(loadBalancerZones, { loadBalancers: [aLoadBalancer({ zones: own })] });
    expect(judged).toMatchObject({ fix: { action: expect.stringContaining(named) } });
  });

  it('names the subnets that it keeps', () => {
    const loadBalancers = [aLoadBalancer({ zones: zones('us-east-1a') })];
    expect(runCheck(loadBalancerZones, { loadBalancers })[0]).toMatchObject({
      fix: { action: expect.stringContaining('subnet-us-east-1a') },
    });
  });
});
