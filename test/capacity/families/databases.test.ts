import { describe, expect, it } from '@jest/globals';
import type { DbInstance, DbProxy } from '../../../src/model/artifacts';
import {
  aDbCluster,
  aDbInstance,
  aDbInstancePeak,
  aDbParameter,
  aDbProxy,
  anAccountQuota,
  anInstanceType,
  aPeak,
  aServiceQuota,
  clusterMembers,
} from '../../builders/artifacts';
import { ceilingsOf, onlyCeiling } from '../../builders/ceiling';
import { anOverlap } from '../../builders/overlap';
import { aPlan } from '../../builders/plan';

const GIB = 1024 ** 3;
/** When the inventory was taken. */
const NOW = '2026-11-22T00:00:00Z';

describe('db-connections', () => {
  const FAMILY = 'db-connections';
  const GROUP = 'shop';
  /** 60 connections at normal peak of max_connections 600. */
  const base = {
    dbInstances: [
      aDbInstance({
        multiAz: true,
        dbParameterGroupNames: [GROUP],
        dbInstanceClass: 'db.m5.large',
        engine: 'mysql',
      }),
    ],
    dbInstancePeaks: [aDbInstancePeak()],
    dbProxies: [],
    dbParameters: [aDbParameter({ parameterGroupName: GROUP, parameterValue: '600' })],
    ec2InstanceTypes: { 'm5.large': anInstanceType({ instanceType: 'm5.large', memoryMiB: 8192 }) },
  };

  it('grows in proportion to traffic, whatever zone is lost', () => {
    expect(onlyCeiling(FAMILY, base, { multiplier: 10 })).toMatchObject({
      now: 60,
      atPeak: 600,
      limit: 600,
      breaksAt: 10,
      breaksAtWithoutZone: 10,
      status: 'yellow',
    });
  });

  it('is lost with the zone of a Single-AZ instance', () => {
    const dbInstances = base.dbInstances.map((instance) => ({ ...instance, multiAz: false }));
    expect(onlyCeiling(FAMILY, { ...base, dbInstances })).toMatchObject({
      breaksAt: 10,
      breaksAtWithoutZone: 0,
    });
  });

  it.each([
    // 8 GiB · 630/683 ÷ 12582880.
    [
      'the formula of the engine where the group leaves it open',
      [aDbParameter({ parameterGroupName: GROUP, parameterValue: null })],
      629,
    ],
    ['the formula of the engine where no group sets it', [], 629],
    [
      'the formula of the group',
      [aDbParameter({ parameterGroupName: GROUP, parameterValue: '{DBInstanceClassMemory/25165760}' })],
      314,
    ],
    [
      'never the value of somebody else’s group',
      [aDbParameter({ parameterGroupName: 'other', parameterValue: '9' })],
      629,
    ],
  ])('takes %s', (_, dbParameters, limit) => {
    expect(onlyCeiling(FAMILY, { ...base, dbParameters }).limit).toBe(limit);
  });

  it.each([
    ['what AWS publishes for the class of Aurora MySQL', 'aurora-mysql', 'db.r5.large', null, 1000],
    ['no more than 16,000 of them in Aurora MySQL', 'aurora-mysql', 'db.r5.large', '40000', 16_000],
    // 768 GiB · 630/683 ÷ 12582880 would be 60,450.
    ['no more than 16,000 by default in MySQL', 'mysql', 'db.r5.24xlarge', null, 16_000],
    ['what people set in MySQL', 'mysql', 'db.r5.24xlarge', '40000', 40_000],
    // 768 GiB would be 79,802.
    ['no more than 5,000 by default in PostgreSQL', 'postgres', 'db.r5.24xlarge', null, 5000],
  ])('takes %s', (_, engine, dbInstanceClass, parameterValue, limit) => {
    const memoryMiB = dbInstanceClass === 'db.r5.large' ? 16 * 1024 : 768 * 1024;
    const ceiling = onlyCeiling(FAMILY, {
      ...base,
      dbInstances: base.dbInstances.map((one) => ({ ...one, engine, dbInstanceClass })),
      dbParameters: [aDbParameter({ parameterGroupName: GROUP, parameterValue })],
      ec2InstanceTypes: { [dbInstanceClass.slice('db.'.length)]: anInstanceType({ memoryMiB }) },
    });
    expect(ceiling.limit).toBe(limit);
  });

  it('knows the default of Aurora MySQL without the memory of its class', () => {
    const dbInstances = base.dbInstances.map((one) => ({
      ...one,
      engine: 'aurora-mysql',
      dbInstanceClass: 'db.r6g.xlarge',
    }));
    const ceiling = onlyCeiling(FAMILY, { ...base, dbInstances, dbParameters: [], ec2InstanceTypes: {} });
    expect(ceiling).toMatchObject({ limit: 2000, status: 'green' });
  });

  it('asks for no number that the engine does not accept', () => {
    // 60 × 300 ÷ 0.8 are 22,500.
    const dbInstances = base.dbInstances.map((one) => ({ ...one, engine: 'aurora-mysql' }));
    const { fix } = onlyCeiling(FAMILY, { ...base, dbInstances }, { multiplier: 300 });
    expect(fix?.action).toContain('22500 connections are more than the 16000 that its engine accepts');
    expect(fix?.command).toBeUndefined();
  });

  it('takes the parameter group of the cluster for its members', () => {
    const artifacts = {
      ...base,
      dbInstances: [
        aDbInstance({ dbClusterIdentifier: 'c', dbParameterGroupNames: [], engine: 'aurora-postgresql' }),
      ],
      dbClusters: [aDbCluster({ dbClusterIdentifier: 'c', dbClusterParameterGroup: 'cluster-group' })],
      dbParameters: [
        aDbParameter({ scope: 'cluster', parameterGroupName: 'cluster-group', parameterValue: '2000' }),
      ],
    };
    expect(onlyCeiling(FAMILY, artifacts).limit).toBe(2000);
  });

  it.each([
    ['the cluster, where only it was edited', 'system', 'user', 2000],
    ['the instance, where both were edited', 'user', 'user', 600],
    ['the instance, where neither was', 'system', 'system', 600],
  ])('takes the value of %s', (_, ofInstance, ofCluster, limit) => {
    const artifacts = {
      ...base,
      dbInstances: [aDbInstance({ dbClusterIdentifier: 'c', dbParameterGroupNames: [GROUP] })],
      dbClusters: [aDbCluster({ dbClusterIdentifier: 'c', dbClusterParameterGroup: 'cluster-group' })],
      dbParameters: [
        aDbParameter({ parameterGroupName: GROUP, parameterValue: '600', source: ofInstance }),
        aDbParameter({
          scope: 'cluster',
          parameterGroupName: 'cluster-group',
          parameterValue: '2000',
          source: ofCluster,
        }),
      ],
    };
    expect(onlyCeiling(FAMILY, artifacts).limit).toBe(limit);
  });

  const WITH_MEMORY =
    '{DBInstanceClassMemory/12582880} = 629 with 8192 MiB, of which 92 % are taken to reach the engine (an assumption: AWS does not publish the share).';
  it.each<[string, Partial<DbInstance>, object, number | null, string]>([
    ['a number of people', {}, {}, 600, 'Parameter group shop: max_connections = 600 = 600.'],
    ['a default', {}, { dbParameters: [] }, 629, `Default of mysql: max_connections = ${WITH_MEMORY}`],
    [
      'more than the engine takes',
      { engine: 'aurora-mysql' },
      { dbParameters: [aDbParameter({ parameterGroupName: GROUP, parameterValue: '40000' })] },
      16_000,
      'Parameter group shop: max_connections = 40000 = 40000. RDS accepts no more than 16000 of them.',
    ],
    [
      'just as many as the engine takes',
      { engine: 'aurora-mysql' },
      { dbParameters: [aDbParameter({ parameterGroupName: GROUP, parameterValue: '16000' })] },
      16_000,
      'Parameter group shop: max_connections = 16000 = 16000.',
    ],
    [
      'what AWS publishes',
      { engine: 'aurora-mysql', dbInstanceClass: 'db.r5.large' },
      { dbParameters: [] },
      1000,
      'Default of aurora-mysql: max_connections = 1000, as AWS publishes for db.r5.large.',
    ],
    [
      'no engine that is known',
      { engine: 'db2-se' },
      { dbParameters: [] },
      null,
      'The default max_connections of db2-se is not known.',
    ],
    [
      'no memory that is known',
      {},
      { dbParameters: [], ec2InstanceTypes: {} },
      null,
      'Default of mysql: {DBInstanceClassMemory/12582880} needs the memory of db.m5.large, which is not known.',
    ],
    [
      'no types that could be read',
      {},
      { dbParameters: [], ec2InstanceTypes: undefined },
      null,
      'Default of mysql: {DBInstanceClassMemory/12582880} needs the memory of db.m5.large, which is not known.',
    ],
    [
      'Aurora Serverless whose cluster could not be read',
      { dbInstanceClass: 'db.serverless' },
      {},
      null,
      'The range of capacity of its cluster, from which its limit follows, could not be read.',
    ],
    [
      'no groups that could be read',
      {},
      { dbParameters: undefined },
      null,
      'The parameter groups could not be read.',
    ],
    [
      'a reboot that it waits for',
      { parameterGroupsPendingReboot: [GROUP] },
      {},
      null,
      'max_connections = 600 of the parameter group shop waits for a reboot of orders; what is in force until then is not known.',
    ],
    [
      'a reboot that a default waits for',
      { parameterGroupsPendingReboot: [GROUP] },
      { dbParameters: [] },
      null,
      'A change of its parameter group waits for a reboot of orders; what is in force until then is not known.',
    ],
  ])('says what its limit is by: %s', (_, instance, artifacts, limit, because) => {
    const dbInstances = base.dbInstances.map((one) => ({ ...one, ...instance }));
    const all = Object.entries({ ...base, ...artifacts, dbInstances }).filter(([, of]) => of !== undefined);
    const ceiling = onlyCeiling(FAMILY, Object.fromEntries(all), { multiplier: 2 });
    const details = ceiling.evidence.map(({ detail }) => detail);
    expect(ceiling.limit).toBe(limit);
    expect(details).toContain(because);
    if (limit === null) expect(details[0]).toContain(because);
  });

  it.each([
    ['of it', []],
    ['of its connections', [aDbInstancePeak({ databaseConnections: null })]],
  ])('is grey without data %s', (_, dbInstancePeaks) => {
    const { evidence, ...ceiling } = onlyCeiling(FAMILY, { ...base, dbInstancePeaks });
    expect(ceiling).toMatchObject({ status: 'grey', now: null, limit: 600, grows: true });
    expect(evidence[0]?.detail).toContain(
      'CloudWatch has no data for DatabaseConnections of orders in the look-back.',
    );
  });

  it('says what becomes of it without a zone, where anything does', () => {
    const wordsOf = (multiAz: boolean) =>
      onlyCeiling(FAMILY, {
        ...base,
        dbInstances: base.dbInstances.map((instance) => ({ ...instance, multiAz })),
      }).evidence.filter(({ source }) => source === 'rds:DescribeDBInstances');
    expect(wordsOf(true)).toEqual([]);
    expect(wordsOf(false)).toMatchObject([{ detail: 'It runs in one zone only, and is lost with it.' }]);
  });

  describe('the fix of a number that people set for a cluster', () => {
    const cluster = {
      ...base,
      dbInstances: [
        aDbInstance({ dbClusterIdentifier: 'c', dbParameterGroupNames: [], engine: 'aurora-postgresql' }),
      ],
      dbClusters: [
        aDbCluster({
          dbClusterIdentifier: 'c',
          dbClusterParameterGroup: 'cluster-group',
          members: ['orders', 'reader'].map((dbInstanceIdentifier) => ({
            ...{ dbInstanceIdentifier, isWriter: true, isPendingReboot: false, promotionTier: 1 },
          })),
        }),
        aDbCluster({ dbClusterIdentifier: 'other', dbClusterParameterGroup: 'other-group' }),
      ],
      dbParameters: [
        aDbParameter({ scope: 'cluster', parameterGroupName: 'other-group', parameterValue: '9' }),
        aDbParameter({ parameterGroupName: 'cluster-group', parameterValue: '8' }),
        aDbParameter({ scope: 'cluster', parameterGroupName: 'cluster-group', parameterValue: '601' }),
      ],
    };
    // 60 × 10.1 ÷ 0.8 = 757.5.
    const { limit, fix } = onlyCeiling(FAMILY, cluster, { multiplier: 10.1 });

    it('is of the group of the cluster', () => {
      expect(limit).toBe(601);
      expect(fix?.command).toContain(
        'modify-db-cluster-parameter-group --region us-east-1 --db-cluster-parameter-group-name cluster-group --parameters ParameterName=max_connections,ParameterValue=758,ApplyMethod=pending-reboot',
      );
      expect(fix?.change).toBe('parameters/cluster-group@111122223333/us-east-1.maxConnections=758');
    });

    it('says what else has the group, and that it counts from a reboot', () => {
      expect(fix?.action).toBe(
        'Put RDS Proxy or a connection pool in front of orders, or give it a class and max_connections for 758 connections. The parameter group cluster-group is also that of reader. The new number counts from the reboot of orders, during which it does not answer.',
      );
      expect(fix?.reversal?.action).toBe(
        'Set max_connections of cluster-group to 601 again, and reboot orders.',
      );
    });
  });

  it('says nothing of a reboot or of others where there is none', () => {
    const { fix } = onlyCeiling(FAMILY, base, { multiplier: 20 });
    expect(fix?.action).toBe(
      'Put RDS Proxy or a connection pool in front of orders, or give it a class and max_connections for 1500 connections.',
    );
    expect(fix?.reversal?.action).toBe('Set max_connections of shop to 600 again.');
  });

  it('names no other database of another group', () => {
    const other = aDbInstance({ dbInstanceIdentifier: 'other', dbParameterGroupNames: ['default.mysql8.0'] });
    const [ceiling] = ceilingsOf(
      FAMILY,
      { ...base, dbInstances: [...base.dbInstances, other] },
      { multiplier: 20 },
    );
    expect(ceiling?.fix?.action).not.toContain('is also that of');
  });

  it.each([
    ['a number that AWS sets', 'default.mysql8.0', '600'],
    ['a formula of people', GROUP, '{DBInstanceClassMemory/25165760}'],
  ])('changes no parameter of %s', (_, parameterGroupName, parameterValue) => {
    const artifacts = {
      ...base,
      dbInstances: base.dbInstances.map((one) => ({ ...one, dbParameterGroupNames: [parameterGroupName] })),
      dbParameters: [aDbParameter({ parameterGroupName, parameterValue })],
    };
    const { fix } = onlyCeiling(FAMILY, artifacts, { multiplier: 20 });
    expect(fix?.action).toContain('or choose a class whose max_connections is at least 1500');
  });

  it.each([
    // 64 × 200 ÷ 0.8 = 16,000.
    [64, 'ParameterValue=16000'],
    [64.01, undefined],
  ])('asks for as many as the engine accepts: of %d connections', (connections, command) => {
    const artifacts = {
      ...base,
      dbInstances: base.dbInstances.map((one) => ({ ...one, engine: 'aurora-mysql' })),
      dbInstancePeaks: [aDbInstancePeak({ databaseConnections: aPeak(connections) })],
    };
    const { fix } = onlyCeiling(FAMILY, artifacts, { multiplier: 200 });
    expect(fix?.command).toEqual(command === undefined ? undefined : expect.stringContaining(command));
  });

  it.each([
    // 60 × 8 ÷ 0.8 = 600, which are all.
    [8, 'MaxConnectionsPercent=100'],
    [8.01, undefined],
  ])('lets a proxy open all that there are, and no more: at %d×', (multiplier, command) => {
    const { fix } = onlyCeiling(FAMILY, { ...base, dbProxies: [aDbProxy()] }, { multiplier });
    expect(fix?.command).toEqual(command === undefined ? undefined : expect.stringContaining(command));
  });

  it('of two proxies names both, the longer wait, and no single one to change', () => {
    const dbProxies = [
      aDbProxy({ maxConnectionsPercent: 20, connectionBorrowTimeoutSeconds: 30 }),
      aDbProxy({ dbProxyName: 'b', maxConnectionsPercent: 13.1 }),
    ];
    const { limit, evidence, fix } = onlyCeiling(FAMILY, { ...base, dbProxies }, { multiplier: 10 });
    // 33.1 % of 600 are 198.6.
    expect(limit).toBe(198);
    expect(evidence.map(({ detail }) => detail).join()).toContain(
      'RDS Proxy shop, b opens 33.1 % of the 600 at most, which are 198. All clients are taken to come through it; who finds no connection free waits for 120 s',
    );
    expect(fix?.command).toBeUndefined();
  });

  it('is limited by a proxy of its cluster, and by none where its own limit is not known', () => {
    const [member] = clusterMembers(['us-east-1a']).map((one) => ({
      ...one,
      dbParameterGroupNames: [GROUP],
    }));
    const artifacts = {
      ...base,
      dbInstances: member ? [member] : [],
      dbInstancePeaks: [aDbInstancePeak({ dbInstanceIdentifier: 'catalog-1' })],
    };
    const limitOf = (databases: string[], more: object = {}) =>
      onlyCeiling(FAMILY, { ...artifacts, dbProxies: [aDbProxy({ databases })], ...more }).limit;
    expect([
      limitOf(['catalog']),
      limitOf(['other']),
      limitOf(['catalog'], { dbParameters: undefined }),
    ]).toEqual([...[300, 600], null]);
  });

  it.each([
    ['alone in its cluster', ['us-east-1a'], 0],
    ['with all of its cluster in one zone', ['us-east-1a', 'us-east-1a'], 0],
    // Where the other is lost, its 60 connections come on top of these: 600 ÷ 120.
    ['with a member of its cluster elsewhere', ['us-east-1a', 'us-east-1b'], 5],
  ])('is lost with its zone or not: a member %s', (_, zones, breaksAtWithoutZone) => {
    const dbInstances = clusterMembers(zones).map((member) => ({
      ...member,
      dbParameterGroupNames: [GROUP],
    }));
    const [writer] = ceilingsOf(FAMILY, {
      ...base,
      dbInstances,
      dbClusters: [aDbCluster()],
      dbInstancePeaks: dbInstances.map(({ dbInstanceIdentifier }) =>
        aDbInstancePeak({ dbInstanceIdentifier }),
      ),
    });
    expect(writer).toMatchObject({ breaksAt: 10, breaksAtWithoutZone });
  });

  it.each([
    [
      'the number, where one is set',
      base,
      `modify-db-parameter-group --region us-east-1 --db-parameter-group-name ${GROUP} --parameters ParameterName=max_connections,ParameterValue=1500,ApplyMethod=immediate`,
    ],
  ])('is raised by %s', (_, artifacts, command) => {
    const { fix } = onlyCeiling(FAMILY, artifacts, { multiplier: 20 });
    expect(fix?.command).toBe(`# In account 111122223333:\naws rds ${command}`);
  });

  it('changes the group that databases share, and reboots the one whose number counts from then', () => {
    const [orders] = base.dbInstances.map((db) => ({ ...db, engine: 'postgres' }));
    const replica = aDbInstance({ dbInstanceIdentifier: 'replica', dbParameterGroupNames: [GROUP] });
    const [ceiling] = ceilingsOf(
      FAMILY,
      { ...base, dbInstances: [orders ?? replica, replica] },
      { multiplier: 20 },
    );
    const lines = (command = '') => command.split('\n').slice(1);
    const { action = '', command, reversal } = ceiling?.fix ?? {};
    expect(action).toContain('The parameter group shop is also that of replica.');
    expect(lines(command)).toEqual([
      expect.stringContaining('ParameterValue=1500,ApplyMethod=pending-reboot'),
      'aws rds reboot-db-instance --region us-east-1 --db-instance-identifier orders',
    ]);
    expect(lines(reversal?.command)[0]).toContain('ParameterValue=600,ApplyMethod=pending-reboot');
  });

  it('leaves the class to people where the number follows from that', () => {
    const { fix } = onlyCeiling(FAMILY, { ...base, dbParameters: [] }, { multiplier: 20 });
    expect(fix?.action).toContain('choose a class whose max_connections is at least 1500');
    expect(fix?.command).toBeUndefined();
  });

  it.each([
    ['100 of 600', '100', 100, 'red', true],
    ['599 of 600', '599', 599, 'red', true],
    ['as many as all', '600', 600, 'yellow', false],
    ['more than all', '700', 600, 'yellow', false],
    ['any number of them', '0', 600, 'yellow', false],
    ['what is no number', '{x}', 600, 'yellow', false],
  ])(
    'counts all connections as of one user, who may open %s',
    (_, parameterValue, limit, status, isUsers) => {
      const dbParameters = [
        ...base.dbParameters,
        aDbParameter({ parameterGroupName: GROUP, parameterName: 'max_user_connections', parameterValue }),
      ];
      const ceiling = onlyCeiling(FAMILY, { ...base, dbParameters }, { multiplier: 10 });
      expect(ceiling).toMatchObject({ limit, status, breaksAt: Number((limit / 60).toPrecision(6)) });
      expect(JSON.stringify(ceiling.evidence).includes('max_user_connections')).toBe(isUsers);
      expect(ceiling.fix?.command?.includes('ParameterName=max_user_connections')).toBe(isUsers);
    },
  );

  it.each([
    // 600 × 50 %; 300 ÷ 60.
    ['its half', [aDbProxy()], 300, 5],
    ['a third of it, rounded down', [aDbProxy({ maxConnectionsPercent: 33 })], 198, 3.3],
    ['all of it', [aDbProxy({ maxConnectionsPercent: 100 })], 600, 10],
    [
      'a fifth and a half, by two',
      [aDbProxy({ maxConnectionsPercent: 20 }), aDbProxy({ dbProxyName: 'b' })],
      420,
      7,
    ],
    ['a half and a half, by two', [aDbProxy(), aDbProxy({ dbProxyName: 'b' })], 600, 10],
    ['that of another database', [aDbProxy({ databases: ['reports'] })], 600, 10],
    // 10 % are 60 connections, and there were 60.
    ['just as much as there is now', [aDbProxy({ maxConnectionsPercent: 10 })], 60, 1],
    ['less than there is now, so clients connect past it', [aDbProxy({ maxConnectionsPercent: 9 })], 600, 10],
  ])('takes what proxies open: %s', (_, dbProxies, limit, breaksAt) => {
    expect(onlyCeiling(FAMILY, { ...base, dbProxies })).toMatchObject({ limit, breaksAt });
  });

  it('takes what a proxy opens to each member of its cluster', () => {
    const [writer] = clusterMembers(['us-east-1a']).map((one) => ({
      ...one,
      dbParameterGroupNames: [GROUP],
    }));
    const artifacts = {
      ...base,
      dbInstances: writer ? [writer] : [],
      dbInstancePeaks: [aDbInstancePeak({ dbInstanceIdentifier: 'catalog-1' })],
      dbProxies: [aDbProxy({ databases: ['catalog', 'catalog-1'] })],
    };
    expect(onlyCeiling(FAMILY, artifacts).limit).toBe(300);
  });

  it('says what befalls clients of a proxy, and lets it open more: 60 × 7 ÷ 0.8 are 525 of 600', () => {
    const artifacts = { ...base, dbProxies: [aDbProxy()] };
    const ceiling = onlyCeiling(FAMILY, artifacts, { multiplier: 7 });
    expect(ceiling.status).toBe('red');
    expect(ceiling.evidence[1]?.detail).toContain(
      'RDS Proxy shop opens 50 % of the 600 at most, which are 300. All clients are taken to come through it; who finds no connection free waits for 120 s, and then gets an error.',
    );
    expect(ceiling.fix?.command).toContain('--connection-pool-config MaxConnectionsPercent=88');
    expect(ceiling.fix?.reversal?.command).toContain('MaxConnectionsPercent=50');
  });

  it('asks for a larger database where a proxy cannot open enough: 60 × 10 ÷ 0.8 are 750 of 600', () => {
    const { fix } = onlyCeiling(FAMILY, { ...base, dbProxies: [aDbProxy()] }, { multiplier: 10 });
    expect(fix?.action).toContain('a class or a max_connections for 750 connections');
    expect(fix?.command).toBeUndefined();
  });

  it('takes the least of what the proxy and one user may open', () => {
    const dbParameters = [
      ...base.dbParameters,
      aDbParameter({
        parameterGroupName: GROUP,
        parameterName: 'max_user_connections',
        parameterValue: '100',
      }),
    ];
    const limitOf = (dbProxies: readonly DbProxy[]) =>
      onlyCeiling(FAMILY, { ...base, dbParameters, dbProxies: [...dbProxies] }).limit;
    expect(limitOf([aDbProxy()])).toBe(100);
    expect(limitOf([aDbProxy({ maxConnectionsPercent: 15 })])).toBe(90);
  });

  it.each([
    // A proxy can only lower the limit.
    [2, 'grey'],
    [11, 'red'],
  ])('is never green where proxies could not be read: at %i× it is %s', (multiplier, status) => {
    const { dbProxies: _, ...unread } = base;
    const denied = { dbProxies: 'rds:DescribeDBProxies' };
    const ceiling = onlyCeiling(FAMILY, unread, { multiplier }, denied);
    expect(ceiling.status).toBe(status);
    expect(JSON.stringify(ceiling.evidence)).toContain('rds:DescribeDBProxies');
  });

  it.each([
    ['its group, which waits', {}, [GROUP], 'grey'],
    ['another group, which does not', {}, ['other'], 'yellow'],
    ['its group, but was applied at once', { appliesAtOnce: true }, [GROUP], 'yellow'],
    ['nobody: the default may not be back yet', { parameterValue: null }, ['other'], 'grey'],
  ])('is grey until the reboot that new parameters wait for: set by %s', (_, parameter, waiting, status) => {
    const dbInstances = base.dbInstances.map((db) => ({ ...db, parameterGroupsPendingReboot: waiting }));
    const dbParameters = base.dbParameters.map((one) => ({ ...one, ...parameter }));
    const ceiling = onlyCeiling(FAMILY, { ...base, dbInstances, dbParameters }, { multiplier: 10 });
    expect(ceiling.status).toBe(status);
    expect(JSON.stringify(ceiling.evidence).includes('reboot of orders')).toBe(status === 'grey');
  });

  it.each([
    ['waits for this member', 'catalog-1', 'grey'],
    ['waits for another member', 'catalog-2', 'yellow'],
  ])('is grey where the parameter group of its cluster %s', (_, pending, status) => {
    const artifacts = {
      ...base,
      dbInstances: clusterMembers(['us-east-1a']).map((db) => ({ ...db, dbParameterGroupNames: [] })),
      dbClusters: [
        aDbCluster({
          dbClusterParameterGroup: 'cluster-group',
          members: ['catalog-1', 'catalog-2'].map((dbInstanceIdentifier) => ({
            dbInstanceIdentifier,
            isWriter: false,
            isPendingReboot: dbInstanceIdentifier === pending,
          })),
        }),
      ],
      dbInstancePeaks: [aDbInstancePeak({ dbInstanceIdentifier: 'catalog-1' })],
      dbParameters: [
        aDbParameter({ scope: 'cluster', parameterGroupName: 'cluster-group', parameterValue: '600' }),
      ],
    };
    expect(onlyCeiling(FAMILY, artifacts, { multiplier: 10 }).status).toBe(status);
  });

  it.each(['docdb', 'neptune'])('is not asked of %s, which has ceilings of its own', (engine) => {
    expect(ceilingsOf(FAMILY, { ...base, dbInstances: [aDbInstance({ engine })] })).toEqual([]);
  });

  it.each(['deleting', 'delete-precheck'])('is not asked of an instance that is %s', (dbInstanceStatus) => {
    expect(ceilingsOf(FAMILY, { ...base, dbInstances: [aDbInstance({ dbInstanceStatus })] })).toEqual([]);
  });

  it.each([
    ['the parameters were not read', { dbParameters: undefined }],
    ['the memory of the class is not known', { dbParameters: [], ec2InstanceTypes: {} }],
    ['there are no metrics', { dbInstancePeaks: [] }],
    ['the metric is empty', { dbInstancePeaks: [aDbInstancePeak({ databaseConnections: null })] }],
    [
      'there are data of less than two days',
      { dbInstancePeaks: [aDbInstancePeak({ databaseConnections: aPeak(60, { hoursWithData: 47 }) })] },
    ],
    [
      'the engine has no known default',
      { dbParameters: [], dbInstances: [aDbInstance({ engine: 'oracle-ee' })] },
    ],
    [
      'Aurora Serverless decides by its capacity',
      { dbInstances: [aDbInstance({ dbInstanceClass: 'db.serverless' })] },
    ],
  ])('is grey when %s', (_, artifacts) => {
    const { dbParameters, ...rest } = { ...base, ...artifacts };
    const ceiling = onlyCeiling(FAMILY, dbParameters ? { ...rest, dbParameters } : rest);
    expect(ceiling).toMatchObject({ status: 'grey', breaksAt: null, grows: true });
  });

  it('is red when data of less than two days need more than it accepts: 61 × 10 of 600', () => {
    const dbInstancePeaks = [aDbInstancePeak({ databaseConnections: aPeak(61, { hoursWithData: 47 }) })];
    expect(onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { multiplier: 10 })).toMatchObject({
      status: 'red',
      atPeak: 610,
      evidence: expect.arrayContaining([
        expect.objectContaining({ source: FAMILY, detail: expect.stringContaining('47 of 336 hours') }),
      ]),
    });
  });
});

