import { describe, expect, it } from '@jest/globals';
import type { MetricWindow } from '../../../src/model/artifacts';
import { SERVICES } from '../../../src/model/services';
import {
  aLaunchTemplate,
  aLoadBalancer,
  aLoadBalancerPeak,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anEc2Instance,
  anInstanceType,
  aPeak,
  aScalingPolicy,
  aServiceQuota,
  aSubnet,
  aTargetGroup,
  aTargetHealth,
  loadBalancerArn,
  targetGroupArn,
} from '../../builders/artifacts';
import { onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const QUOTAS = SERVICES.elasticloadbalancing.quotas.elasticloadbalancing;

/** All that rest on what a group needs: of each there is plenty for 10×. */
const FAMILIES = [
  'auto-scaling-group-size',
  'on-demand-vcpu',
  'subnet-free-addresses',
  'targets-per-target-group',
  'targets-per-load-balancer',
];

const FIVE_MINUTES: MetricWindow = {
  from: '2026-11-08T00:00:00Z',
  to: '2026-11-22T00:00:00Z',
  periodSeconds: 300,
};
const HOURLY: MetricWindow = { ...FIVE_MINUTES, periodSeconds: 3600 };

const { load } = anAutoScalingGroupPeak();
const peakOf = (hoursWithData: number, window = FIVE_MINUTES) =>
  anAutoScalingGroupPeak({ window, load: load && { ...load, hoursWithData } });

const inventory = (peak = peakOf(336)) => ({
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 100_000, targetGroupArns: [targetGroupArn()] })],
  scheduledActions: [],
  scalingPolicies: [aScalingPolicy()],
  autoScalingGroupPeaks: [peak],
  launchTemplates: [aLaunchTemplate({ instanceType: 'm5.large' })],
  ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }) },
  ec2Instances: [anEc2Instance()],
  capacityReservations: [],
  vcpuUsage: [],
  subnets: [aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/16', availableIpAddressCount: 65_000 })],
  loadBalancers: [aLoadBalancer()],
  targetGroups: [aTargetGroup({ loadBalancerArns: [loadBalancerArn()] })],
  targetHealth: [{ ...aTargetHealth(), targets: [] }],
  serviceQuotas: [
    aServiceQuota({ quotaCode: 'L-1216C47A', value: 100_000 }),
    ...[QUOTAS.targetsPerTargetGroup, QUOTAS.targetsPerApplicationLoadBalancer].map((quotaCode) =>
      aServiceQuota({ serviceCode: 'elasticloadbalancing', quotaCode, value: 100_000 }),
    ),
  ],
});

const judged = (family: string, peak = peakOf(336)) =>
  onlyCeiling(family, inventory(peak), { multiplier: 10 });

describe.each(FAMILIES)('%s', (family) => {
  it('is green by data of 5 minutes', () => {
    expect(judged(family).status).toBe('green');
  });

  it('is grey by data of less than two days, and says how many there are', () => {
    const { status, evidence } = judged(family, peakOf(30));
    expect([status, evidence[0]?.detail]).toEqual([
      'grey',
      expect.stringContaining('30 of 336 hours have data (5-minute means), and at least 48 are needed.'),
    ]);
  });

  it('is yellow by means of an hour, which are no peaks, and asks for a baseline that shows them', () => {
    const { status, fix } = judged(family, peakOf(336, HOURLY));
    expect([status, fix?.action]).toEqual(['yellow', expect.stringContaining('traffic.baseline')]);
  });
});

