import { describe, expect, it } from '@jest/globals';
import { autoScalingPolicy } from '../../../src/checks/capacity/auto-scaling-policy';
import { anAutoScalingGroup, aScalingAlarm, aScalingPolicy } from '../../builders/artifacts';
import { CARRYING, runCheck, statusesOf } from '../../builders/check';

const of = (policyType: string, enabled = true) =>
  aScalingPolicy({ policyType, policyName: policyType, enabled, alarmNames: [`${policyType}-high`] });
const scalingAlarms = ['StepScaling', 'SimpleScaling'].map((policyName) => aScalingAlarm({ policyName }));

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
      statusesOf(
        autoScalingPolicy,
        {
          autoScalingGroups: [anAutoScalingGroup()],
          scalingPolicies,
          scalingAlarms,
        },
        CARRYING,
      ),
    ).toEqual([status]);
  });

  describe('with a step policy', () => {
    const step = aScalingPolicy({
      policyType: 'StepScaling',
      policyName: 'step',
      targetTracking: null,
      alarmNames: ['cpu-high'],
    });
    const alarm = aScalingAlarm({ policyName: 'step' });
    const disabled = { ...alarm, actionsEnabled: false };
    const tracking = aScalingPolicy({ policyName: 'tracking' });
    it.each([
      ['whose alarm acts', [step], [alarm], 'pass', /^Scaled by step/],
      ['without an alarm', [{ ...step, alarmNames: [] }], [], 'fail', /step: no alarm sets it off/],
      ['whose alarm was deleted', [step], [], 'fail', /step: its alarm cpu-high does not exist/],
      [
        'whose alarm is disabled',
        [step],
        [disabled],
        'fail',
        /the actions of its alarm cpu-high are disabled/,
      ],
      [
        'whose alarm is of another group',
        [step],
        [{ ...alarm, autoScalingGroupName: 'api' }],
        'fail',
        /not exist/,
      ],
      [
        'one of whose alarms acts',
        [step],
        [disabled, { ...alarm, alarmName: 'b' }],
        'pass',
        /^Scaled by step/,
      ],
      ['whose alarms could not be read', [step], undefined, 'unknown', /its alarms could not be read/],
      [
        'whose alarm is disabled, beside tracking',
        [step, tracking],
        [disabled],
        'pass',
        /^Scaled by tracking/,
      ],
    ])('%s', (_, scalingPolicies, alarms, status, detail) => {
      const [judged] = runCheck(
        autoScalingPolicy,
        {
          autoScalingGroups: [anAutoScalingGroup()],
          scalingPolicies,
          ...(alarms === undefined ? {} : { scalingAlarms: alarms }),
        },
        CARRYING,
      );
      expect(judged).toMatchObject({ status, detail: expect.stringMatching(detail) });
    });
  });

  it.each([
    ['a managed node group of EKS', { 'eks:cluster-name': 'shop', 'eks:nodegroup-name': 'web' }, 'unknown'],
    ['nodes that Cluster Autoscaler finds', { 'k8s.io/cluster-autoscaler/enabled': 'true' }, 'unknown'],
    ['nodes that a person joined', { 'kubernetes.io/cluster/shop': 'owned' }, 'unknown'],
    ['instances of Amazon ECS', { 'aws:ecs:clusterName': 'shop' }, 'fail'],
  ])('cannot see what scales %s, and asks for no policy beside it', (_, tags, status) => {
    const [judged] = runCheck(
      autoScalingPolicy,
      {
        autoScalingGroups: [anAutoScalingGroup({ tags })],
        scalingPolicies: [],
      },
      CARRYING,
    );
    expect(judged?.status).toBe(status);
    expect(judged && 'fix' in judged && judged.fix !== undefined).toBe(status === 'fail');
    const scaled = {
      autoScalingGroups: [anAutoScalingGroup({ tags })],
      scalingPolicies: [of('StepScaling')],
      scalingAlarms,
    };
    expect(statusesOf(autoScalingPolicy, scaled, CARRYING)).toEqual(['pass']);
  });

  it('leaves a group of fixed size to its ceilings', () => {
    const autoScalingGroups = [anAutoScalingGroup({ minSize: 4, maxSize: 4 })];
    expect(statusesOf(autoScalingPolicy, { autoScalingGroups, scalingPolicies: [] }, CARRYING)).toEqual([
      'notApplicable',
    ]);
  });

  it.each([
    ['a load balancer sends traffic', ['arn:tg'], true],
    ['nothing does, such as one that works off a queue', [], false],
  ])('tracks the CPU of a group to which %s', (_, targetGroupArns, isTracked) => {
    const autoScalingGroups = [anAutoScalingGroup({ targetGroupArns, loadBalancerNames: [] })];
    const [judged] = runCheck(autoScalingPolicy, { autoScalingGroups, scalingPolicies: [] }, CARRYING);
    expect(judged?.status).toBe('fail');
    expect(judged && 'fix' in judged && judged.fix?.command !== undefined).toBe(isTracked);
  });
});
