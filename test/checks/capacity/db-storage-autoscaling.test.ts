import { describe, expect, it } from '@jest/globals';
import { dbStorageAutoscaling } from '../../../src/checks/capacity/db-storage-autoscaling';
import { aDbInstance, clusterMembers } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

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

  it('leaves the members of a cluster to the cluster', () => {
    expect(statusesOf(dbStorageAutoscaling, { dbInstances: clusterMembers() })).toEqual([]);
  });
});
