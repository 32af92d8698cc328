import { describe, expect, it } from '@jest/globals';
import { autoScalingPolicy } from '../../../src/checks/capacity/auto-scaling-policy';
import { anAutoScalingGroup, aScalingPolicy } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const of = (policyType: string, enabled = true) =>
  aScalingPolicy({ policyType, policyName: policyType, enabled });

describe('auto-scaling-policy', () => {
  it.each([
    ['target tracking', [of('TargetTrackingScaling')], 'pass'],
    ['step', [of('StepScaling')], 'pass'],
    ['simple only', [of('SimpleScaling')], 'warn'],
    ['simple beside target tracking', [of('SimpleScaling'), of('TargetTrackingScaling')], 'pass'],
    ['predictive only', [of('PredictiveScaling')], 'fail'],
    ['disabled', [of('TargetTrackingScaling', false)], 'fail'],
    ['none', [], 'fail'],
    ['of another group', [aScalingPolicy({ autoScalingGroupName: 'api' })], 'fail'],
  ])('%s', (_, scalingPolicies, status) => {
    expect(
      statusesOf(autoScalingPolicy, { autoScalingGroups: [anAutoScalingGroup()], scalingPolicies }),
    ).toEqual([status]);
  });

  it('leaves a group of fixed size to its ceilings', () => {
    const autoScalingGroups = [anAutoScalingGroup({ minSize: 4, maxSize: 4 })];
    expect(statusesOf(autoScalingPolicy, { autoScalingGroups, scalingPolicies: [] })).toEqual([
      'notApplicable',
    ]);
  });
});
