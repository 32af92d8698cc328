import { describe, expect, it } from '@jest/globals';
import {
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anEc2Instance,
  aPeak,
  aScalingPolicy,
  aScheduledAction,
  aSubnet,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'subnet-free-addresses';

/** A /27 has 32 − 5 = 27 addresses; 20 are free, so 7 are used, 2 of them by the group's own instances. */
const subnet = aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/27', availableIpAddressCount: 20 });
const instances = ['i-1', 'i-2'];

/** Needs 4·m instances, half of them here: 5 + ⌈4·m ÷ 2⌉ of 27. */
const base = {
  subnets: [subnet],
  ec2Instances: instances.map((instanceId) => anEc2Instance({ instanceId, subnetId: 'subnet-a' })),
  autoScalingGroups: [
    anAutoScalingGroup({
      maxSize: 1000,
      subnetIds: ['subnet-a', 'subnet-b'],
      instances: instances.map((instanceId) => anAutoScalingInstance({ instanceId })),
    }),
  ],
  scalingPolicies: [aScalingPolicy()],
  scheduledActions: [],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
};

describe(FAMILY, () => {
  it('makes room for a group that is closed now and opened before the event: 5 + ⌈40 ÷ 2⌉ of 27', () => {
    const autoScalingGroups = base.autoScalingGroups.map((group) => ({ ...group, minSize: 0, maxSize: 0 }));
    const scheduledActions = [aScheduledAction({ minSize: 0, maxSize: 1000, desiredCapacity: null })];
    expect(
      onlyCeiling(FAMILY, { ...base, autoScalingGroups, scheduledActions }, { multiplier: 10 }),
    ).toMatchObject({ atPeak: 25, status: 'red' });
  });

  it('fills with its share of what is launched', () => {
    expect(onlyCeiling(FAMILY, base, { multiplier: 10 })).toMatchObject({
      limit: 27,
      now: 7,
      fixed: 5,
      atPeak: 25,
      breaksAt: 11,
      // With the other of two zones gone all 4·m are here: 5 + 4·m of 27.
      breaksAtWithoutZone: 5.5,
      status: 'red',
    });
  });

  it('makes room for a scheduled minimum of 50: 5 + 50 ÷ 2 of 27', () => {
    const scheduledActions = [aScheduledAction({ minSize: 50, maxSize: 1000, desiredCapacity: null })];
    expect(onlyCeiling(FAMILY, { ...base, scheduledActions }, { multiplier: 2 })).toMatchObject({
      atPeak: 30,
      floorAboveLimit: 30,
      // The load alone is 5 + ⌈4·m ÷ 2⌉.
      breaksAt: 11,
      status: 'red',
    });
  });

  it('counts the addresses that the nodes of a group take now: 3 + 16 each', () => {
    // Two nodes take 2 × 19 = 38 of the 59 addresses of a /26; 1 is of others. Half of 4·m nodes: 1 + 19 × ⌈2·m⌉ of 59.
    const addresses = ['10.0.0.10', '10.0.0.11', '10.0.0.12', '10.0.0.32/28'];
    const nodes = instances.map((instanceId) =>
      anEc2Instance({ instanceId, networkInterfaces: [{ subnetId: 'subnet-a', addresses }] }),
    );
    const subnets = [
      aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/26', availableIpAddressCount: 20 }),
    ];
    const ceiling = onlyCeiling(FAMILY, { ...base, subnets, ec2Instances: nodes }, { multiplier: 1 });
    expect(ceiling).toMatchObject({ limit: 59, now: 39, fixed: 1, atPeak: 39, breaksAt: 1.5 });
    expect(ceiling.evidence.at(-1)?.detail).toContain('takes 19 addresses, as those there do now');
  });

  it('fills with instances in no group that carry traffic: 5 + 2·m of 27', () => {
    const elasticity = [{ match: { service: 'ec2' as const }, factor: 1 }];
    const plan = aPlan({ traffic: { multiplier: 10, elasticity } });
    const artifacts = { ...base, autoScalingGroups: [] };
    expect(onlyCeiling(FAMILY, artifacts, { plan })).toMatchObject({ fixed: 5, atPeak: 25, breaksAt: 11 });
  });

  it('holds a group off the path of traffic as at its own peak: 5 + 16 ÷ 2 + 2·m of 27', () => {
    const plan = aPlan({
      traffic: { multiplier: 2, elasticity: [{ match: { resource: 'batch' }, factor: 0 }] },
    });
    const batch = anAutoScalingGroup({
      autoScalingGroupName: 'batch',
      maxSize: 100,
      subnetIds: ['subnet-a', 'subnet-b'],
    });
    const evening = { load: null, cpuUtilization: aPeak(90), inServiceInstances: aPeak(16) };
    const artifacts = {
      ...base,
      autoScalingGroups: [...base.autoScalingGroups, batch],
      autoScalingGroupPeaks: [
        anAutoScalingGroupPeak(),
        anAutoScalingGroupPeak({ autoScalingGroupName: 'batch', ...evening }),
      ],
    };
    expect(onlyCeiling(FAMILY, artifacts, { plan, multiplier: 2 })).toMatchObject({
      fixed: 13,
      atPeak: 17,
      breaksAt: 7,
    });
  });

  it('adds up the groups that share it', () => {
    const second = anAutoScalingGroup({
      autoScalingGroupName: 'api',
      maxSize: 1000,
      subnetIds: ['subnet-a'],
    });
    const artifacts = {
      ...base,
      autoScalingGroups: [...base.autoScalingGroups, second],
      scalingPolicies: [aScalingPolicy(), aScalingPolicy({ autoScalingGroupName: 'api' })],
      autoScalingGroupPeaks: [
        anAutoScalingGroupPeak(),
        anAutoScalingGroupPeak({ autoScalingGroupName: 'api' }),
      ],
    };
    // 5 + 2·m + 4·m of 27, in whole instances of each group.
    expect(onlyCeiling(FAMILY, artifacts).breaksAt).toBe(3.5);
  });

  it('gets half where it is the only one of the group in one of two zones', () => {
    const crowd = ['subnet-b', 'subnet-c'].map((subnetId) =>
      aSubnet({ subnetId, availabilityZone: 'us-east-1b', cidrBlock: '10.0.0.0/20' }),
    );
    const group = { ...base.autoScalingGroups[0], subnetIds: ['subnet-a', 'subnet-b', 'subnet-c'] };
    const ceilings = ceilingsOf(FAMILY, {
      ...base,
      subnets: [subnet, ...crowd],
      autoScalingGroups: [anAutoScalingGroup(group)],
    });
    // 5 + 2·m here, m in each of the others.
    expect(ceilings.map(({ elastic }) => elastic)).toEqual([20, 10, 10]);
  });

  it.each([
    ['a subnet no group launches into', aSubnet({ subnetId: 'subnet-z' })],
    ['an IPv6-only subnet', { ...subnet, ipv6Native: true }],
  ])('says nothing of %s', (_, one) => {
    expect(ceilingsOf(FAMILY, { ...base, subnets: [one] })).toEqual([]);
  });

  it('is grey, and shows no figure, when its address range cannot be read', () => {
    const ceiling = onlyCeiling(FAMILY, { ...base, subnets: [{ ...subnet, cidrBlock: 'none' }] });
    expect(ceiling).toMatchObject({ status: 'grey', now: null, limit: null, atPeak: null });
  });

  it('is grey when the load of a group is not known', () => {
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroupPeaks: [] }).status).toBe('grey');
  });
});
