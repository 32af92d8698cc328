import { describe, expect, it } from '@jest/globals';
import {
  type ComputeArtifacts,
  countLoadOnce,
  demandContext,
  groupDemand,
  launchesOnlySpot,
  launchTypes,
  likelyTypes,
  sizeUnits,
  unitsInService,
  whyUnderstated,
} from '../../src/capacity/compute';
import type { AutoScalingGroup } from '../../src/model/artifacts';
import type { EventPlanInput } from '../../src/plan/schema';
import {
  aLaunchConfiguration,
  aLaunchTemplate,
  aLoadBalancerPeak,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anInstanceType,
  aPeak,
  aScalingAlarm,
  aScalingPolicy,
  targetGroupArn,
} from '../builders/artifacts';
import { aContext } from '../builders/check';
import { aPlan } from '../builders/plan';

const { asOf, window } = aContext();
const API = targetGroupArn('api');

/** Four instances at 50 % CPU: 2 busy ones. 10 requests per second to its one target group, and 30 to another. */
const web = (overrides: Partial<AutoScalingGroup> = {}) =>
  anAutoScalingGroup({ targetGroupArns: [targetGroupArn()], ...overrides });
const demandOf = (
  artifacts: ComputeArtifacts = {},
  group = web(),
  loadTests: EventPlanInput['loadTests'] = [],
) =>
  groupDemand(
    group,
    {
      autoScalingGroups: [group],
      scalingPolicies: [],
      scalingAlarms: [],
      scheduledActions: [],
      autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
      loadBalancerPeaks: [
        aLoadBalancerPeak({
          targetGroups: [
            { targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(10) },
            { targetGroupArn: API, requestsPerSecond: aPeak(30) },
          ],
        }),
      ],
      ...artifacts,
    },
    {
      plan: aPlan({ loadTests }),
      ...{ asOf, window, multiplier: 10, traffic: null },
      ...{ addedTo: () => [], elasticity: () => 1 },
    },
  );
/** Instances that the load takes at normal peak. */
const needOf = ({ growth }: ReturnType<typeof demandOf>): number =>
  growth === null ? Number.NaN : (growth.fixedLoad + growth.elasticLoad) / (growth.perUnit ?? 1);

const tracking = (
  targetValue: number,
  more: Partial<NonNullable<ReturnType<typeof aScalingPolicy>['targetTracking']>> = {},
) =>
  aScalingPolicy({
    targetTracking: {
      ...{ predefinedMetricType: 'ASGAverageCPUUtilization', resourceLabel: null, disableScaleIn: false },
      ...{ targetValue, ...more },
    },
  });
const requests = (perMinute: number, resourceLabel: string | null = null) =>
  tracking(perMinute, { predefinedMetricType: 'ALBRequestCountPerTarget', resourceLabel });
const step = aScalingPolicy({ policyType: 'StepScaling', targetTracking: null });
const alarmed = (...alarms: Parameters<typeof aScalingAlarm>[0][]): ComputeArtifacts => ({
  scalingPolicies: [step],
  scalingAlarms: alarms.map(aScalingAlarm),
});
const label = (name: string): string => `app/web/50dc6c495c0c9188/targetgroup/${name}/73e2d6bc24d8a067`;
const both = web({ targetGroupArns: [targetGroupArn(), API] });

