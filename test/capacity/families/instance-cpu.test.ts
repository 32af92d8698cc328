import { describe, expect, it } from '@jest/globals';
import type { Artifacts, Ec2Instance } from '../../../src/model/artifacts';
import {
  aClassicLoadBalancer,
  anAutoScalingGroup,
  anEc2Instance,
  anEc2InstancePeak,
  aPeak,
  HOURS,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'instance-cpu';
const GROUP = 'arn:aws:elasticloadbalancing:us-east-1:111122223333:targetgroup/shop/0123';

/** Said of all instances of the account. */
const plan = aPlan({
  traffic: { multiplier: 10, elasticity: [{ match: { service: 'ec2' }, factor: 1 }] },
  resilience: { survive: 'none' },
});

const registered = (...ids: readonly string[]): Artifacts['targetHealth'] => [
  {
    targetGroupArn: GROUP,
    targets: ids.map((id) => ({
      ...{ id, port: 80, availabilityZone: 'us-east-1a', state: 'healthy', reason: null },
    })),
  },
];

const instance = (instanceId: string, zone: string, more: Partial<Ec2Instance> = {}) =>
  anEc2Instance({ instanceId, availabilityZone: `us-east-1${zone}`, ...more });

/** Busy as said at its peak, and in each hour nine tenths as much. */
const peak = (instanceId: string, percent: number) =>
  anEc2InstancePeak({
    instanceId,
    cpuUtilization: aPeak(percent),
    cpuUtilizationByHour: Array.from({ length: HOURS }, () => percent * 0.9),
  });

const two = (a: number, b: number, overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  ec2Instances: [instance('i-a', 'a'), instance('i-b', 'b')],
  targetHealth: registered('i-a', 'i-b'),
  classicLoadBalancers: [],
  autoScalingGroups: [],
  ec2InstancePeaks: [peak('i-a', a), peak('i-b', b)],
  ...overrides,
});

const judge = (artifacts: Partial<Artifacts>) => onlyCeiling(FAMILY, artifacts, { plan });

