import { describe, expect, it } from '@jest/globals';
import type { EventPlanInput } from '../../../src/plan/schema';
import {
  aLaunchTemplate,
  aLoadBalancerPeak,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anInstanceType,
  aPeak,
  aScalingPolicy,
  aScheduledAction,
  targetGroupArn,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'auto-scaling-group-size';

/** Four instances at 50 % CPU are 2 busy ones; kept at 50 % each carries 0.5: needed(m) = ⌈2·m ÷ 0.5⌉ = 4·m. */
const base = {
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 20 })],
  scheduledActions: [],
  scalingPolicies: [aScalingPolicy()],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
};

describe(FAMILY, () => {
  it('divides the load at normal peak by what the target tracking keeps', () => {
    const ceiling = onlyCeiling(FAMILY, base, { multiplier: 10 });
    expect(ceiling).toMatchObject({ limit: 20, atPeak: 40, breaksAt: 5, status: 'red', unit: 'instances' });
  });

  it('needs twice as many when one of two zones may be lost: 8·m', () => {
    expect(onlyCeiling(FAMILY, base).breaksAtWithoutZone).toBe(2.5);
  });

  it('grows in a straight line to a multiplier of its own', () => {
    // 4 instances today and 4·28 = 112 at the peak of 10×: 12·m − 8, so 100 carry 9×.
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: '*' }, multiplier: 28 }] },
      environment: 'test',
    });
    const group = anAutoScalingGroup({ maxSize: 100 });
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }, { plan })).toMatchObject({
      ...{ atPeak: 112, breaksAt: 9, status: 'red' },
    });
  });

  it('is unknown with a multiplier of its own in an event that brings no more traffic than today', () => {
    const plan = aPlan({
      traffic: { multiplier: 1, elasticity: [{ match: { resource: '*' }, multiplier: 28 }] },
    });
    expect(onlyCeiling(FAMILY, base, { plan }).status).toBe('grey');
  });

  it('does not survive a zone when it lives in one', () => {
    const group = anAutoScalingGroup({ availabilityZones: ['us-east-1a'] });
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }).breaksAtWithoutZone).toBe(0);
  });

  it.each([
    ['fits, with the zone in reserve', 100, 'green'],
    ['needs 80 of 99: above 80 %', 99, 'yellow'],
    ['needs 80 of 80 with the reserve', 80, 'yellow'],
    ['needs 80 of 79 with the reserve, 40 without', 79, 'red'],
  ])('is judged with the reserve: %s', (_, maxSize, status) => {
    const group = anAutoScalingGroup({ maxSize });
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }, { multiplier: 10 }).status).toBe(
      status,
    );
  });

  it('rests on the instances at the peak, not on those that run now', () => {
    // Ten at 60 % then, and a target of 60 %: 10·m of 80 instances. The two of tonight would be 2·m.
    const load = {
      value: 6,
      at: '2026-11-15T18:00:00Z',
      instances: 10,
      cpuUtilization: 60,
      instancesFrom: 'SampleCount' as const,
      hoursWithData: 14 * 24,
    };
    const artifacts = {
      ...base,
      autoScalingGroups: [
        anAutoScalingGroup({
          maxSize: 80,
          instances: Array.from({ length: 2 }, () => anAutoScalingInstance()),
        }),
      ],
      scalingPolicies: [
        aScalingPolicy({
          targetTracking: {
            predefinedMetricType: 'ASGAverageCPUUtilization',
            resourceLabel: null,
            targetValue: 60,
            disableScaleIn: false,
          },
        }),
      ],
      autoScalingGroupPeaks: [anAutoScalingGroupPeak({ load })],
    };
    const ceiling = onlyCeiling(FAMILY, artifacts);
    expect(ceiling).toMatchObject({ breaksAt: 8 });
    expect(JSON.stringify(ceiling.evidence)).toContain('the samples of CPUUtilization are counted');
    // Where the samples do not tell how many they were, nothing is said.
    const untold = [anAutoScalingGroupPeak({ load: null, inServiceInstances: null })];
    const grey = onlyCeiling(FAMILY, { ...artifacts, autoScalingGroupPeaks: untold });
    expect(grey.status).toBe('grey');
    expect(grey.evidence[0]?.detail).toContain('had at its peak is not known');
  });

  it('needs no reserve when the plan says so', () => {
    const plan = aPlan({ resilience: { survive: 'none' } });
    const group = anAutoScalingGroup({ maxSize: 50 });
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }, { plan }).status).toBe('green');
  });

  it('asks for a maximum that leaves it below the threshold: 80 ÷ 0.8', () => {
    const { fix } = onlyCeiling(FAMILY, base, { multiplier: 10 });
    expect(fix).toMatchObject({ command: expect.stringContaining('--max-size 100'), by: '2026-12-05' });
    const maxSize = base.autoScalingGroups[0]?.maxSize;
    expect(fix?.reversal).toMatchObject({
      command: expect.stringContaining(`--max-size ${maxSize}`),
      after: '2026-12-12',
    });
  });

  it('is not lost with its zone where its cluster has groups in others', () => {
    const inZone = (zone: string, cluster: string) =>
      anAutoScalingGroup({
        autoScalingGroupName: zone,
        maxSize: 20,
        availabilityZones: [zone],
        tags: { [`kubernetes.io/cluster/${cluster}`]: 'owned' },
      });
    const withoutZone = (clusterOfOthers: string) =>
      ceilingsOf(FAMILY, {
        ...base,
        autoScalingGroups: [
          inZone('us-east-1a', 'shop'),
          inZone('us-east-1b', clusterOfOthers),
          inZone('us-east-1c', clusterOfOthers),
        ],
        scalingPolicies: [aScalingPolicy({ autoScalingGroupName: 'us-east-1a' })],
        autoScalingGroupPeaks: [anAutoScalingGroupPeak({ autoScalingGroupName: 'us-east-1a' })],
      }).find(({ resource }) => resource === 'us-east-1a')?.breaksAtWithoutZone;
    // 4·m alone; two of three zones carry all of it with 4·m × 3 ÷ 2 = 6·m, of 20, in whole instances: 13 × 3 ÷ 2 ≤ 20.
    expect(withoutZone('shop')).toBe(3.25);
    expect(withoutZone('other')).toBe(0);
  });

  it('changes the node group where EKS keeps the sizes', () => {
    const tags = { 'eks:cluster-name': 'shop', 'eks:nodegroup-name': 'workers' };
    const artifacts = { ...base, autoScalingGroups: [anAutoScalingGroup({ maxSize: 20, tags })] };
    const ceiling = onlyCeiling(FAMILY, artifacts, { multiplier: 10 });
    expect(ceiling.title).toBe('Node group workers of shop (Auto Scaling group web)');
    expect(ceiling.fix?.command).toBe(
      '# In account 111122223333:\naws eks update-nodegroup-config --region us-east-1 --cluster-name shop --nodegroup-name workers --scaling-config maxSize=100',
    );
  });

  it('takes the maximum that a scheduled action puts in force for the event', () => {
    const scheduledActions = [aScheduledAction({ maxSize: 200, startTime: '2026-12-11T12:00:00Z' })];
    expect(onlyCeiling(FAMILY, { ...base, scheduledActions })).toMatchObject({ limit: 200, status: 'green' });
  });

  it('is red where a scheduled minimum is above the maximum in force, as AWS refuses the one with the other', () => {
    const scheduledActions = [aScheduledAction({ minSize: 380, maxSize: null, desiredCapacity: null })];
    expect(onlyCeiling(FAMILY, { ...base, scheduledActions }, { multiplier: 2 })).toMatchObject({
      limit: 20,
      atPeak: 380,
      floorAboveLimit: 380,
      breaksAt: 5,
      status: 'red',
    });
  });

  it.each([
    // 8 of 10 with a zone in reserve, of which all run all the time.
    ['of a fixed size', { minSize: 10, desiredCapacity: 10, maxSize: 10 }, []],
    [
      'that is scheduled to run all that it may',
      { maxSize: 10 },
      [aScheduledAction({ minSize: 10, maxSize: 10, desiredCapacity: 10 })],
    ],
    [
      'that may run more only from the time on at which it must',
      { maxSize: 10 },
      [
        aScheduledAction({
          startTime: '2026-12-12T04:00:00Z',
          minSize: 12,
          maxSize: 40,
          desiredCapacity: null,
        }),
      ],
    ],
  ])('is not tight in a group %s', (_, group, scheduledActions) => {
    const artifacts = { ...base, autoScalingGroups: [anAutoScalingGroup(group)], scheduledActions };
    expect(onlyCeiling(FAMILY, artifacts, { multiplier: 1 })).toMatchObject({
      limit: 10,
      atPeak: 4,
      breaksAt: 2.5,
      status: 'green',
    });
  });

  const stuck = (more: object = {}) => ({
    ...base,
    autoScalingGroups: [
      anAutoScalingGroup({
        maxSize: 400,
        suspendedProcesses: ['Launch'],
        instances: Array.from({ length: 4 }, () => anAutoScalingInstance()),
        ...more,
      }),
    ],
  });

  it('breaks by its load where it may not launch what is scheduled: 4·m of the 4 that run', () => {
    const scheduledActions = [aScheduledAction({ minSize: 140, maxSize: 400, desiredCapacity: 140 })];
    const plan = aPlan({ resilience: { survive: 'none' } });
    const ceiling = onlyCeiling(FAMILY, { ...stuck(), scheduledActions }, { multiplier: 0.5, plan });
    expect(ceiling).toMatchObject({ limit: 4, breaksAt: 1, floorAboveLimit: 140, status: 'red' });
    // Without the schedule, 2 of 4 instances carry half of the normal traffic.
    expect(onlyCeiling(FAMILY, stuck(), { multiplier: 0.5, plan })).toMatchObject({ status: 'green' });
  });

  it('is not known where it cannot launch, and the vCPUs that it runs are not known', () => {
    const artifacts = {
      ...stuck({
        desiredCapacityType: 'vcpu',
        instances: [anAutoScalingInstance({ instanceType: 'm9.large' })],
      }),
      ec2InstanceTypes: { 'm5.large': anInstanceType({ vCpus: 2 }) },
      launchTemplates: [aLaunchTemplate({ instanceType: 'm5.large' })],
      loadBalancerPeaks: [aLoadBalancerPeak()],
    };
    expect(onlyCeiling(FAMILY, artifacts, { multiplier: 1 })).toMatchObject({ limit: null, status: 'grey' });
  });

  it('stays at the four instances it runs when its launch template is gone, whatever its maximum', () => {
    const autoScalingGroups = [
      anAutoScalingGroup({
        maxSize: 100,
        instances: Array.from({ length: 4 }, () => anAutoScalingInstance()),
      }),
    ];
    const ceiling = onlyCeiling(FAMILY, { ...base, autoScalingGroups, launchTemplates: [] });
    // 4·m instances of 4.
    expect(ceiling).toMatchObject({ limit: 4, breaksAt: 1, status: 'red' });
    expect(JSON.stringify(ceiling.evidence)).toContain('Its launch template lt-1 (version $Default) is gone');
    expect(ceiling.fix?.action).toContain('launch template lt-1');
  });

  it('changes the scheduled action where that sets the maximum: the group’s own would be overridden', () => {
    const scheduledActions = [
      aScheduledAction({
        scheduledActionName: 'evening',
        recurrence: '0 10 * * *',
        startTime: null,
        maxSize: 12,
      }),
    ];
    const { limit, fix } = onlyCeiling(FAMILY, { ...base, scheduledActions }, { multiplier: 10 });
    expect(limit).toBe(12);
    expect(fix?.command).toBe(
      "# In account 111122223333:\naws autoscaling put-scheduled-update-group-action --region us-east-1 --auto-scaling-group-name web --scheduled-action-name evening --recurrence '0 10 * * *' --min-size 40 --max-size 100 --desired-capacity 40",
    );
  });

  describe('in an event of three days, of which every night lowers the maximum from 100 to 8', () => {
    const calendar = { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-14 23:59' };
    const sets = (scheduledActionName: string, recurrence: string, maxSize: number) =>
      aScheduledAction({
        ...{ scheduledActionName, recurrence, maxSize },
        ...{ startTime: null, minSize: null, desiredCapacity: null, timeZone: null },
      });
    const scheduledActions = [sets('night', '0 22 * * *', 8), sets('morning', '0 6 * * *', 100)];
    const judge = (multiplier: number, peaks: EventPlanInput['traffic']['peaks'] = []) =>
      onlyCeiling(
        FAMILY,
        { ...base, scheduledActions },
        {
          plan: aPlan({ calendar, traffic: { multiplier, peaks }, resilience: { survive: 'none' } }),
          window: { start: '2026-12-12T00:00:00Z', end: '2026-12-14T23:59:00Z' },
          multiplier,
        },
      );
    const at = (from: string, to: string, multiplier: number) => [
      { name: 'sale', from: `2026-12-13 ${from}`, to: `2026-12-13 ${to}`, multiplier },
    ];

    it.each([
      // 4·m instances.
      ['fits even at night', 1.2, 'green'],
      ['fits by day only: the plan must say when traffic is high', 10, 'grey'],
      ['does not even fit by day', 26, 'red'],
    ])('%s', (_, multiplier, status) => {
      expect(judge(multiplier).status).toBe(status);
    });

    it('asks one question, and does not raise the maximum of the night for nothing', () => {
      const { evidence, fix } = judge(10);
      expect(evidence[0]?.detail).toContain('Say in traffic.peaks of the plan when traffic is high');
      expect(fix).toBeUndefined();
    });

    it('raises that of the day where it does not fit', () => {
      expect(judge(26).fix?.command).toContain('--scheduled-action-name morning');
    });

    it.each([
      ['by day', '10:00', '20:00', 'green'],
      ['at night', '22:30', '23:30', 'red'],
    ])('is judged by what is in force at its peaks: %s', (_, from, to, status) => {
      expect(judge(10, at(from, to, 10)).status).toBe(status);
    });

    it('is red where a maximum that is set once ends the event early', () => {
      const once = aScheduledAction({ maxSize: 6, startTime: '2026-12-13T00:00:00Z', recurrence: null });
      const plan = aPlan({ calendar, traffic: { multiplier: 10 } });
      const window = { start: '2026-12-12T00:00:00Z', end: '2026-12-14T23:59:00Z' };
      const artifacts = { ...base, scheduledActions: [once] };
      expect(onlyCeiling(FAMILY, artifacts, { plan, window, multiplier: 10 }).status).toBe('red');
    });
  });

  // Asked three weeks before the event. AWS refuses a start in the past, and what runs once is over after the event.
  it.each([
    ['that runs once', { startTime: '2026-12-11T14:00:00Z' }, '--start-time 2026-12-11T14:00:00Z', false],
    [
      'that runs every day from now on',
      { startTime: '2026-12-01T00:00:00Z', recurrence: '0 9 * * *' },
      '--start-time 2026-12-01T00:00:00Z',
      true,
    ],
    ['that has run every day', { startTime: '2026-11-01T00:00:00Z', recurrence: '0 9 * * *' }, null, true],
    ['that runs every day', { startTime: null, recurrence: '0 9 * * *' }, null, true],
  ])('gives all fields of a scheduled action again: one %s', (_, overrides, start, isReversed) => {
    const action = aScheduledAction({ minSize: null, maxSize: 20, desiredCapacity: null, ...overrides });
    const { fix } = onlyCeiling(FAMILY, { ...base, scheduledActions: [action] }, { multiplier: 10 });
    const given = fix?.command ?? '';
    // 80 with a zone in reserve ÷ 0.8.
    expect(given).toContain('--max-size 100');
    expect(given.match(/--start-time \S+/)?.[0] ?? null).toBe(start);
    expect(given.includes('--recurrence')).toBe(isReversed);
    expect(fix?.reversal?.command?.includes('--max-size 20') ?? false).toBe(isReversed);
  });

  it.each([
    [{}, 'In force during the event: MaxSize 20 of the group. It spans 2 zones.'],
    [
      { availabilityZones: ['us-east-1a'] },
      'In force during the event: MaxSize 20 of the group. It spans 1 zone.',
    ],
    [
      { suspendedProcesses: ['Launch'] },
      'In force during the event: MaxSize 20 of the group. It spans 2 zones. Its process Launch is suspended, so that it cannot grow beyond what it runs.',
    ],
  ])('says what limits it: %j', (overrides, detail) => {
    const group = anAutoScalingGroup({ maxSize: 20, ...overrides });
    const { evidence } = onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] });
    expect(evidence).toContainEqual({
      ...{
        source: 'autoscaling:DescribeAutoScalingGroups, DescribeScheduledActions',
        at: '2026-11-22T00:00:00Z',
      },
      detail,
    });
  });

  it.each([
    [200, ['resume-processes']],
    [20, ['resume-processes', 'update-auto-scaling-group']],
  ])('resumes launches, and raises a maximum of %d only where it is too low', (maxSize, commands) => {
    const group = anAutoScalingGroup({ maxSize, suspendedProcesses: ['Launch'] });
    const { fix } = onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }, { multiplier: 10 });
    expect([...(fix?.command ?? '').matchAll(/aws autoscaling (\S+)/g)].map(([, name]) => name)).toEqual(
      commands,
    );
  });

  it('prefers the rate of a passed load test: 500 requests/s at 25 an instance are 20·m', () => {
    const plan = aPlan({
      loadTests: [
        {
          name: 'old',
          on: '2026-01-01',
          result: 'passed',
          requestsPerSecondPerInstance: [{ autoScalingGroup: 'web', value: 1 }],
        },
        {
          name: 'latest',
          on: '2026-11-01',
          result: 'passed',
          requestsPerSecondPerInstance: [{ autoScalingGroup: 'web', value: 25 }],
        },
        {
          name: 'failed',
          on: '2026-11-10',
          result: 'failed',
          requestsPerSecondPerInstance: [{ autoScalingGroup: 'web', value: 999 }],
        },
      ],
    });
    const artifacts = {
      ...base,
      autoScalingGroups: [anAutoScalingGroup({ maxSize: 100, targetGroupArns: [targetGroupArn()] })],
      loadBalancerPeaks: [aLoadBalancerPeak()],
    };
    expect(onlyCeiling(FAMILY, artifacts, { plan }).breaksAt).toBe(5);
  });

  it('follows requests per target and minute: 500/s at 600/min are 50·m', () => {
    const tracking = {
      predefinedMetricType: 'ALBRequestCountPerTarget',
      resourceLabel: null,
      targetValue: 600,
      disableScaleIn: false,
    };
    const artifacts = {
      ...base,
      autoScalingGroups: [anAutoScalingGroup({ maxSize: 100, targetGroupArns: [targetGroupArn()] })],
      scalingPolicies: [aScalingPolicy({ targetTracking: tracking })],
      loadBalancerPeaks: [aLoadBalancerPeak()],
    };
    expect(onlyCeiling(FAMILY, artifacts).breaksAt).toBe(2);
  });

  it.each([0, -40, Number.NaN])(
    'passes over a policy whose target makes no sense, as without one: %d',
    (targetValue) => {
      const tracking = {
        predefinedMetricType: 'ASGAverageCPUUtilization',
        resourceLabel: null,
        targetValue,
        disableScaleIn: false,
      };
      const scalingPolicies = [aScalingPolicy({ targetTracking: tracking })];
      expect(onlyCeiling(FAMILY, { ...base, scalingPolicies })).toEqual(
        onlyCeiling(FAMILY, { ...base, scalingPolicies: [] }),
      );
    },
  );

  it('follows the policy that asks for more of two', () => {
    const tracking = (targetValue: number) => ({
      predefinedMetricType: 'ASGAverageCPUUtilization',
      resourceLabel: null,
      targetValue,
      disableScaleIn: false,
    });
    const scalingPolicies = [
      aScalingPolicy({ policyName: 'high', targetTracking: tracking(80) }),
      aScalingPolicy({ policyName: 'low', targetTracking: tracking(25) }),
    ];
    expect(onlyCeiling(FAMILY, { ...base, scalingPolicies }).breaksAt).toBe(2.5);
  });

  it('falls back on the measured peak without a policy, or with one that is switched off', () => {
    const scalingPolicies = [aScalingPolicy({ enabled: false })];
    const peak = anAutoScalingGroupPeak({ cpuUtilization: aPeak(40) });
    // 2 busy at 50 %, when they did the most, are 4·m; at another time they were busier, but fewer.
    const artifacts = { ...base, scalingPolicies, autoScalingGroupPeaks: [peak] };
    expect(onlyCeiling(FAMILY, artifacts).breaksAt).toBe(5);
  });

  it.each([
    // Four at 3 % are 0.12 busy: 0.24·m of assumed 50 %, 4·m of measured 3 %.
    ['idle, and fits with what was seen', 3, 80, 'green'],
    ['idle, and fits only with what is assumed', 3, 20, 'yellow'],
    // At 10×, 3 of assumed 50 %, and 2 of all that there can be.
    ['idle, and fails with what is assumed but not with 100 %', 3, 2, 'yellow'],
    ['idle, and fails with 100 % too', 3, 1, 'red'],
    // Four at 100 % are 4 busy: 4.71·m of assumed 85 %, so 48 at 10×, of 40 at 100 %.
    ['saturated, and fits with what is assumed', 100, 60, 'green'],
    ['saturated, and fits only with 100 %', 100, 45, 'yellow'],
    ['saturated, and fails with 100 % too', 100, 39, 'red'],
  ])('assumes what one carries that was %s', (_, cpuUtilization, maxSize, status) => {
    const load = {
      value: (4 * cpuUtilization) / 100,
      at: '2026-11-15T18:00:00Z',
      instances: 4,
      cpuUtilization,
      instancesFrom: 'GroupInServiceInstances' as const,
      hoursWithData: 14 * 24,
    };
    const ceiling = onlyCeiling(
      FAMILY,
      {
        ...base,
        autoScalingGroups: [anAutoScalingGroup({ minSize: 0, desiredCapacity: 0, maxSize })],
        scalingPolicies: [],
        autoScalingGroupPeaks: [anAutoScalingGroupPeak({ load })],
      },
      { multiplier: 10, plan: aPlan({ resilience: { survive: 'none' } }) },
    );
    expect(ceiling.status).toBe(status);
    expect(JSON.stringify(ceiling.evidence)).toContain('% CPU are assumed');
  });

  it('takes larger instances in proportion: measured on 2 vCPUs, launching 8', () => {
    const artifacts = {
      ...base,
      autoScalingGroups: [
        anAutoScalingGroup({ maxSize: 20, instances: [anAutoScalingInstance({ instanceType: 'm5.large' })] }),
      ],
      launchTemplates: [aLaunchTemplate({ instanceType: 'm5.2xlarge' })],
      ec2InstanceTypes: {
        'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }),
        'm5.2xlarge': anInstanceType({ instanceType: 'm5.2xlarge', vCpus: 8 }),
      },
    };
    expect(onlyCeiling(FAMILY, artifacts).breaksAt).toBe(20);
  });

  it('counts vCPUs where the group is sized in them', () => {
    const artifacts = {
      ...base,
      autoScalingGroups: [
        anAutoScalingGroup({
          maxSize: 40,
          minSize: 4,
          desiredCapacityType: 'vcpu',
          instances: [anAutoScalingInstance({ instanceType: 'm5.large' })],
        }),
      ],
      ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }) },
    };
    expect(onlyCeiling(FAMILY, artifacts)).toMatchObject({ unit: 'vCPUs', breaksAt: 5, now: 2 });
  });

  it('grows only as far as the plan says', () => {
    const plan = aPlan({
      traffic: { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0.5 }] },
    });
    // 1 busy fixed and 1·m: 20 instances carry 10, so m = 9.
    expect(onlyCeiling(FAMILY, base, { plan }).breaksAt).toBe(9);
  });

  it('is replaced by what the plan itself expects', () => {
    const plan = aPlan({ demand: [{ ceiling: FAMILY, resource: 'web', expected: 16 }] });
    expect(onlyCeiling(FAMILY, base, { plan, multiplier: 10 })).toMatchObject({
      atPeak: 16,
      breaksAt: 12.5,
      status: 'green',
    });
  });

  it('leaves out groups that the plan does not name', () => {
    const plan = aPlan({
      accounts: [
        { id: '111122223333', regions: [{ name: 'us-east-1', scope: { autoScalingGroups: ['other'] } }] },
      ],
    });
    expect(ceilingsOf(FAMILY, base, { plan })).toEqual([]);
  });

  describe('is grey, and says why,', () => {
    it.each([
      [
        'without CPU data',
        { autoScalingGroupPeaks: [anAutoScalingGroupPeak({ load: null, cpuUtilization: null })] },
        'no data for CPUUtilization',
      ],
      ['without the group in the metrics', { autoScalingGroupPeaks: [] }, 'no data for CPUUtilization'],
    ])('%s', (_, artifacts, reason) => {
      const ceiling = onlyCeiling(FAMILY, { ...base, ...artifacts });
      expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null, grows: true });
      expect(ceiling.evidence[0]?.detail).toContain(reason);
    });

    it('when the metrics were refused, with the action', () => {
      const ceiling = onlyCeiling(FAMILY, base, {}, { autoScalingGroupPeaks: 'cloudwatch:GetMetricData' });
      expect(ceiling.status).toBe('grey');
      expect(ceiling.evidence.map((e) => e.source)).toContain('cloudwatch:GetMetricData');
    });

    it('when the policies were refused: a load alone does not say what an instance carries', () => {
      const ceiling = onlyCeiling(FAMILY, base, {}, { scalingPolicies: 'autoscaling:DescribePolicies' });
      expect(ceiling.status).toBe('grey');
    });

    it('once for the region when the groups themselves were refused', () => {
      const ceiling = onlyCeiling(
        FAMILY,
        base,
        {},
        { autoScalingGroups: 'autoscaling:DescribeAutoScalingGroups' },
      );
      expect(ceiling).toMatchObject({ status: 'grey', resource: '-', grows: true });
      expect(ceiling.evidence[0]).toMatchObject({ source: 'autoscaling:DescribeAutoScalingGroups' });
    });

    it('when the needed multiplier is not known, though where it breaks is', () => {
      expect(onlyCeiling(FAMILY, base, { multiplier: null })).toMatchObject({
        status: 'grey',
        breaksAt: 5,
        atPeak: null,
      });
    });
  });
});