describe('the instances that a group needs', () => {
  // Where nothing says what an instance carries, its measured 50 % are taken: 4.
  it.each<[string, number, ComputeArtifacts, AutoScalingGroup?]>([
    ['what it ran, where no policy is there', 4, {}],
    ['2 ÷ 25 % by the target of its policy', 8, { scalingPolicies: [tracking(25)] }],
    [
      'nothing by a policy that is switched off',
      4,
      { scalingPolicies: [{ ...tracking(25), enabled: false }] },
    ],
    ['nothing by a target of 0', 4, { scalingPolicies: [tracking(0)] }],
    [
      'nothing by a metric that tells no load',
      4,
      { scalingPolicies: [tracking(25, { predefinedMetricType: 'ASGAverageNetworkIn' })] },
    ],
    [
      'nothing by a metric of the team',
      4,
      { scalingPolicies: [tracking(25, { predefinedMetricType: null })] },
    ],
    ['2 ÷ 40 % by the alarm of a step policy', 5, alarmed({ groupCpuThreshold: 40 })],
    ['2 ÷ 40 % by the lower of two alarms', 5, alarmed({ groupCpuThreshold: 80 }, { groupCpuThreshold: 40 })],
    ['2 ÷ 100 % by an alarm above all that there can be', 2, alarmed({ groupCpuThreshold: 150 })],
    ['nothing by an alarm that acts no more', 4, alarmed({ groupCpuThreshold: 40, actionsEnabled: false })],
    ['nothing by the alarm of another policy', 4, alarmed({ groupCpuThreshold: 40, policyName: 'other' })],
    [
      'nothing by that of another group',
      4,
      alarmed({ groupCpuThreshold: 40, autoScalingGroupName: 'other' }),
    ],
    ['nothing by an alarm at 0', 4, alarmed({ groupCpuThreshold: 0 })],
    ['nothing by an alarm on another metric', 4, alarmed({ groupCpuThreshold: null })],
    // 60 per minute are 1 per second.
    ['10 ÷ 1 by requests per target', 10, { scalingPolicies: [requests(60)] }],
    ['(10 + 30) ÷ 1 by those of both target groups', 40, { scalingPolicies: [requests(60)] }, both],
    [
      '30 ÷ 1 by those of the one that the policy names',
      30,
      { scalingPolicies: [requests(60, label('api'))] },
      both,
    ],
    [
      'nothing by those of one that counts none',
      4,
      { scalingPolicies: [requests(60)], loadBalancerPeaks: [] },
    ],
    [
      'nothing by those of one that had none',
      4,
      {
        scalingPolicies: [requests(60)],
        loadBalancerPeaks: [
          aLoadBalancerPeak({
            targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: null }],
          }),
        ],
      },
    ],
    ['by the policy that asks for the most', 10, { scalingPolicies: [tracking(25), requests(60)] }],
    ['by the same, whatever their order', 10, { scalingPolicies: [requests(60), tracking(25)] }],
  ])('are %s: %s', (_, needed, artifacts, group = web()) => {
    expect(needOf(demandOf(artifacts, group))).toBeCloseTo(needed);
  });

  it.each<[string, ComputeArtifacts, string]>([
    [
      'CPU',
      { autoScalingGroupPeaks: undefined },
      'The CPU utilisation of Auto Scaling groups could not be read.',
    ],
    [
      'policies',
      { scalingPolicies: undefined },
      'The scaling policies of Auto Scaling groups could not be read.',
    ],
  ])('are not known where the %s could not be read, whatever requests say', (_, unread, missing) => {
    expect(demandOf({ scalingPolicies: [requests(60)], ...unread })).toMatchObject({
      growth: null,
      understated: missing,
    });
  });

  const types = {
    'm5.large': anInstanceType({ vCpus: 2 }),
    'm5.xlarge': anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4 }),
  };
  const running = (...each: string[]) =>
    web({ instances: each.map((instanceType) => anAutoScalingInstance({ instanceType })) });
  const launching = (
    instanceType: string,
    ec2InstanceTypes: ComputeArtifacts['ec2InstanceTypes'] = types,
  ) => ({
    ...{ launchTemplates: [aLaunchTemplate({ instanceType })], ec2InstanceTypes },
    scalingPolicies: [tracking(25)],
  });

  it.each([
    // 2 ÷ 25 % = 8 of the size that was measured.
    ['of the same size', running('m5.large'), 'm5.large', 8],
    ['of twice the size', running('m5.large'), 'm5.xlarge', 4],
    ['of 4 vCPUs, measured on 3 on average', running('m5.large', 'm5.xlarge'), 'm5.xlarge', 6],
    ['of half the size', running('m5.xlarge'), 'm5.large', 16],
  ])('are fewer the larger those are that it launches: %s', (_, group, type, needed) => {
    expect(needOf(demandOf(launching(type), group))).toBeCloseTo(needed);
  });

  it('are not known where the size of a type is not', () => {
    const unknown = demandOf(launching('m5.xlarge', { 'm5.large': types['m5.large'] }), running('m5.large'));
    expect(unknown).toMatchObject({
      growth: null,
      understated: 'The vCPUs of m5.large or m5.xlarge are not known.',
    });
  });

  it('are by its share of the requests, in proportion to the instances in service', () => {
    const inState = (lifecycleState: string) => anAutoScalingInstance({ lifecycleState });
    const own = web({ instances: [inState('InService')] });
    const other = web({
      autoScalingGroupName: 'other',
      instances: [...Array(3).fill(inState('InService')), inState('Pending'), inState('Standby')],
    });
    const artifacts = { scalingPolicies: [requests(15)], autoScalingGroups: [own, other] };
    // A quarter of 10, at 15 per minute.
    expect(needOf(demandOf(artifacts, own))).toBeCloseTo(10 / 4 / 0.25);
    // One that is idle may have to take over all of them.
    const idle = { ...own, instances: [inState('Pending')] };
    expect(needOf(demandOf({ ...artifacts, autoScalingGroups: [idle, other] }, idle))).toBeCloseTo(10 / 0.25);
  });

  const test = (on: string, value: number, more: object = {}) => ({
    ...{ name: 'Checkout', on, result: 'passed' as const },
    requestsPerSecondPerInstance: [{ autoScalingGroup: 'web', value }],
    ...more,
  });

  it.each<[string, number, NonNullable<EventPlanInput['loadTests']>]>([
    ['10 ÷ 5 by what a load test proved, before any policy', 2, [test('2026-11-15', 5)]],
    ['by the last of them', 2, [test('2026-11-15', 5), test('2026-10-15', 1)]],
    ['by the last of them, whatever their order', 2, [test('2026-10-15', 1), test('2026-11-15', 5)]],
    ['by none that failed', 8, [test('2026-11-15', 5, { result: 'failed' })]],
    [
      'by none of another group',
      8,
      [test('2026-11-15', 5, { requestsPerSecondPerInstance: [{ autoScalingGroup: 'api', value: 5 }] })],
    ],
  ])('are %s: %s', (_, needed, loadTests) => {
    expect(needOf(demandOf({ scalingPolicies: [tracking(25)] }, web(), loadTests))).toBeCloseTo(needed);
  });
});