describe(FAMILY, () => {
  it.each([
    // 10 × 8 are 80 %.
    [8, 8, 80, 12.5, 'green'],
    [8.1, 8, 81, 100 / 8.1, 'yellow'],
    // 10 × 11 are too much for one, and 10 × (9.9 + 7.2) ÷ 2 = 85.5 of the hours are not for both.
    [11, 8, 110, 100 / 11, 'yellow'],
    // 10 × (9.9 + 11.7) ÷ 2 = 108.
    [11, 13, 130, 100 / 13, 'red'],
  ])('holds the busiest of %d %% and %d %% against its CPU at 10 times', (a, b, atPeak, breaksAt, status) => {
    const ceiling = judge(two(a, b));
    expect(ceiling).toMatchObject({ resource: 'target group shop', limit: 100, unit: '%', status });
    expect(ceiling.now).toBe(Math.max(a, b));
    expect(ceiling.atPeak).toBeCloseTo(atPeak, 6);
    expect(ceiling.breaksAt).toBeCloseTo(breaksAt, 4);
  });

  it('tells the mean, and asks for as many instances as hold with room: ⌈2 × 130 ÷ 80⌉', () => {
    const { evidence, fix } = judge(two(11, 13));
    expect(evidence.map(({ detail }) => detail).join(' ')).toContain('The mean of all 2 was 10.8 %');
    expect(fix?.action).toContain('4 such instances in place of 2');
    expect(fix?.action).toContain('at least 1.7 times the CPU');
  });

  it('has the others carry all without a zone: 3 ÷ (3 − 2)', () => {
    const ceiling = judge(
      two(5, 5, {
        ec2Instances: [instance('i-a', 'a'), instance('i-b', 'b'), instance('i-c', 'b')],
        targetHealth: registered('i-a', 'i-b', 'i-c'),
        ec2InstancePeaks: ['i-a', 'i-b', 'i-c'].map((id) => peak(id, 5)),
      }),
    );
    expect(ceiling.breaksAt).toBeCloseTo(20, 6);
    expect(ceiling.breaksAtWithoutZone).toBeCloseTo(20 / 3, 4);
  });

  it('is lost with the one zone that it is in', () => {
    const ceiling = judge(two(5, 5, { ec2Instances: [instance('i-a', 'a'), instance('i-b', 'a')] }));
    expect(ceiling.breaksAtWithoutZone).toBe(0);
  });

  it('has the instances of groups in the same target group stand in too', () => {
    const ceiling = judge(
      two(5, 5, {
        ec2Instances: [
          instance('i-a', 'a'),
          instance('i-b', 'a'),
          instance('i-c', 'b', { autoScalingGroupName: 'web' }),
        ],
        targetHealth: registered('i-a', 'i-b', 'i-c'),
      }),
    );
    // 20 × (3 − 2) ÷ 3.
    expect(ceiling.breaksAtWithoutZone).toBeCloseTo(20 / 3, 4);
  });

  it.each([
    ['an address', { targetHealth: registered('10.0.1.10') }, 'target group shop'],
    [
      'a Classic Load Balancer',
      {
        targetHealth: [],
        classicLoadBalancers: [
          aClassicLoadBalancer({
            loadBalancerName: 'old',
            instances: [{ instanceId: 'i-a', state: 'InService', reason: null }],
          }),
        ],
      },
      'Classic Load Balancer old',
    ],
    ['the plan alone', { targetHealth: [] }, 'search'],
  ])('follows traffic by %s', (_, overrides, resource) => {
    const ec2Instances = [instance('i-a', 'a', { tags: { Name: 'search' } })];
    expect(judge(two(5, 5, { ec2Instances, ...overrides }))).toMatchObject({ resource, now: 5 });
  });

  it('judges as one what two target groups lead to', () => {
    const both = registered('i-a', 'i-b').concat(
      registered('i-b').map((one) => ({ ...one, targetGroupArn: GROUP.replace('shop', 'tls') })),
    );
    expect(judge(two(5, 6, { targetHealth: both }))).toMatchObject({
      resource: 'target group shop, target group tls',
      now: 6,
    });
  });

  it.each<[string, Partial<Ec2Instance>]>([
    ['of a group', { autoScalingGroupName: 'web' }],
    ['of a cluster', { tags: { 'eks:cluster-name': 'shop' } }],
    ['of a service of AWS', { managedBy: 'eks.amazonaws.com' }],
    ['that are stopped', { state: 'stopped' }],
  ])('has none for instances %s', (_, more) => {
    const ec2Instances = [instance('i-a', 'a', more), instance('i-b', 'b', more)];
    expect(ceilingsOf(FAMILY, two(5, 5, { ec2Instances }), { plan })).toEqual([]);
  });

  it('has none for those that a group lists', () => {
    const instances = ['i-a', 'i-b'].map((instanceId) => ({
      ...{ instanceId, instanceType: 'm5.large', lifecycleState: 'InService' },
    }));
    const autoScalingGroups = [anAutoScalingGroup({ instances })];
    expect(ceilingsOf(FAMILY, two(5, 5, { autoScalingGroups }), { plan })).toEqual([]);
  });

  it('has none for those that carry no traffic', () => {
    expect(ceilingsOf(FAMILY, two(5, 5))).toEqual([]);
  });

  it.each([
    ['nothing was measured', [], 'CloudWatch has no data for CPUUtilization of i-a'],
    [
      'of one of another type too little was measured',
      [
        peak('i-a', 5),
        anEc2InstancePeak({ instanceId: 'i-b', cpuUtilization: aPeak(1, { hoursWithData: 3 }) }),
      ],
      'too little data for CPUUtilization of i-b',
    ],
  ])('is not known where %s', (_, ec2InstancePeaks, missing) => {
    const ec2Instances = [instance('i-a', 'a'), instance('i-b', 'b', { instanceType: 'm5.4xlarge' })];
    const ceiling = judge(two(5, 5, { ec2Instances, ec2InstancePeaks }));
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(missing);
  });

  it('takes a young instance for as busy as others of its type', () => {
    const young = anEc2InstancePeak({ instanceId: 'i-b', cpuUtilization: aPeak(1, { hoursWithData: 3 }) });
    expect(judge(two(5, 5, { ec2InstancePeaks: [peak('i-a', 5), young] })).status).toBe('green');
  });
});
