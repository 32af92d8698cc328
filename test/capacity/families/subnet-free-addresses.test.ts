import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../../src/model/artifacts';
import type { Ceiling } from '../../../src/model/ceiling';
import {
  aLoadBalancer,
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
import { anOverlap } from '../../builders/overlap';
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
    const ceiling = onlyCeiling(FAMILY, artifacts, { plan, multiplier: 2 });
    expect(ceiling).toMatchObject({ fixed: 13, atPeak: 17, breaksAt: 7 });
    expect(ceiling.evidence.map(({ detail }) => detail)).toContain(
      'Group batch carries none of the event’s traffic; it counts as at its own peak of the look-back, 16 instances, 1 of 2 of them here: 8 addresses more than now.',
    );
    // Six of the 16 run elsewhere, so that only 5 more may be launched, and all of those here.
    const elsewhere = Array.from({ length: 11 }, (_, i) => anAutoScalingInstance({ instanceId: `i-b${i}` }));
    const running = {
      ...artifacts,
      autoScalingGroups: [...base.autoScalingGroups, { ...batch, instances: elsewhere }],
    };
    expect(onlyCeiling(FAMILY, running, { plan, multiplier: 2 })).toMatchObject({ fixed: 10 });
    const all = [...elsewhere, ...elsewhere];
    const full = {
      ...artifacts,
      autoScalingGroups: [...base.autoScalingGroups, { ...batch, instances: all }],
    };
    const { fixed, evidence } = onlyCeiling(FAMILY, full, { plan, multiplier: 2 });
    expect([
      fixed,
      evidence
        .map(({ detail }) => detail)
        .join()
        .includes('Group batch'),
    ]).toEqual([5, false]);
  });

  describe('into which a group launches only for another event at the same time', () => {
    const elasticity = [{ match: { resource: 'web' }, factor: 0 }];
    const plan = aPlan({ resilience: { survive: 'none' }, traffic: { multiplier: 2, elasticity } });
    const api = { autoScalingGroupName: 'api' };
    const judge = (artifacts: Partial<Artifacts>, ofWeb: object = {}) =>
      onlyCeiling(
        FAMILY,
        {
          ...base,
          autoScalingGroups: [
            ...base.autoScalingGroups,
            anAutoScalingGroup({ ...api, maxSize: 1000, subnetIds: ['subnet-a', 'subnet-b'] }),
          ],
          scalingPolicies: [aScalingPolicy(), aScalingPolicy(api)],
          autoScalingGroupPeaks: [anAutoScalingGroupPeak(ofWeb), anAutoScalingGroupPeak(api)],
          ...artifacts,
        },
        { plan, multiplier: 2, overlaps: [anOverlap({ plan: launchOfWeb })] },
      );
    const launchOfWeb = aPlan({
      ...{ id: 'launch', name: 'Launch' },
      traffic: {
        multiplier: 8,
        elasticity: [
          { match: { resource: 'api' }, factor: 0 },
          { match: { service: 'ec2' }, factor: 0 },
          { match: { resource: '*' }, factor: 1 },
        ],
      },
    });

    it('counts what it needs beyond what it has: 7 + 8 ÷ 2 + (32 − 4) ÷ 2', () => {
      const ceiling = judge({});
      expect(ceiling).toMatchObject({ atPeak: 25 });
      expect(ceiling.evidence.map(({ detail }) => detail)).toContain(
        'Group web carries only the traffic of other events at the same time: what it needs for that beyond what counts of it counts too, 1 of 2 instances here.',
      );
    });

    it('counts what it has at its own peak once: 7 + 1 + 8 ÷ 2 + (32 − 6) ÷ 2', () => {
      expect(judge({}, { inServiceInstances: aPeak(6) })).toMatchObject({ fixed: 8 + 13, atPeak: 25 });
    });

    it('counts its own peak where it runs nothing here: 7 + 2 + 8 ÷ 2 + (32 − 4) ÷ 2', () => {
      const autoScalingGroups = base.autoScalingGroups.map((group) => ({ ...group, instances: [] }));
      const others = anAutoScalingGroup({ ...api, maxSize: 1000, subnetIds: ['subnet-a', 'subnet-b'] });
      expect(judge({ ec2Instances: [], autoScalingGroups: [...autoScalingGroups, others] })).toMatchObject({
        atPeak: 27,
      });
    });

    it('counts by the addresses that its instances take: 5 + 2 × 3 + 8 ÷ 2 + 14 × 3', () => {
      const addresses = ['10.0.0.10', '10.0.0.11', '10.0.0.12'];
      const ec2Instances = instances.map((instanceId) =>
        anEc2Instance({ instanceId, networkInterfaces: [{ subnetId: 'subnet-a', addresses }] }),
      );
      const subnets = [
        aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/26', availableIpAddressCount: 48 }),
      ];
      expect(judge({ ec2Instances, subnets })).toMatchObject({ now: 11, atPeak: 11 + 4 + 42 });
    });
  });

  it('says what it counts, and from where', () => {
    const { evidence, title, fix } = onlyCeiling(FAMILY, base, { multiplier: 10 });
    expect(title).toBe('Addresses in subnet-a, us-east-1a');
    expect(evidence.map(({ detail }) => detail)).toEqual([
      '10.0.0.0/27 has 27 usable addresses, 20 free; 2 are taken by instances of the groups that grow.',
      'Group web spreads evenly over its zones, and in each over its subnets: 1 of 2 instances is launched here, and takes one address. Addresses that load balancers take as they grow are not counted, since AWS publishes no figure.',
    ]);
    // In one zone all 40 are here.
    expect(fix?.action).toContain(
      'Choose a free address range of vpc-1 for a larger subnet in us-east-1a, and give it to the groups in subnet-a: they need 45 addresses, and it has 27.',
    );
    const subnets = [{ ...subnet, tags: { Name: 'private' } }];
    expect(onlyCeiling(FAMILY, { ...base, subnets }).title).toBe(
      'Addresses in private (subnet-a), us-east-1a',
    );
  });

  describe('with instances in no group', () => {
    const judge = (artifacts: Partial<Artifacts>, factor = 1, context: object = {}) => {
      const elasticity = [{ match: { service: 'ec2' as const }, factor }];
      const plan = aPlan({ resilience: { survive: 'none' }, traffic: { multiplier: 10, elasticity } });
      return onlyCeiling(FAMILY, { ...base, autoScalingGroups: [], ...artifacts }, { plan, ...context });
    };

    it('grows by the share of them that does: 6 + 1·m of 27', () => {
      const ceiling = judge({}, 0.5);
      expect(ceiling).toMatchObject({ fixed: 6, atPeak: 16, breaksAt: 21 });
      expect(ceiling.evidence[0]?.detail).toBe(
        '10.0.0.0/27 has 27 usable addresses, 20 free; 0 are taken by instances of the groups that grow, and 2 by instances in no group, which grow in proportion to traffic.',
      );
    });

    it('is no question where they carry nothing', () => {
      const elasticity = [{ match: { service: 'ec2' as const }, factor: 0 }];
      const plan = aPlan({ traffic: { multiplier: 10, elasticity } });
      expect(ceilingsOf(FAMILY, { ...base, autoScalingGroups: [] }, { plan })).toEqual([]);
    });

    it('grows with one address of an instance whose interfaces are not known: 5 + 2·m', () => {
      const ec2Instances = [
        ...instances.map((instanceId) =>
          anEc2Instance({ instanceId, subnetId: 'subnet-a', networkInterfaces: [] }),
        ),
        anEc2Instance({ instanceId: 'i-3', subnetId: null, networkInterfaces: [] }),
      ];
      expect(judge({ ec2Instances })).toMatchObject({ fixed: 5, atPeak: 25 });
    });

    it('adds up the interfaces of an instance: 4 + 3·m', () => {
      const networkInterfaces = [['10.0.0.10'], ['10.0.0.11', '10.0.0.12']].map((addresses) => ({
        ...{ subnetId: 'subnet-a', addresses },
      }));
      expect(judge({ ec2Instances: [anEc2Instance({ networkInterfaces })] })).toMatchObject({
        ...{ fixed: 4, atPeak: 34 },
      });
    });

    it('grows with what another event brings them, too: 5 + 2 × (10 + 7)', () => {
      const elasticity = [{ match: { resource: '*' }, factor: 1 }];
      const launch = aPlan({ id: 'launch', name: 'Launch', traffic: { multiplier: 8, elasticity } });
      expect(judge({}, 1, { overlaps: [anOverlap({ plan: launch })] })).toMatchObject({ atPeak: 39 });
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

  describe('of groups that launch in another zone where a launch fails', () => {
    // A /27 has 27 addresses. `full` has no free one and none of the group; the others have 26 free.
    const full = aSubnet({ subnetId: 'subnet-a', cidrBlock: '10.0.0.0/27', availableIpAddressCount: 0 });
    const others = ['b', 'c'].map((zone) =>
      aSubnet({
        subnetId: `subnet-${zone}`,
        availabilityZone: `us-east-1${zone}`,
        cidrBlock: '10.0.1.0/27',
        availableIpAddressCount: 26,
      }),
    );
    const web = anAutoScalingGroup({
      maxSize: 1000,
      availabilityZones: ['us-east-1a', 'us-east-1b', 'us-east-1c'],
      subnetIds: ['subnet-a', 'subnet-b', 'subnet-c'],
      capacityDistributionStrategy: 'balanced-best-effort',
    });
    /** Needs 4·m instances. Others take 27 + 1 + 1 of 3 × 27 = 81, so that 52 are free in all. */
    const spread = {
      ...base,
      subnets: [full, ...others],
      ec2Instances: [],
      autoScalingGroups: [web],
      loadBalancers: [],
      classicLoadBalancers: [],
    };
    const inSubnetA = aLoadBalancer({
      zones: [{ availabilityZone: 'us-east-1a', subnetId: 'subnet-a' }],
    });
    const careful = aPlan({ resilience: { survive: 'az' } });
    const careless = aPlan({ resilience: { survive: 'none' } });
    const colours = (ceilings: readonly Ceiling[]) =>
      ceilings.map(({ resource, status, breaksAt }) => [status, resource, breaksAt].join(' '));

    it('is yellow where one subnet is full, and breaks where all are: 29 + 4·m of 81', () => {
      const ceiling = onlyCeiling(FAMILY, spread, { multiplier: 2 });
      expect(ceiling).toMatchObject({
        resource: 'subnet-a, subnet-b, subnet-c',
        now: 29,
        limit: 81,
        atPeak: 37,
        breaksAt: 13,
        // Without the zone of one of the others, 26 are free in all: 29 + 26 + 4·m of 81.
        breaksAtWithoutZone: 6.5,
        status: 'yellow',
      });
      expect(ceiling.title).toBe(
        'Addresses in subnet-a, subnet-b and subnet-c, us-east-1a, us-east-1b and us-east-1c',
      );
      expect(ceiling.evidence.map(({ detail }) => detail)).toContain(
        'subnet-b: 10.0.1.0/27 has 27 usable addresses, 26 free; 0 are taken by instances of the groups that grow.',
      );
      expect(ceiling.evidence.map(({ detail }) => detail)).toContain(
        'subnet-a holds its even share up to 0×. Beyond that, launches go to the other zones, as the groups are balanced-best-effort.',
      );
      // 27 and half of the 8 when another zone is lost.
      expect(ceiling.fix?.action).toContain(
        'us-east-1a, and give it to the groups in subnet-a: they need 31 addresses, and it has 27.',
      );
    });

    it('is red where the pool is too small: 29 + 56 of 81', () => {
      const ceiling = onlyCeiling(FAMILY, spread, { multiplier: 14 });
      expect(ceiling).toMatchObject({ status: 'red', atPeak: 85 });
      expect(ceiling.fix?.action).toContain('these have 81');
    });

    it('is red where the pool without its worst zone is too small, if one may be lost: 29 + 26 + 28 of 81', () => {
      expect(onlyCeiling(FAMILY, spread, { plan: careful, multiplier: 7 }).status).toBe('red');
      expect(onlyCeiling(FAMILY, spread, { plan: careless, multiplier: 7 }).status).toBe('yellow');
    });

    it('is green where each holds its share: 9 + 4·m of 81 with 24 free in each', () => {
      const roomy = [full, ...others].map((one) => ({ ...one, availableIpAddressCount: 24 }));
      const ceilings = ceilingsOf(FAMILY, { ...spread, subnets: roomy }, { multiplier: 5 });
      expect(colours(ceilings)).toEqual(['green subnet-a, subnet-b, subnet-c 18']);
    });

    it.each<[string, Partial<Artifacts>]>([
      [
        'a group that is balanced-only',
        { autoScalingGroups: [{ ...web, capacityDistributionStrategy: 'balanced-only' }] },
      ],
      [
        'a group of which AWS did not say it',
        { autoScalingGroups: [{ ...web, capacityDistributionStrategy: null }] },
      ],
      [
        'a group with a subnet that is not known',
        { autoScalingGroups: [{ ...web, subnetIds: [...web.subnetIds, 'subnet-z'] }] },
      ],
      [
        'a group in one zone',
        { subnets: [full, ...others].map((one) => ({ ...one, availabilityZone: 'us-east-1a' })) },
      ],
    ])('holds each subnet against its share, of %s', (_, change) => {
      const ceilings = ceilingsOf(FAMILY, { ...spread, ...change }, { multiplier: 5 });
      expect(ceilings.map(({ resource }) => resource)).toEqual(['subnet-a', 'subnet-b', 'subnet-c']);
      expect(ceilings[0]).toMatchObject({ status: 'red', breaksAt: 0 });
    });

    it('holds a subnet against its share where a load balancer needs room in it: 27 + ⌈4·m ÷ 3⌉ of 27', () => {
      const ceilings = ceilingsOf(FAMILY, { ...spread, loadBalancers: [inSubnetA] }, { multiplier: 2 });
      expect(colours(ceilings)).toEqual(['red subnet-a 0', 'green subnet-a, subnet-b, subnet-c 13']);
    });

    it('needs no room for a Network Load Balancer, which keeps the address that it has', () => {
      const loadBalancers = [{ ...inSubnetA, type: 'network' }];
      const ceilings = ceilingsOf(FAMILY, { ...spread, loadBalancers }, { multiplier: 5 });
      expect(colours(ceilings)).toEqual(['yellow subnet-a, subnet-b, subnet-c 13']);
    });

    it('holds each subnet against its share where load balancers could not be read', () => {
      const { loadBalancers: _, ...unread } = spread;
      expect(colours(ceilingsOf(FAMILY, unread, { multiplier: 5 }))[0]).toBe('red subnet-a 0');
    });

    it('adds up groups that overlap, also where two subnets are full: 55 + 4·m + 4·m of 81', () => {
      const subnets = ['a', 'b', 'c'].map((zone) =>
        aSubnet({
          subnetId: `subnet-${zone}`,
          availabilityZone: `us-east-1${zone}`,
          cidrBlock: '10.0.0.0/27',
          availableIpAddressCount: zone === 'b' ? 26 : 0,
        }),
      );
      const autoScalingGroups = [
        { ...web, subnetIds: ['subnet-a', 'subnet-b'] },
        { ...web, autoScalingGroupName: 'api', subnetIds: ['subnet-b', 'subnet-c'] },
      ];
      const artifacts = {
        ...spread,
        subnets,
        autoScalingGroups,
        scalingPolicies: [aScalingPolicy(), aScalingPolicy({ autoScalingGroupName: 'api' })],
        autoScalingGroupPeaks: [
          anAutoScalingGroupPeak(),
          anAutoScalingGroupPeak({ autoScalingGroupName: 'api' }),
        ],
      };
      // Each pair has its own group, and the half of the other: 28 + 17 + ⌈17 ÷ 2⌉ of 54 at 4.25×.
      expect(colours(ceilingsOf(FAMILY, artifacts, { plan: careless, multiplier: 1 }))).toEqual([
        'yellow subnet-a, subnet-b 4.25',
        'yellow subnet-b, subnet-c 4.25',
        'yellow subnet-a, subnet-b, subnet-c 3.25',
      ]);
    });
  });
});
