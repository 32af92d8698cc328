import { describe, expect, it } from '@jest/globals';
import type { Artifacts, ScalableTarget } from '../../../src/model/artifacts';
import {
  aLoadBalancerPeak,
  anEcsService,
  anEcsServicePeak,
  aPeak,
  aScalableTarget,
  aServiceQuota,
  aSubnet,
  ecsServiceArn,
  someFargateUsage,
  targetGroupArn,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const tracking = (metric: string, targetValue: number): ScalableTarget['policies'][number] => ({
  policyName: metric,
  policyType: 'TargetTrackingScaling',
  targetValue,
  metric,
});

/** Scaled between 2 and 100 tasks at 50 % CPU. */
const aTaskTarget = (overrides: Partial<ScalableTarget> = {}): ScalableTarget =>
  aScalableTarget({
    serviceNamespace: 'ecs',
    resourceId: 'service/shop/web',
    scalableDimension: 'ecs:service:DesiredCount',
    ...{ minCapacity: 2, maxCapacity: 100 },
    policies: [tracking('ECSServiceAverageCPUUtilization', 50)],
    ...overrides,
  });

/** Ten tasks at 40 % CPU are 4 busy ones: 8 tasks at 50 %, for each time the normal traffic. */
const artifacts = (overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  ecsServices: [anEcsService()],
  ecsServicePeaks: [anEcsServicePeak()],
  scalableTargets: [aTaskTarget()],
  loadBalancerPeaks: [],
  fargateUsage: someFargateUsage(),
  serviceQuotas: [
    aServiceQuota({ serviceCode: 'fargate', quotaCode: 'L-3032A538', value: 400, adjustable: true }),
    aServiceQuota({ serviceCode: 'fargate', quotaCode: 'L-36FBB829', value: 400, adjustable: true }),
  ],
  subnets: [
    aSubnet({ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' }),
    aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' }),
  ],
  ...overrides,
});

const action = (overrides: Partial<ScalableTarget['scheduledActions'][number]>) => ({
  ...{ scheduledActionName: 'sale', schedule: 'at(2026-12-11T15:00:00)', timeZone: null },
  ...{ minCapacity: null, maxCapacity: null },
  ...overrides,
});

const withTarget = (overrides: Partial<ScalableTarget>) => ({ scalableTargets: [aTaskTarget(overrides)] });

describe('the tasks of a service', () => {
  const tasks = (overrides: Partial<Artifacts> = {}, ...rest: [context?: object, denied?: object]) =>
    onlyCeiling('ecs-service-tasks', artifacts(overrides), ...rest);

  it('break where they fill the maximum of its target: 100 ÷ 8', () => {
    expect(tasks()).toMatchObject({
      ...{ resource: 'shop/web', unit: 'tasks', now: 10, limit: 100, breaksAt: 12.5 },
    });
  });

  it('ask for so many that the peak stays below the threshold without a zone: 2 · 8 · 22 ÷ 0.8', () => {
    const { status, fix } = tasks({}, { multiplier: 22 });
    expect(status).toBe('red');
    expect(fix?.command).toContain('--max-capacity 440');
    expect(fix?.change).toBe('ecs/shop/web@111122223333/us-east-1.maxTasks=440');
    expect(fix?.reversal?.command).toContain('--max-capacity 100');
  });

  it.each<[string, Partial<ScalableTarget>, number, number]>([
    ['is suspended, stays at what it runs: 10 ÷ 8', { isScaleOutSuspended: true }, 10, 1.25],
    ['has no policy, stays at what it runs', { policies: [] }, 10, 1.25],
    [
      'has no policy, stays at what is scheduled before the event',
      { policies: [], scheduledActions: [action({ minCapacity: 40 })] },
      40,
      // 10 ÷ 0.5, for what a task was seen to carry: 4 busy tasks at 50 %.
      5,
    ],
    [
      'is given another maximum before the event',
      { scheduledActions: [action({ maxCapacity: 160 })] },
      160,
      20,
    ],
    [
      'is given a lower maximum in the event',
      { scheduledActions: [action({ schedule: 'at(2026-12-12T02:00:00)', maxCapacity: 64 })] },
      64,
      8,
    ],
    [
      'is given a lower maximum every night',
      { scheduledActions: [action({ schedule: 'cron(0 22 * * ? *)', maxCapacity: 24 })] },
      24,
      3,
    ],
    [
      'has its scheduled actions suspended',
      {
        areScheduledActionsSuspended: true,
        scheduledActions: [
          action({ maxCapacity: 160 }),
          action({ schedule: 'cron(0 22 * * ? *)', maxCapacity: 24 }),
        ],
      },
      100,
      12.5,
    ],
    ['may run more than ECS runs', { maxCapacity: 9000 }, 5000, 625],
  ])('of one that %s', (_, overrides, limit, breaksAt) => {
    expect(tasks(withTarget(overrides))).toMatchObject({ limit, breaksAt });
  });

  it('are as many as its desired count where nothing scales it: 10 ÷ 8', () => {
    const { fix, ...ceiling } = tasks({ scalableTargets: [] }, { multiplier: 22 });
    // 4 · 22 ÷ 0.5 are 176, in each of two zones, and with a fifth in reserve 440.
    expect(ceiling).toMatchObject({ limit: 10, breaksAt: 1.25, status: 'red' });
    expect(fix?.command).toContain('aws ecs update-service');
    expect(fix?.command).toContain('--desired-count 440');
    expect(fix?.change).toBe('ecs/shop/web@111122223333/us-east-1.tasks=440');
    expect(fix?.reversal?.command).toContain('--desired-count 10');
  });

  it('are asked for by requests where these ask for more: 60 requests/s at 300 a minute are 12', () => {
    const loadBalancerPeaks = [
      aLoadBalancerPeak({
        targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(60) }],
      }),
    ];
    const overrides = {
      ecsServices: [anEcsService({ targetGroupArns: [targetGroupArn()] })],
      ...withTarget({
        policies: [
          tracking('ECSServiceAverageCPUUtilization', 50),
          tracking('ALBRequestCountPerTarget', 300),
        ],
      }),
    };
    // 100 ÷ 12.
    expect(tasks({ ...overrides, loadBalancerPeaks }).breaksAt).toBeCloseTo(100 / 12, 4);
    const { loadBalancerPeaks: _, ...unread } = artifacts(overrides);
    expect(onlyCeiling('ecs-service-tasks', unread)).toMatchObject({ status: 'grey', breaksAt: null });
  });

  it('are taken to carry between 50 % and 85 % where only memory is tracked: 4 busy ones at 50 %', () => {
    expect(
      tasks(withTarget({ policies: [tracking('ECSServiceAverageMemoryUtilization', 60)] })),
    ).toMatchObject({ breaksAt: 12.5 });
  });

  it.each<[string, Partial<Artifacts>]>([
    ['how many there were is not known', { ecsServicePeaks: [anEcsServicePeak({ cpuLoad: null })] }],
    [
      'nothing was measured',
      { ecsServicePeaks: [anEcsServicePeak({ cpuLoad: null, cpuUtilization: null })] },
    ],
    ['what scales it could not be read', { scalableTargets: undefined }],
    ['its metrics could not be read', { ecsServicePeaks: undefined }],
  ])('are grey where %s', (_, overrides) => {
    const given = Object.fromEntries(
      Object.entries(artifacts(overrides)).filter(([, value]) => value !== undefined),
    );
    expect(onlyCeiling('ecs-service-tasks', given)).toMatchObject({ status: 'grey', breaksAt: null });
  });

  it('are none of a service that ran nothing', () => {
    const idle = {
      ecsServices: [anEcsService({ desiredCount: 0, runningCount: 0 })],
      ecsServicePeaks: [anEcsServicePeak({ cpuLoad: null, cpuUtilization: null, memoryUtilization: null })],
    };
    expect(tasks(idle)).toMatchObject({ atPeak: 0, status: 'green' });
  });

  it('are lost with a zone that all are in', () => {
    const subnets = [aSubnet({ subnetId: 'subnet-a', availabilityZone: 'us-east-1a' })];
    expect(tasks({ subnets }).breaksAtWithoutZone).toBe(0);
    // In two zones each must run what is needed: 50 ÷ 8.
    expect(tasks().breaksAtWithoutZone).toBe(6.25);
  });

  it('are not asked of a daemon, which runs on each instance', () => {
    const ecsServices = [anEcsService({ schedulingStrategy: 'DAEMON' })];
    expect(ceilingsOf('ecs-service-tasks', artifacts({ ecsServices }))).toEqual([]);
  });
});

