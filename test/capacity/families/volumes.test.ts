import { describe, expect, it } from '@jest/globals';
import type { Artifacts, Ec2InstanceType, Volume, VolumePeak } from '../../../src/model/artifacts';
import { anEc2Instance, anInstanceType, aPeak, aVolume, aVolumePeak } from '../../builders/artifacts';
import { ceilingsOf } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const MIB = 1024 ** 2;

/** Said of all instances of the account. */
const plan = aPlan({
  traffic: { multiplier: 10, elasticity: [{ match: { service: 'ec2' }, factor: 1 }] },
  resilience: { survive: 'none' },
});

/** 3,600 IOPS and 100 MiB/s at any time, twice as much in bursts. */
const EBS: Ec2InstanceType['ebs'] = {
  baselineIops: 3600,
  maximumIops: 7200,
  baselineMBps: (100 * MIB) / 1e6,
  maximumMBps: (200 * MIB) / 1e6,
};

const artifacts = (
  volumes: readonly Partial<Volume>[],
  peaks: readonly Partial<VolumePeak>[],
  ebs: Ec2InstanceType['ebs'] = null,
): Partial<Artifacts> => ({
  ec2Instances: [anEc2Instance({ instanceId: 'i-a', tags: { Name: 'search' } })],
  ec2InstanceTypes: { 'm5.large': anInstanceType({ ebs }) },
  targetHealth: [],
  classicLoadBalancers: [],
  autoScalingGroups: [],
  volumes: volumes.map((one, i) => aVolume({ volumeId: `vol-${i}`, instanceIds: ['i-a'], ...one })),
  volumePeaks: peaks.map((one, i) =>
    aVolumePeak({ volumeId: `vol-${i}`, iopsByHour: [], bytesPerSecondByHour: [], ...one }),
  ),
});

const judge = (family: string, ...args: Parameters<typeof artifacts>) =>
  ceilingsOf(family, artifacts(...args), { plan });

describe('volume-iops', () => {
  const at = (volume: Partial<Volume>, iops: number) =>
    judge('volume-iops', [volume], [{ iops: aPeak(iops) }])[0];

  it.each<[string, Partial<Volume>, number, number, string]>([
    // 10 × 240 are 80 % of 3,000.
    ['gp3', { volumeType: 'gp3', iops: 3000 }, 240, 3000, 'green'],
    ['gp3', { volumeType: 'gp3', iops: 3000 }, 241, 3000, 'yellow'],
    ['gp3', { volumeType: 'gp3', iops: 3000 }, 301, 3000, 'red'],
    ['io2', { volumeType: 'io2', iops: 5000 }, 400, 5000, 'green'],
    // 3 × 200, whatever it bursts to.
    ['gp2', { volumeType: 'gp2', iops: 600, sizeGiB: 200 }, 61, 600, 'red'],
    // At least 100.
    ['a small gp2', { volumeType: 'gp2', iops: 100, sizeGiB: 8 }, 8, 100, 'green'],
    // It carried 900 in bursts, so that it does not break before it gets more.
    ['gp2 that bursts', { volumeType: 'gp2', iops: 600, sizeGiB: 200 }, 900, 900, 'red'],
    ['a large gp2', { volumeType: 'gp2', iops: 16_000, sizeGiB: 10_000 }, 1000, 16_000, 'green'],
  ])('holds the reads and writes of %s against what it sustains', (_, volume, now, limit, status) => {
    expect(at(volume, now)).toMatchObject({
      resource: 'vol-0',
      now,
      limit,
      atPeak: now * 10,
      status,
      unit: 'IOPS',
    });
  });

  it('has none for hard disks, and does not know magnetic ones', () => {
    expect(at({ volumeType: 'st1', iops: null }, 10)).toBeUndefined();
    expect(at({ volumeType: 'standard', iops: null }, 10)).toMatchObject({ status: 'grey', limit: null });
  });

  it('is not known without data', () => {
    expect(judge('volume-iops', [{}], [])[0]).toMatchObject({ status: 'grey', now: null });
  });

  it('asks for as many as hold with room: 5,000 ÷ 0.8, and the throughput that comes with them: 2.5 × 10 ÷ 0.8', () => {
    const [ceiling] = judge('volume-iops', [{}], [{ iops: aPeak(500), bytesPerSecond: aPeak(2.5 * MIB) }]);
    expect(ceiling?.fix?.command).toContain(
      'aws ec2 modify-volume --region us-east-1 --volume-id vol-0 --iops 6250 --throughput 125',
    );
    expect(ceiling?.fix?.reversal?.command).toContain('--volume-id vol-0 --iops 3000 --throughput 125');
    expect(ceiling?.fix?.action).toContain('four times in 24 hours');
  });

  it('changes gp2 to gp3', () => {
    const { fix } = at({ volumeType: 'gp2', iops: 300, sizeGiB: 100 }, 400) ?? {};
    expect(fix?.command).toContain('--volume-id vol-0 --volume-type gp3 --iops 5000 --throughput 125');
    expect(fix?.reversal?.command).toContain('--volume-id vol-0 --volume-type gp2');
  });

  it('spreads what no volume of the size has: 50 for each GiB of io1', () => {
    const { fix } = at({ volumeType: 'io1', iops: 500, sizeGiB: 10 }, 100) ?? {};
    expect(fix?.action).toContain('10 GiB of io1 have at most 500 IOPS');
    expect(fix?.command).toBeUndefined();
  });

  it.each([
    // 2,000 × 10 ÷ 10: all together against 3,600, the largest alone.
    [150, 130, 2800, 'green'],
    [200, 180, 3800, 'yellow'],
    [361, 100, 4610, 'red'],
  ])('holds all volumes of an instance against what its type carries: %d and %d', (a, b, atPeak, status) => {
    const ceilings = judge('volume-iops', [{}, {}], [{ iops: aPeak(a) }, { iops: aPeak(b) }], EBS);
    expect(ceilings.map(({ resource }) => resource)).toEqual(['vol-0', 'vol-1', 'i-a']);
    expect(ceilings[2]).toMatchObject({ now: a + b, atPeak, limit: 3600, status });
  });

  it('takes bursts of an instance only as far as they carried the normal peak', () => {
    const ceilings = judge('volume-iops', [{ iops: 9000 }], [{ iops: aPeak(5000) }], EBS);
    expect(ceilings[1]).toMatchObject({ limit: 5000, breaksAt: 1 });
    expect(ceilings[1]?.fix?.action).toContain('Choose an instance type for i-a that carries 62500 IOPS');
  });

  it('is not known of an instance of which a volume or the type is not', () => {
    const [, , ofVolume] = judge('volume-iops', [{}, {}], [{ iops: aPeak(1) }], EBS);
    expect(ofVolume).toMatchObject({ resource: 'i-a', status: 'grey' });
    const { ec2InstanceTypes: _, ...rest } = artifacts([{}], [{ iops: aPeak(1) }]);
    const [, ofType] = ceilingsOf('volume-iops', rest, { plan });
    expect(ofType).toMatchObject({ resource: 'i-a', status: 'grey', limit: null });
  });

  it('tells what several instances share once', () => {
    const of = artifacts([{ volumeType: 'io2', instanceIds: ['i-a', 'i-b'] }], [{ iops: aPeak(1) }], EBS);
    const ec2Instances = ['i-a', 'i-b'].map((instanceId) =>
      anEc2Instance({ instanceId, tags: { Name: 'search' } }),
    );
    const ceilings = ceilingsOf('volume-iops', { ...of, ec2Instances }, { plan });
    expect(ceilings.map(({ resource }) => resource)).toEqual(['vol-0', 'i-a', 'i-b']);
  });

  it('has none for instances of groups', () => {
    const ec2Instances = [anEc2Instance({ instanceId: 'i-a', autoScalingGroupName: 'web' })];
    expect(ceilingsOf('volume-iops', { ...artifacts([{}], [{}]), ec2Instances }, { plan })).toEqual([]);
  });
});

