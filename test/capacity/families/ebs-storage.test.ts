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

  it('is grey for a group without an instance that shows its volumes, or without a load', () => {
    const idle = { ...base, ec2Instances: [] };
    expect(onlyCeiling(FAMILY, idle, { plan }).evidence[0]?.detail).toContain('runs no instance');
    const unmeasured = { ...base, autoScalingGroupPeaks: [] };
    expect(onlyCeiling(FAMILY, unmeasured, { plan }).status).toBe('grey');
  });

  it('is grey between the two where instances without a group may bring volumes or keep theirs', () => {
    const node = anEc2Instance({ instanceId: 'i-9', autoScalingGroupName: null });
    const artifacts = {
      ...base,
      ec2Instances: [...instances, node],
      volumes: [...base.volumes, volumeOf('i-9', { sizeGiB: 2048 })],
    };
    // At 10×: 39.0625 + 2 of 50, or 39.0625 + 20.
    const traffic = { multiplier: 10, elasticity: [{ match: { service: 'ec2' as const }, factor: 1 }] };
    const growing = aPlan({ resilience: { survive: 'none' }, traffic });
    expect(onlyCeiling(FAMILY, artifacts, { plan: growing, multiplier: 10 })).toMatchObject({
      status: 'grey',
      // 49 instances of 0.9765625 TiB beside the 2.
      breaksAt: 12.25,
    });
  });

  it('says nothing of types that nothing uses', () => {
    expect(ceilingsOf(FAMILY, { ...base, volumes: [] }, { plan })).toEqual([]);
  });

  it('is grey where the quota was not read', () => {
    expect(onlyCeiling(FAMILY, { ...base, serviceQuotas: [] }, { plan }).status).toBe('grey');
  });
});
