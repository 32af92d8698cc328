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
  subnets: [aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/16', availableIpAddressCount: 65_000 })],
  loadBalancers: [aLoadBalancer()],
  targetGroups: [aTargetGroup({ loadBalancerArns: [loadBalancerArn()] })],
  targetHealth: [aTargetHealth()],
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

  const requestsOf = (hoursWithData: number) => [
    aLoadBalancerPeak({
      targetGroups: [{ targetGroupArn: targetGroupArn(), requestsPerSecond: aPeak(500, { hoursWithData }) }],
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
    const loadBalancerPeaks = requestsOf(47);
    const { evidence } = onlyCeiling(FAMILY, { ...inventory(), loadBalancerPeaks }, { plan });
    expect(evidence[0]?.detail).toContain('% CPU');
    const none = { ...inventory(peakOf(30)), loadBalancerPeaks };
    expect(onlyCeiling(FAMILY, none, { plan }).evidence[0]?.detail).toContain(
      'too little data for RequestCount of the target groups of web',
    );
  });
});
