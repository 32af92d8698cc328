import { describe, expect, it } from '@jest/globals';
import { loadBalancerCrossZone } from '../../../src/checks/architecture/load-balancer-cross-zone';
import { aLoadBalancer, aTargetGroup, loadBalancerArn, targetGroupArn } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

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
    const artifacts = {
      loadBalancers: [aLoadBalancer(balancer)],
      targetGroups: [],
      targetGroupAttributes: [],
    };
    expect(statusesOf(loadBalancerCrossZone, artifacts)).toEqual([status]);
  });

  const ARN = loadBalancerArn('tcp', 'network');
  it.each([
    ['off, its groups on', 'false', ['true', 'true'], 'pass'],
    ['off, its only group on', 'false', ['true'], 'pass'],
    ['off, one of its groups on', 'false', ['true', 'use_load_balancer_configuration'], 'warn'],
    ['off, another balancer’s group on', 'false', [], 'warn'],
    ['on, one of its groups off', 'true', ['use_load_balancer_configuration', 'false'], 'warn'],
    ['on, its groups as it is', 'true', ['use_load_balancer_configuration'], 'pass'],
    ['on, its groups do not say', 'true', [null], 'pass'],
    ['off, its groups do not say', 'false', [null], 'warn'],
  ])('takes the word of target groups before its own: %s', (_, own, settings, status) => {
    const balancer = aLoadBalancer({ loadBalancerName: 'tcp', type: 'network', ...attribute(own) });
    const names = settings.map((_value, i) => `g${i}`);
    const targetGroups = [
      ...names.map((targetGroupName) => aTargetGroup({ targetGroupName, loadBalancerArns: [ARN] })),
      aTargetGroup({ targetGroupName: 'other' }),
    ];
    const targetGroupAttributes = [
      ...names.map((name, i) => ({ targetGroupArn: targetGroupArn(name), crossZone: settings[i] ?? null })),
      { targetGroupArn: targetGroupArn('other'), crossZone: own === 'true' ? 'false' : 'true' },
    ];
    const artifacts = { loadBalancers: [balancer], targetGroups, targetGroupAttributes };
    expect(statusesOf(loadBalancerCrossZone, artifacts)).toEqual([status]);
  });

  it('turns it on for each of several groups', () => {
    const names = ['a', 'b', 'c'];
    const [judgement] = runCheck(loadBalancerCrossZone, {
      loadBalancers: [aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' })],
      targetGroups: names.map((targetGroupName) =>
        aTargetGroup({ targetGroupName, loadBalancerArns: [ARN] }),
      ),
      targetGroupAttributes: names.map((name) => ({
        targetGroupArn: targetGroupArn(name),
        crossZone: 'false',
      })),
    });
    expect(judgement).toMatchObject({
      detail: 'Cross-zone load balancing is off for its target groups a, b, c.',
      fix: { command: names.map((name) => ({ words: expect.arrayContaining([targetGroupArn(name)]) })) },
    });
  });

  it('turns it on for the groups that are off', () => {
    const targetGroups = ['on', 'off'].map((targetGroupName) =>
      aTargetGroup({ targetGroupName, loadBalancerArns: [ARN] }),
    );
    const targetGroupAttributes = [
      { targetGroupArn: targetGroupArn('on'), crossZone: 'true' },
      { targetGroupArn: targetGroupArn('off'), crossZone: 'false' },
    ];
    const loadBalancers = [aLoadBalancer({ loadBalancerName: 'tcp', type: 'network' })];
    const [judgement] = runCheck(loadBalancerCrossZone, {
      loadBalancers,
      targetGroups,
      targetGroupAttributes,
    });
    expect(judgement).toMatchObject({
      detail: 'Cross-zone load balancing is off for its target group off.',
      fix: { command: [{ words: expect.arrayContaining([targetGroupArn('off')]) }] },
    });
  });
});
