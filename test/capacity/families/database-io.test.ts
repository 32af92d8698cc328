import { describe, expect, it } from '@jest/globals';
import type { DbInstance } from '../../../src/model/artifacts';
import {
  aDbInstance,
  aDbInstancePeak,
  aLoadBalancer,
  aLoadBalancerPeak,
  anInstanceType,
  aPeak,
  clusterMembers,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const FAMILY = 'db-iops';
const HOURS = 14 * 24;

/** 100 GiB of gp2 sustain 300 IOPS, and 250 are asked for at normal peak: 300 ÷ 250 = 1.2. */
const small: Partial<DbInstance> = { storageType: 'gp2', iops: null, allocatedStorage: 100 };

const withStorage = (storage: Partial<DbInstance>, iops = 250) => ({
  dbInstances: [aDbInstance({ engine: 'mysql', ...storage })],
  dbInstancePeaks: [aDbInstancePeak({ diskIops: aPeak(iops) })],
  ec2InstanceTypes: { 'm5.large': anInstanceType() },
});

describe('db-iops', () => {
  it.each([
    // 250 × 10.
    [250, 10, 2500, 1.2, 'red'],
    // 25 × 10 are 250: more than 80 % of 300.
    [25, 10, 250, 12, 'yellow'],
    [20, 10, 200, 15, 'green'],
  ])('of %d IOPS at normal peak, at %d× is %d', (iops, multiplier, atPeak, breaksAt, status) => {
    const ceiling = onlyCeiling(FAMILY, withStorage(small, iops), { multiplier });
    expect(ceiling).toMatchObject({ now: iops, limit: 300, atPeak, breaksAt, status });
  });

  it.each<[number, number, number, Partial<DbInstance>]>([
    // On credits it carried 400, which it will not for long: nothing is left for more. It bursts to 3,000 and no further.
    [400, 400, 1, {}],
    [6000, 3000, 0.5, {}],
    // Each of four volumes bursts to as many.
    [6000, 6000, 1, { allocatedStorage: 400 }],
    [24_000, 12_000, 0.5, { allocatedStorage: 400 }],
  ])('of %d IOPS on credits to burst, takes %d for the limit', (iops, limit, breaksAt, storage) => {
    expect(
      onlyCeiling(FAMILY, withStorage({ ...small, ...storage }, iops), { multiplier: 10 }),
    ).toMatchObject({
      limit,
      breaksAt,
      status: 'red',
    });
  });

  it.each<[string, string, number, number | null, string, number]>([
    ['100 at least', 'gp2', 20, null, 'mysql', 100],
    ['3 for each GiB', 'gp2', 1000, null, 'postgres', 3000],
    ['3 for each GiB of four volumes', 'gp2', 6000, null, 'mysql', 18_000],
    ['16,000 of each of four volumes', 'gp2', 30_000, null, 'mysql', 64_000],
    ['16,000, as SQL Server has one volume', 'gp2', 6000, null, 'sqlserver-se', 16_000],
    ['what is part of gp3', 'gp3', 399, null, 'mysql', 3000],
    ['what is part of four volumes', 'gp3', 400, null, 'mariadb', 12_000],
    ['what is part of one', 'gp3', 199, null, 'oracle-se2', 3000],
    ['what is part of four, of Oracle from 200 GiB on', 'gp3', 200, null, 'oracle-se2', 12_000],
    ['what is part of one, as SQL Server has no more', 'gp3', 1000, null, 'sqlserver-ee', 3000],
    ['what is provisioned', 'gp3', 500, 20_000, 'mysql', 20_000],
    ['what is provisioned', 'io1', 500, 5000, 'mysql', 5000],
    ['what is provisioned', 'io2', 500, 100_000, 'mysql', 100_000],
  ])('has %s: %s of %d GiB', (_, storageType, allocatedStorage, iops, engine, limit) => {
    const storage = { storageType, allocatedStorage, iops, engine };
    expect(onlyCeiling(FAMILY, withStorage(storage, 90)).limit).toBe(limit);
  });

  it.each([
    ['magnetic storage', { storageType: 'standard', iops: null }],
    ['io1 of which RDS gives no IOPS', { storageType: 'io1', iops: null }],
    ['storage of a type that is not known', { storageType: '', iops: null }],
  ])('is grey for %s', (_, storage) => {
    const { evidence, ...ceiling } = onlyCeiling(FAMILY, withStorage(storage));
    expect(ceiling).toMatchObject({ status: 'grey', limit: null, breaksAt: null });
    const unknown = `How many IOPS storage of the type "${storage.storageType}" sustains is not known.`;
    expect(evidence[0]?.detail).toContain(unknown);
    expect(evidence.find(({ source }) => source === 'rds:DescribeDBInstances')?.detail).toBe(
      `${unknown} What its class db.m5.large carries is not known.`,
    );
  });

  it.each([
    ['Aurora, whose storage has no such limit', clusterMembers()],
    ['a database that is being deleted', [aDbInstance({ dbInstanceStatus: 'deleting' })]],
    ['DocumentDB, whose storage has none either', [aDbInstance({ engine: 'docdb' })]],
  ])('leaves out %s', (_, dbInstances) => {
    expect(ceilingsOf(FAMILY, { dbInstances, dbInstancePeaks: [] })).toEqual([]);
  });

  it.each([
    ['without data', []],
    ['of an inventory that knows nothing of it', [aDbInstancePeak({ diskIops: undefined })]],
  ])('is grey %s', (_, dbInstancePeaks) => {
    const { evidence, ...ceiling } = onlyCeiling(FAMILY, { ...withStorage(small), dbInstancePeaks });
    expect(ceiling).toMatchObject({ status: 'grey', now: null, limit: 300, breaksAt: null, grows: true });
    expect(evidence.slice(0, 2).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('CloudWatch has no data for ReadIOPS, WriteIOPS of orders in the look-back.'),
      expect.stringContaining('100 GiB of gp2 sustain 300 IOPS'),
    ]);
  });

  it('is no better than yellow by means of an hour', () => {
    const window = { ...aDbInstancePeak().window, periodSeconds: 3600 };
    const dbInstancePeaks = [aDbInstancePeak({ diskIops: aPeak(20), window })];
    expect(onlyCeiling(FAMILY, { ...withStorage(small), dbInstancePeaks }, { multiplier: 10 })).toMatchObject(
      {
        status: 'yellow',
        fix: { action: expect.stringContaining('traffic.baseline') },
      },
    );
  });

  it.each([
    // 20 × 10 fits, but there may be more; 250 × 10 does not, whatever else there is.
    [20, 'grey'],
    [250, 'red'],
  ])('of %d in too few hours is %s', (iops, status) => {
    const dbInstancePeaks = [aDbInstancePeak({ diskIops: { ...aPeak(iops), hoursWithData: 3 } })];
    expect(onlyCeiling(FAMILY, { ...withStorage(small), dbInstancePeaks }, { multiplier: 10 }).status).toBe(
      status,
    );
  });

  // 20, 40, … 480 requests per second over the hours of each day, with 100 and half of one for each: 340 at the peak.
  it.each([
    ['db-iops', { storageType: 'gp3', iops: 3000 }, 1],
    [
      'db-throughput',
      { storageType: 'gp3', iops: null, storageThroughput: 3000, allocatedStorage: 400 },
      1024 ** 2,
    ],
  ])('of %s keeps what was measured not to grow with traffic', (family, storage, unit) => {
    const trafficAt = (hour: number): number => 20 * (1 + (hour % 24));
    const byHour = Array.from({ length: HOURS }, (_, hour) =>
      hour === 30 ? null : (100 + trafficAt(hour) / 2) * unit,
    );
    const ceiling = onlyCeiling(
      family,
      {
        dbInstances: [aDbInstance(storage)],
        ec2InstanceTypes: { 'm5.large': anInstanceType() },
        dbInstancePeaks: [
          aDbInstancePeak({
            ...{ diskIops: aPeak(340), diskIopsByHour: byHour },
            ...{ diskBytesPerSecond: aPeak(340 * unit), diskBytesPerSecondByHour: byHour },
          }),
        ],
        loadBalancers: [aLoadBalancer({ scheme: 'internet-facing' })],
        loadBalancerPeaks: [
          aLoadBalancerPeak({
            requestsPerSecondByPeriod: Array.from({ length: HOURS * 12 }, (_, i) =>
              trafficAt(Math.floor(i / 12)),
            ),
          }),
        ],
      },
      { multiplier: 10 },
    );
    // 100 + 240 × m; 3,400 would be too many if all of it grew, so it is yellow.
    expect(ceiling).toMatchObject({ atPeak: 2500, status: 'yellow' });
    expect(ceiling.breaksAt).toBeCloseTo(2900 / 240, 3);
    expect(ceiling.evidence[0]?.detail).toContain('Over 335 hours it was 100 + 0.5 × requests per second');
  });

  it.each([
    // 6,250 × 0.8 = 5,000.
    ['of which nothing was measured', []],
    ['that did nothing', [aDbInstancePeak({ diskIops: aPeak(0) })]],
    ['that does less now', [aDbInstancePeak({ diskIops: aPeak(250) })]],
  ])('asks for what the plan expects of a database %s', (_, dbInstancePeaks) => {
    const plan = aPlan({ demand: [{ ceiling: FAMILY, expected: 5000 }] });
    const artifacts = { ...withStorage(small), dbInstancePeaks };
    const { fix, atPeak } = onlyCeiling(FAMILY, artifacts, { plan, multiplier: 10 });
    expect([atPeak, fix?.action]).toEqual([5000, expect.stringContaining('as it needs 6250 IOPS and')]);
  });

  it('is lost with the zone of a Single-AZ instance', () => {
    expect(onlyCeiling(FAMILY, withStorage({ ...small, multiAz: false }))).toMatchObject({
      breaksAtWithoutZone: 0,
    });
  });

  it('speaks of no bursts where storage sustains as much', () => {
    const [, storage] = onlyCeiling(FAMILY, withStorage({ ...small, allocatedStorage: 4000 })).evidence;
    expect(storage?.detail).toContain('4000 GiB of gp2 sustain 12000 IOPS');
    expect(storage?.detail).not.toContain('burst');
  });

  it('says what it was judged by', () => {
    const { evidence } = onlyCeiling(FAMILY, withStorage({ ...small, multiAz: false }));
    expect(evidence.slice(0, 2)).toEqual([
      {
        source: 'AWS/RDS ReadIOPS, WriteIOPS',
        at: aPeak(250).at,
        detail: expect.stringContaining('250 IOPS at normal peak, taken to grow in proportion to traffic.'),
      },
      {
        source: 'rds:DescribeDBInstances',
        at: '2026-11-22T00:00:00Z',
        detail:
          '100 GiB of gp2 sustain 300 IOPS: 3 for each GiB, at least 100 and at most 16000. It bursts to 3000 only while it has credits, which run out. What its class db.m5.large carries is not known. It runs in one zone only, and is lost with it.',
      },
    ]);
  });
});