describe(`${FAMILY} of real groups`, () => {
  const types = {
    'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }),
    'm5.4xlarge': anInstanceType({ instanceType: 'm5.4xlarge', vCpus: 16 }),
  };
  const mixed = (overrides: { instanceType: string | null; weightedCapacity: number | null }[]) =>
    anAutoScalingGroup({
      maxSize: 20,
      launchTemplate: null,
      instances: [anAutoScalingInstance({ instanceType: 'm5.large' })],
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides,
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
      },
    });
  const breaksAtOf = (group: ReturnType<typeof anAutoScalingGroup>, more = {}) =>
    onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group], ec2InstanceTypes: types, ...more }).breaksAt;

  it('does not count on the largest of its types: the smallest fills it first', () => {
    const overrides = ['m5.large', 'm5.4xlarge'].map((instanceType) => ({
      instanceType,
      weightedCapacity: null,
    }));
    expect(breaksAtOf(mixed(overrides))).toBe(5);
  });

  it('counts each running instance by the weight of its own type', () => {
    const large = { instanceType: 'm5.large', weightedCapacity: 2 };
    const xlarge = { instanceType: 'm5.xlarge', weightedCapacity: 4 };
    const instances = [
      ...Array.from({ length: 4 }, () => anAutoScalingInstance({ instanceType: 'm5.large' })),
      anAutoScalingInstance({ instanceType: 'm5.xlarge' }),
    ];
    const load = {
      value: 2.5,
      at: '2026-11-15T18:00:00Z',
      instances: 5,
      cpuUtilization: 50,
      instancesFrom: 'GroupInServiceInstances' as const,
      hoursWithData: 14 * 24,
    };
    const artifacts = {
      ...base,
      autoScalingGroups: [{ ...mixed([large, xlarge]), maxSize: 120, instances }],
      autoScalingGroupPeaks: [anAutoScalingGroupPeak({ load })],
      ec2InstanceTypes: {
        'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }),
        'm5.xlarge': anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4 }),
      },
    };
    // 4 × 2 + 4 = 12 units at the 50 % that the policy keeps: 12·m of 120.
    expect(onlyCeiling(FAMILY, artifacts)).toMatchObject({ now: 12, breaksAt: 10, unit: 'capacity units' });
  });

  it('leaves grey the group alone of which an instance does not say its type', () => {
    const typeless = anAutoScalingGroup({
      autoScalingGroupName: 'typeless',
      desiredCapacityType: 'vcpu',
      instances: [anAutoScalingInstance(), anAutoScalingInstance({ instanceType: null })],
    });
    const artifacts = {
      ...base,
      autoScalingGroups: [...base.autoScalingGroups, typeless],
      ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }) },
    };
    const ceilings = ceilingsOf(FAMILY, artifacts);
    expect(ceilings.map(({ resource, now, status }) => [resource, now, status])).toEqual([
      ['web', 0, 'red'],
      ['typeless', null, 'grey'],
    ]);
  });

  it('takes the type whose weight is the most for its vCPUs', () => {
    const overrides = [
      { instanceType: 'm5.large', weightedCapacity: 1 },
      { instanceType: 'm5.4xlarge', weightedCapacity: 16 },
    ];
    // 4·m of m5.large are ⌈m ÷ 2⌉ of m5.4xlarge, of weight 16: one only fits 20.
    expect(breaksAtOf(mixed(overrides))).toBe(2);
  });

  it('is grey when one of its types was not described', () => {
    const overrides = ['m5.large', 'x9.huge'].map((instanceType) => ({
      instanceType,
      weightedCapacity: null,
    }));
    expect(breaksAtOf(mixed(overrides))).toBeNull();
  });

  it('stays at what it runs while Launch is suspended, and resuming it is the fix', () => {
    const group = anAutoScalingGroup({
      maxSize: 200,
      suspendedProcesses: ['Launch'],
      instances: ['i-1', 'i-2', 'i-3', 'i-4'].map((instanceId) => anAutoScalingInstance({ instanceId })),
    });
    const ceiling = onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }, { multiplier: 10 });
    expect(ceiling).toMatchObject({ limit: 4, breaksAt: 1, status: 'red' });
    expect(ceiling.fix?.command).toBe(
      '# In account 111122223333:\naws autoscaling resume-processes --region us-east-1 --auto-scaling-group-name web --scaling-processes Launch',
    );
  });

  it('is not judged while it is being deleted', () => {
    const group = anAutoScalingGroup({ status: 'Delete in progress' });
    expect(ceilingsOf(FAMILY, { ...base, autoScalingGroups: [group] })).toEqual([]);
  });

  it('gets its share of the requests to a target group that another group shares', () => {
    const tracking = {
      predefinedMetricType: 'ALBRequestCountPerTarget',
      resourceLabel: null,
      targetValue: 600,
      disableScaleIn: false,
    };
    const group = (autoScalingGroupName: string, ids: string[]) =>
      anAutoScalingGroup({
        autoScalingGroupName,
        maxSize: 75,
        targetGroupArns: [targetGroupArn()],
        instances: ids.map((instanceId) => anAutoScalingInstance({ instanceId })),
      });
    const ceilings = ceilingsOf(FAMILY, {
      ...base,
      autoScalingGroups: [group('web', ['i-1', 'i-2', 'i-3']), group('spot', ['i-4']), group('idle', [])],
      scalingPolicies: ['web', 'spot', 'idle'].map((autoScalingGroupName) =>
        aScalingPolicy({ autoScalingGroupName, targetTracking: tracking }),
      ),
      loadBalancerPeaks: [aLoadBalancerPeak()],
    });
    // 500/s at 10/s an instance: 37.5·m, 12.5·m; the idle one may have to take over all 50·m.
    expect(ceilings.map(({ resource, breaksAt }) => [resource, breaksAt])).toEqual([
      ['web', 2],
      ['spot', 6],
      ['idle', 1.5],
    ]);
  });

  it('is lost with its only zone, also where the plan states the demand', () => {
    const plan = aPlan({ demand: [{ ceiling: FAMILY, expected: 16 }] });
    const group = anAutoScalingGroup({ availabilityZones: ['us-east-1a'] });
    const ceiling = onlyCeiling(FAMILY, { ...base, autoScalingGroups: [group] }, { plan });
    expect(ceiling).toMatchObject({ breaksAt: 12.5, breaksAtWithoutZone: 0 });
  });
});
