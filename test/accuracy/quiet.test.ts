import { describe, expect, it } from '@jest/globals';
import type { Artifacts } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { shop } from './accounts';
import { judge, notWell } from './judge';

/** One planted fact that looks like a fault and is none, or stops nothing. */
type State = readonly [name: string, change: (region: Artifacts) => Partial<Artifacts>];

/** The database beside the shop's that nothing should be said about. */
const besideIt =
  (database: Parameters<typeof build.aDbInstance>[0]): State[1] =>
  ({ dbInstances }) => ({
    dbInstances: [
      ...dbInstances,
      build.aDbInstance({
        dbInstanceIdentifier: 'beside',
        multiAz: false,
        backupRetentionPeriod: 0,
        certificateValidTill: null,
        ...database,
      }),
    ],
  });

describe('the shop stays ready, and breaks at 100×, with', () => {
  it.each<State>([
    ['a database that is being deleted', besideIt({ dbInstanceStatus: 'deleting' })],
    ['DocumentDB in the list of RDS', besideIt({ engine: 'docdb', dbClusterIdentifier: 'documents' })],
    ['Neptune in the list of RDS', besideIt({ engine: 'neptune', dbClusterIdentifier: 'graph' })],
    [
      'a cluster without instances: a headless secondary, or Serverless v1',
      () => ({ dbClusters: [build.aDbCluster({ members: [], latestRestorableTime: null })] }),
    ],
    [
      'a certificate of the database that ends after the event, and that RDS rotates',
      ({ dbInstances }) => ({
        dbInstances: dbInstances.map((db) => ({ ...db, certificateValidTill: '2026-12-20T00:00:00Z' })),
      }),
    ],
    [
      'an empty target group of weight 0 beside the one that gets the requests',
      ({ targetGroups, targetHealth, listeners }) => ({
        targetGroups: [
          ...targetGroups,
          build.aTargetGroup({ targetGroupName: 'green', targetGroupArn: build.targetGroupArn('green') }),
        ],
        targetHealth: [...targetHealth, { targetGroupArn: build.targetGroupArn('green'), targets: [] }],
        listeners: listeners.map((listener) => ({
          ...listener,
          forwards: [
            { targetGroupArn: build.targetGroupArn(), weight: 1 },
            { targetGroupArn: build.targetGroupArn('green'), weight: 0 },
          ],
        })),
      }),
    ],
  ])('%s', async (_, change) => {
    const judged = await judge({ ...shop, region: { ...shop.region, ...change(shop.region) } });
    expect(notWell(judged)).toEqual([]);
    expect(judged.report.verdict).toBe('ready');
    expect(judged.report.breakingPoint).toMatchObject({ multiplier: 100, withoutOneZone: 50 });
  });
});