/** The fix at 10×, of which 80 % of the limit are to be enough: 250 × 10 ÷ 0.8 = 3,125 IOPS, and 1 MiB/s makes 13. */
const fixOf = (storage: Partial<DbInstance>, iops = 250, mib = 1) => {
  const dbInstancePeaks = [
    aDbInstancePeak({ diskIops: aPeak(iops), diskBytesPerSecond: aPeak(mib * 1024 ** 2) }),
  ];
  return onlyCeiling(FAMILY, { ...withStorage(storage), dbInstancePeaks }, { multiplier: 10 }).fix;
};

describe('the fix of db-iops', () => {
  it('changes gp2 to gp3 where what is part of it is enough', () => {
    // 240 × 10 ÷ 0.8 = 3,000, and 10 × 10 ÷ 0.8 = 125.
    expect(fixOf(small, 240, 10)).toMatchObject({
      action: expect.stringContaining(
        'Give orders 3000 IOPS and 125 MiB/s of gp3, as it needs 3000 IOPS and 125 MiB/s,',
      ),
      command: expect.stringMatching(
        /modify-db-instance --region us-east-1 --db-instance-identifier orders --storage-type gp3 --apply-immediately$/,
      ),
      change: 'rds/orders@111122223333/us-east-1.iops=3000',
      reversal: {
        action: 'Give orders the gp2 storage of before again.',
        command: expect.stringContaining('--storage-type gp2 --apply-immediately'),
      },
    });
  });

  it('grows gp3 to the size from which on RDS takes IOPS, which cannot be undone', () => {
    const fix = fixOf({ storageType: 'gp3', iops: 3000, allocatedStorage: 100 });
    expect(fix).toMatchObject({
      action: expect.stringContaining(
        'Give orders 12000 IOPS and 500 MiB/s on 400 GiB, as it needs 3125 IOPS and 13 MiB/s,',
      ),
      command: expect.stringContaining(
        ' --iops 12000 --allocated-storage 400 --storage-throughput 500 --apply-immediately',
      ),
      irreversible: 'Storage cannot be made smaller again.',
    });
    expect(fix?.reversal).toBeUndefined();
  });

  it.each<[string, Partial<DbInstance>, number, string]>([
    [
      'provisions what is needed',
      { storageType: 'gp3', iops: 12_000, allocatedStorage: 500 },
      1600,
      '--iops 20000 --allocated-storage 500',
    ],
    [
      'keeps the throughput that there is',
      { storageType: 'gp3', iops: 12_000, allocatedStorage: 500, storageThroughput: 900 },
      1600,
      '--iops 20000 --allocated-storage 500 --storage-throughput 900',
    ],
    [
      'raises in whole IOPS',
      { storageType: 'io1', iops: 3001, allocatedStorage: 100 },
      // 3,301.1 are a tenth more.
      256,
      '--iops 3302 --allocated-storage 100',
    ],
    [
      'provisions the most that storage can have',
      { storageType: 'io1', iops: 3000, allocatedStorage: 100 },
      // 400 × 10 ÷ 0.8 = 5,000.
      400,
      '--iops 5000 --allocated-storage 100',
    ],
    [
      'raises by a tenth at least, as RDS does',
      { storageType: 'io1', iops: 3000, allocatedStorage: 100 },
      // 256 × 10 ÷ 0.8 = 3,200.
      256,
      '--iops 3300 --allocated-storage 100',
    ],
    [
      'provisions IOPS of gp3 for SQL Server in any size',
      { storageType: 'gp3', iops: null, allocatedStorage: 100, engine: 'sqlserver-se' },
      250,
      '--iops 3125 --allocated-storage 100',
    ],
  ])('%s', (_, storage, iops, options) => {
    const fix = fixOf(storage, iops);
    expect(fix?.command).toContain(options);
    expect(fix?.reversal?.action).toBe('Give orders the IOPS and throughput of before again.');
    expect(fix?.reversal?.command).toContain(
      ` --iops ${storage.iops ?? 3000} --allocated-storage ${storage.allocatedStorage}${storage.storageThroughput ? ` --storage-throughput ${storage.storageThroughput}` : ''}`,
    );
  });

  // "Amazon RDS DB instance storage": the most of a volume, of which there are four from 400 GiB on, and for each GiB.
  it.each([
    ['50 for each GiB of io1', 'io1', 100, 'mysql', '5000 IOPS and 500 MiB/s'],
    ['64,000 of each volume of io1', 'io1', 10_000, 'mysql', '256000 IOPS and 2000 MiB/s'],
    ['1,000 for each GiB of io2', 'io2', 50, 'mysql', '50000 IOPS and 4000 MiB/s'],
    ['64,000 of a volume of io2', 'io2', 100, 'mysql', '64000 IOPS and 4000 MiB/s'],
    ['500 for each GiB of gp3', 'gp3', 20, 'sqlserver-se', '10000 IOPS and 1000 MiB/s'],
    ['16,000 of a volume of gp3', 'gp3', 1000, 'sqlserver-se', '16000 IOPS and 1000 MiB/s'],
    ['16,000 of each volume of gp3', 'gp3', 400, 'mysql', '64000 IOPS and 4000 MiB/s'],
  ])('names no command beyond %s', (_, storageType, allocatedStorage, engine, most) => {
    // 24,000 × 10 ÷ 0.8 = 300,000.
    const fix = fixOf({ storageType, iops: 3000, allocatedStorage, engine }, 24_000);
    expect(fix?.action).toMatch(/^Choose storage with 300000 IOPS and 13 MiB\/s for orders, /);
    expect(fix?.action).toContain(` ${allocatedStorage} GiB of ${storageType} have at most ${most}.`);
    expect(fix?.command).toBeUndefined();
  });

  it('changes the cluster of a Multi-AZ DB cluster, as no change of one instance does', () => {
    const fix = fixOf({ storageType: 'io1', iops: 3000, allocatedStorage: 100, dbClusterIdentifier: 'shop' });
    expect(fix?.command).toContain(
      'modify-db-cluster --region us-east-1 --db-cluster-identifier shop --iops 3300',
    );
    expect(fix?.change).toBeUndefined();
  });

  it('gives no throughput to gp3 of a Multi-AZ DB cluster, for which RDS takes none', () => {
    const storage = { storageType: 'gp3', iops: 12_000, allocatedStorage: 500, dbClusterIdentifier: 'shop' };
    expect(fixOf(storage, 1600)?.command).toContain(
      ' --iops 20000 --allocated-storage 500 --apply-immediately',
    );
  });
});

