import { describe, expect, it } from '@jest/globals';
import type { Artifacts, MskCluster, MskClusterPeak, ScalableTarget } from '../../../src/model/artifacts';
import * as build from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const { aPeak, MEGABYTE } = build;

type Provisioned = Partial<NonNullable<MskCluster['provisioned']>>;
type Brokers = Partial<NonNullable<MskClusterPeak['brokers']>>;

const standard = (provisioned: Provisioned, brokers: Brokers, peak: Partial<MskClusterPeak> = {}) => ({
  mskClusters: [build.aMskCluster({}, provisioned)],
  mskClusterPeaks: [build.aMskClusterPeak(peak, brokers)],
  mskClusterOperations: [],
});

const twoZones: Provisioned = { zoneCount: 2, brokerCount: 4, brokers: ['1', '2', '3', '4'] };
const fast: Provisioned = { instanceType: 'kafka.m5.4xlarge', volumeThroughputMiB: 600 };
const burstable: Provisioned = { instanceType: 'kafka.t3.small' };
const madeForIt = {
  mskClusters: [build.aMskCluster({ creationTime: '2026-11-20T00:00:00.000Z' })],
};
const never = { all: 0, normal: 0 };
const unused = {
  ...{ bytesInPerSecond: null, bytesOutPerSecond: null },
  ...{ isWritten: false, hoursWritten: never },
};
const oneDay = { hoursWithData: 24 };
const noSurvival = aPlan({ traffic: { multiplier: 10 }, resilience: { survive: 'none' } });

