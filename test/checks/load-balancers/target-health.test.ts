import { describe, expect, it } from '@jest/globals';
import { targetHealth } from '../../../src/checks/load-balancers/target-health';
import { aTargetGroup, aTargetHealth } from '../../builders/artifacts';
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
});