describe('the fix of a database that stands in for a replica', () => {
  const withReplica = (own: Partial<DbInstance>, iops: number | null) => ({
    dbInstances: [
      aDbInstance({ engine: 'mysql', multiAz: true, ...own }),
      aDbInstance({
        ...{ dbInstanceIdentifier: 'copy', engine: 'mysql', multiAz: false, availabilityZone: 'us-east-1b' },
        ...{ readReplicaSource: 'orders', storageType: 'io1', iops: 50_000, allocatedStorage: 1000 },
      }),
    ],
    dbInstancePeaks: [
      aDbInstancePeak({ diskIops: aPeak(250), diskBytesPerSecond: aPeak(1024 ** 2) }),
      ...(iops === null
        ? []
        : [
            aDbInstancePeak({
              ...{ dbInstanceIdentifier: 'copy', diskIops: aPeak(iops) },
              diskBytesPerSecond: aPeak(2 * 1024 ** 2),
            }),
          ]),
    ],
    ec2InstanceTypes: { 'm5.large': anInstanceType() },
  });
  const ofOrders = (...[own, iops, multiplier = 10]: [Partial<DbInstance>, number | null, number?]) =>
    ceilingsOf(FAMILY, withReplica(own, iops), { multiplier }).find(({ resource }) => resource === 'orders');

  it('asks for what both do: (250 + 150) × 10 ÷ 0.8 operations, and (1 + 2) × 10 ÷ 0.8 MiB/s', () => {
    const ceiling = ofOrders({ storageType: 'gp3', iops: null, allocatedStorage: 100 }, 150);
    expect(ceiling).toMatchObject({ status: 'red', atPeak: 2500, atPeakWithoutZone: 4000, limit: 3000 });
    expect(ceiling?.fix?.action).toContain('as it needs 5000 IOPS and 38 MiB/s');
  });

  it('asks for its own where nothing is known of the replica', () => {
    // 250 × 13 = 3,250 of 3,000 are too much by themselves: ÷ 0.8 are 4,063.
    const ceiling = ofOrders({ storageType: 'gp3', iops: null, allocatedStorage: 100 }, null, 13);
    expect(ceiling).toMatchObject({ status: 'red', atPeak: 3250 });
    expect(ceiling?.fix?.action).toContain('as it needs 4063 IOPS and 17 MiB/s');
  });
});

