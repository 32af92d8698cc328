import { describe, expect, it } from '@jest/globals';
import { pickWorstRises } from '../../src/capacity/played-rise';
import { listWorstRises, type RiseArtifacts, readyGroup } from '../../src/capacity/rises';
import type { Placement } from '../../src/judging/traffic-graph';
import type {
  AutoScalingGroup,
  LoadBalancer,
  LoadBalancerPeak,
  ScheduledAction,
} from '../../src/model/artifacts';
import {
  aLambdaFunction,
  aLambdaFunctionPeak,
  aLoadBalancer,
  aLoadBalancerPeak,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anLcuReservation,
  aPeak,
  aScalingPolicy,
  aScheduledAction,
} from '../builders/artifacts';
import { WINDOW } from '../builders/artifacts/fields';
import { aContext, CARRYING } from '../builders/check';
import { aPlan } from '../builders/plan';

const WEB = 'arn:web';
const web = (overrides: Partial<AutoScalingGroup> = {}) =>
  anAutoScalingGroup({ minSize: 2, maxSize: 60, desiredCapacity: 4, targetGroupArns: [WEB], ...overrides });
const traffic = aLoadBalancerPeak({ targetGroups: [{ targetGroupArn: WEB, requestsPerSecond: aPeak(10) }] });
const play = (
  artifacts: Partial<RiseArtifacts> = {},
  group = web(),
  ramp?: { minutes: number; shape: 'linear' | 'step' },
) =>
  readyGroup(
    group,
    { autoScalingGroups: [group], scheduledActions: [], loadBalancerPeaks: [traffic], ...artifacts },
    aContext({ plan: aPlan({ traffic: { multiplier: 10, ...(ramp && { ramp }) } }) }),
  ).play(10);

