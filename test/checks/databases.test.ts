import { describe, expect, it } from '@jest/globals';
import { checks } from '../../src/checks/registry';
import { aDbCluster, aDbInstance, aDbInstancePeak, aReaderTarget } from '../builders/artifacts';
import { ceilingsOf } from '../builders/ceiling';
import { runCheck } from '../builders/check';

const dbChecks = checks.flatMap((check) =>
  check.scope === 'target' && /^(burstable-)?db-/.test(check.id) ? [check] : [],
);

/** All that is wrong with an instance and a cluster, so that each check would say something. */
const broken = {
  dbInstanceStatus: 'failed',
  dbInstanceClass: 'db.t3.micro',
  multiAz: false,
  availabilityZone: 'us-east-1a',
  backupRetentionPeriod: 0,
  deletionProtection: false,
  publiclyAccessible: true,
  preferredMaintenanceWindow: null,
  certificateValidTill: null,
  pendingModifications: ['DBInstanceClass'],
  pendingValues: undefined,
  parameterGroupsPendingReboot: ['shop'],
  maxAllocatedStorage: null,
  replicationStatus: 'error',
};
const judged = (instance: object, cluster: object) => {
  const artifacts = {
    dbInstances: [
      aDbInstance({ ...broken, ...instance }),
      aDbInstance({ ...broken, ...instance, dbInstanceIdentifier: 'member', dbClusterIdentifier: 'shop' }),
      aDbInstance({ ...broken, ...instance, dbInstanceIdentifier: 'replica', readReplicaSource: 'orders' }),
      aDbInstance({
        ...{ ...broken, ...instance, dbInstanceIdentifier: 'serverless', dbClusterIdentifier: 'shop' },
        dbInstanceClass: 'db.serverless',
      }),
    ],
    dbClusters: [
      aDbCluster({
        dbClusterIdentifier: 'shop',
        status: 'failed',
        backupRetentionPeriod: 0,
        deletionProtection: false,
        preferredMaintenanceWindow: null,
        members: [{ dbInstanceIdentifier: 'member', isWriter: true, isPendingReboot: true }],
        ...cluster,
      }),
    ],
    dbInstancePeaks: [aDbInstancePeak({ freeStorageBytes: null })],
    dbParameters: [],
    dbProxies: [],
    scalableTargets: [aReaderTarget({ resourceId: 'cluster:shop', isScaleOutSuspended: true })],
  };
  return {
    statuses: dbChecks.flatMap((check) =>
      runCheck(check, artifacts).map(({ status, resource }) => `${check.id} ${resource.name} ${status}`),
    ),
    ceilings: ['db-connections', 'db-cpu', 'db-storage'].flatMap((family) => ceilingsOf(family, artifacts)),
  };
};

describe('what RDS lists and is no database of the event', () => {
  it('is judged by each check and ceiling where it is one', () => {
    const { statuses, ceilings } = judged({}, {});
    const silent = dbChecks
      .map(({ id }) => id)
      .filter(
        (id) => !statuses.some((one) => one.startsWith(`${id} `) && !/(pass|notApplicable)$/.test(one)),
      );
    // No proxy leads to it.
    expect(silent).toEqual(['db-proxy-targets', 'db-backup-recency']);
    // The CPU of the serverless one is not judged.
    expect(ceilings).toHaveLength(11);
  });

  it.each([
    ['is being deleted', { dbInstanceStatus: 'deleting' }, { status: 'deleting' }],
    ['is DocumentDB', { engine: 'docdb' }, { engine: 'docdb' }],
    ['is Neptune', { engine: 'neptune' }, { engine: 'neptune' }],
  ])('is not applicable everywhere where it %s', (_, instance, cluster) => {
    const { statuses, ceilings } = judged(instance, cluster);
    expect(statuses.length).toBeGreaterThan(dbChecks.length);
    expect(statuses.filter((one) => !one.endsWith(' notApplicable'))).toEqual([]);
    expect(ceilings).toEqual([]);
  });

  it('is neither red nor unknown where a cluster has no instances: a headless secondary, or Serverless v1', () => {
    const artifacts = {
      dbInstances: [],
      dbClusters: [aDbCluster({ members: [], latestRestorableTime: null })],
      dbInstancePeaks: [],
      dbParameters: [],
      dbProxies: [],
      scalableTargets: [],
    };
    const statuses = dbChecks.flatMap((check) => runCheck(check, artifacts).map(({ status }) => status));
    expect(statuses.filter((status) => status !== 'pass' && status !== 'notApplicable')).toEqual([]);
  });
});