describe('the CPU of brokers', () => {
  it.each<[string, number, Provisioned, string]>([
    // 10 × 4.8 = 48, which is 80 % of 60.
    ['what leaves a fifth', 4.8, {}, 'green'],
    ['what leaves less', 4.9, {}, 'yellow'],
    ['what is all there is', 6, {}, 'yellow'],
    ['what is more', 6.1, {}, 'red'],
    // Without one of two zones twice as much, of 100: 2 × 40 = 80.
    ['what leaves a fifth of one zone', 4, twoZones, 'green'],
    ['what leaves less of it', 4.1, twoZones, 'yellow'],
    ['what is more than one zone', 5.1, twoZones, 'red'],
    // Without one of three zones 1.5 × 10 × 1.06 = 15.9 of the 20 that are there for sure.
    ['what leaves a fifth without credits', 1.06, burstable, 'green'],
    ['what leaves less without credits', 1.07, burstable, 'yellow'],
    ['what takes credits', 3.9, burstable, 'yellow'],
    // 1.5 × 10 × 4.1 = 61.5 of 60 with them.
    ['what is more with credits', 4.1, burstable, 'red'],
  ])('is judged with %s', (_, cpu, provisioned, status) => {
    expect(onlyCeiling('msk-cpu', standard(provisioned, { cpu: aPeak(cpu) })).status).toBe(status);
  });

  it('of two zones may be used up where the event need not survive the loss of one', () => {
    const artifacts = standard(twoZones, { cpu: aPeak(5.9) });
    expect(onlyCeiling('msk-cpu', artifacts, { plan: noSurvival }).status).toBe('yellow');
  });

  it('is lost with a single zone', () => {
    expect(onlyCeiling('msk-cpu', standard({ zoneCount: 1 }, {})).breaksAtWithoutZone).toBe(0);
  });

  it('breaks at 60 ÷ 12, and takes 3 × 120 ÷ 48 = 7.5 brokers, as many in each zone', () => {
    const ceiling = onlyCeiling('msk-cpu', standard({}, { cpu: aPeak(12) }));
    expect(ceiling).toMatchObject({ resource: 'orders', now: 12, atPeak: 120, limit: 60, breaksAt: 5 });
    expect(ceiling.fix?.action).toContain('Give orders 9 brokers instead of 3');
    expect(ceiling.fix?.action).toContain('MSK moves no partitions');
    expect(ceiling.fix?.command).toContain(
      '--current-version K3P5ROKL5A1OLE --target-number-of-broker-nodes 9',
    );
    expect(ceiling.fix?.reversal?.action).toContain('go back to 3');
  });

  it('takes larger brokers where the API gives no cluster as many at once: 3 × 250 ÷ 48 = 15.6', () => {
    const { fix } = onlyCeiling('msk-cpu', standard({}, { cpu: aPeak(25) }));
    expect(fix?.command).toBeUndefined();
    expect(fix?.action).toContain('larger brokers than kafka.m7g.large');
    expect(fix?.action).toContain('would take 18 instead of 3');
  });

  it('has no command where MSK did not say the version', () => {
    const artifacts = {
      ...standard({}, { cpu: aPeak(12) }),
      mskClusters: [build.aMskCluster({ currentVersion: null })],
    };
    expect(onlyCeiling('msk-cpu', artifacts).fix?.command).toBeUndefined();
  });

  it.each<[string, Partial<Artifacts>, string]>([
    ['nothing was measured', standard({}, { cpu: null }), 'no data for CpuUser and CpuSystem'],
    ['it has a day of data', standard({}, { cpu: aPeak(1, oneDay) }), 'too little data'],
    ['there are no peaks', { mskClusters: [build.aMskCluster()], mskClusterPeaks: [] }, 'no data'],
    [
      'it was made for the event and is idle',
      { ...madeForIt, mskClusterPeaks: [build.aMskClusterPeak(unused)] },
      'was made within',
    ],
    [
      'it was made for the event and MSK alone wrote to it',
      { ...madeForIt, mskClusterPeaks: [build.aMskClusterPeak({ hoursWritten: never })] },
      'in 0 hours of normal traffic',
    ],
    [
      'it was made for the event and tested for a day',
      { ...madeForIt, mskClusterPeaks: [build.aMskClusterPeak({ hoursWritten: { all: 90, normal: 47 } })] },
      'in 47 hours of normal traffic',
    ],
    [
      'it was written only in a sale that is left out',
      standard({}, {}, { hoursWritten: { all: 9, normal: 0 } }),
      'only in times that the plan excludes',
    ],
    ['a broker tells nothing', standard({}, {}, { isIncomplete: true }), 'were removed within'],
    [
      'one of idle brokers tells nothing',
      standard({}, {}, { ...unused, isIncomplete: true }),
      'were removed',
    ],
  ])('is grey where %s', (_, artifacts, why) => {
    const ceiling = onlyCeiling('msk-cpu', artifacts);
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });

  it('is judged where a new cluster was written for two days', () => {
    const peak = build.aMskClusterPeak({ hoursWritten: { all: 48, normal: 48 } });
    const artifacts = { ...madeForIt, mskClusterPeaks: [peak], mskClusterOperations: [] };
    expect(onlyCeiling('msk-cpu', artifacts).status).toBe('green');
  });

  it('is not of a serverless cluster, nor of one that is being deleted', () => {
    const clusters = [build.aServerlessMskCluster(), build.aMskCluster({ state: 'DELETING' })];
    expect(ceilingsOf('msk-cpu', { mskClusters: clusters, mskClusterPeaks: [] })).toEqual([]);
  });
});

/** So many GiB a day on each of three brokers that share three replicas; the event has a minute less than a day. */
const written = (gib: number): [Brokers, Partial<MskClusterPeak>] => {
  const bytes = (gib * 1024 ** 3) / 86_400;
  return [{ bytesInPerSecond: aPeak(bytes / 3) }, { bytesInPerSecond: aPeak(bytes) }];
};
const DAY = 1439 / 1440;

const storage = (
  [brokers, peak]: [Brokers, Partial<MskClusterPeak>] = written(0),
  more: Brokers = {},
  scalableTargets: readonly ScalableTarget[] | null = [],
) =>
  onlyCeiling('msk-storage', {
    ...standard({}, { ...brokers, ...more }, peak),
    ...(scalableTargets && { scalableTargets: [...scalableTargets] }),
  });

