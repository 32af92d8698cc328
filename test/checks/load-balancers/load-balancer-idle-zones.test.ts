import { describe, expect, it } from '@jest/globals';
import { loadBalancerIdleZones } from '../../../src/checks/load-balancers/load-balancer-idle-zones';
import type { TargetHealth } from '../../../src/model/artifacts';
import { aLoadBalancer, anEc2Instance, aTargetGroup, targetGroupArn } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const targets = (...zones: (string | null)[]): TargetHealth['targets'] =>
  zones.map((availabilityZone, index) => ({
    id: `i-${index}`,
    port: 80,
    availabilityZone,
    state: 'healthy',
    reason: null,
  }));

describe('load-balancer-idle-zones', () => {
  it.each([
    ['a target in each zone', targets('us-east-1a', 'us-east-1b'), 'pass'],
    ['no target in one', targets('us-east-1a', 'us-east-1a'), 'warn'],
    ['addresses outside the VPC, which serve all zones', targets('all'), 'pass'],
    ['no target', [], 'notApplicable'],
    ['Lambda functions', targets(null), 'notApplicable'],
    [
      'an unhealthy target in one',
      targets('us-east-1a', 'us-east-1b').map((t, i) => (i === 1 ? { ...t, state: 'unhealthy' } : t)),
      'warn',
    ],
  ])('%s', (name, own, status) => {
    const judged = statusesOf(loadBalancerIdleZones, {
      loadBalancers: [aLoadBalancer()],
      targetGroups: [aTargetGroup(name === 'Lambda functions' ? { targetType: 'lambda' } : {})],
      targetHealth: [{ targetGroupArn: targetGroupArn(), targets: own }],
      ec2Instances: [],
    });
    expect(judged).toEqual([status]);
  });

  it.each([
    ['in both zones', ['us-east-1a', 'us-east-1b'], 'pass'],
    ['in one', ['us-east-1a', 'us-east-1a'], 'warn'],
    ['of which one was not described', ['us-east-1a'], 'unknown'],
  ])('instances, of which ELB does not say the zone: %s', (_, zones, status) => {
    const judged = statusesOf(loadBalancerIdleZones, {
      loadBalancers: [aLoadBalancer()],
      targetGroups: [aTargetGroup()],
      targetHealth: [{ targetGroupArn: targetGroupArn(), targets: targets(null, null) }],
      ec2Instances: zones.map((availabilityZone, i) =>
        anEc2Instance({ instanceId: `i-${i}`, availabilityZone }),
      ),
    });
    expect(judged).toEqual([status]);
  });
});
