import { describe, expect, it } from '@jest/globals';
import { dbMaintenanceWindow } from '../../../src/checks/architecture/db-maintenance-window';
import { aDbCluster, aDbInstance } from '../../builders/artifacts';
import { runCheck, statusesOf } from '../../builders/check';

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
});
