import { expect, it } from '@jest/globals';
import { compileScope } from '../../src/judging/scope';
import { followScope } from '../../src/judging/target-view';
import { resource } from '../../src/model/resource';
import { aLoadBalancer, aTargetGroup, targetGroupArn } from '../builders/artifacts';

it.each([
  ['the controller of the cluster has tagged', { 'elbv2.k8s.aws/cluster': 'shop' }, true],
  ['another cluster has made', { 'elbv2.k8s.aws/cluster': 'jobs' }, false],
  ['no cluster has made', {}, false],
] as const)('a scope that names a load balancer which %s', (_, tags, isIn) => {
  const scope = followScope(compileScope({ loadBalancers: ['web'] }), {
    loadBalancers: [aLoadBalancer({ tags: { ...tags } })],
    // Of pods on Fargate, which are no instances.
    targetGroups: [aTargetGroup({ targetType: 'ip', targetGroupArn: targetGroupArn() })],
  });
  expect(scope.includes(resource('eksCluster', ['shop']))).toBe(isIn);
});
