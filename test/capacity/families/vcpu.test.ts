import { describe, expect, it } from '@jest/globals';
import { beginChanges, parseChange } from '../../../src/capacity/changes';
import type { Artifacts } from '../../../src/model/artifacts';
import { collectedOf } from '../../../src/model/inventory';
import {
  aCapacityReservation,
  aLaunchTemplate,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anAutoScalingInstance,
  anEc2Instance,
  anInstanceType,
  aPeak,
  aScalingPolicy,
  aScheduledAction,
  aServiceQuota,
} from '../../builders/artifacts';
import { anInventory, ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { anOverlap } from '../../builders/overlap';
import { aPlan } from '../../builders/plan';

const FAMILY = 'on-demand-vcpu';
const STANDARD = 'L-1216C47A';

const types = {
  'm5.large': anInstanceType({ instanceType: 'm5.large', vCpus: 2 }),
  'm5.xlarge': anInstanceType({ instanceType: 'm5.xlarge', vCpus: 4 }),
  'g5.xlarge': anInstanceType({ instanceType: 'g5.xlarge', vCpus: 4 }),
};

/** Needs 4·m instances of 2 vCPUs: 8·m; one m5.xlarge beside it is fixed at 4. */
const base = {
  ec2Instances: [
    anEc2Instance({ instanceId: 'i-1', instanceType: 'm5.large', autoScalingGroupName: 'web' }),
    anEc2Instance({ instanceId: 'i-2', instanceType: 'm5.xlarge', autoScalingGroupName: null }),
  ],
  capacityReservations: [],
  vcpuUsage: [],
  ec2InstanceTypes: types,
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000 })],
  launchTemplates: [aLaunchTemplate({ instanceType: 'm5.large' })],
  scalingPolicies: [aScalingPolicy()],
  scheduledActions: [],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  serviceQuotas: [aServiceQuota({ quotaCode: STANDARD, value: 100 })],
};

const stopped = anEc2Instance({
  instanceId: 'i-9',
  instanceType: 'm5.xlarge',
  state: 'stopped',
  autoScalingGroupName: null,
});
const spot = anEc2Instance({
  instanceId: 'i-8',
  instanceType: 'm5.xlarge',
  lifecycle: 'spot',
  autoScalingGroupName: null,
});
const dedicated = anEc2Instance({
  instanceId: 'i-7',
  instanceType: 'm5.xlarge',
  tenancy: 'dedicated',
  autoScalingGroupName: null,
});

