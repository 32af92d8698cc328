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
    ['step, which only takes instances away', [{ ...of('StepScaling'), onlyScalesIn: true }], 'fail'],
    [
      'step, one that takes instances away and one that adds some',
      [{ ...of('SimpleScaling'), onlyScalesIn: true }, of('StepScaling')],
      'pass',
    ],
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

  const said = (
    scalingPolicies: ReturnType<typeof of>[],
    group: Parameters<typeof anAutoScalingGroup>[0] = {},
    alarms = scalingAlarms,
  ) =>
    runCheck(
      autoScalingPolicy,
      { autoScalingGroups: [anAutoScalingGroup(group)], scalingPolicies, scalingAlarms: alarms },
      CARRYING,
    )[0];

  it.each([
    [[], 'It has no scaling policy.'],
    [
      [of('TargetTrackingScaling', false)],
      'No enabled policy answers to load: TargetTrackingScaling (TargetTrackingScaling, disabled).',
    ],
    [
      [of('PredictiveScaling'), { ...of('StepScaling'), onlyScalesIn: true }],
      'No enabled policy answers to load: PredictiveScaling (PredictiveScaling), StepScaling (StepScaling, only takes instances away).',
    ],
  ])('says what is there where nothing answers to load: %#', (scalingPolicies, detail) => {
    expect(said(scalingPolicies)).toMatchObject({ status: 'fail', detail });
  });

  it('takes the alarm of another policy of the group for none', () => {
    expect(said([of('StepScaling')], {}, [aScalingAlarm({ policyName: 'SimpleScaling' })])).toMatchObject({
      status: 'fail',
      detail: 'No policy works: StepScaling: its alarm StepScaling-high does not exist.',
    });
  });

  it('finds its target group among several', () => {
    const resourceLabel = 'app/web/50dc6c495c0c9188/targetgroup/web/73e2d6bc24d8a067';
    const arn = (name: string) => `arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/${name}`;
    const targetTracking = {
      predefinedMetricType: 'ALBRequestCountPerTarget',
      targetValue: 1000,
      disableScaleIn: false,
    };
    const targetGroupArns = [arn('api/0123456789abcdef'), arn('web/73e2d6bc24d8a067')];
    const tracking = [
      aScalingPolicy({ targetTracking: { ...targetTracking, resourceLabel } }),
      aScalingPolicy({ targetTracking: { ...targetTracking, resourceLabel: null } }),
      aScalingPolicy({
        targetTracking: {
          ...targetTracking,
          predefinedMetricType: 'ASGAverageCPUUtilization',
          resourceLabel,
        },
      }),
    ];
    const statuses = tracking.map(
      (policy, i) => said([policy], { targetGroupArns: i === 0 ? targetGroupArns : [] })?.status,
    );
    expect(statuses).toEqual(['pass', 'pass', 'pass']);
  });

  it.each([
    ['a target group', { targetGroupArns: ['arn'] }],
    ['a Classic Load Balancer', { targetGroupArns: [], loadBalancerNames: ['legacy'] }],
  ])('tracks 50 %% CPU where it serves %s', (_, group) => {
    expect(said([], group)).toMatchObject({
      fix: {
        command: {
          words: expect.arrayContaining([
            '{"PredefinedMetricSpecification":{"PredefinedMetricType":"ASGAverageCPUUtilization"},"TargetValue":50}',
          ]),
        },
      },
    });
  });

  it.each([
    ['its own target group', 'app/web/50dc6c495c0c9188/targetgroup/web/73e2d6bc24d8a067', 'pass'],
    ['one that it was detached from', 'app/web/50dc6c495c0c9188/targetgroup/old/0123456789abcdef', 'fail'],
  ])('with a policy that tracks the requests to %s', (_, resourceLabel, status) => {
    const tracking = aScalingPolicy({
      targetTracking: {
        ...{ predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel },
        ...{ targetValue: 1000, disableScaleIn: false },
      },
    });
    const group = anAutoScalingGroup({
      targetGroupArns: [
        'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/web/73e2d6bc24d8a067',
      ],
    });
    const artifacts = { autoScalingGroups: [group], scalingPolicies: [tracking] };
    const [judged] = runCheck(autoScalingPolicy, { ...artifacts, scalingAlarms }, CARRYING);
    expect(judged?.status).toBe(status);
    if (status === 'fail') {
      expect(judged?.detail).toBe(
        'No policy works: cpu: it tracks the requests to targetgroup/old/0123456789abcdef, which the group is not attached to.',
      );
    }
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
