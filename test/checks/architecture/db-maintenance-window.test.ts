import { describe, expect, it } from '@jest/globals';
import { dbMaintenanceWindow } from '../../../src/checks/architecture/db-maintenance-window';
import type { Judgement } from '../../../src/checks/check';
import { listOf } from '../../../src/judging/fix';
import { aDbCluster, aDbInstance } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

const commandOf = (judgement: Judgement | undefined): string | undefined => {
  const command = judgement && 'fix' in judgement ? judgement.fix?.command : undefined;
  return command && listOf(command)[0]?.words.slice(1).join(' ');
};

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
    expect(statusesOf(dbMaintenanceWindow, { dbInstances, dbClusters })).toEqual([status, status]);
  });

  it.each([
    ['in the event', 'sat:03:00-sat:03:30', 'fail'],
    ['outside it', 'mon:03:00-mon:03:30', 'pass'],
  ])('pending modifications %s', (_, preferredMaintenanceWindow, status) => {
    const db = aDbInstance({ preferredMaintenanceWindow, pendingModifications: ['EngineVersion'] });
    const [judgement] = runCheck(dbMaintenanceWindow, { dbInstances: [db], dbClusters: [] });
    expect(judgement).toMatchObject({ status, detail: expect.stringContaining('EngineVersion') });
  });

  it('moves each window to the next free day at the same hour, with what is pending applied before', () => {
    const window = { preferredMaintenanceWindow: 'sat:03:00-sat:03:30' };
    const [db, cluster] = runCheck(dbMaintenanceWindow, {
      dbInstances: [aDbInstance({ ...window, pendingModifications: ['EngineVersion', 'Iops'] })],
      dbClusters: [aDbCluster(window)],
    });
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
      { dbInstances: [aDbInstance({ preferredMaintenanceWindow: 'sat:03:00-sat:03:30' })], dbClusters: [] },
      { window: long },
    );
    expect(db).toMatchObject({
      status: 'warn',
      fix: { action: expect.stringMatching(/^The event takes all days of the week/) },
    });
    expect(commandOf(db)).toBeUndefined();
  });
});
