import type { DbCluster, DbInstance } from '../model/artifacts';
import { type JudgedResource, type Judgement, notApplicable } from './check';

export const instanceResource = (db: DbInstance): JudgedResource => ({
  name: db.dbInstanceIdentifier,
  arn: db.dbInstanceArn,
});

/** Instances and clusters are named apart: both may be called `orders`. */
export const clusterResource = (cluster: DbCluster): JudgedResource => ({
  name: `cluster/${cluster.dbClusterIdentifier}`,
  arn: cluster.dbClusterArn,
});

/** Judges the instances that stand alone; members of a cluster are judged as the cluster. */
export const judgeInstances = (
  instances: readonly DbInstance[],
  judge: (db: DbInstance, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  instances.filter((db) => db.dbClusterIdentifier === null).map((db) => judge(db, instanceResource(db)));

/** As {@link judgeInstances}, for what a read replica takes from its source. */
export const judgePrimaries = (
  instances: readonly DbInstance[],
  judge: (db: DbInstance, resource: JudgedResource) => Judgement,
): readonly Judgement[] =>
  judgeInstances(instances, (db, resource) =>
    db.readReplicaSource === null
      ? judge(db, resource)
      : notApplicable(`It is a read replica of ${db.readReplicaSource}.`, resource),
  );