describe('db-throughput', () => {
  const MIB = 1024 ** 2;
  const asked = (storage: Partial<DbInstance>, mib = 10) => ({
    dbInstances: [aDbInstance({ engine: 'mysql', ...storage })],
    dbInstancePeaks: [aDbInstancePeak({ diskIops: aPeak(20), diskBytesPerSecond: aPeak(mib * MIB) })],
    ec2InstanceTypes: { 'm5.large': anInstanceType() },
  });
  const throughput = (storage: Partial<DbInstance>, mib?: number, multiplier = 10) =>
    onlyCeiling('db-throughput', asked(storage, mib), { multiplier });
  const gp3 = { storageType: 'gp3', iops: null, storageThroughput: null, allocatedStorage: 100 };

  it.each([
    // 125 ÷ 50.
    [50, 500, 2.5, 'red'],
    // 110 are more than 80 % of 125.
    [11, 110, 125 / 11, 'yellow'],
    [5, 50, 25, 'green'],
  ])('of %d MiB/s at normal peak, at 10× is %d', (mib, atPeak, breaksAt, status) => {
    const ceiling = throughput(gp3, mib);
    expect(ceiling).toMatchObject({ now: mib, limit: 125, atPeak, status });
    expect(ceiling.breaksAt).toBeCloseTo(breaksAt, 4);
  });

  it.each<[string, Partial<DbInstance>, number]>([
    ['what is part of gp3', gp3, 125],
    ['what is part of four volumes', { ...gp3, allocatedStorage: 400 }, 500],
    ['what is provisioned', { ...gp3, allocatedStorage: 400, storageThroughput: 900 }, 900],
    ['128 at least of gp2', { storageType: 'gp2', allocatedStorage: 170 }, 128],
    ['0.75 for each of 200 GiB of gp2', { storageType: 'gp2', allocatedStorage: 200 }, 150],
    ['250 of a volume of gp2', { storageType: 'gp2', allocatedStorage: 399 }, 250],
    ['4 × 128 of 400 GiB of gp2', { storageType: 'gp2', allocatedStorage: 400 }, 512],
    ['4 × 250 of 1,336 GiB of gp2', { storageType: 'gp2', allocatedStorage: 1336 }, 1000],
    ['0.25 for each of the IOPS of io1', { storageType: 'io1', iops: 1000 }, 250],
    ['500 of a volume of io1', { storageType: 'io1', iops: 4000 }, 500],
    ['4 × 500 of four', { storageType: 'io1', iops: 16_000, allocatedStorage: 400 }, 2000],
    ['0.256 for each of the IOPS of io2', { storageType: 'io2', iops: 10_000 }, 2560],
    ['4,000 at most', { storageType: 'io2', iops: 20_000, allocatedStorage: 400 }, 4000],
  ])('has %s', (_, storage, limit) => {
    expect(throughput(storage).limit).toBe(limit);
  });

  it.each([
    // gp2 of 100 GiB sustains 128, and bursts to 250; of four volumes to 4 × 250.
    [100, 200, 200, 1],
    [100, 500, 250, 0.5],
    [400, 800, 800, 1],
    [400, 2000, 1000, 0.5],
  ])('of %d GiB of gp2 that carried %d MiB/s, takes %d for the limit', (size, mib, limit, breaksAt) => {
    const gp2 = { storageType: 'gp2', allocatedStorage: size };
    expect(throughput(gp2, mib)).toMatchObject({ limit, breaksAt, status: 'red' });
  });

  it('says what gp2 of its size sustains', () => {
    const { evidence } = throughput({ storageType: 'gp2', allocatedStorage: 800 });
    expect(evidence[1]?.detail).toContain(
      '800 GiB of gp2 sustain 600 MiB/s: 0.75 for each GiB, at least 512 and at most 1000.',
    );
  });

  it.each<[string, Partial<DbInstance>]>([
    ['magnetic storage', { storageType: 'standard', iops: null }],
    ['io1 of which RDS gives no IOPS', { storageType: 'io1', iops: null }],
    ['storage of a type that is not known, whatever its IOPS', { storageType: 'io9', iops: 5000 }],
  ])('is grey for %s', (_, storage) => {
    expect(throughput(storage)).toMatchObject({ status: 'grey', limit: null });
  });

  it.each([
    ['without data', null],
    ['of an inventory that knows nothing of it', undefined],
  ])('is grey %s', (_, diskBytesPerSecond) => {
    const dbInstancePeaks = [aDbInstancePeak({ diskBytesPerSecond })];
    const { status, now, evidence } = onlyCeiling('db-throughput', { ...asked(gp3), dbInstancePeaks });
    expect([status, now, evidence[0]?.detail]).toEqual([
      ...['grey', null],
      expect.stringContaining('CloudWatch has no data for ReadThroughput, WriteThroughput of orders'),
    ]);
  });

  it.each<[string, Partial<DbInstance>, number, string, string | undefined]>([
    [
      // 50 × 10 ÷ 0.8 = 625, with 4 IOPS for each: less than the 20,000 that there are, which it keeps.
      'provisions it',
      { ...gp3, allocatedStorage: 500, iops: 20_000, storageThroughput: 500 },
      50,
      ' --iops 20000 --allocated-storage 500 --storage-throughput 625 ',
      'storageThroughput=625',
    ],
    [
      'leaves IOPS alone that are just enough',
      { ...gp3, allocatedStorage: 500, iops: 12_000, storageThroughput: 500 },
      50,
      ' --iops 12000 --allocated-storage 500 --storage-throughput 625 ',
      'storageThroughput=625',
    ],
    [
      // 80 × 10 ÷ 0.8 = 1,000, which is all that a volume can have.
      'provisions the most that storage can have',
      { ...gp3, engine: 'sqlserver-se' },
      80,
      ' --iops 4000 --allocated-storage 100 --storage-throughput 1000 ',
      'storageThroughput=1000',
    ],
    [
      // 280 × 10 ÷ 0.8 = 3,500, with 4 IOPS for each.
      'provisions the IOPS that it needs',
      { ...gp3, allocatedStorage: 500, iops: 12_000, storageThroughput: 500 },
      280,
      ' --iops 14000 --allocated-storage 500 --storage-throughput 3500 ',
      'storageThroughput=3500',
    ],
    [
      // 625 ÷ 0.25 = 2,500.
      'provisions the IOPS that io1 has it by',
      { storageType: 'io1', iops: 1000, allocatedStorage: 400 },
      50,
      ' --iops 2500 --allocated-storage 400 ',
      'iops=2500',
    ],
    [
      // 625 ÷ 0.256 = 2,441.4.
      'provisions the IOPS that io2 has it by, in whole ones',
      { storageType: 'io2', iops: 1000, allocatedStorage: 400 },
      50,
      ' --iops 2442 --allocated-storage 400 ',
      'iops=2442',
    ],
    [
      // As it cannot be provisioned for gp3 of 100 GiB.
      'grows gp3 to the size from which on RDS takes it',
      gp3,
      50,
      ' --iops 12000 --allocated-storage 400 --storage-throughput 625 ',
      'storageThroughput=625',
    ],
  ])('has a fix that %s', (_, storage, mib, options, change) => {
    const { fix } = throughput(storage, mib);
    expect(fix?.command).toContain(options);
    expect(fix?.change).toBe(`rds/orders@111122223333/us-east-1.${change}`);
  });

  it('raises the IOPS of a Multi-AZ DB cluster that has its throughput by them', () => {
    const io1 = { storageType: 'io1', iops: 1000, allocatedStorage: 400, dbClusterIdentifier: 'shop' };
    expect(throughput(io1, 50).fix?.command).toContain(
      'modify-db-cluster --region us-east-1 --db-cluster-identifier shop --iops 2500 ',
    );
  });

  it('has no command for gp3 of a Multi-AZ DB cluster, for which RDS takes none', () => {
    const { fix } = throughput({ ...gp3, allocatedStorage: 500, dbClusterIdentifier: 'shop' }, 100);
    expect(fix?.action).toContain('500 GiB of gp3 have at most 64000 IOPS and 500 MiB/s.');
    expect(fix?.command).toBeUndefined();
  });
});

