import { describe, expect, it } from '@jest/globals';
import { dbMultiAz } from '../../../src/checks/architecture/db-multi-az';
import { aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-multi-az', () => {
  it.each([
    ['a standby', aDbInstance({ multiAz: true }), ['pass']],
    ['no standby', aDbInstance({ multiAz: false }), ['fail']],
    ['a read replica', aDbInstance({ multiAz: false, readReplicaSource: 'orders' }), ['notApplicable']],
  ])('%s', (_, db, statuses) => {
    expect(statusesOf(dbMultiAz, { dbInstances: [db] })).toEqual(statuses);
  });

  it.each([
    ['on', 'fail'],
    ['off', 'notApplicable'],
    ['unplaced', 'warn'],
  ] as const)('without a standby and %s the path of traffic it is %s', (placement, status) => {
    const placed = () => ({ placement, because: 'The test says so.' });
    expect(statusesOf(dbMultiAz, { dbInstances: [aDbInstance({ multiAz: false })] }, { placed })).toEqual([
      status,
    ]);
  });

  it.each([
    ['in the event', { preferredBackupWindow: '17:00-17:30' }, true],
    ['before the event', { preferredBackupWindow: '03:00-03:30' }, false],
    ['switched off', { preferredBackupWindow: '17:00-17:30', backupRetentionPeriod: 0 }, false],
    ['at hours that AWS does not say', { preferredBackupWindow: null }, false],
  ])('says that a backup stops a database without a standby: %s', (_, overrides, isSaid) => {
    const window = { start: '2026-11-27T16:00:00Z', end: '2026-11-27T20:00:00Z' };
    const dbInstances = [aDbInstance({ multiAz: false, ...overrides })];
    const [judged] = runCheck(dbMultiAz, { dbInstances }, { window });
    const said = 'Its backup of 17:00-17:30 UTC falls into the event, and may stop its reads and writes';
    expect(judged?.detail.includes(said)).toBe(isSaid);
  });

  it('leaves the members of a cluster to the cluster, whose instances never report Multi-AZ', () => {
    expect(runCheck(dbMultiAz, { dbInstances: clusterMembers() })).toEqual([]);
  });
});
