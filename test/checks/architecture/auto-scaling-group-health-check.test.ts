import { describe, expect, it } from '@jest/globals';
import { autoScalingGroupHealthCheck } from '../../../src/checks/architecture/auto-scaling-group-health-check';
import { anAutoScalingGroup, targetGroupArn } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('auto-scaling-group-health-check', () => {
  it.each([
    ['target groups only', { targetGroupArns: [targetGroupArn()], healthCheckType: 'EC2' }, 'fail'],
    ['Classic Load Balancers only', { loadBalancerNames: ['old'], healthCheckType: 'EC2' }, 'fail'],
    ['attached, ELB', { targetGroupArns: [targetGroupArn()], healthCheckType: 'ELB' }, 'pass'],
    ['ELB among others', { targetGroupArns: [targetGroupArn()], healthCheckType: 'EC2,ELB' }, 'pass'],
    ['ELB after a space', { targetGroupArns: [targetGroupArn()], healthCheckType: 'EC2, ELB' }, 'pass'],
    ['attached to nothing', { healthCheckType: 'EC2' }, 'notApplicable'],
    ['runs nothing', { loadBalancerNames: ['old'], healthCheckType: 'EC2', maxSize: 0 }, 'notApplicable'],
  ])('%s', (_, group, status) => {
    expect(
      statusesOf(autoScalingGroupHealthCheck, { autoScalingGroups: [anAutoScalingGroup(group)] }),
    ).toEqual([status]);
  });

  it('reads no name as an option of the command', () => {
    const group = anAutoScalingGroup({
      autoScalingGroupName: '--force',
      loadBalancerNames: ['old'],
      healthCheckType: 'EC2',
    });
    const [judgement] = runCheck(autoScalingGroupHealthCheck, { autoScalingGroups: [group] });
    expect(judgement).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['--auto-scaling-group-name=--force']) } },
    });
  });
});