/** Each ceiling with a limit of its own. */
const withLimit = {
  'auto-scaling-group-size': (maxSize: number) => ({
    autoScalingGroups: [anAutoScalingGroup({ maxSize, targetGroupArns: [targetGroupArn()] })],
  }),
  'on-demand-vcpu': (value: number) => ({
    serviceQuotas: [aServiceQuota({ quotaCode: 'L-1216C47A', value })],
  }),
  'subnet-free-addresses': (usable: number) => ({
    subnets: [
      aSubnet({ cidrBlock: `10.0.0.0/${32 - Math.log2(usable + 5)}`, availableIpAddressCount: usable }),
    ],
  }),
  'targets-per-target-group': (value: number) => ({
    serviceQuotas: [aServiceQuota({ quotaCode: QUOTAS.targetsPerTargetGroup, value })],
  }),
  'targets-per-load-balancer': (value: number) => ({
    serviceQuotas: [aServiceQuota({ quotaCode: QUOTAS.targetsPerApplicationLoadBalancer, value })],
  }),
};

/** What 4·m instances need of each at 10×; a limit that is less, where that breaks, and a limit that is enough. */
const EXCEEDED = [
  { family: 'auto-scaling-group-size', atPeak: 40, less: 39, enough: 40, breaksAt: 9.75 },
  // 40 × 2 vCPUs, and 2 that do not grow: the last whole step that fits is of 39 instances.
  { family: 'on-demand-vcpu', atPeak: 82, less: 81, enough: 82, breaksAt: 9.75 },
  // Half of the 40 are in this subnet, of which /28 has 11 addresses and /27 has 27: 22 instances are 11 here.
  { family: 'subnet-free-addresses', atPeak: 20, less: 11, enough: 27, breaksAt: 5.5 },
  { family: 'targets-per-target-group', atPeak: 40, less: 39, enough: 40, breaksAt: 9.75 },
  { family: 'targets-per-load-balancer', atPeak: 40, less: 39, enough: 40, breaksAt: 9.75 },
] as const;

describe.each(EXCEEDED)('$family, by too little data', ({ family, atPeak, less, enough, breaksAt }) => {
  const plan = aPlan({ resilience: { survive: 'none' } });
  const ceilingBy = (hoursWithData: number, limit: number) =>
    onlyCeiling(
      family,
      { ...inventory(peakOf(hoursWithData)), ...withLimit[family](limit) },
      { plan, multiplier: 10 },
    );

  it.each([336, 48, 47, 1])('is red with %d hours, where they show more than the limit', (hours) => {
    expect(ceilingBy(hours, less)).toMatchObject({ status: 'red', atPeak, breaksAt });
  });

  it('says why that is enough to be red', () => {
    expect(ceilingBy(30, less).evidence[0]?.detail).toMatch(
      /30 of 336 hours have data .* can only add to it\.$/,
    );
  });

  it('is grey where they show no more than the limit, however near', () => {
    expect(ceilingBy(47, enough)).toMatchObject({
      status: 'grey',
      atPeak: null,
      breaksAt: null,
      grows: true,
    });
  });
});

it.each([
  // 2 busy instances × 10 = 20 at 100 % of CPU; at the 25 % that was seen they would be 80.
  ['grey with room for all that may be', 20, 'grey'],
  ['red with less room than they fill to the brim', 19, 'red'],
])('without a target, too little CPU of a group is %s', (_, maxSize, status) => {
  const artifacts = {
    ...inventory(anAutoScalingGroupPeak({ ...peakOf(30), cpuUtilization: aPeak(25) })),
    autoScalingGroups: [anAutoScalingGroup({ maxSize })],
    scalingPolicies: [],
  };
  const plan = aPlan({ resilience: { survive: 'none' } });
  expect(onlyCeiling('auto-scaling-group-size', artifacts, { plan, multiplier: 10 }).status).toBe(status);
});