describe('the storage of brokers', () => {
  it.each<[string, number, string]>([
    // 100 + 10 × 70 = 800 of 1,000.
    ['what leaves a fifth', 70, 'green'],
    ['what leaves less', 70.2, 'yellow'],
    // All of it may expire meanwhile.
    ['what is more', 200, 'yellow'],
  ])('is judged with %s', (_, gib, status) => {
    expect(storage(written(gib)).status).toBe(status);
  });

  it('is full where it grows by itself: 100 + 50 × 27.2 of 1,000', () => {
    expect(storage(written(0), { diskGrowthPerDay: 5 }).status).toBe('red');
    expect(storage(written(0), { diskGrowthPerDay: 1 }).status).toBe('green');
  });

  it('is told in GiB: 100 and 10 × 20', () => {
    const ceiling = storage(written(20));
    expect(ceiling).toMatchObject({ now: 100, limit: 1_000, unit: 'GiB' });
    expect(ceiling.atPeak).toBeCloseTo(100 + 200 * DAY, 2);
  });

  it('counts the share of the busiest broker, and the copies', () => {
    // Half of it, three times: 1.5 times as much as an even share.
    const [, peak] = written(20);
    const half = (peak.bytesInPerSecond?.value ?? 0) / 2;
    expect(storage([{ bytesInPerSecond: aPeak(half) }, peak]).atPeak).toBeCloseTo(100 + 300 * DAY, 2);
    const latest = build.aMskClusterPeak({}, {}, { replicas: 1.5 }).latest;
    const [brokers] = written(20);
    expect(storage([brokers, { ...peak, latest }]).atPeak).toBeCloseTo(100 + 100 * DAY, 2);
    // Without a figure as many as zones.
    expect(storage([brokers, { ...peak, latest: null }]).atPeak).toBeCloseTo(100 + 200 * DAY, 2);
  });

  it('is enlarged once for all: ⌈(100 + 1,000) ÷ 0.8⌉', () => {
    const { fix } = storage(written(100));
    expect(fix?.action).toContain('1375 GiB instead of 1000');
    expect(fix?.command).toContain('"VolumeSizeGB":1375');
    expect(fix?.irreversible).toContain('never');
  });

  it('is made up to a step more by auto scaling, so that its maximum is not below it: ⌈1.1 × 1,375⌉', () => {
    const { fix } = storage(written(100));
    expect(fix?.command).toContain('--max-capacity 1513');
    const larger = storage(written(100), {}, [build.aStorageTarget({ maxCapacity: 5_000 })]);
    expect(larger.fix?.command).toContain('--max-capacity 5000');
    expect(larger.fix?.action).toContain('up to 5000 GiB');
    expect(JSON.stringify(storage(written(100), {}, null).fix)).not.toContain('max-capacity');
  });

  it('is not made larger than MSK makes it', () => {
    const { fix } = storage(written(2_000));
    expect(fix?.command).toBeUndefined();
    expect(fix?.action).toContain('more brokers');
  });

  it.each<[string, ScalableTarget[] | undefined, number]>([
    // Nothing is promised within the event.
    ['grows in the event perhaps', [build.aStorageTarget()], 1_000],
    ['stays where that is suspended', [build.aStorageTarget({ isScaleOutSuspended: true })], 1_000],
    ['stays where nothing is tracked', [build.aStorageTarget({ policies: [] })], 1_000],
    [
      'stays where another cluster grows',
      [build.aStorageTarget({ resourceId: build.clusterArn('b') })],
      1_000,
    ],
    ['stays where nobody knows', undefined, 1_000],
  ])('%s', (_, scalableTargets, limit) => {
    const artifacts = { ...standard({}, ...written(1)), ...(scalableTargets && { scalableTargets }) };
    expect(onlyCeiling('msk-storage', artifacts).limit).toBeCloseTo(limit, 6);
  });

  it('has grown to what its target takes by the begin of the event, or to its maximum: 900 ÷ 0.6', () => {
    const of = (maxCapacity: number) =>
      storage(written(1), { diskUsed: aPeak(90) }, [build.aStorageTarget({ maxCapacity })]).limit;
    expect(of(9_000)).toBeCloseTo(1_500, 6);
    expect(of(1_150)).toBe(1_150);
  });

  it('has grown by a step a day at most, and from when it is beyond its target', () => {
    // Six days before the event, and 80 a day: 40 beyond the 600 of the target are half a day, and 200 two and a half: not 800 ÷ 0.6.
    const of = (beyond: number) =>
      storage(
        written(1),
        { diskUsed: aPeak((600 + beyond - 480) / 10, { at: '2026-12-05T16:00:00Z' }), diskGrowthPerDay: 8 },
        [build.aStorageTarget({ maxCapacity: 9_000 })],
      ).limit;
    expect([of(40), of(90), of(200)]).toEqual([1_000, 1_100, 1_210]);
  });

  it.each<[string, number, string]>([
    // 100 + 10 × 70 of 1,000.
    ['what needs no step', 69, 'green'],
    ['what needs one', 95, 'yellow'],
  ])('that grows by itself is judged with %s', (_, gib, status) => {
    expect(storage(written(gib), {}, [build.aStorageTarget()]).status).toBe(status);
  });

  it.each<[string, Partial<Artifacts>, string]>([
    ['nothing was measured', standard({}, { diskUsed: null }), 'no data for KafkaDataLogsDiskUsed'],
    ['it has a day of data', standard({}, { diskUsed: aPeak(10, oneDay) }), 'too little data'],
    ['no day passed', standard({}, { diskGrowthPerDay: null }), 'less than a day'],
    ['no size was said', standard({ volumeSizeGiB: null }, {}), 'did not say how large'],
    ['what was written is not known', standard({}, {}, { isWritten: null }), 'no complete data'],
    [
      'it was made for the event',
      {
        mskClusters: [build.aMskCluster({ creationTime: '2026-11-20T00:00:00.000Z' })],
        mskClusterPeaks: [build.aMskClusterPeak(unused)],
      },
      'was made within the look-back',
    ],
  ])('is grey where %s', (_, artifacts, why) => {
    const ceiling = onlyCeiling('msk-storage', { scalableTargets: [], ...artifacts });
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });

  it('is not of Express brokers', () => {
    const express = { mskClusters: [build.anExpressCluster()], mskClusterPeaks: [build.anExpressPeak()] };
    expect(ceilingsOf('msk-storage', express)).toEqual([]);
  });
});

