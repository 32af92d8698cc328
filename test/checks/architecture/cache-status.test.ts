import { describe, expect, it } from '@jest/globals';
import { cacheStatus } from '../../../src/checks/architecture/cache-status';
import { aReplicationGroup, aServerlessCache, clustersOf } from '../../builders/artifacts';
import { statusesOf } from '../../builders/check';

const account = (status: string, nodesPendingReboot: string[] = []) => ({
  cacheReplicationGroups: [aReplicationGroup({ status })],
  cacheClusters: clustersOf(aReplicationGroup(), { nodesPendingReboot }),
  serverlessCaches: [aServerlessCache({ status: status.toUpperCase() })],
});

describe('cache-status', () => {
  it.each([
    ['available', 'pass'],
    ['modifying', 'pass'],
    ['snapshotting', 'pass'],
    ['create-failed', 'fail'],
    ['deleting', 'notApplicable'],
    ['dreaming', 'unknown'],
  ])('%s', (status, judged) => {
    expect(statusesOf(cacheStatus, account(status))).toEqual([judged, judged]);
  });

  it('warns of nodes that wait for a reboot', () => {
    expect(statusesOf(cacheStatus, account('available', ['0001']))).toEqual(['warn', 'pass']);
    expect(statusesOf(cacheStatus, account('create-failed', ['0001']))).toEqual(['fail', 'fail']);
  });
});
