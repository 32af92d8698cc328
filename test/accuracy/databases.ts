import type { DbCluster, DbInstance } from '../../src/model/artifacts';
import * as build from '../builders/artifacts';
import { type Account, aPreparedPlan, shop } from './accounts';
import { each } from './planted';

/** Two members of a cluster in two zones, and what they did at their peak. */
export const withMembers = (
  region: Account['region'],
  cluster: DbCluster,
  member: Partial<DbInstance>,
): Pick<Account['region'], 'dbInstances' | 'dbClusters' | 'dbInstancePeaks'> => {
  const { dbClusterIdentifier: name, engine } = cluster;
  const members = build.clusterMembers(undefined, name).map((one) => ({ ...one, engine, ...member }));
  return {
    dbInstances: [...region.dbInstances, ...members],
    dbClusters: [...region.dbClusters, cluster],
    dbInstancePeaks: [
      ...region.dbInstancePeaks,
      ...members.flatMap(({ dbInstanceIdentifier }) =>
        each(shop.region.dbInstancePeaks, {
          dbInstanceIdentifier,
          replicaLagSeconds: build.aPeak(0),
          isReplicationStopped: false,
        }),
      ),
    ],
  };
};

/** The shop with the sessions of its users in a serverless cluster, whose members each had half an ACU at the normal peak. */
export const databases: Account = {
  plan: aPreparedPlan(),
  region: {
    ...shop.region,
    dbInstances: [...shop.region.dbInstances, ...build.serverlessMembers()],
    dbClusters: [build.aServerlessCluster()],
    // Of each of the two in its place: 0.5 + 0.5 ACUs × 22 without the other.
    dbInstancePeaks: [
      ...shop.region.dbInstancePeaks,
      build.aServerlessPeak(),
      build.aServerlessPeak({
        dbInstanceIdentifier: 'sessions-2',
        replicaLagSeconds: build.aPeak(0.02),
        isReplicationStopped: false,
      }),
    ],
  },
};