describe('connections', () => {
  const connections = (count: number, provisioned: Provisioned = {}) =>
    onlyCeiling('msk-connections', standard(provisioned, { iamConnections: aPeak(count) }));

  it.each<[string, number, string]>([
    // Without one of three zones 1.5 × 1,600 = 2,400 of 3,000.
    ['what leaves a fifth without a zone', 160, 'green'],
    ['what leaves less', 161, 'yellow'],
    // Perhaps there are none more.
    ['what is more', 1_000, 'yellow'],
    ['what is more as it is', 2_001, 'red'],
    ['more than the default', 3_001, 'grey'],
  ])('are judged with %s', (_, count, status) => {
    expect(connections(count).status).toBe(status);
  });

  it('are not known of what was made for the event and is idle', () => {
    const iamConnections = aPeak(0);
    const artifacts = { ...madeForIt, mskClusterPeaks: [build.aMskClusterPeak(unused, { iamConnections })] };
    expect(onlyCeiling('msk-connections', artifacts).status).toBe('grey');
  });

  it('take 3 × 3,000 ÷ 2,400 = 3.75 brokers', () => {
    expect(connections(200).fix?.action).toContain('6 brokers instead of 3');
  });

  it('are not asked of clients that authenticate otherwise', () => {
    const of = (clientAuthentication: string[], iamConnections: Brokers['iamConnections']) =>
      ceilingsOf(
        'msk-connections',
        standard({ clientAuthentication }, { iamConnections: iamConnections ?? null }),
      ).map(({ status }) => status);
    const none = { value: 0, at: '2026-11-08T00:00:00Z', hoursWithData: 0 };
    expect(of(['scram'], null)).toEqual([]);
    expect(of(['iam', 'scram'], none)).toEqual([]);
    expect(of(['iam'], none)).toEqual(['grey']);
    const incomplete = standard(
      { clientAuthentication: ['iam', 'scram'] },
      { iamConnections: none },
      { isIncomplete: true },
    );
    expect(onlyCeiling('msk-connections', incomplete).status).toBe('grey');
    expect(of(['iam', 'scram'], null)).toEqual(['grey']);
  });
});

