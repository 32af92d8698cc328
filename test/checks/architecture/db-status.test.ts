import { describe, expect, it } from '@jest/globals';
import { dbStatus } from '../../../src/checks/architecture/db-status';
import { aDbCluster, aDbInstance } from '../../builders/artifacts';
import { runCheck } from '../../builders/check';

describe('db-status', () => {
  it.each([
    ['available', 'pass'],
    ['backing-up', 'pass'],
    ['configuring-enhanced-monitoring', 'pass'],
    ['storage-optimization', 'pass'],
    ['modifying', 'pass'],
    ['failing-over', 'pass'],
    ['rebooting', 'pass'],
    ['failed', 'fail'],
    ['stopped', 'fail'],
    ['stopping', 'fail'],
    ['storage-full', 'fail'],
    ['incompatible-parameters', 'fail'],
    ['incompatible-network', 'fail'],
    ['inaccessible-encryption-credentials', 'fail'],
    ['inaccessible-encryption-credentials-recoverable', 'fail'],
    ['insufficient-capacity', 'fail'],
    ['restore-error', 'fail'],
    ['cloning-failed', 'fail'],
    ['deleting', 'notApplicable'],
    ['delete-precheck', 'notApplicable'],
    ['a status of tomorrow', 'unknown'],
  ])('of an instance and of a cluster: %s is %s', (status, expected) => {
    const judged = runCheck(dbStatus, {
      dbInstances: [aDbInstance({ dbInstanceStatus: status })],
      dbClusters: [aDbCluster({ status })],
    });
    expect(judged.map((one) => one.status)).toEqual([expected, expected]);
  });

  it.each([
    ['stopped', ['start-db-instance', 'orders']],
    // 101 GiB and half as much again.
    ['storage-full', ['modify-db-instance', '--allocated-storage', '152']],
  ])('says how to mend %s', (dbInstanceStatus, words) => {
    const [judgement] = runCheck(dbStatus, {
      dbInstances: [aDbInstance({ dbInstanceStatus, allocatedStorage: 101 })],
      dbClusters: [],
    });
    expect(judgement).toMatchObject({ fix: { command: { words: expect.arrayContaining(words) } } });
  });

  it('starts a cluster, not its members', () => {
    const [judgement] = runCheck(dbStatus, {
      dbInstances: [],
      dbClusters: [aDbCluster({ status: 'stopped' })],
    });
    expect(judgement).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['start-db-cluster']) } },
    });
  });

  it.each([
    ['stopped', /^Start it\./],
    ['storage-full', /^Allocate more storage at once\.$/],
    ['inaccessible-encryption-credentials', /^Enable the KMS key/],
    ['incompatible-parameters', /^Undo what was changed in its parameter group/],
    ['incompatible-network', /^Make room in its subnets/],
    ['incompatible-option-group', /^Mend or replace its option group\.$/],
    ['insufficient-capacity', /^Choose another class or another zone/],
    ['restore-error', /^Restore it to a new one/],
  ])('gives AWS’s advice for %s', (status, advice) => {
    const judged = runCheck(dbStatus, {
      dbInstances: [aDbInstance({ dbInstanceStatus: status })],
      dbClusters: [aDbCluster({ status })],
    });
    const isFull = status === 'storage-full';
    for (const one of judged) {
      expect(one).toMatchObject({ fix: { action: expect.stringMatching(advice) } });
      expect('fix' in one && one.fix?.irreversible !== undefined).toBe(isFull);
    }
    // The storage of a cluster has no size that could be set.
    expect(judged.map((one) => 'fix' in one && one.fix?.command !== undefined)).toEqual([
      isFull || status === 'stopped',
      status === 'stopped',
    ]);
  });

  it('allocates more storage at once, and not in the next window', () => {
    const dbInstances = [aDbInstance({ dbInstanceStatus: 'storage-full', allocatedStorage: 100 })];
    expect(runCheck(dbStatus, { dbInstances, dbClusters: [] })[0]).toMatchObject({
      fix: { command: { words: expect.arrayContaining(['150', '--apply-immediately']) } },
    });
  });

  it('has advice where there is no command', () => {
    const [judgement] = runCheck(dbStatus, {
      dbInstances: [aDbInstance({ dbInstanceStatus: 'failed' })],
      dbClusters: [],
    });
    expect(judgement).toMatchObject({ fix: { action: expect.stringContaining('latest backup') } });
    expect(judgement).not.toMatchObject({ fix: { command: expect.anything() } });
  });
});
