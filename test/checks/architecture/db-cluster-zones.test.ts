import { describe, expect, it } from '@jest/globals';
import { dbClusterZones } from '../../../src/checks/architecture/db-cluster-zones';
import { aDbCluster, aDbInstance, clusterMembers } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

describe('db-cluster-zones', () => {
  it.each([
    ['members in two zones', clusterMembers(['us-east-1a', 'us-east-1b']), 'pass'],
    [
      'members in one zone, whatever the MultiAZ flag says',
      clusterMembers(['us-east-1a', 'us-east-1a']),
      'fail',
    ],
    ['a member that was not described', clusterMembers(['us-east-1a']), 'unknown'],
  ])('%s', (_, dbInstances, status) => {
    expect(statusesOf(dbClusterZones, { dbClusters: [aDbCluster({ multiAz: true })], dbInstances })).toEqual([
      status,
    ]);
  });

  it.each([
    ['one member', [{ dbInstanceIdentifier: 'catalog-1', isWriter: true, isPendingReboot: false }], 'fail'],
    ['a headless secondary, or Serverless v1', [], 'notApplicable'],
  ])('%s', (_, members, status) => {
    const dbClusters = [aDbCluster({ members, multiAz: true })];
    expect(statusesOf(dbClusterZones, { dbClusters, dbInstances: clusterMembers() })).toEqual([status]);
  });

  it('does not take the zones of other databases for those of its members', () => {
    const others = [aDbInstance({ dbInstanceIdentifier: 'other', availabilityZone: 'us-east-1b' })];
    const dbInstances = [...clusterMembers(['us-east-1a', 'us-east-1a']), ...others];
    expect(statusesOf(dbClusterZones, { dbClusters: [aDbCluster()], dbInstances })).toEqual(['fail']);
  });
});