describe(FAMILY, () => {
  describe('with what EC2 itself counts: 2 + 4 vCPUs are listed, and it needs 4 + 8·m of 100', () => {
    const counting = (
      vCpus: number,
      {
        name = 'Standard/OnDemand',
        multiplier = 2,
        artifacts = {},
      }: { name?: string; multiplier?: number; artifacts?: Partial<Artifacts> } = {},
    ) =>
      onlyCeiling(
        FAMILY,
        { ...base, ...artifacts, vcpuUsage: [{ class: name, vCpus, at: '2026-11-21T23:55:00Z' }] },
        { multiplier },
      );

    it.each<[string, number, string]>([
      ['as much', 6, 'Standard/OnDemand'],
      ['no more than 5 % more', 6.3, 'Standard/OnDemand'],
      ['no more than 5 % less', 5.7, 'Standard/OnDemand'],
      ['more of Spot', 60, 'Standard/Spot'],
      ['more of a class that no quota is known of', 60, 'Y/OnDemand'],
    ])('it changes nothing where that is %s: %d of %s', (_, vCpus, name) => {
      expect(counting(vCpus, { name })).toEqual(onlyCeiling(FAMILY, base, { multiplier: 2 }));
    });

    it('says so where that is less, and counts what is listed', () => {
      const { evidence, ...less } = counting(5);
      const { evidence: before, ...listed } = onlyCeiling(FAMILY, base, { multiplier: 2 });
      expect(less).toEqual(listed);
      expect(evidence).toHaveLength(before.length + 1);
      expect(JSON.stringify(evidence)).toContain(
        'EC2 counts 5 vCPUs of Standard/OnDemand, and its lists of instances and unused Capacity Reservations have 6. Its count follows by minutes, so what is listed counts.',
      );
    });

    it('adds what is not listed, which may grow or not', () => {
      // 26 − 6 = 20 more: 4 + 8·m + 20·m at the most, 24 + 8·m at the least.
      const safe = counting(26);
      expect(safe).toMatchObject({ now: 26, atPeak: 60, status: 'green', breaksAt: 9.5 });
      expect(JSON.stringify(safe.evidence)).toContain(
        'EC2 counts 26 vCPUs of Standard/OnDemand, and its lists of instances and unused Capacity Reservations have 6. The other 20 count too.',
      );
      // 4 + 28·4 = 116, or 24 + 8·4 = 56; at 3.4× it is 4 + 14·2 + 68 = 100.
      expect(counting(26, { multiplier: 4 })).toMatchObject({ status: 'grey', mayBreakAt: 3.4 });
      // 24 + 8·10 = 104.
      expect(counting(26, { multiplier: 10 })).toMatchObject({ status: 'red', breaksAt: 9.5 });
    });

    it('counts where nothing is listed at all', () => {
      expect(
        counting(101, { artifacts: { ec2Instances: [], autoScalingGroups: [] }, multiplier: 1 }),
      ).toMatchObject({ now: 101, status: 'red' });
    });

    it.each<[string, number, Partial<Artifacts>]>([
      [
        'unused reservations: 6 + 10 × 2',
        26,
        {
          capacityReservations: [
            aCapacityReservation({ totalInstanceCount: 10, availableInstanceCount: 10, endDate: null }),
          ],
        },
      ],
      ['Dedicated Instances: 6 + 4', 10, { ec2Instances: [...base.ec2Instances, dedicated] }],
      [
        'an instance that ends in this minute: 6 + 2',
        8,
        {
          ec2Instances: [...base.ec2Instances, anEc2Instance({ instanceId: 'i-3', state: 'shutting-down' })],
        },
      ],
      ['what reservations that could not be read may hold', 26, { capacityReservations: undefined }],
      ['instances of a type whose vCPUs are not known', 26, { ec2InstanceTypes: {} }],
    ])('does not take for unlisted: %s', (_, vCpus, artifacts) => {
      expect(counting(vCpus, { artifacts })).toEqual(
        onlyCeiling(FAMILY, { ...base, ...artifacts }, { multiplier: 2 }),
      );
    });

    it('is not green where that figure could not be read, and red where the instances that are listed are too many', () => {
      const { vcpuUsage: _, ...unread } = base;
      const grey = onlyCeiling(FAMILY, unread, { multiplier: 2 });
      expect(grey).toMatchObject({ status: 'grey', breaksAt: null });
      expect(grey.evidence[0]?.detail).toContain(
        'What EC2 itself counts against the quota could not be read, and it does not list all instances that count.',
      );
      // 4 + 8·13 = 108.
      expect(onlyCeiling(FAMILY, unread, { multiplier: 13 })).toMatchObject({ status: 'red', breaksAt: 12 });
    });
  });

  describe('with an idle twin that ran nothing over the look-back', () => {
    const twin = { autoScalingGroupName: 'green', minSize: 0, desiredCapacity: 0, maxSize: 1000 };
    const nothing = { load: null, cpuUtilization: null, inServiceInstances: null };
    const judged = (group: object, peak: object | null, more: object = {}) =>
      onlyCeiling(
        FAMILY,
        {
          ...base,
          autoScalingGroups: [...base.autoScalingGroups, anAutoScalingGroup({ ...twin, ...group })],
          autoScalingGroupPeaks: [
            ...base.autoScalingGroupPeaks,
            ...(peak === null ? [] : [anAutoScalingGroupPeak({ autoScalingGroupName: 'green', ...peak })]),
          ],
          ...more,
        },
        { multiplier: 2 },
      );

    // 4 + 8·m of 100 by the other group alone.
    it.each([
      ['with group metrics off', nothing],
      ['with group metrics that show 0', { ...nothing, inServiceInstances: aPeak(0) }],
    ])('adds nothing, %s', (_, peak) => {
      expect(judged({}, peak)).toMatchObject({ atPeak: 20, breaksAt: 12, status: 'green' });
    });

    it('adds what a scheduled action has it run in the event: 4 + 10 × 2 + 8·m', () => {
      const scheduledActions = [
        aScheduledAction({ autoScalingGroupName: 'green', minSize: 10, desiredCapacity: null }),
      ];
      expect(judged({}, nothing, { scheduledActions })).toMatchObject({ atPeak: 40, breaksAt: 9.5 });
    });

    it.each([
      ['is meant to run some', { desiredCapacity: 2 }, nothing],
      ['runs some', { instances: [anAutoScalingInstance({ instanceId: 'i-5' })] }, nothing],
      ['ran some at another time', {}, { ...nothing, inServiceInstances: aPeak(3) }],
      ['was not read', {}, null],
    ])('is not known where the group %s', (_, group, peak) => {
      expect(judged(group, peak).status).toBe('grey');
    });
  });

  describe('with a group off the path of traffic that runs 2 now', () => {
    const plan = aPlan({
      traffic: { multiplier: 2, elasticity: [{ match: { resource: 'batch' }, factor: 0 }] },
    });
    const batch = ['i-b1', 'i-b2'].map((instanceId) =>
      anEc2Instance({ instanceId, instanceType: 'm5.large', autoScalingGroupName: 'batch' }),
    );
    const judged = (peak: object | null, group: object = {}, quota = 500) =>
      onlyCeiling(
        FAMILY,
        {
          ...base,
          ec2Instances: [...base.ec2Instances, ...batch],
          autoScalingGroups: [
            ...base.autoScalingGroups,
            anAutoScalingGroup({ autoScalingGroupName: 'batch', maxSize: 300, ...group }),
          ],
          autoScalingGroupPeaks: [
            ...base.autoScalingGroupPeaks,
            ...(peak === null ? [] : [anAutoScalingGroupPeak({ autoScalingGroupName: 'batch', ...peak })]),
          ],
          serviceQuotas: [aServiceQuota({ quotaCode: STANDARD, value: quota })],
        },
        { plan, multiplier: 2 },
      );
    const everyEvening = { load: null, cpuUtilization: aPeak(90), inServiceInstances: aPeak(200) };

    it('counts the 200 of every evening: 4 + 200 × 2 + 8·m of 500', () => {
      const ceiling = judged(everyEvening);
      expect(ceiling).toMatchObject({ fixed: 404, atPeak: 420, breaksAt: 12 });
      expect(ceiling.evidence.map(({ detail }) => detail)).toContain(
        'Group batch carries none of the event’s traffic and runs 2 instances now; it counts as at its own peak of the look-back, 200 instances: 396 vCPUs of m5.large more.',
      );
    });

    it('counts no more than its maximum still allows: 4 + 10 × 2 + 8·m', () => {
      expect(judged(everyEvening, { maxSize: 10 })).toMatchObject({ fixed: 24, atPeak: 40 });
    });

    it('counts half of what is above a base of 100 On-Demand: 100 + 50, of which 2 run', () => {
      const mixedInstancesPolicy = {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides: [],
        onDemandBaseCapacity: 100,
        onDemandPercentageAboveBaseCapacity: 50,
      };
      expect(judged(everyEvening, { mixedInstancesPolicy })).toMatchObject({ fixed: 4 + 150 * 2 });
    });

    it('counts what runs where nothing ran in the look-back: 4 + 2 × 2', () => {
      const nothing = { load: null, cpuUtilization: null, inServiceInstances: null };
      expect(judged(nothing)).toMatchObject({ fixed: 8, status: 'green' });
    });

    it.each([
      ['was not read', null],
      ['cannot be counted', { load: null, cpuUtilization: aPeak(90), inServiceInstances: null }],
    ])('is not known where its peak %s, but red where what is known is too much', (_, peak) => {
      expect(judged(peak)).toMatchObject({ status: 'grey' });
      expect(judged(peak, {}, 20)).toMatchObject({ status: 'red' });
    });
  });

  describe('with a group that is closed at night, when the inventory was taken', () => {
    const autoScalingGroups = [anAutoScalingGroup({ minSize: 0, desiredCapacity: 0, maxSize: 0 })];
    const opens = aScheduledAction({ minSize: 2, maxSize: 1000, desiredCapacity: null });
    const judged = (more: object = {}) =>
      onlyCeiling(FAMILY, { ...base, autoScalingGroups, ...more }, { multiplier: 10 });

    it('counts what it needs once it is opened: the two that run are its own, 4 + 80 of 100', () => {
      expect(judged({ scheduledActions: [opens] })).toMatchObject({ atPeak: 84, breaksAt: 12 });
    });

    it('counts only what runs where nothing opens it: 6', () => {
      expect(judged()).toMatchObject({ atPeak: 6, grows: false, status: 'green' });
    });

    it('is not known where its scheduled actions could not be read', () => {
      const { scheduledActions: _, ...unread } = base;
      const denied = { scheduledActions: 'autoscaling:DescribeScheduledActions' } as const;
      const ceiling = onlyCeiling(FAMILY, { ...unread, autoScalingGroups }, { multiplier: 10 }, denied);
      expect(ceiling.status).toBe('grey');
    });

    it('leaves Spot to Spot: of no size at all, nothing is On-Demand', () => {
      const mixed = {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides: [{ instanceType: 'm5.large', weightedCapacity: null }],
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 0,
      };
      const artifacts = {
        ...base,
        autoScalingGroups: autoScalingGroups.map((group) => ({ ...group, mixedInstancesPolicy: mixed })),
        scheduledActions: [opens],
        serviceQuotas: [aServiceQuota({ quotaCode: 'L-34B43A08', value: 1000 })],
      };
      expect(onlyCeiling('spot-vcpu', artifacts, { multiplier: 10 }).atPeak).toBe(80);
    });
  });

  describe('with a scheduled minimum of 380 of the team', () => {
    const scheduledActions = [aScheduledAction({ minSize: 380, maxSize: 400, desiredCapacity: null })];
    const quota = (value: number) => [aServiceQuota({ quotaCode: STANDARD, value })];

    // 4 + 380 × 2 = 764 vCPUs without any traffic, in whichever zone they run.
    it.each([
      // The load alone is 4 + 8·m of 763: 379 instances, 94.75×.
      [
        'exceeds a quota of 763 without any traffic',
        763,
        { atPeak: 764, breaksAt: 94.75, floorAboveLimit: 764, status: 'red' },
      ],
      ['fits 955, of which it is 80 %', 955, { atPeak: 764, status: 'green' }],
    ])('%s', (_, value, expected) => {
      const artifacts = { ...base, scheduledActions, serviceQuotas: quota(value) };
      expect(onlyCeiling(FAMILY, artifacts, { multiplier: 10 })).toMatchObject(expected);
    });

    it('may be lowered, or the quota raised to 764 ÷ 0.8', () => {
      const artifacts = { ...base, scheduledActions, serviceQuotas: quota(763) };
      expect(onlyCeiling(FAMILY, artifacts, { multiplier: 10 }).fix?.action).toContain(
        'Request an increase of L-1216C47A to 955 vCPUs in us-east-1. Or plan less than the 764 vCPUs that run whatever the load, as far as the load allows it.',
      );
    });

    it('changes nothing while ScheduledActions is suspended: 4 + 8·m', () => {
      const autoScalingGroups = base.autoScalingGroups.map((group) => ({
        ...group,
        suspendedProcesses: ['ScheduledActions'],
      }));
      expect(
        onlyCeiling(FAMILY, { ...base, autoScalingGroups, scheduledActions }, { multiplier: 10 }),
      ).toMatchObject({ atPeak: 84, breaksAt: 12 });
    });

    it('is not known where scheduled actions could not be read', () => {
      const { scheduledActions: _, ...unread } = base;
      const ceiling = onlyCeiling(
        FAMILY,
        unread,
        { multiplier: 2 },
        { scheduledActions: 'autoscaling:DescribeScheduledActions' },
      );
      expect(ceiling).toMatchObject({ status: 'grey' });
    });
  });

  it('adds the vCPUs of what grows to those of what does not: 4 + 8·m of 100', () => {
    expect(onlyCeiling(FAMILY, base, { multiplier: 10 })).toMatchObject({
      quotaCode: STANDARD,
      now: 6,
      fixed: 4,
      elastic: 80,
      atPeak: 84,
      breaksAt: 12,
      // With a zone in reserve 16·m: (100 − 4) ÷ 16.
      breaksAtWithoutZone: 6,
      status: 'red',
    });
  });

  it('grows with the nodes that Karpenter launches: 288·m of 320', () => {
    const nodes = Array.from({ length: 36 }, (_, index) =>
      anEc2Instance({
        instanceId: `i-${index}`,
        instanceType: 'm5.2xlarge',
        tags: { 'karpenter.sh/nodepool': 'default', 'eks:eks-cluster-name': 'shop' },
      }),
    );
    const elasticity = [{ match: { service: 'ec2' as const }, factor: 1 }];
    const ceiling = onlyCeiling(
      FAMILY,
      {
        ...base,
        autoScalingGroups: [],
        ec2Instances: nodes,
        ec2InstanceTypes: { 'm5.2xlarge': anInstanceType({ instanceType: 'm5.2xlarge', vCpus: 8 }) },
        serviceQuotas: [aServiceQuota({ quotaCode: STANDARD, value: 320 })],
      },
      { plan: aPlan({ traffic: { multiplier: 5, elasticity } }) },
    );
    // 320 ÷ (36 × 8) = 1.1111; five times as many need 1,440.
    expect(ceiling).toMatchObject({ now: 288, fixed: 0, atPeak: 1440, breaksAt: 1.11111, status: 'red' });
    expect(ceiling.evidence.map(({ detail }) => detail).join(' ')).toContain(
      'vCPUs of instances in no Auto Scaling group, assumed to grow in proportion to traffic: shop/default 288.',
    );
  });

  it('counts a type that the account does not run yet, as a what-if would launch', () => {
    const changing = beginChanges([parseChange('asg/web.instanceType=c5.9xlarge')]);
    const web = anAutoScalingGroup({ maxSize: 1000, instances: [anAutoScalingInstance()] });
    const { artifacts } = changing.applyTo(anInventory({ ...base, autoScalingGroups: [web] }));
    // A c5.9xlarge of 36 vCPUs does the work of 18 m5.large: 40 ÷ 18 are 3 instances.
    // Of the 96 vCPUs that are left 2 fit, which do the work of 36: 36 ÷ 4.
    expect(onlyCeiling(FAMILY, collectedOf(artifacts), { multiplier: 10 })).toMatchObject({
      fixed: 4,
      elastic: 3 * 36,
      atPeak: 112,
      breaksAt: 9,
    });
  });

  it.each([
    ['stopped instances', stopped],
    ['Spot instances', spot],
    ['instances on Dedicated Hosts', { ...dedicated, tenancy: 'host' }],
    ['instances in Capacity Blocks', { ...dedicated, lifecycle: 'capacity-block' }],
  ])('does not count %s', (_, instance) => {
    const ceiling = onlyCeiling(FAMILY, { ...base, ec2Instances: [...base.ec2Instances, instance] });
    expect(ceiling).toMatchObject({ now: 6, fixed: 4 });
  });

  it('counts Dedicated Instances, which have no quota of their own', () => {
    const ceiling = onlyCeiling(FAMILY, { ...base, ec2Instances: [...base.ec2Instances, dedicated] });
    expect(ceiling).toMatchObject({ now: 6 + 4, fixed: 4 + 4 });
  });

  it('counts what starts at the event, and not now', () => {
    const starting = anEc2Instance({ instanceId: 'i-6', instanceType: 'm5.xlarge', state: 'pending' });
    const ceiling = onlyCeiling(FAMILY, { ...base, ec2Instances: [...base.ec2Instances, starting] });
    expect(ceiling).toMatchObject({ now: 6, fixed: 4 + 4 });
  });

  it('counts each family group against its own quota', () => {
    const gpu = anEc2Instance({ instanceId: 'i-3', instanceType: 'g5.xlarge', autoScalingGroupName: null });
    const serviceQuotas = [...base.serviceQuotas, aServiceQuota({ quotaCode: 'L-DB2E81BA', value: 3 })];
    const ceilings = ceilingsOf(FAMILY, {
      ...base,
      ec2Instances: [...base.ec2Instances, gpu],
      serviceQuotas,
    });
    expect(ceilings.map(({ quotaCode, now, status }) => [quotaCode, now, status])).toEqual([
      [STANDARD, 6, 'red'],
      ['L-DB2E81BA', 4, 'red'],
    ]);
  });

  it('says nothing of quotas that nothing uses', () => {
    expect(ceilingsOf(FAMILY, base).map((ceiling) => ceiling.quotaCode)).toEqual([STANDARD]);
  });

  it('counts a group of another type for the quota it launches into', () => {
    const artifacts = {
      ...base,
      launchTemplates: [aLaunchTemplate({ instanceType: 'g5.xlarge' })],
      serviceQuotas: [],
    };
    const codes = ceilingsOf(FAMILY, artifacts).map((ceiling) => [ceiling.quotaCode, ceiling.now]);
    expect(codes).toEqual([
      [STANDARD, 6],
      ['L-DB2E81BA', 0],
    ]);
  });

  it('leaves a group outside the scope at its own peak: one of 4 runs now, 4 + 4 × 2', () => {
    const plan = {
      accounts: [{ id: '111122223333', regions: [{ name: 'us-east-1', scope: { tags: { app: 'shop' } } }] }],
    };
    const ceiling = onlyCeiling(FAMILY, base, { plan: aPlan(plan) });
    expect(ceiling).toMatchObject({
      now: 6,
      fixed: 12,
      atPeak: 12,
      grows: false,
      breaksAt: null,
      status: 'green',
    });
  });

  it('divides a mixed group: 2 On-Demand and half of the rest', () => {
    const mixedInstancesPolicy = {
      launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
      overrides: [],
      onDemandBaseCapacity: 2,
      onDemandPercentageAboveBaseCapacity: 50,
    };
    const artifacts = {
      ...base,
      autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000, launchTemplate: null, mixedInstancesPolicy })],
      serviceQuotas: [...base.serviceQuotas, aServiceQuota({ quotaCode: 'L-34B43A08', value: 100 })],
    };
    // 40 instances at 10×: 2 + 19 On-Demand, 19 Spot; of 2 vCPUs each, beside the 4 that are fixed.
    const plan = aPlan({ resilience: { survive: 'none' } });
    expect(onlyCeiling(FAMILY, artifacts, { plan, multiplier: 10 }).atPeak).toBe(46);
    expect(onlyCeiling('spot-vcpu', artifacts, { plan, multiplier: 10 }).atPeak).toBe(38);
  });

  describe('is grey, and says why,', () => {
    it.each([
      ['without a quota', { serviceQuotas: [] }, STANDARD],
      ['without the facts of a type', { ec2InstanceTypes: {} }, 'm5'],
      ['without the load of a group', { autoScalingGroupPeaks: [] }, 'web'],
      ['for a group whose type cannot be told', { launchTemplates: [] }, 'instance type'],
    ])('%s', (_, artifacts, reason) => {
      const ceiling = onlyCeiling(FAMILY, { ...base, ...artifacts });
      expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null });
      expect(ceiling.evidence[0]?.detail).toContain(reason);
    });

    it('when Service Quotas was refused, with the action', () => {
      const { serviceQuotas: _, ...rest } = base;
      const ceiling = onlyCeiling(FAMILY, rest, {}, { serviceQuotas: 'servicequotas:ListServiceQuotas' });
      expect(ceiling.status).toBe('grey');
      expect(ceiling.evidence.map((e) => e.source)).toContain('servicequotas:ListServiceQuotas');
    });
  });
});

