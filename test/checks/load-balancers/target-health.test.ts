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

  it('says why targets are unhealthy', () => {
    const [judgement] = runCheck(targetHealth, {
      loadBalancers: [],
      targetGroups: [aTargetGroup()],
      targetHealth: [aTargetHealth(['healthy', 'unhealthy'])],
    });
    expect(judgement?.detail).toContain('Target.FailedHealthChecks');
  });
});
