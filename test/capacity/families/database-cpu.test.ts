import { describe, expect, it } from '@jest/globals';
import { aDbInstance, aDbInstancePeak, aPeak, clusterMembers } from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';

const FAMILY = 'db-cpu';

/** 70 % at normal peak: 100 ÷ 70 = 1.43. */
const base = {
  dbInstances: [aDbInstance({ multiAz: true, engine: 'mysql', dbInstanceClass: 'db.m5.large' })],
  dbInstancePeaks: [aDbInstancePeak({ cpuUtilization: aPeak(70) })],
};

describe('db-cpu', () => {
  it.each([
    // 70 × 10 = 700.
    [70, 10, 700, 1.42857, 'red'],
    // 9 × 10 = 90, which fits, and is more than 80 % of 100.
    [9, 10, 90, 11.1111, 'yellow'],
    // 5 × 10 = 50.
    [5, 10, 50, 20, 'green'],
  ])('of %d %% at normal peak, at %d× is %d %%', (cpu, multiplier, atPeak, breaksAt, status) => {
    const dbInstancePeaks = [aDbInstancePeak({ cpuUtilization: aPeak(cpu) })];
    const ceiling = onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { multiplier });
    expect(ceiling).toMatchObject({ now: cpu, limit: 100, atPeak, status });
    expect(ceiling.breaksAt).toBeCloseTo(breaksAt, 4);
  });

  it('is lost with the zone of a Single-AZ instance', () => {
    const dbInstances = base.dbInstances.map((instance) => ({ ...instance, multiAz: false }));
    expect(onlyCeiling(FAMILY, { ...base, dbInstances })).toMatchObject({ breaksAtWithoutZone: 0 });
  });

  it('judges each member of a cluster by its own load', () => {
    const dbInstances = clusterMembers(['us-east-1a', 'us-east-1b']);
    const dbInstancePeaks = dbInstances.map(({ dbInstanceIdentifier }, i) =>
      aDbInstancePeak({ dbInstanceIdentifier, cpuUtilization: aPeak([50, 20][i] ?? 0) }),
    );
    expect(ceilingsOf(FAMILY, { dbInstances, dbInstancePeaks }).map(({ breaksAt }) => breaksAt)).toEqual([
      2, 5,
    ]);
  });

  it.each([
    ['of it', []],
    ['of its CPU', [aDbInstancePeak({ cpuUtilization: null })]],
    ['that could be read', undefined],
  ])('is grey without data %s', (_, dbInstancePeaks) => {
    const { evidence, ...ceiling } = onlyCeiling(FAMILY, {
      dbInstances: base.dbInstances,
      ...(dbInstancePeaks && { dbInstancePeaks }),
    });
    expect(ceiling).toMatchObject({ status: 'grey', now: null, breaksAt: null, grows: true });
    expect(evidence[0]?.detail).toContain(
      'CloudWatch has no data for CPUUtilization of orders in the look-back.',
    );
  });

  it('is no better than yellow by means of an hour', () => {
    const window = { ...aDbInstancePeak().window, periodSeconds: 3600 };
    const dbInstancePeaks = [aDbInstancePeak({ cpuUtilization: aPeak(5), window })];
    expect(onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { multiplier: 10 })).toMatchObject({
      status: 'yellow',
      fix: { action: expect.stringContaining('traffic.baseline') },
    });
  });

  it.each([
    // 5 × 10 fits, but there may be more; 70 × 10 does not, whatever else there is.
    [5, 'grey'],
    [70, 'red'],
  ])('of %d %% in too few hours is %s', (cpu, status) => {
    const cpuUtilization = { ...aPeak(cpu), hoursWithData: 3 };
    const dbInstancePeaks = [aDbInstancePeak({ cpuUtilization })];
    expect(onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { multiplier: 10 }).status).toBe(status);
  });

  it.each([
    ['that is being deleted', { dbInstanceStatus: 'deleting' }],
    ['whose capacity is judged in place of its CPU', { dbInstanceClass: 'db.serverless' }],
  ])('leaves out a database %s', (_, overrides) => {
    expect(ceilingsOf(FAMILY, { ...base, dbInstances: [aDbInstance(overrides)] })).toEqual([]);
  });

  it.each([
    [true, 'Its class is db.m5.large.'],
    [false, 'Its class is db.m5.large. It runs in one zone only, and is lost with it.'],
  ])('says what it was judged by, with Multi-AZ %s', (multiAz, detail) => {
    const dbInstances = base.dbInstances.map((instance) => ({ ...instance, multiAz }));
    const { evidence } = onlyCeiling(FAMILY, { ...base, dbInstances });
    expect(evidence.slice(0, 2)).toEqual([
      {
        source: 'AWS/RDS CPUUtilization',
        at: aPeak(70).at,
        detail: expect.stringContaining('70 % at normal peak, taken to grow in proportion to traffic.'),
      },
      { source: 'rds:DescribeDBInstances', at: '2026-11-22T00:00:00Z', detail },
    ]);
  });

  it.each([
    ['a database', { engine: 'mysql', dbClusterIdentifier: null }, true],
    ['a member of Aurora', { engine: 'aurora-mysql', dbClusterIdentifier: 'shop' }, true],
    [
      'a member of a Multi-AZ DB cluster, which change together',
      { engine: 'mysql', dbClusterIdentifier: 'shop' },
      false,
    ],
  ])('writes its fix as one change of %s', (_, overrides, isOne) => {
    const dbInstances = base.dbInstances.map((instance) => ({ ...instance, ...overrides }));
    const { fix } = onlyCeiling(FAMILY, { ...base, dbInstances }, { multiplier: 10 });
    const change = 'rds/orders@111122223333/us-east-1.dbInstanceClass=db.m5.8xlarge';
    expect(fix?.change).toBe(isOne ? change : undefined);
  });

  it('names no class where none is large enough', () => {
    const cpuUtilization = aPeak(90);
    const dbInstancePeaks = [aDbInstancePeak({ cpuUtilization })];
    const { fix } = onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { multiplier: 1000 });
    expect(fix?.action).toMatch(/^Choose a class with at least 1125 times the CPU of db.m5.large/);
    expect(fix?.command).toBeUndefined();
  });

  it('asks for a larger class, at least as much larger as the peak needs', () => {
    // 700 % ÷ 0.8 of 100 % is 8.75 times.
    const { fix } = onlyCeiling(FAMILY, base, { multiplier: 10 });
    expect(fix?.action).toContain('at least 8.8 times the CPU of db.m5.large');
    // 2 vCPUs × 8.75 are 17.5: of 16 and 32 it takes 32.
    expect(fix?.command).toContain('--db-instance-class db.m5.8xlarge');
  });
});