describe('volume-throughput', () => {
  const at = (volume: Partial<Volume>, mib: number) =>
    judge('volume-throughput', [volume], [{ bytesPerSecond: aPeak(mib * MIB) }])[0];

  it.each<[string, Partial<Volume>, number, number, string]>([
    ['gp3', { volumeType: 'gp3', throughputMiBps: 125 }, 10, 125, 'green'],
    ['gp3', { volumeType: 'gp3', throughputMiBps: 125 }, 12.6, 125, 'red'],
    ['a small gp2', { volumeType: 'gp2', sizeGiB: 100 }, 10, 128, 'green'],
    // 0.75 × 300, and in bursts 250.
    ['gp2', { volumeType: 'gp2', sizeGiB: 300 }, 10, 225, 'green'],
    ['gp2 that bursts', { volumeType: 'gp2', sizeGiB: 300 }, 240, 240, 'red'],
    // 40 for each TiB; it bursts to 125.
    ['st1', { volumeType: 'st1', sizeGiB: 512 }, 1, 20, 'green'],
    ['st1 that bursts', { volumeType: 'st1', sizeGiB: 512 }, 150, 125, 'red'],
    ['sc1', { volumeType: 'sc1', sizeGiB: 1024 }, 1, 12, 'yellow'],
    // 256 KiB with each of 1,000.
    ['io1', { volumeType: 'io1', iops: 1000 }, 10, 250, 'green'],
    // 500, and 16 KiB with each of 64,000.
    ['io1', { volumeType: 'io1', iops: 10_000 }, 10, 500, 'green'],
    ['io1', { volumeType: 'io1', iops: 64_000 }, 10, 1000, 'green'],
    ['io2', { volumeType: 'io2', iops: 64_000 }, 10, 4000, 'green'],
  ])('holds the bytes of %s against what it sustains', (_, volume, now, limit, status) => {
    const ceiling = at(volume, now);
    expect(ceiling).toMatchObject({ resource: 'vol-0', now, limit, status, unit: 'MiB/s' });
  });

  it('does not know what gp3 has in inventories of earlier versions', () => {
    const volumes = [aVolume({ volumeId: 'vol-0', instanceIds: ['i-a'] })].map(
      ({ throughputMiBps: _, ...volume }) => volume,
    );
    const [ceiling] = ceilingsOf('volume-throughput', { ...artifacts([], [{}]), volumes }, { plan });
    expect(ceiling).toMatchObject({ status: 'grey', limit: null });
  });

  it('asks for throughput with the IOPS that it takes: 1,000 ÷ 0.8, × 4', () => {
    expect(at({}, 100)?.fix?.command).toContain('--volume-id vol-0 --iops 5000 --throughput 1250');
  });

  it('holds it against what the instance type carries', () => {
    const [, ofInstance] = judge(
      'volume-throughput',
      [{ throughputMiBps: 500 }],
      [{ bytesPerSecond: aPeak(8 * MIB) }],
      EBS,
    );
    expect(ofInstance).toMatchObject({ resource: 'i-a', now: 8, atPeak: 80, status: 'green' });
    expect(ofInstance?.limit).toBeCloseTo(100, 6);
  });
});
