import { describe, expect, it } from '@jest/globals';
import {
  aLaunchTemplate,
  anAutoScalingGroup,
  anAutoScalingGroupPeak,
  anEc2Instance,
  anInstanceType,
  aScalingPolicy,
  aScheduledAction,
  aServiceQuota,
  aVolume,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { anOverlap } from '../../builders/overlap';
import { aPlan } from '../../builders/plan';

const FAMILY = 'ebs-storage';
const GP3 = 'L-7A658B76';
const plan = aPlan({ resilience: { survive: 'none' } });

const instances = [1, 2, 3, 4].map((n) =>
  anEc2Instance({ instanceId: `i-${n}`, autoScalingGroupName: 'web' }),
);
const volumeOf = (instanceId: string, overrides: Parameters<typeof aVolume>[0] = {}) =>
  aVolume({ volumeId: `vol-${instanceId}`, sizeGiB: 1000, instanceIds: [instanceId], ...overrides });

/** Needs 4·m instances, each of which has 1,000 GiB. */
const base = {
  ec2Instances: instances,
  ec2InstanceTypes: { 'm5.large': anInstanceType() },
  autoScalingGroups: [anAutoScalingGroup({ maxSize: 1000 })],
  launchTemplates: [aLaunchTemplate()],
  scalingPolicies: [aScalingPolicy()],
  scheduledActions: [],
  autoScalingGroupPeaks: [anAutoScalingGroupPeak()],
  volumes: instances.map(({ instanceId }) => volumeOf(instanceId)),
  serviceQuotas: [aServiceQuota({ serviceCode: 'ebs', quotaCode: GP3, value: 50 })],
};

describe(FAMILY, () => {
  it('counts a group that is closed now and opened before the event: 20 × 1,000 GiB', () => {
    const autoScalingGroups = [anAutoScalingGroup({ minSize: 0, maxSize: 0 })];
    const scheduledActions = [aScheduledAction({ minSize: 0, maxSize: 1000, desiredCapacity: null })];
    expect(
      onlyCeiling(FAMILY, { ...base, autoScalingGroups, scheduledActions }, { plan, multiplier: 5 }),
    ).toMatchObject({ atPeak: 19.5313 });
  });

  it('is red where 120 instances of 1,000 GiB need 117 TiB of 50', () => {
    expect(onlyCeiling(FAMILY, base, { plan, multiplier: 30 })).toMatchObject({
      quotaCode: GP3,
      unit: 'TiB',
      now: 3.90625,
      fixed: 0,
      atPeak: 117.188,
      // 51 instances of 0.9765625 TiB are 49.8 TiB: the last that fit are needed at 51 ÷ 4.
      breaksAt: 12.75,
      status: 'red',
    });
  });

  it('is green where they fit', () => {
    expect(onlyCeiling(FAMILY, base, { plan, multiplier: 5 })).toMatchObject({
      atPeak: 19.5313,
      status: 'green',
    });
  });

  it('keeps a zone in reserve: of two, twice as many', () => {
    expect(onlyCeiling(FAMILY, base, { multiplier: 5 })).toMatchObject({
      atPeakWithoutZone: 39.0625,
      breaksAtWithoutZone: 6.25,
    });
  });

  it.each([
    ['volumes of no instance', aVolume({ sizeGiB: 2048, instanceIds: [] })],
    [
      'claims of Kubernetes, which no launch brings',
      volumeOf('i-1', { sizeGiB: 2048, tags: { 'kubernetes.io/created-for/pvc/name': 'data' } }),
    ],
  ])('leaves %s as they are: 2 TiB', (_, volume) => {
    const ceiling = onlyCeiling(
      FAMILY,
      { ...base, volumes: [...base.volumes, volume] },
      { plan, multiplier: 10 },
    );
    expect(ceiling).toMatchObject({ fixed: 2, atPeak: 41.0625 });
  });

  it('adds what the plan adds', () => {
    const plannedAdditions = [{ quota: GP3, region: 'us-east-1', count: 10 }];
    const ceiling = onlyCeiling(FAMILY, base, {
      plan: aPlan({ resilience: { survive: 'none' }, plannedAdditions }),
      multiplier: 10,
    });
    expect(ceiling).toMatchObject({ fixed: 10, atPeak: 49.0625, status: 'yellow' });
  });

  it('says what it counts, and from where', () => {
    const plannedAdditions = [{ quota: GP3, region: 'us-east-1', count: 10 }];
    const withAdditions = aPlan({ resilience: { survive: 'none' }, plannedAdditions });
    const detailsOf = (judged: typeof plan) =>
      onlyCeiling(FAMILY, base, { plan: judged, multiplier: 10 }).evidence.map(({ detail }) => detail);
    expect(detailsOf(plan)).toEqual(
      expect.arrayContaining([
        expect.stringContaining(`(${GP3}): 50, applied to this account.`),
        '4 gp3 volumes have 3.906 TiB now; 0 of it does not grow.',
        'Group web: needed instances × 0.9766 TiB, the mean of its instances today.',
      ]),
    );
    expect(detailsOf(withAdditions)).toContain(
      '4 gp3 volumes have 3.906 TiB now; 0 of it does not grow. 10 more are planned.',
    );
  });

  it('counts nothing of other types of volumes, nor what is deleted', () => {
    const others = [
      volumeOf('i-1', { volumeId: 'vol-gp2', volumeType: 'gp2', sizeGiB: 5000 }),
      volumeOf('i-1', { volumeId: 'vol-gone', sizeGiB: 5000, state: 'deleted', instanceIds: [] }),
    ];
    const ceilings = ceilingsOf(
      FAMILY,
      { ...base, volumes: [...base.volumes, ...others] },
      { plan, multiplier: 10 },
    );
    expect(ceilings.find(({ resource }) => resource === 'gp3 storage')).toMatchObject({
      ...{ now: 3.90625, fixed: 0, atPeak: 39.0625 },
    });
  });

  it('counts a group whose instances have none of that type as nothing', () => {
    const api = anAutoScalingGroup({ autoScalingGroupName: 'api', maxSize: 1000 });
    const artifacts = {
      ...base,
      autoScalingGroups: [...base.autoScalingGroups, api],
      ec2Instances: [...instances, anEc2Instance({ instanceId: 'i-7', autoScalingGroupName: 'api' })],
    };
    // Its load is not known, which says nothing about volumes that its launches do not bring.
    const ceiling = onlyCeiling(FAMILY, artifacts, { plan, multiplier: 10 });
    expect(ceiling).toMatchObject({ atPeak: 39.0625, status: 'green' });
    expect(ceiling.evidence.map(({ detail }) => detail).join()).not.toContain('Group api');
  });

  it('judges the IOPS of io2 beside its storage', () => {
    const volumes = instances.map(({ instanceId }) =>
      volumeOf(instanceId, { volumeType: 'io2', sizeGiB: 256, iops: 5000 }),
    );
    const serviceQuotas = [
      aServiceQuota({ serviceCode: 'ebs', quotaCode: 'L-09BD8365', value: 20 }),
      aServiceQuota({ serviceCode: 'ebs', quotaCode: 'L-8D977E7E', value: 100_000 }),
    ];
    const ceilings = ceilingsOf(FAMILY, { ...base, volumes, serviceQuotas }, { plan, multiplier: 10 });
    expect(ceilings.map(({ resource, atPeak, status }) => [resource, atPeak, status])).toEqual([
      ['io2 storage', 10, 'green'],
      ['io2 IOPS', 200_000, 'red'],
    ]);
  });

  it('is grey for a group without an instance that shows its volumes, and names it', () => {
    const idle = (name: string) => anAutoScalingGroup({ autoScalingGroupName: name, maxSize: 1000 });
    const artifacts = {
      ...base,
      autoScalingGroups: [...base.autoScalingGroups, idle('first'), idle('second')],
      autoScalingGroupPeaks: ['web', 'first', 'second'].map((autoScalingGroupName) =>
        anAutoScalingGroupPeak({ autoScalingGroupName }),
      ),
    };
    const { status, evidence } = onlyCeiling(FAMILY, artifacts, { plan });
    expect([status, evidence[0]?.detail]).toEqual([
      'grey',
      expect.stringContaining('Group first runs no instance that would show which volumes it launches.'),
    ]);
  });

  it.each([
    // 3.90625 TiB are there, and may grow.
    [50, 'grey'],
    [3.9, 'red'],
  ])('counts a group without a known load as it is: of %d TiB it is %s', (value, status) => {
    const serviceQuotas = [aServiceQuota({ serviceCode: 'ebs', quotaCode: GP3, value })];
    const unmeasured = { ...base, autoScalingGroupPeaks: [], serviceQuotas };
    const { evidence, ...ceiling } = onlyCeiling(FAMILY, unmeasured, { plan });
    expect(ceiling).toMatchObject({ status, now: 3.90625, grows: status === 'grey' });
    expect(evidence.map(({ detail }) => detail).join()).toContain('3.906 of it does not grow.');
  });

  it('is no better than yellow by means of an hour, unless those are of a group without such volumes', () => {
    const window = { ...anAutoScalingGroupPeak().window, periodSeconds: 3600 };
    const volumes = instances.map(({ instanceId }) => volumeOf(instanceId, { sizeGiB: 100 }));
    const hourly = { ...base, volumes, autoScalingGroupPeaks: [anAutoScalingGroupPeak({ window })] };
    expect(onlyCeiling(FAMILY, hourly, { plan, multiplier: 5 }).status).toBe('yellow');
    const api = { autoScalingGroupName: 'api' };
    const beside = {
      ...base,
      autoScalingGroups: [...base.autoScalingGroups, anAutoScalingGroup({ ...api, maxSize: 1000 })],
      autoScalingGroupPeaks: [...base.autoScalingGroupPeaks, anAutoScalingGroupPeak({ ...api, window })],
      ec2Instances: [...instances, anEc2Instance({ instanceId: 'i-7', ...api })],
    };
    const { status, evidence } = onlyCeiling(FAMILY, beside, { plan, multiplier: 5 });
    expect(status).toBe('green');
    expect(evidence.map(({ detail }) => detail).join()).not.toContain('Group api');
  });

  it.each([
    ['that runs nothing and is to run nothing', { minSize: 0, desiredCapacity: 0 }, 'green'],
    ['that is to run one', { minSize: 1, desiredCapacity: 0 }, 'grey'],
  ])('of a group without instances %s is %s', (_, sizes, status) => {
    const spare = { autoScalingGroupName: 'spare', maxSize: 1000 };
    const artifacts = {
      ...base,
      autoScalingGroups: [
        ...base.autoScalingGroups,
        anAutoScalingGroup({ ...spare, ...sizes, instances: [] }),
      ],
      autoScalingGroupPeaks: [
        ...base.autoScalingGroupPeaks,
        anAutoScalingGroupPeak({ ...spare, load: null, cpuUtilization: null, inServiceInstances: null }),
      ],
    };
    expect(onlyCeiling(FAMILY, artifacts, { plan, multiplier: 5 }).status).toBe(status);
  });

  it('keeps no reserve for a group in a single zone', () => {
    const autoScalingGroups = [anAutoScalingGroup({ maxSize: 1000, availabilityZones: ['us-east-1a'] })];
    expect(onlyCeiling(FAMILY, { ...base, autoScalingGroups }, { multiplier: 5 })).toMatchObject({
      atPeak: 19.5313,
      atPeakWithoutZone: 19.5313,
    });
  });

  describe('with instances without a group', () => {
    const node = anEc2Instance({ instanceId: 'i-9', autoScalingGroupName: null });
    const office = anEc2Instance({ instanceId: 'i-8', autoScalingGroupName: null });
    const artifacts = {
      ...base,
      ec2Instances: [...instances, node, office],
      volumes: [
        ...base.volumes,
        volumeOf('i-9', { sizeGiB: 2048 }),
        volumeOf('i-8', { sizeGiB: 1024 }),
        // Without IOPS of its own, as those that RDS and EC2 say none of.
        volumeOf('i-9', { volumeId: 'vol-sc1', volumeType: 'sc1', sizeGiB: 100, iops: null }),
      ],
    };
    const judge = (factor: number) => {
      const elasticity = [
        { match: { resource: 'i-8' }, factor: 0 },
        { match: { service: 'ec2' as const }, factor },
      ];
      const growing = aPlan({ resilience: { survive: 'none' }, traffic: { multiplier: 10, elasticity } });
      const [gp3] = ceilingsOf(FAMILY, artifacts, { plan: growing, multiplier: 10 });
      return gp3;
    };

    it('is grey between the two where they may bring volumes or keep theirs: 39.0625 + 20 + 1, or + 3', () => {
      const ceiling = judge(1);
      expect(ceiling).toMatchObject({
        ...{ status: 'grey', fixed: 1, atPeak: 60.0625 },
        // 48 instances of 0.9765625 TiB beside the 3.
        breaksAt: 12,
        // At 8.25 the 33 instances there are leave room beside 1 + 2 × m, and a 34th no more.
        mayBreakAt: 8.25,
      });
      expect(ceiling?.evidence[0]?.detail).toBe(
        'It is not known whether instances without a group, which have 2 TiB, grow by launches, each with volumes of its own.',
      );
    });

    it('is so by the share of them that grows: 39.0625 + 1 + 1 + 10', () => {
      expect(judge(0.5)).toMatchObject({ status: 'grey', fixed: 2, atPeak: 51.0625 });
    });

    it('is so where they carry only the traffic of another event: 4 × 17 × 1,000 GiB + 3, and 7 × 2 at the most', () => {
      const elasticity = [
        { match: { resource: 'i-8' }, factor: 0 },
        { match: { resource: '*' }, factor: 1 },
      ];
      const launch = aPlan({ id: 'launch', name: 'Launch', traffic: { multiplier: 8, elasticity } });
      const serviceQuotas = [aServiceQuota({ serviceCode: 'ebs', quotaCode: GP3, value: 80 })];
      const [gp3] = ceilingsOf(
        FAMILY,
        { ...artifacts, serviceQuotas },
        { plan, multiplier: 10, overlaps: [anOverlap({ plan: launch })] },
      );
      expect(gp3).toMatchObject({ status: 'grey', atPeak: 83.4063 });
      expect(gp3?.evidence[0]?.detail).toContain(
        'instances without a group, which have 2 TiB, grow by launches',
      );
    });

    it('leaves them as they are where they carry none of the traffic', () => {
      expect(judge(0)).toMatchObject({ status: 'yellow', fixed: 3, atPeak: 42.0625 });
    });
  });

  it('counts nothing where IOPS of a type are not said', () => {
    const volumes = instances.map(({ instanceId }) =>
      volumeOf(instanceId, { volumeType: 'io1', sizeGiB: 256, iops: null }),
    );
    const ceilings = ceilingsOf(FAMILY, { ...base, volumes }, { plan });
    expect(ceilings.map(({ resource }) => resource)).toEqual(['io1 storage']);
  });

  it('is there where as much is planned as there is', () => {
    const plannedAdditions = [{ quota: GP3, region: 'us-east-1', count: 2 }];
    const planning = aPlan({ resilience: { survive: 'none' }, plannedAdditions });
    const volumes = [aVolume({ sizeGiB: 2048, instanceIds: [] })];
    expect(onlyCeiling(FAMILY, { ...base, volumes }, { plan: planning })).toMatchObject({
      now: 2,
      atPeak: 4,
    });
  });

  it('is there for what is only planned', () => {
    const plannedAdditions = [{ quota: GP3, region: 'us-east-1', count: 60 }];
    const planning = aPlan({ resilience: { survive: 'none' }, plannedAdditions });
    expect(onlyCeiling(FAMILY, { ...base, volumes: [] }, { plan: planning })).toMatchObject({
      ...{ now: 0, atPeak: 60, status: 'red' },
    });
  });

  it('says nothing of types that nothing uses', () => {
    expect(ceilingsOf(FAMILY, { ...base, volumes: [] }, { plan })).toEqual([]);
  });

  it('is grey where the quota was not read', () => {
    expect(onlyCeiling(FAMILY, { ...base, serviceQuotas: [] }, { plan })).toMatchObject({
      ...{ status: 'grey', limit: null },
    });
  });
});