describe('the rise of a group', () => {
  // Four carry normal traffic, so that 40 are needed, and each carries a quarter more than that. The policies are not known: the
  // alarm takes 8 minutes and doubles what counts. 4 until minute 9, 8 from 10 on, 16 from 15 on, 32 from 20 on.
  it('counts the requests that no instance can serve', () => {
    const { shortfall, requests } = play();
    expect(shortfall).toEqual({ from: 0, to: 19, worst: 1 - 5 / 40, worstAt: 0 });
    // Instance-minutes: 10 × 35 + 5 × 30 + 5 × 20 = 600, each of 10 ÷ 4 requests per second.
    expect(requests).toBe(600 * 2.5 * 60);
  });

  it.each<[string, Partial<RiseArtifacts>]>([
    ['load balancers do not count them', { loadBalancerPeaks: [] }],
    ['they could not be read', { loadBalancerPeaks: undefined }],
    [
      'one of its target groups has no figure',
      {
        loadBalancerPeaks: [
          traffic,
          aLoadBalancerPeak({ targetGroups: [{ targetGroupArn: WEB, requestsPerSecond: null }] }),
        ],
      },
    ],
    [
      'another group is behind the same target group',
      { autoScalingGroups: [web(), web({ autoScalingGroupName: 'green' })] },
    ],
    [
      'it is behind no target group, whatever others get',
      { autoScalingGroups: [web({ targetGroupArns: [] })] },
    ],
  ])('does not count requests where %s', (_, artifacts) => {
    const [group] = artifacts.autoScalingGroups ?? [];
    expect(play(artifacts, group)).toMatchObject({ requests: null, lacking: 600 });
  });

  const two = web({ targetGroupArns: [WEB, 'arn:api'] });
  const api = (requests: number) => ({ targetGroupArn: 'arn:api', requestsPerSecond: aPeak(requests) });
  // As many instance-minutes as above: 600, of a quarter of the requests per second each.
  it.each<[string, AutoScalingGroup[], number | null]>([
    ['of all of its target groups', [two], 600 * ((10 + 30) / 4) * 60],
    ['of none, where it shares one of them', [two, web({ targetGroupArns: ['arn:api'] })], null],
    ['of its own alone, where others are behind the same load balancer', [web()], 600 * (10 / 4) * 60],
  ])('counts those %s', (_, autoScalingGroups, requests) => {
    const own = { targetGroupArn: WEB, requestsPerSecond: aPeak(10) };
    const loadBalancerPeaks = [aLoadBalancerPeak({ targetGroups: [own, api(30)] })];
    expect(play({ autoScalingGroups, loadBalancerPeaks }, autoScalingGroups[0]).requests).toBe(requests);
  });

  it('counts what an instance serves by its load, where that was measured', () => {
    // 4 × 50 % = 2 busy instances, of which a policy keeps each at 25 %: 8 carry normal traffic, each with 10 ÷ 8 a second. The 4
    // that run are taken to be 8 by then.
    const { steps, start, lacking, requests } = play({
      autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
      scalingPolicies: [
        aScalingPolicy({
          targetTracking: {
            predefinedMetricType: 'ASGAverageCPUUtilization',
            resourceLabel: null,
            targetValue: 25,
            disableScaleIn: false,
          },
        }),
      ],
    });
    expect(steps[0]).toEqual({ step: 0, needed: 80, serving: 8 });
    expect(start).toBe(8);
    expect(requests).toBeCloseTo(lacking * (10 / 8) * 60);
  });

  it('tells no requests of a group that carried nothing', () => {
    const idle = web({ minSize: 0, desiredCapacity: 0 });
    const nothing = { load: null, cpuUtilization: null, inServiceInstances: null };
    const rise = play(
      { autoScalingGroupPeaks: [anAutoScalingGroupPeak(nothing)], scalingPolicies: [] },
      idle,
    );
    expect(rise).toMatchObject({ start: 0, lacking: 0, requests: null });
  });

  it('counts in instances what a group counts in units of its sizes', () => {
    // Each counts 4: 17 ÷ 4 carry normal traffic, so that 42.5 are needed. No more than ⌊63 ÷ 4⌋ = 15 ever run.
    const group = web({
      minSize: 8,
      desiredCapacity: 17,
      maxSize: 63,
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides: [{ instanceType: 'm5.xlarge', weightedCapacity: 4 }],
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
      },
    });
    const rise = play({}, group);
    expect(rise.steps[0]).toEqual({ step: 0, needed: 42.5, serving: 5 });
    expect(rise.steps.at(-1)).toMatchObject({ serving: 15 });
    expect(rise.start).toBe(5 * 4);
    // ⌈42.5 ÷ 1.25⌉ = 34 instances.
    expect(rise.findEnough()).toBe(34 * 4);
    // Of 31 units 7 whole instances, and ⌈26 ÷ 4⌉ = 7 of a minimum.
    const scheduled = aScheduledAction({ minSize: 31, desiredCapacity: null });
    expect(play({ scheduledActions: [scheduled] }, group).start).toBe(7 * 4);
    expect(play({}, { ...group, minSize: 26 }).start).toBe(7 * 4);
  });

  it('begins with the least that the group runs by itself, where its load is less', () => {
    const measured = {
      autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
      scalingPolicies: [aScalingPolicy()],
    };
    expect(play(measured, web({ minSize: 9, desiredCapacity: 9 })).start).toBe(9);
    expect(play({}, web({ minSize: 9, desiredCapacity: 4 })).start).toBe(9);
    // Where no policy scales it in, what it runs now it runs then.
    expect(play({ ...measured, scalingPolicies: [] }, web({ minSize: 2, desiredCapacity: 9 })).start).toBe(9);
  });

  it('begins with what a scheduled action scales out to', () => {
    const rise = play({ scheduledActions: [aScheduledAction({ minSize: 31, desiredCapacity: null })] });
    expect(rise.steps[0]).toEqual({ step: 0, needed: 40, serving: 31 });
    expect(rise.findEnough()).toBe(32);
  });

  // The event starts at 16:00 UTC on 11 December; by themselves 4 instances run, and 2 at least.
  it.each<[string, number, ...Partial<ScheduledAction>[]]>([
    ['the one that scales out the most', 31, { minSize: 20 }, { minSize: 31 }],
    ['the same where it comes first', 31, { minSize: 31 }, { minSize: 20 }],
    ['one that only sets the desired capacity', 5, { minSize: null, desiredCapacity: 5 }],
    ['none that leaves the sizes as they are', 4, { minSize: 2, desiredCapacity: 4 }],
    ['none that only sets the maximum', 4, { minSize: null, desiredCapacity: null }],
    ['one of exactly a day before', 31, { minSize: 31, startTime: '2026-12-10T16:00:00Z' }],
    ['none of an earlier day', 4, { minSize: 31, startTime: '2026-12-10T15:59:59Z' }],
    ['none that runs too late', 4, { minSize: 31, startTime: '2026-12-11T16:00:01Z' }],
  ])('begins with %s', (_, serving, ...actions) => {
    const scheduledActions = actions.map((action) => aScheduledAction({ desiredCapacity: null, ...action }));
    const rise = play({ scheduledActions });
    expect(rise.steps[0]?.serving).toBe(serving);
    expect(rise.action).toEqual(
      serving === 4
        ? undefined
        : scheduledActions.find((action) => action.minSize === 31 || action.desiredCapacity === 5),
    );
  });

  it.each([
    ['linear', [4, 8, 12]],
    ['step', [40, 40, 40]],
  ] as const)('is as slow as the plan says: %s', (shape, needed) => {
    const { steps } = play({}, web(), { minutes: 9, shape });
    expect(steps.slice(0, 3).map((step) => step.needed)).toEqual(needed);
  });
});

