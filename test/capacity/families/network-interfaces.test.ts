import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import {
  aLaunchTemplate,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anEc2Instance,
  anEcsService,
  anEcsServicePeak,
  anInstanceType,
  aScalingPolicy,
  aServiceQuota,
  aSubnet,
  someNetworkInterfaces,
} from '../../builders/artifacts';
import { ceilingsOf } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'network-interfaces';
const plan = aPlan({ resilience: { survive: 'none' } });

const instances = [1, 2, 3, 4].map((n) =>
  anEc2Instance({
    instanceId: `i-${n}`,
    autoScalingGroupName: 'web',
    availabilityZone: n % 2 === 1 ? 'us-east-1a' : 'us-east-1b',
  }),
);

const zones = (a: number, b: number) => [
  someNetworkInterfaces({ count: a }),
  someNetworkInterfaces({ availabilityZone: 'us-east-1b', count: b }),
];

/** 10 in us-east-1a and 6 in us-east-1b, of which a group has 2 in each; it needs 4·m instances. */
const artifacts = (value: number, overrides: Partial<Artifacts> = {}): Partial<Artifacts> => ({
  ec2Instances: instances,
  ec2InstanceTypes: { 'm5.large': anInstanceType() },
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000 })],
  launchTemplates: [aLaunchTemplate()],
  scalingPolicies: [aScalingPolicy()],
  scheduledActions: [],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  ecsServices: [],
  subnets: [aSubnet(), aSubnet({ subnetId: 'subnet-b', availabilityZone: 'us-east-1b' })],
  networkInterfaces: zones(10, 6),
  serviceQuotas: [aServiceQuota({ serviceCode: 'vpc', quotaCode: 'L-DF5E4CA3', value })],
  ...overrides,
});

const figures = (...args: Parameters<typeof ceilingsOf> extends [string, ...infer Rest] ? Rest : never) =>
  ceilingsOf(FAMILY, ...args).map(({ resource, now, fixed, atPeak, breaksAt, status }) => [
    resource,
    now,
    fixed,
    atPeak,
    breaksAt,
    status,
  ]);

describe(FAMILY, () => {
  it('counts in each zone what stays, and half of the 40 instances that 10× needs', () => {
    // 8 + 20 and 4 + 20, of 70; 70 − 8 = 62 × 2 = 124 instances are needed at 31×, and 66 × 2 at 33×.
    expect(figures(artifacts(70), { plan })).toEqual([
      ['us-east-1a', 10, 8, 28, 31, 'green'],
      ['us-east-1b', 6, 4, 24, 33, 'green'],
    ]);
  });

  it.each([
    // 28 of us-east-1a; in all it is 12 + 40 = 52.
    [52, 'green', 'green'],
    [51, 'yellow', 'yellow'],
    [28, 'yellow', 'yellow'],
    [27, 'red', 'yellow'],
    [23, 'red', 'red'],
  ])('is red by the zone, and yellow by the region: a quota of %d', (value, a, b) => {
    expect(ceilingsOf(FAMILY, artifacts(value), { plan }).map(({ status }) => status)).toEqual([a, b]);
  });

  it('asks for room in the region: 52 ÷ 0.8, or in the zone: 28 ÷ 0.8', () => {
    expect(ceilingsOf(FAMILY, artifacts(51), { plan })[0]?.fix?.command).toMatch(
      /--service-code vpc --quota-code L-DF5E4CA3 --desired-value 65$/,
    );
    expect(ceilingsOf(FAMILY, artifacts(27), { plan })[0]?.fix?.command).toMatch(/--desired-value 35$/);
  });

  it('keeps a zone in reserve: all 40 in each of two', () => {
    const without = ceilingsOf(FAMILY, artifacts(5000)).map((one) => one.atPeakWithoutZone);
    expect(without).toEqual([48, 44]);
  });

  it('counts the network interfaces of an instance as its group has them today: 3 each', () => {
    const networkInterfaces = [1, 2, 3].map(() => ({ subnetId: 'subnet-a', addresses: ['10.0.1.10'] }));
    const ec2Instances = instances.map((instance) => ({ ...instance, networkInterfaces }));
    // 10 − 6 + 20 × 3.
    expect(figures(artifacts(5000, { ec2Instances }), { plan })[0]?.slice(1, 4)).toEqual([10, 4, 64]);
  });

  it('counts tasks that have network interfaces of their own', () => {
    const overrides = {
      autoScalingGroups: [],
      ec2Instances: [],
      ecsServices: [anEcsService(), anEcsService({ serviceName: 'bridge', subnetIds: [] })],
      ecsServicePeaks: [anEcsServicePeak()],
      scalableTargets: [],
    };
    // 5 of its 10 tasks are in each zone. 4 busy tasks at 10× are 40, of which each is taken to be half busy: 80.
    expect(figures(artifacts(5000, overrides), { plan }).map((row) => row.slice(1, 4))).toEqual([
      [10, 5, 45],
      [6, 1, 41],
    ]);
  });

  it('grows with instances in no group that carry traffic', () => {
    const carrying = aPlan({
      resilience: { survive: 'none' },
      traffic: { multiplier: 10, elasticity: [{ match: { service: 'ec2' }, factor: 1 }] },
    });
    const ec2Instances = [anEc2Instance({ instanceId: 'i-9' })];
    expect(figures(artifacts(5000, { autoScalingGroups: [], ec2Instances }), { plan: carrying })).toEqual([
      ['us-east-1a', 10, 9, 19, 4991, 'green'],
    ]);
  });

  it('does not know whether network interfaces of pods grow: 8 + 20 + 30 to 8 + 20 + 300', () => {
    const networkInterfaces = [
      ...zones(10, 6),
      someNetworkInterfaces({ interfaceType: 'branch', count: 30 }),
    ];
    const status = (value: number) =>
      ceilingsOf(FAMILY, artifacts(value, { networkInterfaces }), { plan })[0]?.status;
    expect(status(5000)).toBe('green');
    expect(status(300)).toBe('grey');
    expect(status(57)).toBe('red');
  });

  it('adds what is planned, evenly', () => {
    const planned = aPlan({
      resilience: { survive: 'none' },
      plannedAdditions: [{ quota: 'L-DF5E4CA3', region: 'us-east-1', count: 10 }],
    });
    expect(figures(artifacts(5000), { plan: planned }).map((row) => row[3])).toEqual([33, 29]);
  });

  it('is grey where the load of a group is not known, and without the quota', () => {
    const unknown = { autoScalingGroupPeaks: [] };
    expect(ceilingsOf(FAMILY, artifacts(5000, unknown), { plan })[0]?.status).toBe('grey');
    expect(ceilingsOf(FAMILY, artifacts(5000, { serviceQuotas: [] }), { plan })[0]?.status).toBe('grey');
  });

  it('is nothing where nothing grows', () => {
    expect(ceilingsOf(FAMILY, artifacts(5000, { autoScalingGroups: [], ec2Instances: [] }))).toEqual([]);
  });
});
