import { describe, expect, it } from '@jest/globals';
import type { Artifacts, DbCluster, DbInstance, DbInstancePeak } from '../../../src/model/artifacts';
import {
  aDbInstancePeak,
  aDbParameter,
  anotherCluster,
  aPeak,
  aServerlessCluster,
  aServerlessPeak,
  otherMembers,
  serverlessMembers,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { aPlan } from '../../builders/plan';

const range = (minCapacity: number | null, maxCapacity: number): Partial<DbCluster> => ({
  serverlessV2Scaling: { minCapacity, maxCapacity, secondsUntilAutoPause: null },
});

/** Members of a cluster that scale from 2 to 40 ACUs, of which the first, which writes, is judged alone. */
const account = (
  peak: Partial<DbInstancePeak> = {},
  cluster: Partial<DbCluster> = {},
  zones: readonly string[] = ['us-east-1a'],
): Partial<Artifacts> => ({
  dbInstances: serverlessMembers(zones),
  dbClusters: [aServerlessCluster({ ...range(2, 40), ...cluster })],
  dbInstancePeaks: [
    aServerlessPeak({ cpuUtilization: aPeak(5), serverlessCapacity: aPeak(4), ...peak }),
    aServerlessPeak({
      dbInstanceIdentifier: 'sessions-2',
      cpuUtilization: aPeak(5),
      serverlessCapacity: aPeak(3),
    }),
  ],
});
const without = (artifacts: Partial<Artifacts>, id: keyof Artifacts): Partial<Artifacts> => ({
  ...artifacts,
  [id]: undefined,
});
const surviving = (survive: 'none' | 'az', multiplier: number) => ({
  plan: aPlan({ traffic: { multiplier }, resilience: { survive } }),
  multiplier,
});

describe('db-serverless-capacity', () => {
  const FAMILY = 'db-serverless-capacity';

  it.each([
    // 4 ACUs × 8 are 32 of 40, 80 %.
    ['that fits with room', 8, 'green'],
    ['that fits just so', 8.1, 'yellow'],
    // 5 % of 40 are 2 ACUs of CPU: × 20 are 40.
    ['that would not fit, though the CPU of it would', 20, 'yellow'],
    ['of which not even the CPU fits', 20.1, 'red'],
  ])('judges a capacity %s', (_, multiplier, status) => {
    expect(onlyCeiling(FAMILY, account(), surviving('none', multiplier))).toMatchObject({
      resource: 'sessions-1',
      now: 4,
      limit: 40,
      // 40 ÷ 4.
      breaksAt: 10,
      status,
    });
  });

  it('takes no more CPU to be used than there was capacity, where the maximum was another then', () => {
    // 50 % of 40 are 20, and there were 4.
    const artifacts = account({ cpuUtilization: aPeak(50) });
    expect(onlyCeiling(FAMILY, artifacts, surviving('none', 10)).status).toBe('yellow');
    expect(onlyCeiling(FAMILY, artifacts, surviving('none', 10.1)).status).toBe('red');
  });

  it('lets a reader take over the capacity of the writer', () => {
    const [writer, reader] = ceilingsOf(
      FAMILY,
      account({}, {}, ['us-east-1a', 'us-east-1b']),
      surviving('az', 5),
    );
    // Each carries 4 + 3 without the other: 40 ÷ 7.
    expect(reader).toMatchObject({ atPeak: 15, atPeakWithoutZone: 35, breaksAtWithoutZone: 5.71429 });
    expect(writer).toMatchObject({ atPeak: 20, atPeakWithoutZone: 35 });
  });

  it.each([
    // 5 % CPU of 40 are 2 of 4: × 20 are all of 40; 4 × 30 ÷ 0.8 are 150, and 4 × 8.1 ÷ 0.8 are 40.5.
    ['docdb', 'DCUs', 30, 'aws docdb modify-db-cluster', 'MinCapacity=2,MaxCapacity=150'],
    ['neptune', 'NCUs', 8.1, 'aws neptune modify-db-cluster', 'MinCapacity=2,MaxCapacity=40.5'],
  ] as const)('counts what %s has in %s', (engine, unit, multiplier, command, bounds) => {
    const artifacts = {
      dbInstances: otherMembers(engine, { dbInstanceClass: 'db.serverless' }, ['us-east-1a']),
      dbClusters: [anotherCluster(engine, range(2, 40))],
      dbInstancePeaks: [
        aServerlessPeak({
          dbInstanceIdentifier: engine === 'docdb' ? 'docs-1' : 'graph-1',
          cpuUtilization: aPeak(5),
          serverlessCapacity: aPeak(4),
        }),
      ],
    };
    const judged = onlyCeiling(FAMILY, artifacts, surviving('none', multiplier));
    expect(judged).toMatchObject({ unit, now: 4, limit: 40, breaksAt: 10 });
    expect(judged.fix?.command).toContain(command);
    expect(judged.fix?.command).toContain(bounds);
    expect(judged.fix?.action).not.toMatch(/ACUs|Aurora|older versions/);
  });

  it('knows that Neptune gives no more than 128 NCUs', () => {
    const artifacts = {
      dbInstances: otherMembers('neptune', { dbInstanceClass: 'db.serverless' }, ['us-east-1a']),
      dbClusters: [anotherCluster('neptune', range(2, 40))],
      dbInstancePeaks: [
        aServerlessPeak({
          dbInstanceIdentifier: 'graph-1',
          cpuUtilization: aPeak(5),
          serverlessCapacity: aPeak(4),
        }),
      ],
    };
    // 4 × 25.7 ÷ 0.8 are 128.5.
    const { fix } = onlyCeiling(FAMILY, artifacts, surviving('none', 25.7));
    expect(fix?.action).toContain('graph-1 needs 128.5 NCUs, and Neptune gives one no more than 128.');
  });

  it('does not know how many ACUs carry what a provisioned member does', () => {
    const { dbInstances = [], ...rest } = account({}, {}, ['us-east-1a', 'us-east-1b']);
    const mixed = dbInstances.map(
      (instance, index): DbInstance =>
        index === 0 ? { ...instance, dbInstanceClass: 'db.r6g.large' } : instance,
    );
    const ceiling = onlyCeiling(FAMILY, { ...rest, dbInstances: mixed }, surviving('az', 2));
    expect(ceiling).toMatchObject({ resource: 'sessions-2', status: 'grey' });
    expect(ceiling.evidence[0]?.detail).toContain('How many ACUs carry what sessions-1 (db.r6g.large) does');
  });

  it.each([
    ['no data', account({ serverlessCapacity: null }), 'CloudWatch has no data'],
    [
      'too little data',
      account({ serverlessCapacity: aPeak(4, { hoursWithData: 1 }) }),
      'CloudWatch has too little data',
    ],
    ['no peaks that could be read', without(account(), 'dbInstancePeaks'), 'CloudWatch has no data'],
    ['no clusters that could be read', without(account(), 'dbClusters'), 'The range of capacity'],
    ['a cluster without a range', account({}, { serverlessV2Scaling: null }), 'The range of capacity'],
  ])('is grey with %s', (_, artifacts, why) => {
    const ceiling = onlyCeiling(FAMILY, artifacts, surviving('none', 2));
    expect(ceiling.status).toBe('grey');
    expect(ceiling.evidence[0]?.detail).toContain(why);
  });

  it('leaves provisioned databases to db-cpu', () => {
    const { dbInstances = [], ...rest } = account();
    const provisioned = dbInstances.map((one) => ({ ...one, dbInstanceClass: 'db.r6g.large' }));
    expect(ceilingsOf(FAMILY, { ...rest, dbInstances: provisioned })).toEqual([]);
  });

  it('raises the maximum in half steps, and takes it back', () => {
    // 4 × 15.2 are 60.8, ÷ 0.8 are 76.
    expect(onlyCeiling(FAMILY, account(), surviving('none', 15.21)).fix).toMatchObject({
      change: 'cluster/sessions@111122223333/us-east-1.maxCapacity=76.5',
      command: expect.stringContaining(
        '--serverless-v2-scaling-configuration MinCapacity=2,MaxCapacity=76.5',
      ),
      reversal: {
        command: expect.stringContaining(
          '--serverless-v2-scaling-configuration MinCapacity=2,MaxCapacity=40',
        ),
      },
    });
  });

  it('takes a pause back, too', () => {
    const artifacts = account(
      {},
      { serverlessV2Scaling: { minCapacity: 0, maxCapacity: 40, secondsUntilAutoPause: 600 } },
    );
    expect(onlyCeiling(FAMILY, artifacts, surviving('none', 15)).fix?.reversal?.command).toContain(
      'MinCapacity=0,MaxCapacity=40,SecondsUntilAutoPause=600',
    );
  });

  it('has no command for more than Aurora gives', () => {
    // 4 × 52 ÷ 0.8 are 260.
    const { fix } = onlyCeiling(FAMILY, account(), surviving('none', 52));
    expect(fix?.action).toContain('needs 260 ACUs, and Aurora gives one no more than 256');
    expect(fix?.command).toBeUndefined();
  });
});

describe('db-connections of Aurora Serverless v2', () => {
  const DEFAULTS = {
    'aurora-postgresql': 'LEAST({DBInstanceClassMemory/9531392},5000)',
    'aurora-mysql':
      'GREATEST({log(DBInstanceClassMemory/805306368)*45},{log(DBInstanceClassMemory/8187281408)*1000})',
  } as const;
  type Engine = keyof typeof DEFAULTS;
  const connectionsTo = (
    engine: Engine,
    cluster: Partial<DbCluster>,
    parameterValue: string = DEFAULTS[engine],
    member: Partial<DbInstance> = {},
  ): Partial<Artifacts> => ({
    dbInstances: serverlessMembers(['us-east-1a']).map((one) => ({ ...one, engine, ...member })),
    dbClusters: [aServerlessCluster({ engine, ...cluster })],
    dbProxies: [],
    dbInstancePeaks: [
      aDbInstancePeak({ dbInstanceIdentifier: 'sessions-1', databaseConnections: aPeak(100) }),
    ],
    dbParameters: [aDbParameter({ parameterGroupName: 'default.aurora-postgresql16', parameterValue })],
  });

  it.each<[string, Engine, Partial<DbCluster>, number]>([
    ['what AWS publishes for 8 ACUs', 'aurora-postgresql', range(1, 8), 1669],
    ['that of the next smaller maximum that AWS publishes', 'aurora-postgresql', range(1, 12), 1669],
    ['that of 128 ACUs beyond them', 'aurora-mysql', range(1, 256), 5000],
    ['what AWS publishes for 4 ACUs of MySQL', 'aurora-mysql', range(0.5, 4), 135],
    ['2,000 of PostgreSQL with a minimum of 0.5', 'aurora-postgresql', range(0.5, 64), 2000],
    ['2,000 of PostgreSQL with a minimum of 0', 'aurora-postgresql', range(0, 64), 2000],
    ['2,000 of PostgreSQL with a minimum that is not known', 'aurora-postgresql', range(null, 64), 2000],
    ['more with a minimum of 1', 'aurora-postgresql', range(1, 64), 5000],
    ['as many of MySQL with a minimum of 0.5', 'aurora-mysql', range(0.5, 64), 4000],
  ])('accepts %s', (_, engine, cluster, limit) => {
    expect(onlyCeiling('db-connections', connectionsTo(engine, cluster)).limit).toBe(limit);
  });

  it('holds a number that people set to the same 2,000', () => {
    const artifacts = connectionsTo('aurora-postgresql', range(0.5, 64), '4000');
    expect(onlyCeiling('db-connections', artifacts).limit).toBe(2000);
  });

  it('evaluates another formula with the memory of the maximum', () => {
    // 16 ACUs are 32 GiB, of which 630 ÷ 683 are taken to reach the engine, ÷ 20,000,000: 1,584.7.
    const artifacts = connectionsTo('aurora-postgresql', range(2, 16), '{DBInstanceClassMemory/20000000}');
    expect(onlyCeiling('db-connections', artifacts).limit).toBe(1584);
  });

  it('does not know what is in force until a reboot, after the range was changed', () => {
    const artifacts = connectionsTo('aurora-postgresql', {
      ...range(2, 16),
      members: [
        { dbInstanceIdentifier: 'sessions-1', isWriter: true, isPendingReboot: true, promotionTier: 1 },
      ],
    });
    expect(onlyCeiling('db-connections', artifacts)).toMatchObject({ limit: null, status: 'grey' });
  });

  it('widens the range for more, and its minimum where that holds it back', () => {
    // 100 × 30 ÷ 0.8 are 3,750: 32 ACUs have 5,000, with a minimum of 1.
    const { fix } = onlyCeiling('db-connections', connectionsTo('aurora-postgresql', range(0.5, 16)), {
      multiplier: 30,
    });
    expect(fix?.command).toContain('--serverless-v2-scaling-configuration MinCapacity=1,MaxCapacity=32');
    expect(fix?.action).toContain('and reboot them: with that they accept 3750 connections');
  });

  it('has no command for more than any range accepts', () => {
    const artifacts = connectionsTo('aurora-postgresql', range(1, 64));
    const { fix } = onlyCeiling('db-connections', artifacts, { multiplier: 41 });
    expect(fix).toMatchObject({ action: expect.stringContaining('no capacity gives it 5125 connections') });
    expect(fix?.command).toBeUndefined();
  });
});
