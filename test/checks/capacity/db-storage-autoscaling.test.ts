import { describe, expect, it } from '@jest/globals';
import { dbStorageAutoscaling } from '../../../src/checks/capacity/db-storage-autoscaling';
import { aDbInstance, clusterMembers } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

describe('db-storage-autoscaling', () => {
  it.each([
    ['ten per cent of room', { allocatedStorage: 100, maxAllocatedStorage: 110 }, 'pass'],
    ['less', { allocatedStorage: 100, maxAllocatedStorage: 109 }, 'warn'],
    ['no room left', { allocatedStorage: 100, maxAllocatedStorage: 100 }, 'warn'],
    ['off', { maxAllocatedStorage: null }, 'warn'],
    ['Aurora', { storageType: 'aurora-iopt1', maxAllocatedStorage: null }, 'notApplicable'],
  ])('%s', (_, db, status) => {
    expect(statusesOf(dbStorageAutoscaling, { dbInstances: [aDbInstance(db)] })).toEqual([status]);
  });

  it('says how far it may grow', () => {
    const details = [500, null].map(
      (maxAllocatedStorage) =>
        runCheck(dbStorageAutoscaling, { dbInstances: [aDbInstance({ maxAllocatedStorage })] })[0]?.detail,
    );
    expect(details).toEqual([
      '100 GiB allocated, may grow to 500 GiB.',
      '100 GiB allocated, storage autoscaling off.',
    ]);
  });

  it('lets it grow to twice its size, at once', () => {
    const dbInstances = [aDbInstance({ allocatedStorage: 120, maxAllocatedStorage: null })];
    expect(runCheck(dbStorageAutoscaling, { dbInstances })[0]).toMatchObject({
      fix: {
        change: 'rds/orders@111122223333/us-east-1.maxAllocatedStorage=240',
        command: {
          words: expect.arrayContaining(['orders', '--max-allocated-storage', '240', '--apply-immediately']),
          asks: { setting: expect.stringContaining('orders'), value: 240 },
        },
        irreversible: expect.stringContaining('cannot be made smaller again'),
      },
    });
  });

  it('leaves the members of a cluster to the cluster', () => {
    expect(statusesOf(dbStorageAutoscaling, { dbInstances: clusterMembers() })).toEqual([]);
  });
});