describe('what a group runs without load', () => {
  it.each([
    // Desired 4 of a group that nothing scales in, at 1 of 4·m instances of 2 vCPUs: without traffic 4 stay.
    ['is its desired capacity where nothing scales it in', [], 4 + 8],
    ['is its minimum where a policy scales it in', [aScalingPolicy()], 4 + 4],
  ])('%s', (_, scalingPolicies, atNoTraffic) => {
    const ceiling = onlyCeiling(FAMILY, { ...base, scalingPolicies }, { multiplier: 0.001 });
    expect(ceiling.atPeak).toBe(atNoTraffic);
  });
});

describe('Capacity Reservations', () => {
  const noReserve = aPlan({ resilience: { survive: 'none' } });
  const judged = (
    reservation: Parameters<typeof aCapacityReservation>[0],
    artifacts: object = {},
    multiplier = 10,
  ) =>
    onlyCeiling(
      FAMILY,
      { ...base, capacityReservations: [aCapacityReservation(reservation)], ...artifacts },
      { plan: noReserve, multiplier },
    );
  const elsewhere = { availabilityZone: 'us-east-1c', totalInstanceCount: 12, availableInstanceCount: 10 };

  it('count beside what groups need where no group launches: 4 + 10 × 2 + 80 of 100', () => {
    expect(judged(elsewhere)).toMatchObject({
      now: 6 + 20,
      fixed: 24,
      atPeak: 104,
      breaksAt: 9.5,
      status: 'red',
    });
  });

  it.each([
    ['of a type that no group launches', { instanceType: 'm5.xlarge' }, 4 + 10 * 4 + 80],
    ['of a platform that no group runs', { platform: 'Windows' }, 4 + 10 * 2 + 80],
    ['for Dedicated Instances', { tenancy: 'dedicated' }, 4 + 10 * 2 + 80],
    // Of one that is not there yet, nothing can run: all 12 are to come.
    ['that are to come', { ...elsewhere, state: 'scheduled' }, 4 + 12 * 2 + 80],
    ['that end in the event', { ...elsewhere, endDate: '2026-12-12T12:00:00Z' }, 4 + 10 * 2 + 80],
    ['that end before it', { ...elsewhere, endDate: '2026-12-11T12:00:00Z' }, 4 + 80],
    ['that failed', { ...elsewhere, state: 'failed' }, 4 + 80],
    ['of another account, which shares them', { ...elsewhere, ownerId: '999988887777' }, 4 + 80],
    [
      'of Capacity Blocks, which have quotas of their own',
      { ...elsewhere, reservationType: 'capacity-block' },
      84,
    ],
  ])('%s', (_, reservation, atPeak) => {
    const sizes = { totalInstanceCount: 12, availableInstanceCount: 10 };
    expect(judged({ ...sizes, ...reservation }).atPeak).toBe(atPeak);
  });

  it('are filled first by the group that launches there, so the larger of the two counts, zone by zone', () => {
    // One of the group's two zones: 1 runs and 30 are reserved there, and of 40 needed instances 20 go to each zone.
    const reservation = { totalInstanceCount: 31, availableInstanceCount: 30 };
    const ceiling = judged(reservation);
    expect(ceiling).toMatchObject({ now: 6 + 60, fixed: 4, atPeak: 4 + (31 + 20) * 2, status: 'red' });
    // At 20×, 40 instances are needed in each zone, more than are reserved: 80 in all, as without the reservation.
    expect(judged(reservation, {}, 20).atPeak).toBe(4 + 80 * 2);
    // (100 − 4 − 31 × 2) ÷ 2 = 17 fit in the other zone: 34 or 35 in all, and 4 each time.
    expect(ceiling.breaksAt).toBe(8.5);
    expect(ceiling.evidence.map(({ detail }) => detail).join()).toContain('whichever is more');
  });

  it('are filled before the reserve for a zone takes more: 2 × 40 needed of 31 and 40', () => {
    const capacityReservations = [aCapacityReservation({ availableInstanceCount: 30 })];
    // With a zone in reserve 80 instances, 40 in each: more than the 31.
    expect(onlyCeiling(FAMILY, { ...base, capacityReservations }, { multiplier: 10 })).toMatchObject({
      atPeakWithoutZone: 4 + 80 * 2,
    });
    // At 2× 16 in all, 8 in each: 31 and 8.
    expect(onlyCeiling(FAMILY, { ...base, capacityReservations }, { multiplier: 2 })).toMatchObject({
      atPeakWithoutZone: 4 + (31 + 8) * 2,
    });
  });

  it('are filled once, by the group that needs most', () => {
    const web = anAutoScalingGroup({ maxSize: 1000 });
    const api = anAutoScalingGroup({ autoScalingGroupName: 'api', maxSize: 1000 });
    const artifacts = {
      autoScalingGroups: [web, api],
      scalingPolicies: [aScalingPolicy(), aScalingPolicy({ autoScalingGroupName: 'api' })],
      autoScalingGroupPeaks: [
        anAutoScalingGroupPeak(),
        anAutoScalingGroupPeak({ autoScalingGroupName: 'api' }),
      ],
      ec2Instances: ['web', 'api'].map((autoScalingGroupName) =>
        anEc2Instance({ instanceId: `i-${autoScalingGroupName}`, autoScalingGroupName }),
      ),
    };
    // 40 and 40 at 10×, of which the reservation holds 30 beside one that runs: (31 + 20) + 40.
    expect(judged({ availableInstanceCount: 30 }, artifacts).atPeak).toBe((31 + 20 + 40) * 2);
  });

  it.each([
    ['targeted', { instanceMatchCriteria: 'targeted' }, {}],
    ['interruptible', { interruptible: true }, {}],
    [
      'of a platform that the instances do not show',
      {},
      { ec2Instances: [anEc2Instance({ platform: null, autoScalingGroupName: 'web' })] },
    ],
    ['for a group that runs nothing yet', {}, { ec2Instances: [] }],
  ])('%s may be filled or not, so that what fits only then is grey', (_, reservation, artifacts) => {
    // 80 of 100 if launches fill the reservation, 100 and more beside it.
    const ceiling = judged({ availableInstanceCount: 15, ...reservation }, artifacts);
    expect(ceiling).toMatchObject({ status: 'grey', quotaCode: STANDARD });
    expect(ceiling.evidence[0]?.detail).toContain('cr-1');
    expect(judged({ availableInstanceCount: 1, ...reservation }, artifacts).status).not.toBe('grey');
  });

  it.each([
    // 80 of the group and 40 (of m5.large 20) of the node, beside 15 × 4 that are reserved: at the least 120 of 130, or 180.
    ['of its type and zone', {}, 'grey'],
    ['of another zone', { availabilityZone: 'us-east-1b' }, 'red'],
    ['of another type', { instanceType: 'm5.large' }, 'red'],
  ])('may be filled by a node %s that carries traffic in no group', (_, node, status) => {
    const ceiling = onlyCeiling(
      FAMILY,
      {
        ...base,
        ec2Instances: [
          anEc2Instance({ instanceId: 'i-1', autoScalingGroupName: 'web' }),
          anEc2Instance({ instanceId: 'i-node', instanceType: 'm5.xlarge', ...node }),
        ],
        capacityReservations: [
          aCapacityReservation({ instanceType: 'm5.xlarge', availableInstanceCount: 15 }),
        ],
        serviceQuotas: [aServiceQuota({ quotaCode: STANDARD, value: 130 })],
      },
      {
        plan: aPlan({
          resilience: { survive: 'none' },
          traffic: { multiplier: 10, elasticity: [{ match: { resource: 'i-node' }, factor: 1 }] },
        }),
        multiplier: 10,
      },
    );
    expect(ceiling.status).toBe(status);
  });

  it('are unknown where they could not be read, and so is what fits without them', () => {
    const { capacityReservations: _, ...rest } = base;
    const denied = { capacityReservations: 'ec2:DescribeCapacityReservations' } as const;
    const ceiling = onlyCeiling(FAMILY, rest, { plan: noReserve, multiplier: 5 }, denied);
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence[0]?.detail).toContain('ec2:DescribeCapacityReservations');
  });

  it('may hold interruptible instances, of which AWS does not say whether they count', () => {
    const instance = { ...dedicated, tenancy: 'default', lifecycle: 'interruptible-capacity-reservation' };
    const more = (count: number) => ({
      ec2Instances: [...base.ec2Instances, ...Array.from({ length: count }, () => instance)],
    });
    // 84 of 100 without, 104 with five of 4 vCPUs.
    expect(judged({}, more(5))).toMatchObject({ status: 'grey', breaksAt: 12, mayBreakAt: 9.5 });
    expect(judged({}, more(1)).status).toBe('yellow');
  });
});

