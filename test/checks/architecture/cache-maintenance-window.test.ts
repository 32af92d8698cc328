import { describe, expect, it } from '@jest/globals';
import { cacheMaintenanceWindow } from '../../../src/checks/architecture/cache-maintenance-window';
import type { CacheCluster, CacheReplicationGroup, CacheUpdateAction } from '../../../src/model/artifacts';
import { aCacheCluster, anUpdateAction, aReplicationGroup, clustersOf } from '../../builders/artifacts';
import { aContext, runCheck, statusesOf } from '../../builders/check';

/** Saturday, 12 December 2026. */
const window = { start: '2026-12-12T00:00:00Z', end: '2026-12-12T06:00:00Z' };
const IN_IT = 'sat:05:00-sat:06:00';
const AFTER_IT = 'sat:06:00-sat:07:00';

const account = (
  preferredMaintenanceWindow: string | null,
  updates: readonly Partial<CacheUpdateAction>[] = [],
  group: Partial<CacheReplicationGroup> = {},
  cluster: Partial<CacheCluster> = {},
) => ({
  cacheReplicationGroups: [aReplicationGroup(group)],
  cacheClusters: clustersOf(aReplicationGroup(), { preferredMaintenanceWindow, ...cluster }),
  cacheUpdateActions: updates.map(anUpdateAction),
});

describe('cache-maintenance-window', () => {
  it.each([
    ['outside', account(AFTER_IT), 'pass'],
    ['in the event', account(IN_IT), 'warn'],
    [
      'in the event, with something pending',
      account(IN_IT, [], { pendingModifications: ['Resharding'] }),
      'fail',
    ],
    [
      'in the event, with something pending for a node',
      account(IN_IT, [], {}, { pendingModifications: ['EngineVersion'] }),
      'fail',
    ],
    ['in the event, with an update', account(IN_IT, [{ severity: 'low' }]), 'fail'],
    ['outside, with an update that is not urgent', account(AFTER_IT, [{ severity: 'low' }]), 'pass'],
    ['outside, with an urgent update', account(AFTER_IT, [{}]), 'warn'],
    ['outside, with an update of another cache', account(AFTER_IT, [{ resourceId: 'other' }]), 'pass'],
    ['not known', account(null), 'unknown'],
    ['of what is being deleted', account(IN_IT, [], { status: 'deleting' }), 'notApplicable'],
  ])('%s', (_, artifacts, status) => {
    expect(statusesOf(cacheMaintenanceWindow, artifacts, { ...aContext(), window })).toEqual([status]);
  });

  it('moves it to another day, of a group or of a cluster alone', () => {
    const words = (artifacts: ReturnType<typeof account>) =>
      runCheck(cacheMaintenanceWindow, artifacts, { ...aContext(), window }).map((judged) =>
        judged.status === 'warn' && judged.fix.command && 'words' in judged.fix.command
          ? judged.fix.command.words.slice(2).join(' ')
          : null,
      );
    expect(words(account(IN_IT))).toEqual([
      'modify-replication-group --region us-east-1 --replication-group-id sessions --preferred-maintenance-window sun:05:00-sun:06:00',
    ]);
    const alone = aCacheCluster({
      cacheClusterId: 'single',
      replicationGroupId: null,
      preferredMaintenanceWindow: IN_IT,
    });
    expect(words({ ...account(IN_IT), cacheReplicationGroups: [], cacheClusters: [alone] })).toEqual([
      'modify-cache-cluster --region us-east-1 --cache-cluster-id single --preferred-maintenance-window sun:05:00-sun:06:00',
    ]);
  });

  it('tells what waits', () => {
    const [judged] = runCheck(
      cacheMaintenanceWindow,
      account(IN_IT, [{}], { pendingModifications: ['Resharding'] }),
      { ...aContext(), window },
    );
    expect(judged?.detail).toBe(
      'Opens every week sat:05:00-sat:06:00 UTC. Pending: Resharding. Service updates: elasticache-20261101 (important, not-applied, wanted by 2027-02-01T00:00:00Z).',
    );
  });
});