describe('db-storage', () => {
  const FAMILY = 'db-storage';
  // From 22 November 00:00 UTC to 12 December 00:00 in UTC are 20 days; the event lasts 1 day.
  const plan = aPlan({ calendar: { timeZone: 'UTC', start: '2026-12-12 00:00', end: '2026-12-13 00:00' } });
  /** 100 GiB allocated, 60 free: 40 used; 1 GiB more a day: 60 at the start of the event, then 1·m. */
  const base = {
    dbInstances: [aDbInstance({ engine: 'mysql', allocatedStorage: 100, maxAllocatedStorage: null })],
    dbInstancePeaks: [
      aDbInstancePeak({ freeStorageBytes: aPeak(60 * GIB, { at: NOW }), storageGrowthBytesPerDay: GIB }),
    ],
  };

  it('grows as now until the event, and with traffic during it: 60 + 1·m of 100', () => {
    expect(onlyCeiling(FAMILY, base, { plan, multiplier: 10 })).toMatchObject({
      now: 40,
      fixed: 60,
      atPeak: 70,
      breaksAt: 40,
      status: 'green',
    });
  });

  it('may grow to what storage autoscaling allows', () => {
    const dbInstances = [aDbInstance({ engine: 'mysql', allocatedStorage: 100, maxAllocatedStorage: 200 })];
    expect(onlyCeiling(FAMILY, { ...base, dbInstances }, { plan }).limit).toBe(200);
  });

  it('does not grow when it has not: it is judged as it is', () => {
    const dbInstancePeaks = [aDbInstancePeak({ storageGrowthBytesPerDay: 0 })];
    expect(onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { plan })).toMatchObject({
      grows: false,
      atPeak: 40,
      status: 'green',
    });
  });

  it('is grey with data of less than two days, and says so', () => {
    const dbInstancePeaks = [
      aDbInstancePeak({
        freeStorageBytes: aPeak(60 * GIB, { at: NOW, hoursWithData: 47 }),
        // 20 days of it would need 240 GiB, but more data may show that it was one import.
        storageGrowthBytesPerDay: 10 * GIB,
      }),
    ];
    const { status, evidence } = onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { plan });
    expect([status, evidence[0]?.detail]).toEqual([
      'grey',
      'CloudWatch has too little data for FreeStorageSpace of orders in the look-back: 47 of 336 hours have data (5-minute minima), and at least 48 are needed.',
    ]);
  });

  it.each([
    [
      'a day of data to tell growth by',
      [aDbInstancePeak({ storageGrowthBytesPerDay: null })],
      40,
      'CloudWatch has less than a day of data for FreeStorageSpace of orders in the look-back.',
    ],
    ['data', [], null, 'CloudWatch has no data for FreeStorageSpace of orders in the look-back.'],
    [
      'data of its storage',
      [aDbInstancePeak({ freeStorageBytes: null })],
      null,
      'CloudWatch has no data for FreeStorageSpace of orders in the look-back.',
    ],
  ])('is grey without %s', (_, dbInstancePeaks, now, why) => {
    const { evidence, ...ceiling } = onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { plan });
    expect(ceiling).toMatchObject({ status: 'grey', now, limit: 100, grows: true });
    expect(evidence.map(({ detail }) => detail)).toEqual([
      why,
      '100 GiB allocated; storage autoscaling is off.',
    ]);
  });

  it('says what it was judged by', () => {
    const dbInstances = [aDbInstance({ engine: 'mysql', allocatedStorage: 100, maxAllocatedStorage: 200 })];
    expect(onlyCeiling(FAMILY, { ...base, dbInstances }, { plan }).evidence).toEqual([
      {
        source: 'rds:DescribeDBInstances',
        at: NOW,
        detail: '100 GiB allocated; autoscaling up to 200 GiB.',
      },
      {
        source: 'AWS/RDS FreeStorageSpace',
        at: NOW,
        detail:
          'It grows 1 GiB a day: at that rate for the 20 days until the event, and in proportion to traffic for the 1 days of it. 336 of 336 hours have data (5-minute minima).',
      },
    ]);
  });

  it('grows no more once the event is over when it was last measured', () => {
    const peakAt = (at: string) =>
      onlyCeiling(
        FAMILY,
        {
          ...base,
          dbInstancePeaks: [
            aDbInstancePeak({ freeStorageBytes: aPeak(60 * GIB, { at }), storageGrowthBytesPerDay: GIB }),
          ],
        },
        { plan, multiplier: 10 },
      ).atPeak;
    // Half of the event is over, and then all of it.
    expect([peakAt('2026-12-12T12:00:00Z'), peakAt('2026-12-14T00:00:00Z')]).toEqual([45, 40]);
  });

  it('fills with what another event writes, for as long as that lasts: 60 + 10 + 2 × 7', () => {
    const window = { start: '2026-12-11T00:00:00Z', end: '2026-12-13T00:00:00Z' };
    const calendar = { timeZone: 'UTC', start: '2026-12-11 00:00', end: '2026-12-13 00:00' };
    const overlap = anOverlap({ window, plan: aPlan({ ...anOverlap().plan, calendar }) });
    expect(onlyCeiling(FAMILY, base, { plan, multiplier: 10, overlaps: [overlap] })).toMatchObject({
      atPeak: 84,
    });
  });

  it('leaves out what is being deleted', () => {
    const dbInstances = [aDbInstance({ engine: 'mysql', dbInstanceStatus: 'deleting' })];
    expect(ceilingsOf(FAMILY, { ...base, dbInstances }, { plan })).toEqual([]);
  });

  it('asks for a tenth more in whole GiB, at once', () => {
    const artifacts = {
      dbInstances: [aDbInstance({ engine: 'mysql', allocatedStorage: 101, maxAllocatedStorage: null })],
      dbInstancePeaks: [
        aDbInstancePeak({ freeStorageBytes: aPeak(19 * GIB, { at: NOW }), storageGrowthBytesPerDay: 0 }),
      ],
    };
    const { fix } = onlyCeiling(FAMILY, artifacts, { plan });
    // 111.1 GiB.
    expect(fix?.action).toMatch(/^Let the storage of orders grow to 112 GiB\. /);
    expect(fix?.command).toContain('--max-allocated-storage 112 --apply-immediately');
    expect(fix?.change).toBe('rds/orders@111122223333/us-east-1.maxAllocatedStorage=112');
  });

  it.each(['aurora-mysql', 'docdb', 'neptune'])('is not judged for %s: it grows by itself', (engine) => {
    expect(ceilingsOf(FAMILY, { ...base, dbInstances: [aDbInstance({ engine })] })).toEqual([]);
  });

  it('grows from when it was last measured, not from when the inventory was taken', () => {
    const at = '2026-11-12T00:00:00Z';
    const dbInstancePeaks = [
      aDbInstancePeak({ freeStorageBytes: aPeak(60 * GIB, { at }), storageGrowthBytesPerDay: GIB }),
    ];
    expect(onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { plan }).fixed).toBe(70);
  });

  it('asks for at least the tenth above what is allocated that RDS insists on', () => {
    const dbInstancePeaks = [
      aDbInstancePeak({ freeStorageBytes: aPeak(19 * GIB, { at: NOW }), storageGrowthBytesPerDay: 0 }),
    ];
    const { status, fix } = onlyCeiling(FAMILY, { ...base, dbInstancePeaks }, { plan });
    expect([status, fix?.command, fix?.irreversible]).toEqual([
      'yellow',
      expect.stringContaining('--max-allocated-storage 110'),
      expect.stringContaining('cannot be made smaller again'),
    ]);
  });

  it('is allocated to a Multi-AZ DB cluster as a whole, which has no storage autoscaling', () => {
    const artifacts = {
      dbInstances: base.dbInstances.map((db) => ({ ...db, dbClusterIdentifier: 'shop' })),
      dbInstancePeaks: [
        aDbInstancePeak({ freeStorageBytes: aPeak(10 * GIB, { at: NOW }), storageGrowthBytesPerDay: 0 }),
      ],
    };
    const { fix } = onlyCeiling(FAMILY, artifacts, { plan });
    expect(fix?.command).toContain(
      'modify-db-cluster --region us-east-1 --db-cluster-identifier shop --allocated-storage 113 --apply-immediately',
    );
    expect(fix?.action).toMatch(/^Allocate 113 GiB to the cluster shop\. /);
    expect(fix?.change).toBeUndefined();
  });
});