describe.each(EXCEEDED.slice(1))(
  '$family, with a group beside it of which nothing is known',
  ({ family, atPeak, less, enough }) => {
    const plan = aPlan({ resilience: { survive: 'none' } });
    const { autoScalingGroups, ...others } = inventory();
    const unknown = anAutoScalingGroup({ autoScalingGroupName: 'api', targetGroupArns: [targetGroupArn()] });
    const ceilingBy = (limit: number) =>
      onlyCeiling(
        family,
        { ...others, ...withLimit[family](limit), autoScalingGroups: [unknown, ...autoScalingGroups] },
        { plan, multiplier: 10 },
      );

    it('is red where the others alone need more than the limit, and names it', () => {
      const { evidence, ...ceiling } = ceilingBy(less);
      expect(ceiling).toMatchObject({ status: 'red', atPeak });
      expect(evidence[0]?.detail).toContain('CPUUtilization of the group api');
    });

    it('is grey where they do not', () => {
      expect(ceilingBy(enough)).toMatchObject({ status: 'grey', atPeak: null });
    });
  },
);

describe('auto-scaling-group-size', () => {
  const FAMILY = 'auto-scaling-group-size';

  it('asks for room, not for a better baseline, where even means of an hour show too little', () => {
    const artifacts = {
      ...inventory(peakOf(336, HOURLY)),
      autoScalingGroups: [anAutoScalingGroup({ maxSize: 20 })],
    };
    const { status, fix } = onlyCeiling(FAMILY, artifacts, { multiplier: 10 });
    expect([status, fix?.action]).toEqual(['red', expect.stringContaining('Raise the maximum size')]);
  });

  it('names the density beside the load', () => {
    const { evidence } = judged(FAMILY);
    expect(evidence[0]?.detail).toContain('336 of 336 hours have data (5-minute means).');
  });

  it('is grey by the measured peak, where nothing tracks a target, of 30 hours', () => {
    const artifacts = { ...inventory(peakOf(30)), scalingPolicies: [] };
    expect(onlyCeiling(FAMILY, artifacts).evidence[0]?.detail).toContain(
      'too little data for CPUUtilization of the group',
    );
  });

  const requestsOf = (hoursWithData: number, rate = 500) => [
    aLoadBalancerPeak({
      targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(rate, { hoursWithData }) }],
    }),
  ];
  const plan = aPlan({
    loadTests: [
      {
        name: 'rehearsal',
        on: '2026-11-20',
        result: 'passed',
        requestsPerSecondPerInstance: [{ autoScalingGroup: 'web', value: 100 }],
      },
    ],
  });

  it('rests on requests of a load test that were counted for two days', () => {
    const artifacts = { ...inventory(), loadBalancerPeaks: requestsOf(48) };
    const { evidence, status } = onlyCeiling(FAMILY, artifacts, { plan });
    expect([status, evidence[0]?.detail]).toEqual([
      'green',
      expect.stringContaining(
        '48 of 336 hours have data (5-minute means; hours without data had no traffic).',
      ),
    ]);
  });

  it('falls back on CPU where they were counted for less, and is grey where there is no CPU either', () => {
    const loadBalancerPeaks = requestsOf(47, 399);
    const { evidence } = onlyCeiling(FAMILY, { ...inventory(), loadBalancerPeaks }, { plan });
    expect(evidence[0]?.detail).toContain('% CPU');
    const none = { ...inventory(peakOf(30)), loadBalancerPeaks };
    expect(onlyCeiling(FAMILY, none, { plan }).evidence[0]?.detail).toContain(
      'too little data for RequestCount of the target groups of web',
    );
  });

  it('falls back on nothing that asks for less than they show: 5 instances, where CPU asks for 4', () => {
    const artifacts = (maxSize: number) => ({
      ...inventory(),
      ...withLimit[FAMILY](maxSize),
      loadBalancerPeaks: requestsOf(47),
    });
    const noZone = aPlan({ loadTests: plan.loadTests, resilience: { survive: 'none' } });
    const statusOf = (maxSize: number) =>
      onlyCeiling(FAMILY, artifacts(maxSize), { plan: noZone, multiplier: 10 }).status;
    expect([statusOf(49), statusOf(1000)]).toEqual(['red', 'grey']);
  });
});
