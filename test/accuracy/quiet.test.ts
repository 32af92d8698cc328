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
  ({ dbInstances, dbInstancePeaks }) => ({
    dbInstances: [
      ...dbInstances,
      build.aDbInstance({ dbInstanceIdentifier: 'beside', multiAz: false, ...database }),
    ],
    dbInstancePeaks: [
      ...dbInstancePeaks,
      ...dbInstancePeaks.map((peak) => ({
        ...peak,
        dbInstanceIdentifier: database?.dbInstanceIdentifier ?? 'beside',
      })),
    ],
  });

/** What would be found of it if it were judged. */
const WRONG = { backupRetentionPeriod: 0, certificateValidTill: null };

it('a database named dev without a standby asks a question, and owns no headline', async () => {
  const change = besideIt({
    dbInstanceIdentifier: 'orders-dev',
    // Of groups that could not be seen, nobody knows whom they let in.
    securityGroupIds: ['sg-elsewhere'],
  });
  const judged = await judge({ ...shop, region: { ...shop.region, ...change(shop.region) } });
  expect(notWell(judged)).toEqual(['grey traffic-path orders-dev', 'yellow db-multi-az orders-dev']);
  expect(judged.report.breakingPoint).toMatchObject({ multiplier: 100, withoutOneZone: 50 });
});

describe('the shop stays ready, and breaks at 100×, with', () => {
  it.each<State>([
    ['a database that is being deleted', besideIt({ ...WRONG, dbInstanceStatus: 'deleting' })],
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
      'root volumes of 8 GiB of an older generation',
      ({ volumes }) => ({
        volumes: volumes.map((volume) => ({ ...volume, volumeType: 'gp2', sizeGiB: 8 })),
      }),
    ],
    [
      // It would be lost with its zone, at 0×.
      'a database of developers without a standby',
      besideIt({ tags: { environment: 'dev' } }),
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