describe('what a group runs whatever its load', () => {
  const idle = web({ minSize: 2, desiredCapacity: 12 });

  it.each<[string, number, ComputeArtifacts['scalingPolicies']]>([
    ['its minimum, as its policy scales it in', 2, [tracking(50)]],
    ['its minimum, as its step policy may', 2, [step]],
    ['what it runs now without a policy', 12, []],
    ['what it runs now with one that only scales out', 12, [tracking(50, { disableScaleIn: true })]],
    ['what it runs now with one that only predicts', 12, [{ ...step, policyType: 'PredictiveScaling' }]],
    ['what it runs now with one that is switched off', 12, [{ ...tracking(50), enabled: false }]],
    ['what it runs now with one that tracks nothing', 12, [tracking(0)]],
  ])('is %s: %s', (_, units, scalingPolicies) => {
    expect(demandOf({ scalingPolicies }, idle).growth?.minUnits).toBe(units);
  });

  it('is counted in whole instances, each of as many units as its type counts', () => {
    const weighted = web({
      minSize: 9,
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides: [{ instanceType: 'm5.large', weightedCapacity: 4 }],
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
      },
    });
    expect(demandOf({ scalingPolicies: [tracking(50)] }, weighted).growth?.minUnits).toBe(3);
  });
});

