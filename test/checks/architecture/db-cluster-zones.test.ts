import { describe, expect, it } from '@jest/globals';
import { dbClusterZones } from '../../../src/checks/architecture/db-cluster-zones';
import { listOf } from '../../../src/judging/fix';
import { aDbCluster, aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-cluster-zones', () => {
  it.each([
    ['members in two zones', clusterMembers(['us-east-1a', 'us-east-1b']), 'pass'],
    ['members in one zone', clusterMembers(['us-east-1a', 'us-east-1a']), 'fail'],
    ['a member that was not described', clusterMembers(['us-east-1a']), 'unknown'],
  ])('%s', (_, dbInstances, status) => {
    expect(statusesOf(dbClusterZones, { dbClusters: [aDbCluster()], dbInstances })).toEqual([status]);
  });

  it.each([
    ['one member', [{ dbInstanceIdentifier: 'catalog-1', isWriter: true, isPendingReboot: false }], 'fail'],
    ['a headless secondary, or Serverless v1', [], 'notApplicable'],
  ])('%s', (_, members, status) => {
    const dbClusters = [aDbCluster({ members })];
    expect(statusesOf(dbClusterZones, { dbClusters, dbInstances: clusterMembers() })).toEqual([status]);
  });

  it('does not take the zones of other databases for those of its members', () => {
    const others = [aDbInstance({ dbInstanceIdentifier: 'other', availabilityZone: 'us-east-1b' })];
    const dbInstances = [...clusterMembers(['us-east-1a', 'us-east-1a']), ...others];
    expect(statusesOf(dbClusterZones, { dbClusters: [aDbCluster()], dbInstances })).toEqual(['fail']);
  });

  it('says where its members are, as far as that is known', () => {
    const detailOf = (zones: string[], members = aDbCluster().members) =>
      runCheck(dbClusterZones, {
        dbClusters: [aDbCluster({ members })],
        dbInstances: clusterMembers(zones),
      })[0]?.detail;
    expect(detailOf(['us-east-1a', 'us-east-1b'])).toBe('2 members in 2 zones: us-east-1a, us-east-1b.');
    expect(detailOf(['us-east-1a', 'us-east-1a'])).toBe('2 members in 1 zone: us-east-1a.');
    expect(detailOf([])).toBe('2 members in 0 zones. The zone of a member is not known.');
  });

  const inOneZone = clusterMembers(['us-east-1a', 'us-east-1a']).map((member, index) => ({
    ...member,
    dbInstanceClass: ['db.r6g.large', 'db.r6g.4xlarge'][index] ?? '',
  }));
  const members = (writer: string | null) =>
    ['catalog-1', 'catalog-2'].map((dbInstanceIdentifier) => ({
      ...{ dbInstanceIdentifier, isWriter: dbInstanceIdentifier === writer, isPendingReboot: false },
    }));
  const commandFor = (overrides: Parameters<typeof aDbCluster>[0], dbInstances = inOneZone) => {
    const [judged] = runCheck(dbClusterZones, { dbClusters: [aDbCluster(overrides)], dbInstances });
    const command = judged && 'fix' in judged ? judged.fix?.command : undefined;
    return command && listOf(command)[0]?.words.slice(1).join(' ');
  };
  const READER =
    'rds create-db-instance --region us-east-1 --db-instance-identifier catalog-us-east-1b --db-cluster-identifier catalog --engine aurora-postgresql';

  it.each([
    ['the first', 'catalog-1', 'db.r6g.large'],
    ['the second', 'catalog-2', 'db.r6g.4xlarge'],
  ])(
    'adds a reader of the writer’s class in the first zone without a member: the writer is %s',
    (_, writer, type) => {
      expect(commandFor({ members: members(writer) })).toBe(
        `${READER} --db-instance-class ${type} --availability-zone us-east-1b`,
      );
    },
  );

  it.each([
    ['that AWS changes as a whole', { engine: 'mysql' }],
    ['whose storage is in no other zone', { availabilityZones: ['us-east-1a'] }],
    ['without a writer', { members: members(null) }],
  ])('has no command for a cluster %s', (_, overrides) => expect(commandFor(overrides)).toBeUndefined());

  it('has none where the writer was not described', () => {
    const dbInstances = inOneZone.filter(({ dbInstanceIdentifier }) => dbInstanceIdentifier !== 'catalog-1');
    expect(commandFor({ members: members('catalog-1').slice(0, 1) }, dbInstances)).toBeUndefined();
  });

  it.each([
    // 63 characters in all, of which the zone and its hyphen are 11.
    [60, 52],
    [52, 52],
    [51, 51],
  ])('names the reader of a cluster with a name of %d characters within 63', (length, kept) => {
    const dbClusterIdentifier = 'c'.repeat(length);
    const given = commandFor({ dbClusterIdentifier, members: members('catalog-1') });
    expect(given).toContain(` ${'c'.repeat(kept)}-us-east-1b `);
  });
});