describe('Spot', () => {
  const SPOT = 'L-34B43A08';
  const plan = aPlan({ resilience: { survive: 'none' } });
  const quotas = [...base.serviceQuotas, aServiceQuota({ quotaCode: SPOT, value: 100 })];
  const group = (onDemandBaseCapacity: number, weightedCapacity: number | null = null, name = 'web') =>
    anAutoScalingGroup({
      autoScalingGroupName: name,
      minSize: 0,
      maxSize: 1000,
      launchTemplate: null,
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides: [{ instanceType: 'm5.large', weightedCapacity }],
        onDemandBaseCapacity,
        onDemandPercentageAboveBaseCapacity: 0,
      },
    });
  const atPeak = (family: string, groups: ReturnType<typeof group>[]) =>
    onlyCeiling(
      family,
      {
        ...base,
        autoScalingGroups: groups,
        scalingPolicies: groups.map(({ autoScalingGroupName }) => aScalingPolicy({ autoScalingGroupName })),
        autoScalingGroupPeaks: groups.map(({ autoScalingGroupName }) =>
          anAutoScalingGroupPeak({ autoScalingGroupName }),
        ),
        serviceQuotas: quotas,
      },
      { plan, multiplier: 10 },
    ).atPeak;

  it('begins above the On-Demand base, and a base that is never filled takes nothing off other groups', () => {
    // 40 instances each at 10×: 30 of the first are Spot, none of the second.
    expect(atPeak('spot-vcpu', [group(10)])).toBe(60);
    expect(atPeak('spot-vcpu', [group(10), group(100, null, 'api')])).toBe(60);
  });

  it('counts the On-Demand base in the units of the group: 40 of weight 4 are 10 instances', () => {
    expect(atPeak('spot-vcpu', [group(40, 4)])).toBe(60);
    expect(atPeak(FAMILY, [group(40, 4)])).toBe(24);
  });

  it('is none of a group whose On-Demand base is all it may run', () => {
    expect(atPeak(FAMILY, [group(1000)])).toBe(84);
  });

  it('is all of a group whose launch template asks for it', () => {
    const artifacts = {
      ...base,
      launchTemplates: [aLaunchTemplate({ marketType: 'spot' })],
      ec2Instances: [],
      serviceQuotas: quotas,
    };
    expect(ceilingsOf(FAMILY, artifacts)).toEqual([]);
    expect(onlyCeiling('spot-vcpu', artifacts, { plan, multiplier: 10 }).atPeak).toBe(80);
  });
});

