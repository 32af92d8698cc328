import { describe, expect, it } from '@jest/globals';
import {
  aLaunchTemplate,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anEc2Instance,
  anInstanceType,
  aPeak,
  aScalingPolicy,
  aServiceQuota,
  targetGroupArn,
} from '../builders/artifacts';
import { onlyCeiling } from '../builders/ceiling';

const BLUE = ['i-1', 'i-2', 'i-3', 'i-4'];

const twin = (name: string, ids: readonly string[], more: object = {}) =>
  anAutoScalingGroup({
    autoScalingGroupName: name,
    minSize: 0,
    maxSize: 1000,
    desiredCapacity: ids.length,
    targetGroupArns: [targetGroupArn()],
    instances: ids.map((instanceId) => anAutoScalingInstance({ instanceId })),
    ...more,
  });

const peakOf = (autoScalingGroupName: string, busy: number) =>
  anAutoScalingGroupPeak({
    autoScalingGroupName,
    load: {
      value: busy,
      at: '2026-11-14T12:00:00Z',
      instances: 4,
      cpuUtilization: 50,
      instancesFrom: 'GroupInServiceInstances',
      hoursWithData: 14 * 24,
    },
    cpuUtilization: aPeak(50),
  });

/** Blue serves with 2 busy instances of 50 %: 4·m instances of 2 vCPUs, 8·m of 1,000. */
const vcpus = (green: ReturnType<typeof twin>, busy = 2) =>
  onlyCeiling(
    'on-demand-vcpu',
    {
      ec2Instances: [...BLUE, ...green.instances.map(({ instanceId }) => instanceId)].map((instanceId) =>
        anEc2Instance({ instanceId, autoScalingGroupName: BLUE.includes(instanceId) ? 'blue' : 'green' }),
      ),
      capacityReservations: [],
      ec2InstanceTypes: { 'm5.large': anInstanceType() },
      autoScalingGroups: [twin('blue', BLUE), green],
      launchTemplates: [aLaunchTemplate()],
      scalingPolicies: ['blue', 'green'].map((autoScalingGroupName) =>
        aScalingPolicy({ autoScalingGroupName }),
      ),
      scheduledActions: [],
      autoScalingGroupPeaks: [peakOf('blue', 2), peakOf('green', busy)],
      serviceQuotas: [aServiceQuota({ value: 1000 })],
    },
    { multiplier: 10 },
  ).atPeak;

describe('blue and green groups on one target group, of which green served last week', () => {
  it('count the load once: 8 × 10', () => {
    expect(vcpus(twin('green', []))).toBe(80);
  });

  it('count the larger of both, as either may take it: 12 × 10', () => {
    expect(vcpus(twin('green', []), 3)).toBe(120);
  });

  it('count what green runs whatever the load: 8 × 10 and 5 × 2', () => {
    expect(vcpus(twin('green', [], { minSize: 5 }))).toBe(90);
  });

  it('count both where both serve: 8 × 10 and 8 × 10', () => {
    expect(vcpus(twin('green', ['i-5', 'i-6', 'i-7', 'i-8']))).toBe(160);
  });

  it('count both where green has a target group of its own, whose load is not blue’s', () => {
    expect(vcpus(twin('green', [], { targetGroupArns: [targetGroupArn(), targetGroupArn('other')] }))).toBe(
      160,
    );
  });
});