const express = (into: number, out = 0, provisioned: Provisioned = {}) =>
  onlyCeiling('msk-throughput', {
    mskClusters: [build.anExpressCluster({}, provisioned)],
    mskClusterOperations: [],
    mskClusterPeaks: [
      build.anExpressPeak(
        {},
        {
          bytesInPerSecond: aPeak(into * MEGABYTE),
          bytesOutPerSecond: aPeak(out * MEGABYTE),
        },
      ),
    ],
  });
const serverless = (peak: Partial<MskClusterPeak>, cluster: Partial<MskCluster> = {}) => ({
  mskClusters: [build.aServerlessMskCluster(cluster)],
  mskClusterPeaks: [build.aServerlessMskPeak(peak)],
});

describe('throughput', () => {
  it.each<[string, number, string]>([
    // Without one of three zones 1.5 × 8.3 = 12.45 of 15.6, and 80 % of it are 12.48.
    ['what leaves a fifth', 0.83, 'green'],
    ['what leaves less', 0.84, 'yellow'],
    ['what is more without a zone', 1.05, 'red'],
  ])('of Express brokers is judged with %s', (_, into, status) => {
    expect(express(into).status).toBe(status);
  });

  it('is told of the way that is filled first', () => {
    // 10 of 31.2, and 2 of 15.6.
    expect(express(2, 10)).toMatchObject({
      ...{ title: 'What is read from the busiest broker of visits', now: 10, limit: 31.2, atPeak: 100 },
      breaksAt: 3.12,
    });
    // 3 × 1.5 × 50 ÷ (0.8 × 31.2) = 9.01.
    expect(express(1, 5).fix?.action).toContain('12 brokers instead of 3');
  });

  it('of Express brokers is lost with a single zone', () => {
    expect(express(0.1, 0.1, { zoneCount: 1 }).breaksAtWithoutZone).toBe(0);
  });

  it('of brokers is not known where one way has no data', () => {
    const artifacts = {
      mskClusters: [build.anExpressCluster()],
      mskClusterPeaks: [build.anExpressPeak({}, { bytesOutPerSecond: null })],
    };
    expect(onlyCeiling('msk-throughput', artifacts).status).toBe('grey');
  });

  it('of a type that AWS publishes nothing of is not known', () => {
    expect(express(1, 1, { instanceType: 'express.m9z.large' }).status).toBe('grey');
  });

  it.each<[string, number, string]>([
    // 10 × 1.5 × 0.33 = 4.95 of the 5 of a partition.
    ['what one partition takes in the busiest second', 0.33, 'green'],
    ['what must be spread', 0.34, 'yellow'],
    // 10 × 1.5 × 10.6 = 159 of 200.
    ['what leaves a fifth', 10.6, 'yellow'],
    ['what is all there is, but for the busiest second', 20, 'yellow'],
    ['what is more', 20.1, 'red'],
  ])('of serverless clusters is judged with %s', (_, megabytes, status) => {
    const peak = { bytesInPerSecond: aPeak(megabytes * MEGABYTE), bytesOutPerSecond: null };
    expect(onlyCeiling('msk-throughput', serverless(peak)).status).toBe(status);
  });

  it.each<[string, Partial<MskClusterPeak>, Partial<MskCluster>, string]>([
    ['topics may be missing', { isIncomplete: true }, {}, 'may have had more'],
    [
      'only a part was read',
      { isWritten: null, bytesInPerSecond: null, bytesOutPerSecond: null },
      {},
      'no complete',
    ],
    ['it was made for the event', unused, { creationTime: '2026-11-20T00:00:00.000Z' }, 'was made within'],
    ['nobody knows when it was made', unused, { creationTime: null }, 'may have been made'],
  ])('of serverless clusters is grey where %s', (_, peak, cluster, why) => {
    const ceiling = onlyCeiling('msk-throughput', serverless(peak, cluster));
    expect(ceiling.status).toBe('grey');
    expect(JSON.stringify(ceiling)).toContain(why);
  });

  const ofStandard = (into: number, out: number, provisioned: Provisioned = {}) =>
    onlyCeiling(
      'msk-throughput',
      standard(
        provisioned,
        { bytesInPerSecond: aPeak((into * MEGABYTE) / 3), bytesOutPerSecond: aPeak((out * MEGABYTE) / 3) },
        { bytesInPerSecond: aPeak(into * MEGABYTE), bytesOutPerSecond: aPeak(out * MEGABYTE) },
      ),
    );

  it.each<[string, number, number, Provisioned, string]>([
    // Three replicas on three brokers are all of it: 10 × 1.5 in the busiest second × 1.5 without a zone × 2.8 = 63 = 0.8 × 78.75.
    ['what leaves a fifth', 2.8, 0, {}, 'green'],
    ['what leaves less', 2.81, 0, {}, 'yellow'],
    ['what is more than is assumed', 100, 0, {}, 'yellow'],
    // What is sent: a third of 7.6, and two thirds of 2.4 for the copies; 22.5 × 4.13 = 93 of 117.1.
    ['what is read, too, and leaves a fifth', 2.4, 7.6, {}, 'green'],
    ['what is read, too, and leaves less', 2.4, 7.8, {}, 'yellow'],
    // 22.5 × 5.1 = 114.75 of 143.75.
    ['what larger brokers take', 5.1, 0, { instanceType: 'kafka.m5.xlarge' }, 'green'],
    // 22.5 × 9.3 = 209.25 of 250 MiB, which are 262.1.
    ['what the volume of still larger ones takes', 9.3, 0, { instanceType: 'kafka.m5.24xlarge' }, 'green'],
    ['what it may not take', 9.4, 0, { instanceType: 'kafka.m5.24xlarge' }, 'yellow'],
    // 22.5 × 21 = 472.5 of 593.75 of the instance, which are fewer than 600 MiB.
    ['what is provisioned', 21, 0, fast, 'green'],
    ['what its instance does not carry', 22, 0, fast, 'yellow'],
    ['a type that is not known', 0.1, 0, burstable, 'grey'],
  ])('of Standard brokers is judged with %s', (_, into, out, provisioned, status) => {
    expect(ofStandard(into, out, provisioned).status).toBe(status);
  });

  it('takes more throughput of volumes where they are what is too slow: 22.5 × 12 ÷ 0.8 = 337.5 MB, or 322 MiB', () => {
    const { fix } = ofStandard(12, 0, { instanceType: 'kafka.m5.4xlarge' });
    expect(fix?.action).toContain('Provision 322 MiB a second');
    expect(fix?.command).toContain(
      '[{"KafkaBrokerNodeId":"All","ProvisionedThroughput":{"Enabled":true,"VolumeThroughput":322}}]',
    );
    expect(fix?.reversal?.action).toContain('250 MiB');
  });

  it.each<[string, number, Provisioned]>([
    // 22.5 × 25 ÷ 0.8 = 703 MB.
    ['than MSK provisions', 25, { instanceType: 'kafka.m5.4xlarge' }],
    // 22.5 × 12 ÷ 0.8 = 337.5 MB of 312.5, or 298 MiB.
    ['than instances carry', 12, { instanceType: 'kafka.m7g.2xlarge' }],
    ['of small brokers, of which MSK provisions none', 4, {}],
  ])('takes more brokers where it would take more throughput of volumes %s', (_, into, provisioned) => {
    expect(ofStandard(into, 0, provisioned).fix?.action).toContain('brokers instead of 3');
  });

  it('is not of what nobody uses', () => {
    expect(ceilingsOf('msk-throughput', standard({}, {}, unused))).toEqual([]);
    expect(ceilingsOf('msk-throughput', serverless(unused))).toEqual([]);
  });
});