describe('a group that launches only for another event at the same time', () => {
  const SPOT = 'L-34B43A08';
  const policyOf = (base: number, percent: number) => ({
    launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
    overrides: [],
    onDemandBaseCapacity: base,
    onDemandPercentageAboveBaseCapacity: percent,
  });
  const plan = aPlan({
    resilience: { survive: 'none' },
    traffic: { multiplier: 10, elasticity: [{ match: { resource: 'web' }, factor: 0 }] },
  });
  const judge = (family: string, artifacts: Partial<Artifacts> = {}, quota = 100) =>
    ceilingsOf(
      family,
      {
        ...base,
        ...artifacts,
        serviceQuotas: [STANDARD, SPOT].map((quotaCode) => aServiceQuota({ quotaCode, value: quota })),
      },
      { plan, multiplier: 10, overlaps: [anOverlap()] },
    )[0];
  const mixed = (...policy: Parameters<typeof policyOf>) => ({
    autoScalingGroups: [
      anAutoScalingGroup({ maxSize: 1000, launchTemplate: null, mixedInstancesPolicy: policyOf(...policy) }),
    ],
  });

  // 6 vCPUs run. It had 4 instances at its own peak, which count anyway, and needs 4 × 8 = 32 for the other event.
  it.each<[string, Partial<Artifacts>, number, string]>([
    ['beyond its own peak: 6 + 3 × 2 + 28 × 2', {}, 68, 'counts.'],
    ['of which half is Spot: 6 + 1.5 × 2 + 14 × 2', mixed(0, 50), 37, 'counts, × 50 % on-demand.'],
    ['beyond a base of 10: 6 + 3 × 2 + 6 × 2 + 11 × 2', mixed(10, 50), 46, 'counts, × 50 % on-demand.'],
    ['beyond a base of 2: 6 + 2 × 2 + 14 × 2', mixed(2, 50), 38, 'counts, × 50 % on-demand.'],
    ['of which all are in the base: as without', mixed(1000, 0), 68, 'counts.'],
  ])('counts what it needs %s', (_, artifacts, atPeak, words) => {
    const ceiling = judge(FAMILY, artifacts);
    expect(ceiling).toMatchObject({ atPeak, breaksAt: null });
    expect(ceiling?.evidence.map(({ detail }) => detail)).toContain(
      `Group web carries only the traffic of other events at the same time: what it needs for that beyond 4 instances × 2 vCPUs of m5.large ${words}`,
    );
  });

  it('counts of Spot what is above the base: 22 × 50 % × 2', () => {
    expect(judge('spot-vcpu', mixed(10, 50))).toMatchObject({ atPeak: 22 });
  });

  it('counts what runs now where that is more than at its own peak', () => {
    const ec2Instances = ['i-1', 'i-2', 'i-3', 'i-4', 'i-5', 'i-6'].map((instanceId) =>
      anEc2Instance({ instanceId, autoScalingGroupName: 'web' }),
    );
    const ended = anEc2Instance({ instanceId: 'i-7', autoScalingGroupName: 'web', state: 'shutting-down' });
    // 6 × 2, and 26 × 2 beyond them.
    expect(judge(FAMILY, { ec2Instances: [...ec2Instances, ended] })).toMatchObject({ atPeak: 64 });
  });

  it.each([
    // 68 where its launches fill the 5 that are reserved, 78 beside them.
    [78, {}, 'yellow'],
    [77, {}, 'grey'],
    [68, {}, 'grey'],
    [67, {}, 'red'],
    // Nothing that it launches fills another type: 88 in any case.
    [87, { instanceType: 'm5.xlarge' }, 'red'],
    [88, { instanceType: 'm5.xlarge' }, 'yellow'],
  ])('may fill Capacity Reservations or not: of %d, with %j it is %s', (quota, reservation, status) => {
    const capacityReservations = [
      aCapacityReservation({ totalInstanceCount: 5, availableInstanceCount: 5, ...reservation }),
    ];
    const ceiling = judge(FAMILY, { capacityReservations }, quota);
    expect(ceiling?.status).toBe(status);
    if (status === 'grey')
      expect(ceiling?.evidence[0]?.detail).toContain(
        'It is not known whether what groups launch for other events at the same time fills Capacity Reservations',
      );
  });

  it('counts instances without a group that carry the traffic of the other: 4 + 8 × 17 + 4 × 7', () => {
    const traffic = { multiplier: 8, elasticity: [{ match: { resource: '*' }, factor: 1 }] };
    const other = anOverlap({ plan: aPlan({ id: 'launch', name: 'Launch', traffic }) });
    const own = aPlan({ resilience: { survive: 'none' } });
    expect(onlyCeiling(FAMILY, base, { plan: own, multiplier: 10, overlaps: [other] })).toMatchObject({
      atPeak: 4 + 8 * 17 + 4 * 7,
    });
  });
});

