import { describe, expect, it } from '@jest/globals';
import { preWarmingBackends } from '../../../src/checks/load-balancers/pre-warming-backends';
import type { Artifacts, EcsService, ScalableTarget } from '../../../src/model/artifacts';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aListener,
  aLoadBalancer,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anEcsService,
  anEcsServicePeak,
  anInstanceType,
  aScalingPolicy,
  aScheduledAction,
  aTargetGroup,
  aTargetHealth,
  ecsServiceArn,
  loadBalancerArn,
  targetGroupArn,
  targetOfService,
} from '../../builders/artifacts';
import { runCheck } from '../../builders/check';
import { aPlan } from '../../builders/plan';

type Backends = NonNullable<EventPlanInput['preWarming']>[number]['backends'];

/** Two busy instances at normal peak, kept at 50 % CPU: 4·m, so 40 at 10×. */
const groupOf = (running: number, more: Partial<Parameters<typeof anAutoScalingGroup>[0]> = {}) =>
  anAutoScalingGroup({
    maxSize: 400,
    targetGroupArns: [targetGroupArn()],
    instances: Array.from({ length: running }, (_, i) => anAutoScalingInstance({ instanceId: `i-${i}` })),
    ...more,
  });

const account = (more: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  loadBalancers: [aLoadBalancer()],
  targetGroups: [aTargetGroup({ loadBalancerArns: [loadBalancerArn()] })],
  targetHealth: [],
  autoScalingGroups: [groupOf(4)],
  scheduledActions: [],
  ecsServices: [],
  scalableTargets: [],
  scalingPolicies: [aScalingPolicy()],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  ...more,
});

const judge = (backends: Backends, artifacts = account()) => {
  const plan = aPlan({ preWarming: [{ loadBalancer: 'web', region: 'us-east-1', backends }] });
  const [judgement] = runCheck(preWarmingBackends, artifacts, { plan });
  return judgement;
};

const peakOfHours = (hoursWithData: number) => {
  const { load } = anAutoScalingGroupPeak();
  return anAutoScalingGroupPeak({ load: load && { ...load, hoursWithData } });
};

const SECOND = { autoScalingGroupName: 'api' };
const scaled = { scaled: true };
const IN_TIME = { scaled: false, scaledBy: '2026-12-12 00:00' };
const scheduled = (more: Parameters<typeof aScheduledAction>[0]) => ({
  scheduledActions: [
    aScheduledAction({ startTime: '2026-12-11T12:00:00Z', minSize: null, desiredCapacity: null, ...more }),
  ],
});

