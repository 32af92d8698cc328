import { describe, expect, it } from '@jest/globals';
import { targetHealth } from '../../../src/checks/load-balancers/target-health';
import { aListener, aTargetGroup, aTargetHealth } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('target-health', () => {
  it.each([
    ['all healthy', ['healthy', 'healthy'], 'pass'],
    ['one unhealthy', ['healthy', 'unhealthy'], 'warn'],
    ['none healthy', ['unhealthy', 'unhealthy'], 'fail'],
    ['no target', [], 'fail'],
    ['draining beside healthy', ['healthy', 'draining'], 'pass'],
    ['still starting', ['initial'], 'fail'],
    ['unused', ['unused'], 'fail'],
    ['one unused beside healthy', ['healthy', 'unused'], 'warn'],
  ])('%s', (_, states, status) => {
    const artifacts = {
      loadBalancers: [],
      targetGroups: [aTargetGroup()],
      targetHealth: [aTargetHealth(states)],
      listeners: [aListener()],
    };
    expect(statusesOf(targetHealth, artifacts)).toEqual([status]);
  });

  it.each([
    ['no load balancer uses it', { loadBalancerArns: [] }, 'notApplicable'],
    [
      'its health checks are off, as for Lambda',
      { targetType: 'lambda', healthCheckEnabled: false },
      'notApplicable',
    ],
    ['its health was not read', {}, 'unknown'],
  ])('%s', (_, group, status) => {
    const artifacts = { loadBalancers: [], targetGroups: [aTargetGroup(group)], targetHealth: [] };
    expect(statusesOf(targetHealth, artifacts)).toEqual([status]);
  });

  it.each<[string, { weights: number[] }, string]>([
    ['gets nothing from the listener', { weights: [0] }, 'notApplicable'],
    ['gets nothing from any listener', { weights: [0, 0] }, 'notApplicable'],
    ['gets a share from one of two', { weights: [0, 1] }, 'fail'],
    ['no listener names', { weights: [] }, 'fail'],
  ])('an empty group that %s', (_, { weights }, status) => {
    const group = aTargetGroup();
    const artifacts = {
      loadBalancers: [],
      targetGroups: [group],
      targetHealth: [aTargetHealth([])],
      listeners: weights.map((weight) =>
        aListener({ forwards: [{ targetGroupArn: group.targetGroupArn, weight }] }),
      ),
    };
    expect(statusesOf(targetHealth, artifacts)).toEqual([status]);
  });

  it('does not know of an empty group whether it gets requests, where listeners could not be read', () => {
    const artifacts = {
      loadBalancers: [],
      targetGroups: [aTargetGroup()],
      targetHealth: [aTargetHealth([])],
    };
    expect(runCheck(targetHealth, artifacts)).toMatchObject([
      {
        status: 'unknown',
        detail: '0 of 0 targets healthy. Whether a listener sends it requests was not read.',
      },
    ]);
  });

  it('counts the targets in a zone that is not enabled, and says how to mend it', () => {
    const health = aTargetHealth(['healthy', 'unused', 'unused']);
    const targets = health.targets.map((target) =>
      target.state === 'unused' ? { ...target, reason: 'Target.NotInUse' } : target,
    );
    const [judgement] = runCheck(targetHealth, {
      loadBalancers: [],
      targetGroups: [aTargetGroup()],
      targetHealth: [{ ...health, targets }],
    });
    expect(judgement).toMatchObject({
      status: 'warn',
      detail: '1 of 3 targets healthy; 2 unused: Target.NotInUse.',
      fix: { action: expect.stringContaining('Enable the zones') },
    });
  });

  it('says why targets are unhealthy', () => {
    const [judgement] = runCheck(targetHealth, {
      loadBalancers: [],
      targetGroups: [aTargetGroup()],
      targetHealth: [aTargetHealth(['healthy', 'unhealthy'])],
    });
    expect(judgement?.detail).toContain('Target.FailedHealthChecks');
  });

  it('passes an idle twin that is healthy, whether or not its listeners were read', () => {
    const group = aTargetGroup();
    const twin = { loadBalancers: [], targetGroups: [group], targetHealth: [aTargetHealth(['healthy'])] };
    const listeners = [aListener({ forwards: [{ targetGroupArn: group.targetGroupArn, weight: 0 }] })];
    expect([statusesOf(targetHealth, twin), statusesOf(targetHealth, { ...twin, listeners })]).toEqual([
      ['pass'],
      ['pass'],
    ]);
  });
});