describe('vCPU quotas', () => {
  it('name the five largest fleets, and count the rest', () => {
    const nodes = [1, 2, 3, 4, 5, 6, 7].flatMap((n) =>
      Array.from({ length: n }, (_, i) =>
        anEc2Instance({
          ...{ instanceId: `i-${n}-${i}`, instanceType: 'm5.large' },
          tags: { 'karpenter.sh/nodepool': `pool-${n}`, 'eks:eks-cluster-name': 'shop' },
        }),
      ),
    );
    const elasticity = [{ match: { service: 'ec2' as const }, factor: 0.5 }];
    const judge = (count: number, survive: 'none' | 'az') =>
      onlyCeiling(
        FAMILY,
        { ...base, autoScalingGroups: [], ec2Instances: nodes.slice(0, count) },
        { plan: aPlan({ resilience: { survive }, traffic: { multiplier: 3, elasticity } }) },
      );
    const wordsOf = ({ evidence }: ReturnType<typeof judge>) => evidence.map(({ detail }) => detail);
    // 28 nodes of 2 vCPUs: 28 + 28 × 3.
    expect(judge(28, 'az')).toMatchObject({ fixed: 28, atPeak: 112, atPeakWithoutZone: 112 });
    expect(wordsOf(judge(28, 'none'))).toContain(
      'vCPUs of instances in no Auto Scaling group, assumed to grow in proportion to traffic: shop/pool-7 14, shop/pool-6 12, shop/pool-5 10, shop/pool-4 8, shop/pool-3 6, 2 others 6.',
    );
    // Without those of the sixth and seventh.
    expect(wordsOf(judge(15, 'none')).at(-1)).toMatch(/shop\/pool-2 4, shop\/pool-1 2\.$/);
    expect(wordsOf(onlyCeiling(FAMILY, base)).join()).not.toContain('in no Auto Scaling group, assumed');
  });

  it('say what counts, and from where', () => {
    const plannedAdditions = [{ quota: STANDARD, region: 'us-east-1', count: 10 }];
    const detailsOf = (more: Parameters<typeof aPlan>[0]) =>
      onlyCeiling(FAMILY, base, { plan: aPlan(more) }).evidence.map(({ detail }) => detail);
    const counted = '6 vCPUs count now; 4 of them in 1 instances outside the Auto Scaling groups that grow.';
    expect(detailsOf({})).toEqual(
      expect.arrayContaining([counted, 'Group web: needed instances × 2 vCPUs of m5.large.']),
    );
    expect(detailsOf({ plannedAdditions })).toContain(`${counted} 10 more are planned.`);
  });

  const unknownNode = anEc2Instance({ instanceId: 'i-x', instanceType: 'm9.large' });
  it.each<[string, Partial<Artifacts>, number | null, string]>([
    [
      'an instance',
      { ec2Instances: [...base.ec2Instances, unknownNode] },
      null,
      '? vCPUs count now; ? of them in 2 instances',
    ],
    [
      'a reservation',
      {
        capacityReservations: [aCapacityReservation({ instanceType: 'm9.large', availableInstanceCount: 1 })],
      },
      null,
      '? vCPUs count now; 4 of them in 1 instances',
    ],
  ])('are grey where the vCPUs of %s are not known', (_, artifacts, now, words) => {
    const ceiling = onlyCeiling(FAMILY, { ...base, ...artifacts }, { multiplier: 1 });
    expect(ceiling).toMatchObject({ status: 'grey', now });
    expect(ceiling.evidence[0]?.detail).toContain('The vCPUs of an instance type are not known.');
    expect(ceiling.evidence.map(({ detail }) => detail).join()).toContain(words);
  });

  it('name the first group of which something is not known', () => {
    const named = ['web', 'api'].map((autoScalingGroupName) =>
      anAutoScalingGroup({ autoScalingGroupName, maxSize: 1000 }),
    );
    const { evidence } = onlyCeiling(FAMILY, {
      ...base,
      autoScalingGroups: named,
      autoScalingGroupPeaks: [],
    });
    expect(evidence[0]?.detail).toMatch(/^Group web: /);
  });

  it('are grey where a group off the path of traffic ran more, of a type whose vCPUs are not known', () => {
    const elasticity = [{ match: { resource: 'web' }, factor: 0 }];
    const plan = aPlan({ traffic: { multiplier: 2, elasticity } });
    const judge = (artifacts: Partial<Artifacts>) =>
      onlyCeiling(FAMILY, { ...base, ...artifacts }, { plan, multiplier: 2 });
    const { 'm5.large': _, ...others } = types;
    expect(judge({ ec2InstanceTypes: others }).evidence[0]?.detail).toContain(
      'Group web: The vCPUs of m5.large are not known.',
    );
    // The one that runs, of a known type, is all that it ran.
    const one = anAutoScalingGroupPeak({ inServiceInstances: aPeak(1), load: null });
    expect(judge({ autoScalingGroupPeaks: [one] })).toMatchObject({ status: 'green', atPeak: 6 });
  });

  it('count Spot that is about to run', () => {
    const ec2Instances = [{ ...spot, state: 'pending' }];
    const serviceQuotas = [aServiceQuota({ quotaCode: 'L-34B43A08', value: 100 })];
    expect(
      onlyCeiling('spot-vcpu', { ...base, ec2Instances, autoScalingGroups: [], serviceQuotas }),
    ).toMatchObject({ now: 4, atPeak: 4 });
  });

  const mixedOf = (
    overrides: { instanceType: string; weightedCapacity: number | null }[],
    base: number,
    percent: number,
    more: object = {},
  ) =>
    anAutoScalingGroup({
      ...{ minSize: 0, maxSize: 1000, launchTemplate: null },
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        ...{ overrides, onDemandBaseCapacity: base, onDemandPercentageAboveBaseCapacity: percent },
      },
      ...more,
    });
  const large = { instanceType: 'm5.large', weightedCapacity: null };

  it.each<[string, ReturnType<typeof mixedOf>, number, number | undefined]>([
    // 40 instances at 10×, beside the 4 vCPUs that are fixed.
    ['none for Spot of a group that is all On-Demand', mixedOf([large], 10, 100), 84, undefined],
    [
      'a base in whole instances: 42 of weight 4 are 11',
      mixedOf([{ ...large, weightedCapacity: 4 }], 42, 0),
      26,
      58,
    ],
    ['a third of Spot: 4 + 13.2 × 2', mixedOf([large], 0, 33), 30.4, 53.6],
  ])('count %s', (_, group, onDemand, ofSpot) => {
    const artifacts = {
      ...base,
      autoScalingGroups: [group],
      serviceQuotas: ['L-34B43A08', STANDARD].map((quotaCode) => aServiceQuota({ quotaCode, value: 100 })),
    };
    const plan = aPlan({ resilience: { survive: 'none' } });
    const [own] = ceilingsOf(FAMILY, artifacts, { plan, multiplier: 10 });
    const [spotted] = ceilingsOf('spot-vcpu', artifacts, { plan, multiplier: 10 });
    expect([own?.atPeak, spotted?.atPeak]).toEqual([onDemand, ofSpot]);
  });

  it('say which share of a market counts', () => {
    const group = mixedOf([large], 0, 33);
    const wordsOf = (family: string) =>
      ceilingsOf(family, { ...base, autoScalingGroups: [group] })[0]?.evidence.map(({ detail }) => detail);
    expect(wordsOf(FAMILY)).toContain('Group web: needed instances × 2 vCPUs of m5.large × 33 % on-demand.');
    expect(wordsOf('spot-vcpu')).toContain('Group web: needed instances × 2 vCPUs of m5.large × 67 % spot.');
  });

  it('keep no reserve for a group in a single zone', () => {
    const autoScalingGroups = [anAutoScalingGroup({ maxSize: 1000, availabilityZones: ['us-east-1a'] })];
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroups }, { multiplier: 5 })).toMatchObject({
      ...{ atPeak: 44, atPeakWithoutZone: 44 },
    });
  });

  it('count of the types of each quota the largest: 4 + 40 × 4, and 40 × 4', () => {
    const overrides = ['m5.large', 'm5.xlarge', 'g5.xlarge'].map((instanceType) => ({
      ...{ instanceType, weightedCapacity: null },
    }));
    const artifacts = {
      ...base,
      autoScalingGroups: [mixedOf(overrides, 0, 100)],
      ec2InstanceTypes: { ...types, 'g5.xlarge': anInstanceType({ instanceType: 'g5.xlarge', vCpus: 8 }) },
      serviceQuotas: ['L-DB2E81BA', STANDARD].map((quotaCode) => aServiceQuota({ quotaCode, value: 100 })),
    };
    const plan = aPlan({ resilience: { survive: 'none' } });
    expect(
      ceilingsOf(FAMILY, artifacts, { plan, multiplier: 10 }).map(({ quotaCode, atPeak }) => [
        quotaCode,
        atPeak,
      ]),
    ).toEqual([
      [STANDARD, 164],
      ['L-DB2E81BA', 320],
    ]);
  });

  it('include what the plan adds, also where nothing of it runs yet', () => {
    const plan = aPlan({
      plannedAdditions: [
        { quota: STANDARD, region: 'us-east-1', count: 20 },
        { quota: 'L-DB2E81BA', region: 'us-east-1', count: 8 },
      ],
    });
    const serviceQuotas = [...base.serviceQuotas, aServiceQuota({ quotaCode: 'L-DB2E81BA', value: 0 })];
    const ceilings = ceilingsOf(FAMILY, { ...base, serviceQuotas }, { plan });
    expect(ceilings.map(({ quotaCode, fixed, status }) => [quotaCode, fixed, status])).toEqual([
      [STANDARD, 24, 'red'],
      ['L-DB2E81BA', 8, 'red'],
    ]);
  });

  it('each count a group that may launch types of both', () => {
    const group = anAutoScalingGroup({
      maxSize: 1000,
      launchTemplate: null,
      mixedInstancesPolicy: {
        launchTemplate: { launchTemplateId: 'lt-1', launchTemplateName: 'web', version: '$Default' },
        overrides: ['m5.large', 'g5.xlarge'].map((instanceType) => ({
          instanceType,
          weightedCapacity: null,
        })),
        onDemandBaseCapacity: 0,
        onDemandPercentageAboveBaseCapacity: 100,
      },
    });
    const ceilings = ceilingsOf(FAMILY, { ...base, autoScalingGroups: [group] });
    expect(ceilings.map(({ quotaCode, grows }) => [quotaCode, grows])).toEqual([
      [STANDARD, true],
      ['L-DB2E81BA', true],
    ]);
  });
});

