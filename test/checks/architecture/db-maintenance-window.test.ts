import { describe, expect, it } from '@jest/globals';
import { dbMaintenanceWindow } from '../../../src/checks/architecture/db-maintenance-window';
import type { Judgement } from '../../../src/checks/check';
import { listOf } from '../../../src/judging/fix';
import { aDbCluster, aDbInstance, aPendingMaintenance } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const commandOf = (judgement: Judgement | undefined): string | undefined => {
  const command = judgement && 'fix' in judgement ? judgement.fix?.command : undefined;
  return command && listOf(command)[0]?.words.slice(1).join(' ');
};

const IN_EVENT = 'sat:03:00-sat:03:30';
const OUTSIDE = 'mon:03:00-mon:03:30';

/** The event of the builders: Saturday 12 December 2026, 00:00 to 23:59 in Singapore (UTC+8). */
const EVENT = 'fri:16:00-sat:15:59 UTC';

describe(`db-maintenance-window, event ${EVENT}`, () => {
  it.each([
    ['within', 'sat:03:00-sat:03:30', 'warn'],
    ['closes as the event starts', 'fri:15:30-fri:16:00', 'pass'],
    ['closes a minute into it', 'fri:15:30-fri:16:01', 'warn'],
    ['opens in its last minute', 'sat:15:58-sat:16:28', 'warn'],
    ['opens as it ends', 'sat:15:59-sat:16:29', 'pass'],
    ['on Saturday in Singapore, Friday in UTC', 'Fri:20:00-Fri:20:30', 'warn'],
    ['wraps the week into the event', 'sat:20:00-fri:17:00', 'warn'],
    ['not a window', 'caturday:03:00', 'unknown'],
    ['none given', null, 'unknown'],
  ])('%s', (_, preferredMaintenanceWindow, status) => {
    const dbInstances = [aDbInstance({ preferredMaintenanceWindow })];
    const dbClusters = [aDbCluster({ preferredMaintenanceWindow })];
    expect(statusesOf(dbMaintenanceWindow, { dbInstances, dbClusters, dbPendingMaintenance: [] })).toEqual([
      status,
      status,
    ]);
  });

  it.each([
    ['caturday:03:00', 'Its maintenance window cannot be read: caturday:03:00.'],
    [null, 'Its maintenance window cannot be read: none given.'],
  ])('says what it cannot read: %s', (preferredMaintenanceWindow, detail) => {
    const dbInstances = [aDbInstance({ preferredMaintenanceWindow })];
    const artifacts = { dbInstances, dbClusters: [], dbPendingMaintenance: [] };
    expect(runCheck(dbMaintenanceWindow, artifacts)[0]?.detail).toBe(detail);
  });

  it.each([
    ['in the event, the next one', 'sat:03:00-sat:03:30', '2026-12-04T16:00:01Z', 'fail'],
    ['in the event, and once before', 'sat:03:00-sat:03:30', '2026-12-04T16:00:00Z', 'warn'],
    ['outside it', 'mon:03:00-mon:03:30', '2026-12-11T00:00:00Z', 'pass'],
  ])('pending modifications, with a window %s', (_, preferredMaintenanceWindow, asOf, status) => {
    const db = aDbInstance({ preferredMaintenanceWindow, pendingModifications: ['EngineVersion'] });
    const [judgement] = runCheck(
      dbMaintenanceWindow,
      { dbInstances: [db], dbClusters: [], dbPendingMaintenance: [] },
      { asOf },
    );
    expect(judgement).toMatchObject({ status, detail: expect.stringContaining('EngineVersion') });
  });

  it('moves each window to the next free day at the same hour, with what is pending applied before', () => {
    const window = { preferredMaintenanceWindow: 'sat:03:00-sat:03:30' };
    const [db, cluster] = runCheck(
      dbMaintenanceWindow,
      {
        dbInstances: [aDbInstance({ ...window, pendingModifications: ['EngineVersion', 'Iops'] })],
        dbClusters: [aDbCluster(window)],
        dbPendingMaintenance: [],
      },
      { asOf: '2026-12-10T00:00:00Z' },
    );
    expect(db).toMatchObject({
      detail: 'Opens every week sat:03:00-sat:03:30 UTC. Pending: EngineVersion, Iops.',
      fix: {
        action:
          'Apply the pending modifications now in a quiet hour, and move the maintenance window to sun:03:00-sun:03:30 UTC, outside the event.',
      },
    });
    expect(cluster).toMatchObject({
      detail: 'Opens every week sat:03:00-sat:03:30 UTC.',
      fix: { action: 'Move the maintenance window to sun:03:00-sun:03:30 UTC, outside the event.' },
    });
    expect([db, cluster].map(commandOf)).toEqual([
      'rds modify-db-instance --region us-east-1 --db-instance-identifier orders --preferred-maintenance-window sun:03:00-sun:03:30',
      'rds modify-db-cluster --region us-east-1 --db-cluster-identifier catalog --preferred-maintenance-window sun:03:00-sun:03:30',
    ]);
  });

  it('leaves no day in an event that takes all of the week', () => {
    const long = { start: '2026-12-01T00:00:00Z', end: '2026-12-12T00:00:00Z' };
    const [db] = runCheck(
      dbMaintenanceWindow,
      {
        dbInstances: [aDbInstance({ preferredMaintenanceWindow: 'sat:03:00-sat:03:30' })],
        dbClusters: [],
        dbPendingMaintenance: [],
      },
      { window: long },
    );
    expect(db).toMatchObject({
      status: 'warn',
      fix: { action: expect.stringMatching(/^The event takes all days of the week/) },
    });
    expect(commandOf(db)).toBeUndefined();
  });

  // The event is from 11 December 16:00 to 12 December 15:59, UTC.
  it.each([
    ['is due in the window that opens in the event', IN_EVENT, { appliesAt: '2026-12-04T16:00:01Z' }, 'fail'],
    ['is due in the window before that', IN_EVENT, { appliesAt: '2026-12-04T16:00:00Z' }, 'warn'],
    ['is due after the event', IN_EVENT, { appliesAt: '2026-12-12T15:59:00Z' }, 'warn'],
    ['has no date', IN_EVENT, {}, 'warn'],
    ['is due, and the window opens outside', OUTSIDE, { appliesAt: '2026-12-10T00:00:00Z' }, 'pass'],
    ['is forced in the event', OUTSIDE, { forcedAt: '2026-12-12T03:00:00Z' }, 'fail'],
    ['is forced three days before, and may be late', OUTSIDE, { forcedAt: '2026-12-08T16:00:01Z' }, 'fail'],
    ['is forced earlier', OUTSIDE, { forcedAt: '2026-12-08T16:00:00Z' }, 'pass'],
    ['is forced as the event ends', OUTSIDE, { forcedAt: '2026-12-12T15:59:00Z' }, 'pass'],
    ['is forced, and the window cannot be read', null, { forcedAt: '2026-12-12T03:00:00Z' }, 'fail'],
  ])('maintenance of RDS that %s', (_, preferredMaintenanceWindow, action, status) => {
    const db = aDbInstance({ preferredMaintenanceWindow });
    const cluster = aDbCluster({ preferredMaintenanceWindow });
    const dbPendingMaintenance = [db.dbInstanceArn, cluster.dbClusterArn].map((resourceArn) =>
      aPendingMaintenance({ resourceArn, ...action }),
    );
    expect(
      statusesOf(dbMaintenanceWindow, { dbInstances: [db], dbClusters: [cluster], dbPendingMaintenance }),
    ).toEqual([status, status]);
  });

  it('says what RDS does in the event, and to do it before', () => {
    const db = aDbInstance({ preferredMaintenanceWindow: OUTSIDE });
    const [judgement] = runCheck(dbMaintenanceWindow, {
      dbInstances: [db],
      dbClusters: [],
      dbPendingMaintenance: [
        aPendingMaintenance({ resourceArn: db.dbInstanceArn, forcedAt: '2026-12-12T03:00:00Z' }),
        aPendingMaintenance({
          resourceArn: 'arn:other',
          action: 'db-upgrade',
          forcedAt: '2026-12-12T03:00:00Z',
        }),
      ],
    });
    expect(judgement).toMatchObject({
      detail:
        'Opens every week mon:03:00-mon:03:30 UTC. RDS applies os-upgrade from 2026-12-12T03:00:00Z on, whatever the window.',
      fix: { action: 'Apply os-upgrade now, in a quiet hour, so that RDS does not do it in the event.' },
    });
  });
});
