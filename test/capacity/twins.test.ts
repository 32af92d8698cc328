import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
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
  aSubnet,
  aVolume,
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

/** Blue serves with 2 busy instances of 50 %: 4·m instances. Of 2 vCPUs each they are 8·m of 1,000. */
const ceilingAt10 = (
  family: string,
  green: ReturnType<typeof twin>,
  { busy = 2, ...more }: Partial<Artifacts> & { readonly busy?: number } = {},
) =>
  onlyCeiling(
    family,
    {
      ec2Instances: [...BLUE, ...green.instances.map(({ instanceId }) => instanceId)].map((instanceId) =>
        anEc2Instance({ instanceId, autoScalingGroupName: BLUE.includes(instanceId) ? 'blue' : 'green' }),
      ),
      capacityReservations: [],
      vcpuUsage: [],
      ec2InstanceTypes: { 'm5.large': anInstanceType() },
      autoScalingGroups: [twin('blue', BLUE), green],
      launchTemplates: [aLaunchTemplate()],
      scalingPolicies: ['blue', 'green'].map((autoScalingGroupName) =>
        aScalingPolicy({ autoScalingGroupName }),
      ),
      scheduledActions: [],
      autoScalingGroupPeaks: [peakOf('blue', 2), peakOf('green', busy)],
      serviceQuotas: [aServiceQuota({ value: 1000 })],
      ...more,
    },
    { multiplier: 10 },
  );

const vcpus = (green: ReturnType<typeof twin>, busy = 2) =>
  ceilingAt10('on-demand-vcpu', green, { busy }).atPeak;

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

  describe('in EBS quotas, where each instance of blue has 1,000 GiB', () => {
    const ebs = (green: ReturnType<typeof twin>) =>
      ceilingAt10('ebs-storage', green, {
        volumes: BLUE.map((id) => aVolume({ volumeId: `vol-${id}`, sizeGiB: 1024, instanceIds: [id] })),
        serviceQuotas: [aServiceQuota({ serviceCode: 'ebs', quotaCode: 'L-7A658B76', value: 300 })],
      });

    it('count the load once: 40 × 1 TiB', () => {
      expect(ebs(twin('green', []))).toMatchObject({ atPeak: 40, status: 'green' });
    });

    it('are unknown where green must run some, of which nothing shows the volumes', () => {
      expect(ebs(twin('green', [], { minSize: 5 })).status).toBe('grey');
    });
  });

  describe('in subnets', () => {
    // A /26 has 59 addresses; 4 of blue are in it, and 5 others.
    const subnets = [
      aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/26', availableIpAddressCount: 50 }),
    ];
    const inSubnetA = (green: ReturnType<typeof twin>, ofBlue: readonly string[]) =>
      ceilingAt10('subnet-free-addresses', green, {
        subnets,
        autoScalingGroups: [twin('blue', BLUE, { subnetIds: ofBlue }), green],
        ec2Instances: BLUE.map((instanceId) =>
          anEc2Instance({ instanceId, autoScalingGroupName: 'blue', subnetId: ofBlue[0] ?? null }),
        ),
      }).atPeak;

    it('count the load once where they share them: 5 + 40 ÷ 2', () => {
      const both = ['subnet-a', 'subnet-b'];
      expect(inSubnetA(twin('green', [], { subnetIds: both }), both)).toBe(25);
    });

    it('need room for green’s in its own, as it may serve instead: 9 + 40', () => {
      expect(inSubnetA(twin('green', [], { subnetIds: ['subnet-a'] }), ['subnet-b'])).toBe(49);
    });
  });
});
