import { describe, expect, it } from '@jest/globals';
import { dbMultiAz } from '../../../src/checks/architecture/db-multi-az';
import { aDbInstance, clusterMembers, nothingPending } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-multi-az', () => {
  it.each([
    ['a standby', aDbInstance({ multiAz: true }), ['pass']],
    ['no standby', aDbInstance({ multiAz: false }), ['fail']],
    [
      'a standby until a pending modification',
      aDbInstance({ pendingValues: { ...nothingPending, multiAz: false } }),
      ['fail'],
    ],
    [
      'a standby, and no end of it',
      aDbInstance({ pendingValues: { ...nothingPending, multiAz: true } }),
      ['pass'],
    ],
    [
      'a standby until a modification of which an earlier version kept the name alone',
      aDbInstance({ pendingValues: undefined, pendingModifications: ['MultiAZ'] }),
      ['fail'],
    ],
    ['a standby, by an earlier version', aDbInstance({ pendingValues: undefined }), ['pass']],
    [
      'no standby before a pending modification',
      aDbInstance({ multiAz: false, pendingValues: { ...nothingPending, multiAz: true } }),
      ['fail'],
    ],
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
    ['of one day, in the event', { preferredBackupWindow: '17:00-17:30', backupRetentionPeriod: 1 }, true],
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

  it.each([
    ['with its standby', { multiAz: true }, 'In us-east-1a, standby in us-east-1b.'],
    [
      'with one of an unknown zone',
      { secondaryAvailabilityZone: null },
      'In us-east-1a, standby in another zone.',
    ],
    ['without', { multiAz: false }, 'Only in us-east-1a.'],
    ['without any zone', { multiAz: false, availabilityZone: null }, 'Only in an unknown zone.'],
  ])('says where it is: %s', (_, overrides, detail) => {
    const [judged] = runCheck(dbMultiAz, {
      dbInstances: [aDbInstance({ preferredBackupWindow: null, ...overrides })],
    });
    expect(judged?.detail).toBe(detail);
  });

  it('turns the standby on at once', () => {
    const [judged] = runCheck(dbMultiAz, { dbInstances: [aDbInstance({ multiAz: false })] });
    expect(judged).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['orders', '--multi-az', '--apply-immediately']) } },
    });
  });

  it('says when the standby goes', () => {
    const dbInstances = [aDbInstance({ pendingValues: { ...nothingPending, multiAz: false } })];
    const [judged] = runCheck(dbMultiAz, { dbInstances });
    expect(judged?.detail).toMatch(/^Only in us-east-1a once a pending modification turns Multi-AZ off\./);
  });

  it('leaves the members of a cluster to the cluster, whose instances never report Multi-AZ', () => {
    expect(runCheck(dbMultiAz, { dbInstances: clusterMembers() })).toEqual([]);
  });
});