describe('RDS account quotas', () => {
  const quotas = {
    rdsAccountAttributes: [
      anAccountQuota({ accountQuotaName: 'DBInstances', used: 39, max: 40 }),
      anAccountQuota({ accountQuotaName: 'AllocatedStorage', used: 500, max: 100_000 }),
    ],
  };

  it('come from RDS itself, even where Service Quotas says otherwise', () => {
    const serviceQuotas = [aServiceQuota({ quotaCode: 'L-7B6409FD', value: 400 })];
    expect(onlyCeiling('db-instances', { ...quotas, serviceQuotas })).toMatchObject({
      now: 39,
      limit: 40,
      status: 'yellow',
    });
  });

  it('are grey where RDS does not list them: a missing row is no evidence', () => {
    const ceiling = onlyCeiling('db-instances', { rdsAccountAttributes: [] });
    expect(ceiling).toMatchObject({ status: 'grey', now: null, limit: null, grows: true });
    expect(ceiling.evidence.slice(0, 2).map(({ detail }) => detail)).toEqual([
      expect.stringContaining('RDS did not list DBInstances among the attributes of the account.'),
      'DBInstances is not listed.',
    ]);
  });

  it('say what is used and planned, and are there where that is anything', () => {
    const plan = aPlan({ plannedAdditions: [{ quota: 'L-7B6409FD', region: 'us-east-1', count: 1 }] });
    const judge = (used: number, ...context: [object?]) =>
      ceilingsOf('db-instances', { rdsAccountAttributes: [anAccountQuota({ used })] }, ...context);
    const wordsOf = (...asked: Parameters<typeof judge>) => judge(...asked)[0]?.evidence[0]?.detail;
    expect(judge(0)).toEqual([]);
    expect([wordsOf(1), wordsOf(1, { plan }), wordsOf(0, { plan })]).toEqual([
      'DBInstances: 1 used of 40.',
      'DBInstances: 1 used of 40, 1 more planned.',
      'DBInstances: 0 used of 40, 1 more planned.',
    ]);
  });

  it('stand without Service Quotas', () => {
    expect(
      onlyCeiling('db-total-storage', quotas, {}, { serviceQuotas: 'servicequotas:ListServiceQuotas' }),
    ).toMatchObject({
      limit: 100_000,
      status: 'green',
    });
  });

  it('include replicas that the plan adds', () => {
    const plan = aPlan({ plannedAdditions: [{ quota: 'L-7B6409FD', region: 'us-east-1', count: 2 }] });
    const ceiling = onlyCeiling('db-instances', quotas, { plan });
    expect(ceiling).toMatchObject({ atPeak: 41, status: 'red' });
    expect(ceiling.fix?.command).toContain('--quota-code L-7B6409FD --desired-value 52');
  });
});
