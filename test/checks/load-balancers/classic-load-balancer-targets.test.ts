import { describe, expect, it } from '@jest/globals';
import { classicLoadBalancerTargets } from '../../../src/checks/load-balancers/classic-load-balancer-targets';
import { aClassicLoadBalancer, anAutoScalingGroup } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

const instances = (...states: readonly string[]) =>
  states.map((state, index) => ({
    instanceId: `i-${index}`,
    state,
    reason: state === 'InService' ? null : 'Instance has failed health checks.',
  }));
const web = anAutoScalingGroup({ loadBalancerNames: ['legacy'] });
const judge = (...states: readonly string[]) =>
  runCheck(classicLoadBalancerTargets, {
    classicLoadBalancers: [aClassicLoadBalancer({ instances: instances(...states) })],
    autoScalingGroups: [web],
  });

describe('classic-load-balancer-targets', () => {
  it.each([
    ['all in service', ['InService', 'InService'], 'pass'],
    ['one out of service', ['InService', 'OutOfService'], 'warn'],
    ['one that AWS does not know', ['InService', 'Unknown'], 'warn'],
    ['none in service', ['OutOfService'], 'fail'],
    ['none at all', [], 'fail'],
  ])('%s', (_, states, status) => {
    expect(judge(...states).map((one) => one.status)).toEqual([status]);
  });

  it('says who is behind it, and why some get no traffic', () => {
    expect(judge('InService', 'OutOfService')[0]).toMatchObject({
      resource: { name: 'legacy' },
      detail:
        '1 of 2 instances in service; the others: Instance has failed health checks. Behind it: the group web.',
    });
  });

  it('does not know one that a group registers with and AWS does not list, and says so', () => {
    const judged = runCheck(classicLoadBalancerTargets, {
      classicLoadBalancers: [],
      autoScalingGroups: [web, anAutoScalingGroup({ autoScalingGroupName: 'api' })],
    });
    expect(judged).toEqual([
      {
        status: 'unknown',
        resource: { name: 'legacy' },
        detail: 'AWS lists no Classic Load Balancer legacy, which the group web registers with.',
      },
    ]);
  });

  it('finds nothing where there is none', () => {
    const autoScalingGroups = [anAutoScalingGroup()];
    expect(runCheck(classicLoadBalancerTargets, { classicLoadBalancers: [], autoScalingGroups })).toEqual([]);
  });
});
