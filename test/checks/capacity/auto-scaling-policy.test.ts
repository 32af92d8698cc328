import { describe, expect, it } from '@jest/globals';
import { autoScalingPolicy } from '../../../src/checks/capacity/auto-scaling-policy';
import { anAutoScalingGroup, aScalingPolicy } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

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

  it.each([
    ['a managed node group of EKS', { 'eks:cluster-name': 'shop', 'eks:nodegroup-name': 'web' }, 'unknown'],
    ['nodes that Cluster Autoscaler finds', { 'k8s.io/cluster-autoscaler/enabled': 'true' }, 'unknown'],
    ['nodes that a person joined', { 'kubernetes.io/cluster/shop': 'owned' }, 'unknown'],
    ['instances of Amazon ECS', { 'aws:ecs:clusterName': 'shop' }, 'fail'],
  ])('cannot see what scales %s, and asks for no policy beside it', (_, tags, status) => {
    const [judged] = runCheck(autoScalingPolicy, {
      autoScalingGroups: [anAutoScalingGroup({ tags })],
      scalingPolicies: [],
    });
    expect(judged?.status).toBe(status);
    expect(judged && 'fix' in judged && judged.fix !== undefined).toBe(status === 'fail');
    const scaled = {
      autoScalingGroups: [anAutoScalingGroup({ tags })],
      scalingPolicies: [of('StepScaling')],
    };
    expect(statusesOf(autoScalingPolicy, scaled)).toEqual(['pass']);
  });

  it('leaves a group of fixed size to its ceilings', () => {
    const autoScalingGroups = [anAutoScalingGroup({ minSize: 4, maxSize: 4 })];
    expect(statusesOf(autoScalingPolicy, { autoScalingGroups, scalingPolicies: [] })).toEqual([
      'notApplicable',
    ]);
  });
});