describe('the worst rises', () => {
  const rises = (sizes: readonly number[]) =>
    sizes.map((desiredCapacity) =>
      play({}, web({ autoScalingGroupName: `of-${desiredCapacity}`, desiredCapacity })),
    );
  const namesOf = (worst: ReturnType<typeof pickWorstRises>) => worst.map(({ name }) => name);

  it('are the five that lack the most', () => {
    expect(namesOf(pickWorstRises(rises([1, 2, 3, 4, 5, 6])))).toEqual([
      'of-6',
      'of-5',
      'of-4',
      'of-3',
      'of-2',
    ]);
  });

  it('are one that follows, the most narrowly, where none falls short', () => {
    // Of 10 and of 20 instances at 10×, each large enough from the start: 85 for 80 needed, and 340 for 160.
    const [narrow, wide] = [
      play({}, web({ autoScalingGroupName: 'narrow', minSize: 85, maxSize: 85, desiredCapacity: 10 })),
      play({}, web({ autoScalingGroupName: 'wide', minSize: 340, maxSize: 340, desiredCapacity: 20 })),
    ];
    expect(namesOf(pickWorstRises([wide, narrow]))).toEqual(['narrow']);
    expect(pickWorstRises([])).toEqual([]);
  });

  const listed = (
    placement: Placement,
    multiplier: number | null = 10,
    artifacts: Parameters<typeof listWorstRises>[0] = {},
    plan = aPlan(),
  ) =>
    namesOf(
      listWorstRises(
        { autoScalingGroups: [web()], scheduledActions: [], ...artifacts },
        aContext({ plan, multiplier, placed: () => ({ placement, because: 'Says the test.' }) }),
      ),
    );

  it.each<[string, ReturnType<typeof listed>, readonly string[]]>([
    ['a group on the path of traffic', listed('on'), ['web']],
    ['none off it', listed('off'), []],
    ['none of which that is not known', listed('unplaced'), []],
    ['one that rises a little', listed('on', 1.5), ['web']],
    ['none where traffic does not rise', listed('on', 1), []],
    ['none where it is not known how far it rises', listed('on', null), []],
    ['none where the schedule could not be read', listed('on', 10, { scheduledActions: undefined }), []],
    [
      'none that is being deleted',
      listed('on', 10, { autoScalingGroups: [web({ status: 'Delete in progress' })] }),
      [],
    ],
  ])('are %s', (_, names, expected) => {
    expect(names).toEqual(expected);
  });

  const functions = (normal: number | null) => ({
    autoScalingGroups: [],
    lambdaFunctions: [aLambdaFunction(), aLambdaFunction({ functionName: 'unread' })],
    lambdaFunctionPeaks: [
      aLambdaFunctionPeak({ concurrentExecutions: normal === null ? null : aPeak(normal) }),
    ],
  });
  const planSaying = (elasticity: { multiplier: number } | { factor: number }) =>
    aPlan({ traffic: { multiplier: 10, elasticity: [{ match: { resource: 'checkout' }, ...elasticity }] } });

  // Lambda adds 1,000 in 10 seconds, and 500 more of each 1 × more are needed at once.
  it.each<[string, ReturnType<typeof listed>, readonly string[]]>([
    ['a function that needs 4,500 more at once', listed('on', 10, functions(500)), ['checkout']],
    ['none that needs only 1,000 more', listed('on', 3, functions(500)), []],
    ['one whose traffic only doubles, if that is 2,000 more', listed('on', 2, functions(2000)), ['checkout']],
    ['none that was never invoked', listed('on', 10, functions(null)), []],
    ['none off the path of traffic', listed('off', 10, functions(500)), []],
    ['none of which that is not known', listed('unplaced', 10, functions(500)), []],
    ['none where functions could not be read', listed('on', 10, { autoScalingGroups: [] }), []],
    ['none where it is not known how far traffic rises', listed('on', null, functions(500)), []],
    [
      'one that alone gets more traffic',
      listed('on', 1, functions(500), planSaying({ multiplier: 22 })),
      ['checkout'],
    ],
    ['none that gets none of it', listed('on', 10, functions(500), planSaying({ factor: 0 })), []],
    [
      'a function and a group',
      listed('on', 10, { ...functions(500), autoScalingGroups: [web()] }),
      ['web', 'checkout'],
    ],
  ])('are, of functions, %s', (_, names, expected) => {
    expect(names).toEqual(expected);
  });

  /** One load balancer of which so many LCUs were measured, and others beside it. */
  const balancers = (
    peak: Partial<LoadBalancerPeak> | undefined,
    capacityUnits = 0,
    balancer: Partial<LoadBalancer> = {},
  ) => ({
    autoScalingGroups: [],
    loadBalancers: [aLoadBalancer(balancer), aLoadBalancer({ loadBalancerName: 'unread' })],
    lcuReservations: [anLcuReservation({ capacityUnits })],
    loadBalancerPeaks: peak && [aLoadBalancerPeak({ capacityUnits: aPeak(100), ...peak })],
  });
  const allBut = (id: 'lcuReservations' | 'loadBalancers') => ({ ...balancers({}), [id]: undefined });
  const supported = (fields: { status: 'requested' | 'verified'; reservedCapacityUnits?: number }) =>
    aPlan({ preWarming: [{ loadBalancer: 'web', region: 'us-east-1', ...fields }] });

  it.each<[string, ReturnType<typeof listed>, readonly string[]]>([
    ['one that must carry more than twice its normal peak', listed('on', 10, balancers({})), ['web']],
    ['one that follows, where nothing falls short', listed('on', 2, balancers({})), ['web']],
    ['one that has all of it reserved, likewise', listed('on', 10, balancers({}, 1000)), ['web']],
    ['none whose traffic does not rise', listed('on', 1, balancers({})), []],
    ['none where it is not known how far', listed('on', null, balancers({})), []],
    ['none off the path of traffic', listed('off', 10, balancers({})), []],
    ['none of which that is not known', listed('unplaced', 10, balancers({})), []],
    ['none whose LCUs are not published', listed('on', 10, balancers({ capacityUnits: null })), []],
    ['none where no traffic could be read', listed('on', 10, balancers(undefined)), []],
    [
      'none measured for a few hours only',
      listed('on', 10, balancers({ capacityUnits: aPeak(100, { hoursWithData: 47 }) })),
      [],
    ],
    [
      'none of which there are only means of an hour',
      listed('on', 10, balancers({ window: { ...WINDOW, periodSeconds: 3600 } })),
      [],
    ],
    ['none where reservations could not be read', listed('on', 10, allBut('lcuReservations')), []],
    ['none where load balancers could not be read', listed('on', 10, allBut('loadBalancers')), []],
    ['no Gateway Load Balancer', listed('on', 10, balancers({}, 0, { type: 'gateway' })), []],
    [
      'none that AWS Support made larger, which shows nowhere',
      listed('on', 10, balancers({}), supported({ status: 'verified' })),
      [],
    ],
    [
      'one for which that is only requested',
      listed('on', 10, balancers({}), supported({ status: 'requested' })),
      ['web'],
    ],
    [
      'one for which the plan says how much there is, which AWS must show',
      listed('on', 10, balancers({}), supported({ status: 'verified', reservedCapacityUnits: 1000 })),
      ['web'],
    ],
    [
      'one that alone gets more traffic',
      listed(
        'on',
        1,
        balancers({}),
        aPlan({ traffic: { multiplier: 1, elasticity: [{ match: { resource: 'web' }, multiplier: 22 }] } }),
      ),
      ['web'],
    ],
  ])('are, of load balancers, %s', (_, names, expected) => {
    expect(names).toEqual(expected);
  });

  const pending = anLcuReservation().zones.map((zone, i) => (i === 0 ? { ...zone, state: 'pending' } : zone));
  it.each([
    ['what is reserved', anLcuReservation(), 500],
    ['by itself, where a zone is still without it', anLcuReservation({ zones: pending }), 200],
    [
      'by itself, where the reservation is of another',
      anLcuReservation({ loadBalancerArn: 'arn:other' }),
      200,
    ],
  ])('begin, of a load balancer, with %s', (_, reservation, start) => {
    const artifacts = { ...balancers({ requestsPerSecond: aPeak(5000) }), lcuReservations: [reservation] };
    const [rise] = listWorstRises(artifacts, aContext({ multiplier: 22, ...CARRYING }));
    expect(rise).toMatchObject({ unit: 'LCUs', start });
    // 29,000 LCU-minutes without any, and 5 × (1,700 + 1,200 + 200) with 500: each of 50 requests per second.
    expect(rise?.requests).toBe((start === 200 ? 29_000 : 15_500) * 50 * 60);
  });
});