describe('what the class carries', () => {
  const ebs = { baselineIops: 3600, maximumIops: 18_750, baselineMBps: 81.25, maximumMBps: 593.75 };
  const onClass = (iops: number, mib = 1) => ({
    dbInstances: [aDbInstance({ engine: 'mysql', storageType: 'gp3', iops: null, allocatedStorage: 400 })],
    dbInstancePeaks: [aDbInstancePeak({ diskIops: aPeak(iops), diskBytesPerSecond: aPeak(mib * 1024 ** 2) })],
    ec2InstanceTypes: { 'm5.large': anInstanceType({ ebs }) },
  });

  it.each([
    // Less than the 12,000 of its storage. 3,600 ÷ 250.
    [250, 3600, 14.4],
    // In bursts it carried 5,000, and 18,750 at most would fit its storage no more.
    [5000, 5000, 1],
    [20_000, 12_000, 0.6],
  ])('limits %d IOPS to %d', (iops, limit, breaksAt) => {
    expect(onlyCeiling(FAMILY, onClass(iops), { multiplier: 10 })).toMatchObject({ limit, breaksAt });
  });

  it.each([
    // What is more than the storage sustains is too much, whatever the class carries.
    [250, 'grey'],
    [2500, 'red'],
  ])('may be less than the storage sustains where it could not be read: %d is %s', (iops, status) => {
    const { ec2InstanceTypes: _, ...artifacts } = onClass(iops);
    expect(onlyCeiling(FAMILY, artifacts, { multiplier: 10 }).status).toBe(status);
    const ofEarlier = { 'm5.large': anInstanceType({ ebs: undefined }) };
    const earlier = onlyCeiling(FAMILY, { ...artifacts, ec2InstanceTypes: ofEarlier }, { multiplier: 10 });
    expect(earlier.status).toBe(status);
  });

  it('is not known of a class without a type in EC2, where all other types were read', () => {
    const { 'm5.large': type } = onClass(250).ec2InstanceTypes;
    const artifacts = { ...onClass(250), ec2InstanceTypes: { 'm5.xlarge': type } };
    const { status, limit, evidence } = onlyCeiling(FAMILY, artifacts, { multiplier: 10 });
    expect([status, limit]).toEqual(['green', 12_000]);
    expect(evidence.at(-1)?.detail).toContain('What its class db.m5.large carries is not known.');
  });

  it('limits throughput, in MiB', () => {
    // 81,250,000 ÷ 1,048,576 = 77.486 MiB/s, less than the 500 of its storage.
    const { limit, breaksAt } = onlyCeiling('db-throughput', onClass(250, 10), { multiplier: 10 });
    expect(limit).toBeCloseTo(77.486, 3);
    expect(breaksAt).toBeCloseTo(7.7486, 4);
  });

  it('is what a fix changes for throughput, too: 10 × 10 ÷ 0.8 = 125 MiB/s', () => {
    const { fix } = onlyCeiling('db-throughput', onClass(250, 10), { multiplier: 10 });
    expect(fix?.action).toContain('Choose a class for orders that carries 125 MiB/s');
    expect(fix?.action).toContain('db.m5.large carries 77.49 MiB/s.');
  });

  it('is left as it is where it carries just what is needed', () => {
    // 288 × 10 ÷ 0.8 = 3,600. Storage, of 3,000, is what is full.
    const storage = { storageType: 'gp3', iops: null, allocatedStorage: 100 };
    const artifacts = { ...onClass(288), dbInstances: [aDbInstance({ engine: 'mysql', ...storage })] };
    const { fix, limit } = onlyCeiling(FAMILY, artifacts, { multiplier: 10 });
    expect([limit, fix?.action]).toEqual([
      3000,
      expect.stringContaining('as it needs 3600 IOPS and 13 MiB/s'),
    ]);
  });

  it('is what a fix changes where more of storage would be no help', () => {
    // 300 × 10 ÷ 0.8 = 3,750.
    const { fix, evidence } = onlyCeiling(FAMILY, onClass(300), { multiplier: 10 });
    expect(fix?.action).toContain('Choose a class for orders that carries 3750 IOPS');
    expect(fix?.command).toBeUndefined();
    expect(evidence.at(-1)?.detail).toContain('Its class db.m5.large carries 3600 IOPS.');
  });
});