describe('pre-warming-backends', () => {
  it.each<[string, Backends, string]>([
    ['they are said to run at event size', scaled, 'fail'],
    ['they are said to be scaled as the event starts', IN_TIME, 'warn'],
    ['a minute later', { scaled: false, scaledBy: '2026-12-12 00:01' }, 'fail'],
    [
      'they are said to have been scaled by a day that is over',
      { scaled: false, scaledBy: '2026-11-21 00:00' },
      'fail',
    ],
    ['they are to be scaled by now', { scaled: false, scaledBy: '2026-11-22 08:00' }, 'fail'],
    ['they are to be scaled in a minute', { scaled: false, scaledBy: '2026-11-22 08:01' }, 'warn'],
    ['it is not said when', { scaled: false }, 'warn'],
    ['it is not said', undefined, 'warn'],
  ])('where 4 of 40 instances run: %s', (_, backends, status) => {
    expect(judge(backends)?.status).toBe(status);
  });

  it('waits for a group that is closed now and opened before the event', () => {
    const closed = {
      ...account({ autoScalingGroups: [groupOf(0, { minSize: 0, maxSize: 0 })] }),
      ...scheduled({ maxSize: 400, minSize: 10 }),
    };
    expect(judge({ scaled: true }, closed)).toMatchObject({
      status: 'fail',
      detail: expect.stringContaining('runs 0 of the 40 instances that 10× needs'),
    });
  });

  it('says what the plan says and what AWS shows', () => {
    expect(judge(scaled)?.detail).toBe(
      'The plan says that they run at event size. Group web runs 4 of the 40 instances that 10× needs.',
    );
  });

  it.each<[string, Partial<Artifacts>, string]>([
    ['all 40 run', { autoScalingGroups: [groupOf(40)] }, 'pass'],
    ['39 run', { autoScalingGroups: [groupOf(39)] }, 'fail'],
    ['an action raises the minimum to 40 before the event', scheduled({ minSize: 40 }), 'pass'],
    ['an action wants 40 before the event', scheduled({ desiredCapacity: 40 }), 'pass'],
    ['it raises it to 39', scheduled({ minSize: 39 }), 'fail'],
    [
      'it runs when the event has begun',
      scheduled({ minSize: 40, startTime: '2026-12-13T00:00:00Z' }),
      'fail',
    ],
    [
      'schedules are suspended',
      {
        ...scheduled({ minSize: 40 }),
        autoScalingGroups: [groupOf(4, { suspendedProcesses: ['ScheduledActions'] })],
      },
      'fail',
    ],
    [
      '40 run, of which an action leaves 4',
      { autoScalingGroups: [groupOf(40)], ...scheduled({ desiredCapacity: 4 }) },
      'fail',
    ],
    [
      '40 run, and an action sets a minimum of 4',
      { autoScalingGroups: [groupOf(40)], ...scheduled({ minSize: 4 }) },
      'pass',
    ],
    [
      'a group of vCPUs gets 80 of them, 2 an instance',
      {
        ...scheduled({ minSize: 80 }),
        autoScalingGroups: [groupOf(4, { desiredCapacityType: 'vcpu' })],
        ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }) },
      },
      'pass',
    ],
    [
      'the second of two groups is short',
      {
        autoScalingGroups: [groupOf(40), groupOf(4, SECOND)],
        autoScalingGroupPeaks: [anAutoScalingGroupPeak(), anAutoScalingGroupPeak(SECOND)],
        scalingPolicies: [aScalingPolicy(), aScalingPolicy(SECOND)],
      },
      'fail',
    ],
    ['their load is not known', { autoScalingGroupPeaks: [] }, 'unknown'],
    [
      'their load is known by means of an hour',
      {
        autoScalingGroups: [groupOf(40)],
        autoScalingGroupPeaks: [
          anAutoScalingGroupPeak({ window: { ...anAutoScalingGroupPeak().window, periodSeconds: 3600 } }),
        ],
      },
      'unknown',
    ],
    [
      'too little data show that they do, for what they show',
      { autoScalingGroups: [groupOf(40)], autoScalingGroupPeaks: [peakOfHours(30)] },
      'unknown',
    ],
    [
      'even too little data show that they do not',
      { autoScalingGroups: [groupOf(39)], autoScalingGroupPeaks: [peakOfHours(30)] },
      'fail',
    ],
    ['none is behind it', { autoScalingGroups: [groupOf(4, { targetGroupArns: [] })] }, 'unknown'],
  ])('asks AWS whether they run at event size: %s', (_, more, status) => {
    expect(judge(scaled, account(more))?.status).toBe(status);
  });

  /** Four busy tasks at normal peak, kept at 50 % CPU: 8·m, so 80 at 10×. */
  const tasks = (
    running: number,
    { service = {}, target = {} }: { service?: Partial<EcsService>; target?: Partial<ScalableTarget> } = {},
  ): Partial<Artifacts> => ({
    autoScalingGroups: [],
    ecsServices: [
      anEcsService({
        ...{ serviceName: 'basket', desiredCount: running, runningCount: running },
        targetGroupArns: [targetGroupArn()],
        ...service,
      }),
    ],
    ecsServicePeaks: [anEcsServicePeak({ serviceArn: ecsServiceArn('basket') })],
    scalableTargets: [{ ...targetOfService, scheduledActions: [], ...target }],
  });
  const action = (minCapacity: number | null, maxCapacity: number | null) => ({
    scheduledActions: [
      {
        ...{ scheduledActionName: 'event', schedule: 'at(2026-12-11T12:00:00)', timeZone: null },
        ...{ minCapacity, maxCapacity },
      },
    ],
  });

  it.each<[string, Partial<Artifacts>, string]>([
    ['all 80 tasks run', tasks(80), 'pass'],
    ['79 tasks run', tasks(79), 'fail'],
    ['an action raises the minimum to 80', tasks(10, { target: action(80, null) }), 'pass'],
    ['it raises it to 79', tasks(10, { target: action(79, null) }), 'fail'],
    ['80 run, of which an action leaves 20', tasks(80, { target: action(null, 20) }), 'fail'],
    [
      'schedules are suspended',
      tasks(10, { target: { ...action(80, null), areScheduledActionsSuspended: true } }),
      'fail',
    ],
    ['a minimum of 100 is no need of the traffic', tasks(80, { target: { minCapacity: 100 } }), 'pass'],
    ['nothing scales them, and all run', { ...tasks(80), scalableTargets: [] }, 'pass'],
    ['their load is not known', { ...tasks(80), ecsServicePeaks: [] }, 'unknown'],
    ['services could not be read', { ecsServices: undefined, autoScalingGroups: [groupOf(40)] }, 'unknown'],
    [
      'a group has its 40, and a service 79 of 80',
      { ...tasks(79), autoScalingGroups: [groupOf(40)] },
      'fail',
    ],
    [
      'a daemon runs one on each instance',
      tasks(1, { service: { schedulingStrategy: 'DAEMON' } }),
      'unknown',
    ],
    ['they are behind something else', tasks(80, { service: { targetGroupArns: [] } }), 'unknown'],
  ])('asks AWS whether services run at event size: %s', (_, more, status) => {
    expect(judge(scaled, account(more))?.status).toBe(status);
  });

  it('says how many tasks run after the scheduled action', () => {
    expect(judge(scaled, account(tasks(10, { target: action(79, null) })))?.detail).toBe(
      'The plan says that they run at event size. Service shop/basket runs 10 of the 80 tasks that 10× needs; after the scheduled action event it runs 79.',
    );
  });

  const inVcpus = (...vCpus: number[]) => ({
    autoScalingGroups: [
      groupOf(0, {
        desiredCapacityType: 'vcpu',
        instances: vCpus.map((n, i) =>
          anAutoScalingInstance({ instanceId: `i-${i}`, instanceType: `m5.${n}` }),
        ),
      }),
    ],
    ec2InstanceTypes: Object.fromEntries(
      [...vCpus, 2].map((n) => {
        const instanceType = n === 2 ? 'm5.large' : `m5.${n}`;
        return [instanceType, anInstanceType({ instanceType, vCpus: n })];
      }),
    ),
  });
  it.each<[string, Partial<Artifacts>, string]>([
    [
      'no group is there',
      { autoScalingGroups: [], targetHealth: [aTargetHealth([])] },
      ' No Auto Scaling group and no ECS service is behind it whose size AWS could show.',
    ],
    [
      'the group is behind another load balancer',
      { targetGroups: [aTargetGroup({ loadBalancerArns: [loadBalancerArn('api')] })] },
      ' No Auto Scaling group and no ECS service is behind it whose size AWS could show.',
    ],
    // Of 4 vCPUs each, as most are: 9 ÷ 4 = 2.25.
    [
      'a quarter of an instance more runs',
      inVcpus(4, 5),
      ' Group web runs 2 of the 45 instances that 10× needs.',
    ],
    [
      'a schedule asks for a quarter of an instance less than 20',
      { ...inVcpus(4, 4), ...scheduled({ minSize: 79 }) },
      ' Group web runs 2 of the 40 instances that 10× needs; after the scheduled action event-scale-out it runs 19.',
    ],
    [
      'the type of one that runs is not known',
      { ...inVcpus(4, 4), ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large' }) } },
      ' Group web: The size of its instance type is not known.',
    ],
  ])('says what it counts: %s', (_, more, words) => {
    expect(judge(scaled, account(more))?.detail).toBe(`The plan says that they run at event size.${words}`);
  });

  it('does not know of any size where nobody knows how much traffic comes', () => {
    const plan = aPlan({ preWarming: [{ loadBalancer: 'web', region: 'us-east-1', backends: scaled }] });
    const artifacts = account({ autoScalingGroups: [groupOf(400)] });
    expect(runCheck(preWarmingBackends, artifacts, { plan, multiplier: null })[0]).toMatchObject({
      status: 'unknown',
      detail: 'The plan says that they run at event size. The needed multiplier is not known.',
    });
  });

  it('asks of all groups where none of them gets the traffic of the event', () => {
    const traffic = { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0 }] };
    const plan = aPlan({
      traffic,
      preWarming: [{ loadBalancer: 'web', region: 'us-east-1', backends: scaled }],
    });
    expect(runCheck(preWarmingBackends, account(), { plan })[0]?.detail).toContain('Group web runs 4 of');
  });

  it('does not ask the plan where AWS shows that they do', () => {
    expect(judge(undefined, account({ autoScalingGroups: [groupOf(40)] }))?.status).toBe('pass');
  });

  it('leaves out the idle twin, which a listener gives weight 0', () => {
    const green = { autoScalingGroupName: 'green', targetGroupArns: [targetGroupArn('green')] };
    const twins = account({
      ...{ apis: [], apiIntegrations: [], classicLoadBalancers: [], ec2Instances: [], targetHealth: [] },
      targetGroups: [aTargetGroup(), aTargetGroup({ targetGroupName: 'green' })],
      listeners: [
        aListener({
          forwards: [
            { targetGroupArn: targetGroupArn(), weight: 1 },
            { targetGroupArn: targetGroupArn('green'), weight: 0 },
          ],
        }),
      ],
      autoScalingGroups: [groupOf(4), groupOf(0, green)],
    });
    expect(judge(scaled, twins)?.detail).not.toContain('green');
  });

  const [target = null] = aTargetHealth().targets;
  if (target === null) throw new Error('no target');
  /** Beside the group of `web`, which runs all 40, the load balancer has `legacy`, which nothing that scales registers with. */
  const beside = (
    registered: readonly string[] | null,
    more: Partial<Artifacts['targetGroups'][number]> = {},
  ) =>
    account({
      autoScalingGroups: [groupOf(40)],
      targetGroups: [aTargetGroup(), aTargetGroup({ targetGroupName: 'legacy', ...more })],
      targetHealth:
        registered === null
          ? []
          : [
              {
                targetGroupArn: targetGroupArn('legacy'),
                targets: registered.map((id) => ({ ...target, id })),
              },
            ],
    });
  it.each<[string, Partial<Artifacts>, string, string]>([
    [
      'two machines that nobody scales',
      beside(['i-a', 'i-b']),
      'unknown',
      'Target group legacy has 2 targets that no Auto Scaling group and no ECS service scales: how many the traffic needs is not known.',
    ],
    [
      'what could not be read',
      beside(null),
      'unknown',
      'Target group legacy: what is registered with it could not be read.',
    ],
    [
      'what a daemon registers',
      {
        ...beside(['i-a']),
        ecsServices: [
          anEcsService({ schedulingStrategy: 'DAEMON', targetGroupArns: [targetGroupArn('legacy')] }),
        ],
      },
      'unknown',
      'Target group legacy has 1 target that no Auto Scaling group and no ECS service scales',
    ],
    ['nothing', beside([]), 'pass', '10× needs.'],
    ['a function', beside(['arn:aws:lambda:::f'], { targetType: 'lambda' }), 'pass', '10× needs.'],
    [
      'machines that get no requests',
      {
        ...beside(['i-a']),
        listeners: [aListener({ forwards: [{ targetGroupArn: targetGroupArn('legacy'), weight: 0 }] })],
      },
      'pass',
      '10× needs.',
    ],
  ])('counts what is registered beside a group at size: %s', (_, artifacts, status, words) => {
    expect(judge(undefined, artifacts)?.status).toBe(status === 'unknown' ? 'warn' : status);
    expect(judge(scaled, artifacts)).toMatchObject({ status, detail: expect.stringContaining(words) });
  });

  it('has nothing to say without an entry', () => {
    const [judgement] = runCheck(preWarmingBackends, account());
    expect(judgement?.status).toBe('notApplicable');
  });

  it.each([
    ['nothing while the other serves', {}, 'pass'],
    ['what it is to run whatever the load', { minSize: 2 }, 'fail'],
  ])('asks of the idle one of blue and green %s', (_, more, status) => {
    const green = groupOf(0, { autoScalingGroupName: 'green', minSize: 0, desiredCapacity: 0, ...more });
    const artifacts = account({
      autoScalingGroups: [groupOf(40), green],
      scalingPolicies: [aScalingPolicy(), aScalingPolicy({ autoScalingGroupName: 'green' })],
      autoScalingGroupPeaks: [
        anAutoScalingGroupPeak(),
        anAutoScalingGroupPeak({ autoScalingGroupName: 'green' }),
      ],
    });
    expect(judge(scaled, artifacts)?.status).toBe(status);
  });
});