describe('the load of blue and green', () => {
  const serving = (name: string, targetGroupArns: string[], instances = [anAutoScalingInstance()]) =>
    web({ autoScalingGroupName: name, targetGroupArns, instances });
  const peakOf = (name: string, busy: number) =>
    anAutoScalingGroupPeak({
      autoScalingGroupName: name,
      load: {
        ...{ at: asOf, instances: 4, cpuUtilization: 50, hoursWithData: 336 },
        value: busy,
        instancesFrom: 'current',
      },
    });
  /** What each takes at normal peak, of so many busy instances at 50 % each. */
  const counted = (
    groups: readonly (readonly [AutoScalingGroup, number | null])[],
    weightOf?: () => number,
  ) => {
    const artifacts = {
      autoScalingGroups: groups.map(([group]) => group),
      autoScalingGroupPeaks: groups.flatMap(([group, busy]) =>
        busy === null ? [] : [peakOf(group.autoScalingGroupName, busy)],
      ),
      scalingPolicies: groups.map(([{ autoScalingGroupName }]) => ({
        ...tracking(50),
        autoScalingGroupName,
      })),
    };
    return countLoadOnce(
      groups.map(([group]) => demandOf(artifacts, group)),
      weightOf,
    ).map(needOf);
  };
  const blue = serving('blue', [targetGroupArn()]);
  const green = serving('green', [targetGroupArn()], []);

  it.each<[string, Parameters<typeof counted>[0], number[]]>([
    [
      'is counted once, of what stands by for the other',
      [
        [blue, 3],
        [green, 3],
      ],
      [6, 0],
    ],
    [
      'counts what that would need more than the other',
      [
        [blue, 3],
        [green, 4],
      ],
      [6, 2],
    ],
    [
      'is counted of both where both serve',
      [
        [blue, 3],
        [serving('green', [targetGroupArn()]), 3],
      ],
      [6, 6],
    ],
    [
      'is counted of both where they share no target group',
      [
        [blue, 3],
        [serving('green', [API], []), 3],
      ],
      [6, 6],
    ],
    [
      'is counted of both where one serves a target group alone',
      [
        [blue, 3],
        [serving('green', [targetGroupArn(), API], []), 3],
      ],
      [6, 6],
    ],
    [
      'is counted once where two others together serve both of its target groups',
      [
        [blue, 2],
        [serving('api', [API]), 1],
        [serving('green', [targetGroupArn(), API], []), 3],
      ],
      [4, 2, 0],
    ],
    [
      'is counted where that of the other is not known',
      [
        [blue, null],
        [green, 3],
      ],
      [Number.NaN, 6],
    ],
  ])('%s', (_, groups, needed) => {
    expect(counted(groups)).toEqual(needed);
  });
});

describe('the load that blue and green share, where it cannot be counted once', () => {
  const arn = [targetGroupArn()];
  const blue = web({
    autoScalingGroupName: 'blue',
    targetGroupArns: arn,
    instances: [anAutoScalingInstance()],
  });
  const green = web({ autoScalingGroupName: 'green', targetGroupArns: arn, instances: [] });
  const demandBy = (group: AutoScalingGroup, hoursWithData: number, busy = 3) =>
    demandOf(
      {
        scalingPolicies: [{ ...tracking(50), autoScalingGroupName: group.autoScalingGroupName }],
        autoScalingGroupPeaks: [
          anAutoScalingGroupPeak({
            autoScalingGroupName: group.autoScalingGroupName,
            load: {
              ...{ at: asOf, instances: 4, cpuUtilization: 50, hoursWithData, value: busy },
              instancesFrom: 'current',
            },
          }),
        ],
      },
      group,
    );

  it('is that of both, as more may be needed of the one that serves', () => {
    expect(countLoadOnce([demandBy(blue, 3), demandBy(green, 336)]).map(needOf)).toEqual([6, 6]);
    expect(countLoadOnce([demandBy(blue, 336), demandBy(green, 336)]).map(needOf)).toEqual([6, 0]);
  });

  it('is weighed by what an instance of each counts: (8 × 4 − 6 × 2) ÷ 4', () => {
    const weightOf = ({ group }: { readonly group: AutoScalingGroup }) =>
      group.autoScalingGroupName === 'green' ? 4 : 2;
    expect(countLoadOnce([demandBy(blue, 336), demandBy(green, 336, 4)], weightOf).map(needOf)).toEqual([
      6, 5,
    ]);
  });
});

