import { describe, expect, it } from '@jest/globals';
import { checks } from '../../src/checks/registry';
import {
  aDbCluster,
  aDbInstance,
  aDbInstancePeak,
  anotherCluster,
  aReaderTarget,
  otherMembers,
} from '../builders/artifacts';
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

  it.each([['is being deleted', { dbInstanceStatus: 'deleting' }, { status: 'deleting' }]])(
    'is not applicable everywhere where it %s',
    (_, instance, cluster) => {
      const { statuses, ceilings } = judged(instance, cluster);
      expect(statuses.length).toBeGreaterThan(dbChecks.length);
      expect(statuses.filter((one) => !one.endsWith(' notApplicable'))).toEqual([]);
      expect(ceilings).toEqual([]);
    },
  );

  it.each(['docdb', 'neptune'] as const)(
    'is asked for by the commands of %s where it is of that',
    (engine) => {
      const member = { ...broken, publiclyAccessible: engine === 'neptune', dbInstanceStatus: 'stopped' };
      const expiring = { certificateValidTill: '2026-12-01T00:00:00Z' };
      const window = { preferredMaintenanceWindow: 'sat:03:00-sat:03:30' };
      const artifacts = {
        dbInstances: otherMembers(engine, { ...member, ...expiring, ...window }, [
          'us-east-1a',
          'us-east-1a',
        ]),
        dbClusters: [
          anotherCluster(engine, {
            ...window,
            status: 'stopped',
            backupRetentionPeriod: 1,
            deletionProtection: false,
          }),
        ],
        dbInstancePeaks: [],
        dbParameters: [],
        dbProxies: [],
        dbPendingMaintenance: [],
        scalableTargets: [],
      };
      const commands = dbChecks.flatMap((check) =>
        runCheck(check, artifacts).flatMap((one) =>
          'fix' in one && one.fix?.command
            ? [one.fix.command].flat().map(({ words }) => `${check.id}: ${words.slice(0, 3).join(' ')}`)
            : [],
        ),
      );
      expect([...new Set(commands)].sort()).toEqual(
        [
          `db-backups: aws ${engine} modify-db-cluster`,
          `db-certificate-validity: aws ${engine} modify-db-instance`,
          `db-cluster-zones: aws ${engine} create-db-instance`,
          `db-deletion-protection: aws ${engine} modify-db-cluster`,
          `db-maintenance-window: aws ${engine} modify-db-cluster`,
          `db-maintenance-window: aws ${engine} modify-db-instance`,
          `db-pending-reboot: aws ${engine} reboot-db-instance`,
          ...(engine === 'neptune' ? ['db-public-access: aws neptune modify-db-instance'] : []),
          `db-status: aws ${engine} start-db-cluster`,
        ].sort(),
      );
    },
  );

  it('has certificates that Neptune renews, where it tells no end of them', () => {
    const judge = (engine: 'docdb' | 'neptune') =>
      dbChecks
        .filter(({ id }) => id === 'db-certificate-validity')
        .flatMap((check) =>
          runCheck(check, {
            dbInstances: otherMembers(engine, { certificateValidTill: null }, ['us-east-1a']),
          }),
        );
    expect(judge('neptune')).toMatchObject([{ status: 'notApplicable' }]);
    expect(judge('docdb')).toMatchObject([{ status: 'unknown' }]);
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
