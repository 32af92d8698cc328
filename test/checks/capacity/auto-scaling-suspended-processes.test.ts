import { describe, expect, it } from '@jest/globals';
import { autoScalingSuspendedProcesses } from '../../../src/checks/capacity/auto-scaling-suspended-processes';
import { anAutoScalingGroup } from '../../builders/artifacts';
import { CARRYING, runCheck } from '../../builders/check';

describe('auto-scaling-suspended-processes', () => {
  it.each([
    ['none', [], 'pass'],
    ['scale-in alone', ['Terminate'], 'pass'],
    ['launching', ['Launch'], 'fail'],
    ['registering', ['AddToLoadBalancer'], 'fail'],
    ['alarms', ['AlarmNotification'], 'fail'],
    ['schedules', ['ScheduledActions'], 'fail'],
    ['healing', ['ReplaceUnhealthy'], 'warn'],
    ['growth and healing', ['HealthCheck', 'Launch'], 'fail'],
  ])('%s', (_, suspendedProcesses, status) => {
    const autoScalingGroups = [anAutoScalingGroup({ suspendedProcesses })];
    expect(runCheck(autoScalingSuspendedProcesses, { autoScalingGroups }, CARRYING)[0]?.status).toBe(status);
  });

  it('resumes only what does harm', () => {
    const autoScalingGroups = [
      anAutoScalingGroup({ suspendedProcesses: ['Terminate', 'HealthCheck', 'Launch'] }),
    ];
    const [judgement] = runCheck(autoScalingSuspendedProcesses, { autoScalingGroups }, CARRYING);
    expect(judgement).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['--scaling-processes', 'Launch', 'HealthCheck']) } },
    });
    expect(judgement).not.toMatchObject({
      fix: { command: { words: expect.arrayContaining(['Terminate']) } },
    });
  });
});