describe('the vCPUs of Fargate', () => {
  const onDemand = (overrides: Partial<Artifacts> = {}, context: object = {}) =>
    onlyCeiling('fargate-vcpu', artifacts(overrides), context);

  it('break where tasks of one vCPU fill the quota: 400 ÷ 8', () => {
    expect(onDemand()).toMatchObject({
      ...{ unit: 'vCPUs', now: 10, limit: 400, breaksAt: 50, quotaCode: 'L-3032A538' },
    });
    expect(ceilingsOf('fargate-spot-vcpu', artifacts())).toEqual([]);
  });

  it('are of tasks of half a vCPU: 400 ÷ 4', () => {
    expect(onDemand({ ecsServices: [anEcsService({ vCpus: 0.5 })] }).breaksAt).toBe(100);
  });

  it('count what runs in no service: 50 counted less 10 of the service leave 360 ÷ 8', () => {
    expect(onDemand({ fargateUsage: someFargateUsage({ onDemand: aPeak(50) }) })).toMatchObject({
      breaksAt: 45,
    });
  });

  it('are shared among providers by weight, and with a base: 1/4 of 8 · m and 1.5 beyond, 398.5 ÷ 2', () => {
    const ecsServices = [
      anEcsService({
        launchType: null,
        capacityProviders: [
          { name: 'FARGATE', base: 2, weight: 1 },
          { name: 'FARGATE_SPOT', base: 0, weight: 3 },
        ],
      }),
    ];
    expect(onDemand({ ecsServices }).breaksAt).toBeCloseTo(398.5 / 2, 0);
    // 3/4 of 8 · m, less the 1.5 of the base that are On-Demand.
    const spot = onlyCeiling('fargate-spot-vcpu', artifacts({ ecsServices }));
    expect(spot.breaksAt).toBeCloseTo(401.5 / 6, 0);
  });

  it('stay as they are of a service that carries no traffic: 10, and 390 ÷ 8', () => {
    const plan = aPlan({
      traffic: {
        multiplier: 10,
        elasticity: [
          { match: { resource: 'shop/batch' }, factor: 0 },
          { match: { resource: 'shop/web' }, factor: 1 },
        ],
      },
    });
    const batch = anEcsService({ serviceName: 'batch' });
    const ecsServicePeaks = [anEcsServicePeak(), anEcsServicePeak({ serviceArn: ecsServiceArn('batch') })];
    expect(onDemand({ ecsServices: [anEcsService(), batch], ecsServicePeaks }, { plan }).breaksAt).toBe(
      48.75,
    );
  });

  it.each<[string, Partial<Artifacts>]>([
    ['what a task takes is not known', { ecsServices: [anEcsService({ vCpus: null })] }],
    ['what runs was not counted', { fargateUsage: undefined }],
  ])('are grey where %s', (_, overrides) => {
    const given = Object.fromEntries(
      Object.entries(artifacts(overrides)).filter(([, value]) => value !== undefined),
    );
    expect(onlyCeiling('fargate-vcpu', given).status).toBe('grey');
  });

  it('are not asked about where nothing runs on Fargate', () => {
    expect(
      ceilingsOf('fargate-vcpu', artifacts({ ecsServices: [anEcsService({ launchType: 'EC2' })] })),
    ).toEqual([]);
  });
});