describe('brokers that were changed within the look-back', () => {
  const at = '2026-11-15T00:00:00.000Z';
  const since = { at, isQuieter: false };
  const quiet = { at, isQuieter: true };
  const goesOn = { at: null, isQuieter: true };
  const week = { hoursWithData: 168 };
  const unread = ({ mskClusters, mskClusterPeaks }: ReturnType<typeof standard>) => ({
    mskClusters,
    mskClusterPeaks,
  });

  it.each(['msk-cpu', 'msk-storage', 'msk-connections', 'msk-throughput'] as const)(
    'are not known to %s where operations were not read',
    (family) => {
      const ceiling = onlyCeiling(family, { scalableTargets: [], ...unread(standard({}, {})) });
      expect(ceiling.status).toBe('grey');
      expect(JSON.stringify(ceiling)).toContain('kafka:ListClusterOperationsV2');
    },
  );

  it('may be of no concern to a serverless cluster', () => {
    expect(onlyCeiling('msk-throughput', serverless({})).status).toBe('green');
  });

  it.each<[string, Partial<MskClusterPeak>, Brokers, string, string]>([
    [
      'as much came since',
      { brokerChange: since },
      { cpu: aPeak(4, week) },
      'green',
      'only what was measured',
    ],
    ['less came since', { brokerChange: quiet }, { cpu: aPeak(4, week) }, 'grey', 'less than four fifths'],
    [
      'less came, of which that is too much',
      { brokerChange: quiet },
      { cpu: aPeak(7, week) },
      'red',
      'until',
    ],
    ['a day is over', { brokerChange: since }, { cpu: aPeak(4, oneDay) }, 'grey', 'too little data'],
    ['it goes on', { brokerChange: goesOn }, { cpu: null }, 'grey', 'is being changed'],
  ])('count for CPU where %s', (_, peak, brokers, status, why) => {
    const ceiling = onlyCeiling('msk-cpu', standard({}, brokers, peak));
    expect(ceiling.status).toBe(status);
    expect(JSON.stringify(ceiling)).toContain(why);
  });

  it.each(['msk-storage', 'msk-connections', 'msk-throughput'] as const)(
    'count for %s by their number alone',
    (family) => {
      const of = (peak: Partial<MskClusterPeak>) =>
        onlyCeiling(family, { scalableTargets: [], ...standard({}, {}, peak) }).status;
      expect(of({ brokerChange: quiet })).toBe('green');
      expect(of({ brokerChange: quiet, countChange: quiet })).toBe('grey');
      expect(of({ brokerChange: goesOn, countChange: goesOn })).toBe('grey');
    },
  );

  it('are not judged by a share of the busiest that is a day old', () => {
    const brokers = { bytesInPerSecond: aPeak(0.1 * MEGABYTE, oneDay) };
    const ceiling = onlyCeiling('msk-throughput', {
      ...standard({}, { ...brokers, bytesOutPerSecond: aPeak(0) }, { countChange: since }),
    });
    expect(ceiling.status).toBe('grey');
  });
});

describe('the quotas of brokers', () => {
  it('are of the account, and of each cluster by how it keeps its metadata', () => {
    const ceilings = ceilingsOf('msk-brokers', {
      ...build.healthyMsk,
      serviceQuotas: build.someBrokerQuotas(6),
    });
    expect(ceilings.map(({ resource, now, limit, status }) => [resource, now, limit, status])).toEqual([
      ['Brokers of MSK', 6, 6, 'yellow'],
      ['orders', 3, 30, 'green'],
      ['visits', 3, 60, 'green'],
    ]);
  });
});