describe('a demand that the plan states', () => {
  const stated = (expected: number) =>
    onlyCeiling(FAMILY, base, { plan: aPlan({ demand: [{ ceiling: FAMILY, expected }] }) });
  const atPeak = (expected: number) => stated(expected).atPeak;
  const saidOf = (expected: number) =>
    stated(expected)
      .evidence.map(({ detail }) => detail)
      .join();

  it('replaces what is projected', () => expect(atPeak(50)).toBe(50));
  it('does not count where it is less than what runs today', () => {
    const projected = onlyCeiling(FAMILY, base);
    expect(projected.now).toBe(6);
    expect(atPeak(5)).toBe(projected.atPeak);
    expect(stated(5).status).toBe(projected.status);
    expect(atPeak(6)).toBe(6);
  });
  it.each([
    // Less than the 6 of today: the plan and AWS contradict each other, which is a person's to settle.
    [5, 1000, 'yellow'],
    [6, 1000, 'green'],
    [5, 10, 'red'],
  ])('of %d with a quota of %d is %s', (expected, value, status) => {
    const artifacts = { ...base, serviceQuotas: [aServiceQuota({ quotaCode: STANDARD, value })] };
    const plan = aPlan({ demand: [{ ceiling: FAMILY, expected }] });
    const ceiling = onlyCeiling(FAMILY, artifacts, { plan });
    expect(ceiling.status).toBe(status);
    expect(ceiling.fix?.action ?? '').toMatch(
      status === 'yellow' ? /^Correct its entry under demand/ : /^(?!Correct)/,
    );
  });
  it('is told of where it is less', () => {
    expect(saidOf(1)).toContain('That is less than the 6 that are used today, so it does not count');
    expect(saidOf(6)).not.toContain('less than');
  });
});