describe('why more may be needed', () => {
  it('is said of the first demand that says so', () => {
    const whyOf = (...all: (string | null)[]) => whyUnderstated(all.map((understated) => ({ understated })));
    expect([whyOf(), whyOf(null, null), whyOf(null, 'First.', 'Second.')]).toEqual([null, null, 'First.']);
  });
});

describe('the demand of a group outside of ceilings', () => {
  it('is of its own event alone, at the share that the plan says', () => {
    const elasticity = [{ match: { resource: 'web' }, factor: 0.5 }];
    const own = aContext({ plan: aPlan({ traffic: { multiplier: 10, elasticity } }), multiplier: 10 });
    const context = demandContext(own);
    const group = web();
    const { growth } = groupDemand(
      group,
      {
        scalingPolicies: [tracking(50)],
        autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
        scheduledActions: [],
      },
      context,
    );
    expect(context).toMatchObject({ asOf: own.asOf, window: own.window, multiplier: 10, traffic: null });
    // 2 busy instances, of which 1 grows.
    expect(growth).toMatchObject({ fixedLoad: 1, elasticLoad: 1, perUnit: 0.5 });
    expect(growth?.added).toBeUndefined();
  });
});

describe('what a group launches', () => {
  type Overrides = NonNullable<AutoScalingGroup['mixedInstancesPolicy']>['overrides'];
  const mixed = (...overrides: Overrides) =>
    web({
      launchTemplate: null,
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        ...{ overrides, onDemandBaseCapacity: 0, onDemandPercentageAboveBaseCapacity: 100 },
      },
    });
  const of = (instanceType: string | null, weightedCapacity: number | null = null) => ({
    ...{ instanceType, weightedCapacity },
  });
  const running = (...types: (string | null)[]) =>
    web({
      launchTemplate: null,
      instances: types.map((instanceType) => anAutoScalingInstance({ instanceType })),
    });
  const configured = web({ launchTemplate: null, launchConfigurationName: 'old' });
  const template = aLaunchTemplate({ instanceType: 'm5.large' });

  it.each<[string, readonly string[], AutoScalingGroup, ComputeArtifacts]>([
    ['its launch template says', ['m5.large'], web(), { launchTemplates: [template] }],
    [
      'the version of it says that it names',
      ['m5.large'],
      web(),
      { launchTemplates: [{ ...template, version: '7', instanceType: 'm5.xlarge' }, template] },
    ],
    ['nothing says', [], web(), {}],
    ['its template leaves open', [], web(), { launchTemplates: [{ ...template, instanceType: null }] }],
    ['the template of its policy says', ['m5.large'], mixed(), { launchTemplates: [template] }],
    [
      'its policy says, before its template',
      ['c5.large', 'm5.xlarge'],
      mixed(of('c5.large'), of('m5.xlarge')),
      { launchTemplates: [template] },
    ],
    ['only a part of its policy says', [], mixed(of('c5.large'), of(null)), {}],
    ['its policy leaves to attributes', [], mixed(of(null)), {}],
    ['neither template nor policy says', [], running('m5.large'), {}],
  ])('is what %s: %j', (_, types, group, artifacts) => {
    expect(launchTypes(group, artifacts)).toEqual(types);
  });

  it.each<[string, readonly string[], AutoScalingGroup]>([
    ['most of its instances are', ['b'], running('a', 'b', 'b', 'c')],
    ['most of its instances are, wherever they stand', ['b'], running('b', 'a', 'b')],
    ['comes first of those it has as many of', ['a'], running('c', 'a', 'b')],
    ['comes first, whatever their order', ['a'], running('a', 'c', 'b')],
    ['is known of its instances', ['a'], running(null, null, 'a')],
    ['is not known', [], running(null)],
    ['it says, before what runs', ['c5.large'], { ...running('a'), ...mixed(of('c5.large')) }],
  ])('is most likely the type that %s: %j', (_, types, group) => {
    expect(likelyTypes(group, {})).toEqual(types);
  });

  it.each<[string, boolean, AutoScalingGroup, ComputeArtifacts]>([
    ['asks for it', true, web(), { launchTemplates: [{ ...template, marketType: 'spot' }] }],
    ['asks for none', false, web(), { launchTemplates: [template] }],
    ['was not read', false, web(), {}],
    [
      'asks for it where a policy divides it',
      false,
      mixed(),
      { launchTemplates: [{ ...template, marketType: 'spot' }] },
    ],
    [
      'configuration has a price for it',
      true,
      configured,
      { launchConfigurations: [aLaunchConfiguration({ launchConfigurationName: 'old', spotPrice: '0.1' })] },
    ],
    [
      'configuration has no price for it',
      false,
      configured,
      { launchConfigurations: [aLaunchConfiguration({ launchConfigurationName: 'old', spotPrice: null })] },
    ],
  ])('is only Spot where its template %s: %s', (_, expected, group, artifacts) => {
    expect(launchesOnlySpot(group, artifacts)).toBe(expected);
  });

  const ec2InstanceTypes = {
    'm5.large': anInstanceType({ vCpus: 2, memoryMiB: 8192 }),
    'm5.xlarge': anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4, memoryMiB: 16_384 }),
  };
  const counting = (desiredCapacityType: AutoScalingGroup['desiredCapacityType'], group = web()) => ({
    ...{ ...group, desiredCapacityType },
  });
  const weighted = mixed(of('m5.large', 2), of('m5.xlarge', 4), of('m5.xlarge', 9));

  it.each<[string, number | null, AutoScalingGroup, string | null, ComputeArtifacts?]>([
    ['one, whatever it is', 1, web(), 'm5.xlarge'],
    ['one, where the type is not known', 1, web(), null],
    ['its weight', 4, weighted, 'm5.xlarge'],
    ['one, where its type has no weight', 1, mixed(of('m5.large')), 'm5.large'],
    ['one, where its type is not of the policy', 1, weighted, 'c5.large'],
    ['one, where no type has a weight', 1, mixed(of('m5.large'), of(null)), null],
    ['one, where each type weighs one', 1, mixed(of('m5.large', 1)), null],
    ['not known, where the type is not and they differ', null, weighted, null],
    ['its vCPUs', 4, counting('vcpu'), 'm5.xlarge'],
    ['its memory', 16_384, counting('memory-mib'), 'm5.xlarge'],
    ['not known, where its type is not', null, counting('vcpu'), null],
    ['not known, where its memory is not', null, counting('memory-mib'), 'c5.large'],
    ['not known, where types could not be read', null, counting('vcpu'), 'm5.large', {}],
  ])(
    'counts in the sizes of its group as %s: %j',
    (_, units, group, type, artifacts = { ec2InstanceTypes }) => {
      expect(sizeUnits(group, type, artifacts)).toBe(units);
    },
  );

  it('counts what is in service, each by its own type', () => {
    const instances = ['m5.large', 'm5.xlarge', 'm5.xlarge'].map((instanceType, i) =>
      anAutoScalingInstance({ instanceType, lifecycleState: i === 2 ? 'Standby' : 'InService' }),
    );
    expect(unitsInService({ ...weighted, instances }, {})).toBe(6);
    expect(unitsInService(web({ instances }), {})).toBe(2);
    expect(unitsInService(counting('vcpu', web({ instances })), {})).toBeNull();
    expect(unitsInService(web({ instances: [] }), {})).toBe(0);
  });
});
